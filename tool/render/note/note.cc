// SPDX-License-Identifier: MIT
#include "tool/render/note/note.h"

#include <algorithm>
#include <map>
#include <set>

#include "tool/amendments.h"
#include "tool/render/note/figures.h"
#include "tool/render/note/points.h"
#include "tool/render/note/segments.h"
#include "tool/render/phrases.h"
#include "tool/render/titles.h"

namespace planrev::tool {
namespace {

using diff::Change;
using diff::Kind;
using diff::Sign;
using diff::Significance;
using diff::Unit;

constexpr std::size_t kMostTitles = 12;
constexpr std::size_t kMostHighlights = 20;
constexpr std::size_t kMostQuoted = 30;  // words

class Note {
 public:
  explicit Note(const NoteSubject& subject)
      : subject_(subject),
        comparison_(subject.told.comparison),
        context_(comparison_, subject.redline),
        tables_(TablePlaces(comparison_, subject.redline)),
        titles_(comparison_),
        renamed_(RenamedHeadings(comparison_)) {}

  Facts Make() {
    Head();
    Why();
    Asked();
    Highlights();
    Sections();
    note_.Set("figures", FiguresBySection(context_, tables_, titles_));
    Editorial();
    Unchanged();
    Checks();
    return std::move(note_);
  }

 private:
  void Head() {
    note_.Set("title", context_.Title().empty() ? subject_.after.label : context_.Title());
    note_.Set("before", subject_.before.label).Set("after", subject_.after.label);
    note_.Set("before_dated", DayInWords(subject_.before.dated)).Set("after_dated", DayInWords(subject_.after.dated));
    note_.Set("major", comparison_.verdict == diff::Verdict::kMajor);
    note_.Set("minor", comparison_.verdict == diff::Verdict::kMinor);
    note_.Set("nothing", NothingText(comparison_)).Set("version", PLANREV_VERSION);
    if (comparison_.counts.substantive > 0) note_.Set("substantive", CountFacts(comparison_.counts.substantive));
    if (comparison_.counts.factual > 0) note_.Set("factual", CountFacts(comparison_.counts.factual));
  }

  void Why() {
    Facts::List why;
    for (const NoteRevision& revision : subject_.why) {
      Facts::List paragraphs;
      for (const std::string& paragraph : Paragraphs(revision.note))
        paragraphs.push_back(Facts().Set("text", paragraph));
      if (paragraphs.empty()) continue;
      why.push_back(Facts().Set("label", revision.label).Set("dated", DayInWords(revision.dated)));
      why.back().Set("paragraphs", paragraphs);
    }
    note_.Set("why", why);
  }

  void Asked() {
    const std::string shared_title = SharedTitle(comparison_);
    Facts::List asked;
    for (const NoteAsked& one : subject_.asked) {
      Facts::List changes;
      for (const Change& change : comparison_.changes) {
        if (std::ranges::find(one.changes, change.id) == one.changes.end()) continue;
        changes.push_back(Facts().Set("id", change.id).Set("what", Described(change, shared_title)));
      }
      asked.push_back(Facts().Set("label", one.label).Set("words", one.words).Set("paper", one.paper));
      asked.back().Set("changes", changes);
    }
    note_.Set("asked_for", asked);
  }

  static std::vector<std::string> Paragraphs(const std::string& text) {
    std::vector<std::string> paragraphs = {""};
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = OneLine(std::string_view(text).substr(at, end - at));
      at = end + 1;
      if (!line.empty()) {
        paragraphs.back() += (paragraphs.back().empty() ? "" : " ") + line;
      } else if (!paragraphs.back().empty()) {
        paragraphs.emplace_back();
      }
    }
    if (paragraphs.back().empty()) paragraphs.pop_back();
    return paragraphs;
  }

