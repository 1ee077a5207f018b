// SPDX-License-Identifier: MIT
// What git says of the signatures on commits.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "store/git.h"
#include "store/signing.h"

namespace planrev::store {

// Of each commit in turn, which must be signed. Runs git, which runs the signing program for each: `progress` is called
// now and then with how many are done. Where there is no git, all are kCannotBeChecked.
std::vector<SignatureCheck> CheckSignatures(git_repository* repository, const std::vector<git_oid>& commits,
                                            const std::function<void(std::size_t done)>& progress = {});

}  // namespace planrev::store
