// SPDX-License-Identifier: MIT
// Input goes through a socket, so that a pandoc that stops reading costs no signal; output and words come through
// pipes. All three are served until both pipes have ended or the time is over.
//
// Debian's pandoc finds no data files within its sandbox, so that it makes no Word or ODT there; and outside it fetches
// every image before it runs a filter. So these are made in two steps: in the sandbox the text without images and raw
// pieces, as pandoc's own JSON, and outside it the document from that, which names nothing any more.
#include "tool/pandoc.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <optional>

#include "store/error.h"
#include "tool/output.h"
#include "tool/system.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kNoProgram = 127;
constexpr int kHeapExhausted = 251;
constexpr std::size_t kMostWords = 1 << 16;  // bytes of its words that are kept
constexpr std::size_t kMostCause = 300;      // of them in a message

[[noreturn]] void CannotStart(const std::string& cause, const std::string& hint = "") {
  throw Error(ErrorKind::kSystem, "cannot start pandoc: " + cause, hint);
}

[[noreturn]] void CannotConvert(const PandocJob& job, const std::string& cause, const std::string& hint = "") {
  throw Error(ErrorKind::kInput, "cannot convert " + job.name + ": " + cause, hint);
}

constexpr std::string_view kPlain = "plain.lua";
constexpr std::string_view kPlainFilter = R"(
return {{
  Image = function(image) return image.caption end,
  RawInline = function() return {} end,
  RawBlock = function() return {} end,
}}
)";

bool NeedsDataFiles(std::string_view format) { return format.starts_with("docx") || format.starts_with("odt"); }

std::vector<std::string> CommandLine(const PandocJob& job, bool sandbox) {
  std::vector<std::string> words = {"pandoc",
                                    "+RTS",
                                    "-M" + std::to_string(job.most_memory) + "m",
                                    "-RTS",
                                    "--data-dir=" + job.folder,
                                    "--from=" + job.from,
                                    "--to=" + job.to,
                                    "--output=-"};
  if (sandbox) words.emplace_back("--sandbox");
  words.insert(words.end(), job.options.begin(), job.options.end());
  words.emplace_back("-");
  return words;
}

// Words that stand in one message: control characters visible, lines joined, not endless.
std::string Cause(std::string_view words) {
  std::string cause;
  for (const char c : words.substr(0, kMostCause)) cause += c == '\n' || c == '\t' ? ' ' : c;
  while (cause.ends_with(' ')) cause.pop_back();
  if (cause.starts_with("pandoc: ")) cause.erase(0, 8);
  return VisibleLine(cause);
}

struct Channel {
  FileDescriptor ours, theirs;
};

Channel MakeChannel() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) CannotStart(SystemSays(errno));
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

Channel MakeInput() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) CannotStart(SystemSays(errno));
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

// pandoc as it runs; ended with this object.
class Process {
 public:
  Process(const std::vector<std::string>& command, const std::string& folder)
      : input_(MakeInput()), output_(MakeChannel()), words_(MakeChannel()) {
    const std::vector<std::string> variables = {"LC_ALL=C.UTF-8", "SOURCE_DATE_EPOCH=315532800", "HOME=" + folder,
                                                "XDG_DATA_HOME=" + folder, "PATH=" + Environment("PATH")};
    std::vector<char*> argv = Pointers(command), envp = Pointers(variables);
    const pid_t parent = ::getpid();
    child_ = ::fork();
    if (child_ < 0) CannotStart(SystemSays(errno));
    if (child_ == 0) Become(argv, envp, folder, parent);
    for (Channel* channel : {&input_, &output_, &words_}) channel->theirs.Close();
  }

  ~Process() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    Await();
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  FileDescriptor& input() { return input_.ours; }
  FileDescriptor& output() { return output_.ours; }
  FileDescriptor& words() { return words_.ours; }

  // The exit status; 128 and the signal's number where one ended it.
  int Await() {
    int status = 0;
    while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  static std::vector<char*> Pointers(const std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    return pointers;
  }

  [[noreturn]] void Become(std::vector<char*>& argv, std::vector<char*>& envp, const std::string& folder,
                           pid_t parent) const {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent || ::chdir(folder.c_str()) != 0) ::_exit(kNoProgram - 1);
    ::dup2(input_.theirs.get(), STDIN_FILENO);
    ::dup2(output_.theirs.get(), STDOUT_FILENO);
    ::dup2(words_.theirs.get(), STDERR_FILENO);
    ::execvpe(argv[0], argv.data(), envp.data());
    ::_exit(kNoProgram);
  }

