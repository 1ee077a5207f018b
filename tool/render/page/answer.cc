// SPDX-License-Identifier: MIT
#include "tool/render/page/answer.h"

#include <algorithm>
#include <array>
#include <vector>

#include "tool/render/html_text.h"
#include "tool/render/note/segments.h"
#include "tool/render/page/charts.h"
#include "tool/render/page/inline.h"
#include "tool/render/page/notes.h"
#include "tool/render/page/snippet.h"
#include "tool/render/phrases.h"
#include "tool/render/promises.h"
#include "tool/render/titles.h"

namespace planrev::tool {
namespace {

using diff::Change;
using diff::Kind;
using diff::Significance;

// How many entries of a list stand open; the rest is folded away.
constexpr std::size_t kFirstReasons = 5;
constexpr std::size_t kFirstRows = 40;
constexpr std::size_t kMostWords = 14;      // quoted in a reason
constexpr std::size_t kMostPromised = 50;   // words of a sentence
constexpr std::size_t kMostEntries = 1000;  // of a list; of more only the number is said

// Entries in two lists: "first", and "rest" with the number of its entries in "more".
class Entries {
 public:
  explicit Entries(std::size_t most) : most_(most) {}

  void Add(Facts entry) {
    if (++count_ <= kMostEntries) entries_.push_back(std::move(entry));
  }
  bool empty() const { return entries_.empty(); }

  // Nothing where there are no entries. A few more than `most` are not worth folding.
  void PutInto(Facts& page, const std::string& name) const {
    if (entries_.empty()) return;
    const std::size_t open = entries_.size() > most_ + most_ / 4 ? most_ : entries_.size();
    Facts lists;
    lists.Set("first", List(0, open));
    lists.Set("count", std::to_string(count_));
    if (count_ > entries_.size()) lists.Set("beyond", std::to_string(count_ - entries_.size()));
    if (open < entries_.size()) {
      Facts rest;
      rest.Set("entries", List(open, entries_.size()));
      rest.Set("more", std::to_string(entries_.size() - open));
      lists.Set("rest", rest);
    }
    page.Set(name, lists);
  }

 private:
  Facts::List List(std::size_t first, std::size_t last) const {
    Facts::List list;
    for (std::size_t i = first; i < last; ++i) list.push_back(entries_[i]);
    return list;
  }

  std::size_t most_;
  std::size_t count_ = 0;
  std::vector<Facts> entries_;
};

// By Promise.
constexpr std::array<const char*, 4> kPromiseNames = {"weaker", "dropped", "stronger", "other"};

// The reason, and where that quotes nothing the first words that are meant.
std::string ReasonWithWords(const Change& change) {
  if (change.reason.find('"') != std::string::npos) return change.reason;
  std::string words;
  if (change.kind == Kind::kAdded || change.kind == Kind::kRemoved) {
    words = SideText(change, change.kind == Kind::kAdded ? diff::Sign::kRemoved : diff::Sign::kAdded);
  } else if (const std::vector<Segment> segments = ChangedSegments(change); !segments.empty()) {
    words = segments[0].now.empty() ? segments[0].was : segments[0].now;
  }
  if (words.empty()) return change.reason;
  return (change.kind == Kind::kAdded || change.kind == Kind::kRemoved ? "" : change.reason + ": ") + "“" +
         FirstWords(words, kMostWords) + "”";
}

// The sentence of a binding word that came or went; nothing where it took the place of another.
std::string PromiseSentence(const Change& change, const diff::ObligationChange& obligation) {
  if (!obligation.before.empty() && !obligation.after.empty()) return "";
  const diff::Sign side = obligation.after.empty() ? diff::Sign::kRemoved : diff::Sign::kAdded;
  const std::string& words = obligation.after.empty() ? obligation.before : obligation.after;
  return OpenSign(side, nullptr) + HtmlText(SentenceWith(change, words, side, kMostPromised)) + CloseSign(side) + " ";
}

class Answer {
 public:
  Answer(const Told& told, const std::string& title)
      : told_(told), title_(title), comparison_(told.comparison), titles_(told.comparison) {}

