// SPDX-License-Identifier: MIT
#include "diff/text/labels.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "diff/text/lines.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongestLabel = 999;  // CommonMark 0.30, section 4.7
constexpr double kAlikeNotes = 0.5;
constexpr std::size_t kMostNotePairs = 40'000;

// What a label stands for: the rest of its line.
using Definitions = std::map<std::string, std::string_view, std::less<>>;

struct Defined {
  Definitions notes;  // by folded label, without "^"
  Definitions links;
};

// Where the label that ends before `end`, a "]", starts, if only blanks and quote marks stand before it on its line.
std::optional<std::size_t> LabelBefore(std::string_view text, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && end - at < kLongestLabel && text[at - 1] != '[' && text[at - 1] != ']' && text[at - 1] != '\n') --at;
  if (at == end || at == 0 || text[at - 1] != '[') return std::nullopt;
  for (std::size_t lead = at - 1; lead > 0 && text[lead - 1] != '\n' && text[lead - 1] != '\r'; --lead) {
    if (text[lead - 1] != '>' && !IsBlank(text[lead - 1])) return std::nullopt;
  }
  return at;
}

Defined FindDefinitions(std::string_view text) {
  Defined defined;
  for (std::size_t end = text.find("]:"); end != std::string_view::npos; end = text.find("]:", end + 1)) {
    const auto start = LabelBefore(text, end);
    if (!start) continue;
    const Line line = LineAt(text, *start);
    const std::string_view says = Trim(text.substr(end + 2, line.end - end - 2));
    const std::string_view label = text.substr(*start, end - *start);
    const bool note = label.front() == '^';
    if (note) {
      defined.notes.try_emplace(Folded(label.substr(1)), says);
    } else if (!says.empty()) {
      defined.links.try_emplace(Folded(label), says);
    }
  }
  return defined;
}

// Labels after, with their partners before.
using Names = std::map<std::string, std::string, std::less<>>;

