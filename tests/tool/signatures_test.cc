// SPDX-License-Identifier: MIT
// Signatures as a person meets them: asked for, shown, required, and missing.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

class Signatures : public ::testing::Test {
 protected:
  // A register, an ssh key of the clerk's, and a git that knows whose it is.
  Signatures() {
    sandbox_.Write("one.md", "# Plan\n\nThe board will meet monthly.\n");
    sandbox_.Write("two.md", "# Plan\n\nThe board may meet monthly.\n");
    const Outcome made = sandbox_.Shell(
        "planrev init plans && cd plans && ssh-keygen -q -t ed25519 -N '' -f ../key && "
        "git config gpg.format ssh && git config user.signingKey ../key.pub && "
        "echo \"clerk@example.org $(cat ../key.pub)\" > ../allowed && git config gpg.ssh.allowedSignersFile ../allowed "
        "&& "
        "ssh-keygen -l -f ../key | cut -d ' ' -f 2");
    EXPECT_EQ(made.status, 0) << made.err;
    key_ = made.out.substr(made.out.find('\n') + 1);
    key_.pop_back();
  }

  Outcome In(const std::string& line) const { return sandbox_.Shell("cd plans && " + line); }

  Sandbox sandbox_;
  std::string key_;
};

TEST_F(Signatures, AreMadeWhereAskedForAndShown) {
  EXPECT_EQ(In("planrev add aa ../one.md --label One --dated 2021-06-18 --sign").status, 0);
  EXPECT_EQ(In("planrev add aa ../two.md --label Two --dated 2021-06-18").status, 0);
  EXPECT_EQ(In("planrev adopt aa@r1 --by Council --on 2021-06-18 --sign --override first").status, 0);
  const Outcome log = In("planrev log aa --signatures");
  EXPECT_EQ(log.err, "");
  EXPECT_NE(log.out.find("by Clerk <clerk@example.org>\n    not signed\n"), std::string::npos) << log.out;
  EXPECT_NE(log.out.find("by Clerk <clerk@example.org>\n    signed by clerk@example.org, key\n    " + key_ + "\n"),
            std::string::npos)
      << log.out;
  EXPECT_NE(log.out.find("adopted by Council\n                signed by clerk@example.org, key\n"), std::string::npos);
  EXPECT_EQ(In("planrev log aa").out.find("signed"), std::string::npos);
}

TEST_F(Signatures, StandInTheJson) {
  In("planrev add aa ../one.md --label One --sign");
  In("planrev add aa ../two.md --label Two");
  const auto log = nlohmann::json::parse(In("planrev log aa --signatures --format json").out);
  EXPECT_TRUE(log["revisions"][0]["signature"].is_null());
  EXPECT_EQ(log["revisions"][1]["signature"]["state"], "good");
  EXPECT_EQ(log["revisions"][1]["signature"]["signer"], "clerk@example.org");
  EXPECT_EQ(log["revisions"][1]["signature"]["key"], key_);
  const auto verified = nlohmann::json::parse(In("planrev verify --format json").out);
  EXPECT_EQ(verified["signatures"], (nlohmann::json{{"signed", 1}, {"good", 1}}));
  EXPECT_FALSE(nlohmann::json::parse(In("planrev log aa --format json").out)["revisions"][1].contains("signature"));
}

TEST_F(Signatures, MayBeRequired) {
  In("planrev add aa ../one.md --label One --sign");
  const Outcome good = In("planrev verify --require-signatures");
  EXPECT_EQ(good.status, 0);
  EXPECT_NE(good.out.find("; 1 signature, good\n"), std::string::npos) << good.out;
  In("git config commit.gpgSign true");
  In("planrev add aa ../two.md --label Two --no-sign");
  const Outcome missing = In("planrev verify --require-signatures");
  EXPECT_EQ(missing.status, 1);
  EXPECT_EQ(missing.out.find("r2 'Two' of 'aa' is not signed\n    it means: "), 0u) << missing.out;
  EXPECT_EQ(In("planrev verify").status, 0);
  EXPECT_EQ(In("planrev verify --signed-since aa/r1").status, 1);
  EXPECT_EQ(In("planrev verify --signed-since aa/r2").status, 0);
  const Outcome unknown = In("planrev verify --signed-since aa@r2");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_EQ(unknown.err.find("planrev: cannot find 'aa@r2': the history has no such commit\nhint: "), 0u)
      << unknown.err;
}

TEST_F(Signatures, ThatCannotBeCheckedAreNotedAndNoFault) {
  In("planrev add aa ../one.md --label One --sign");
  In(": > ../allowed");
  const Outcome noted = In("planrev verify");
  EXPECT_EQ(noted.status, 0);
  EXPECT_EQ(noted.out.find("note: the signature of r1 'One' of 'aa' holds, but nobody said here whose key " + key_ +
                           " is\n    it means: "),
            0u)
      << noted.out;
  EXPECT_NE(noted.out.find("; 1 signature, 0 of them good\n"), std::string::npos) << noted.out;
}

TEST_F(Signatures, ThatFailLeaveNothing) {
  In("git config user.signingKey ../none.pub");
  const Outcome failed = In("planrev add aa ../one.md --label One --sign");
  EXPECT_EQ(failed.status, 3);
  EXPECT_EQ(failed.err.find("planrev: cannot sign 'One': Couldn't load public key "), 0u) << failed.err;
  EXPECT_NE(failed.err.find("; nothing is recorded\nhint: the key is '"), std::string::npos);
  EXPECT_NE(failed.err.find("\nhint: --no-sign records it without a signature\n"), std::string::npos) << failed.err;
  EXPECT_EQ(In("git status --porcelain; git rev-list --count HEAD").out, "1\n");
}

TEST_F(Signatures, AreAskedForOrNot) {
  for (const std::string command : {"add aa ../one.md --label One", "init ../other", "sync ."}) {
    const Outcome both = In("planrev " + command + " --sign --no-sign");
    EXPECT_EQ(both.status, 2);
    EXPECT_EQ(both.err, "planrev: both --sign and --no-sign are given\nhint: give one of them\n");
  }
}

}  // namespace
}  // namespace planrev::tool
