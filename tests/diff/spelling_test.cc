// SPDX-License-Identifier: MIT
#include "diff/wording/spelling.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "diff/text/vocabulary.h"

namespace planrev::diff {
namespace {

TEST(Spelling, SlipsAndHabitsAreOneWord) {
  EXPECT_TRUE(IsRespelled("recieve", "receive"));
  EXPECT_TRUE(IsRespelled("focussed", "focused"));
  EXPECT_TRUE(IsRespelled("co-ordinate", "coordinate"));
  EXPECT_TRUE(IsRespelled("organise", "organize"));
  EXPECT_TRUE(IsRespelled("behaviour", "behavior"));
  for (const auto& [british, american] : std::vector<std::pair<const char*, const char*>>{
           {"centres", "centers"},
           {"licensed", "licenced"},
           {"defence", "defense"},
           {"practise", "practice"},
           {"catalogue", "catalog"},
           {"programmes", "programs"},
           {"acknowledgement", "acknowledgment"},
           {"analysing", "analyzing"},
           {"travelled", "traveled"},
           {"counsellor", "counselor"},
           {"enrolment", "enrollment"},
           {"learnt", "learned"},
       }) {
    EXPECT_TRUE(IsRespelled(british, american)) << british;
    EXPECT_TRUE(IsRespelled(american, british)) << british;
  }
  EXPECT_TRUE(IsRespelled("its", "it's"));
  EXPECT_TRUE(IsRespelled("childrens", "children’s"));
  EXPECT_TRUE(IsRespelled("e.g", "eg"));
}

TEST(Spelling, OtherWordsAreNot) {
  EXPECT_FALSE(IsRespelled("increase", "increased"));
  EXPECT_FALSE(IsRespelled("should", "could"));
  EXPECT_FALSE(IsRespelled("will", "well"));
  EXPECT_FALSE(IsRespelled("form", "from"));  // too short to be sure
  EXPECT_FALSE(IsRespelled("council", "counsel"));
  EXPECT_FALSE(IsRespelled("county", "country"));
  EXPECT_FALSE(IsRespelled("principle", "principal"));
  EXPECT_FALSE(IsRespelled("Council's", "Councils'"));  // of several
  EXPECT_FALSE(IsRespelled("were", "we're"));
  EXPECT_FALSE(IsRespelled("felt", "felled"));
  EXPECT_FALSE(IsRespelled("3.4", "34"));
}

TEST(Spelling, AHyphenMayPartTwoWords) {
  EXPECT_TRUE(IsRespelled("re-use", "reuse"));
  EXPECT_TRUE(IsRespelled("e-mail", "email"));
  EXPECT_FALSE(IsRespelled("re-sign", "resign"));
  EXPECT_FALSE(IsRespelled("recover", "re-cover"));
}

// In what the only hunk between the two differs: "signs capitals spelling", or "other words".
std::string Differ(const std::string& before, const std::string& after) {
  Vocabulary vocabulary;
  const Passage a{before, SplitWords({{before, 0}}, false, vocabulary).words};
  const Passage b{after, SplitWords({{after, 0}}, false, vocabulary).words};
  const auto writing = SameWords(a, b, {0, a.words.size(), 0, b.words.size()});
  if (!writing) return "other words";
  return std::string(writing->signs ? "signs " : "") + (writing->capitals ? "capitals " : "") +
         (writing->spelling ? "spelling " : "");
}

TEST(Spelling, WordsAreTheSameInOtherForms) {
  EXPECT_EQ(Differ("open daily; the cafe", "open daily. The cafe"), "signs capitals ");
  EXPECT_EQ(Differ("does not charge", "doesn't charge"), "spelling ");
  EXPECT_EQ(Differ("We're asking", "we are asking"), "spelling ");
  EXPECT_EQ(Differ("it cannot", "it can't"), "spelling ");
  EXPECT_EQ(Differ("the web site", "the website"), "spelling ");
  EXPECT_EQ(Differ("fire & rescue", "fire and rescue"), "spelling ");
  EXPECT_EQ(Differ("e.g. kerbs", "eg kerbs"), "signs spelling ");
}

TEST(Spelling, OtherWordsAreOtherInAnyForm) {
  EXPECT_EQ(Differ("it may be so", "it maybe so"), "other words");
  EXPECT_EQ(Differ("it won't charge", "it would not charge"), "other words");
  EXPECT_EQ(Differ("the Council's duties", "the Councils' duties"), "other words");
  EXPECT_EQ(Differ("under 5", "under 6"), "other words");
  EXPECT_EQ(Differ("a < b", "a > b"), "other words");
  EXPECT_EQ(Differ("all of them", "all them"), "other words");
}

}  // namespace
}  // namespace planrev::diff
