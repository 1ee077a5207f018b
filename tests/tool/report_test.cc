// SPDX-License-Identifier: MIT
// The report to a committee, with the real program.
#include "tool/render/report/report.h"

#include <gtest/gtest.h>

#include "tests/tool/golden.h"
#include "tests/tool/program.h"
#include "tool/render/template.h"

namespace planrev::tool {
namespace {

class ReportCommand : public testing::Test {
 protected:
  void SetUp() override {
    sandbox_.Write("one.md", "# Safety Plan\n\n## Aims\n\nWe will answer within 28 days.\n\nWe meet twice a year.\n");
    sandbox_.Write("two.md", "# Safety Plan\n\n## Aims\n\nWe will answer within 14 days.\n\nWe meet twice a year.\n");
    sandbox_.Write("paper.md", "# Assessment\n\n## Recommended\n\n- **R1** Answer within 14 days and not 28.\n");
    ASSERT_EQ(sandbox_.Run({"init"}).status, 0);
    Add("one.md", "April 2019", "2019-04-01", "First edition.");
  }

  void Add(const std::string& file, const std::string& label, const std::string& dated, const std::string& note) {
    const Outcome outcome = sandbox_.Run({"add", "safety", file, "--label", label, "--dated", dated, "--note", note});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }

  // The second revision, recommended with all that a decision may say.
  void AddSecond() {
    Say({"adopt", "safety", "--by", "Council", "--on", "2019-04-10", "--minute", "7"});
    Add("two.md", "June 2021", "2021-06-01", "Residents asked for it.");
    Say({"recommend", "safety", "--by", "Safety Committee", "--on", "2021-06-29", "--reasons", "It is *time*.",
         "--alternatives", "Wait a year: too late.", "--background", "paper.md"});
    Say({"trace", "safety", "-r", "paper.md", "--confirm", "R1"});
  }

  void Say(const std::vector<std::string>& words) const {
    const Outcome outcome = sandbox_.Run(words);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }

  Outcome Report(std::vector<std::string> more) const {
    std::vector<std::string> words = {"report", "safety"};
    words.insert(words.end(), more.begin(), more.end());
    return sandbox_.Run(words);
  }

