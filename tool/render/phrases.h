// SPDX-License-Identifier: MIT
// The words that every form for people shares: how a change, a figure or a verdict reads in English.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"

namespace planrev::tool {

// "paragraph reworded", "item added", "heading renamed", "cell changed in row 'Domestic abuse', column '2020/21'".
std::string Phrase(const diff::Change& change);

// What happened to it: "reworded", "added", "moved and edited".
std::string VerbText(const diff::Change& change);

// The same as a sentence without its full stop: "A paragraph was reworded", "The numbering was changed".
std::string Sentence(const diff::Change& change);

// The title that every section with a change is under, as the title of the whole plan mostly is; empty where there is
// none. Repeating it with each section would say nothing.
std::string SharedTitle(const diff::Comparison& comparison);

// "Priorities › Domestic abuse", without the shared title in front; "(before the first heading)" for an empty path.
std::string PathText(const std::vector<std::string>& path, const std::string& shared_title = "");

// "line 14", "line 12, now line 14", "was line 12", "lines 3, 7 and 9", "5 places from line 3 on".
std::string Where(const diff::Change& change);

// "4,230 → 4,512 (+282, +6.67%)".
std::string FigureText(const diff::FigureChange& figure);

// "+282, +6.67%"; empty where neither means anything.
std::string DifferenceText(const diff::FigureChange& figure);

// "will → may (weaker)"; a side without any word that binds is "nothing".
std::string ObligationText(const diff::ObligationChange& obligation);

// "slipped: deadline: 31 March 2021 → 31 March 2022", "dropped: The Council will publish …", "owner: the Head of
// Housing → the Head of Communities"; empty for one that was kept.
std::string CommitmentText(const diff::CommitmentChange& commitment);

// "3 substantive, 5 factual, 2 editorial"; kinds that do not occur are left out; "none" where nothing does.
std::string CountsText(const diff::Counts& counts);

// "major: 3 changes are substantive", "minor: nothing substantive changed".
std::string VerdictText(const diff::Comparison& comparison);

// What to say where there are no changes; empty where there are some.
std::string NothingText(const diff::Comparison& comparison);

// Whether the change has text that was removed or added.
bool HasEdits(const diff::Change& change);

// "1 change", "2 changes".
std::string Counted(std::size_t number, std::string_view noun);

}  // namespace planrev::tool
