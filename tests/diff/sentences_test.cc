// SPDX-License-Identifier: MIT
#include "diff/language/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diff/text/vocabulary.h"

namespace planrev::diff {
namespace {

// "commits" and "states", as far as they hold of the first sentence.
std::string Does(const std::string& text) {
  Vocabulary vocabulary;
  const Passage passage{text, SplitWords({{text, 0}}, false, vocabulary).words};
  const Lexicon lexicon(vocabulary);
  const Sentence sentence = SentenceAround(passage, 0, 1);
  const std::string commits = Commits(passage, sentence, lexicon) ? "commits " : "";
  return commits + (States(passage, sentence) ? "states" : "");
}

struct Case {
  const char* text;
  const char* does;
};

TEST(Sentences, CommitOrState) {
  const std::vector<Case> cases = {
      {"There were 4,230 offences.", "states"},
      {"The Council will train 40 wardens.", "commits "},
      {"Grants are subject to a limit.", "commits states"},
      {"The Council employs 40 wardens.", ""},
      {"Reduce burglary by 20%.", ""},
      {"Tables come as files (.csv) which the Council will publish.", "commits "},
      // a figure beside these is laid down
      {"The fee is £45.", "commits states"},
      {"The fee was £45 in 2019.", "states"},
      {"The fixed penalty for littering is £100.", "commits states"},
      {"Penalties rose to 412.", "states"},
      {"Adults over 65 are eligible for the pass.", "commits states"},
      {"Files are kept for six years.", "commits states"},
      {"The plan was kept for six years.", "states"},
      {"Letters are answered within ten working days.", "commits states"},
      {"Letters were answered within ten working days.", "states"},
      {"It lies within ten miles of the coast.", ""},
      {"Grants of up to £500 are paid.", "commits states"},
      {"Up to 500 people were there.", "states"},
      {"There were no more than 25 cases.", "commits states"},
  };
  for (const Case& c : cases) EXPECT_EQ(Does(c.text), c.does) << c.text;
}

TEST(Sentences, EndAtTheirStopAndNotAtAnAbbreviation) {
  EXPECT_EQ(Does("Mr. Reed of No. 4 will pay. There were 12."), "commits ");
  EXPECT_EQ(Does("There were 12 of them. Mr. Reed will pay."), "states");
}

}  // namespace
}  // namespace planrev::diff
