// SPDX-License-Identifier: MIT
#include "tool/render/page/inline.h"

#include <algorithm>
#include <vector>

#include "tool/render/html_text.h"

namespace planrev::tool {
namespace {

using diff::Face;
using diff::RedlineRun;
using diff::Sign;

// The tags that a run's dress asks for, outermost first. `target` is empty for a link that leads nowhere from here.
std::vector<std::string> TagsOf(const RedlineRun& run, const PageContext& context) {
  std::vector<std::string> tags;
  const diff::Faces faces = run.styled.faces;
  if ((faces & Face::kLink) && !(faces & Face::kImage)) {
    std::string target = HtmlTarget(run.styled.target);
    if (run.styled.target.starts_with('#')) {
      const std::string anchor = context.Anchor(std::string_view(run.styled.target).substr(1));
      if (!anchor.empty()) target = "#" + anchor;
    }
    tags.push_back(target.empty() ? "span class=\"nowhere\"" : "a href=\"" + target + "\"");
  }
  if (faces & Face::kStrong) tags.push_back("strong");
  if (faces & Face::kEmphasis) tags.push_back("em");
  if (faces & Face::kStrike) tags.push_back("s");
  if (faces & Face::kCode) tags.push_back("code");
  return tags;
}

std::string CloseTag(const std::string& tag) { return "</" + tag.substr(0, tag.find(' ')) + ">"; }

// Opens and closes tags between neighbouring runs, as few as need be.
class Tags {
 public:
  std::string ChangeTo(const std::vector<std::string>& tags) {
    const auto parted = std::ranges::mismatch(open_, tags);
    std::string html;
    for (auto tag = open_.end(); tag != parted.in1;) html += CloseTag(*--tag);
    for (auto tag = parted.in2; tag != tags.end(); ++tag) html += "<" + *tag + ">";
    open_ = tags;
    return html;
  }

 private:
  std::vector<std::string> open_;
};

std::string WithBreaks(std::string_view text) {
  std::string html;
  while (true) {
    const std::size_t end = text.find('\n');
    html += HtmlText(text.substr(0, end));
    if (end == std::string_view::npos) return html;
    html += "<br>";
    text.remove_prefix(end + 1);
  }
}

bool SameMark(const RedlineRun& a, const RedlineRun& b) { return a.sign == b.sign && a.change == b.change; }

}  // namespace

std::string WeightClass(diff::Significance significance) { return std::string(diff::Name(significance).substr(0, 1)); }

std::string OpenSign(Sign sign, const diff::Change* change, std::string_view said) {
  if (sign == Sign::kEqual) return "";
  const std::string weight = change == nullptr ? "" : " class=\"" + WeightClass(change->significance) + "\"";
  return (sign == Sign::kAdded ? "<ins" : "<del") + weight + "><span class=\"vh\">[" + std::string(said) + ": </span>";
}

std::string OpenSign(Sign sign, const diff::Change* change) {
  return OpenSign(sign, change, sign == Sign::kAdded ? "added" : "removed");
}

std::string CloseSign(Sign sign) {
  if (sign == Sign::kEqual) return "";
  return std::string("<span class=\"vh\">]</span>") + (sign == Sign::kAdded ? "</ins>" : "</del>");
}

std::string InlineWriter::Flowing(const diff::RedlineText& text) {
  std::string html;
  for (std::size_t i = 0; i < text.size();) {
    const RedlineRun& first = text[i];
    const diff::Change* change = first.change < 0 ? nullptr : &context_.change(first.change);
    html += said_.empty() ? OpenSign(first.sign, change) : OpenSign(first.sign, change, said_);
    Tags tags;
    for (; i < text.size() && SameMark(text[i], first); ++i)
      html += tags.ChangeTo(TagsOf(text[i], context_)) + Run(text[i]);
    html += tags.ChangeTo({}) + CloseSign(first.sign);
  }
  return html;
}

std::string InlineWriter::Definition(const diff::RedlineText& text) {
  defines_ = true;
  std::string html = Flowing(text);
  defines_ = false;
  return html;
}

std::string InlineWriter::Moved(const diff::RedlineText& text, std::string_view said) {
  said_ = said;
  std::string html = Flowing(text);
  said_ = {};
  return html;
}

std::string InlineWriter::Run(const RedlineRun& run) {
  if (run.paragraph_end) {
    const char* said = run.sign == Sign::kAdded ? "a new paragraph starts" : "a new paragraph started";
    return std::string("<span class=\"end\"><span aria-hidden=\"true\">¶</span><span class=\"vh\">") + said +
           "</span></span>";
  }
  if (run.styled.faces & Face::kNote) return Note(run.styled.text);
  if (!(run.styled.faces & Face::kImage)) return WithBreaks(run.styled.text);
  const std::string path = HtmlText(run.styled.target);
  return "<span class=\"image\"><span class=\"kind\">Image: </span>" + WithBreaks(run.styled.text) +
         (path.empty() ? "" : " <span class=\"path\">(" + path + ")</span>") + "</span>";
}

std::string InlineWriter::Note(const std::string& mark) {
  const std::string label(NoteLabel(mark));
  const std::string id = context_.NoteId(label);
  if (id.empty() || defines_) return "<sup>" + HtmlText(label) + "</sup>";
  const bool first = marked_.insert(label).second;
  return "<sup><a href=\"#" + id + "\"" + (first ? " id=\"" + context_.NoteMarkId(label) + "\"" : "") +
         "><span class=\"vh\">note </span>" + HtmlText(label) + "</a></sup>";
}

std::string InlineWriter::Literal(const diff::RedlineText& text) {
  std::string html;
  for (const RedlineRun& run : text) {
    html += OpenSign(run.sign, run.change < 0 ? nullptr : &context_.change(run.change)) + HtmlLines(run.styled.text) +
            CloseSign(run.sign);
  }
  return html;
}

}  // namespace planrev::tool
