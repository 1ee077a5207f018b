// SPDX-License-Identifier: MIT
#include "store/written.h"

#include "store/history.h"
#include "store/refs.h"

namespace planrev::store {

std::string WrittenRef(const std::string& branch) {
  constexpr std::string_view kHeads = "refs/heads/";
  return "refs/planrev/written/" + (branch.starts_with(kHeads) ? branch.substr(kHeads.size()) : branch);
}

void NoteWritten(git_repository* repository, const std::string& branch, const git_oid& before, const git_oid& after) {
  const std::string ref = WrittenRef(branch);
  git_oid now;
  const bool there = git_reference_name_to_id(&now, repository, ref.c_str()) == 0;
  if (there && (git_oid_equal(&now, &after) != 0 || !Holds(repository, before, now))) return;
  try {
    MoveRef(repository, ref, there ? &now : nullptr, after, "planrev: written");
  } catch (const Error&) {
    return;
  }
}

}  // namespace planrev::store
