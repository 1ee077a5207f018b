// SPDX-License-Identifier: MIT
// Whether two words are one word spelled differently.
#pragma once

#include <string_view>

namespace planrev::diff {

// True for words of five letters or more that differ in case-folded form only by a hyphen ("co-ordinate"), or by -ise
// for -ize and -our for -or; of seven or more, also by a doubled letter ("focussed") or two neighbouring letters
// swapped
// ("recieve"). Never guesses beyond that: "increased" for "increase" is wording, and so is anything with digits.
bool IsRespelled(std::string_view before, std::string_view after);

}  // namespace planrev::diff
