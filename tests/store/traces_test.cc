// SPDX-License-Identifier: MIT
#include <fstream>

#include "store/json.h"
#include "store/json_lines.h"
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

const std::string kSha(64, 'b');

TraceAnswer Draft(const std::string& label, bool confirmed, const std::string& by = "Ann") {
  TraceAnswer answer;
  answer.recommendation = {label, "Lower the limit.", "assessment.md"};
  answer.change = "4f2a91c0";
  answer.what = "Aims: paragraph reworded";
  answer.section = {"Plan", "Aims"};
  answer.confirmed = confirmed;
  answer.by = by;
  answer.before = {1, kSha};
  answer.after = {2, kSha};
  return answer;
}

class Traces : public RegisterTest {
 protected:
  Traces() : reg_(Make()) {
    Add(reg_, "one");
    Add(reg_, "two");
  }

  Register reg_;
};

TEST_F(Traces, AreAppendedInOneCommitAndReadAgain) {
  const auto added = reg_.AddTraces(plan_, {Draft("R1", true), Draft("R2", false)}, {});
  ASSERT_EQ(added.size(), 2u);
  EXPECT_EQ(reg_.Traces(plan_), added);
  EXPECT_EQ(Git("log --format=%s -1"), "Traced: community-safety, 2 answers\n");
  EXPECT_EQ(Git("diff --name-only HEAD^"), "community-safety/traces.jsonl\n");
  ExpectSound();
}

TEST_F(Traces, TheSameAnswerAgainIsPassedOverAndAnotherIsLater) {
  reg_.AddTraces(plan_, {Draft("R1", true)}, {});
  EXPECT_TRUE(reg_.AddTraces(plan_, {Draft("R1", true, "ANN")}, {}).empty());
  reg_.AddTraces(plan_, {Draft("R1", false, "Ben")}, {});
  const auto answers = reg_.Traces(plan_);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_FALSE(answers[1].confirmed);
  EXPECT_GT(answers[1].when, answers[0].when);
}

TEST_F(Traces, ALineThatIsNoneIsNamed) {
  const std::string good = WriteTrace(Draft("R1", true));
  for (const auto& [line, cause] : std::vector<std::pair<std::string, std::string>>{
           {"{\"version\":2}", "line 1: its version is one that a newer planrev may know"},
           {"{\"version\":1,\"trace\":\"maybe\"}", "line 1: "},
           {good.substr(0, good.size() / 2), "line 1: "}}) {
    try {
      ReadJsonLines(line + "\n", "p/traces.jsonl", [](const JsonReader& object) { ReadTrace(object); });
      ADD_FAILURE() << line;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("cannot read 'p/traces.jsonl': " + cause), std::string::npos)
          << error.what();
    }
  }
}

TEST_F(Traces, VerifySeesWhatIsNotAsItWasSaid) {
  const auto faults = [this] {
    std::string whats;
    for (const Fault& fault : Register::Verify(where(), {}).faults) whats += fault.what + "\n";
    return whats;
  };
  TraceAnswer answer = Draft("R1", true);
  answer.before = {1, reg_.Find(plan_, "r1").text_sha256};
  answer.after = {2, reg_.Find(plan_, "r2").text_sha256};
  reg_.AddTraces(plan_, {answer}, {});
  EXPECT_EQ(faults(), "");
  const auto commit = [this](const std::string& change) {
    const Ran ran = Shell(where(), change + " && git commit -qam x");
    ASSERT_EQ(ran.status, 0) << ran.output;
  };
  commit("sed -i 's/Lower the/Raise the/' community-safety/traces.jsonl");
  EXPECT_EQ(faults(), "'community-safety/traces.jsonl' lacks 1 line that it once had\n");
  commit("git checkout -q HEAD^ -- community-safety/traces.jsonl && echo '{bad' >> community-safety/traces.jsonl");
  EXPECT_NE(faults().find("cannot read 'community-safety/traces.jsonl': line 2: "), std::string::npos) << faults();
}

TEST_F(Traces, WhoSaysNothingIsRefused) {
  EXPECT_THROW(reg_.AddTraces(plan_, {Draft("R1", true, " ")}, {}), Error);
  EXPECT_TRUE(reg_.Traces(plan_).empty());
}

}  // namespace
}  // namespace planrev::store
