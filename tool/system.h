// SPDX-License-Identifier: MIT
// The few pieces of the operating system's interface that several files need.
#pragma once

#include <string>
#include <utility>

namespace planrev::tool {

// Owns a file descriptor; closes it quietly. -1 is none.
class FileDescriptor {
 public:
  explicit FileDescriptor(int descriptor = -1) : descriptor_(descriptor) {}
  FileDescriptor(FileDescriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor() { Close(); }

  int get() const { return descriptor_; }
  // 0, or the error number: a full disk may only show here.
  int Close();

 private:
  int descriptor_;
};

// What the system says about an error number, as "no space left on device": lower case, in English whatever the locale.
std::string SystemSays(int error);

}  // namespace planrev::tool