  void Highlights() {
    for (const Change& change : comparison_.changes) {
      if (change.unit == Unit::kSection && change.kind == Kind::kAdded)
        highlights_.push_back(Facts().Set("new_section", titles_.Of(change.section)));
      if (change.unit == Unit::kSection && change.kind == Kind::kRemoved)
        highlights_.push_back(Facts().Set("gone_section", titles_.Of(change.section)));
      if (IsRenamed(change)) highlights_.push_back(Renamed(change));
    }
    names_above_ = highlights_.size() < kMostHighlights;
    if (names_above_) HighlightContents();
    for (const Change& change : comparison_.changes) HighlightPromises(change);
    if (highlights_.size() > kMostHighlights) highlights_.resize(kMostHighlights);
    note_.Set("highlights", highlights_);
  }

  // Entries of a list of contents that follow a renamed heading say nothing of their own.
  void HighlightContents() {
    const auto follows = [this](const Change& change) { return Follows(change); };
    const auto count = static_cast<std::size_t>(std::ranges::count_if(comparison_.changes, follows));
    if (count > 0) highlights_.push_back(Facts().Set("contents_follow", CountFacts(count)));
  }

  void HighlightPromises(const Change& change) {
    for (const auto& obligation : change.obligations) {
      if (obligation.before.empty() || obligation.after.empty()) continue;
      if (obligation.direction == diff::Direction::kChanged) continue;
      const bool weaker = obligation.direction == diff::Direction::kWeaker;
      highlights_.push_back(Facts().Set(weaker ? "weaker" : "stronger", true));
      highlights_.back().Set("was", obligation.before).Set("now", obligation.after);
      highlights_.back().Set("section", titles_.Of(change.section));
    }
  }

  static bool IsRenamed(const Change& change) {
    return change.unit == Unit::kHeading && change.kind == Kind::kEdited &&
           change.significance == Significance::kSubstantive;
  }

  static Facts Renamed(const Change& change) {
    return Facts()
        .Set("renamed", true)
        .Set("was", SideText(change, Sign::kAdded))
        .Set("now", SideText(change, Sign::kRemoved));
  }

  bool Follows(const Change& change) const {
    return change.unit == Unit::kItem && change.kind == Kind::kEdited &&
           renamed_.contains({SideText(change, Sign::kAdded), SideText(change, Sign::kRemoved)});
  }

  // Sections with something substantive that is not told above, in the plan's order.
  void Sections() {
    std::vector<std::vector<std::string>> order;
    std::map<std::vector<std::string>, std::vector<std::size_t>> changes;
    for (std::size_t i = 0; i < comparison_.changes.size(); ++i) {
      const Change& change = comparison_.changes[i];
      if (change.significance != Significance::kSubstantive) continue;
      if (names_above_ && (IsRenamed(change) || Follows(change))) continue;
      std::vector<std::size_t>& ones = changes[change.section];
      if (ones.empty()) order.push_back(change.section);
      ones.push_back(i);
    }
    Facts::List sections;
    for (const std::vector<std::string>& path : order) {
      sections.push_back(Facts().Set("title", titles_.Of(path)));
      sections.back().Set("points", PointsOf(changes[path], context_, tables_));
    }
    note_.Set("sections", sections);
  }

  // How headings read before and after that were renamed.
  static std::set<std::pair<std::string, std::string>> RenamedHeadings(const diff::Comparison& comparison) {
    std::set<std::pair<std::string, std::string>> renamed;
    for (const Change& change : comparison.changes) {
      if (IsRenamed(change)) renamed.emplace(SideText(change, Sign::kAdded), SideText(change, Sign::kRemoved));
    }
    return renamed;
  }

  void Editorial() {
    if (comparison_.counts.editorial == 0) return;
    Facts::List kinds;
    std::set<std::string> known;
    for (const Change& change : comparison_.changes) {
      if (change.significance != Significance::kEditorial) continue;
      const std::string kind = EditorialKind(change);
      if (known.insert(kind).second) kinds.push_back(Facts().Set("text", kind));
    }
    note_.Set("editorial", CountFacts(comparison_.counts.editorial).Set("kinds", kinds));
  }

