// SPDX-License-Identifier: MIT
// The decisions on a plan, as the branch has them: the files of PLAN/decisions that are named as one. Other files there
// are left alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/states.h"
#include "store/tree.h"

namespace planrev::store {

// "community-safety/decisions".
std::string DecisionsFolder(const std::string& plan);

// Whether a path from the register's root is that of a decision's file.
bool IsDecisionPath(const std::string& path);

// The names of the files, without the folder, by name.
std::vector<DecisionFile> ListDecisions(git_repository* repository, const Head& head, const std::string& plan);

// All of them, in order. Throws kRegister for a file that cannot be understood.
std::vector<Decision> ReadDecisions(git_repository* repository, const Head& head, const std::string& plan);

// The number of the revision in force after all decisions or, where that is given, on a day. As InForce of states.h;
// but reads no more files than it needs, one mostly.
std::optional<int> ReadInForce(git_repository* repository, const Head& head, const std::string& plan,
                               std::string_view day = kLastDay);

}  // namespace planrev::store
