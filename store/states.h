// SPDX-License-Identifier: MIT
// What the decisions on a plan make of its revisions: a pure function of them, nothing else is kept.
//
// Everywhere here `decisions` are those of one plan, in order (PutInOrder): by the day on which they were taken, those
// of one day as they were recorded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/decision.h"

namespace planrev::store {

// Adoption supersedes the revision that was in force. One that is in force, or was, is taken out of that by adoption of
// another, rejection or withdrawal alone: a recommendation or a deferral after it leaves it as it is.
enum class State { kDraft, kRecommended, kAdopted, kSuperseded, kRejected, kDeferred, kWithdrawn };

// "draft", "recommended" and so on.
std::string_view Name(State state);

struct Standing {
  State state = State::kDraft;
  std::string since;  // YYYY-MM-DD; empty for a draft
  std::string body;   // whose decision made it so; for a superseded one the body that adopted another
};

inline constexpr std::string_view kLastDay = "9999-12-31";  // none is after it

void PutInOrder(std::vector<Decision>& decisions);

// By the number of the revision; a revision that is not in it is a draft.
std::map<int, Standing> StandingsOf(const std::vector<Decision>& decisions);

// The revision in force after all of them, or on a day, YYYY-MM-DD: the one adopted last, that day included. Nothing
// where none was adopted by then, or the one that was has been withdrawn.
std::optional<int> InForce(const std::vector<Decision>& decisions, std::string_view day = kLastDay);

// The revision that was recommended last, since the last adoption; one that was rejected or withdrawn since does not
// count.
std::optional<int> LastRecommended(const std::vector<Decision>& decisions);

// What speaks against `next` after `decisions`, each as "it was withdrawn on 2021-06-20 by Council"; nothing where the
// steps are in order. Of `next` kind, date, body and revision count; `dated` is the day that the revision bears.
std::vector<std::string> OutOfOrder(const std::vector<Decision>& decisions, const Decision& next,
                                    const std::string& dated, const std::string& today);

}  // namespace planrev::store
