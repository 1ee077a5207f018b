// SPDX-License-Identifier: MIT
// Commit by commit, oldest first, on a tip that begins at what was shared. For some files of a commit it is said what
// becomes of them at the tip (a plan's text, its plan.yaml, decisions, JSON lines); all others are merged by libgit2,
// three ways. Both happen in one merge: for the files of the first kind, base and tip are made to be alike, so that the
// merge takes what was said.
//
// Tags are not looked at past the base, for there they are still those of the side that has not shared.
#include "store/replay.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/decisions.h"
#include "store/digest.h"
#include "store/files.h"
#include "store/history.h"
#include "store/json_lines.h"
#include "store/labels.h"
#include "store/merge_plan_file.h"
#include "store/merge_trees.h"
#include "store/message.h"
#include "store/names.h"
#include "store/repin.h"
#include "store/sign.h"
#include "store/states.h"
#include "store/work_tree.h"

namespace planrev::store {
namespace {

// "community-safety" and "decisions/2021-07-14-adopted.md".
struct Place {
  std::string plan;
  std::string name;
};

Place PlaceOf(const std::string& path) {
  const size_t slash = path.find('/');
  if (slash == std::string::npos || WhyNoSlug(path.substr(0, slash))) return {"", path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

bool IsDecision(const Place& place) {
  constexpr std::string_view kFolder = "decisions/";
  return !place.plan.empty() && place.name.starts_with(kFolder) &&
         ParseDecisionFileName(place.name.substr(kFolder.size()));
}

// The beginning of a UTF-8 text, of at most that many bytes.
std::string Beginning(const std::string& text, size_t most) {
  size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (text[end] & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

// Nothing where a person made the file unreadable: then it is a file like any other.
std::optional<Decision> Read(const std::string& file, const std::string& path) {
  try {
    return ReadDecision(file, path);
  } catch (const Error&) {
    return std::nullopt;
  }
}

Signature Copy(const git_signature* signature) {
  Signature copy;
  Check(git_signature_dup(Out(copy), signature), "cannot read the history");
  return copy;
}

// A decision's file at the tip.
struct Placed {
  std::string path;
  int number = 0;
};

// One commit on its way to the tip.
struct Step {
  Commit commit;
  Tree before, after;
  std::optional<Revision> revision;  // as it was, where it stores one
  std::string message;
  Said said;
};

class Replayer {
 public:
  Replayer(git_repository* repository, const Task& task, const Parting& parting, Signing signing)
      : repository_(repository), task_(task), signing_(signing), tip_(HeadAt(parting.shared)) {
    if (parting.base) base_ = HeadAt(*parting.base);
    for (const git_oid& id : CommitsBetween(repository_, parting.mine, parting.shared)) {
      if (const auto revision = RevisionOf(FindCommit(repository_, id).get())) Know(*revision);
    }
  }

  void Take(const git_oid& id) {
    Step step{FindCommit(repository_, id), nullptr, nullptr, std::nullopt, "", {}};
    step.after = TreeOf(step.commit.get());
    if (git_commit_parentcount(step.commit.get()) > 0) {
      step.before = TreeOf(FindCommit(repository_, *git_commit_parent_id(step.commit.get(), 0)).get());
    }
    step.revision = RevisionOf(step.commit.get());
    step.message = git_commit_message_raw(step.commit.get());
    const auto changed = Difference(repository_, step.before.get(), step.after.get(), "");
    if (step.revision) Renumber(step);
    for (const Followed& file : changed) TakeFile(step, file);
    if (step.revision && !step.said.at_tip.contains(step.revision->plan + "/plan.yaml")) {
      TakePlanFile(step, step.revision->plan);  // whoever stored it did not raise the number there
    }
    if (step.revision) TakeFiles(step, step.revision->plan);
    const Tree tree = Merged(step);
    const bool nothing_left = git_oid_equal(git_tree_id(tree.get()), git_tree_id(tip_.tree.get())) != 0;
    if (nothing_left && !step.revision && (!changed.empty() || git_commit_parentcount(step.commit.get()) > 1)) return;
    Record(step, tree.get());
  }

  Replayed Finish() {
    result_.commit = tip_.commit;
    return std::move(result_);
  }

 private:
  Head HeadAt(const git_oid& id) const { return {"", id, TreeOf(FindCommit(repository_, id).get())}; }

  void Know(const Revision& revision) {
    known_[revision.plan][revision.number] = revision;
    labels_[revision.plan].emplace(FoldName(revision.label), revision);
  }

  // The revision that has that label at the tip.
  std::optional<Revision> Labelled(const std::string& plan, const std::string& label) {
    const auto& labels = labels_[plan];
    if (const auto found = labels.find(FoldName(label)); found != labels.end()) return found->second;
    const int newest = base_ ? NewestNumber(repository_, *base_, plan) : 0;
    const auto number = newest > 0 ? NumberOfLabel(repository_, *base_, plan, newest, label) : std::nullopt;
    if (!number) return std::nullopt;
    return ReadRevisions(repository_, *base_, plan, {*number}).front();
  }

  std::string FreeLabel(const std::string& plan, const std::string& label) {
    constexpr size_t kMostBytes = 200;
    std::string free = label;
    for (int count = 2; Labelled(plan, free); ++count) {
      const std::string suffix = " (" + std::to_string(count) + ")";
      free = Beginning(label, kMostBytes - suffix.size()) + suffix;
    }
    return free;
  }

  // Which number and label the revision is to have at the tip.
  void Renumber(Step& step) {
    const Revision& before = *step.revision;
    Revision after = before;
    after.number = NewestNumber(repository_, tip_, before.plan) + 1;
    after.label = FreeLabel(before.plan, before.label);
    step.message = FollowMessage(step.message, before, after);
    after_ = after;
    if (after.number == before.number && after.label == before.label) return;
    const auto& others = known_[before.plan];
    const auto taken = mine_.contains({before.plan, before.number}) ? others.end() : others.find(before.number);
    const bool number_taken = after.number != before.number && taken != others.end();
    const auto labelled = Labelled(before.plan, before.label);
    result_.renumbered.push_back({before, after, number_taken ? taken->second : labelled.value_or(Revision())});
  }

  std::string BytesAt(const Head& head, const std::string& path) const {
    return ReadFile(repository_, head.tree.get(), path).value_or("");
  }

  std::string BytesIn(const Tree& tree, const std::string& path) const {
    return tree == nullptr ? "" : ReadFile(repository_, tree.get(), path).value_or("");
  }

  void Say(Step& step, const std::string& path, const std::optional<git_oid>& blob) {
    step.said.at_tip[path] = blob;
    step.said.taken.insert(path);
  }

  void TakeFile(Step& step, const Followed& file) {
    const Place place = PlaceOf(file.path);
    const bool of_revision = step.revision && step.revision->plan == place.plan;
    if (!place.plan.empty() && place.name == "plan.yaml" && file.after) return TakePlanFile(step, place.plan);
    if (!place.plan.empty() && IsJsonLinesFile(place.name) && file.after) return TakeLines(step, place, file.path);
    if (placed_.contains(file.path)) return TakeEditedDecision(step, file, place.plan);
    if (IsDecision(place) && file.replaceable.empty() && file.after) return TakeDecision(step, place, *file.after);
    if (of_revision) Say(step, file.path, file.after);
  }

  void TakePlanFile(Step& step, const std::string& plan) {
    const std::string path = plan + "/plan.yaml";
    const std::string mine = BytesIn(step.after, path);
    MergedPlanFile merged = MergePlanFile(BytesIn(step.before, path), BytesAt(tip_, path), mine);
    if (step.revision && step.revision->plan == plan) {
      PlanFile values = ReadPlanFile(merged.yaml, path);
      values.revision = after_.number;
      merged.yaml = WritePlanFile(merged.yaml, values);
    }
    if (!merged.both.empty()) result_.both_edited.push_back({plan, merged.both});
    Say(step, path, WriteBlob(repository_, merged.yaml));
  }

  // What a revision's text shows is as it was stored with it, whatever the revision at the tip shows.
  void TakeFiles(Step& step, const std::string& plan) {
    const std::string folder = plan + "/";
    const FileDigests mine = FilesIn(repository_, step.after.get(), plan);
    for (const auto& [path, sha256] : FilesIn(repository_, tip_.tree.get(), plan)) {
      if (!mine.contains(path)) Say(step, folder + path, std::nullopt);
    }
    for (const auto& [path, sha256] : mine) {
      if (const auto blob = FindFile(step.after.get(), folder + path)) Say(step, folder + path, blob);
    }
    Say(step, folder + kFileList, FindFile(step.after.get(), folder + kFileList));
  }

  // Both sides only ever append.
  void TakeLines(Step& step, const Place& place, const std::string& path) {
    const auto follow = [&](std::string_view line) { return replaced_.FollowLine(place.plan, line); };
    const std::string lines =
        UnionOfLines(BytesIn(step.before, path), BytesAt(tip_, path), BytesIn(step.after, path), follow);
    CheckJsonLinesSize(task_, path, lines.size());
    Say(step, path, WriteBlob(repository_, lines));
  }

  std::string FreePath(const std::string& plan, const Decision& decision) const {
    for (int ordinal = 1;; ++ordinal) {
      const std::string path = DecisionsFolder(plan) + "/" + DecisionFileName(decision, ordinal);
      if (!FindFile(tip_.tree.get(), path)) return path;
    }
  }

  std::vector<Decision> DecisionsAtTip(const std::string& plan) const {
    std::vector<Decision> decisions;
    for (const DecisionFile& file : ListDecisions(repository_, tip_, plan)) {
      const std::string path = DecisionsFolder(plan) + "/" + file.name;
      if (const auto decision = Read(BytesAt(tip_, path), path)) decisions.push_back(*decision);
    }
    PutInOrder(decisions);
    return decisions;
  }

  void TakeDecision(Step& step, const Place& place, const git_oid& blob) {
    const std::string path = place.plan + "/" + place.name;
    const std::string file = ReadBlob(repository_, blob);
    const auto before = Read(file, path);
    if (!before) return;
    const auto earlier = DecisionsAtTip(place.plan);
    Decision after = replaced_.Follow(place.plan, *before);
    after.number = 1;
    for (const Decision& one : earlier) after.number = std::max(after.number, one.number + 1);
    placed_[path] = {FreePath(place.plan, after), after.number};
    step.message = FollowMessage(step.message, place.plan, *before, after);
    const std::string followed = FollowFile(file, *before, after);
    step.message = WithTrailer(step.message, kDecisionSha256, Sha256(followed));
    step.said.at_tip[placed_[path].path] = WriteBlob(repository_, followed);
    step.said.taken.insert(path);
    Contest(step, place.plan, earlier, after);
  }

  // What speaks against the decision, and was not known when it was recorded.
  void Contest(Step& step, const std::string& plan, const std::vector<Decision>& earlier, const Decision& decision) {
    const std::string today = LocalDay(*task_.who.committer);
    std::vector<std::string> against = OutOfOrder(earlier, decision, /*dated=*/"", today);
    std::erase_if(against, [&](const std::string& reason) {
      return std::find(decision.objections.begin(), decision.objections.end(), reason) != decision.objections.end();
    });
    for (const std::string& reason : against) step.message += std::string(kContested) + ": " + reason + "\n";
    if (!against.empty()) result_.contested.push_back({plan, decision, std::move(against)});
  }

  // An edit of a decision that was placed at the tip, by a person.
  void TakeEditedDecision(Step& step, const Followed& file, const std::string& plan) {
    const Placed& placed = placed_[file.path];
    step.said.taken.insert(file.path);
    step.said.at_tip[placed.path] = file.after;
    const std::string corrects = "\n" + std::string(kCorrects) + ": ";
    const size_t at = step.message.find(corrects + file.path + "\n");
    if (at != std::string::npos) step.message.replace(at + corrects.size(), file.path.size(), placed.path);
    if (!file.after) return;
    const std::string edited = ReadBlob(repository_, *file.after);
    const auto before = Read(edited, file.path);
    if (!before) return;
    Decision after = replaced_.Follow(plan, *before);
    after.number = placed.number;
    step.said.at_tip[placed.path] = WriteBlob(repository_, FollowFile(edited, *before, after));
  }

  // The tree that the commit makes of the tip's.
  Tree Merged(const Step& step) const {
    MergedTrees merged = MergeTrees(repository_, {step.before.get(), tip_.tree.get(), step.after.get()}, step.said);
    if (!merged.conflicts.empty()) throw DoNotGoTogether(step, merged.conflicts);
    return std::move(merged.tree);
  }

  Error DoNotGoTogether(const Step& step, const std::set<std::string>& paths) const {
    std::string files;
    for (const std::string& path : paths) files += (files.empty() ? "'" : ", '") + path + "'";
    const std::string id = Hex(*git_commit_id(step.commit.get())).substr(0, 10);
    const std::string name = git_commit_summary(const_cast<git_commit*>(step.commit.get()));
    return Error(ErrorKind::kRefused,
                 task_.what + ": both sides changed " + files + ", in ways that do not go together",
                 "yours is the commit " + id + " '" + name + "': git show " + id + " shows it\ngit rebase --onto " +
                     id + "^ " + id + " takes it out; sync, and make the change again");
  }

  // Whether what the commit becomes is signed. A signature that this person made is not taken away.
  bool Signs(const Step& step) const {
    if (task_.who.signs || signing_ == Signing::kNo || !IsSigned(step.commit.get())) return task_.who.signs;
    return NameAndMail(*git_commit_committer(step.commit.get())) == NameAndMail(*task_.who.committer);
  }

  void Record(const Step& step, const git_tree* tree) {
    const Identity who{Copy(git_commit_author(step.commit.get())), Copy(task_.who.committer.get()), Signs(step)};
    const git_oid id = WriteCommit(repository_, who, step.message, tree, {tip_.commit});
    tip_ = HeadAt(id);
    if (IsSigned(step.commit.get())) result_.signed_before.push_back({*git_commit_id(step.commit.get()), id});
    const auto stored = step.revision ? RevisionOf(FindCommit(repository_, id).get()) : std::nullopt;
    if (!stored) return;
    replaced_.Add(*step.revision, *stored);
    Know(*stored);
    mine_.insert({stored->plan, stored->number});
    if (!result_.renumbered.empty() && result_.renumbered.back().before.commit == step.revision->commit) {
      result_.renumbered.back().after = *stored;
    }
  }

  git_repository* repository_;
  const Task& task_;
  const Signing signing_;
  Head tip_;
  std::optional<Head> base_;
  Revision after_;                                                 // of the commit at hand, where it stores one
  std::set<std::pair<std::string, int>> mine_;                     // of those the ones that were made again here
  std::map<std::string, std::map<int, Revision>> known_;           // past the base, by plan and number
  std::map<std::string, std::map<std::string, Revision>> labels_;  // the same by folded label
  std::map<std::string, Placed> placed_;                           // decisions, by the path that they had
  Replacements replaced_;
  Replayed result_;
};

}  // namespace

Replayed Replay(git_repository* repository, const Task& task, const Parting& parting, Signing signing) {
  Replayer replayer(repository, task, parting, signing);
  for (const git_oid& id : CommitsBetween(repository, parting.shared, parting.mine)) replayer.Take(id);
  return replayer.Finish();
}

}  // namespace planrev::store
