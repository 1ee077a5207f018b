// SPDX-License-Identifier: MIT
#include "diff/trace/listed.h"

#include <algorithm>
#include <array>

#include "diff/redline/reading.h"
#include "diff/text/lines.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongestLetters = 4;  // "CSP12"
constexpr std::size_t kLongestDigits = 4;
constexpr std::size_t kLongestCellLabel = 12;  // bytes

// Words that people number what they recommend with, in lower case.
constexpr std::array<std::string_view, 8> kNamed = {"recommendation",  "recommended change", "rec",     "proposal",
                                                    "proposed change", "amendment",          "request", "point"};

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

template <typename Is>
std::size_t Run(std::string_view text, std::size_t at, Is is) {
  std::size_t end = at;
  while (end < text.size() && is(text[end])) ++end;
  return end - at;
}

// Digits, with parts where they are parted by stops: "4", "2.1".
std::size_t Numbered(std::string_view text, std::size_t at) {
  std::size_t end = at + Run(text, at, IsDigit);
  while (end > at && end + 1 < text.size() && text[end] == '.' && IsDigit(text[end + 1]))
    end += 1 + Run(text, end + 1, IsDigit);
  return end - at;
}

// Where what follows a label starts: behind its stops, dashes and blanks. `at` where neither a stop nor a blank is
// there.
std::size_t Behind(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : {".", ":", ")", " ", "\t", "\n", "–", "—", "- "}) {
      if (!text.substr(end).starts_with(sign)) continue;
      end += sign.size();
      more = true;
    }
  }
  return end;
}

LabelFound Labelled(std::string_view text, std::size_t start, std::size_t length) {
  if (length == 0) return {};
  const std::size_t behind = Behind(text, start + length);
  const bool stops = behind > start + length || start + length == text.size();
  return stops ? LabelFound{std::string(text.substr(start, length)), behind} : LabelFound{};
}

// "Recommendation 4: …", "Rec. 4 …"
LabelFound Named(std::string_view text) {
  const std::string lower = Folded(text.substr(0, 24));
  for (const std::string_view name : kNamed) {
    if (!lower.starts_with(name)) continue;
    std::size_t at = name.size();
    if (text.substr(at).starts_with(".")) ++at;
    const std::size_t blanks = Run(text, at, IsBlank);
    if (blanks == 0) continue;
    at += blanks;
    const std::size_t letters = Run(text, at, IsCapital);
    const std::size_t digits = Numbered(text, at + letters);
    if (digits > 0 && letters <= kLongestLetters) return Labelled(text, at, letters + digits);
    if (letters == 1) return Labelled(text, at, letters);
  }
  return {};
}

// "R12", "CC3:", "R4b".
LabelFound Lettered(std::string_view text) {
  const std::size_t letters = Run(text, 0, IsCapital);
  const std::size_t digits = Run(text, letters, IsDigit);
  if (letters == 0 || letters > kLongestLetters || digits == 0 || digits > kLongestDigits) return {};
  const std::size_t part = std::min<std::size_t>(1, Run(text, letters + digits, IsLetter));
  return Labelled(text, 0, letters + digits + part);
}

// "(a)", "(iv)", "(12)".
LabelFound Bracketed(std::string_view text) {
  if (!text.starts_with("(")) return {};
  const std::size_t inner = Run(text, 1, [](char c) { return IsLetter(c) || IsDigit(c); });
  if (inner == 0 || inner > kLongestLetters || text.substr(1 + inner, 1) != ")") return {};
  return Labelled(text, 1, inner);
}

// "3.", "3)", "2.1 ".
LabelFound Plain(std::string_view text) {
  const std::size_t length = Numbered(text, 0);
  if (length == 0 || Run(text, 0, IsDigit) > kLongestDigits) return {};
  const bool parts = text.substr(0, length).find('.') != std::string_view::npos;
  const std::string_view next = text.substr(length, 1);
  return parts || next == "." || next == ")" || next == ":" ? Labelled(text, 0, length) : LabelFound{};
}

std::string Words(const StyledText& styled) {
  std::string text;
  for (const Styled& piece : styled) {
    if (!(piece.faces & Face::kNote)) text += piece.text;
  }
  std::ranges::replace(text, '\n', ' ');
  return std::string(Trim(text));
}

