// SPDX-License-Identifier: MIT
// Putting foreign text into an HTML document so that it reads there as itself and does nothing else.
#pragma once

#include <string>
#include <string_view>

namespace planrev::tool {

// `text` between tags or within a quoted attribute value, as one line: what would act on a reader's screen
// (bidirectional overrides, controls) is made visible, as in tool/visible.h.
std::string HtmlText(std::string_view text);

// The same for text of many lines; line feeds and tabs stay.
std::string HtmlLines(std::string_view text);

// The value of an href for a link that leads out of the page: http, https, mailto and tel only, percent-encoded
// (RFC 3986). Empty for all others; "javascript:" and "data:" are never links, and what is relative is not reachable
// from a single file.
std::string HtmlTarget(std::string_view target);

// The same address as itself, without the escapes of HTML.
std::string UrlTarget(std::string_view target);

// `target` with what may not stand in a URL as %XX; the fragment's sign only once.
std::string PercentEncoded(std::string_view target);

}  // namespace planrev::tool
