// SPDX-License-Identifier: MIT
#include "store/git_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace planrev::store {
namespace {

constexpr int kNoProgram = 127;

// What a program is started with, made before the fork: after it nothing may be allocated.
class Call {
 public:
  Call(git_repository* repository, const std::vector<std::string>& arguments)
      : words_{"git", std::string("--git-dir=") + git_repository_path(repository)},
        directory_(git_repository_workdir(repository) != nullptr ? git_repository_workdir(repository)
                                                                 : git_repository_path(repository)) {
    words_.insert(words_.end(), arguments.begin(), arguments.end());
    for (char** variable = environ; *variable != nullptr; ++variable) variables_.emplace_back(*variable);
  }

  void Set(const std::string& name, const std::string& value) {
    std::erase_if(variables_, [&](const std::string& one) { return one.starts_with(name + "="); });
    variables_.push_back(name + "=" + value);
  }

  void Seal() {
    for (std::string& word : words_) argv_.push_back(word.data());
    for (std::string& variable : variables_) envp_.push_back(variable.data());
    argv_.push_back(nullptr);
    envp_.push_back(nullptr);
  }

  // In the register, for that is where git takes a remote's relative path from.
  [[noreturn]] void Become() const {
    if (chdir(directory_.c_str()) != 0) _exit(kNoProgram - 1);
    execvpe("git", argv_.data(), envp_.data());
    _exit(kNoProgram);
  }

