// SPDX-License-Identifier: MIT
#include "store/work_tree.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "store/work_file.h"

namespace planrev::store {
namespace {

std::string RootOf(git_repository* repository) { return git_repository_workdir(repository); }

bool Contains(const std::vector<git_oid>& ids, const git_oid& id) {
  return std::any_of(ids.begin(), ids.end(), [&](const git_oid& one) { return git_oid_equal(&one, &id) != 0; });
}

bool IsFile(const git_diff_file& side) {
  return side.mode == GIT_FILEMODE_BLOB || side.mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

Followed FollowedOf(const git_diff_delta& delta) {
  Followed file{delta.new_file.path, std::nullopt, delta.new_file.mode == GIT_FILEMODE_BLOB_EXECUTABLE, {}};
  if (IsFile(delta.new_file)) file.after = delta.new_file.id;
  if (IsFile(delta.old_file)) file.replaceable.push_back(delta.old_file.id);
  return file;
}

// The stat data lets `git status` know the file as unchanged without reading it; where the file is a person's edit they
// stay zero, so that git looks.
git_index_entry EntryOf(const Followed& file, const std::optional<struct stat>& written) {
  git_index_entry entry{};
  entry.mode = file.executable ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB;
  entry.id = *file.after;
  entry.path = file.path.c_str();
  if (!written) return entry;
  entry.ctime = {static_cast<int32_t>(written->st_ctim.tv_sec), static_cast<uint32_t>(written->st_ctim.tv_nsec)};
  entry.mtime = {static_cast<int32_t>(written->st_mtim.tv_sec), static_cast<uint32_t>(written->st_mtim.tv_nsec)};
  entry.dev = static_cast<uint32_t>(written->st_dev);
  entry.ino = static_cast<uint32_t>(written->st_ino);
  entry.uid = written->st_uid;
  entry.gid = written->st_gid;
  entry.file_size = static_cast<uint32_t>(written->st_size);
  return entry;
}

Index OpenIndex(git_repository* repository) {
  Index index;
  if (git_repository_index(Out(index), repository) < 0) return nullptr;
  if (git_index_read(index.get(), /*force=*/0) < 0) return nullptr;
  return index;
}

enum class Wrote { kYes, kKept, kFailed };

Wrote FollowFile(git_repository* repository, const Followed& file) {
  const std::string root = RootOf(repository);
  const auto now = ReadFileBelow(root, file.path);
  const std::optional<git_oid> id = now ? std::optional(BlobId(*now)) : std::nullopt;
  if (!id && !file.after) return Wrote::kYes;
  if (id && file.after && git_oid_equal(&*id, &*file.after) != 0) return Wrote::kYes;
  if (id && !Contains(file.replaceable, *id)) return Wrote::kKept;
  const bool done = file.after ? ReplaceFileBelow(root, file.path, ReadBlob(repository, *file.after), file.executable)
                               : RemoveFileBelow(root, file.path);
  return done ? Wrote::kYes : Wrote::kFailed;
}

bool FollowEntry(git_repository* repository, git_index* index, const Followed& file, Wrote wrote) {
  if (!file.after) {
    const int code = git_index_remove(index, file.path.c_str(), 0);
    return code >= 0 || code == GIT_ENOTFOUND;
  }
  const auto written = wrote == Wrote::kYes ? StatBelow(RootOf(repository), file.path) : std::nullopt;
  const git_index_entry entry = EntryOf(file, written);
  return git_index_add(index, &entry) >= 0;
}

// An editor or `git status` may hold the index for a moment: `attempt` until it says that it is done, for half a
// second.
template <typename Attempt>
bool Patiently(Attempt attempt) {
  for (int tries = 0; tries < 50; ++tries) {
    if (attempt()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return attempt();
}

bool WriteIndex(git_index* index) {
  int code = 0;
  Patiently([&] { return (code = git_index_write(index)) != GIT_ELOCKED; });
  return code >= 0;
}

}  // namespace

std::vector<Followed> Difference(git_repository* repository, const git_tree* before, const git_tree* after,
                                 const std::string& directory) {
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags = GIT_DIFF_DISABLE_PATHSPEC_MATCH | GIT_DIFF_SKIP_BINARY_CHECK;
  std::string within = directory;
  char* paths[] = {within.data()};
  if (!directory.empty()) options.pathspec = {paths, 1};
  Diff diff;
  // libgit2 takes the trees without const and leaves them as they are.
  Check(git_diff_tree_to_tree(Out(diff), repository, const_cast<git_tree*>(before), const_cast<git_tree*>(after),
                              &options),
        "cannot read the register");
  std::vector<Followed> files;
  for (size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
    const git_diff_delta* delta = git_diff_get_delta(diff.get(), i);
    if (IsFile(delta->old_file) || IsFile(delta->new_file)) files.push_back(FollowedOf(*delta));
  }
  return files;
}

std::optional<std::string> ReadWorkFile(git_repository* repository, const std::string& path) {
  return ReadFileBelow(RootOf(repository), path);
}

bool HasEdits(git_repository* repository, const std::string& path, const std::vector<git_oid>& known) {
  const auto bytes = ReadWorkFile(repository, path);
  if (bytes && !Contains(known, BlobId(*bytes))) return true;
  const Index index = OpenIndex(repository);
  const git_index_entry* staged = index == nullptr ? nullptr : git_index_get_bypath(index.get(), path.c_str(), 0);
  return staged != nullptr && !Contains(known, staged->id);
}

bool IndexIsLocked(git_repository* repository) {
  const std::string lock = std::string(git_repository_path(repository)) + "index.lock";
  return !Patiently([&] { return access(lock.c_str(), F_OK) != 0; });
}

bool Follow(git_repository* repository, const std::vector<Followed>& files) {
  const Index index = OpenIndex(repository);
  if (index == nullptr) return false;
  bool whole = true;
  for (const Followed& file : files) {
    const Wrote wrote = FollowFile(repository, file);
    whole = FollowEntry(repository, index.get(), file, wrote) && wrote != Wrote::kFailed && whole;
  }
  return WriteIndex(index.get()) && whole;
}

}  // namespace planrev::store
