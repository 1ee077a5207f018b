// SPDX-License-Identifier: MIT
// The runs are laid out as two texts side by side; a place is a pair of offsets into them. A cut is a place within
// equal text, or between two runs, where a sentence ends on both sides. What lies between two cuts and holds a removed
// or added run is a segment.
#include "tool/render/note/segments.h"

#include <algorithm>

namespace planrev::tool {
namespace {

using diff::Sign;

constexpr std::string_view kBlanks = " \t\r\n";

bool IsBlank(char c) { return kBlanks.find(c) != std::string_view::npos; }

// Whether a sentence or line ends, or none has begun, at `at`: before or after the blanks that part it from the next.
bool IsEnd(std::string_view text, std::size_t at) {
  const std::string_view head = text.substr(0, at);
  const std::size_t last = head.find_last_not_of(kBlanks);
  if (last == std::string_view::npos) return true;
  const std::size_t next = text.find_first_not_of(kBlanks, at);
  if (next == std::string_view::npos) return true;
  const std::string_view blanks = text.substr(last + 1, next - last - 1);
  if (blanks.empty()) return false;
  if (blanks.find('\n') != std::string_view::npos) return true;
  std::string_view word = head.substr(0, last + 1);
  while (word.ends_with("”") || word.ends_with("’")) word.remove_suffix(3);
  while (word.ends_with('"') || word.ends_with(')')) word.remove_suffix(1);
  if (word.empty() || std::string_view(".!?").find(word.back()) == std::string_view::npos) return false;
  const char first = text[next];
  return !(first >= 'a' && first <= 'z');
}

struct Place {
  std::size_t before = 0;
  std::size_t after = 0;
};

class Cutter {
 public:
  explicit Cutter(const diff::Change& change) : change_(change) {
    for (const diff::Run& run : change.runs) {
      if (run.sign != Sign::kAdded) before_ += run.text;
      if (run.sign != Sign::kRemoved) after_ += run.text;
    }
  }

  std::vector<Segment> Cut() {
    for (const diff::Run& run : change_.runs) Pass(run);
    End(here_);
    return std::move(segments_);
  }

 private:
  void Pass(const diff::Run& run) {
    const bool replacing = run.sign == Sign::kAdded && !removed_.empty() && added_.empty();
    if (!replacing && IsCut(here_)) End(here_);
    if (run.sign == Sign::kEqual) {
      last_ = run.sign;
      return PassEqual(run.text.size());
    }
    differs_ = true;
    if (run.sign == Sign::kRemoved) here_.before += run.text.size();
    if (run.sign == Sign::kAdded) here_.after += run.text.size();
    const bool removed = run.sign == Sign::kRemoved;
    if (!removed && !removed_.empty() && last_ != Sign::kRemoved) added_.emplace_back();  // it replaces nothing
    (removed ? removed_ : added_).push_back(run.text);
    last_ = run.sign;
  }

  // Only the first and the last cut of an equal run matter: what lies between did not change.
  void PassEqual(std::size_t size) {
    std::size_t first = 0;
    while (first < size && !IsCut({here_.before + first, here_.after + first})) ++first;
    if (first < size) {
      End({here_.before + first, here_.after + first});
      std::size_t last = size;
      while (last > first && !IsCut({here_.before + last, here_.after + last})) --last;
      from_ = {here_.before + last, here_.after + last};
    }
    here_ = {here_.before + size, here_.after + size};
  }

  bool IsCut(const Place& place) const { return IsEnd(before_, place.before) && IsEnd(after_, place.after); }

  void End(const Place& place) {
    if (differs_) {
      Segment segment;
      segment.was = OneLine(std::string_view(before_).substr(from_.before, place.before - from_.before));
      segment.now = OneLine(std::string_view(after_).substr(from_.after, place.after - from_.after));
      if (removed_.size() <= 1 && added_.size() <= 1) {
        segment.removed = removed_.empty() ? "" : OneLine(removed_[0]);
        segment.added = added_.empty() ? "" : OneLine(added_[0]);
      }
      if (segment.was != segment.now) segments_.push_back(std::move(segment));
    }
    from_ = place;
    differs_ = false;
    removed_.clear();
    added_.clear();
  }

  const diff::Change& change_;
  std::string before_, after_;
  Place here_, from_;
  bool differs_ = false;
  Sign last_ = Sign::kEqual;
  std::vector<std::string> removed_, added_;
  std::vector<Segment> segments_;
};

}  // namespace

std::vector<Segment> ChangedSegments(const diff::Change& change) { return Cutter(change).Cut(); }

std::string SideText(const diff::Change& change, Sign without) {
  std::string text;
  for (const diff::Run& run : change.runs) {
    if (run.sign != without) text += run.text;
  }
  return OneLine(text);
}

std::string FirstWords(std::string_view text, std::size_t most) {
  const std::string line = OneLine(text);
  std::size_t at = 0;
  for (std::size_t words = 0; words < most; ++words) {
    at = line.find(' ', at + (words > 0));
    if (at == std::string::npos) return line;
  }
  return line.substr(0, at) + " …";
}

std::string FirstSentence(std::string_view text, std::size_t most) {
  std::size_t end = 1;
  while (end < text.size() && !(IsEnd(text, end) && !IsBlank(text[end - 1]))) ++end;
  return FirstWords(text.substr(0, end), most);
}

std::string_view SentenceAt(std::string_view text, std::size_t at) {
  std::size_t start = at, end = at + 1;
  while (start > 0 && !IsEnd(text, start)) --start;
  while (end < text.size() && !IsEnd(text, end)) ++end;
  return text.substr(start, end - start);
}

std::string SentenceWith(const diff::Change& change, const std::string& words, Sign side, std::size_t most) {
  for (const Segment& segment : ChangedSegments(change)) {
    const std::string& text = side == Sign::kRemoved ? segment.was : segment.now;
    const std::size_t at = text.find(words);
    if (at != std::string::npos) return FirstWords(SentenceAt(text, at), most);
  }
  return FirstSentence(SideText(change, side == Sign::kRemoved ? Sign::kAdded : Sign::kRemoved), most);
}

std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (!IsBlank(c)) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) words += !IsBlank(text[i]) && (i == 0 || IsBlank(text[i - 1]));
  return words;
}

}  // namespace planrev::tool
