// SPDX-License-Identifier: MIT
// A plan's revisions, read from its tags. The commits are the truth: a tag that is missing (the writer was killed, a
// clone left the tags behind) is made again from the commit that the trailers tell.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/plan_file.h"
#include "store/register.h"
#include "store/tree.h"

namespace planrev::store {

// The plans that a register's tree holds, by name.
std::vector<std::string> Slugs(const git_tree* tree);

// What the plan's plan.yaml says. Where a person took the number of the newest revision out, it is as the history has
// it, and 0 where that has none. Nothing where there is no such plan.
std::optional<PlanFile> ReadPlan(git_repository* repository, const Head& head, const std::string& plan);

// The number of the plan's newest revision; 0 where there is none.
int NewestNumber(git_repository* repository, const Head& head, const std::string& plan);

// 1 to `newest`.
std::set<int> UpTo(int newest);

// The revisions of these numbers, by number. Costs a tag each; a walk through the history only where a tag is missing.
// Throws kRegister where the history lacks one as well.
std::vector<Revision> ReadRevisions(git_repository* repository, const Head& head, const std::string& plan,
                                    const std::set<int>& numbers);

// What a commit says, as a revision; nothing where it does not store one.
std::optional<Revision> RevisionOf(const git_commit* commit);

// The commits that `after` has and `before`, where that is given, has not: oldest first, parents before children.
std::vector<git_oid> CommitsBetween(git_repository* repository, const std::optional<git_oid>& before,
                                    const git_oid& after);

// Whether `head` is that commit or descends from it.
bool Holds(git_repository* repository, const git_oid& head, const git_oid& commit);

// What becomes of a tag of the same name that is there already, for another commit.
enum class OtherTag { kKeep, kReplace };

// Makes the tag of a revision's commit: the same bytes, hence the same id, whoever makes it. Its failure is not told,
// for nothing is lost with a tag.
void MakeTag(git_repository* repository, const git_commit* commit, OtherTag other);

// The commit that the plan's tag of that number names; nothing where there is no such tag.
std::optional<git_oid> TaggedCommit(git_repository* repository, const std::string& plan, int number);

}  // namespace planrev::store
