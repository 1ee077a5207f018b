// SPDX-License-Identifier: MIT
// Two edits of one plan.yaml put together, key by key: what one side changed and the other did not is taken from that
// side. It always succeeds, so that sharing never waits for a person to edit YAML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planrev::store {

struct MergedPlanFile {
  std::string yaml;
  std::vector<std::string> both;  // keys that the two sides changed differently: `mine` counts
};

// `base` is what both began with, empty where there was no file yet. The order of the keys and the comments are those
// of `shared`, or of `mine` where `shared` is empty. An edit wins over a removal. The key `revision` stays as `shared`
// has it.
MergedPlanFile MergePlanFile(std::string_view base, std::string_view shared, std::string_view mine);

}  // namespace planrev::store
