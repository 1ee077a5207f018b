// SPDX-License-Identifier: MIT
// An edited text cut into what changed and what did not, sentence by sentence, so that a note can quote the one
// sentence that changed and not the paragraph around it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"

namespace planrev::tool {

// Sentences that changed together: how they read before and after, without blanks at the ends and on one line. A side
// is empty where the sentences came or went.
struct Segment {
  std::string was, now;
  std::string removed, added;  // what differs, where that is one stretch of words; else empty both
};

// Those of an edited change, in order. Cut where both sides have the end of a sentence or line.
std::vector<Segment> ChangedSegments(const diff::Change& change);

// All text of one side, on one line; `without` is the sign of the other side's runs.
std::string SideText(const diff::Change& change, diff::Sign without);

// The first words of `text`, at most `most` of them; what was cut off is told by " …".
std::string FirstWords(std::string_view text, std::size_t most);

// The first sentence or line of `text`, at most `most` words of it.
std::string FirstSentence(std::string_view text, std::size_t most);

// The sentence or line of `text` that has the byte at `at`.
std::string_view SentenceAt(std::string_view text, std::size_t at);

// The sentence of a changed text in which those words stood (side kRemoved) or stand now (side kAdded), at most `most`
// words of it; where no sentence that changed has them, the first of the text.
std::string SentenceWith(const diff::Change& change, const std::string& words, diff::Sign side, std::size_t most);

// `text` on one line: white space as single blanks, none at the ends.
std::string OneLine(std::string_view text);

// How many words `text` has.
std::size_t CountWords(std::string_view text);

}  // namespace planrev::tool
