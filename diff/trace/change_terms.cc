// SPDX-License-Identifier: MIT
#include "diff/trace/change_terms.h"

#include <algorithm>

#include "diff/text/enumerator.h"

namespace planrev::diff {
namespace {

bool IsOfFigures(Aspect aspect) { return aspect == Aspect::kFigure || aspect == Aspect::kDate; }

class ChangeReader {
 public:
  ChangeReader(const Change& change, const TermReader& reader) : change_(change), reader_(reader) {}

  ChangeTerms Read() {
    ReadRuns();
    for (const std::string& title : change_.section) ReadTitle(title);
    if (change_.cell) ReadCell();
    for (const Term& term : reader_.Read(change_.reason)) Note(term, Occurs::kReason);
    terms_.only_figures = !change_.figures.empty() && std::ranges::all_of(change_.aspects, IsOfFigures);
    static constexpr unsigned kOwn = Occurs::kAdded | Occurs::kRemoved | Occurs::kMoved;
    for (const auto& [stem, where] : terms_.stems) terms_.size += (where & kOwn) != 0;
    return std::move(terms_);
  }

 private:
  void Note(const Term& term, unsigned where) {
    if (!term.joins && !term.sign) terms_.stems[term.stem] |= where;
  }

  // Both sides are read whole, so that a word of which only a part changed is one word.
  void ReadRuns() {
    ReadSide(Sign::kRemoved, terms_.before, terms_.removed);
    ReadSide(Sign::kAdded, terms_.after, terms_.added);
    for (const Run& run : change_.runs) {
      terms_.adds = terms_.adds || run.sign == Sign::kAdded;
      terms_.removes = terms_.removes || run.sign == Sign::kRemoved;
    }
  }

  void ReadSide(Sign sign, std::vector<std::string>& stems, std::vector<bool>& changed) {
    std::string text;
    std::vector<bool> own;  // by byte: whether it is of this side only
    for (const Run& run : change_.runs) {
      if (run.sign != Sign::kEqual && run.sign != sign) continue;
      text += run.text;
      own.insert(own.end(), run.text.size(), run.sign == sign);
    }
    const unsigned here = sign == Sign::kAdded ? Occurs::kAdded : Occurs::kRemoved;
    const unsigned elsewhere = change_.kind == Kind::kMoved ? Occurs::kMoved : Occurs::kBeside;
    const std::vector<Term> terms = reader_.Read(text);
    for (const Term& term : terms) {
      bool differs = false;
      for (std::size_t i = term.start; i < term.end; ++i) differs = differs || own[i];
      Note(term, differs ? here : elsewhere);
      if (term.sign) continue;
      stems.push_back(term.stem);
      changed.push_back(differs);
    }
    ReadNumber(text);
  }

  // "4.2 Premises …", "Action 5: …"
  void ReadNumber(const std::string& text) {
    const std::string start = text.substr(0, text.find_first_of("\n|"));
    const std::size_t length = EnumeratorLength(start);
    if (length == 0) return;
    const std::string number = start.substr(0, length);
    TakePlaces(number);
  }

  void TakePlaces(const std::string& numbered) {
    const std::vector<NamedPlace> places = FindPlaces(reader_.Read(numbered), numbered);
    terms_.places.insert(terms_.places.end(), places.begin(), places.end());
    const std::size_t digits = numbered.find_first_of("0123456789");
    if (!places.empty() || digits != 0) return;
    terms_.places.push_back({"", numbered.substr(0, NumberLength(numbered))});
  }

  void ReadTitle(const std::string& title) {
    terms_.titles.emplace_back();
    const std::size_t number = EnumeratorLength(title);
    if (number > 0) TakePlaces(title.substr(0, number));
    const std::string rest = title.substr(number);
    for (const Term& term : reader_.Read(rest)) {
      if (term.joins || term.sign) continue;
      terms_.titles.back().push_back(term.stem);
      Note(term, Occurs::kTitle);
    }
  }

  void ReadCell() {
    for (const Term& term : reader_.Read(change_.cell->row)) Note(term, Occurs::kBeside);
    for (const Term& term : reader_.Read(change_.cell->column)) Note(term, Occurs::kColumn);
    if (!change_.cell->row.empty()) TakePlaces(change_.cell->row.substr(0, NumberLength(change_.cell->row)));
  }

  const Change& change_;
  const TermReader& reader_;
  ChangeTerms terms_;
};

}  // namespace

ChangeTerms TermsOf(const Change& change, const TermReader& reader) { return ChangeReader(change, reader).Read(); }

}  // namespace planrev::diff
