// SPDX-License-Identifier: MIT
#include "tests/tool/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace planrev::tool {
namespace {

namespace fs = std::filesystem;

int StatusFrom(int wait_status) {
  return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void Redirect(const std::string& path, int flags, int descriptor) {
  const int file = ::open(path.c_str(), flags, 0600);
  ::dup2(file, descriptor);
  ::close(file);
}

// A terminal's echo of what the child wrote, until the child is gone.
std::string Drain(int terminal) {
  std::string seen;
  char buffer[4096];
  ssize_t count = 0;
  while ((count = ::read(terminal, buffer, sizeof buffer)) > 0) seen.append(buffer, static_cast<std::size_t>(count));
  std::erase(seen, '\r');
  return seen;
}

}  // namespace

Sandbox::Sandbox() {
  path_ = (fs::temp_directory_path() / "planrev-tool-XXXXXX").string();
  if (::mkdtemp(path_.data()) == nullptr) ADD_FAILURE() << "no directory for the test";
  fs::create_directory(path_ + "/.aside");
  environment_ = {{"GIT_AUTHOR_NAME", "Clerk"},
                  {"GIT_AUTHOR_EMAIL", "clerk@example.org"},
                  {"GIT_COMMITTER_NAME", "Clerk"},
                  {"GIT_COMMITTER_EMAIL", "clerk@example.org"},
                  {"GIT_CONFIG_GLOBAL", "/dev/null"},
                  {"GIT_CONFIG_NOSYSTEM", "1"},
                  {"HOME", path_ + "/.aside"},
                  {"XDG_CONFIG_HOME", path_ + "/.aside"},
                  {"LC_ALL", "C"},
                  {"TERM", "xterm"},
                  {"PLANREV_PAGER", "cat"},
                  {"PLANREV", PLANREV_PROGRAM}};
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Sandbox::Write(const std::string& name, const std::string& text) const {
  std::ofstream(path_ + "/" + name, std::ios::binary) << text;
}

std::string Sandbox::Read(const std::string& name) const { return ReadFile(path_ + "/" + name); }

void Sandbox::Become(const std::vector<std::string>& words) const {
  for (const char* name : {"PLANREV_REGISTER", "GIT_DIR", "NO_COLOR", "GIT_PAGER", "PAGER"}) ::unsetenv(name);
  for (const auto& [name, value] : environment_) ::setenv(name.c_str(), value.c_str(), 1);
  if (::chdir(path_.c_str()) != 0) ::_exit(126);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

Outcome Sandbox::Run(const std::vector<std::string>& words, const std::string& input) const {
  Write(".aside/in", input);
  const pid_t child = ::fork();
  if (child == 0) {
    Redirect(path_ + "/.aside/in", O_RDONLY, STDIN_FILENO);
    Redirect(path_ + "/.aside/out", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    Redirect(path_ + "/.aside/err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    std::vector<std::string> all = words;
    if (all.empty() || all.front() != "bash") all.insert(all.begin(), PLANREV_PROGRAM);
    Become(all);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {StatusFrom(status), Read(".aside/out"), Read(".aside/err")};
}

Outcome Sandbox::Shell(const std::string& line) const {
  return Run({"bash", "-c", "planrev() { \"$PLANREV\" \"$@\"; }; " + line});
}

std::string Sandbox::OnTerminal(const std::string& line) const {
  int terminal = -1;
  const struct winsize size = {.ws_row = 24, .ws_col = 80, .ws_xpixel = 0, .ws_ypixel = 0};
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) Become({"bash", "-c", "planrev() { \"$PLANREV\" \"$@\"; }; " + line});
  const std::string seen = Drain(terminal);
  ::close(terminal);
  ::waitpid(child, nullptr, 0);
  return seen;
}

}  // namespace planrev::tool
