// SPDX-License-Identifier: MIT
#include "tool/render/template_tags.h"

#include <algorithm>

#include "store/error.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kMostDepth = 50;
constexpr std::string_view kBlank = " \t\r\n";

std::string_view Trimmed(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(kBlank), text.size());
  text.remove_prefix(start);
  return text.substr(0, text.find_last_not_of(kBlank) + 1);
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  std::vector<Tag> Read() {
    for (std::size_t at = text_.find("{{"); at != std::string_view::npos; at = text_.find("{{", at)) {
      const Tag tag = ReadTag(at);
      Check(tag);
      tags_.push_back(tag);
      at = tag.end;
    }
    if (!open_.empty()) Refuse(open_.back().line, "section '" + std::string(open_.back().name) + "' is not closed");
    return std::move(tags_);
  }

 private:
  [[noreturn]] void Refuse(std::size_t line, const std::string& cause, const std::string& hint = "") const {
    throw Error(ErrorKind::kInput, "cannot read template '" + name_ + "': line " + std::to_string(line) + ": " + cause,
                hint);
  }

  std::size_t LineOf(std::size_t at) {
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted_ = at;
    return line_;
  }

  Tag ReadTag(std::size_t start) {
    const std::size_t line = LineOf(start);
    const bool bare = text_.substr(start).starts_with("{{{");
    const std::string_view closing = bare ? "}}}" : "}}";
    const std::size_t from = start + closing.size();
    const std::size_t to = text_.find(closing, from);
    if (to == std::string_view::npos) Refuse(line, "'" + std::string(bare ? "{{{" : "{{") + "' is not closed");
    Tag tag = {TagKind::kText, Trimmed(text_.substr(from, to - from)), start, to + closing.size(), line};
    if (!bare) Classify(tag);
    if (tag.name.empty() && tag.kind != TagKind::kComment) Refuse(line, "a tag without a name");
    return tag;
  }

  // Takes the sign before the name off.
  void Classify(Tag& tag) const {
    if (tag.name.empty()) return;
    if (tag.name.front() == '=') Refuse(tag.line, "the braces cannot be changed", "write tags as {{name}}");
    constexpr std::string_view kSigns = "#^/>!&";
    constexpr TagKind kKinds[] = {TagKind::kSection, TagKind::kInverted, TagKind::kEnd,
                                  TagKind::kPartial, TagKind::kComment,  TagKind::kText};
    const std::size_t sign = kSigns.find(tag.name.front());
    if (sign == std::string_view::npos) return;
    tag.kind = kKinds[sign];
    tag.name = Trimmed(tag.name.substr(1));
  }

  void Check(const Tag& tag) {
    if (tag.kind == TagKind::kSection || tag.kind == TagKind::kInverted) {
      open_.push_back(tag);
      if (open_.size() > kMostDepth) Refuse(tag.line, "sections more than " + std::to_string(kMostDepth) + " deep");
    }
    if (tag.kind != TagKind::kEnd) return;
    const std::string name(tag.name);
    if (open_.empty()) Refuse(tag.line, "'{{/" + name + "}}' closes a section that was not opened");
    if (open_.back().name != tag.name) {
      Refuse(tag.line, "'{{/" + name + "}}' closes section '" + std::string(open_.back().name) + "' of line " +
                           std::to_string(open_.back().line));
    }
    open_.pop_back();
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t line_ = 1;
  std::size_t counted_ = 0;  // up to where lines are counted
  std::vector<Tag> tags_;
  std::vector<Tag> open_;
};

// The bytes of the lines on which nothing stands but `tag`; those of the tag itself where others stand there.
std::pair<std::size_t, std::size_t> LonelyBytes(std::string_view text, const Tag& tag) {
  const std::size_t before = tag.start == 0 ? std::string_view::npos : text.find_last_not_of(" \t", tag.start - 1);
  const bool opens = before == std::string_view::npos || text[before] == '\n';
  const std::size_t after = std::min(text.find_first_not_of(" \t\r", tag.end), text.size());
  if (!opens || after == text.size() || text[after] != '\n') return {tag.start, tag.end};
  return {before + 1, after + 1};  // npos + 1 is 0
}

}  // namespace

std::vector<Tag> ReadTags(std::string_view text, const std::string& name) { return Reader(text, name).Read(); }

std::string WithoutLonelyTags(std::string_view text, const std::vector<Tag>& tags) {
  std::string kept;
  std::size_t from = 0;
  for (const Tag& tag : tags) {
    if (tag.kind == TagKind::kText || tag.kind == TagKind::kPartial) continue;
    const auto [start, end] = LonelyBytes(text, tag);
    kept += text.substr(from, start - from);
    if (tag.kind != TagKind::kComment) {
      kept += text.substr(tag.start, tag.end - tag.start);
      if (end > tag.end) kept += kNoLineEnd;
    }
    from = end;
  }
  return kept += text.substr(from);
}

}  // namespace planrev::tool