 private:
  std::vector<std::string> words_, variables_;
  std::string directory_;
  std::vector<char*> argv_, envp_;
};

Error CannotStart() { return Error(ErrorKind::kSystem, std::string("cannot start git: ") + std::strerror(errno)); }

class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) throw CannotStart();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    CloseInput();
    close(ends_[0]);
  }
  int output() const { return ends_[0]; }
  int input() const { return ends_[1]; }
  void CloseInput() {
    if (ends_[1] >= 0) close(std::exchange(ends_[1], -1));
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

// Bytes to read from, in memory: unlike a pipe it needs nobody who writes. No file for no bytes.
class Input {
 public:
  explicit Input(std::string_view bytes) {
    if (bytes.empty()) return;
    file_ = memfd_create("planrev", MFD_CLOEXEC);
    for (size_t done = 0; done < bytes.size();) {
      const ssize_t count = write(file_, bytes.data() + done, bytes.size() - done);
      if (count < 0 && errno != EINTR) throw CannotStart();
      done += count < 0 ? 0 : static_cast<size_t>(count);
    }
    lseek(file_, 0, SEEK_SET);
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input() {
    if (file_ >= 0) close(file_);
  }
  int file() const { return file_; }

 private:
  int file_ = -1;
};

// Makes lines of what comes in pieces. A line that ends in a carriage return alone is overwritten by the next:
// progress. ssh ends its lines with both.
class Lines {
 public:
  explicit Lines(const Listener& listener) : listener_(listener) {}

  void Take(std::string_view piece) {
    for (const char byte : piece) {
      if (line_.ends_with('\r') && byte == '\n') line_.pop_back();
      if (line_.ends_with('\r')) End();
      line_ += byte;
      if (byte == '\n') End();
    }
  }

  std::string Finish() {
    if (!line_.empty() && !line_.ends_with('\r')) line_ += '\n';
    if (!line_.empty()) End();
    return std::move(kept_);
  }

 private:
  void End() {
    const std::string said = WithoutPasswords(line_);
    if (listener_) listener_(said);
    if (said.ends_with('\n')) kept_ += said;
    line_.clear();
  }

  const Listener& listener_;
  std::string line_, kept_;
};

// Reads a piece from a pipe; false at its end.
template <typename Take>
bool ReadPiece(int pipe, Take take) {
  std::array<char, 4096> buffer;
  const ssize_t count = read(pipe, buffer.data(), buffer.size());
  if (count > 0) take(std::string_view(buffer.data(), static_cast<size_t>(count)));
  return count > 0 || (count < 0 && errno == EINTR);
}

// Reads both pipes until each has ended.
void Drain(const Pipe& output, const Pipe& words, GitRun& run, Lines& lines) {
  std::array<pollfd, 2> pipes{{{output.output(), POLLIN, 0}, {words.output(), POLLIN, 0}}};
  while (pipes[0].fd >= 0 || pipes[1].fd >= 0) {
    if (poll(pipes.data(), pipes.size(), -1) < 0 && errno != EINTR) break;
    if (pipes[0].revents != 0 && !ReadPiece(pipes[0].fd, [&](std::string_view piece) { run.output += piece; })) {
      pipes[0].fd = -1;
    }
    if (pipes[1].revents != 0 && !ReadPiece(pipes[1].fd, [&](std::string_view piece) { lines.Take(piece); })) {
      pipes[1].fd = -1;
    }
    pipes[0].revents = pipes[1].revents = 0;
  }
}

int Await(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Nobody is asked where nobody can answer. What a person has set for ssh stays.
void NeverAsk(Call& call, git_repository* repository) {
  call.Set("GIT_TERMINAL_PROMPT", "0");
  Config config;
  Buffer command;
  const bool readable = git_repository_config_snapshot(Out(config), repository) == 0;
  const bool configured = readable && git_config_get_string_buf(&command.git, config.get(), "core.sshCommand") == 0;
  if (configured || std::getenv("GIT_SSH_COMMAND") != nullptr || std::getenv("GIT_SSH") != nullptr) return;
  call.Set("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
}

bool IsHttp(std::string_view scheme) { return scheme.ends_with("http") || scheme.ends_with("https"); }

// Where the name and the password before a host end, at their "@"; nowhere where there are none. A password may have a
// slash in it, though a URL may not: then what looks like a port is none.
size_t EndOfPassword(std::string_view url) {
  const std::string_view authority = url.substr(0, url.find('/'));
  const size_t colon = authority.rfind(':');
  const bool has_port = colon == std::string_view::npos || authority.ends_with(']') ||
                        authority.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  const size_t end = authority.rfind('@');
  return end != std::string_view::npos || has_port ? end : url.rfind('@');
}

}  // namespace

GitRun RunGit(git_repository* repository, const std::vector<std::string>& arguments, const Listener& listener) {
  return RunGit(repository, GitTask{arguments}, listener);
}

GitRun RunGit(git_repository* repository, const GitTask& task, const Listener& listener) {
  Call call(repository, task.arguments);
  call.Set("LC_ALL", "C.UTF-8");
  call.Set("LANGUAGE", "C");
  for (const auto& [name, value] : task.variables) call.Set(name, value);
  if (isatty(STDIN_FILENO) == 0) NeverAsk(call, repository);
  call.Seal();
  const Input input(task.input);
  Pipe output, words;
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) throw CannotStart();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(kNoProgram);
    if (input.file() >= 0) dup2(input.file(), STDIN_FILENO);
    dup2(output.input(), STDOUT_FILENO);
    dup2(words.input(), STDERR_FILENO);
    call.Become();
  }
  output.CloseInput();
  words.CloseInput();
  GitRun run;
  Lines lines(listener);
  Drain(output, words, run, lines);
  run.words = lines.Finish();
  run.status = Await(child);
  if (run.status == kNoProgram) {
    throw Error(ErrorKind::kSystem, "cannot start git: there is no such program",
                "install git, for sharing and signatures need it");
  }
  return run;
}

void StartGitAside(git_repository* repository, const std::vector<std::string>& arguments) {
  Call call(repository, arguments);
  call.Seal();
  const pid_t child = fork();
  if (child > 0) Await(child);
  if (child != 0) return;
  setsid();
  if (fork() != 0) _exit(0);  // nobody's child, so that nobody has to wait for it
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, standard);
  nice(10);
  call.Become();
}

std::string WithoutPasswords(std::string_view text) {
  std::string clean;
  size_t done = 0;
  for (size_t at = 0; (at = text.find("://", at)) != std::string_view::npos;) {
    at += 3;
    const bool http = IsHttp(text.substr(0, at - 3));
    const std::string_view url = text.substr(at, text.find_first_of(" \t\r\n'\"", at) - at);
    const size_t end = EndOfPassword(url);
    if (end != std::string_view::npos) {
      const size_t name = http ? 0 : std::min(url.find(':'), end);  // over http the name alone may be a token
      clean += text.substr(done, at - done);
      if (name > 0) clean += std::string(url.substr(0, name)) + "@";
      done = at + end + 1;
    }
    const size_t query = http ? url.find('?', end == std::string_view::npos ? 0 : end) : std::string_view::npos;
    if (query != std::string_view::npos) {  // which may hold a token as well
      clean += std::string(text.substr(done, at + query - done)) + "?...";
      done = at + url.size();
    }
    at += url.size();
  }
  return clean + std::string(text.substr(done));
}

}  // namespace planrev::store
