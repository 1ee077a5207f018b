// SPDX-License-Identifier: MIT
#include "tool/output.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "store/error.h"
#include "tool/pager.h"
#include "tool/system.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Fail(const std::string& name, int error) {
  throw Error(ErrorKind::kSystem, "cannot write '" + name + "': " + SystemSays(error));
}

// As if the signal had done it, for callers that started us with SIGPIPE ignored.
[[noreturn]] void EndQuietly() {
  ::signal(SIGPIPE, SIG_DFL);
  ::raise(SIGPIPE);
  ::_exit(128 + SIGPIPE);
}

void WriteAll(int descriptor, std::string_view text, const std::string& name) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EPIPE && descriptor == STDOUT_FILENO) EndQuietly();
    if (count < 0) Fail(name, errno);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

// The file that takes the text until it is whole; gone with this object unless it was renamed.
class Draft {
 public:
  // `called` is what messages call the target.
  Draft(const std::string& target, std::string called)
      : target_(target),
        called_(std::move(called)),
        name_((fs::path(target).parent_path() / (".planrev-XXXXXX")).string()) {
    file_ = FileDescriptor(::mkostemp(name_.data(), O_CLOEXEC));
    if (file_.get() < 0) Fail(called_, errno);
  }
  ~Draft() {
    if (!kept_) ::unlink(name_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void Write(std::string_view text, mode_t mode) {
    WriteAll(file_.get(), text, called_);
    if (::fchmod(file_.get(), mode) != 0 || ::fsync(file_.get()) != 0) Fail(called_, errno);
    if (const int error = file_.Close(); error != 0) Fail(called_, error);
  }

  void Keep() {
    if (::rename(name_.c_str(), target_.c_str()) != 0) Fail(called_, errno);
    kept_ = true;
  }

 private:
  std::string target_;
  std::string called_;
  std::string name_;
  FileDescriptor file_;
  bool kept_ = false;
};

mode_t ModeForNewFiles() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// Pipes and devices take the text as it comes.
void WriteDirectly(std::string_view text, const std::string& name) {
  FileDescriptor file(::open(name.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0) Fail(name, errno);
  WriteAll(file.get(), text, name);
  if (const int error = file.Close(); error != 0) Fail(name, error);
}

void WriteFile(std::string_view text, const std::string& name) {
  struct stat status = {};
  const bool exists = ::stat(name.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) Fail(name, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) return WriteDirectly(text, name);
  if (exists && ::access(name.c_str(), W_OK) != 0) Fail(name, errno);
  std::error_code ignored;
  const fs::path target = exists ? fs::canonical(name, ignored) : fs::path(name);  // a link stays a link
  Draft draft(target.empty() ? name : target.string(), name);
  draft.Write(text, exists ? status.st_mode & 07777 : ModeForNewFiles());
  draft.Keep();
}

}  // namespace

void Deliver(std::string_view text, const Destination& destination) {
  if (!destination.file.empty() && destination.file != "-") return WriteFile(text, destination.file);
  if (destination.pager && IsTerminal(STDOUT_FILENO)) {
    if (const std::string command = PagerCommand(); !command.empty()) return Page(text, command);
  }
  WriteAll(STDOUT_FILENO, text, "standard output");
}

void DeliverText(std::string_view text, const Destination& destination) {
  const bool standard = destination.file.empty() || destination.file == "-";
  if (standard && IsTerminal(STDOUT_FILENO)) return Deliver(VisibleText(text), destination);
  Deliver(text, destination);
}

void DeliverFile(std::string_view bytes, const Destination& destination) {
  const bool standard = destination.file.empty() || destination.file == "-";
  if (standard && IsTerminal(STDOUT_FILENO)) {
    throw Error(ErrorKind::kUsage, "cannot write to the terminal: a Word document is no text",
                "name a file: -o FILE.docx");
  }
  Deliver(bytes, {.file = destination.file, .pager = false});
}

void Say(std::string_view message) {
  while (!message.empty()) {
    const ssize_t count = ::write(STDERR_FILENO, message.data(), message.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return;
    message.remove_prefix(static_cast<std::size_t>(count));
  }
}

bool IsTerminal(int descriptor) { return ::isatty(descriptor) == 1; }

std::size_t TerminalWidth() {
  struct winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace planrev::tool
