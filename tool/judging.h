// SPDX-License-Identifier: MIT
// What the command line says of changes, as reviews: --accept 4f2a 77b0, --reject 0bad, --accept --all-editorial.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/review.h"
#include "tool/command.h"
#include "tool/reviewing.h"

namespace planrev::tool {

// By the index of the change.
using Judgements = std::map<std::size_t, store::Judgement>;

// Whether the command line judges anything.
bool Judges(const Arguments& arguments);

// Throws kUsage where it is not clear what is said of which change, before anything is read.
void CheckJudges(const Arguments& arguments);

// A change that is named by its id goes before all of a kind. Throws kUnknown for an id that no change has, kUsage
// where two things are said of one.
Judgements JudgementsFrom(const Arguments& arguments, const diff::Comparison& comparison);

// A review that is ready to be recorded; who says it and when is still to be filled in.
store::Review DraftReview(const Reviewing& reviewing, std::size_t change, store::Judgement judgement);

}  // namespace planrev::tool
