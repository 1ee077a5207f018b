// SPDX-License-Identifier: MIT
// A change in a few words, for the lists above the plan.
#pragma once

#include <string>

#include "diff/comparison.h"

namespace planrev::tool {

// The text of a change as HTML, with <del> and <ins>, shortened to the words around what changed.
std::string SnippetHtml(const diff::Change& change);

// The words around a figure, as they read after (before where it is gone); plain text. `from` is where in the change's
// text to look first and is moved on, so that equal figures of one change each find their own words.
std::string WordsAround(const diff::Change& change, const diff::FigureChange& figure, std::size_t& from);

}  // namespace planrev::tool
