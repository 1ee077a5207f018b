// SPDX-License-Identifier: MIT
// Sharing a register: what Register::Sync is told, and what it tells.
//
// Two registers that are shared have one history. What a side has recorded and not yet shared goes on top of what the
// other has: a revision whose number was taken meanwhile gets the next free one. So numbers, labels and commits of
// unshared revisions may change, and nobody but their owner has seen them.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/decision.h"
#include "store/revision.h"
#include "store/signing.h"

namespace planrev::store {

// What went from one side to the other.
struct Exchanged {
  int revisions = 0;
  int decisions = 0;
  int others = 0;               // commits that are neither
  std::set<std::string> plans;  // whose revisions or decisions they are
};

// A revision of this side that has another number or another label now.
struct Renumbered {
  Revision before;
  Revision after;
  Revision instead;  // of the other side, with the number or the label that `before` had; none (number 0) where one of
                     // this side that moved up has it now
};

// A decision of this side that what the other side decided speaks against. Both are kept.
struct Contested {
  std::string plan;
  Decision decision;
  std::vector<std::string> against;  // as OutOfOrder of store/states.h says it
};

// Keys of a plan.yaml that both sides changed; this side's values are there now.
struct BothEdited {
  std::string plan;
  std::vector<std::string> keys;
};

// A signed commit of this side that had to be made again, and has not the signature of the same key now.
struct SignatureLost {
  std::string what;       // "r3 'Draft' of 'community-safety'", or "commit 1234567890 'Reviewed: …'"
  std::string commit;     // the signed one's id; git keeps it for some weeks
  SignatureCheck before;  // by whom
  SignatureCheck after;   // state kNone where it has no signature now
};

// What the register has taken in, and what became of what it had not shared.
struct TakenIn {
  std::string remote;  // as the person calls it, without a password
  Exchanged taken;
  std::vector<Renumbered> renumbered;
  std::vector<Contested> contested;
  std::vector<BothEdited> both_edited;
  std::vector<SignatureLost> signatures_lost;
};

struct SyncOptions {
  std::string remote;  // a remote's name, a URL or a path; empty: the branch's upstream, else origin, else the only one

  // Of commits that are made again. What this person had signed is signed again with kAsGit, whatever git is set to.
  Signing signing = Signing::kAsGit;

  // Called when the register has taken something in, as soon as that is on disk; more than once where others share at
  // the same time.
  std::function<void(const TakenIn&)> taken;

  // Git's own words, its progress among them, line by line as they come, without passwords.
  std::function<void(std::string_view)> words;
  bool progress = false;  // ask git for it
};

struct Synced {
  std::string remote;
  Exchanged taken;
  Exchanged sent;
  bool headless = false;  // the remote was empty, and names another branch than ours as its own: clones get no files
};

}  // namespace planrev::store
