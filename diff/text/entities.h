// SPDX-License-Identifier: MIT
// Character references: "&rsquo;", "&#8217;", "&amp;" (CommonMark 0.30, section 6.2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planrev::diff {

// The length of what looks like a character reference at the start of `text`, an "&"; 0 where nothing does.
std::size_t EntityLength(std::string_view text);

// `text` as it is read: every character reference in it replaced by what it stands for; one that is none stays.
std::string WithoutEntities(std::string_view text);

}  // namespace planrev::diff
