// SPDX-License-Identifier: MIT
#include "diff/text/labels.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

// What is taken from the text after, with every other change rejected.
std::string Only(const std::string& before, const std::string& after, std::size_t index) {
  const Comparison comparison = Compare(before, after);
  std::vector<bool> accepted(comparison.changes.size(), false);
  accepted.at(index) = true;
  return Apply(comparison, before, after, accepted);
}

const char* const kTwoNotes =
    "Burglary fell by a tenth.[^1]\n\nRobbery rose a little.[^2]\n\n[^1]: Without sheds.\n\n[^2]: Small numbers.\n";
const char* const kThreeNotes =
    "Crime fell.[^1]\n\nBurglary fell by a tenth.[^2]\n\nRobbery rose a lot.[^3]\n\n[^1]: Provisional.\n\n[^2]: "
    "Without "
    "sheds.\n\n[^3]: Small numbers.\n";

TEST(Labels, ThatMovedOnAreNoChange) {
  EXPECT_EQ(Told(kTwoNotes, kThreeNotes),
            "added paragraph: {+Crime fell.[^1]+}\nedited paragraph: Robbery rose a [-little-]{+lot+}.[^3]\n"
            "added footnote: {+[^1]: Provisional.+}\n");
  EXPECT_EQ(Told("[a][1] [b][2]\n\n[1]: /x\n[2]: /y\n", "[a][9] [b][1]\n\n[9]: /x\n[1]: /y\n"), "");
}

TEST(Labels, OfATextMadeFromBothAreThoseOfTheTextBefore) {
  const std::string robbery =
      "Burglary fell by a tenth.[^1]\n\nRobbery rose a lot.[^2]\n\n[^1]: Without sheds.\n\n[^2]: Small numbers.\n";
  EXPECT_EQ(Only(kTwoNotes, kThreeNotes, 1), robbery);
  const std::string crime =
      "Crime fell.[^1-2]\n\nBurglary fell by a tenth.[^1]\n\nRobbery rose a little.[^2]\n\n[^1]: Without sheds.\n\n"
      "[^2]: Small numbers.\n";
  EXPECT_EQ(Only(kTwoNotes, kThreeNotes, 0), crime);
}

TEST(Labels, ThatNowStandForSomethingElseAreToldThere) {
  EXPECT_EQ(Told("Text.[^1]\n\n[^1]: Without sheds.\n", "Text.[^1]\n\n[^1]: With sheds.\n"),
            "edited footnote: [^1]: [-Without-]{+With+} sheds.\n");
  EXPECT_EQ(Told("See [a][1].\n\n[1]: /x\n", "See [a][1].\n\n[1]: /y\n"), "edited metadata: /[-x-]{+y+}\n");
  EXPECT_EQ(Told("A.[^1] B.[^2]\n\n[^1]: Of A.\n\n[^2]: Of B.\n", "A.[^2] B.[^1]\n\n[^1]: Of A.\n\n[^2]: Of B.\n"),
            "edited paragraph: A.[-[^1]-]{+[^2]+} B.[-[^2]-]{+[^1]+}\n");
}

TEST(Labels, FollowNotesThatSayMostOfTheSame) {
  EXPECT_EQ(Told("It fell.[^1]\n\nFires rose.[^2]\n\n[^1]: Police data 2019.\n\n[^2]: Fire data 2019.\n",
                 "Fires rose.[^1]\n\n[^1]: Fire data 2020.\n"),
            "removed paragraph: [-It fell.[^1]-]\nremoved footnote: [-[^1]: Police data 2019.-]\n"
            "edited footnote: [^1]: Fire data [-2019-]{+2020+}.\n");
}

TEST(Labels, AreTheSameInCapitals) {
  EXPECT_EQ(Told("Text.[^A]\n\n[^A]: Without sheds\nand barns.\n", "Text.[^a]\n\n[^a]: Without sheds and\nbarns.\n"),
            "");
  EXPECT_EQ(Told("Text.[^A]\n\n[^A]: Without sheds\nand barns.\n", "Text.[^A]\n\n[^A]: Without sheds and\nbarns.\n"),
            "");
}

TEST(Labels, WithoutADefinitionAreText) {
  EXPECT_EQ(Told("Take [a][b] of it.\n", "Take [a][c] of it.\n"), "edited paragraph: Take [a][[-b-]{+c+}] of it.\n");
}

// Links tell what they point to; a definition that only they ask for goes with them.
TEST(Labels, ThatOnlyOneSideAsksForAreLayout) {
  const std::string before =
      "See the [report](https://a.b/r) and [map].\n\nWe have four wardens.\n\n[map]: https://a.b/m\n";
  const std::string after =
      "See the [report][r] and [map](https://a.b/m).\n\nWe have five wardens.\n\n[r]: https://a.b/r\n";
  const Comparison comparison = Compare(before, after);
  EXPECT_EQ(Told(comparison), "edited paragraph: We have [-four-]{+five+} wardens.\n");
  EXPECT_EQ(Apply(comparison, before, after, {true}), after);
  EXPECT_EQ(Apply(comparison, before, after, {false}), before);
}

TEST(Labels, ThatCameForALinkThatWasTextAreTold) {
  EXPECT_EQ(Told("See the [report].\n", "See the [report].\n\n[report]: https://a.b/r\n"),
            "edited paragraph: See the [-[-]report[-]-].\nadded metadata: {+https://a.b/r+}\n");
}

TEST(Labels, ALinkThatGoesDeadIsAChangeHoweverItsLabelIsWrapped) {
  const std::string definition = "\n# B\n\nText.\n\n[the annual report]: http://x\n";
  for (const std::string text :
       {"# A\n\n- See [the annual\n  report] now.\n", "# A\n\n> See [the annual\n> report] now.\n",
        "# A\n\nSee [the annual\r\nreport] now.\n", "# A\n\nSee [it][the annual\n  report] now.\n",
        "# A\n\nSee [the annual report](see the annex below) now.\n"}) {
    EXPECT_NE(Compare(text + definition, text + "\n# B\n\nText.\n").verdict, Verdict::kNone) << text;
  }
}

}  // namespace
}  // namespace planrev::diff
