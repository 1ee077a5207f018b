// SPDX-License-Identifier: MIT
#include "store/names.h"

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

TEST(Slug, NamesThatCanBeAPlans) {
  for (const std::string name :
       {"community-safety", "a", "7", "plan-2019-22", "com", "com10", "2021", "r", "rx1", "xn-a", "head-injury"}) {
    EXPECT_EQ(WhyNoSlug(name), std::nullopt) << name;
  }
}

TEST(Slug, MayHaveSixtyFourCharacters) { EXPECT_EQ(WhyNoSlug(std::string(64, 'a')), std::nullopt); }

TEST(Slug, NamesThatCannotSayWhy) {
  struct Case {
    std::string name, why;
  };
  const std::vector<Case> cases = {
      {"", "a plan's name must have at least one character"},
      {std::string(65, 'a'), "it is longer than 64 characters"},
      {"Community", "only the letters a to z, the digits 0 to 9 and hyphens may be in it"},
      {"caf\xC3\xA9", "only the letters a to z, the digits 0 to 9 and hyphens may be in it"},
      {"a/b", "only the letters a to z, the digits 0 to 9 and hyphens may be in it"},
      {"..", "only the letters a to z, the digits 0 to 9 and hyphens may be in it"},
      {".git", "only the letters a to z, the digits 0 to 9 and hyphens may be in it"},
      {"a b", "only the letters a to z, the digits 0 to 9 and hyphens may be in it"},
      {std::string("a\0b", 3), "only the letters a to z, the digits 0 to 9 and hyphens may be in it"},
      {"-a", "it begins or ends with a hyphen"},
      {"a-", "it begins or ends with a hyphen"},
      {"a--b", "it has two hyphens side by side"},
      {"r7", "it would be taken for a revision's number"},
      {"con", "the name is reserved"},
      {"nul", "the name is reserved"},
      {"lpt1", "the name is reserved"},
      {"head", "the name is reserved"},
      {"register", "the name is reserved"},
      {"images", "the name is reserved"},
      {"decisions", "the name is reserved"},
      {"refs", "the name is reserved"},
  };
  for (const Case& one : cases) EXPECT_EQ(WhyNoSlug(one.name), one.why) << one.name;
}

TEST(Label, IsTrimmedAndNormalised) {
  EXPECT_EQ(CleanLabel("  June 2021 Update \t"), "June 2021 Update");
  EXPECT_EQ(CleanLabel("Cafe\xCC\x81"), "Caf\xC3\xA9");
  EXPECT_EQ(CleanLabel("\xC2\xA0June"), "June");
  EXPECT_EQ(CleanLabel("June  2021"), "June  2021");
}

TEST(Label, ThatReadsAsAnotherSelectorIsRefused) {
  for (const std::string label : {"r7", "R12", "newest", "Adopted", "2021-06-18", "2021-99-99", " r1 "}) {
    const Error error = ErrorOf([&] { CleanLabel(label); });
    EXPECT_EQ(error.kind(), ErrorKind::kUsage) << label;
    EXPECT_NE(error.hint(), "") << label;
  }
  for (const std::string label : {"r0", "r07", "revision 7", "2021-06", "newest of all"}) {
    EXPECT_EQ(CleanLabel(label), label);
  }
}

TEST(Label, ThatDoesNotPrintAsItIsIsRefused) {
  for (const std::string label : {"two\nlines", "bell\x07", "esc\x1B[31m", "nul", "line\xE2\x80\xA8separator",
                                  "right\xE2\x80\xAEto left", "not \xFF utf-8", "", "   "}) {
    if (label == "nul") {
      EXPECT_EQ(ErrorOf([] { CleanLabel(std::string_view("a\0b", 3)); }).kind(), ErrorKind::kUsage);
      continue;
    }
    EXPECT_EQ(ErrorOf([&] { CleanLabel(label); }).kind(), ErrorKind::kUsage) << label;
  }
  EXPECT_EQ(std::string(ErrorOf([] { CleanLabel("two\nlines"); }).what()),
            "cannot use the label: it has a line break or a control character in it");
}

TEST(Label, MayHaveTwoHundredCharactersOfAnyScript) {
  std::string label;
  for (int i = 0; i < 200; ++i) label += "\xE2\x82\xAC";
  EXPECT_EQ(CleanLabel(label), label);
  EXPECT_STREQ(ErrorOf([&] { CleanLabel(label + "x"); }).what(),
               ("cannot use the label '" + label + "x': it is longer than 200 characters").c_str());
}

TEST(Label, FoldsCaseAccentEncodingAndSpaces) {
  EXPECT_EQ(FoldName("June 2021 UPDATE"), FoldName("june  2021\tupdate "));
  EXPECT_EQ(FoldName("STRASSE"), FoldName("stra\xC3\x9F"
                                          "e"));
  EXPECT_EQ(FoldName("Cafe\xCC\x81"), FoldName("CAF\xC3\x89"));
  EXPECT_NE(FoldName("June 2021"), FoldName("June 2020"));
}

TEST(Selector, RevisionNumbers) {
  EXPECT_EQ(RevisionNumber("r7"), 7);
  EXPECT_EQ(RevisionNumber("R12"), 12);
  EXPECT_EQ(RevisionNumber("r999999999"), 999999999);
  for (const char* text : {"", "r", "7", "r0", "r07", "r-1", "r1.5", "r1 ", "r1000000000", "rr1"}) {
    EXPECT_EQ(RevisionNumber(text), std::nullopt) << text;
  }
}

TEST(Date, ExistsOrNot) {
  for (const char* date : {"2021-06-18", "2020-02-29", "2000-02-29", "1999-12-31"}) EXPECT_TRUE(IsDate(date)) << date;
  for (const char* date : {"2021-02-30", "2021-02-29", "1900-02-29", "2021-13-01", "2021-00-10", "2021-06-00",
                           "2021-6-18", "18.06.2021", "2021-06-18T", "", "2021/06/18", "+021-06-18"}) {
    EXPECT_FALSE(IsDate(date)) << date;
  }
}

TEST(Text, Utf8WithoutNul) {
  EXPECT_TRUE(IsText(""));
  EXPECT_TRUE(IsText("caf\xC3\xA9 \xF0\x9F\x98\x80\n"));
  for (const std::string text : {"\x92", "\xC3", "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80"})
    EXPECT_FALSE(IsText(text));
  EXPECT_FALSE(IsText(std::string_view("a\0", 2)));
  EXPECT_TRUE(IsBlank(" \t\r\n\xC2\xA0\xEF\xBB\xBF"));
  EXPECT_FALSE(IsBlank(" . "));
}

}  // namespace
}  // namespace planrev::store
