// SPDX-License-Identifier: MIT
// One `git log` for many commits. What stands in for commits (git replace) has no say, for it is the stored commit that
// was signed.
#include "store/signatures.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "store/git_program.h"

namespace planrev::store {
namespace {

// A git log's answer on one commit.
struct Answer {
  char letter = 'N';
  std::string signer, key, fingerprint;
};

SignatureState StateOf(char letter) {
  switch (letter) {
    case 'G':
      return SignatureState::kGood;
    case 'U':
      return SignatureState::kUntrusted;
    case 'X':
      return SignatureState::kExpired;
    case 'Y':
      return SignatureState::kExpiredKey;
    case 'R':
      return SignatureState::kRevokedKey;
    case 'B':
      return SignatureState::kBad;
    case 'E':
      return SignatureState::kUnknownKey;
    default:
      return SignatureState::kCannotBeChecked;
  }
}

// Takes what stands before the next NUL.
std::string Next(std::string_view& rest) {
  const size_t end = std::min(rest.find('\0'), rest.size());
  std::string field(rest.substr(0, end));
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return field;
}

std::map<std::string, Answer> Answers(std::string_view output) {
  std::map<std::string, Answer> answers;
  while (!output.empty()) {
    std::string id = Next(output);
    id.erase(0, id.find_first_not_of('\n'));
    const std::string letter = Next(output);
    Answer answer{letter.empty() ? 'N' : letter.front(), Next(output), Next(output), Next(output)};
    if (id.size() == GIT_OID_HEXSZ) answers[id] = std::move(answer);
  }
  return answers;
}

// The first line, without what git puts before it; where git has no reason it is a setting for ssh that lacks.
std::string Reason(std::string_view words) {
  std::string_view line = words.substr(0, words.find('\n'));
  for (const std::string_view prefix : {"fatal: ", "error: ", "warning: "}) {
    if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
  }
  return line.empty() ? "git gives no reason" : std::string(line);
}

GitRun Ask(git_repository* repository, const std::vector<git_oid>& commits, size_t begin, size_t end) {
  GitTask task{{"--no-replace-objects", "log", "--no-walk=unsorted", "--no-show-signature", "--no-color", "--no-notes",
                "--no-patch", "--encoding=UTF-8", "--format=tformat:%H%x00%G?%x00%GS%x00%GK%x00%GF%x00", "--stdin"},
               "",
               {}};
  for (size_t i = begin; i < end; ++i) task.input += Hex(commits[i]) + "\n";
  try {
    return RunGit(repository, task);
  } catch (const Error& error) {
    return {1, "", error.what()};
  }
}

// Of a signature that git says nothing of: whether the signing program looked at it, and found none that it can read.
bool IsUnreadable(git_repository* repository, const git_oid& commit) {
  try {
    const GitRun run = RunGit(repository, {{"--no-replace-objects", "verify-commit", "--raw", Hex(commit)}, "", {}});
    return run.status != 0 && (run.words.empty() || run.words.find("[GNUPG:]") != std::string::npos);
  } catch (const Error&) {
    return false;
  }
}

// What git has for want of a program or a setting it says of all alike.
bool LacksAll(const GitRun& run) {
  return run.words.find("cannot run ") != std::string::npos ||
         run.words.find("allowedSignersFile") != std::string::npos;
}

}  // namespace

std::string_view Name(SignatureState state) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "none", "good", "untrusted", "expired", "expired key", "revoked key", "bad", "unknown key", "not checked"};
  return kNames[static_cast<size_t>(state)];
}

std::vector<SignatureCheck> CheckSignatures(git_repository* repository, const std::vector<git_oid>& commits,
                                            const std::function<void(std::size_t done)>& progress) {
  constexpr size_t kAtOnce = 256;
  std::vector<SignatureCheck> checks;
  for (size_t begin = 0; begin < commits.size(); begin += kAtOnce) {
    const size_t end = std::min(commits.size(), begin + kAtOnce);
    const GitRun run = Ask(repository, commits, begin, end);
    auto answers = Answers(run.output);
    for (size_t i = begin; i < end; ++i) {
      Answer& answer = answers[Hex(commits[i])];
      SignatureState state = StateOf(answer.letter);
      if (state == SignatureState::kCannotBeChecked && run.status == 0 && !LacksAll(run) &&
          IsUnreadable(repository, commits[i]))
        state = SignatureState::kBad;
      checks.push_back({state, std::move(answer.signer),
                        answer.fingerprint.empty() ? std::move(answer.key) : std::move(answer.fingerprint),
                        state == SignatureState::kCannotBeChecked ? Reason(run.words) : ""});
    }
    if (progress) progress(end);
  }
  return checks;
}

}  // namespace planrev::store
