// SPDX-License-Identifier: MIT
// The files that people see beside the git directory. One that is missing, or is as it was in an older commit, fell
// behind, and follows again; any other difference is a person's edit, which nobody but that person may drop.
#include <filesystem>

#include "store/decisions.h"
#include "store/examination.h"
#include "store/work_file.h"
#include "store/work_tree.h"

namespace planrev::store {
namespace {

class WorkTreeChecker {
 public:
  explicit WorkTreeChecker(Examination& all)
      : all_(all), repository_(all.state.repository.get()), root_(git_repository_workdir(repository_)) {
    const int code = git_repository_index(Out(index_), repository_);
    if (code < 0 || git_index_read(index_.get(), /*force=*/0) < 0) index_.reset();
  }

  void Check() {
    const std::vector<Followed> files = Difference(repository_, nullptr, all_.tree.get(), "");
    for (size_t i = 0; i < files.size(); ++i) {
      CheckFile(files[i]);
      all_.Progress("files", i + 1, files.size());
    }
    CheckForeignDecisions();
  }

 private:
  // In a sparse work tree not all files are there, and the index says so.
  bool IsLeftOut(const std::string& path) const {
    const git_index_entry* entry = index_ == nullptr ? nullptr : git_index_get_bypath(index_.get(), path.c_str(), 0);
    return entry != nullptr && (entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
  }

  void CheckFile(const Followed& file) {
    if (IsLeftOut(file.path)) return;
    const auto there = StatBelow(root_, file.path);
    const auto bytes = ReadFileBelow(root_, file.path);
    const auto id = bytes ? std::optional(BlobId(*bytes)) : std::nullopt;
    if (!there) return Report(file, "is missing in the work tree", "somebody removed it", {});
    if (!id) return Edited(file, "is no file in the work tree that can be read", "somebody put something else there");
    if (git_oid_equal(&*id, &*file.after) != 0) return CheckStaged(file);
    if (all_.versions[file.path].contains(*id)) {
      return Report(file, "is older in the work tree than in the register",
                    "a write could not follow, or somebody took it from an older commit", {*id});
    }
    Edited(file, "was edited in the work tree, and no commit has that", "others do not see it, and nothing records it");
  }

  void CheckStaged(const Followed& file) {
    if (index_ == nullptr) return;
    const git_index_entry* entry = git_index_get_bypath(index_.get(), file.path.c_str(), 0);
    if (entry != nullptr && git_oid_equal(&entry->id, &*file.after) != 0) return;
    if (entry == nullptr || all_.versions[file.path].contains(entry->id)) {
      return Report(file, "is staged otherwise than the register has it", "the next git commit would record that", {});
    }
    Edited(file, "was edited and staged, and no commit has that", "the next git commit would record that");
  }

  void Report(const Followed& file, const std::string& what, const std::string& meaning,
              const std::vector<git_oid>& replaceable) {
    Followed follow = file;
    follow.replaceable = replaceable;
    git_repository* repository = repository_;
    all_.Report(FaultOf(file, what, meaning, "planrev verify --repair brings it back from the register"),
                [repository, follow]() -> std::string {
                  return Follow(repository, {follow}) ? "" : "the file or git's index cannot be written";
                });
  }

  void Edited(const Followed& file, const std::string& what, const std::string& meaning) {
    all_.Report(
        FaultOf(file, what, meaning,
                "git diff HEAD -- " + file.path + " shows the edit, git checkout HEAD -- " + file.path + " drops it"));
  }

  static Fault FaultOf(const Followed& file, const std::string& what, const std::string& meaning,
                       const std::string& remedy) {
    const std::string plan = file.path.find('/') == std::string::npos ? "" : file.path.substr(0, file.path.find('/'));
    return {FaultKind::kWorkTree, plan, 0, "'" + file.path + "' " + what, meaning, remedy};
  }

  // A file that looks like a decision, and is in no commit.
  void CheckForeignDecisions() {
    std::error_code error;
    for (const auto& [plan, numbers] : all_.revisions) {
      for (const auto& entry : std::filesystem::directory_iterator(root_ + DecisionsFolder(plan), error)) {
        const std::string path = DecisionsFolder(plan) + "/" + entry.path().filename().native();
        if (!IsDecisionPath(path) || all_.Find(all_.tree.get(), path)) continue;
        all_.Report({FaultKind::kWorkTree, plan, 0, "'" + path + "' is in no commit",
                     "it looks like a decision, but none was recorded",
                     "planrev adopt and the like record one; or remove it"});
      }
    }
  }

  Examination& all_;
  git_repository* repository_;
  std::string root_;
  Index index_;
};

}  // namespace

void CheckWorkTree(Examination& all) {
  if (all.state.bare || all.tree == nullptr) return;
  try {
    WorkTreeChecker(all).Check();
  } catch (const Error&) {
    return;  // a damaged tree, which is told already
  }
}

}  // namespace planrev::store
