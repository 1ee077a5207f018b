// SPDX-License-Identifier: MIT
// What the tests of store/ stand on: directories that vanish, a git that nobody configured, and the real git program to
// look at what was written.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "store/register.h"

namespace planrev::store {

// A directory of its own under the system's temporary one, removed at the end with all in it.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Ran {
  int status = 0;      // of the shell
  std::string output;  // stdout and stderr
};

// Runs a shell command line in `directory`.
Ran Shell(const std::string& directory, const std::string& command);

std::string ReadWhole(const std::string& path);
void WriteWhole(const std::string& path, const std::string& bytes);
bool Exists(const std::string& path);

// Runs `work` in a child process and returns its exit status, or minus the signal that ended it. An exception in the
// child prints itself and exits 99.
int InChild(const std::function<void()>& work);

// What `work` throws; fails the test where it throws no Error.
Error ErrorOf(const std::function<void()>& work);

// A register in a directory of its own, and an identity from the environment at a fixed time: 2021-06-18 09:30 UTC.
class RegisterTest : public ::testing::Test {
 protected:
  RegisterTest();

  Register Make(const InitOptions& options = {});
  Register Open() const { return Register::Open(where()); }

  // Adds with that label; the text where none is given says the label.
  Revision Add(Register& reg, const std::string& label, const std::string& text = "");

  // The output of `git …` in the register; fails the test where git does.
  std::string Git(const std::string& arguments) const;

  // That git finds nothing wrong: neither in the objects nor, unless it is bare, between work tree, index and branch.
  void ExpectSound() const;

  std::string where() const { return directory_.path() + "/register"; }
  std::string beside(const std::string& name) const { return directory_.path() + "/" + name; }

  const std::string plan_ = "community-safety";

 private:
  TemporaryDirectory directory_;
};

}  // namespace planrev::store
