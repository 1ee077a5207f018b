// SPDX-License-Identifier: MIT
// The register: an ordinary git repository that keeps the revisions of plans. The on-disk format, with a worked
// example, is planrev-register(5).
//
// The register knows texts as bytes; it never compares them. Every function throws planrev::Error, and then the
// register is as it was, also where what is to be signed cannot be. A Register is for one thread; any number of
// processes may write to one register at the same time.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/decision.h"
#include "store/error.h"
#include "store/review.h"
#include "store/revision.h"
#include "store/settings.h"
#include "store/signing.h"
#include "store/sync.h"
#include "store/trace.h"
#include "store/verify.h"

namespace planrev::store {

struct Plan {
  std::string slug;
  std::string title;  // from plan.yaml; the slug where that has none
  Revision newest;
  int revisions = 0;
  std::optional<Revision> in_force;  // what was adopted and not superseded or withdrawn since
  std::string unreadable;  // why `in_force`, or without a number in `newest` all of it, cannot be told; or empty
};

struct InitOptions {
  bool bare = false;
  std::optional<std::string> author;  // "Name <mail>" of the first commit; as in AddOptions
  Signing signing = Signing::kAsGit;
};

// Files that a text shows, by path from the plan's folder: "images/map.png".
using FileBytes = std::map<std::string, std::string>;
using FileDigests = std::map<std::string, std::string>;  // SHA-256, 64 hexadecimal digits

inline constexpr std::size_t kMostFileBytes = std::size_t{100} << 20;   // of one file; git hosts take no larger ones
inline constexpr std::size_t kMostFilesBytes = std::size_t{400} << 20;  // of all of a revision's
inline constexpr std::size_t kMostFiles = 1000;

struct AddOptions {
  std::string label;  // required; one line; used once per plan (compared without regard to case)
  std::string note;
  std::string dated;                  // YYYY-MM-DD; today where empty
  std::string title;                  // of the plan; kept from before, or the text's first heading, where empty
  std::optional<std::string> author;  // "Name <mail>"; git's user.name and user.email where not given
  FileBytes files = {};               // what the text shows, kept with it
  Signing signing = Signing::kAsGit;
};

struct DecideOptions {
  std::optional<std::string> author;               // "Name <mail>"; git's user.name and user.email where not given
  bool dry_run = false;                            // check all, write nothing
  std::string way_out;                             // a hint for where it is refused, before that of --override
  std::optional<std::string> reviews_sha256 = {};  // ReviewsDigest, from before the reviews were looked at
  Signing signing = Signing::kAsGit;
};

// Throws kUsage where Decide would refuse the body or the day whatever is decided on: to be asked before anything is
// compared.
void CheckDecided(const std::string& body, const std::string& day);

// Who signed what of a plan, by the numbers of its revisions and of its decisions. A decision's is that of the commit
// which changed its file last.
struct PlanSignatures {
  std::map<int, SignatureCheck> revisions;
  std::map<int, SignatureCheck> decisions;
};

struct ReviewOptions {
  std::optional<std::string> author;  // "Name <mail>" of the commit; as in AddOptions
  Signing signing = Signing::kAsGit;
};

class Register {
 public:
  // Makes a register in `directory` (made where missing; refused where it holds a register or another git repository).
  static Register Init(const std::string& directory, const InitOptions& options);

  // Opens the register that encloses `start`, as git does; a bare one as well. Ends what a writer that was killed had
  // begun.
  static Register Open(const std::string& start);

  // Looks at everything in the register that encloses `start`: each object, the history, revisions, tags, decisions,
  // the files in the work tree. Where it is damaged, it is looked at all the same: what is wrong with it is what comes
  // back. Throws kRegister only where there is no register, or nothing of it can be read; kUnknown where the history
  // has no commit `signed_since`.
  static Verified Verify(const std::string& start, const VerifyOptions& options);

  Register(Register&&) noexcept;
  Register& operator=(Register&&) noexcept;
  ~Register();

  // Stores `text` as the plan's next revision, with the files that it shows; those of the newest that it no longer
  // shows go. Refuses an empty text, a slug that is none, a label used before, a text that equals the newest one where
  // its files do as well, files that WhyNoFile or a limit speaks against, and to overwrite what was edited in the work
  // tree to something else. On disk when it returns; should only the tag or the work tree fail to follow, the next
  // command sees to them.
  Revision Add(const std::string& plan, std::string_view text, const AddOptions& options);

