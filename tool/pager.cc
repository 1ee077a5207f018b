// SPDX-License-Identifier: MIT
#include "tool/pager.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "store/error.h"
#include "tool/system.h"

namespace planrev::tool {
namespace {

[[noreturn]] void Become(const std::string& command, int input) {
  ::dup2(input, STDIN_FILENO);
  ::setenv("LESS", "FRX", 0);
  ::setenv("LV", "-c", 0);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  ::_exit(127);
}

void Feed(int pipe, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(pipe, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return;  // the reader has seen enough
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace

std::string PagerCommand() {
  for (const char* name : {"PLANREV_PAGER", "GIT_PAGER", "PAGER"}) {
    const char* value = std::getenv(name);
    if (value != nullptr) return std::string_view(value) == "cat" ? "" : value;
  }
  return "less";
}

void Page(std::string_view text, const std::string& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    throw Error(ErrorKind::kSystem, "cannot start '" + command + "': " + SystemSays(errno));
  FileDescriptor output(ends[0]);
  FileDescriptor input(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) throw Error(ErrorKind::kSystem, "cannot start '" + command + "': " + SystemSays(errno));
  if (child == 0) Become(command, output.get());
  output.Close();
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGINT, SIG_IGN);  // the pager's own business
  Feed(input.get(), text);
  input.Close();
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGPIPE, SIG_DFL);
}

}  // namespace planrev::tool