  Channel input_, output_, words_;
  pid_t child_ = -1;
};

// Feeds it and takes what comes.
class Exchange {
 public:
  Exchange(Process& process, const PandocJob& job, std::string_view input)
      : process_(process), job_(job), input_(input), end_(Clock::now() + job.most_time) {}

  PandocResult Run() {
    if (input_.empty()) process_.input().Close();
    while (process_.output().get() >= 0 || process_.words().get() >= 0) {
      std::array<pollfd, 3> ready{{{process_.input().get(), POLLOUT, 0},
                                   {process_.output().get(), POLLIN, 0},
                                   {process_.words().get(), POLLIN, 0}}};
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now()).count();
      if (left <= 0) {
        CannotConvert(job_, "pandoc took longer than " + std::to_string(job_.most_time.count()) + " seconds");
      }
      if (::poll(ready.data(), ready.size(), static_cast<int>(left)) <= 0) continue;
      if (ready[0].revents != 0) Feed();
      if (ready[1].revents != 0) Take(process_.output(), result_.output, job_.most_output);
      if (ready[2].revents != 0) Take(process_.words(), result_.words, 0);
    }
    return std::move(result_);
  }

 private:
  void Feed() {
    const ssize_t count = ::send(process_.input().get(), input_.data(), input_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count > 0) input_.remove_prefix(static_cast<std::size_t>(count));
    if (count <= 0 || input_.empty()) process_.input().Close();
  }

  // `most` is what may come; of its words, where it is 0, what is too much is let go.
  void Take(FileDescriptor& from, std::string& text, std::size_t most) {
    std::array<char, 1 << 16> buffer;
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) {
      from.Close();
      return;
    }
    const auto size = static_cast<std::size_t>(count);
    if (most > 0 && text.size() + size > most) CannotConvert(job_, "what pandoc makes of it is too large");
    if (most > 0 || text.size() + size <= kMostWords) text.append(buffer.data(), size);
  }

  Process& process_;
  const PandocJob& job_;
  std::string_view input_;
  Clock::time_point end_;
  PandocResult result_;
};

void CheckEnd(const PandocJob& job, int status, const std::string& words) {
  if (status == 0) return;
  if (status == kNoProgram) {
    CannotStart("there is no such program", "install it to convert " + job.name +
                                                ": 'apt install pandoc', or see https://pandoc.org/installing.html");
  }
  if (status == kHeapExhausted) {
    CannotConvert(job, "pandoc needs more than " + std::to_string(job.most_memory) + " MiB of memory for it");
  }
  const std::string cause = Cause(words);
  CannotConvert(job, "pandoc: " + (cause.empty() ? "ended with status " + std::to_string(status) : cause));
}

PandocResult RunOnce(const PandocJob& job, std::string_view input, bool sandbox) {
  Process process(CommandLine(job, sandbox), job.folder);
  PandocResult result = Exchange(process, job, input).Run();
  CheckEnd(job, process.Await(), result.words);
  return result;
}

PandocResult InTwoSteps(const PandocJob& job, std::string_view input) {
  const TemporaryFolder aside;
  aside.Put(std::string(kPlain), kPlainFilter);
  PandocJob first = job, second = job;
  first.to = second.from = "json";
  first.options.push_back("--lua-filter=" + aside.path() + "/" + std::string(kPlain));
  second.options.clear();
  const PandocResult plain = RunOnce(first, input, true);
  PandocResult made = RunOnce(second, plain.output, false);
  made.words = plain.words + made.words;
  return made;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::error_code error;
  path_ = (fs::temp_directory_path(error) / "planrev-XXXXXX").string();
  if (error || ::mkdtemp(path_.data()) == nullptr) {
    throw Error(ErrorKind::kSystem, "cannot make a temporary folder: " + SystemSays(error ? error.value() : errno));
  }
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TemporaryFolder::Put(const std::string& name, std::string_view bytes) const {
  Deliver(bytes, {.file = path_ + "/" + name});
}

PandocResult RunPandoc(const PandocJob& job, std::string_view input) {
  PandocJob placed = job;
  std::optional<TemporaryFolder> own;
  if (job.folder.empty()) placed.folder = own.emplace().path();
  if (!NeedsDataFiles(job.to)) return RunOnce(placed, input, true);
  return InTwoSteps(placed, input);
}

}  // namespace planrev::tool
