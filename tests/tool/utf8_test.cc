// SPDX-License-Identifier: MIT
#include "tool/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace planrev::tool {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

TEST(Utf8, TellsWellFormedFromMalformed) {
  struct Row {
    const char* name;
    std::string_view text;
    std::size_t at;
  };
  const Row rows[] = {
      {"empty", "", kNone},
      {"ASCII", "abcdefghijklmnop", kNone},
      {"two, three and four bytes", "é€𝄞", kNone},
      {"last code point", "\xF4\x8F\xBF\xBF", kNone},
      {"beyond the last", "\xF4\x90\x80\x80", 0},
      {"overlong slash", "\xC0\xAF", 0},
      {"overlong of three", "\xE0\x80\xAF", 0},
      {"overlong of four", "\xF0\x80\x80\xAF", 0},
      {"surrogate", "\xED\xA0\x80", 0},
      {"continuation alone", "abc\x80", 3},
      {"cut short", "abcdefgh\xE2\x82", 8},
      {"after eight ASCII bytes", "12345678\xFF", 8},
      {"no continuation", "\xC3(", 0},
  };
  for (const Row& row : rows) EXPECT_EQ(FindMalformed(row.text), row.at) << row.name;
}

TEST(Utf8, DecodesWhatItAccepts) {
  EXPECT_EQ(Decode("€!").value, U'€');
  EXPECT_EQ(Decode("€!").size, 3u);
  EXPECT_FALSE(Decode("\x92").well_formed);
  EXPECT_EQ(Decode("\x92").value, 0x92u);
}

}  // namespace
}  // namespace planrev::tool
