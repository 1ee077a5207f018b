// SPDX-License-Identifier: MIT
// One writer at a time, and a word to the next one about what the last did not finish.
//
// The lock is the system's (flock) on a file in the git directory, so it ends with its process however that ends. In
// the file stands the journal: what the holder is about to do. A journal found by the next holder is of a writer that
// died. Where the file system has no such locks the branch is still compared and swapped, so that nothing is lost or
// overwritten; but of several writers at once some may be refused and have to try again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace planrev::store {

struct Journal {
  std::string plan;    // empty while the register itself is being made
  std::string before;  // the commits that the branch moves from and to, in hexadecimal; `before` may be empty
  std::string after;
  std::int64_t began = 0;  // seconds since 1970; set by Begin
};

class WriteLock {
 public:
  // Waits for other writers, up to half a minute; then throws kRegister. Throws kSystem where the directory cannot be
  // written to.
  static WriteLock Acquire(const std::string& git_directory);

  // The lock where a writer died and left a journal; nothing in all other cases, a register that cannot be written to
  // among them. Costs one failing open where there never was a writer.
  static std::optional<WriteLock> AcquireAfterDeath(const std::string& git_directory);

  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&&) = delete;
  ~WriteLock();

  // What a writer that died had begun.
  std::optional<Journal> Left() const;

  // Writes the journal, to disk; Finish wipes it.
  void Begin(const Journal& journal);
  void Finish();

 private:
  explicit WriteLock(int file) : file_(file) {}
  int file_;
};

// One sync at a time, from the fetch to the push, which may take minutes; other writers do not wait for it.
class SyncLock {
 public:
  // Waits up to half a minute for another sync; then throws kRegister.
  static SyncLock Acquire(const std::string& git_directory);

  SyncLock(SyncLock&& other) noexcept;
  SyncLock& operator=(SyncLock&&) = delete;
  ~SyncLock();

 private:
  explicit SyncLock(int file) : file_(file) {}
  int file_;
};

}  // namespace planrev::store
