// SPDX-License-Identifier: MIT
// Which labels a plan has used. Each new one is looked for among all the earlier ones, and to read ten thousand tags
// for that would cost more than to store the revision. So the labels of a plan of many revisions stand in one file as
// well, planrev-labels/PLAN in the git directory. It follows from the history: nothing is lost with it, and it counts
// only as far as it was made from the same history.
#pragma once

#include <optional>
#include <string>

#include "store/tree.h"

namespace planrev::store {

// The number of the revision, of the plan's first `newest`, that has that label without regard to case. To be called by
// a writer, which holds the lock: the file is brought up to date where many revisions are not in it.
std::optional<int> NumberOfLabel(git_repository* repository, const Head& head, const std::string& plan, int newest,
                                 const std::string& label);

}  // namespace planrev::store
