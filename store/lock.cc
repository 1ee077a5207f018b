// SPDX-License-Identifier: MIT
#include "store/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <sstream>
#include <thread>

#include "store/error.h"

namespace planrev::store {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience = std::chrono::seconds(30);

std::string PathOf(const std::string& git_directory) { return git_directory + "/planrev.lock"; }

Error CannotWrite(const std::string& git_directory, int error) {
  const bool denied = error == EACCES || error == EPERM || error == EROFS;
  return Error(ErrorKind::kSystem, "cannot write to '" + git_directory + "': " + std::strerror(error),
               denied ? "the register can be read here but not changed: ask who owns it" : "");
}

enum class Taken { kYes, kBusy };

Taken TryLock(int file) {
  while (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return Taken::kBusy;
    if (errno != EINTR) return Taken::kYes;  // no locks on this file system
  }
  return Taken::kYes;
}

// Who may write to the git directory may write to the lock: others of a shared register as well, whatever the umask.
void ShareAs(int file, const std::string& git_directory) {
  struct stat directory {};
  if (stat(git_directory.c_str(), &directory) == 0) fchmod(file, (directory.st_mode & 0666) | 0600);
}

std::string ReadAll(int file) {
  std::string text;
  std::array<char, 512> buffer;
  ssize_t count = 0;
  while ((count = pread(file, buffer.data(), buffer.size(), static_cast<off_t>(text.size()))) > 0) {
    text.append(buffer.data(), static_cast<size_t>(count));
  }
  return text;
}

// The file of the lock at `path`, held; `busy` says why it could not be.
int Acquired(const std::string& git_directory, const std::string& path, const std::string& busy) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) throw CannotWrite(git_directory, errno);
  ShareAs(file, git_directory);
  const auto start = std::chrono::steady_clock::now();
  for (milliseconds pause(1); TryLock(file) == Taken::kBusy; pause = std::min(pause * 2, milliseconds(8))) {
    if (std::chrono::steady_clock::now() - start > kPatience) {
      close(file);
      throw Error(ErrorKind::kRegister, "cannot write to '" + git_directory + "': " + busy,
                  "wait for the other planrev to end, and try again");
    }
    std::this_thread::sleep_for(pause);
  }
  return file;
}

}  // namespace

WriteLock WriteLock::Acquire(const std::string& git_directory) {
  return WriteLock(Acquired(git_directory, PathOf(git_directory), "someone else has been writing for long"));
}

std::optional<WriteLock> WriteLock::AcquireAfterDeath(const std::string& git_directory) {
  struct stat status {};
  if (stat(PathOf(git_directory).c_str(), &status) != 0 || status.st_size == 0) return std::nullopt;
  const int file = open(PathOf(git_directory).c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  WriteLock lock(file);
  if (TryLock(file) == Taken::kBusy || !lock.Left()) return std::nullopt;
  return lock;
}

WriteLock::WriteLock(WriteLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriteLock::~WriteLock() {
  if (file_ >= 0) close(file_);
}

std::optional<Journal> WriteLock::Left() const {
  std::istringstream lines(ReadAll(file_));
  Journal journal;
  std::string word, value, end;
  while (lines >> word && word != "end") {
    if (word == "plan") lines >> journal.plan;
    if (word == "before") lines >> journal.before;
    if (word == "after") lines >> journal.after;
    if (word == "began") lines >> journal.began;
  }
  if (word != "end") return std::nullopt;
  return journal;
}

void WriteLock::Begin(const Journal& journal) {
  std::string text;
  if (!journal.plan.empty()) text += "plan " + journal.plan + "\n";
  if (!journal.before.empty()) text += "before " + journal.before + "\n";
  text += "after " + journal.after + "\nbegan " + std::to_string(std::time(nullptr)) + "\nend\n";
  const bool written = ftruncate(file_, 0) == 0 &&
                       pwrite(file_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) &&
                       fsync(file_) == 0;
  if (!written) throw Error(ErrorKind::kSystem, std::string("cannot write to the register: ") + std::strerror(errno));
}

void WriteLock::Finish() {
  if (ftruncate(file_, 0) != 0) return;  // then the next writer finds that nothing is left to do
}

SyncLock SyncLock::Acquire(const std::string& git_directory) {
  return SyncLock(
      Acquired(git_directory, git_directory + "/planrev-sync.lock", "another sync has been at work for long"));
}

SyncLock::SyncLock(SyncLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

SyncLock::~SyncLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace planrev::store
