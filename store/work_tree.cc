// SPDX-License-Identifier: MIT
#include "store/work_tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>
#include <utility>

namespace planrev::store {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int file) : file_(file) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (file_ >= 0) close(file_);
  }
  int get() const { return file_; }
  explicit operator bool() const { return file_ >= 0; }

 private:
  int file_;
};

// The directory itself, never what a symbolic link in its place points to: a register that was cloned from elsewhere
// must not make us write outside of it.
int OpenDirectory(git_repository* repository, const std::string& directory) {
  const Descriptor root(open(git_repository_workdir(repository), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root) return -1;
  const char* name = directory.empty() ? "." : directory.c_str();
  return openat(root.get(), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

void MakeDirectory(git_repository* repository, const std::string& directory) {
  if (!directory.empty()) mkdir((git_repository_workdir(repository) + directory).c_str(), 0777);
}

std::optional<std::string> ReadAt(int directory, const std::string& name) {
  const Descriptor file(openat(directory, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  std::string bytes;
  std::array<char, 65536> buffer;
  ssize_t count = 0;
  while ((count = read(file.get(), buffer.data(), buffer.size())) > 0) {
    bytes.append(buffer.data(), static_cast<size_t>(count));
  }
  if (count < 0) return std::nullopt;
  return bytes;
}

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

// Whole or not at all: written beside, then renamed into place.
bool ReplaceAt(int directory, const std::string& name, std::string_view bytes) {
  const std::string beside = "." + name + ".planrev";
  unlinkat(directory, beside.c_str(), 0);
  const Descriptor file(openat(directory, beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file) return false;
  if (WriteAll(file.get(), bytes) && renameat(directory, beside.c_str(), directory, name.c_str()) == 0) return true;
  unlinkat(directory, beside.c_str(), 0);
  return false;
}

bool Contains(const std::vector<git_oid>& ids, const git_oid& id) {
  return std::any_of(ids.begin(), ids.end(), [&](const git_oid& one) { return git_oid_equal(&one, &id) != 0; });
}

std::string Join(const std::string& directory, const std::string& name) {
  return directory.empty() ? name : directory + "/" + name;
}

// The stat data lets `git status` know the file as unchanged without reading it; where the file is a person's edit they
// stay zero, so that git looks.
git_index_entry EntryOf(int directory, const Followed& file, const std::string& path, bool written) {
  git_index_entry entry{};
  entry.mode = GIT_FILEMODE_BLOB;
  entry.id = file.after;
  entry.path = path.c_str();
  struct stat status {};
  if (!written || fstatat(directory, file.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return entry;
  entry.ctime = {static_cast<int32_t>(status.st_ctim.tv_sec), static_cast<uint32_t>(status.st_ctim.tv_nsec)};
  entry.mtime = {static_cast<int32_t>(status.st_mtim.tv_sec), static_cast<uint32_t>(status.st_mtim.tv_nsec)};
  entry.dev = static_cast<uint32_t>(status.st_dev);
  entry.ino = static_cast<uint32_t>(status.st_ino);
  entry.uid = status.st_uid;
  entry.gid = status.st_gid;
  entry.file_size = static_cast<uint32_t>(status.st_size);
  return entry;
}

Index OpenIndex(git_repository* repository) {
  Index index;
  if (git_repository_index(Out(index), repository) < 0) return nullptr;
  if (git_index_read(index.get(), /*force=*/0) < 0) return nullptr;
  return index;
}

enum class Wrote { kYes, kKept, kFailed };

Wrote FollowFile(git_repository* repository, int directory, const Followed& file) {
  const auto now = ReadAt(directory, file.name);
  const std::optional<git_oid> id = now ? std::optional(BlobId(*now)) : std::nullopt;
  if (id && git_oid_equal(&*id, &file.after) != 0) return Wrote::kYes;
  if (id && !Contains(file.replaceable, *id)) return Wrote::kKept;
  return ReplaceAt(directory, file.name, ReadBlob(repository, file.after)) ? Wrote::kYes : Wrote::kFailed;
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

std::optional<std::string> ReadWorkFile(git_repository* repository, const std::string& directory,
                                        const std::string& name) {
  const Descriptor folder(OpenDirectory(repository, directory));
  if (!folder) return std::nullopt;
  return ReadAt(folder.get(), name);
}

bool HasEdits(git_repository* repository, const std::string& path, const std::vector<git_oid>& known) {
  const size_t slash = path.find('/');
  const auto bytes = ReadWorkFile(repository, path.substr(0, slash), path.substr(slash + 1));
  if (bytes && !Contains(known, BlobId(*bytes))) return true;
  const Index index = OpenIndex(repository);
  const git_index_entry* staged = index == nullptr ? nullptr : git_index_get_bypath(index.get(), path.c_str(), 0);
  return staged != nullptr && !Contains(known, staged->id);
}

bool IndexIsLocked(git_repository* repository) {
  const std::string lock = std::string(git_repository_path(repository)) + "index.lock";
  return !Patiently([&] { return access(lock.c_str(), F_OK) != 0; });
}

bool Follow(git_repository* repository, const std::string& directory, const std::vector<Followed>& files) {
  MakeDirectory(repository, directory);
  const Descriptor folder(OpenDirectory(repository, directory));
  const Index index = OpenIndex(repository);
  if (!folder || index == nullptr) return false;
  bool whole = true;
  for (const Followed& file : files) {
    const Wrote wrote = FollowFile(repository, folder.get(), file);
    const std::string path = Join(directory, file.name);
    const git_index_entry entry = EntryOf(folder.get(), file, path, wrote == Wrote::kYes);
    whole = whole && wrote != Wrote::kFailed && git_index_add(index.get(), &entry) >= 0;
  }
  return WriteIndex(index.get()) && whole;
}

}  // namespace planrev::store
