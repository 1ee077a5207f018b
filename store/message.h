// SPDX-License-Identifier: MIT
// What a revision's commit and tag say, as text: the label, the note, and a last paragraph of trailers.
//
//     June 2021 Update
//
//     Recommended changes of the strategic assessment 2021-22 taken in.
//
//     Plan: community-safety
//     Revision: 3
//     Dated: 2021-06-18
//     Text-SHA256: 4f0c…
//     Files-SHA256: 81b2…       (where files are kept with the text)
//
// A decision's commit has trailers of its own, and is no revision:
//
//     Adopted: June 2021 Update (r3)
//
//     Plan: community-safety
//     Decision: adopted
//     Revision: 3
//     Decided: 2021-07-14
//     Body: Council
//     Decision-SHA256: 9c1e…
//
// A tag says what its revision's commit says and the author as well, so that a listing needs no commit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/register.h"

namespace planrev::store {

// A text of several lines with LF line ends and nothing blank around it. Throws kUsage where it is not UTF-8 or has
// control characters; `what` ("note") is named in the message.
std::string CleanWords(std::string_view words, const std::string& what);

std::string CommitMessage(const Revision& revision);
std::string DecisionMessage(const std::string& plan, const Decision& decision);
std::string TagMessage(const Revision& revision);

// The values of the trailers with that key, in their order; none where the last paragraph has none.
std::vector<std::string> TrailersOf(std::string_view message, std::string_view key);

// The message with that trailer; where it has the key already, with the value in its place.
std::string WithTrailer(std::string_view message, std::string_view key, std::string_view value);

inline constexpr std::string_view kDecisionSha256 = "Decision-SHA256";  // of the file that the commit adds
inline constexpr std::string_view kContested = "Contested";             // what speaks against it, as sync found
inline constexpr std::string_view kCorrects = "Corrects";               // the path of a decision's file

// The plan that a decision's message names; empty where it is no decision's.
std::string DecidedPlan(std::string_view message);

// The fields that the message holds; the others stay empty. Nothing where it is no revision's message.
std::optional<Revision> ParseMessage(std::string_view message);

}  // namespace planrev::store
