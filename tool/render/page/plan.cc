// SPDX-License-Identifier: MIT
// A piece is what stands at the top of a section: a heading, a paragraph, a whole list, a table. One with changes has
// a frame, so that a script can show it side by side; its notes stand outside the part that is then shown twice.
#include "tool/render/page/plan.h"

#include <algorithm>
#include <set>
#include <vector>

#include "tool/render/html_text.h"
#include "tool/render/page/folds.h"
#include "tool/render/page/inline.h"
#include "tool/render/page/notes.h"
#include "tool/render/page/table.h"
#include "tool/render/phrases.h"

namespace planrev::tool {
namespace {

using diff::Around;
using diff::RedlineBlock;
using diff::Sign;
using diff::Standing;
using diff::Unit;

constexpr int kDeeper = 2;  // the plan's headings stand below two of the page's own
constexpr int kDeepest = 6;

class PlanWriter {
 public:
  explicit PlanWriter(const PageContext& context) : context_(context), inlines_(context), notes_(context) {}

  std::string Write() {
    for (const Fold& fold : FoldSections(context_.redline().sections)) WriteFold(fold);
    return std::move(html_);
  }

 private:
  const diff::RedlineSection& Section(std::size_t index) const { return context_.redline().sections[index]; }
  const RedlineBlock& Block(std::size_t index) const { return context_.redline().blocks[index]; }

  // --- sections ---

  void WriteFold(const Fold& fold) {
    const diff::RedlineSection& section = Section(fold.first);
    switch (fold.kind) {
      case FoldKind::kShown:
        html_ += "<div class=\"part\">\n";
        WriteBlocks(section.first, section.last);
        html_ += "</div>\n";
        return;
      case FoldKind::kHeading:
        html_ += "<div class=\"part\">\n";
        WriteBlocks(section.first, section.first + 1);
        if (section.last > section.first + 1) {
          OpenFold("The text under this heading");
          WriteBlocks(section.first + 1, section.last);
          html_ += "</details>\n";
        }
        html_ += "</div>\n";
        return;
      case FoldKind::kFolded:
        OpenFold(FoldTitle(fold));
        WriteBlocks(section.first, Section(fold.last - 1).last);
        html_ += "</details>\n";
    }
  }

  void OpenFold(const std::string& title) {
    html_ += "<details class=\"same\"><summary><span class=\"kind\">Unchanged:</span> " + title + "</summary>\n";
  }

  std::string FoldTitle(const Fold& fold) const {
    const std::size_t count = fold.last - fold.first;
    if (count == 1) return Title(fold.first);
    return Counted(count, "section") + ", from " + Title(fold.first) + " to " + Title(fold.last - 1);
  }

  std::string Title(std::size_t section) const {
    if (Section(section).level == 0) return "the text before the first heading";
    const std::string title = PlainText(Block(Section(section).first).text);
    return title.empty() ? "a section without a title" : "“" + HtmlText(title) + "”";
  }

  // --- pieces ---

  void WriteBlocks(std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) WriteBlock(Block(b), b);
    ClosePiece();
  }

  void WriteBlock(const RedlineBlock& block, std::size_t index) {
    if (block.around.empty() || open_.empty() || !SameKind(open_.front(), block.around.front())) ClosePiece();
    Enter(block);
    WriteContent(block, index);
  }

  static bool SameKind(const Around& a, const Around& b) { return a.quote == b.quote && a.list == b.list; }

  void ClosePiece() {
    CloseTo(0);
    if (piece_.empty() && piece_notes_.empty()) return;
    if (piece_changed_) {
      html_ += "<div class=\"piece" + Sides() + "\">\n" + piece_notes_ + "<div class=\"now\">\n" + piece_ + "</div>\n" +
               piece_foot_ + "</div>\n";
    } else {
      html_ += piece_;
    }
    piece_.clear();
    piece_notes_.clear();
    piece_foot_.clear();
    piece_changed_ = piece_before_ = piece_after_ = false;
  }

  // Whether all of the piece came or went.
  std::string Sides() const {
    return piece_before_ == piece_after_ ? "" : piece_before_ ? " only-before" : " only-after";
  }

  // --- lists and quotations ---

  void Enter(const RedlineBlock& block) {
    std::size_t same = 0;
    while (same < std::min(open_.size(), block.around.size()) && SameKind(open_[same], block.around[same])) ++same;
    CloseTo(same);
    const bool same_list = same == block.around.size() && same > 0 && !block.around.back().quote;
    if (same_list && block.opens_item) piece_ += "</li>\n" + OpenItem(block, block.around.back());
    for (std::size_t i = same; i < block.around.size(); ++i) Open(block, block.around[i]);
  }

  void Open(const RedlineBlock& block, const Around& around) {
    open_.push_back(around);
    if (around.quote) {
      piece_ += "<blockquote>\n";
    } else {
      piece_ += (around.ordered ? "<ol>\n" : "<ul>\n") + OpenItem(block, around);
    }
  }

  static std::string OpenItem(const RedlineBlock& block, const Around& list) {
    const bool numbered = list.ordered && block.opens_item && list == block.around.back();
    return numbered ? "<li value=\"" + std::to_string(block.item_number) + "\">" : "<li>";
  }

  void CloseTo(std::size_t depth) {
    for (; open_.size() > depth; open_.pop_back())
      piece_ += open_.back().quote ? "</blockquote>\n" : open_.back().ordered ? "</li>\n</ol>\n" : "</li>\n</ul>\n";
  }

  // --- blocks ---

