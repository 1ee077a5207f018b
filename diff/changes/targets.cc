// SPDX-License-Identifier: MIT
#include "diff/changes/targets.h"

#include <algorithm>
#include <array>
#include <utility>

#include "diff/parse/parse.h"
#include "diff/text/enumerator.h"
#include "diff/text/lines.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongestTitle = 60;  // bytes of a line that is quoted
constexpr std::size_t kLongestWord = 20;

// The line without the signs of lists, quotes, tables and emphasis that it starts with.
std::string_view WithoutMarks(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t-*+>|_"), line.size()));
}

bool HasParts(std::string_view number) { return number.find('.') != std::string_view::npos; }

// The key of a line that opens with "2.1 " or "Table 3:"; empty for others.
std::string KeyOfLine(std::string_view line) {
  if (line.empty()) return {};
  if (IsDigit(line.front())) {
    const std::size_t length = NumberLength(line);
    const std::size_t behind = line.find_first_not_of(".)*_", length);
    const bool apart = behind != std::string_view::npos && IsBlank(line[behind]);
    return apart && HasParts(line.substr(0, length)) ? TargetKey("section", line.substr(0, length)) : std::string();
  }
  const std::size_t blank = line.substr(0, kLongestWord).find(' ');
  if (blank == std::string_view::npos || blank + 1 >= line.size()) return {};
  const std::size_t length = NumberLength(line.substr(blank + 1));
  if (length == 0 || !TakesNumber(line.substr(0, blank))) return {};
  const std::string_view behind = line.substr(blank + 1 + length);
  const bool ends = behind.empty() || std::string_view(":.*|").find(behind.front()) != std::string_view::npos ||
                    behind.starts_with(" |") || behind.starts_with(" –") || behind.starts_with(" - ");
  return ends ? TargetKey(line.substr(0, blank), line.substr(blank + 1, length)) : std::string();
}

std::string Cut(std::string_view line) {
  line = Trim(line);
  if (line.size() <= kLongestTitle) return std::string(line);
  return std::string(Trim(line.substr(0, line.rfind(' ', kLongestTitle)))) + " …";
}

void Add(Targets& targets, const std::string& key, Target target) {
  const auto [place, fresh] = targets.try_emplace(key, target);
  if (fresh) return;
  if (place->second.heading && !target.heading) return;
  place->second.unsure = true;
}

void AddHeading(std::string_view text, const OutlineSection& section, Targets& targets) {
  const auto pieces = HeadingPieces(text, section.start, section.heading_end);
  if (pieces.empty()) return;
  const std::string_view title = pieces.front().text;
  const std::size_t length = EnumeratorLength(title);
  if (length == 0) return;
  const std::size_t blank = std::min(title.find(' '), length);
  const std::size_t number = std::min(title.find_first_not_of(" (", blank), title.size());
  const bool labelled = blank < length && TakesNumber(title.substr(0, blank));
  const std::string_view bare = title.starts_with("§") ? title.substr(title.find_first_not_of(" \xA0", 2)) : title;
  const std::string key =
      labelled ? TargetKey(title.substr(0, blank), title.substr(number, NumberLength(title.substr(number))))
               : TargetKey("section", bare.substr(0, NumberLength(bare)));
  Add(targets, key, {section.start, std::string(title), true});
}

}  // namespace

std::string TargetKey(std::string_view word, std::string_view number) {
  const std::string folded = word == "§" ? "section" : Folded(word);
  return std::string(Singular(folded)) + " " + Folded(number);
}

std::vector<std::pair<std::string, std::size_t>> NumberedLines(std::string_view text, std::size_t first,
                                                               std::size_t last) {
  std::vector<std::pair<std::string, std::size_t>> lines;
  bool starts = true;  // a block, rather than run on from the line above
  for (std::size_t at = first; at < last;) {
    const Line line = LineAt(text, at);
    const std::string_view whole = text.substr(line.start, line.end - line.start);
    const std::string_view opens = WithoutMarks(whole);
    if (starts || opens.size() < whole.size()) {
      std::string key = KeyOfLine(opens);
      if (!key.empty()) lines.push_back({std::move(key), line.start});
    }
    starts = opens.empty();
    at = line.next;
  }
  return lines;
}

Targets HeadingTargets(std::string_view text, const Outline& outline) {
  Targets targets;
  for (const OutlineSection& section : outline.sections) {
    if (section.level > 0) AddHeading(text, section, targets);
  }
  return targets;
}

void AddLineTargets(std::string_view text, const Outline& outline, Targets& targets) {
  for (const OutlineSection& section : outline.sections) {
    for (auto& [key, start] : NumberedLines(text, section.heading_end, section.end)) {
      const Line line = LineAt(text, start);
      Add(targets, key, {start, Cut(WithoutMarks(text.substr(start, line.end - start)))});
    }
  }
}

const Target* FindTarget(const Targets& targets, const std::string& key) {
  static constexpr auto kOwn =
      std::to_array<std::string_view>({"table", "figure", "appendix", "annex", "annexe", "schedule"});
  const auto found = targets.find(key);
  if (found != targets.end()) return &found->second;
  const std::size_t blank = key.find(' ');
  if (!HasParts(key) || IsIn(kOwn, std::string_view(key).substr(0, blank))) return nullptr;
  const auto bare = targets.find("section" + key.substr(blank));
  return bare == targets.end() ? nullptr : &bare->second;
}

}  // namespace planrev::diff