class Finder {
 public:
  explicit Finder(std::string_view text) : reading_(text), lines_(text) {}

  std::vector<Listed> Find() {
    for (std::size_t i = 0; i < reading_.document().blocks.size(); ++i) TakeBlock(i);
    return std::move(found_);
  }

 private:
  void TakeBlock(std::size_t index) {
    const Block& block = reading_.block(index);
    const auto& around = reading_.AroundOf(index);
    const auto lists = std::ranges::count_if(around, [](const Around& one) { return !one.quote; });
    if (block.unit == Unit::kHeading) return TakeHeading(index);
    if (block.unit == Unit::kTable) return TakeTable(index);
    if (lists == 1 && block.opens_item) return TakeItem(index);
    if (lists > 0) return AddToItem(index);
    in_item_ = false;
    if (block.unit == Unit::kParagraph) TakeParagraph(index);
  }

  void TakeHeading(std::size_t index) {
    in_item_ = false;
    const int level = reading_.block(index).level;
    while (!levels_.empty() && levels_.back() >= level) {
      levels_.pop_back();
      section_.pop_back();
    }
    levels_.push_back(level);
    section_.push_back(Words(reading_.Text(index)));
  }

  Listed& Add(std::size_t start) {
    found_.push_back({.label = "", .text = "", .section = section_, .line = lines_.LineOf(start), .cells = {}});
    return found_.back();
  }

  void TakeItem(std::size_t index) {
    Listed& item = Add(reading_.block(index).start);
    const std::string text = Words(reading_.Text(index));
    const LabelFound label = LabelAt(text);
    item.label = label.label;
    item.text = text.substr(label.length);
    if (item.label.empty() && reading_.block(index).ordered) item.label = std::to_string(reading_.ItemNumber(index));
    in_item_ = true;
  }

  void AddToItem(std::size_t index) {
    if (!in_item_) return;
    std::string& text = found_.back().text;
    text += (text.empty() ? "" : " ") + Words(reading_.Text(index));
  }

  void TakeParagraph(std::size_t index) {
    const std::string text = Words(reading_.Text(index));
    const LabelFound label = LabelAt(text);
    if (label.label.empty() || label.length == text.size()) return;
    Listed& paragraph = Add(reading_.block(index).start);
    paragraph.label = label.label;
    paragraph.text = text.substr(label.length);
  }

  void TakeTable(std::size_t index) {
    in_item_ = false;
    const Table& table = reading_.document().tables[static_cast<std::size_t>(reading_.block(index).table)];
    for (std::size_t row = 2; row < table.rows.size(); ++row) TakeRow(index, row, table);
  }

  void TakeRow(std::size_t index, std::size_t row, const Table& table) {
    Listed& listed = Add(table.rows[row].start);
    for (std::size_t column = 0; column < table.rows[row].cells.size(); ++column) {
      const std::string text = Words(reading_.Cell(index, row, column));
      if (column == 0 && table.rows[row].cells.size() > 1 && IsCellLabel(text, listed.label)) continue;
      listed.cells.push_back({Words(reading_.Cell(index, 0, column)), text});
      if (!text.empty()) listed.text += (listed.text.empty() ? "" : " ") + text;
    }
  }

  // Whether a row's first cell is its label, which is then put into `label`.
  static bool IsCellLabel(const std::string& text, std::string& label) {
    if (text.empty() || text.size() > kLongestCellLabel) return false;
    const LabelFound found = LabelAt(text);
    const bool bare = Run(text, 0, IsDigit) == text.size() || (text.size() == 1 && IsLetter(text[0]));
    if (found.length != text.size() && !bare) return false;
    label = bare ? text : found.label;
    return true;
  }

  Reading reading_;
  LineIndex lines_;
  std::vector<Listed> found_;
  std::vector<std::string> section_;
  std::vector<int> levels_;
  bool in_item_ = false;
};

}  // namespace

LabelFound LabelAt(std::string_view text) {
  for (const auto find : {Named, Lettered, Bracketed, Plain}) {
    LabelFound found = find(text);
    if (!found.label.empty()) return found;
  }
  return {};
}

std::vector<Listed> FindListed(std::string_view text) { return Finder(text).Find(); }

}  // namespace planrev::diff
