// SPDX-License-Identifier: MIT
#include "store/remote.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <thread>
#include <utility>

#include "store/digest.h"
#include "store/find.h"
#include "store/history.h"
#include "store/refs.h"

namespace planrev::store {
namespace {

constexpr std::string_view kHeads = "refs/heads/";
constexpr char kSeen[] = "refs/planrev/remotes/";

// What git writes is as safe on disk as what planrev does.
const std::vector<std::string> kSynced = {"-c", "core.fsync=all", "-c", "core.fsyncObjectFiles=true"};

Error CannotSync(const Remote& remote, const std::string& why, const std::string& hint = "") {
  return Error(ErrorKind::kRegister, "cannot sync with '" + remote.name + "': " + why, hint);
}

std::vector<std::string> RemoteNames(git_repository* repository) {
  git_strarray list{};
  Check(git_remote_list(&list, repository), "cannot read git's configuration");
  std::vector<std::string> names(list.strings, list.strings + list.count);
  git_strarray_dispose(&list);
  return names;
}

bool Contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The one that is meant where nobody says: the branch's upstream, origin, the only one.
std::string DefaultRemote(git_repository* repository, const std::vector<std::string>& names,
                          const std::string& branch) {
  const std::string upstream = Configured(repository, "branch." + branch + ".remote");
  if (Contains(names, upstream)) return upstream;
  if (Contains(names, "origin")) return "origin";
  if (names.size() == 1) return names.front();
  const std::string why = names.empty() ? "the register has none" : "the register has several";
  throw Error(ErrorKind::kUsage, "which remote is meant is not said, and " + why,
              names.empty() ? "planrev sync URL; or git remote add origin URL, and planrev sync finds it"
                            : "planrev sync REMOTE; git remote shows their names");
}

// What git tells a person of that branch: "refs/remotes/origin/main"; empty where it tells nothing.
std::string TrackingRef(git_repository* repository, const std::string& name, const std::string& branch) {
  GitRemote remote;
  if (git_remote_lookup(Out(remote), repository, name.c_str()) < 0) return "";
  for (size_t i = 0; i < git_remote_refspec_count(remote.get()); ++i) {
    const git_refspec* spec = git_remote_get_refspec(remote.get(), i);
    Buffer ref;
    if (git_refspec_direction(spec) != GIT_DIRECTION_FETCH || git_refspec_src_matches(spec, branch.c_str()) == 0)
      continue;
    if (git_refspec_transform(&ref.git, spec, branch.c_str()) == 0) return ref.Text();
  }
  return "";
}

Remote NamedRemote(git_repository* repository, const std::string& name, const std::string& branch) {
  const std::string short_name = branch.substr(kHeads.size());
  Remote remote{name, name, branch, kSeen + name, ""};
  const std::string merge = Configured(repository, "branch." + short_name + ".merge");
  if (Configured(repository, "branch." + short_name + ".remote") == name && merge.starts_with(kHeads))
    remote.branch = merge;
  remote.tracked = TrackingRef(repository, name, remote.branch);
  return remote;
}

// A URL, or a path, which git is to take from where the person is.
Remote UnnamedRemote(const std::string& asked, const std::vector<std::string>& names, const std::string& branch) {
  std::error_code error;
  std::string address = asked;
  if (std::filesystem::exists(asked, error)) {
    address = std::filesystem::absolute(asked, error).lexically_normal().string();
  } else if (asked.find(':') == std::string::npos) {
    const auto likely = Suggest(asked, names);
    const std::string hint =
        names.empty() ? "git remote add origin URL gives a remote a name" : "git remote shows their names";
    throw Error(ErrorKind::kUnknown, "cannot find '" + asked + "': no remote has that name, and there is no such path",
                likely.empty() ? hint : "did you mean '" + likely.front() + "'?");
  }
  const std::string name = WithoutPasswords(asked);
  return {name, address, branch, kSeen + ("url-" + Sha256(WithoutPasswords(address)).substr(0, 16)), ""};
}

std::optional<git_oid> Target(git_repository* repository, const std::string& ref) {
  git_oid id;
  if (ref.empty() || git_reference_name_to_id(&id, repository, ref.c_str()) < 0) return std::nullopt;
  return id;
}

// A ref that only says what was seen; it may be behind.
void Note(git_repository* repository, const std::string& ref, const git_oid& commit) {
  const auto now = Target(repository, ref);
  if (ref.empty() || (now && git_oid_equal(&*now, &commit) != 0)) return;
  try {
    MoveRef(repository, ref, now ? &*now : nullptr, commit, "planrev: sync");
  } catch (const Error&) {
    return;
  }
}

// A git that was killed leaves the lock of the ref that it was to write. Nobody but sync writes these, and one sync is
// at work at a time; a lock that stands for two seconds has no owner.
void RemoveStaleLock(const std::string& path) {
  constexpr std::time_t kLong = 2;
  struct stat status {};
  while (stat(path.c_str(), &status) == 0) {
    if (std::time(nullptr) - status.st_mtime > kLong) {
      unlink(path.c_str());
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

// Without what git puts before its messages.
std::string_view Bare(std::string_view line) {
  for (const std::string_view prefix : {"fatal: ", "error: ", "remote: ", "ERROR: "}) {
    if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
  }
  while (line.ends_with('.') || line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

bool Says(std::string_view words, std::string_view something) {
  return words.find(something) != std::string_view::npos;
}

// The line of git's words that names the cause: the first one that is no advice.
std::string Cause(std::string_view words) {
  while (!words.empty()) {
    const std::string_view line = words.substr(0, words.find('\n'));
    words.remove_prefix(std::min(words.size(), line.size() + 1));
    const bool aside = line.starts_with("hint: ") || line.starts_with("warning: ") || line.starts_with("Warning: ");
    if (!aside && !Bare(line).empty()) return std::string(Bare(line));
  }
  return "git gave no reason";
}

bool IsLockedOut(std::string_view words) {
  constexpr std::array<std::string_view, 6> kRefusals = {"Permission denied",       "Authentication failed",
                                                         "could not read Username", "could not read Password",
                                                         "Host key verification",   "access denied"};
  return std::any_of(kRefusals.begin(), kRefusals.end(), [&](std::string_view one) { return Says(words, one); });
}

Error Failed(const Remote& remote, const GitRun& run) {
  std::string hint = "git ls-remote " + remote.name + " shows whether git reaches it";
  if (IsLockedOut(run.words)) {
    hint = "who may in is between git and the remote: for https a credential helper, for ssh a key or an agent";
  }
  if (Says(run.words, "dubious ownership")) hint = "if you trust it: git config --global --add safe.directory PATH";
  return CannotSync(remote, Cause(run.words), hint);
}

std::vector<std::string> Joined(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// For a remote without our branch: no branch at all is how a shared register begins; others are a mistake.
void CheckIsEmpty(git_repository* repository, const Remote& remote, const SyncOptions& options) {
  const GitRun run = RunGit(repository, {"ls-remote", "--heads", "--", remote.address}, options.words);
  if (run.status != 0) throw Failed(remote, run);
  const size_t at = run.output.find(kHeads);
  if (at == std::string::npos) return;
  const size_t begin = at + kHeads.size();
  const std::string other = run.output.substr(begin, run.output.find('\n', begin) - begin);
  const std::string branch = remote.branch.substr(kHeads.size());
  throw CannotSync(remote, "it has no branch '" + branch + "', but '" + other + "'",
                   "if that is the register's: git branch -m " + branch + " " + other);
}

// The shared history only grows. One that lost what was there is somebody's mistake, or worse; we would share again
// what was taken out of it.
void CheckIsNotRewritten(git_repository* repository, const Remote& remote, const git_oid& before,
                         const git_oid& after) {
  if (Holds(repository, after, before) || Holds(repository, before, after)) return;
  Note(repository, remote.seen, before);  // the next sync is to refuse as well
  throw CannotSync(
      remote, "its history was rewritten: commit " + Hex(before).substr(0, 10) + ", which it had, is not in it now",
      "ask who did that and why; git update-ref -d " + remote.seen + " takes it as it is now");
}

// What a push came to. Git says it in lines "<flag>\t<from>:<to>\t<summary>".
enum class Answer { kDone, kBehind, kNotAtomic };

std::string SummaryFor(const GitRun& run, const std::string& branch) {
  std::string_view lines = run.output;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.starts_with("!") && Says(line, ":" + branch + "\t")) return std::string(line.substr(line.rfind('\t') + 1));
  }
  return "";
}

Answer AnswerOf(const Remote& remote, const GitRun& run) {
  if (run.status == 0) return Answer::kDone;
  if (Says(run.words, "does not support --atomic")) return Answer::kNotAtomic;
  const std::string summary = SummaryFor(run, remote.branch);
  if (summary.starts_with("[rejected]")) return Answer::kBehind;
  for (const std::string_view raced : {"failed to update ref", "incorrect old value", "cannot lock ref",
                                       "atomic transaction fail", "reference already exists"}) {
    if (Says(summary, raced)) return Answer::kBehind;
  }
  if (Says(summary, "currently checked out")) {
    throw CannotSync(remote, "it has a work tree, whose branch cannot be moved from here",
                     "share through a bare one: git clone --bare " + remote.name + " PATH, and sync both with that");
  }
  if (summary.empty()) throw Failed(remote, run);
  throw CannotSync(remote, "it refuses: " + summary, Says(run.words, "remote: ") ? Cause(run.words) : "");
}

Answer PushRefs(const Register::State& state, const Remote& remote, const std::vector<std::string>& refs,
                const SyncOptions& options, bool atomic) {
  std::vector<std::string> arguments = {"push", "--porcelain", "--no-recurse-submodules", "--no-follow-tags"};
  if (atomic) arguments.emplace_back("--atomic");
  arguments.emplace_back(options.progress ? "--progress" : "--no-progress");
  arguments = Joined(Joined(kSynced, arguments), {"--", remote.address});
  return AnswerOf(remote, RunGit(state.repository.get(), Joined(arguments, refs), options.words));
}

}  // namespace

Remote FindRemote(const Register::State& state, const std::string& asked, const std::string& branch) {
  git_repository* repository = state.repository.get();
  const auto names = RemoteNames(repository);
  const std::string name = asked.empty() ? DefaultRemote(repository, names, branch.substr(kHeads.size())) : asked;
  return Contains(names, name) ? NamedRemote(repository, name, branch) : UnnamedRemote(name, names, branch);
}

std::optional<git_oid> Fetch(const Register::State& state, const Remote& remote, const SyncOptions& options) {
  git_repository* repository = state.repository.get();
  const auto before = Target(repository, remote.seen);
  RemoveStaleLock(state.git_directory + "/" + remote.seen + ".lock");
  if (!remote.tracked.empty()) RemoveStaleLock(state.git_directory + "/" + remote.tracked + ".lock");
  const std::vector<std::string> arguments = {"fetch",
                                              "--no-tags",
                                              "--no-write-fetch-head",
                                              "--refmap=",
                                              "--no-prune",
                                              "--no-recurse-submodules",
                                              "--no-auto-maintenance",
                                              options.progress ? "--progress" : "--quiet",
                                              "--",
                                              remote.address,
                                              "+" + remote.branch + ":" + remote.seen};
  const GitRun run = RunGit(repository, Joined(kSynced, arguments), options.words);
  if (run.status != 0 && Says(run.words, "couldn't find remote ref")) {
    CheckIsEmpty(repository, remote, options);
    return std::nullopt;
  }
  if (run.status != 0) throw Failed(remote, run);
  const auto after = Target(repository, remote.seen);
  if (!after) throw CannotSync(remote, "git brought nothing");
  if (before) CheckIsNotRewritten(repository, remote, *before, *after);
  Note(repository, remote.tracked, *after);
  return after;
}

bool Push(const Register::State& state, const Remote& remote, const git_oid& commit,
          const std::vector<std::string>& tags, const SyncOptions& options) {
  constexpr size_t kAtOnce = 2000;  // what a command line holds
  std::vector<std::string> refs = {Hex(commit) + ":" + remote.branch};
  // A tag of that name can only be a leftover: its revision is on no branch there.
  for (const std::string& tag : tags) refs.push_back("+" + tag + ":" + tag);
  const auto first_end = refs.begin() + static_cast<std::ptrdiff_t>(std::min(refs.size(), kAtOnce));
  Answer answer = PushRefs(state, remote, {refs.begin(), first_end}, options, /*atomic=*/true);
  size_t done = static_cast<size_t>(first_end - refs.begin());
  if (answer == Answer::kNotAtomic) {
    answer = PushRefs(state, remote, {refs.front()}, options, /*atomic=*/false);
    done = 1;
  }
  if (answer != Answer::kDone) return false;
  for (; done < refs.size(); done += kAtOnce) {
    const auto begin = refs.begin() + static_cast<std::ptrdiff_t>(done);
    const auto end = refs.begin() + static_cast<std::ptrdiff_t>(std::min(refs.size(), done + kAtOnce));
    PushRefs(state, remote, {begin, end}, options, /*atomic=*/false);
  }
  Note(state.repository.get(), remote.seen, commit);
  return true;
}

bool HasHead(const Register::State& state, const Remote& remote, const SyncOptions& options) {
  const GitRun run =
      RunGit(state.repository.get(), {"ls-remote", "--quiet", "--", remote.address, "HEAD"}, options.words);
  return run.status != 0 || !run.output.empty();
}

}  // namespace planrev::store
