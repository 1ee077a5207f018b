// SPDX-License-Identifier: MIT
// Which amendment accounts for which change.
#include "tool/amendments.h"

#include <gtest/gtest.h>

#include "store/error.h"

namespace planrev::tool {
namespace {

constexpr char kBefore[] =
    "# Plan\n\n## Foreword\n\nThis is the plan of the partnership's first year.\n\n"
    "## Priority 7\n\n- The police will attend.\n- The council's team will clean the streets every month.\n\n"
    "## Reporting\n\nWe will report yearly to the committee.\n\nEach subgroup will report yearly.\n";
constexpr char kAfter[] =
    "# Plan\n\n## Foreword\n\nThis is the plan of the partnership's second year.\n\n"
    "## Priority 7\n\n- The police and the fire service will attend.\n- The council's team will clean the streets "
    "every "
    "week.\n\n"
    "## Reporting\n\nWe will report quarterly to the committee.\n\nEach subgroup will report quarterly.\n";

class Amendments : public testing::Test {
 protected:
  // The places of the changes: foreword, police, streets, committee, subgroup.
  std::string IdOf(std::size_t place) const { return comparison_.changes.at(place).id; }

  Accounted Of(const std::vector<std::string>& amendments) const { return Account(comparison_, amendments); }

  // The places that one amendment accounts for, as "1,2".
  std::string Places(const std::string& amendment) const {
    std::string places;
    const Accounted accounted = Of({amendment});
    for (const store::NamedChange& change : accounted.amendments.at(0).changes) {
      for (std::size_t i = 0; i < comparison_.changes.size(); ++i) {
        if (IdOf(i) == change.id) places += (places.empty() ? "" : ",") + std::to_string(i);
      }
    }
    EXPECT_EQ(accounted.unexplained.size() + accounted.amendments[0].changes.size(), comparison_.changes.size());
    return places;
  }

  const diff::Comparison comparison_ = diff::Compare(kBefore, kAfter);
};

TEST_F(Amendments, AreFoundByWhatTheyQuote) {
  ASSERT_EQ(comparison_.changes.size(), 5u);
  struct Case {
    std::string words, places;
  };
  for (const Case& one : std::vector<Case>{{"add \"and the fire service\" to item 1 of Priority 7", "1"},
                                           {"add “and the fire service” to item 1 of Priority 7", "1"},
                                           {"add 'and the fire service' to item 1", "1"},
                                           {"add ‘And  the Fire Service’ to item 1", "1"},
                                           {"item 1 to read \"The police and the fire service will attend.\"", "1"},
                                           {"replace \"every month\" by \"every week\" in the council's item", "2"},
                                           {"\"month\" to \"week\"", "2"},
                                           {"replace \"first\" by \"second\"", "0"},
                                           {"\"We will report yearly\" becomes \"We will report quarterly\"", "3"},
                                           // Neither quoted, nor all that changed, nor of one passage:
                                           {"add and the fire service to item 1", ""},
                                           {"add \"fire service\" to item 1", ""},
                                           {"insert \"quarterly\"", ""},
                                           {"the word \"quarter\" in place of \"year\"", ""},
                                           {"replace \"yearly\" by \"monthly\"", ""},
                                           {"\"They will report yearly\" becomes \"They will report quarterly\"", ""},
                                           {"the chair's words and the clerk's", ""},
                                           {"an open quote \"and the fire service", ""},
                                           {"\"\"", ""},
                                           {"no quotes at all", ""}}) {
    EXPECT_EQ(Places(one.words), one.places) << one.words;
  }
}

TEST_F(Amendments, ThatCouldBeOfSeveralChangesAccountForNone) {
  const Accounted accounted = Of({"replace \"yearly\" by \"quarterly\""});
  EXPECT_TRUE(accounted.amendments[0].changes.empty());
  EXPECT_EQ(accounted.unexplained.size(), 5u);
  ASSERT_EQ(accounted.unclear.size(), 1u);
  EXPECT_EQ(accounted.unclear[0], "the amendment 'replace \"yearly\" by \"quarterly\"' could be any of " + IdOf(3) +
                                      " or " + IdOf(4) +
                                      ": --amendment 'ID: WORDS' says which, 'ID,ID: WORDS' that it is several");
}

TEST_F(Amendments, NameTheirChangesById) {
  EXPECT_EQ(Places(IdOf(2) + ": weekly"), "2");
  EXPECT_EQ(Places(IdOf(2).substr(0, 5) + ": weekly"), "2");
  EXPECT_EQ(Places(IdOf(3) + "," + IdOf(4) + ": quarterly throughout"), "3,4");
  EXPECT_EQ(Places(IdOf(3) + ", " + IdOf(4) + ": quarterly throughout"), "3,4");
  EXPECT_EQ(Of({IdOf(0) + ": a new foreword"}).amendments[0].words, " a new foreword");
}

TEST_F(Amendments, WordsThatLookLikeAnIdAreWords) {
  for (const std::string words : {"add: a fire engine", "dead: the old foreword", "deeded: a house"}) {
    EXPECT_EQ(Places(words), "") << words;
    EXPECT_EQ(Of({words}).amendments[0].words, words);
  }
}

TEST_F(Amendments, AnIdThatNoChangeHasIsRefused) {
  std::string slip = IdOf(0);
  slip[7] = slip[7] == '0' ? '1' : '0';
  for (const auto& [id, hint] : std::vector<std::pair<std::string, std::string>>{
           {"00000000", "--dry-run shows the ids of the changes between the two texts"},
           {slip, "did you mean '" + IdOf(0) + "'?"}}) {
    try {
      Of({id + ": words"});
      ADD_FAILURE() << id;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUnknown);
      EXPECT_EQ(error.what(), "no change '" + id + "' lies between the two texts");
      EXPECT_EQ(error.hint(), hint);
    }
  }
}

TEST_F(Amendments, WhatNoneAccountsForIsUnexplained) {
  const Accounted accounted =
      Of({"add \"and the fire service\"", "swap the cover", IdOf(3) + "," + IdOf(4) + ": quarterly"});
  ASSERT_EQ(accounted.amendments.size(), 3u);
  EXPECT_EQ(accounted.amendments[0].changes.size(), 1u);
  EXPECT_EQ(accounted.amendments[1].changes.size(), 0u);
  ASSERT_EQ(accounted.unexplained.size(), 2u);
  EXPECT_EQ(accounted.unexplained[0].id, IdOf(0));
  EXPECT_EQ(accounted.unexplained[0].what, "Foreword: paragraph reworded, \"first\" became \"second\"");
  EXPECT_EQ(accounted.unexplained[1].id, IdOf(2));
}

TEST(Amended, TextsThatAreTheSameHaveNothingToAccountFor) {
  const Accounted accounted = Account(diff::Compare(kBefore, kBefore), {"swap the foreword"});
  EXPECT_EQ(accounted.amendments.size(), 1u);
  EXPECT_TRUE(accounted.unexplained.empty());
}

TEST(Amended, NothingHiddenIsInAName) {
  const diff::Comparison comparison = diff::Compare("# A\u202eB\n\nold words here\n", "# A\u202eB\n\nnew words here\n");
  EXPECT_EQ(Account(comparison, {}).unexplained.at(0).what, "A<U+202E>B: paragraph reworded, \"old\" became \"new\"");
}

}  // namespace
}  // namespace planrev::tool
