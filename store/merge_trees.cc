// SPDX-License-Identifier: MIT
// For the files of which it is said what they are to be, before and tip are made to be alike: so libgit2's merge takes
// them from the other side, where they are made to be what was said.
#include "store/merge_trees.h"

namespace planrev::store {
namespace {

constexpr char kCannotMerge[] = "cannot merge with what was shared";

// Without removals of what is not there.
Files Existing(const git_tree* tree, Files files) {
  std::erase_if(files,
                [&](const auto& file) { return !file.second && (tree == nullptr || !FindFile(tree, file.first)); });
  return files;
}

// Whether all that differs is taken.
bool OnlyTaken(git_repository* repository, const ThreeTrees& trees, const std::set<std::string>& taken) {
  Diff diff;
  // libgit2 takes the trees without const and leaves them as they are.
  Check(git_diff_tree_to_tree(Out(diff), repository, const_cast<git_tree*>(trees.before),
                              const_cast<git_tree*>(trees.after), nullptr),
        kCannotMerge);
  for (size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
    if (!taken.contains(git_diff_get_delta(diff.get(), i)->new_file.path)) return false;
  }
  return true;
}

std::set<std::string> Conflicts(git_index* index) {
  std::set<std::string> paths;
  ConflictIterator iterator;
  Check(git_index_conflict_iterator_new(Out(iterator), index), kCannotMerge);
  const git_index_entry *before = nullptr, *tip = nullptr, *after = nullptr;
  while (git_index_conflict_next(&before, &tip, &after, iterator.get()) == 0) {
    for (const git_index_entry* side : {before, tip, after}) {
      if (side != nullptr) paths.insert(side->path);
    }
  }
  return paths;
}

MergedTrees MergeAll(git_repository* repository, const ThreeTrees& trees) {
  git_merge_options options = GIT_MERGE_OPTIONS_INIT;
  options.flags = 0;  // no guesses at renames
  Index index;
  Check(git_merge_trees(Out(index), repository, trees.before, trees.tip, trees.after, &options), kCannotMerge);
  if (git_index_has_conflicts(index.get()) != 0) return {nullptr, Conflicts(index.get())};
  git_oid id;
  CheckWrite([&] { return git_index_write_tree_to(&id, index.get(), repository); });
  MergedTrees merged;
  Check(git_tree_lookup(Out(merged.tree), repository, &id), kCannotMerge);
  return merged;
}

}  // namespace

MergedTrees MergeTrees(git_repository* repository, const ThreeTrees& trees, const Said& said) {
  if (OnlyTaken(repository, trees, said.taken)) {
    return {WithFiles(repository, trees.tip, Existing(trees.tip, said.at_tip)), {}};
  }
  Files before, after = said.at_tip;
  for (const auto& [path, blob] : said.at_tip) before[path] = FindFile(trees.tip, path);
  for (const std::string& path : said.taken) {
    if (!said.at_tip.contains(path)) before[path] = after[path] = FindFile(trees.tip, path);
  }
  const Tree base = WithFiles(repository, trees.before, Existing(trees.before, before));
  const Tree mine = WithFiles(repository, trees.after, Existing(trees.after, after));
  return MergeAll(repository, {base.get(), trees.tip, mine.get()});
}

}  // namespace planrev::store
