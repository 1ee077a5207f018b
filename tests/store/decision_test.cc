// SPDX-License-Identifier: MIT
// The file of a decision: what is written is read back, what a person wrote is read or its fault is named.
#include "store/decision.h"

#include <random>

#include "store/digest.h"
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

Decision Plain() {
  Decision decision;
  decision.kind = DecisionKind::kAdopted;
  decision.number = 4;
  decision.date = "2021-07-14";
  decision.body = "Council";
  decision.revision = 3;
  decision.label = "June 2021 Update";
  decision.commit = std::string(40, 'a');
  decision.text_sha256 = Sha256("text\n");
  return decision;
}

Decision Full() {
  Decision decision = Plain();
  decision.minute = "34";
  decision.claimed = "minor";
  decision.found = "major";
  decision.compared = 2;
  decision.background = {{"papers/assessment.docx", Sha256("assessment")}, {"R1: annex", Sha256("annex")}};
  decision.recommended = 2;
  decision.amendments = {
      {"add \"and the fire service\" to bullet 14 of Priority 7", {{"4f2a91c0", "Priority 7: item"}}},
      {"swap the foreword", {}}};
  decision.unexplained = {{"93ab0011", "Foreword: paragraph reworded"}};
  decision.objections = {"it was withdrawn on 2021-06-20 by Council"};
  decision.override_reason = "Resolved again under standing order 12";
  decision.reasons = "The assessment asks for it.\n\n- one\n- two";
  decision.alternatives = "None.";
  return decision;
}

constexpr char kPath[] = "p/decisions/2021-07-14-adopted.md";

std::string Fault(const std::string& file, const std::string& path = kPath) {
  const Error error = ErrorOf([&] { ReadDecision(file, path); });
  EXPECT_EQ(error.kind(), ErrorKind::kRegister);
  EXPECT_NE(error.hint(), "");
  const std::string begin = "cannot read '" + path + "': ";
  EXPECT_EQ(std::string(error.what()).substr(0, begin.size()), begin);
  return std::string(error.what()).substr(begin.size());
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  EXPECT_NE(text.find(from), std::string::npos) << from;
  return text.replace(text.find(from), from.size(), to);
}

TEST(DecisionFile, ReadsWellForAPerson) {
  Decision decision = Full();
  decision.background.pop_back();
  EXPECT_EQ(WriteDecision(decision),
            "---\n"
            "format: planrev-decision\n"
            "version: 1\n"
            "number: 4\n"
            "decision: adopted\n"
            "date: 2021-07-14\n"
            "body: Council\n"
            "minute: \"34\"\n"
            "revision: 3\n"
            "label: June 2021 Update\n"
            "commit: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
            "text_sha256: b9e68e1bea3e5b19ca6b2f98b73a54b73daafaa250484902e09982e07a12e733\n"
            "significance:\n"
            "  claimed: minor\n"
            "  found: major\n"
            "  since: 2\n"
            "background:\n"
            "  - path: papers/assessment.docx\n"
            "    sha256: " +
                ("\"" + Sha256("assessment") + "\"\n") +
                "recommended: 2\n"
                "amendments:\n"
                "  - words: add \"and the fire service\" to bullet 14 of Priority 7\n"
                "    changes:\n"
                "      - id: \"4f2a91c0\"\n"
                "        what: \"Priority 7: item\"\n"
                "  - words: swap the foreword\n"
                "unexplained:\n"
                "  - id: \"93ab0011\"\n"
                "    what: \"Foreword: paragraph reworded\"\n"
                "override:\n"
                "  why: Resolved again under standing order 12\n"
                "  objections:\n"
                "    - it was withdrawn on 2021-06-20 by Council\n"
                "---\n"
                "\n"
                "# Adopted on 2021-07-14\n"
                "\n"
                "## Reasons\n"
                "\n"
                "The assessment asks for it.\n"
                "\n"
                "- one\n"
                "- two\n"
                "\n"
                "## Alternatives considered\n"
                "\n"
                "None.\n");
}