// The words of a note, each once.
std::set<std::string> WordsOf(std::string_view says) {
  std::set<std::string> words;
  for (std::size_t at = 0; at < says.size();) {
    const std::size_t end = std::min(says.find_first_of(" \t", at), says.size());
    if (end > at) words.insert(Folded(says.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

// How many of their words two notes share, from 0 to 1.
double Alike(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2 * static_cast<double>(both.size()) / static_cast<double>(std::max<std::size_t>(1, a.size() + b.size()));
}

// Pairs the notes that say most of the same, the most alike first; of equally alike ones, those that kept their label.
void PairAlikeNotes(const Definitions& before, std::set<std::string>& alone, const Definitions& after,
                    Names& partners) {
  std::map<std::string, std::set<std::string>> words_before, words_after;
  for (const std::string& label : alone) words_before[label] = WordsOf(before.find(label)->second);
  for (const auto& [label, says] : after) {
    if (!partners.contains(label)) words_after[label] = WordsOf(says);
  }
  if (words_before.size() * words_after.size() > kMostNotePairs) return;  // they keep their labels
  struct Candidate {
    double alike;
    bool kept;
    const std::string* before;
    const std::string* after;
  };
  std::vector<Candidate> candidates;
  for (const auto& [a, mine] : words_before) {
    for (const auto& [b, theirs] : words_after) {
      const double alike = Alike(mine, theirs);
      if (alike >= kAlikeNotes) candidates.push_back({alike, a == b, &a, &b});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.alike != b.alike ? a.alike > b.alike : a.kept && !b.kept;
  });
  for (const Candidate& one : candidates) {
    if (!alone.contains(*one.before) || partners.contains(*one.after)) continue;
    partners[*one.after] = *one.before;
    alone.erase(*one.before);
  }
}

// For each label after its partner before; labels without one are left out. `notes`: not links.
Names Partners(const Definitions& before, const Definitions& after, bool notes) {
  Names partners;
  std::map<std::string_view, std::string> by_text;
  std::map<std::string_view, int> how_often;
  std::set<std::string> alone;  // labels before
  for (const auto& [label, says] : before) {
    const auto same = after.find(label);
    if (same != after.end() && same->second == says) {
      partners[label] = label;
    } else {
      by_text[says] = label;
      ++how_often[says];
      alone.insert(label);
    }
  }
  for (const auto& [label, says] : after) {
    const auto found = by_text.find(says);
    if (partners.contains(label) || found == by_text.end() || how_often[says] != 1) continue;
    partners[label] = found->second;
    alone.erase(found->second);
    by_text.erase(found);
  }
  if (notes) PairAlikeNotes(before, alone, after, partners);
  for (const std::string& label : alone) {
    if (after.contains(label)) partners.try_emplace(label, label);
  }
  return partners;
}

// A name for each label after: its partner's, or one of its own.
Names NamesFor(const Definitions& before, const Definitions& after, bool notes) {
  Names names = Partners(before, after, notes);
  for (const auto& [label, says] : after) {
    if (names.contains(label)) continue;
    std::string name = label;
    for (int n = 2; before.contains(name) || (name != label && after.contains(name)); ++n)
      name = label + "-" + std::to_string(n);
    names[label] = name;
  }
  return names;
}

}  // namespace

class LabelMatcher {
 public:
  LabelMatcher(std::string_view before, std::string_view after)
      : text_before_(before), text_after_(after), before_(FindDefinitions(before)), after_(FindDefinitions(after)) {}

  LabelPair Match() {
    LabelPair pair;
    notes_ = NamesFor(before_.notes, after_.notes, true);
    links_ = NamesFor(before_.links, after_.links, false);
    pair.after.notes_ = notes_;
    for (const auto& [label, says] : before_.notes) pair.before.notes_[label] = label;
    for (const auto& [label, says] : before_.links) pair.before.links_[label] = says;
    for (const auto& [label, name] : links_) {
      const auto partner = before_.links.find(name);
      pair.after.links_[label] = partner != before_.links.end() ? partner->second : after_.links.at(label);
    }
    pair.before.idle_ = Idle(before_.links, text_after_, after_.links);
    pair.after.idle_ = Idle(after_.links, text_before_, before_.links);
    if (RenamesAny(notes_) || RenamesAny(links_)) pair.renamed = FindRenamed();
    return pair;
  }

 private:
  static bool RenamesAny(const Names& names) {
    for (const auto& [label, name] : names) {
      if (label != name) return true;
    }
    return false;
  }

  // Those that the other side neither defines nor has in brackets, but for links that say where they point.
  static std::set<std::string, std::less<>> Idle(const Definitions& mine, std::string_view other_text,
                                                 const Definitions& theirs) {
    std::set<std::string, std::less<>> idle;
    for (const auto& [label, says] : mine) {
      if (!theirs.contains(label)) idle.insert(label);
    }
    for (std::size_t open = idle.empty() ? std::string_view::npos : other_text.find('[');
         open != std::string_view::npos; open = other_text.find('[', open + 1)) {
      const std::string_view rest = other_text.substr(open + 1, kLongestLabel);
      const std::size_t length = rest.find_first_of("[]");
      if (length == std::string_view::npos || rest[length] != ']' || SaysWhere(rest.substr(length + 1))) continue;
      idle.erase(Folded(OneLine(rest.substr(0, length))));
    }
    return idle;
  }

  // Whether "(http://a.b)" or "(http://a.b "title")" follows, not "(see below)".
  static bool SaysWhere(std::string_view behind) {
    if (!behind.starts_with('(')) return false;
    const std::string_view inside = behind.substr(1, std::min(behind.find(')'), behind.size()) - 1);
    return inside.find_first_of(" \t\r\n") == std::string_view::npos ||
           inside.find_first_of("\"'<") != std::string_view::npos;
  }

  // A label may run over the end of a line, with what stands before the text of the next one.
  static std::string OneLine(std::string_view label) {
    std::string line;
    bool blank = true, fresh = false;  // none is needed; a line has just begun
    for (const char c : label) {
      fresh = fresh || c == '\n';
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || (fresh && c == '>')) {
        if (!blank) line += ' ';
        blank = true;
      } else {
        line += c;
        blank = fresh = false;
      }
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
  }

  // Every label after that has another name: marks of notes, labels of links, and those of both definitions.
  std::vector<Relabel> FindRenamed() const {
    std::vector<Relabel> renamed;
    const std::string_view text = text_after_;
    for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
      const std::size_t length = text.substr(open + 1, kLongestLabel).find_first_of("[]\n");
      if (length == std::string_view::npos || length == 0 || text[open + 1 + length] != ']') continue;
      const bool note = text[open + 1] == '^';
      const std::size_t start = open + (note ? 2 : 1), end = open + 1 + length;
      const bool reference = note || (open > 0 && text[open - 1] == ']') || text.substr(end, 2) == "]:";
      const Names& names = note ? notes_ : links_;
      const auto found = reference ? names.find(Folded(text.substr(start, end - start))) : names.end();
      if (found != names.end() && found->second != found->first) renamed.push_back({start, end, found->second});
    }
    return renamed;
  }

  std::string_view text_before_;
  std::string_view text_after_;
  Defined before_;
  Defined after_;
  Names notes_;
  Names links_;
};

std::string_view Labels::NoteName(std::string_view label) const {
  const auto found = notes_.empty() ? notes_.end() : notes_.find(Folded(label));
  return found == notes_.end() ? label : std::string_view(found->second);
}

std::optional<std::string_view> Labels::LinkTarget(std::string_view label) const {
  const auto found = links_.find(Folded(label));
  if (found == links_.end()) return std::nullopt;
  return found->second;
}

bool Labels::IsIdle(std::string_view label) const { return !idle_.empty() && idle_.contains(Folded(label)); }

LabelPair MatchLabels(std::string_view before, std::string_view after) { return LabelMatcher(before, after).Match(); }

}  // namespace planrev::diff
