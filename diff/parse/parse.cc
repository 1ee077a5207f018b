// SPDX-License-Identifier: MIT
// cmark says which lines belong to which block; the text is then taken from the section's own bytes, since cmark's
// inline positions do not hold. Lines that cmark swallowed (link definitions, footnotes) are found as those no block
// covers.
#include "diff/parse/parse.h"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <string>

#include "diff/parse/pipe_table.h"
#include "diff/text/hash.h"
#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

// A heading's lines without its marks.
std::vector<Piece> HeadingText(std::vector<Piece> pieces) {
  if (pieces.front().text.substr(0, 1) != "#") {
    if (pieces.size() > 1) pieces.pop_back();  // a setext underline
    return pieces;
  }
  Piece& line = pieces.front();
  while (!line.text.empty() && line.text.front() == '#') line = {line.text.substr(1), line.offset + 1};
  std::string_view text = Trim(line.text);
  const std::size_t content = text.find_last_not_of('#');
  if (content == std::string_view::npos) {
    text = {};
  } else if (content + 1 < text.size() && IsBlank(text[content])) {
    text = Trim(text.substr(0, content));
  }
  const std::size_t blanks = text.empty() ? 0 : static_cast<std::size_t>(text.data() - line.text.data());
  line = {text, line.offset + blanks};
  return pieces;
}

class SectionParser {
 public:
  SectionParser(const ParseRange& range, Document& document, Vocabulary& vocabulary)
      : range_(range), document_(document), vocabulary_(vocabulary) {}

  void Parse() {
    const std::string_view text = document_.text.substr(range_.start, range_.end - range_.start);
    for (std::size_t at = 0; at < text.size(); at = lines_.back().next) lines_.push_back(LineAt(text, at));
    const std::unique_ptr<cmark_node, FreeNode> root(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
    const std::unique_ptr<cmark_iter, FreeIterator> nodes(cmark_iter_new(root.get()));
    for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(nodes.get())) {
      Visit(nodes.get(), cmark_iter_get_node(nodes.get()), event == CMARK_EVENT_ENTER);
    }
    TakeSwallowed(lines_.size());
  }

