// SPDX-License-Identifier: MIT
#include "tests/store/scene.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace planrev::store {

namespace fs = std::filesystem;

namespace {

// In memory where the system has that and nobody said otherwise: what the tests write is synced to disk some thousand
// times, and a busy disk makes that minutes.
fs::path Base() {
  const bool in_memory = std::getenv("TMPDIR") == nullptr && access("/dev/shm", R_OK | W_OK | X_OK) == 0;
  return in_memory ? fs::path("/dev/shm") : fs::temp_directory_path();
}

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  std::string pattern = (Base() / "planrev-store-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary directory");
  fs::permissions(pattern, fs::perms(0755));  // some tests look at it as another user
  path_ = fs::canonical(pattern).string();
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Ran Shell(const std::string& directory, const std::string& command) {
  const std::string line = "cd '" + directory + "' && { " + command + "\n} 2>&1";
  FILE* pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run a shell");
  Ran ran;
  std::array<char, 4096> buffer;
  size_t count = 0;
  while ((count = fread(buffer.data(), 1, buffer.size(), pipe)) > 0) ran.output.append(buffer.data(), count);
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

std::string ReadWhole(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

void WriteWhole(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) throw std::runtime_error("cannot write " + path);
}

bool Exists(const std::string& path) { return fs::exists(fs::symlink_status(path)); }

int InChild(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      work();
    } catch (const std::exception& error) {
      fprintf(stderr, "child: %s\n", error.what());
      _exit(99);
    }
    _exit(::testing::Test::HasFailure() ? 98 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

Error ErrorOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was refused";
  return Error(ErrorKind::kSystem, "no error");
}

RegisterTest::RegisterTest() {
  // Whoever runs the tests, their git's configuration does not show. One home for all of them, as libgit2 looks it up
  // once.
  static const TemporaryDirectory home;
  setenv("HOME", home.path().c_str(), 1);
  setenv("XDG_CONFIG_HOME", home.path().c_str(), 1);
  setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
  setenv("GIT_CEILING_DIRECTORIES", directory_.path().c_str(), 1);
  setenv("TZ", "UTC", 1);
  for (const std::string role : {"AUTHOR", "COMMITTER"}) {
    setenv(("GIT_" + role + "_NAME").c_str(), "Policy Officer", 1);
    setenv(("GIT_" + role + "_EMAIL").c_str(), "policy@example.org", 1);
    setenv(("GIT_" + role + "_DATE").c_str(), "2021-06-18T09:30:00Z", 1);
  }
  for (const char* name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "EMAIL"}) unsetenv(name);
}

Register RegisterTest::Make(const InitOptions& options) { return Register::Init(where(), options); }

Revision RegisterTest::Add(Register& reg, const std::string& label, const std::string& text) {
  AddOptions options;
  options.label = label;
  return reg.Add(plan_, text.empty() ? "# Community Safety Plan\n\n" + label + "\n" : text, options);
}

std::string RegisterTest::Git(const std::string& arguments) const {
  const Ran ran = Shell(where(), "git " + arguments);
  EXPECT_EQ(ran.status, 0) << "git " << arguments << "\n" << ran.output;
  return ran.output;
}

void RegisterTest::ExpectSound() const {
  EXPECT_EQ(Git("fsck --strict --no-dangling --no-progress"), "");
  const bool bare = Git("rev-parse --is-bare-repository") == "true\n";
  if (!bare) {
    EXPECT_EQ(Git("status --porcelain"), "");
  }
}

}  // namespace planrev::store