  // Records what a body decided about `revision`, and returns it as it stands in the register. Of `draft` the caller
  // gives kind, date, body and what else was said; what pins it to the revision is filled in. Steps out of order
  // (store/states.h) are added to the objections that `draft` brings; where there are any the decision is refused
  // (kRefused) unless `draft` has a reason to override them. The reason is dropped where there is nothing to override.
  // Refused as well when the revision in force or the one recommended last is not, by now, the one that `draft` was
  // compared with, and where somebody reviewed the plan since `reviews_sha256`.
  Decision Decide(const Revision& revision, const Decision& draft, const DecideOptions& options);

  // Records what a person said of changes, all in one commit, and returns what was new: a draft that says what the same
  // person said of the change last is passed over. Of a draft `by` may be empty, for git's user.name; `when` is filled
  // in.
  std::vector<Review> AddReviews(const std::string& plan, std::vector<Review> drafts, const ReviewOptions& options);

  // Records answers on which change answers which recommended change, in one commit, as AddReviews does.
  std::vector<TraceAnswer> AddTraces(const std::string& plan, std::vector<TraceAnswer> drafts,
                                     const ReviewOptions& options);

  // Exchanges with a remote, by the git program: fetches, takes in what others added, puts on top of it what was added
  // here and not shared, and pushes, all again where somebody else was faster. Refuses (kRefused), and changes nothing,
  // where edits in the work tree would be overwritten or a file that a person committed has changed on both sides in
  // ways that do not go together. What was taken in stays where the push fails; run again, it goes on.
  Synced Sync(const SyncOptions& options);

  // The text of `plan`'s plan.md in the work tree. kUsage for a bare register, kInput where there is no such file.
  std::string WorkTreeText(const std::string& plan) const;

  std::vector<Plan> Plans() const;                                 // by slug; one that cannot be read says so
  std::vector<Revision> Revisions(const std::string& plan) const;  // oldest first; kUnknown where there is no such plan

  // In order, as store/states.h reads them; kUnknown where there is no such plan, kRegister where a person made one of
  // them unreadable.
  std::vector<Decision> Decisions(const std::string& plan) const;

  // As git checks them. Costs a walk through the history, and a run of git where something is signed.
  PlanSignatures Signatures(const std::string& plan) const;

  // git's user.name, or what the environment says instead: who reviews where nobody else is named.
  std::string UserName() const;

  // As they stand in the file; none where there is no such plan. kRegister, with the line, for one that a person made
  // unreadable.
  std::vector<Review> Reviews(const std::string& plan) const;

  // SHA-256 of that file; of nothing where there is none.
  std::string ReviewsDigest(const std::string& plan) const;

  // By time, so that of several on one pair the last counts; else as for Reviews.
  std::vector<TraceAnswer> Traces(const std::string& plan) const;

  // The revision that `selector` names: "" or "newest", "r7", a label, or a unique beginning of a label, without regard
  // to case; "adopted" is the one in force after all decisions, a date YYYY-MM-DD the one in force on that day.
  // kUnknown with suggestions otherwise.
  Revision Find(const std::string& plan, const std::string& selector) const;

  std::string Text(const Revision& revision) const;

  // What is kept with the revision's text, and one of it. kRegister where the list is broken or the file is missing.
  FileDigests Files(const Revision& revision) const;
  std::string File(const Revision& revision, const std::string& path) const;

  // As the branch has them. kRegister, with the line, where a person wrote one that is none.
  Settings ReadSettings() const;

  const std::string& path() const;  // of the work tree, or of the repository where it is bare; no slash at its end
  bool bare() const;

  struct State;  // for the files of store/

 private:
  explicit Register(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Whether `name` can name a plan: 1 to 64 of a-z, 0-9 and inner single hyphens, none of the reserved names. The reason
// why not, or nothing.
std::optional<std::string> WhyNoSlug(std::string_view name);

// Whether a file can be kept under `path`, from the plan's folder, and checked out wherever git is: none that leads out
// of the folder, is hidden, is one of the register's own or is no name on some system. The reason why not, or nothing.
std::optional<std::string> WhyNoFile(std::string_view path);

}  // namespace planrev::store
