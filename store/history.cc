// SPDX-License-Identifier: MIT
#include "store/history.h"

#include <algorithm>
#include <map>

#include "store/identity.h"
#include "store/message.h"
#include "store/refs.h"

namespace planrev::store {
namespace {

// What a tag says, as a revision.
std::optional<Revision> SaidBy(const git_tag* tag) {
  const char* message = git_tag_message(tag);
  const git_signature* tagger = git_tag_tagger(tag);
  if (message == nullptr || tagger == nullptr) return std::nullopt;
  auto revision = ParseMessage(message);
  if (!revision || revision->author.empty()) return std::nullopt;
  revision->recorded = InUtc(*tagger);
  revision->commit = Hex(*git_tag_target_id(tag));
  return revision;
}

// Null where it cannot be read: then the commits tell.
Object FindTagged(git_repository* repository, const git_oid& target) {
  Object object;
  if (git_object_lookup(Out(object), repository, &target, GIT_OBJECT_ANY) < 0) return nullptr;
  return object;
}

// What a tag says; nothing where it is not that of the plan's revision of that number.
std::optional<Revision> FromTag(git_repository* repository, const git_oid& target, const std::string& plan,
                                int number) {
  const Object object = FindTagged(repository, target);
  if (object == nullptr) return std::nullopt;
  std::optional<Revision> revision;
  if (git_object_type(object.get()) == GIT_OBJECT_TAG) {
    revision = SaidBy(reinterpret_cast<const git_tag*>(object.get()));
  } else if (git_object_type(object.get()) == GIT_OBJECT_COMMIT) {
    revision = RevisionOf(reinterpret_cast<const git_commit*>(object.get()));
  }
  if (!revision || revision->plan != plan || revision->number != number) return std::nullopt;
  return revision;
}

// The commit that a tag ref stands for; nothing where it stands for something else.
std::optional<git_oid> CommitOf(git_repository* repository, const git_oid& target) {
  const Object object = FindTagged(repository, target);
  Object commit;
  if (object == nullptr || git_object_peel(Out(commit), object.get(), GIT_OBJECT_COMMIT) < 0) return std::nullopt;
  return *git_object_id(commit.get());
}

// Calls `see(commit, revision)` for each commit that stores a revision of the plan, newest first, until it returns
// false.
template <typename See>
void WalkRevisions(git_repository* repository, const git_oid& from, const std::string& plan, See see) {
  RevisionWalk walk;
  const std::string what = "cannot read the history of '" + plan + "'";
  Check(git_revwalk_new(Out(walk), repository), what);
  Check(git_revwalk_push(walk.get(), &from), what);
  git_oid id;
  int code = 0;
  while ((code = git_revwalk_next(&id, walk.get())) == 0) {
    const Commit commit = FindCommit(repository, id);
    const auto revision = RevisionOf(commit.get());
    if (revision && revision->plan == plan && !see(commit.get(), *revision)) return;
  }
  if (code != GIT_ITEROVER) throw GitError(what);
}

// Finds what the tags did not have, and makes those tags again.
void Rebuild(git_repository* repository, const Head& head, const std::string& plan, std::set<int> missing,
             std::map<int, Revision>& found) {
  WalkRevisions(repository, head.commit, plan, [&](const git_commit* commit, const Revision& revision) {
    if (missing.erase(revision.number) == 0) return true;
    found[revision.number] = revision;
    MakeTag(repository, commit, OtherTag::kKeep);
    return !missing.empty();
  });
  if (missing.empty()) return;
  if (git_repository_is_shallow(repository) == 1) {
    throw Error(ErrorKind::kRegister,
                "cannot read r" + std::to_string(*missing.begin()) + " of '" + plan + "': this clone is shallow",
                "git fetch --unshallow");
  }
  throw Error(
      ErrorKind::kRegister,
      "cannot read r" + std::to_string(*missing.begin()) + " of '" + plan + "': its commit is not in the history",
      "the history was rewritten, or plan.yaml states a revision that was never stored");
}

// The same as CommitsBetween, where `after` stands on `before` by few commits with one parent each. A walk of libgit2
// goes by the commits' times: where a clock was wrong it may read all of the history to find out as much.
std::optional<std::vector<git_oid>> Chain(git_repository* repository, const git_oid& before, const git_oid& after) {
  constexpr size_t kFew = 100;
  std::vector<git_oid> commits;
  git_oid id = after;
  while (git_oid_equal(&id, &before) == 0) {
    const Commit commit = FindCommit(repository, id);
    if (git_commit_parentcount(commit.get()) != 1 || commits.size() == kFew) return std::nullopt;
    commits.push_back(id);
    id = *git_commit_parent_id(commit.get(), 0);
  }
  std::reverse(commits.begin(), commits.end());
  return commits;
}

std::vector<git_oid> ParentsOf(git_repository* repository, const git_oid& id) {
  const Commit commit = FindCommit(repository, id);
  std::vector<git_oid> parents;
  for (unsigned i = 0; i < git_commit_parentcount(commit.get()); ++i) {
    parents.push_back(*git_commit_parent_id(commit.get(), i));
  }
  return parents;
}

// The commit and all before it.
OidSet AllOf(git_repository* repository, const git_oid& commit) {
  OidSet all;
  std::vector<git_oid> open = {commit};
  while (!open.empty()) {
    const git_oid id = open.back();
    open.pop_back();
    if (!all.insert(id).second) continue;
    for (const git_oid& parent : ParentsOf(repository, id)) open.push_back(parent);
  }
  return all;
}

// Takes out what `before` has, which a walk of libgit2 leaves in where clocks were wrong. If there is any, the oldest
// of it, whose parents are not in `commits`, is of that kind; so only then all that `before` has must be read.
void LeaveOut(git_repository* repository, const git_oid& before, std::vector<git_oid>& commits) {
  const OidSet walked(commits.begin(), commits.end());
  const bool wrong = std::any_of(commits.begin(), commits.end(), [&](const git_oid& id) {
    const auto parents = ParentsOf(repository, id);
    const bool oldest =
        std::none_of(parents.begin(), parents.end(), [&](const git_oid& parent) { return walked.contains(parent); });
    return oldest && Holds(repository, before, id);
  });
  if (!wrong) return;
  const OidSet known = AllOf(repository, before);
  std::erase_if(commits, [&](const git_oid& id) { return known.contains(id); });
}

}  // namespace

std::optional<Revision> RevisionOf(const git_commit* commit) {
  auto revision = ParseMessage(git_commit_message_raw(commit));
  if (!revision) return std::nullopt;
  revision->author = NameAndMail(*git_commit_author(commit));
  revision->recorded = InUtc(*git_commit_committer(commit));
  revision->commit = Hex(*git_commit_id(commit));
  return revision;
}

// In the order of a tree, which is by name.
std::vector<std::string> Slugs(const git_tree* tree) {
  std::vector<std::string> slugs;
  for (size_t i = 0; i < git_tree_entrycount(tree); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(tree, i);
    const std::string name = git_tree_entry_name(entry);
    if (git_tree_entry_type(entry) != GIT_OBJECT_TREE || WhyNoSlug(name)) continue;
    if (FindFile(tree, name + "/plan.yaml")) slugs.push_back(name);
  }
  return slugs;
}

std::optional<PlanFile> ReadPlan(git_repository* repository, const Head& head, const std::string& plan) {
  const std::string path = plan + "/plan.yaml";
  const auto yaml = ReadFile(repository, head.tree.get(), path);
  if (!yaml) return std::nullopt;
  PlanFile file = ReadPlanFile(*yaml, path);
  if (file.revision > 0) return file;
  WalkRevisions(repository, head.commit, plan, [&](const git_commit*, const Revision& revision) {
    file.revision = std::max(file.revision, revision.number);
    return true;
  });
  return file;
}

int NewestNumber(git_repository* repository, const Head& head, const std::string& plan) {
  const auto file = ReadPlan(repository, head, plan);
  return file ? file->revision : 0;
}

std::set<int> UpTo(int newest) {
  std::set<int> numbers;
  for (int number = 1; number <= newest; ++number) numbers.insert(numbers.end(), number);
  return numbers;
}

std::vector<Revision> ReadRevisions(git_repository* repository, const Head& head, const std::string& plan,
                                    const std::set<int>& numbers) {
  std::map<int, Revision> found;
  std::set<int> missing;
  const auto targets = TagTargets(repository, plan, numbers);
  for (const int number : numbers) {
    const auto target = targets.find(number);
    auto revision = target == targets.end() ? std::nullopt : FromTag(repository, target->second, plan, number);
    if (revision) found.emplace_hint(found.end(), number, std::move(*revision));
    if (!revision) missing.insert(number);
  }
  if (!missing.empty()) Rebuild(repository, head, plan, std::move(missing), found);
  std::vector<Revision> revisions;
  for (auto& [number, revision] : found) revisions.push_back(std::move(revision));
  return revisions;
}

std::vector<git_oid> CommitsBetween(git_repository* repository, const std::optional<git_oid>& before,
                                    const git_oid& after) {
  if (auto chain = before ? Chain(repository, *before, after) : std::nullopt) return std::move(*chain);
  const std::string what = "cannot read the history";
  RevisionWalk walk;
  Check(git_revwalk_new(Out(walk), repository), what);
  Check(git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME | GIT_SORT_REVERSE), what);
  Check(git_revwalk_push(walk.get(), &after), what);
  if (before) Check(git_revwalk_hide(walk.get(), &*before), what);
  std::vector<git_oid> commits;
  git_oid id;
  int code = 0;
  while ((code = git_revwalk_next(&id, walk.get())) == 0) commits.push_back(id);
  if (code != GIT_ITEROVER) throw GitError(what);
  if (before) LeaveOut(repository, *before, commits);
  return commits;
}