TEST(DecisionFile, GivesBackWhatWentIn) {
  Decision bare = Plain(), words = Full(), alternatives = Plain(), odd = Full();
  words.reasons = "## Reasons\n\n---\n\n# A heading\n\n```\n## Alternatives considered \n```";
  words.alternatives = "## Reasons\n\n## Alternatives considered\n\nagain";
  alternatives.alternatives = "## Reasons\n\nnone";
  odd.body = "'Cabinet': # [x] {y}, \"z\" \\ &a *b !c %d @e `f` | > -";
  odd.label =
      "Caf\xC3\xA9 \xF0\x9F\x98\x80 no\xC2\xA0"
      "break";
  odd.minute = "null";
  odd.override_reason = "~";
  for (const Decision& decision : {bare, words, alternatives, odd, Full()}) {
    const std::string file = WriteDecision(decision);
    EXPECT_EQ(ReadDecision(file, kPath), decision) << file;
    EXPECT_EQ(WriteDecision(ReadDecision(file, kPath)), file);
  }
}

// One-line texts of any characters that a name may have.
TEST(DecisionFile, GivesBackAnyText) {
  std::mt19937 random(20210714);
  const std::vector<std::string> pieces = {" ",
                                           ":",
                                           "#",
                                           "-",
                                           "'",
                                           "\"",
                                           "\\",
                                           "[",
                                           "]",
                                           "{",
                                           "}",
                                           ",",
                                           "&",
                                           "*",
                                           "!",
                                           "|",
                                           ">",
                                           "%",
                                           "@",
                                           "`",
                                           "?",
                                           "=",
                                           "~",
                                           "a",
                                           "Z",
                                           "0",
                                           ".",
                                           "/",
                                           "\t",
                                           "x: y",
                                           "- ",
                                           "# ",
                                           "\xC3\xA9",
                                           "\xE2\x80\x9C",
                                           "\xF0\x9F\x98\x80",
                                           "\xEF\xBF\xBD",
                                           "\xC2\xA0",
                                           "\xE2\x80\x8B",
                                           "\xC2\xAD",
                                           "true",
                                           "null",
                                           "0x1F",
                                           "1e5"};
  for (int round = 0; round < 2000; ++round) {
    Decision decision = Full();
    std::string text = "t";
    for (size_t i = random() % 12; i > 0; --i) text += pieces[random() % pieces.size()];
    text = (random() % 2 == 0 ? text.substr(1) : text) + "e";
    decision.body = text;
    decision.amendments[0].words = text;
    decision.unexplained[0].what = text;
    decision.objections[0] = text;
    ASSERT_EQ(ReadDecision(WriteDecision(decision), kPath), decision) << text;
  }
}

TEST(DecisionFile, MayBeEditedByHand) {
  std::string file = WriteDecision(Full());
  file = Replaced(file, "minute: \"34\"", "# put right by the clerk\nminute:   '35'\nclerk: me");
  file = Replaced(file, "# Adopted on 2021-07-14\n", "# The decision\n\nSome words of introduction.\n");
  Decision expected = Full();
  expected.minute = "35";
  EXPECT_EQ(ReadDecision(file, kPath), expected);
  std::string crlf;
  for (const char c : file) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  EXPECT_EQ(ReadDecision(crlf, kPath), expected);
  while (file.ends_with('\n')) file.pop_back();
  EXPECT_EQ(ReadDecision(file, kPath), expected);
  std::string unknown_body = WriteDecision(Plain());
  EXPECT_EQ(ReadDecision(unknown_body.substr(0, unknown_body.rfind("---\n") + 4), kPath), Plain());
}