  Sandbox sandbox_;
};

TEST_F(ReportCommand, ShortFormIsFilledIn) {
  AddSecond();
  ExpectGolden("report-short.md", Report({"--set", "meeting=Council", "--set", "meeting_date=14 July 2021"}).out);
}

TEST_F(ReportCommand, OfficersFormMarksWhatNobodyKnows) {
  AddSecond();
  ExpectGolden("report-officer.md", Report({"--template", "officer", "--set", "wards=All | none"}).out);
}

TEST_F(ReportCommand, FirstEditionHasNothingBeforeIt) {
  const std::string report = Report({}).out;
  EXPECT_NE(report.find("is the first edition of Safety Plan"), std::string::npos) << report;
  EXPECT_EQ(report.find("schedule of amendments"), std::string::npos) << report;
}

TEST_F(ReportCommand, AfterAdoptionItIsStillComparedWithWhatItReplaced) {
  AddSecond();
  const std::string before = Report({}).out;
  Say({"review", "safety", "--accept", "--all", "--by", "Chair"});
  Say({"review", "safety", "--accept", "--all", "--by", "Head of Housing"});
  Say({"adopt", "safety", "--by", "Council", "--on", "2021-07-14"});
  const std::string after = Report({}).out;
  EXPECT_NE(after.find("in place of “April 2019”"), std::string::npos) << after;
  EXPECT_NE(after.find("- 14 July 2021: Council adopted “June 2021”."), std::string::npos) << after;
  EXPECT_EQ(before.substr(before.find("## Appendix")), after.substr(after.find("## Appendix")));
}

TEST_F(ReportCommand, WhatIsDecidedIsToldAsPast) {
  AddSecond();
  sandbox_.Write("three.md", "# Safety Plan\n\n## Aims\n\nWe will answer within 7 days.\n\nWe meet twice a year.\n");
  Add("three.md", "July 2021", "2021-07-01", "");
  for (const char* who : {"Chair", "Head of Housing"}) Say({"review", "safety", "--accept", "--all", "--by", who});
  Say({"adopt", "safety", "--by", "Council", "--on", "2021-07-14", "--minute", "9", "--override", "So ruled."});
  const std::string adopted = Report({}).out;
  EXPECT_NE(adopted.find("replaced “April 2019” (1 April 2019) as the text of Safety Plan on 14 July 2021, adopted by "
                         "Council (minute 9).\n"),
            std::string::npos)
      << adopted;
  const std::string passed = sandbox_.Run({"report", "safety@r2"}).out;
  EXPECT_NE(passed.find("“June 2021” (1 June 2021) was to replace “April 2019” (1 April 2019) as the text of Safety "
                        "Plan. Council adopted “July 2021” instead on 14 July 2021 (minute 9).\n"),
            std::string::npos)
      << passed;
  const std::string first = sandbox_.Run({"report", "safety@r1"}).out;
  EXPECT_NE(first.find("first edition of Safety Plan. Council adopted it on 10 April 2019 (minute 7).\n"),
            std::string::npos)
      << first;
  for (const std::string& report : {adopted, passed, first}) {
    EXPECT_EQ(report.find("is to replace"), std::string::npos) << report;
    EXPECT_EQ(report.find("stays in force"), std::string::npos) << report;
  }
}

TEST_F(ReportCommand, ARejectedRevisionWasToReplaceTheOneInForce) {
  AddSecond();
  Say({"reject", "safety", "--by", "Council", "--on", "2021-07-14"});
  const std::string report = Report({}).out;
  EXPECT_NE(report.find("as the text of Safety Plan. Council rejected it on 14 July 2021.\n"), std::string::npos)
      << report;
}

TEST_F(ReportCommand, WhatPeopleSaidStandsInOneSentence) {
  AddSecond();
  const std::string id = Report({}).out.substr(Report({}).out.find("days\" (") + 7, 8);
  Say({"review", "safety", "--reject", id, "--comment", "Too soon.", "--by", "Ann"});
  Say({"review", "safety", "--query", id, "--comment", "Why 14?", "--by", "Ben"});
  const std::string report = Report({}).out;
  EXPECT_NE(report.find("disputed; Ann: rejected – Too soon; Ben: queried – Why 14?\n"), std::string::npos) << report;
}

TEST_F(ReportCommand, OverridesAndUnexplainedAmendmentsAreShown) {
  AddSecond();
  sandbox_.Write("three.md", "# Safety Plan\n\n## Aims\n\nWe may answer within 14 days.\n\nWe meet twice a year.\n");
  Add("three.md", "July 2021", "2021-07-01", "");
  sandbox_.Run({"adopt", "safety", "--by", "Council", "--on", "2021-07-14", "--as", "minor", "--override",
                "The chair so ruled."});
  const std::string report = Report({}).out;
  EXPECT_NE(report.find("**Recorded against an objection.** Council adopted “July 2021” on 14 July 2021 although"),
            std::string::npos)
      << report;
  EXPECT_NE(report.find("The reason given: The chair so ruled.\n"), std::string::npos) << report;
  EXPECT_NE(report.find("Changed since it was recommended, by no amendment that is recorded:"), std::string::npos);
}

TEST_F(ReportCommand, ForeignWordsReadAsThemselves) {
  AddSecond();
  const std::string hostile = "<script>alert(1)</script> {{title}} [x](javascript:y) | *a*";
  const std::string page = Report({"--set", "meeting=" + hostile, "--format", "html"}).out;
  EXPECT_EQ(page.find("<script>"), std::string::npos) << page;
  EXPECT_EQ(page.find("href=\"javascript"), std::string::npos) << page;
  EXPECT_NE(page.find("{{title}}"), std::string::npos) << page;
}

TEST_F(ReportCommand, WordIsADocument) {
  AddSecond();
  EXPECT_EQ(Report({"--format", "docx", "-o", "report.docx"}).status, 0);
  EXPECT_EQ(sandbox_.Read("report.docx").substr(0, 2), "PK");
}

TEST_F(ReportCommand, ACouncilsTemplateHasItsOwnWordsAndNames) {
  AddSecond();
  sandbox_.Write("ours.mustache", "{{title}} for {{chair}}:\n{{> report_recommendations.md}}\n");
  const Outcome outcome = Report({"--template", "ours.mustache", "--set", "chair=Jo"});
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out.substr(0, outcome.out.find('\n')), "Safety Plan for Jo:");
  EXPECT_EQ(Report({"--template", "ours.mustache"}).err,
            "planrev: template 'ours.mustache': line 1: nothing is called 'chair'\n");
}

TEST_F(ReportCommand, WhatIsBrokenWritesNothing) {
  AddSecond();
  sandbox_.Write("open.mustache", "# x\n\n{{#title}}\n");
  sandbox_.Write("self.mustache", "{{> self.mustache}}\n");
  sandbox_.Write("bytes.mustache", "\xff{{title}}\n");
  struct Case {
    std::vector<std::string> words;
    int status;
    const char* message;
  };
  const std::vector<Case> cases = {
      {{"--template", "open.mustache"}, 3, "planrev: cannot read template 'open.mustache': line 3: section 'title'"},
      {{"--template", "self.mustache"}, 3, "planrev: cannot read template '"},
      {{"--template", "bytes.mustache"}, 3, "planrev: cannot read 'bytes.mustache': line 1 is not UTF-8"},
      {{"--template", "none.mustache"}, 3, "planrev: cannot read 'none.mustache': no such file"},
      {{"--set", "wrds=x"}, 2, "planrev: nothing in the report is called 'wrds'\nhint: did you mean 'wards'?\n"},
      {{"--set", "label=x"}, 2, "planrev: cannot set 'label': the register knows it\n"},
      {{"--set", "wards"}, 2, "planrev: 'wards' is no value of option '--set'\n"},
      {{"--since", "safety@r9"}, 2, "planrev: "},
      {{"--since", "safety@r2"}, 2, "planrev: cannot compare 'safety' with 'safety@r2'\n"},
  };
  for (const Case& one : cases) {
    std::vector<std::string> words = one.words;
    words.insert(words.end(), {"-o", "report.md"});
    const Outcome outcome = Report(words);
    EXPECT_EQ(outcome.status, one.status) << outcome.err;
    EXPECT_TRUE(outcome.err.starts_with(one.message)) << outcome.err;
    EXPECT_EQ(sandbox_.Read("report.md"), "");
  }
}

TEST_F(ReportCommand, PrintedTemplateMakesTheSameReport) {
  AddSecond();
  for (const std::string form : {"short", "officer"}) {
    EXPECT_EQ(sandbox_.Run({"report", "--template", form, "--print-template", "-o", "ours.mustache"}).status, 0);
    EXPECT_EQ(Report({"--template", "ours.mustache"}).out, Report({"--template", form}).out) << form;
  }
}

TEST_F(ReportCommand, BuiltInTemplatesUseKnownNamesOnly) {
  testing::internal::CaptureStderr();
  for (const char* name : {"report_short.md", "report_officer.md"})
    Template::BuiltIn(name).SayUnknownNames(ReportNames());
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(ReportCommand, APaperIsTracedWithWhatIsMissing) {
  AddSecond();
  sandbox_.Write("three.md",
                 "# Safety Plan\n\n## Aims\n\nWe will answer within 14 days.\n\nWe may meet once a year.\n");
  Add("three.md", "July 2021", "2021-07-01", "");
  sandbox_.Write(
      "whole.md",
      "# Assessment\n\n## Recommended\n\n- **R1** Answer within 14 days and not 28.\n"
      "- **R2** Add a section on lighting in parks.\n"
      "- **R3** Change the time to answer from 28 to 14 days, and add the telephone number of the hostel.\n");
  const std::string report = Report({"--recommendations", "whole.md"}).out;
  ExpectGolden("report-traced.md", report.substr(0, report.find("## Appendix")));
  EXPECT_EQ(report.find("as people confirmed"), std::string::npos) << report;
  for (const char* form : {"short", "officer"}) {
    const std::string same = Report({"-r", "whole.md", "--template", form}).out;
    EXPECT_NE(same.find("Not found in the text:\n\n- **R2**"), std::string::npos) << form << same;
  }
}

TEST_F(ReportCommand, APaperNeedsSomethingToBeComparedWith) {
  EXPECT_EQ(
      Report({"-r", "paper.md"}).err,
      "planrev: cannot trace 'paper.md': the revision replaces none\nhint: name one to compare it with: --since\n");
  EXPECT_EQ(Report({"--section", "Aims"}).err, "planrev: option '--section' needs '--recommendations'\n");
}

TEST_F(ReportCommand, TheNoteNamesTheRecommendedChanges) {
  AddSecond();
  const std::string note = sandbox_.Run({"note", "safety"}).out;
  EXPECT_NE(note.find("## Recommended changes that were made\n\n- R1 (paper.md): Answer within 14 days and not 28.\n"),
            std::string::npos)
      << note;
  const std::string schedule = sandbox_.Run({"note", "safety", "--schedule"}).out;
  EXPECT_NE(schedule.find("| Kind | Asked for by |\n"), std::string::npos) << schedule;
  EXPECT_NE(schedule.find("substantive | R1 |\n"), std::string::npos) << schedule;
}

}  // namespace
}  // namespace planrev::tool