  Facts Make() {
    Head();
    if (comparison_.changes.empty()) return std::move(page_);
    Counts();
    Reasons();
    Sections();
    Figures();
    Promises();
    Removed();
    Remarks();
    return std::move(page_);
  }

 private:
  void Head() {
    page_.Set("title", title_.empty() ? told_.after.name : title_);
    page_.Set("before", told_.before.name);
    page_.Set("after", told_.after.name);
    if (!told_.before.sha256.empty()) page_.Set("before_digest", told_.before.sha256);
    if (!told_.after.sha256.empty()) page_.Set("after_digest", told_.after.sha256);
    page_.Set("verdict", std::string(Name(comparison_.verdict)));
    const std::string nothing = NothingText(comparison_);
    if (!nothing.empty()) page_.Set("nothing", nothing);
    const std::string said = VerdictText(comparison_);
    if (const std::size_t colon = said.find(": "); colon != std::string::npos) {
      page_.Set("verdict_word", Capital(said.substr(0, colon)));
      page_.Set("verdict_said", Capital(said.substr(colon + 2)));
    }
  }

  void Counts() {
    Facts::List counts;
    const auto add = [&](Significance significance, std::size_t number, const char* meaning) {
      Facts count;
      count.Set("weight", WeightClass(significance));
      count.Set("sign", WeightSign(significance));
      count.Set("word", std::string(Name(significance)));
      count.Set("number", std::to_string(number));
      count.Set("meaning", meaning);
      counts.push_back(count);
    };
    add(Significance::kSubstantive, comparison_.counts.substantive, "what the plan says or promises");
    add(Significance::kFactual, comparison_.counts.factual, "figures, dates and names brought up to date");
    add(Significance::kEditorial, comparison_.counts.editorial, "spelling, layout, numbering and the like");
    page_.Set("counts", counts);
    page_.Set("changes", Counted(comparison_.changes.size(), "change"));
  }

  // What every entry that speaks of a change has.
  Facts Entry(const Change& change) const {
    Facts entry;
    entry.Set("id", change.id);
    entry.Set("section", titles_.Of(change.section));
    entry.Set("phrase", Capital(Phrase(change)));
    entry.Set("weight", WeightClass(change.significance));
    entry.Set("weight_word", std::string(Name(change.significance)));
    return entry;
  }

  void Reasons() {
    Entries reasons(kFirstReasons);
    for (const Change& change : comparison_.changes) {
      if (change.significance != Significance::kSubstantive) continue;
      Facts entry = Entry(change);
      entry.Set("reason", ReasonWithWords(change));
      reasons.Add(std::move(entry));
    }
    reasons.PutInto(page_, "reasons");
  }

  void Sections() {
    std::size_t most = 0;
    for (const auto& section : comparison_.sections) most = std::max(most, section.words_added + section.words_removed);
    Entries rows(kFirstRows);
    std::size_t unchanged = 0;
    std::string title;  // of the last unchanged one
    const auto flush = [&] {
      if (unchanged == 0) return;
      Facts row;
      row.Set("unchanged", unchanged == 1 ? title + ": unchanged" : Counted(unchanged, "section") + " unchanged");
      rows.Add(std::move(row));
      unchanged = 0;
    };
    for (const auto& section : comparison_.sections) {
      if (section.status == diff::SectionStatus::kUnchanged) {
        ++unchanged;
        title = titles_.Of(section.path);
        continue;
      }
      if (section.changes.empty()) continue;  // came, went or moved with the section above it, and is told there
      flush();
      rows.Add(SectionRow(section, most));
    }
    flush();
    rows.PutInto(page_, "sections");
    page_.Set("patterns_html", ChartPatterns());
  }

