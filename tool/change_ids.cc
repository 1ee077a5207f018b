// SPDX-License-Identifier: MIT
#include "tool/change_ids.h"

#include <vector>

#include "store/error.h"
#include "tool/suggest.h"

namespace planrev::tool {
namespace {

[[noreturn]] void RefuseId(const std::string& id, const diff::Comparison& comparison, const std::string& lists) {
  std::vector<std::string> ids;
  for (const diff::Change& change : comparison.changes) ids.push_back(change.id);
  std::string hint = DidYouMean(id, ids);
  if (hint.empty()) hint = ids.empty() ? "the two texts have no changes" : "'" + lists + "' shows the ids";
  throw Error(ErrorKind::kUnknown, "no change '" + id + "'", hint);
}

[[noreturn]] void RefuseShortened(const std::string& id, const std::vector<std::string>& ids) {
  throw Error(ErrorKind::kUnknown, "change '" + id + "' is ambiguous", "it begins " + InWords(ids, "and"));
}

}  // namespace

std::size_t FindChange(const diff::Comparison& comparison, const std::string& id, const std::string& lists) {
  std::vector<std::string> ids;
  std::size_t found = 0;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    if (comparison.changes[i].id == id) return i;
    if (id.empty() || !comparison.changes[i].id.starts_with(id)) continue;
    ids.push_back(comparison.changes[i].id);
    found = i;
  }
  if (ids.empty()) RefuseId(id, comparison, lists);
  if (ids.size() > 1) RefuseShortened(id, ids);
  return found;
}

}  // namespace planrev::tool
