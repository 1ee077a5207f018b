// SPDX-License-Identifier: MIT
// How a revision is stored. All that can be refused is refused first; then the objects are written, and the branch is
// compared and swapped: that is the instant at which the revision exists. recover.cc tells what follows, and what of it
// may be missing when a process dies.
#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include "store/digest.h"
#include "store/history.h"
#include "store/identity.h"
#include "store/message.h"
#include "store/names.h"
#include "store/plan_file.h"
#include "store/state.h"
#include "store/work_tree.h"

namespace planrev::store {
namespace {

constexpr char kText[] = "plan.md";
constexpr char kData[] = "plan.yaml";

// What is to be stored, checked as far as that needs no register.
struct Draft {
  std::string_view text;
  std::string title;  // as asked for; empty where it is to stay
  Identity who;
  Revision revision;  // all but number and commit
};

Error Refused(const std::string& plan, const std::string& why, const std::string& hint = "") {
  return Error(ErrorKind::kRefused, "cannot add to '" + plan + "': " + why, hint);
}

void CheckSlug(const std::string& plan) {
  if (const auto why = WhyNoSlug(plan)) {
    throw Error(ErrorKind::kUsage, "cannot name a plan '" + plan + "': " + *why,
                "a name is such as 'community-safety': letters a to z, digits, single hyphens");
  }
}

void CheckText(const std::string& plan, std::string_view text) {
  if (!IsText(text))
    throw Error(ErrorKind::kInput, "cannot add to '" + plan + "': the text is not UTF-8, or has a NUL");
  if (IsBlank(text)) throw Error(ErrorKind::kInput, "cannot add to '" + plan + "': the text is empty");
}

std::string CleanDate(const std::string& dated, const git_signature& author) {
  if (dated.empty()) return LocalDay(author);
  if (IsDate(dated)) return dated;
  const std::string why = LooksLikeDate(dated) ? "there is no such day" : "a date is written YYYY-MM-DD";
  throw Error(ErrorKind::kUsage, "cannot date a revision '" + dated + "': " + why);
}

Draft MakeDraft(git_repository* repository, const std::string& plan, std::string_view text, const AddOptions& options) {
  CheckSlug(plan);
  CheckText(plan, text);
  Draft draft{text, CleanName(options.title, "title"), WhoAndWhen(repository, options.author), {}};
  draft.revision.plan = plan;
  draft.revision.label = CleanLabel(options.label);
  draft.revision.note = CleanNote(options.note);
  draft.revision.dated = CleanDate(options.dated, *draft.who.author);
  draft.revision.author = NameAndMail(*draft.who.author);
  draft.revision.recorded = InUtc(*draft.who.committer);
  draft.revision.text_sha256 = Sha256(text);
  return draft;
}

void CheckIsNew(git_repository* repository, const Head& head, const Draft& draft) {
  const std::string& plan = draft.revision.plan;
  const auto earlier = ReadRevisions(repository, head, plan, UpTo(draft.revision.number - 1));
  const std::string folded = FoldName(draft.revision.label);
  for (const Revision& one : earlier) {
    if (FoldName(one.label) != folded) continue;
    throw Refused(plan, "the label '" + one.label + "' is that of r" + std::to_string(one.number) + " already",
                  "give the new revision a label of its own");
  }
  if (!earlier.empty() && earlier.back().text_sha256 == draft.revision.text_sha256) {
    throw Refused(plan, "the text is that of its newest revision, r" + std::to_string(earlier.back().number) + " '" +
                            earlier.back().label + "'");
  }
}

// A tag of the new number can only come from elsewhere: fetched ahead of its branch, or left by a branch set back.
void CheckTagIsFree(git_repository* repository, const Draft& draft) {
  const auto tagged = TaggedCommit(repository, draft.revision.plan, draft.revision.number);
  if (!tagged) return;
  const std::string tag = draft.revision.plan + "/r" + std::to_string(draft.revision.number);
  throw Error(
      ErrorKind::kRegister,
      "cannot add to '" + draft.revision.plan + "': the tag '" + tag + "' is there already, for commit " +
          Hex(*tagged).substr(0, 10),
      "bring the branch up to date with where the tag came from; or, where it is a leftover, git tag -d " + tag);
}

void CheckWorkTree(git_repository* repository, const Head& head, const Draft& draft) {
  const std::string& plan = draft.revision.plan;
  const std::string path = plan + "/" + kText;
  if (git_repository_state(repository) != GIT_REPOSITORY_STATE_NONE) {
    throw Refused(plan, "a merge or the like is under way in the work tree", "end it first, see git status");
  }
  if (IndexIsLocked(repository)) {
    throw Error(ErrorKind::kRegister, "cannot add to '" + plan + "': another git command is at work in the work tree",
                "if there is none, remove the file .git/index.lock");
  }
  std::vector<git_oid> known = {BlobId(draft.text)};
  if (const auto committed = FindFile(head.tree.get(), path)) known.push_back(*committed);
  if (!HasEdits(repository, path, known)) return;
  throw Refused(
      plan, "its " + std::string(kText) + " in the work tree has edits that are in no revision",
      "planrev add " + plan + " --label LABEL stores them as a revision; git checkout HEAD -- " + path + " drops them");
}

// plan.yaml as the person has it in the work tree: an edit of the owner is stored with the next revision.
std::string CurrentData(const Register::State& state, const Head& head, const std::string& plan) {
  if (!state.bare) {
    if (auto edited = ReadWorkFile(state.repository.get(), plan, kData)) return *edited;
  }
  return ReadFile(state.repository.get(), head.tree.get(), plan + "/" + kData).value_or("");
}

std::string NewData(const std::string& data, const Draft& draft) {
  PlanFile values = ReadPlanFile(data, draft.revision.plan + "/" + kData);
  if (!draft.title.empty()) values.title = draft.title;
  if (values.title.empty()) values.title = FirstHeading(draft.text);
  if (values.title.empty()) values.title = draft.revision.plan;
  values.revision = draft.revision.number;
  return WritePlanFile(data, values);
}

git_oid WriteCommit(git_repository* repository, const Head& head, const Draft& draft, const Files& files) {
  const Tree tree = WithFiles(repository, head.tree.get(), draft.revision.plan, files);
  const Commit parent = FindCommit(repository, head.commit);
  const git_commit* parents[] = {parent.get()};
  const std::string message = CommitMessage(draft.revision);
  git_oid id;
  CheckWrite([&] {
    return git_commit_create(&id, repository, nullptr, draft.who.author.get(), draft.who.committer.get(), nullptr,
                             message.c_str(), tree.get(), 1, parents);
  });
  return id;
}

// From here on the revision is stored and nothing fails; what is not done stays in the journal.
void Settle(const Register::State& state, const git_oid& commit, const std::string& data, const Draft& draft,
            const Head& head, WriteLock& lock) {
  git_repository* repository = state.repository.get();
  const std::string& plan = draft.revision.plan;
  try {
    MakeTag(repository, FindCommit(repository, commit).get());
    if (!state.bare) {
      std::vector<Followed> files = {{kText, BlobId(draft.text), {}},
                                     {kData, BlobId(NewData(data, draft)), {BlobId(data)}}};
      if (const auto before = FindFile(head.tree.get(), plan + "/" + kText)) files[0].replaceable = {*before};
      if (!Follow(repository, plan, files)) return;
    }
    lock.Finish();
  } catch (const Error&) {
    return;
  }
}

// One try against the branch as it is now; nothing where somebody else moved it meanwhile.
std::optional<Revision> TryAdd(const Register::State& state, Draft& draft, WriteLock& lock) {
  git_repository* repository = state.repository.get();
  const Head head = HeadOf(state);
  const std::string& plan = draft.revision.plan;
  if (head.branch.empty()) {
    throw Refused(plan, "the work tree is on no branch (HEAD is detached)", "git switch main, or the branch you use");
  }
  draft.revision.number = NewestNumber(repository, head, plan) + 1;
  CheckIsNew(repository, head, draft);
  CheckTagIsFree(repository, draft);
  if (!state.bare) CheckWorkTree(repository, head, draft);
  const std::string data = CurrentData(state, head, plan);
  const Files files = {{kText, WriteBlob(repository, draft.text)},
                       {kData, WriteBlob(repository, NewData(data, draft))}};
  const git_oid commit = WriteCommit(repository, head, draft, files);
  lock.Begin({plan, Hex(head.commit), Hex(commit)});
  if (!MoveBranch(repository, head.branch, &head.commit, commit, "planrev: " + draft.revision.label))
    return std::nullopt;
  draft.revision.commit = Hex(commit);
  Settle(state, commit, data, draft, head, lock);
  return draft.revision;
}

// Twice as long each time, from 1 ms to a quarter of a second, and never the same for two processes.
void Pause(int attempt) {
  thread_local std::minstd_rand random(std::random_device{}());
  const int longest = 1000 << std::min(attempt, 8);
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution(longest / 2, longest)(random)));
}

}  // namespace

Revision Register::Add(const std::string& plan, std::string_view text, const AddOptions& options) {
  constexpr int kMostAttempts = 40;
  Draft draft = MakeDraft(state_->repository.get(), plan, text, options);
  WriteLock lock = WriteLock::Acquire(state_->git_directory);
  if (!Recover(*state_, lock)) {
    throw Error(ErrorKind::kSystem,
                "cannot add to '" + plan + "': the files in '" + state_->path +
                    "' cannot be brought up to date with the branch",
                "see that they can be written to");
  }
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    if (auto stored = TryAdd(*state_, draft, lock)) return *stored;
    lock.Finish();
    Pause(attempt);
  }
  throw Error(
      ErrorKind::kRegister, "cannot add to '" + plan + "': another program holds the branch",
      "if no git command is at work, remove the file that ends in .lock in " + state_->git_directory + "/refs/heads");
}

}  // namespace planrev::store