  Facts SectionRow(const diff::SectionSummary& section, std::size_t most) const {
    Facts row;
    Facts changed;
    changed.Set("title", titles_.Of(section.path));
    if (!section.changes.empty()) changed.Set("first_id", section.changes.front());
    if (section.status != diff::SectionStatus::kChanged) changed.Set("status", std::string(Name(section.status)));
    changed.Set("added", std::to_string(section.words_added));
    changed.Set("removed", std::to_string(section.words_removed));
    changed.Set("count", std::to_string(section.changes.size()));
    changed.Set("bar_html", WordsBar(section.words_removed, section.words_added, most));
    row.Set("changed", changed);
    return row;
  }

  void Figures() {
    Entries figures(kFirstRows);
    for (const Change& change : comparison_.changes) {
      std::size_t from = 0;
      for (const auto& figure : change.figures) {
        Facts entry = Entry(change);
        const bool cell = change.cell && !(change.cell->row.empty() && change.cell->column.empty());
        const std::string comma = cell && !change.cell->row.empty() && !change.cell->column.empty() ? ", " : "";
        entry.Set("what", cell ? change.cell->row + comma + change.cell->column : WordsAround(change, figure, from));
        entry.Set("was", figure.before.empty() ? "nothing" : figure.before);
        entry.Set("is", figure.after.empty() ? "nothing" : figure.after);
        entry.Set("difference", DifferenceText(figure));
        if (figure.percent && *figure.percent >= -100)
          entry.Set("bars_html", BeforeAfterBars(1 + *figure.percent / 100));
        figures.Add(std::move(entry));
      }
    }
    figures.PutInto(page_, "figures");
  }

  void Promises() {
    std::array<Entries, 4> lists = {Entries(kFirstRows), Entries(kFirstRows), Entries(kFirstRows), Entries(kFirstRows)};
    for (const Change& change : comparison_.changes) {
      std::array<std::string, 4> said, snippets;
      for (const auto& [promise, what, word] : PromisesOf(change)) {
        std::string& words = said[static_cast<std::size_t>(promise)];
        words += (words.empty() ? "" : "; ") + what;
        if (word != nullptr) snippets[static_cast<std::size_t>(promise)] += PromiseSentence(change, *word);
      }
      for (std::size_t p = 0; p < said.size(); ++p) {
        if (said[p].empty()) continue;
        Facts entry = Entry(change);
        entry.Set("said", said[p]);
        entry.Set("snippet_html", snippets[p].empty() ? SnippetHtml(change) : snippets[p]);
        lists[p].Add(std::move(entry));
      }
    }
    if (std::ranges::all_of(lists, &Entries::empty)) return;
    Facts promises;
    for (std::size_t p = 0; p < lists.size(); ++p) lists[p].PutInto(promises, kPromiseNames[p]);
    page_.Set("promises", promises);
  }

  // What was said and is no longer said, whole: a commitment that was dropped is among it.
  void Removed() {
    Entries removed(kFirstRows);
    for (const Change& change : comparison_.changes) {
      if (change.kind != Kind::kRemoved || change.significance != Significance::kSubstantive) continue;
      Facts entry = Entry(change);
      entry.Set("snippet_html", SnippetHtml(change));
      removed.Add(std::move(entry));
    }
    removed.PutInto(page_, "removed");
  }

  void Remarks() {
    Entries remarks(kFirstRows);
    for (const auto& warning : comparison_.warnings) {
      Facts entry;
      entry.Set("kind", "Warning");
      entry.Set("said", warning.said);
      entry.Set("where", "line " + std::to_string(warning.line) + " of the text after");
      remarks.Add(std::move(entry));
    }
    for (const auto& limit : comparison_.limits) {
      Facts entry;
      entry.Set("kind", "Limit");
      entry.Set("said", limit.said);
      if (!limit.section.empty()) entry.Set("where", titles_.Of(limit.section));
      remarks.Add(std::move(entry));
    }
    remarks.PutInto(page_, "remarks");
  }

  const Told& told_;
  const std::string& title_;
  const diff::Comparison& comparison_;
  Titles titles_;
  Facts page_;
};

}  // namespace

Facts AnswerFacts(const Told& told, const std::string& title) { return Answer(told, title).Make(); }

}  // namespace planrev::tool
