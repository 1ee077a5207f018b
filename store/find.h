// SPDX-License-Identifier: MIT
// Finding what a person meant: by exact name, by the beginning of one, and where that fails, what they may have meant.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/register.h"

namespace planrev::store {

// The numbers of the revisions that FindAmong has to see: all for a label, one for a number, 1 to `newest`.
std::set<int> NumbersFor(const std::string& selector, int newest);

// The day on which the revision that `selector` asks for was in force: kLastDay for "adopted", a day for itself.
// Nothing for a selector that asks for something else.
std::optional<std::string> DayInForce(const std::string& selector);

// The error where no revision was; `decisions` are all those on the plan, in order.
Error NothingInForce(const Revision& newest, const std::string& selector, const std::vector<Decision>& decisions);

// As Register::Find for the other selectors, among `revisions`: those of one plan, oldest first, the newest among them.
Revision FindAmong(const std::vector<Revision>& revisions, const std::string& selector);

// Those of `names` that a person who wrote `written` may have meant, likeliest first, three at most: some letters
// wrong, or part of the name.
std::vector<std::string> Suggest(std::string_view written, const std::vector<std::string>& names);

// The error for a plan that is none, with what it may have been or what there is.
Error NoSuchPlan(const std::string& plan, const std::vector<std::string>& slugs);

}  // namespace planrev::store
