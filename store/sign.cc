// SPDX-License-Identifier: MIT
#include "store/sign.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "store/git_program.h"

namespace planrev::store {
namespace {

// "@1624008600 +0100": seconds since 1970 and the offset, as git takes them from its environment.
std::string GitDate(const git_time& when) {
  std::array<char, 64> date;
  const int minutes = when.offset < 0 ? -when.offset : when.offset;
  std::snprintf(date.data(), date.size(), "@%lld %c%02d%02d", static_cast<long long>(when.time),
                when.offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return date.data();
}

std::map<std::string, std::string> Variables(const Identity& who) {
  return {{"GIT_AUTHOR_NAME", who.author->name},          {"GIT_AUTHOR_EMAIL", who.author->email},
          {"GIT_AUTHOR_DATE", GitDate(who.author->when)}, {"GIT_COMMITTER_NAME", who.committer->name},
          {"GIT_COMMITTER_EMAIL", who.committer->email},  {"GIT_COMMITTER_DATE", GitDate(who.committer->when)}};
}

std::string_view Without(std::string_view line, std::string_view prefix) {
  if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
  return line;
}

// Whether git says as much of every failure, or of none.
bool SaysNothing(std::string_view line) {
  return line.empty() || line.starts_with("warning: ") || line.find("failed to sign the data") != line.npos ||
         line.find("failed to write commit object") != line.npos;
}

// The line of git's words that says why.
std::string Cause(std::string_view words) {
  while (!words.empty()) {
    std::string_view line = words.substr(0, words.find('\n'));
    words.remove_prefix(std::min(words.size(), line.size() + 1));
    for (const std::string_view prefix : {"fatal: ", "error: ", "Enter passphrase: "}) line = Without(line, prefix);
    while (!line.empty() && std::string_view(". ?\r").find(line.back()) != line.npos) line.remove_suffix(1);
    if (!SaysNothing(line)) return std::string(line);
  }
  return "git's signing program gives no reason";
}

// With which key git signs, and how a person sees what is wrong with it.
std::string KeyHint(git_repository* repository) {
  const std::string key = Configured(repository, "user.signingKey"), form = Configured(repository, "gpg.format");
  const std::string which = key.empty() ? "git config user.signingKey says with which key, and is not set"
                                        : "the key is '" + key + "' (git config user.signingKey)";
  if (form == "ssh") return which + "; git reads it as a file's name, or as the key itself after 'key::'";
  if (form == "x509") return which + "; 'gpgsm --list-secret-keys' lists those that are here";
  return which + "; 'gpg --list-secret-keys" + (key.empty() ? "" : " '" + key + "'") +
         "' says whether it is here (on a terminal export GPG_TTY=$(tty) before)";
}

Error CannotSign(git_repository* repository, const CommitDraft& draft, const std::string& why) {
  return Error(
      ErrorKind::kSystem,
      "cannot sign '" + draft.message.substr(0, draft.message.find('\n')) + "': " + why + "; nothing is recorded",
      KeyHint(repository) + "\n--no-sign records it without a signature");
}

// That what git made is what it was told to make, to the byte.
void CheckIsAsked(git_repository* repository, git_oid commit, const CommitDraft& draft) {
  Buffer signature, held;
  const int code = git_commit_extract_signature(&signature.git, &held.git, repository, &commit, nullptr);
  if (code != 0 || held.Text() != draft.bytes)
    throw CannotSign(repository, draft, "git made another commit than it was told to");
}

}  // namespace

bool Signs(git_repository* repository, Signing signing) {
  if (signing != Signing::kAsGit) return signing == Signing::kYes;
  Config config;
  int signs = 0;
  Check(git_repository_config_snapshot(Out(config), repository), "cannot read git's configuration");
  const int code = git_config_get_bool(&signs, config.get(), "commit.gpgSign");
  if (code != GIT_ENOTFOUND) Check(code, "cannot read git's configuration");
  return code == 0 && signs != 0;
}

bool IsSigned(const git_commit* commit) {
  return ("\n" + std::string(git_commit_raw_header(commit))).find("\ngpgsig") != std::string::npos;
}

git_oid WriteSignedCommit(git_repository* repository, const Identity& who, const CommitDraft& draft) {
  GitTask task{{"-c", "core.fsync=all", "-c", "core.fsyncObjectFiles=true", "-c", "i18n.commitEncoding=UTF-8",
                "commit-tree", "-S", Hex(draft.tree)},
               draft.message,
               Variables(who)};
  for (const git_oid& parent : draft.parents) task.arguments.insert(task.arguments.end(), {"-p", Hex(parent)});
  const GitRun run = RunGit(repository, task);
  const std::string hex = run.output.substr(0, GIT_OID_HEXSZ);
  git_oid id;
  if (run.status != 0 || git_oid_fromstr(&id, hex.c_str()) < 0) throw CannotSign(repository, draft, Cause(run.words));
  CheckIsAsked(repository, id, draft);
  return id;
}

}  // namespace planrev::store
