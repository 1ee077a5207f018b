// SPDX-License-Identifier: MIT
// Whether a register is whole: what Register::Verify is told, and what it finds.
//
// Commits name what is before them and what they hold by digest, so whatever was altered shows somewhere: in an object
// that is not what its name says, in a tag or a decision that names another commit than the history has, in a text that
// is not that of its revision. planrev-verify(1) says what each fault means.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/signing.h"

namespace planrev::store {

enum class FaultKind {
  kObject,     // a commit, tree, text or tag that is missing or damaged
  kFile,       // another file in the git directory: a pack, its index, a cache
  kReference,  // the branch, HEAD, or what names commits and is no tag of a revision
  kHistory,    // the commits and their order
  kRevision,   // one revision: its text, its files, its number
  kTag,        // the tag of a revision
  kDecision,   // what was decided
  kPlan,       // a plan as the branch has it now
  kWorkTree,   // the files beside the git directory
  kSignature,  // who signed
};

// "object" and so on.
std::string_view Name(FaultKind kind);

struct Fault {
  FaultKind kind = FaultKind::kObject;
  std::string plan;  // empty where it is of none, or of several
  int revision = 0;  // 0 where it is of none
  std::string what;  // one sentence without a full stop, as the others
  std::string meaning;
  std::string remedy;
  bool repaired = false;  // then `remedy` says what was done
};

// What is no fault, and is to be known: signatures that hold but for something, or that cannot be checked here.
struct SignatureNote {
  SignatureCheck signature;
  std::size_t commits = 0;  // that have such a signature
  std::string what;         // these three as of a fault
  std::string meaning;
  std::string remedy;
};

struct VerifyOptions {
  // Make again what follows from the rest: tags from commits, files of the work tree from history, git's caches. What a
  // person edited stays.
  bool repair = false;

  // Each commit that stores a revision, records a decision or corrects one must have a good signature, of a key that is
  // trusted here and has not expired, for nothing tells whether one that has was ever trusted. One that has not is a
  // fault.
  bool require_signatures = false;

  // Not of this commit, as git names one, and of those before it: they were made before people began to sign. Empty: of
  // all.
  std::string signed_since;

  // Called now and then: what is being looked at, "objects", how many of them have been, and how many there are.
  std::function<void(std::string_view, std::size_t, std::size_t)> progress;
};

struct Verified {
  std::vector<Fault> faults;  // in the order in which they are to be mended
  std::size_t plans = 0;
  std::size_t revisions = 0;
  std::size_t decisions = 0;
  std::size_t objects = 0;
  std::size_t signed_commits = 0;
  std::size_t good_signatures = 0;
  std::vector<SignatureNote> notes;
};

}  // namespace planrev::store
