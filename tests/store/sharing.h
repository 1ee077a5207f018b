// SPDX-License-Identifier: MIT
// Two offices, Ann's and Ben's, and the bare repository that they share.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "store/digest.h"
#include "store/sync.h"
#include "tests/store/scene.h"

namespace planrev::store {

class Sharing : public RegisterTest {
 protected:
  // Ann has a revision, and both have shared it.
  Sharing() {
    Shell(beside(""), "git init -q --bare -b main hub.git");
    ann_.emplace(Register::Init(beside("ann"), {}));
    AddTo(*ann_, "April 2019", "first\n");
    InAnn("git remote add origin ../hub.git");
    Sync(*ann_);
    Shell(beside(""), "git clone -q hub.git ben");
    ben_.emplace(Register::Open(beside("ben")));
  }

  Revision AddTo(Register& reg, const std::string& label, const std::string& text, const std::string& plan = "") {
    AddOptions options;
    options.label = label;
    return reg.Add(plan.empty() ? plan_ : plan, text, options);
  }

  Decision DecideIn(Register& reg, int number, DecisionKind kind, const std::string& date) {
    Decision draft;
    draft.kind = kind;
    draft.date = date;
    draft.body = "Council";
    draft.reasons = "Because.";
    return reg.Decide(reg.Find(plan_, "r" + std::to_string(number)), draft, {});
  }

  // Syncs, and gives all that was told meanwhile.
  TakenIn Sync(Register& reg, const std::string& remote = "") {
    TakenIn told;
    SyncOptions options;
    options.remote = remote;
    options.taken = [&](const TakenIn& taken) {
      told.remote = taken.remote;
      told.taken.revisions += taken.taken.revisions;
      for (const auto& one : taken.renumbered) told.renumbered.push_back(one);
      for (const auto& one : taken.contested) told.contested.push_back(one);
      for (const auto& one : taken.both_edited) told.both_edited.push_back(one);
    };
    synced_ = reg.Sync(options);
    return told;
  }

  std::string In(const std::string& name, const std::string& command) const {
    const Ran ran = Shell(beside(name), command);
    EXPECT_EQ(ran.status, 0) << command << "\n" << ran.output;
    return ran.output;
  }
  std::string InAnn(const std::string& command) const { return In("ann", command); }
  std::string InBen(const std::string& command) const { return In("ben", command); }

  // All three have the same history and tags; nothing is amiss in any of them.
  void ExpectAlike() {
    const std::string refs = "git for-each-ref refs/heads refs/tags";
    const std::string ann = InAnn(refs);
    EXPECT_EQ(ann, InBen(refs));
    EXPECT_EQ(ann, In("hub.git", refs));
    for (const char* name : {"ann", "ben", "hub.git"}) {
      EXPECT_EQ(In(name, "git fsck --strict --no-dangling --no-progress"), "");
    }
    EXPECT_EQ(InAnn("git status --porcelain"), "");
    EXPECT_EQ(InBen("git status --porcelain"), "");
  }

  static std::string Listed(const Register& reg, const std::string& plan) {
    std::string listed;
    for (const Revision& revision : reg.Revisions(plan)) {
      const std::string text = reg.Text(revision);
      EXPECT_EQ(Sha256(text), revision.text_sha256);
      listed += "r" + std::to_string(revision.number) + " " + revision.label + ": " + text;
    }
    return listed;
  }

  // The refs and the files of Ann's register.
  std::string StateOfAnn() const {
    return InAnn("git for-each-ref refs/heads refs/tags; git status --porcelain; git ls-files -s; cat */plan.md");
  }

  Error RefusedToAnn(const std::string& remote = "") {
    const std::string before = StateOfAnn();
    const Error error = ErrorOf([&] { Sync(*ann_, remote); });
    EXPECT_EQ(StateOfAnn(), before);
    return error;
  }

  std::optional<Register> ann_, ben_;
  Synced synced_;
};

}  // namespace planrev::store
