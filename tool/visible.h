// SPDX-License-Identifier: MIT
// What may reach a terminal. Texts come from anywhere; a control sequence in one could rewrite the screen, a
// bidirectional override could show a promise backwards. Everything that comes from a text or a name goes through here.
#pragma once

#include <string>
#include <string_view>

namespace planrev::tool {

// Whether a terminal would act on `point` rather than show it: control characters, line and paragraph separators, and
// format characters such as bidirectional overrides. Joiners and the soft hyphen, which ordinary writing needs, are
// not.
bool IsHidden(char32_t point);

// `text` for one line: hidden characters as <U+202E>, bytes that are no UTF-8 as <0x92>; a tab becomes a space.
std::string VisibleLine(std::string_view text);

// The same for text of many lines: line feeds and tabs stay, CR LF becomes a line feed.
std::string VisibleText(std::string_view text);

}  // namespace planrev::tool
