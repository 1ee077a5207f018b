// SPDX-License-Identifier: MIT
#include "tool/amendments.h"

#include <algorithm>
#include <optional>

#include "store/error.h"
#include "tool/render/phrases.h"
#include "tool/suggest.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kIdDigits = 8;
constexpr std::size_t kLeastDigits = 4;  // of an id's beginning: "add:" begins a sentence

bool IsHex(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool IsWordByte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z');
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

// Small letters, straight quotation marks, single spaces: how people and programs quote alike.
std::string Folded(std::string text) {
  for (const auto& [from, to] : {std::pair("“", "\""), {"”", "\""}, {"‘", "'"}, {"’", "'"}, {"\u00A0", " "}}) {
    ReplaceAll(text, from, to);
  }
  std::string folded;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    if (space && (folded.empty() || folded.back() == ' ')) continue;
    folded += space ? ' ' : byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  while (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

// Whether `text` has `part` in it, not beginning or ending within a word.
bool HasWords(std::string_view text, std::string_view part) {
  if (part.empty()) return true;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    const bool begins = at == 0 || !IsWordByte(text[at - 1]) || !IsWordByte(part.front());
    const bool ends = end == text.size() || !IsWordByte(text[end]) || !IsWordByte(part.back());
    if (begins && ends) return true;
  }
  return false;
}

// What `words`, folded, has between quotation marks. An apostrophe is none: a single mark opens where no letter is
// before it, and closes where none follows.
std::vector<std::string> QuotesIn(const std::string& words) {
  std::vector<std::string> quotes;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char mark = words[at];
    if ((mark != '"' && mark != '\'') || (mark == '\'' && at > 0 && IsWordByte(words[at - 1]))) continue;
    std::size_t end = words.find(mark, at + 1);
    while (mark == '\'' && end != std::string::npos && end + 1 < words.size() && IsWordByte(words[end + 1])) {
      end = words.find(mark, end + 1);
    }
    if (end == std::string::npos) continue;
    quotes.push_back(Folded(words.substr(at + 1, end - at - 1)));
    at = end;
  }
  return quotes;
}

// The text of one side of a change, folded; `sign` is what only that side has.
std::string SideOf(const diff::Change& change, diff::Sign sign) {
  std::string text;
  for (const diff::Run& run : change.runs) {
    if (run.sign == diff::Sign::kEqual || run.sign == sign) text += run.text;
  }
  return Folded(text);
}

// Whether all that only one side has stands in quotes of that side.
bool IsQuoted(const diff::Change& change, diff::Sign sign, const std::vector<std::string>& quotes) {
  const std::string side = SideOf(change, sign);
  return std::ranges::all_of(change.runs, [&](const diff::Run& run) {
    if (run.sign != sign) return true;
    const std::string part = Folded(run.text);
    return std::ranges::any_of(
        quotes, [&](const std::string& quote) { return HasWords(quote, part) && HasWords(side, quote); });
  });
}

bool IsQuoted(const diff::Change& change, const std::vector<std::string>& quotes) {
  return HasEdits(change) && !quotes.empty() && IsQuoted(change, diff::Sign::kRemoved, quotes) &&
         IsQuoted(change, diff::Sign::kAdded, quotes);
}

[[noreturn]] void RefuseId(const std::string& id, const diff::Comparison& comparison) {
  std::vector<std::string> ids;
  for (const diff::Change& change : comparison.changes) ids.push_back(change.id);
  std::string hint = DidYouMean(id, ids);
  if (hint.empty()) hint = "--dry-run shows the ids of the changes between the two texts";
  throw Error(ErrorKind::kUnknown, "no change '" + id + "' lies between the two texts", hint);
}

std::vector<std::string> SplitAtCommas(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char byte : text) {
    if (byte == ',') parts.emplace_back();
    if (byte != ',' && byte != ' ') parts.back() += byte;
  }
  return parts;
}

// What an amendment is about: the indices of changes, and the words without the ids.
struct Named {
  std::vector<std::size_t> changes;
  std::string words;
};

// The changes whose ids stand before the first colon; nothing where what stands there is no list of ids.
std::optional<Named> ByIds(const diff::Comparison& comparison, const std::string& amendment) {
  const std::size_t colon = amendment.find(':');
  if (colon == std::string::npos) return std::nullopt;
  Named named{{}, amendment.substr(colon + 1)};
  for (const std::string& id : SplitAtCommas(std::string_view(amendment).substr(0, colon))) {
    if (!IsHex(id) || id.size() < kLeastDigits || id.size() > kIdDigits) return std::nullopt;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
      if (comparison.changes[i].id.starts_with(id)) found.push_back(i);
    }
    if (found.empty() && id.size() == kIdDigits) RefuseId(id, comparison);
    if (found.size() != 1) return std::nullopt;
    named.changes.push_back(found.front());
  }
  return named;
}

Named ByQuotes(const diff::Comparison& comparison, const std::string& amendment) {
  const std::vector<std::string> quotes = QuotesIn(Folded(amendment));
  Named named{{}, amendment};
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    if (IsQuoted(comparison.changes[i], quotes)) named.changes.push_back(i);
  }
  return named;
}

std::string Unclear(const diff::Comparison& comparison, const Named& named) {
  std::vector<std::string> ids;
  for (const std::size_t i : named.changes) ids.push_back(comparison.changes[i].id);
  return "the amendment '" + named.words + "' could be any of " + InWords(ids) +
         ": --amendment 'ID: WORDS' says which, 'ID,ID: WORDS' that it is several";
}

Named NamedBy(const diff::Comparison& comparison, const std::string& amendment, std::vector<std::string>& unclear) {
  if (auto named = ByIds(comparison, amendment)) return std::move(*named);
  Named named = ByQuotes(comparison, amendment);
  if (named.changes.size() < 2) return named;
  unclear.push_back(Unclear(comparison, named));
  named.changes.clear();
  return named;
}

}  // namespace

std::string Described(const diff::Change& change, const std::string& shared_title) {
  const std::string reason = change.reason.empty() ? "" : ", " + change.reason;
  return VisibleLine(PathText(change.section, shared_title) + ": " + Phrase(change) + reason);
}

Accounted Account(const diff::Comparison& comparison, const std::vector<std::string>& amendments) {
  const std::string title = SharedTitle(comparison);
  const auto name = [&](std::size_t i) {
    return store::NamedChange{comparison.changes[i].id, Described(comparison.changes[i], title)};
  };
  std::vector<bool> explained(comparison.changes.size());
  Accounted accounted;
  for (const std::string& amendment : amendments) {
    const Named named = NamedBy(comparison, amendment, accounted.unclear);
    store::Amendment& one = accounted.amendments.emplace_back(store::Amendment{named.words, {}});
    for (const std::size_t i : named.changes) {
      explained[i] = true;
      one.changes.push_back(name(i));
    }
  }
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    if (!explained[i]) accounted.unexplained.push_back(name(i));
  }
  return accounted;
}

}  // namespace planrev::tool