  void WriteContent(const RedlineBlock& block, std::size_t index) {
    piece_before_ = piece_before_ || block.sign != Sign::kAdded;
    piece_after_ = piece_after_ || block.sign != Sign::kRemoved;
    if (block.unit == Unit::kTable) return WriteTableBlock(block);
    piece_changed_ = piece_changed_ || !block.changes.empty();
    WriteNotes(block);
    piece_ += Content(block, index);
  }

  // Within a list a note stands in its item, unless the whole list is meant.
  void WriteNotes(const RedlineBlock& block) {
    std::string& place = open_.empty() ? piece_notes_ : piece_;
    if (block.standing == Standing::kMovedAway) {
      place += Away(block);
      return;
    }
    for (const int change : block.changes) {
      const bool list = context_.change(change).unit == Unit::kList && open_.size() == 1;
      (list ? piece_notes_ : place) += notes_.Above(change, block.standing);
    }
  }

  std::string Away(const RedlineBlock& block) {
    std::string html;
    for (const int change : block.changes) html += notes_.Away(change);
    return html;
  }

  void WriteTableBlock(const RedlineBlock& block) {
    WriteNotes(block);
    const TableHtml table = WriteTable(block, context_, inlines_, notes_);
    piece_changed_ = piece_changed_ || !block.changes.empty() || !table.notes.empty();
    piece_ +=
        block.sign == Sign::kEqual ? table.table : "<div class=\"" + Class(block) + "\">" + table.table + "</div>\n";
    (open_.empty() ? piece_foot_ : piece_) += table.notes;
  }

  // How a block stands, and the weight of its first change.
  std::string Class(const RedlineBlock& block) const {
    if (block.changes.empty()) return "";
    const std::string weight = " " + WeightClass(context_.change(block.changes.front()).significance);
    if (block.standing == Standing::kMovedAway) return "is-away" + weight;
    if (block.sign == Sign::kAdded) return "is-added" + weight;
    if (block.sign == Sign::kRemoved) return "is-removed" + weight;
    return "is-edited" + weight;
  }

  std::string Attributes(const RedlineBlock& block, const std::string& kind = "") const {
    std::string names = Class(block);
    if (!kind.empty()) names += (names.empty() ? "" : " ") + kind;
    return names.empty() ? "" : " class=\"" + names + "\"";
  }

  std::string Content(const RedlineBlock& block, std::size_t index) {
    switch (block.unit) {
      case Unit::kHeading:
        return Heading(block, index);
      case Unit::kCode:
        return Preformatted(block, "Preformatted text");
      case Unit::kHtml:
        return Preformatted(block, "HTML in the plan's text");
      case Unit::kMetadata:
        return block.front_matter ? FrontMatter(block) : Preformatted(block, "Definition of a link");
      case Unit::kFootnote:
        return Footnote(block);
      default:
        return "<p" + Attributes(block) + ">" + Text(block) + "</p>\n";
    }
  }

  std::string Text(const RedlineBlock& block) {
    return block.standing == Standing::kMovedAway ? inlines_.Moved(block.text, "moved from here")
                                                  : inlines_.Flowing(block.text);
  }

  std::string Heading(const RedlineBlock& block, std::size_t index) {
    const int level = block.level + kDeeper;
    const std::string tag = "h" + std::to_string(std::min(level, kDeepest));
    const std::string deeper = level > kDeepest ? " aria-level=\"" + std::to_string(level) + "\"" : "";
    return "<" + tag + " id=\"" + context_.HeadingId(index) + "\"" + deeper + Attributes(block) + ">" + Text(block) +
           "</" + tag + ">\n";
  }

  std::string Preformatted(const RedlineBlock& block, const std::string& name) {
    return "<pre" + Attributes(block, block.unit == Unit::kCode ? "" : "raw") +
           " tabindex=\"0\" role=\"group\" aria-label=\"" + name + "\">" + inlines_.Literal(block.text) + "</pre>\n";
  }

  std::string FrontMatter(const RedlineBlock& block) {
    return std::string("<details class=\"front\"") + (block.changes.empty() ? "" : " open") +
           "><summary>About the document (front matter)</summary>\n" + Preformatted(block, "Front matter") +
           "</details>\n";
  }

  // "[^1]: text", with a way back to its mark.
  std::string Footnote(const RedlineBlock& block) {
    std::string label;
    for (const auto& run : block.text) {
      if (label.empty() && (run.styled.faces & diff::Face::kNote)) label = std::string(NoteLabel(run.styled.text));
    }
    const std::string id = context_.NoteId(label);
    const bool here = !id.empty() && block.standing != Standing::kMovedAway && defined_.insert(id).second;
    return "<p" + (here ? " id=\"" + id + "\"" : "") + Attributes(block, "footnote") + ">" +
           inlines_.Definition(block.text) +
           (here && inlines_.IsMarked(label)
                ? " <a class=\"back\" href=\"#" + context_.NoteMarkId(label) + "\">Back<span class=\"vh\"> to note " +
                      HtmlText(label) + " in the text</span></a>"
                : "") +
           "</p>\n";
  }

  const PageContext& context_;
  InlineWriter inlines_;
  NoteWriter notes_;
  std::set<std::string> defined_;  // ids of footnotes
  std::string html_;
  std::string piece_;        // what stands in the plan
  std::string piece_notes_;  // above it
  std::string piece_foot_;   // below it
  bool piece_changed_ = false;
  bool piece_before_ = false;  // whether some of it stands on that side
  bool piece_after_ = false;
  std::vector<Around> open_;
};

}  // namespace

std::string WritePlan(const PageContext& context) { return PlanWriter(context).Write(); }

}  // namespace planrev::tool
