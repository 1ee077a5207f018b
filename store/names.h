// SPDX-License-Identifier: MIT
// What a revision may be called, and when two names are the same to a reader. WhyNoSlug and WhyNoFile, in register.h,
// are the like for plans and for files kept with a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planrev::store {

// Whether `text` is valid UTF-8 without NUL.
bool IsText(std::string_view text);

// Whether `text` has nothing but white space.
bool IsBlank(std::string_view text);

// `name` in Unicode normal form C, without white space at its ends. Throws kUsage where it is not UTF-8 or holds a
// control, line-breaking or text-direction character; `what` ("label") is named in the message.
std::string CleanName(std::string_view name, const std::string& what);

// The label to store for what the person wrote: clean, 1 to 200 characters, not to be taken for another selector.
// Throws kUsage otherwise.
std::string CleanLabel(std::string_view label);

// Equal for names that differ in case, in how accents are encoded, or in the width of white space only. What is not
// UTF-8 comes back as it is.
std::string FoldName(std::string_view name);

// 7 for "r7" or "R7"; nothing for anything else, "r0", "r07" and numbers past 999,999,999 among it.
std::optional<int> RevisionNumber(std::string_view text);

// Whether `text` has the form YYYY-MM-DD, and whether that day exists in the Gregorian calendar.
bool LooksLikeDate(std::string_view text);
bool IsDate(std::string_view text);

}  // namespace planrev::store
