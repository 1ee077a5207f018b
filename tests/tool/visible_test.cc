// SPDX-License-Identifier: MIT
#include "tool/visible.h"

#include <gtest/gtest.h>

namespace planrev::tool {
namespace {

struct Row {
  const char* name;
  std::string text;
  std::string line;
};

TEST(Visible, ShowsWhatATerminalWouldActOn) {
  const Row rows[] = {
      {"ordinary text", "plan naïve 世界 👍", "plan naïve 世界 👍"},
      {"escape sequence", "\x1b[2J", "<U+001B>[2J"},
      {"eight-bit control sequence", "\u009b2J", "<U+009B>2J"},
      {"right-to-left override", "a\u202eb", "a<U+202E>b"},
      {"isolate", "\u2066x\u2069", "<U+2066>x<U+2069>"},
      {"line separator", "\u2028", "<U+2028>"},
      {"byte order mark", "\ufeff#", "<U+FEFF>#"},
      {"language tag", "\U000E0041", "<U+E0041>"},
      {"delete", "\x7f", "<U+007F>"},
      {"NUL", std::string(1, '\0'), "<U+0000>"},
      {"byte that is no UTF-8", "\x92", "<0x92>"},
      {"line feed and tab", "a\nb\tc", "a<U+000A>b c"},
      {"joiner of an emoji and soft hyphen", "👩\u200d🚒 co\u00adop", "👩\u200d🚒 co\u00adop"},
  };
  for (const Row& row : rows) EXPECT_EQ(VisibleLine(row.text), row.line) << row.name;
}

TEST(Visible, TextKeepsItsLinesAndTabs) { EXPECT_EQ(VisibleText("a\n\tb\r\nc\rd"), "a\n\tb\nc<U+000D>d"); }

}  // namespace
}  // namespace planrev::tool