bool Holds(git_repository* repository, const git_oid& head, const git_oid& commit) {
  return git_oid_equal(&head, &commit) != 0 || git_graph_descendant_of(repository, &head, &commit) == 1;
}

void MakeTag(git_repository* repository, const git_commit* commit, OtherTag other) {
  const auto revision = RevisionOf(commit);
  if (!revision) return;
  try {
    const auto targets = TagTargets(repository, revision->plan, {revision->number});
    const git_oid* now = targets.empty() ? nullptr : &targets.begin()->second;
    if (now != nullptr && other == OtherTag::kKeep) return;
    const auto tagged = now == nullptr ? std::nullopt : CommitOf(repository, *now);
    if (tagged && git_oid_equal(&*tagged, git_commit_id(commit)) != 0) return;
    const std::string name = revision->plan + "/r" + std::to_string(revision->number);
    git_oid id;
    const auto* target = reinterpret_cast<const git_object*>(commit);
    const int code = git_tag_annotation_create(&id, repository, name.c_str(), target, git_commit_committer(commit),
                                               TagMessage(*revision).c_str());
    if (code >= 0) MoveRef(repository, "refs/tags/" + name, now, id, "planrev: " + revision->label);
  } catch (const Error&) {
    return;
  }
}

std::optional<git_oid> TaggedCommit(git_repository* repository, const std::string& plan, int number) {
  const auto targets = TagTargets(repository, plan, {number});
  return targets.empty() ? std::nullopt : CommitOf(repository, targets.begin()->second);
}

}  // namespace planrev::store
