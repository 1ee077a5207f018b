// SPDX-License-Identifier: MIT
#include "tool/render/html_text.h"

#include <gtest/gtest.h>

namespace planrev::tool {
namespace {

TEST(HtmlText, ReadsAsItself) {
  EXPECT_EQ(HtmlText("<b> & \"c\" 'd'"), "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
  EXPECT_EQ(HtmlText("a\nb\x1b[31m\u202e"), "a&lt;U+000A&gt;b&lt;U+001B&gt;[31m&lt;U+202E&gt;");
  EXPECT_EQ(HtmlLines("a\r\n\tb<\n"), "a\n\tb&lt;\n");
}

TEST(HtmlText, LinksLeadOutByFewSchemesOnly) {
  EXPECT_EQ(HtmlTarget("https://a.example/b?c=d&e#f"), "https://a.example/b?c=d&amp;e#f");
  EXPECT_EQ(HtmlTarget("HTTP://a.example"), "HTTP://a.example");
  EXPECT_EQ(HtmlTarget("mailto:a@b.example"), "mailto:a@b.example");
  for (const char* target : {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)",
                             "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
                             "//a.example", "a.md", "#a", "", "https://", "\x01https://a.example"})
    EXPECT_EQ(HtmlTarget(target), "") << target;
}

TEST(HtmlText, LinksAreEncoded) {
  EXPECT_EQ(HtmlTarget("https://a.example/\" onclick=\"x"), "https://a.example/%22%20onclick=%22x");
  EXPECT_EQ(HtmlTarget("https://a.example/%41%zz<ü>#a#b"), "https://a.example/%41%25zz%3C%C3%BC%3E#a%23b");
}

}  // namespace
}  // namespace planrev::tool
