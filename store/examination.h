// SPDX-License-Identifier: MIT
// What the checks of a register share. Each check is a function that looks at one kind of thing and reports faults;
// verify.cc has the list of them, and the order: a check may read what those before it have filled in. Whoever puts a
// new kind of file into the register writes a check for it.
//
// A check must stand whatever it meets: reading goes through the functions here, which give nothing for what is missing
// or damaged. CheckObjects reports each such object once, and the others say nothing of it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/state.h"
#include "store/verify.h"

namespace planrev::store {

// A commit of the branch's history.
struct PastCommit {
  git_oid id;
  git_oid tree;
  std::vector<git_oid> parents;
  std::string message;
  std::string day;                   // YYYY-MM-DD, of the author
  std::optional<Revision> revision;  // where it stores one
  bool is_signed = false;
  std::string mail;  // of the committer
};

// What a decision's file was when its commit recorded it, and whether it was changed since without a word.
struct RecordedDecision {
  std::optional<git_oid> commit;       // that recorded it
  std::optional<git_oid> blob;         // what it held then
  std::optional<git_oid> changed_by;   // that changed, removed or brought it, and does not say that it does
  std::vector<std::string> contested;  // what sync found that speaks against it
};

class Examination {
 public:
  // Makes again what the fault lacks. Gives why it could not; empty where it is done.
  using Mend = std::function<std::string()>;

  Examination(const Register::State& opened, const VerifyOptions& options) : state(opened), options_(options) {}

  void Report(Fault fault, Mend mend = {});

  bool CanMend() const;

  // Calls the mends. The register's lock must be held, and the branch be where it was when it was looked at.
  void Repair();

  const VerifyOptions& options() const { return options_; }

  // Says how far it is; rarely enough to cost nothing.
  void Progress(std::string_view what, std::size_t done, std::size_t of) const;

  // Reading. Nothing, or null, where the object is missing, damaged or of another type.
  std::optional<std::string> Bytes(const git_oid& id) const;
  Tree ReadTree(const git_oid& id) const;
  std::optional<git_oid> Find(const git_tree* tree, const std::string& path) const;
  std::optional<std::string> BytesAt(const git_tree* tree, const std::string& path) const;

  // Whether the history has that commit.
  const PastCommit* InHistory(const git_oid& id) const;
  // The commit of that revision in the history, the last one where there are several; null for none.
  const PastCommit* CommitOf(const std::string& plan, int number) const;

  const Register::State& state;
  std::map<std::string, git_oid> references;  // all that name an object, by full name
  bool references_are_cut = false;            // some lines of packed-refs cannot be read
  std::string branch;                         // "refs/heads/main"; empty where HEAD is detached or damaged
  std::optional<git_oid> head;                // the commit; nothing where the branch has none that can be read
  Tree tree;                                  // of the head; null where it cannot be read

  std::vector<PastCommit> history;  // oldest first, parents before children
  bool packs_are_cut = false;       // the index of a pack is damaged; libgit2 could crash on it
  bool history_is_cut = false;      // some of it cannot be read, so that what is missing in it is no news
  std::map<std::string, std::map<int, std::size_t>> revisions;  // place in the history, by plan and number
  std::map<std::string, RecordedDecision> recorded;             // by path of the decision's file
  std::map<std::string, OidSet> versions;                       // all blobs that a path ever had
  Verified result;

 private:
  const VerifyOptions& options_;
  std::vector<Mend> mends_;  // as the faults
  OidMap<std::size_t> places_;

  friend void ReadHistory(Examination& all);
};

// "1234567890", as people quote a commit.
std::string Short(const git_oid& id);
// "r2 'June 2021 Update'".
std::string Named(const Revision& revision);
// "commit 1234567890 'June 2021 Update'".
std::string Named(const PastCommit& commit);

// The checks, in their order.
void CheckFiles(Examination& all);       // verify_files.cc: packs, their indexes, git's caches
void CheckReferences(Examination& all);  // verify_references.cc: HEAD, packed-refs, branches; fills in `references` …
void ReadHistory(Examination& all);      // verify_history.cc: fills in `history`
void CheckObjects(Examination& all);     // verify_objects.cc: each object is sound, and none is missing
void CheckHistory(Examination& all);     // verify_history.cc: what each commit changed, and in which order
void CheckRevisions(Examination& all);   // verify_revisions.cc: texts, files, labels
void CheckPlans(Examination& all);       // verify_plans.cc: what the branch has now is the newest revision
void CheckTags(Examination& all);        // verify_tags.cc
void CheckDecisions(Examination& all);   // verify_decisions.cc
void CheckLines(Examination& all);       // verify_lines.cc: reviews and traces
void CheckSigned(Examination& all);      // verify_signatures.cc
void CheckWorkTree(Examination& all);    // verify_work_tree.cc

}  // namespace planrev::store