  static std::string EditorialKind(const Change& change) {
    if (change.kind == Kind::kMoved) return "text that moved";
    if (change.kind == Kind::kSplit || change.kind == Kind::kMerged) return "paragraphs";
    if (change.aspects.empty()) return "layout";
    switch (change.aspects.front()) {
      case diff::Aspect::kLink:
        return "links";
      case diff::Aspect::kCase:
        return "capital letters";
      case diff::Aspect::kLevel:
        return "the levels of headings";
      default:
        return std::string(Name(change.aspects.front()));
    }
  }

  // A section reads as before where its own text does and all below it; only the topmost of those are named.
  void Unchanged() {
    std::set<std::vector<std::string>> changed;
    std::size_t all = 0;
    for (const diff::SectionSummary& section : comparison_.sections) {
      all += !section.path.empty() && section.status != diff::SectionStatus::kRemoved;
      if (section.status == diff::SectionStatus::kUnchanged) continue;
      for (std::vector<std::string> path = section.path; !path.empty(); path.pop_back()) changed.insert(path);
    }
    std::size_t count = 0;
    std::vector<std::string> titles;
    for (const diff::SectionSummary& section : comparison_.sections) {
      if (section.path.empty() || changed.contains(section.path)) continue;
      ++count;
      std::vector<std::string> above = section.path;
      above.pop_back();
      if (above.empty() || changed.contains(above)) titles.push_back(titles_.Of(section.path));
    }
    if (count == 0 || comparison_.changes.empty()) return;
    Facts unchanged = CountFacts(count).Set("all", std::to_string(all));
    if (titles.size() > kMostTitles + 1) {
      unchanged.Set("more", std::to_string(titles.size() - kMostTitles));
      titles.resize(kMostTitles);
    }
    Facts::List list;
    for (const std::string& title : titles) list.push_back(Facts().Set("text", title));
    note_.Set("unchanged", unchanged.Set("titles", list));
  }

  void Checks() {
    Facts::List checks;
    for (const diff::Warning& warning : comparison_.warnings)
      checks.push_back(Facts().Set("said", warning.said).Set("line", std::to_string(warning.line)));
    for (const Change& change : comparison_.changes) {
      for (const auto& figure : change.figures) {
        if (!figure.doubt.empty()) checks.push_back(Check(FigureText(figure) + ": " + figure.doubt, change));
      }
      for (const auto& obligation : change.obligations) {
        if (!obligation.after.empty() || obligation.direction != diff::Direction::kWeaker) continue;
        const std::string sentence =
            Quotable(SentenceWith(change, obligation.before, Sign::kRemoved, kMostQuoted), kMostQuoted + 1);
        checks.push_back(
            Check("“" + obligation.before + "” is gone from “" + sentence + "”: was a commitment dropped?", change));
      }
    }
    for (const diff::Limit& limit : comparison_.limits) {
      checks.push_back(Facts().Set("said", "compared more coarsely than elsewhere: " + limit.said));
      if (!limit.section.empty()) checks.back().Set("section", titles_.Of(limit.section));
    }
    note_.Set("checks", checks);
  }

  Facts Check(const std::string& said, const Change& change) const {
    return Facts().Set("said", said).Set("section", titles_.Of(change.section));
  }

  const NoteSubject& subject_;
  const diff::Comparison& comparison_;
  PageContext context_;
  std::vector<TablePlace> tables_;
  Titles titles_;
  std::set<std::pair<std::string, std::string>> renamed_;
  bool names_above_ = false;  // whether every renamed section is among the highlights
  Facts::List highlights_;
  Facts note_;
};

}  // namespace

Facts NoteFacts(const NoteSubject& subject) { return Note(subject).Make(); }

std::string DayInWords(const std::string& day) {
  constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return day;
  const std::string month = day.substr(5, 2), date = day.substr(8);
  if (month.find_first_not_of("0123456789") != std::string::npos || month < "01" || month > "12") return day;
  const std::string plain = date.starts_with('0') ? date.substr(1) : date;
  return plain + " " + kMonths[std::stoi(month) - 1] + " " + day.substr(0, 4);
}

}  // namespace planrev::tool