 private:
  void Visit(cmark_iter* nodes, cmark_node* node, bool enters) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_LIST:
        return List(node, enters);
      case CMARK_NODE_ITEM:
        return Item(node, enters);
      case CMARK_NODE_BLOCK_QUOTE:
        quote_depth_ += enters ? 1 : -1;
        nesting_ = enters ? nesting_ << 1 | 1 : nesting_ >> 1;
        return;
      case CMARK_NODE_THEMATIC_BREAK:
        return Rule(node);
      case CMARK_NODE_HEADING:
        return Leaf(nodes, node, Unit::kHeading);
      case CMARK_NODE_PARAGRAPH:
        return Leaf(nodes, node, Unit::kParagraph);
      case CMARK_NODE_CODE_BLOCK:
        return Leaf(nodes, node, Unit::kCode);
      case CMARK_NODE_HTML_BLOCK:
        return Leaf(nodes, node, Unit::kHtml);
      default:
        return;
    }
  }

  void List(cmark_node* node, bool enters) {
    nesting_ = enters ? nesting_ << 1 : nesting_ >> 1;
    if (!enters) {
      lists_.pop_back();
      return;
    }
    lists_.push_back({document_.lists++, cmark_node_get_list_type(node) == CMARK_ORDERED_LIST});
  }

  void Item(cmark_node* node, bool enters) {
    if (enters && item_start_ == kNone) item_start_ = Offset(node);
    if (!enters && cmark_node_first_child(node) == nullptr) EmptyItem(node);
    if (!enters) item_start_ = kNone;
  }

  // An item without text is a block all the same: its marker.
  void EmptyItem(cmark_node* node) {
    const std::size_t line = LineOf(cmark_node_get_start_line(node));
    if (line < next_line_) return;  // cmark counted it to the block above as well
    TakeSwallowed(line);
    if (item_start_ == kNone) return;
    AddBlock(Unit::kItem, item_start_, lines_[line].end, {});
    next_line_ = line + 1;
  }

  void Rule(cmark_node* node) {
    const std::size_t line = LineOf(cmark_node_get_start_line(node));
    TakeSwallowed(line);
    next_line_ = std::max(next_line_, line + 1);
    item_start_ = kNone;
  }

  void Leaf(cmark_iter* nodes, cmark_node* node, Unit unit) {
    const std::size_t first = std::max(LineOf(cmark_node_get_start_line(node)), next_line_);
    const std::size_t said = LineOf(cmark_node_get_end_line(node));
    const std::size_t last = std::max(unit == Unit::kHeading ? HeadingEnd(first, said) : said, first);
    if (first < lines_.size()) {
      TakeSwallowed(first);
      level_ = unit == Unit::kHeading ? cmark_node_get_heading_level(node) : 0;
      TakeLines(unit, std::max(Offset(node), lines_[first].start), first, std::min(last, lines_.size() - 1));
      level_ = 0;
    }
    item_start_ = kNone;
    cmark_iter_reset(nodes, node, CMARK_EVENT_EXIT);
  }

  // cmark 0.30 may count the line below a setext heading's underline as part of it.
  std::size_t HeadingEnd(std::size_t first, std::size_t said) const {
    if (first >= lines_.size()) return said;
    for (std::size_t line = first + 1; line < std::min(said + 1, lines_.size()); ++line) {
      const std::size_t start = std::min(SkipPrefix(lines_[line]), lines_[line].end);
      const std::string_view text = Trim(Text(start, lines_[line].end));
      if (!text.empty() && text.find_first_not_of(text[0]) == std::string_view::npos &&
          (text[0] == '=' || text[0] == '-'))
        return line;
    }
    return said;
  }

  std::size_t LineOf(int line) const {
    return line > 0 ? std::min(static_cast<std::size_t>(line - 1), lines_.size()) : 0;
  }

  // Where a node starts, counted from the section's start.
  std::size_t Offset(cmark_node* node) const {
    const std::size_t line = LineOf(cmark_node_get_start_line(node));
    if (line >= lines_.size()) return range_.end - range_.start;
    const int column = std::max(1, cmark_node_get_start_column(node));
    return std::min(lines_[line].start + static_cast<std::size_t>(column - 1), lines_[line].end);
  }

  std::string_view Text(std::size_t start, std::size_t end) const {
    return document_.text.substr(range_.start + start, end - start);
  }

  // The lines of a block: the first from `start` on, the others behind blanks and quote marks.
  std::vector<Piece> Pieces(std::size_t start, std::size_t first, std::size_t last, Unit unit) const {
    // code keeps what its lines are indented by beyond its fence
    const std::size_t fence = start - std::min(start, lines_[first].start);
    std::vector<Piece> pieces;
    for (std::size_t line = first; line <= last; ++line) {
      std::size_t from = line == first ? std::max(start, lines_[line].start) : SkipPrefix(lines_[line]);
      if (unit == Unit::kCode && line != first) from = std::min(from, lines_[line].start + fence);
      from = std::min(from, lines_[line].end);
      pieces.push_back({Text(from, lines_[line].end), range_.start + from});
    }
    return pieces;
  }

  std::size_t SkipPrefix(const Line& line) const {
    std::size_t at = line.start;
    int quotes = quote_depth_;
    const std::string_view text = document_.text;
    while (at < line.end) {
      const char c = text[range_.start + at];
      if (c == '>' && quotes > 0) {
        --quotes;
      } else if (!IsBlank(c)) {
        break;
      }
      ++at;
    }
    return at;
  }

  void TakeLines(Unit unit, std::size_t start, std::size_t first, std::size_t last) {
    std::vector<Piece> pieces = Pieces(start, first, last, unit);
    while (pieces.size() > 1 && Trim(pieces.back().text).empty()) {  // an HTML or code block's last blank lines
      pieces.pop_back();
      --last;
    }
    next_line_ = last + 1;
    if (unit == Unit::kParagraph) return TakeParagraph(pieces, 0);
    if (unit == Unit::kHeading) pieces = HeadingText(std::move(pieces));
    std::uint64_t dress = 0;
    if (unit == Unit::kCode) {
      const std::string_view language = TakeFences(pieces);
      dress = HashOfCode(language, pieces);
    }
    const std::size_t from = item_start_ != kNone ? item_start_ : start;
    AddBlock(unit, from, lines_[last].end, pieces, dress);
  }

  // Leaves the lines of code without those that open and close it, where it has such; what the fence says of it.
  static std::string_view TakeFences(std::vector<Piece>& pieces) {
    const auto fence = [&pieces](std::size_t line) {
      const std::string_view text = Trim(pieces[line].text);
      return text.substr(0, 3) == "```" || text.substr(0, 3) == "~~~";
    };
    if (!fence(0)) return {};
    std::string_view opening = Trim(pieces.front().text);
    opening.remove_prefix(std::min(opening.find_first_not_of(opening[0]), opening.size()));
    if (pieces.size() > 1 && fence(pieces.size() - 1)) pieces.pop_back();
    pieces.erase(pieces.begin());
    return Trim(opening);
  }

  // A paragraph's lines from `from` on, with the tables cmark takes for text.
  void TakeParagraph(const std::vector<Piece>& pieces, std::size_t from) {
    std::vector<Piece> rest(pieces.begin() + static_cast<std::ptrdiff_t>(from), pieces.end());
    const auto header = FindTable(rest);
    const std::size_t text_lines = header.value_or(rest.size());
    for (std::size_t line = 0; line < text_lines;) {  // a note may follow right below another
      std::size_t end = line + 1;
      while (end < text_lines && !(IsFootnote(rest[line].text) && IsFootnote(rest[end].text))) ++end;
      TakeText({rest.begin() + static_cast<std::ptrdiff_t>(line), rest.begin() + static_cast<std::ptrdiff_t>(end)});
      item_start_ = kNone;
      line = end;
    }
    if (header) AddTable({rest.begin() + static_cast<std::ptrdiff_t>(*header), rest.end()});
  }

  void TakeText(const std::vector<Piece>& pieces) {
    const bool item = item_start_ != kNone;
    const std::size_t start = item ? item_start_ : pieces.front().offset - range_.start;
    const Unit unit = item                              ? Unit::kItem
                      : IsFootnote(pieces.front().text) ? Unit::kFootnote
                      : quote_depth_ > 0                ? Unit::kQuote
                      : IsLoneImage(pieces)             ? Unit::kImage
                                                        : Unit::kParagraph;
    AddBlock(unit, start, End(pieces), pieces);
  }

  std::size_t End(const std::vector<Piece>& pieces) const {
    return pieces.back().offset + pieces.back().text.size() - range_.start;
  }

  static bool IsFootnote(std::string_view line) {
    return line.substr(0, 2) == "[^" && line.find("]:") != std::string_view::npos;
  }

  static bool IsLoneImage(const std::vector<Piece>& pieces) {
    const std::string_view line = Trim(pieces.front().text);
    return pieces.size() == 1 && line.substr(0, 2) == "![" && line.back() == ')' && line.find("](") == line.rfind("](");
  }

  // Lines up to `line` that no block covers and that say something, one block each: link definitions; anything else is
  // kept as a paragraph, so that nothing goes unseen.
  void TakeSwallowed(std::size_t line) {
    for (; next_line_ < line; ++next_line_) {
      const Line& swallowed = lines_[next_line_];
      const std::size_t start = SkipPrefix(swallowed);
      const std::string_view text = Trim(Text(std::min(start, swallowed.end), swallowed.end));
      if (text.empty() || text.find_first_not_of("->*+|: \t") == std::string_view::npos) continue;
      const Unit unit = IsFootnote(text) ? Unit::kFootnote : text.front() == '[' ? Unit::kMetadata : Unit::kParagraph;
      const std::size_t label = unit == Unit::kMetadata ? text.find("]:") : std::string_view::npos;
      const std::string_view says = label == std::string_view::npos ? text : Trim(text.substr(label + 2));
      const auto offset = [&](std::string_view part) {
        return static_cast<std::size_t>(part.data() - document_.text.data());
      };
      AddBlock(unit, offset(text) - range_.start, offset(text) + text.size() - range_.start, {{says, offset(says)}});
    }
  }

  void AddTable(const std::vector<Piece>& lines) {
    Table table = SplitTable(lines);
    Block block = NewBlock(Unit::kTable, lines.front().offset - range_.start, End(lines));
    block.table = static_cast<int>(document_.tables.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (r == 1) continue;  // the delimiter row
      for (TableCell& cell : table.rows[r].cells) AddCell(cell, block);
    }
    Finish(block, 0);
    document_.tables.push_back(std::move(table));
  }

  void AddCell(TableCell& cell, const Block& block) {
    const Words words = SplitWords({{document_.text.substr(cell.start, cell.end - cell.start), cell.start}}, false,
                                   vocabulary_, &document_.labels);
    cell.first_word = document_.words.size();
    cell.words = words.words.size();
    for (const Word& word : words.words) cell.reads = Mix(cell.reads, vocabulary_.HashOf(word.id));
    cell.looks = Mix(cell.reads, HashOfMarks(words.marks, 0, words.marks.size()));
    const auto place = static_cast<std::uint32_t>(cell.first_word - block.first_word);
    document_.marks.push_back({place, MarkKind::kCell, true, 0});
    cell.first_mark = document_.marks.size();
    cell.marks = words.marks.size();
    Append(words, place);
  }

  void Append(const Words& words, std::uint32_t place) {
    document_.marks_left = document_.marks_left || words.marks_left;
    document_.words.insert(document_.words.end(), words.words.begin(), words.words.end());
    for (Mark mark : words.marks) {
      mark.before += place;
      document_.marks.push_back(mark);
    }
  }

  Block NewBlock(Unit unit, std::size_t start, std::size_t end) const {
    Block block;
    block.unit = unit;
    block.start = range_.start + start;
    block.content = block.start;
    block.end = std::max(block.start, range_.start + end);
    block.section = range_.section;
    block.level = level_;
    block.quote_depth = quote_depth_;
    block.nesting = nesting_;
    block.opens_item = item_start_ != kNone;
    block.first_word = document_.words.size();
    block.first_mark = document_.marks.size();
    if (!lists_.empty()) {
      block.list = lists_.back().number;
      block.list_depth = static_cast<int>(lists_.size());
      block.ordered = lists_.back().ordered && unit == Unit::kItem;
    }
    return block;
  }

  void AddBlock(Unit unit, std::size_t start, std::size_t end, const std::vector<Piece>& pieces,
                std::uint64_t dress = 0) {
    Block block = NewBlock(unit, start, end);
    if (!pieces.empty()) block.content = std::clamp(pieces.front().offset, block.start, block.end);
    const bool literal = unit == Unit::kCode || unit == Unit::kHtml || unit == Unit::kMetadata;
    Words words = SplitWords(pieces, literal, vocabulary_, &document_.labels);
    if (unit == Unit::kParagraph && AreOnlyTags(words)) {
      block.unit = Unit::kHtml;
      words = SplitWords(pieces, true, vocabulary_, &document_.labels);
    }
    Append(words, 0);
    Finish(block, dress);
  }

  // "<a id="top"></a>" alone is to a reader what a block of HTML is.
  static bool AreOnlyTags(const Words& words) {
    const auto is_tag = [](const Mark& mark) { return mark.kind == MarkKind::kHtml; };
    return words.words.empty() && !words.marks.empty() && std::all_of(words.marks.begin(), words.marks.end(), is_tag);
  }

  // Blanks count in code, and so does what it is said to be ("sh"); which signs fence it does not.
  static std::uint64_t HashOfCode(std::string_view language, const std::vector<Piece>& lines) {
    std::uint64_t hash = Mix(1, Hash(language));
    for (const Piece& line : lines)
      hash = Mix(hash, Hash(line.text.substr(0, line.text.find_last_not_of(" \t\r") + 1)));
    return hash;
  }

  std::uint64_t HashOfMarks(const std::vector<Mark>& marks, std::size_t first, std::size_t count) const {
    std::uint64_t hash = count;
    for (std::size_t i = first; i < first + count; ++i) {
      const Mark& mark = marks[i];
      hash = Mix(hash, (static_cast<std::uint64_t>(mark.before) << 8) + static_cast<std::uint64_t>(mark.kind) * 2 +
                           (mark.opens ? 1 : 0));
      const bool named = mark.kind == MarkKind::kTarget || mark.kind == MarkKind::kHtml;
      hash = Mix(hash, named ? vocabulary_.HashOf(mark.id) : 0);
    }
    return hash;
  }

  void Finish(Block block, std::uint64_t dress) {
    block.words = document_.words.size() - block.first_word;
    block.marks = document_.marks.size() - block.first_mark;
    for (std::size_t i = 0; i < block.words; ++i)
      block.reads = Mix(block.reads, vocabulary_.HashOf(document_.words[block.first_word + i].id));
    block.looks = Mix(block.reads, dress);
    block.looks = Mix(block.looks, HashOfMarks(document_.marks, block.first_mark, block.marks));
    const auto place = static_cast<std::uint64_t>(block.level * 64 + block.list_depth * 4 + block.quote_depth * 1024 +
                                                  (block.ordered ? 1 : 0));
    block.looks = Mix(block.looks, place);
    block.looks = Mix(block.looks, static_cast<std::uint64_t>(block.unit));
    document_.blocks.push_back(block);
  }

  struct OpenList {
    int number;
    bool ordered;
  };

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const ParseRange& range_;
  Document& document_;
  Vocabulary& vocabulary_;
  std::vector<Line> lines_;  // offsets from the section's start
  std::vector<OpenList> lists_;
  int quote_depth_ = 0;
  std::uint64_t nesting_ = 0;
  int level_ = 0;
  std::size_t item_start_ = kNone;  // of a list item whose first block is still to come
  std::size_t next_line_ = 0;       // all lines before it are taken
};

}  // namespace

std::vector<Piece> HeadingPieces(std::string_view text, std::size_t start, std::size_t end) {
  std::vector<Piece> lines;
  for (std::size_t at = start; at < end;) {
    const Line line = LineAt(text, at);
    const std::string_view content = Trim(text.substr(line.start, std::min(line.end, end) - line.start));
    if (!content.empty()) lines.push_back({content, static_cast<std::size_t>(content.data() - text.data())});
    at = line.next;
  }
  return lines.empty() ? lines : HeadingText(std::move(lines));
}

void ParseSection(const ParseRange& range, Document& document, Vocabulary& vocabulary) {
  SectionParser(range, document, vocabulary).Parse();
}

}  // namespace planrev::diff