TEST(DecisionFile, AFaultIsNamedWithItsLine) {
  const std::string file = WriteDecision(Full());
  struct Case {
    std::string from, to, fault;
  };
  for (const Case& one : std::vector<Case>{
           {"date: 2021-07-14", "date: 14 July 2021", "line 6: 'date' is '14 July 2021', which is no day, YYYY-MM-DD"},
           {"date: 2021-07-14", "date: 2021-02-30", "line 6: 'date' is '2021-02-30', which is no day, YYYY-MM-DD"},
           {"decision: adopted", "decision: approved", "line 5: 'decision' is 'approved', which is no decision"},
           {"decision: adopted", "decision: [adopted]", "line 5: 'decision' should be one value"},
           {"body: Council\n", "", "it has no 'body'"},
           {"body: Council\n", "body:\n", "it has no 'body'"},
           {"number: 4", "number: 0", "line 4: 'number' is '0', which is no number from 1 on"},
           {"revision: 3", "revision: r3", "line 9: 'revision' is 'r3', which is no number from 1 on"},
           {"commit: aa", "commit: xx",
            "line 11: 'commit' is 'xxaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', which is no commit"},
           {"found: major", "found: huge", "line 15: 'found' is 'huge', which is no none, minor or major"},
           {"version: 1", "version: 2",
            "line 3: 'version' is '2', which is no version that this planrev knows; a newer one may"},
           {"format: planrev-decision\n", "", "it has no 'format'"},
           {"  - path: papers/assessment.docx\n", "  - papers/assessment.docx\n", "line 19: "},
           {"significance:\n", "significance: minor\nother:\n", "line 13: there should be 'key: value' lines"},
           {"unexplained:\n", "unexplained: none\nother:\n", "line 29: 'unexplained' should be a list"},
           {"    - it was withdrawn on 2021-06-20 by Council\n", "    - [a]\n",
            "line 35: an objection should be one value"},
           {"minute: \"34\"", "minute: \"34", "line "},
           {"The assessment", "The \x07 assessment",
            "cannot use the text of the reasons: it has a control character in it"},
           {"Council",
            "Coun\xFF"
            "cil",
            "it is not UTF-8, or has a NUL"},
           {"---\n", "--\n", "it does not begin with '---', lines 'key: value' and '---'"}}) {
    const std::string fault = Fault(Replaced(file, one.from, one.to));
    EXPECT_EQ(fault.substr(0, one.fault.size()), one.fault) << fault;
  }
  EXPECT_EQ(Fault(""), "it does not begin with '---', lines 'key: value' and '---'");
  EXPECT_EQ(Fault("---\nformat: planrev-decision\n"), "it does not begin with '---', lines 'key: value' and '---'");
  EXPECT_EQ(Fault("---\n" + std::string(100000, '[') + "\n---\n").substr(0, 5), "line ");
  EXPECT_EQ(Fault(std::string(5 << 20, 'x')), "it is larger than 4 MiB");
}

// Whatever a person or a disk does to a file: it is read, or its fault is told.
TEST(DecisionFile, AnyOtherBytesAreReadOrAFault) {
  std::mt19937 random(714);
  const std::string file = WriteDecision(Full());
  const std::string pieces = "\n :-#[]{}&*!|>'\"%@`,?\t\0\xFF\xC3\x80";
  for (int round = 0; round < 3000; ++round) {
    std::string changed = file;
    for (size_t i = 1 + random() % 4; i > 0; --i) {
      const size_t at = random() % changed.size();
      if (random() % 3 == 0) changed.erase(at, random() % 20);
      if (random() % 2 == 0) changed.insert(std::min(at, changed.size()), 1, pieces[random() % pieces.size()]);
      if (random() % 3 == 0) changed = changed.substr(0, at + 1) + changed.substr(random() % changed.size());
    }
    try {
      const Decision decision = ReadDecision(changed, kPath);
      EXPECT_EQ(ReadDecision(WriteDecision(decision), kPath), decision) << changed;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kRegister) << changed;
    }
  }
}

TEST(DecisionFile, ANameThatSaysSomethingElseIsAFault) {
  for (const char* path : {"p/decisions/2021-07-15-adopted.md", "p/decisions/2021-07-14-rejected.md"}) {
    EXPECT_TRUE(Fault(WriteDecision(Plain()), path).starts_with("its name says ")) << path;
  }
  EXPECT_EQ(Fault(WriteDecision(Plain()), "p/decisions/2021-07-15-rejected-2.md"),
            "its name says rejected on 2021-07-15, its lines say adopted on 2021-07-14");
}

TEST(DecisionFile, IsNamedAfterItsDayAndKind) {
  EXPECT_EQ(DecisionFileName(Plain(), 1), "2021-07-14-adopted.md");
  EXPECT_EQ(DecisionFileName(Plain(), 2), "2021-07-14-adopted-2.md");
  for (const std::string name : {"2021-07-14-adopted.md", "2021-07-14-adopted-2.md", "2021-07-14-adopted-10.md"}) {
    const auto parsed = ParseDecisionFileName(name);
    ASSERT_TRUE(parsed) << name;
    EXPECT_EQ(parsed->date, "2021-07-14");
    EXPECT_EQ(parsed->kind, DecisionKind::kAdopted);
  }
  for (const std::string name :
       {"", "README.md", "2021-07-14-.md", "2021-07-14.md", "2021-07-14-adopted", "2021-07-14-adopt.md",
        "2021-02-30-adopted.md", "2021-07-14-adopted-.md", "2021-07-14-adopted-x.md", "2021-07-14-adopted-0.md",
        "2021-07-14_adopted.md", "x2021-07-14-adopted.md"}) {
    EXPECT_FALSE(ParseDecisionFileName(name)) << name;
  }
}

}  // namespace
}  // namespace planrev::store
