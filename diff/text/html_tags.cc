// SPDX-License-Identifier: MIT
#include "diff/text/html_tags.h"

#include <algorithm>
#include <array>

#include "diff/text/entities.h"
#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f";

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::string_view Stripped(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

// Reads on from one place in the HTML.
class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html) {}

  std::vector<HtmlTag> Tags() {
    std::vector<HtmlTag> tags;
    while ((at_ = html_.find('<', at_)) < html_.size()) {
      if (html_.substr(at_).starts_with("<!--")) {
        at_ = std::min(html_.find("-->", at_ + 4), html_.size());
      } else if (at_ + 1 < html_.size() && IsLetter(html_[at_ + 1])) {
        tags.push_back(Tag());
      } else {
        ++at_;
      }
    }
    return tags;
  }

  // Whether there is nothing but tags, and none that shows something.
  bool AreBare() {
    static constexpr auto kShown = std::to_array<std::string_view>(
        {"img", "picture", "video", "audio", "iframe", "object", "embed", "input", "button", "select", "textarea", "hr",
         "svg", "canvas", "meter", "math", "progress"});
    std::size_t tags = 0;
    for (SkipBlanks(); at_ < html_.size(); SkipBlanks(), ++tags) {
      const std::size_t name = at_ + (html_.substr(at_).starts_with("</") ? 1 : 0);
      if (html_[at_] != '<' || name + 1 >= html_.size() || !IsLetter(html_[name + 1])) return false;
      at_ = name;
      const HtmlTag tag = Tag();
      if (std::find(kShown.begin(), kShown.end(), tag.name) != kShown.end()) return false;
      at_ = std::min(at_ + 1, html_.size());
    }
    return tags > 0;
  }

 private:
  HtmlTag Tag() {
    HtmlTag tag;
    tag.start = at_++;
    tag.name = Lower(Until(" \t\n\r\f/>"));
    while (true) {
      at_ = std::min(html_.find_first_not_of(" \t\n\r\f/", at_), html_.size());
      if (at_ == html_.size() || html_[at_] == '>') return tag;
      const std::string name = Lower(Name());
      SkipBlanks();
      std::string value;
      if (at_ < html_.size() && html_[at_] == '=') value = Value();
      tag.attributes.emplace_back(name, std::move(value));
    }
  }

  // At least one byte, so that a stray "=" is got over.
  std::string_view Name() {
    const std::size_t start = at_++;
    Until(" \t\n\r\f/>=");
    return html_.substr(start, at_ - start);
  }

  std::string Value() {
    ++at_;
    SkipBlanks();
    if (at_ == html_.size()) return "";
    const char quote = html_[at_];
    if (quote != '"' && quote != '\'') return WithoutEntities(Until(" \t\n\r\f>"));
    ++at_;
    const std::string_view value = Until(std::string_view(&quote, 1));
    at_ = std::min(at_ + 1, html_.size());
    return WithoutEntities(Stripped(value));
  }

  std::string_view Until(std::string_view any) {
    const std::size_t start = at_;
    at_ = std::min(html_.find_first_of(any, at_), html_.size());
    return html_.substr(start, at_ - start);
  }

  void SkipBlanks() { at_ = std::min(html_.find_first_not_of(kBlanks, at_), html_.size()); }

  std::string_view html_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::string> HtmlTag::Value(std::string_view attribute) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& one) { return one.first == attribute; });
  return found == attributes.end() ? std::nullopt : std::optional(found->second);
}

std::vector<HtmlTag> TagsIn(std::string_view html) { return Reader(html).Tags(); }

bool IsComment(std::string_view html) {
  const std::string_view text = Trim(html);
  return text.starts_with("<!--") && text.find("-->") == text.size() - 3;
}

bool IsBareTags(std::string_view html) { return Reader(html).AreBare(); }

}  // namespace planrev::diff
