// SPDX-License-Identifier: MIT
#include "store/decisions.h"

#include <algorithm>

#include "store/register.h"

namespace planrev::store {
namespace {

std::vector<Decision> Read(git_repository* repository, const Head& head, const std::string& plan,
                           const std::vector<DecisionFile>& files) {
  std::vector<Decision> decisions;
  for (const DecisionFile& file : files) {
    const std::string path = DecisionsFolder(plan) + "/" + file.name;
    if (const auto bytes = ReadFile(repository, head.tree.get(), path)) {
      decisions.push_back(ReadDecision(*bytes, path));
    }
  }
  PutInOrder(decisions);
  return decisions;
}

bool BearsOnForce(DecisionKind kind) {
  return kind == DecisionKind::kAdopted || kind == DecisionKind::kRejected || kind == DecisionKind::kWithdrawn;
}

}  // namespace

std::string DecisionsFolder(const std::string& plan) { return plan + "/decisions"; }

bool IsDecisionPath(const std::string& path) {
  constexpr std::string_view kFolder = "/decisions/";
  const size_t slash = path.find('/');
  if (slash == std::string::npos || WhyNoSlug(path.substr(0, slash))) return false;
  return path.compare(slash, kFolder.size(), kFolder) == 0 &&
         ParseDecisionFileName(path.substr(slash + kFolder.size())).has_value();
}

std::vector<DecisionFile> ListDecisions(git_repository* repository, const Head& head, const std::string& plan) {
  TreeEntry entry;
  const int code = git_tree_entry_bypath(Out(entry), head.tree.get(), DecisionsFolder(plan).c_str());
  if (code == GIT_ENOTFOUND) return {};
  Check(code, "cannot read the register");
  if (git_tree_entry_type(entry.get()) != GIT_OBJECT_TREE) return {};
  Tree tree;
  Check(git_tree_lookup(Out(tree), repository, git_tree_entry_id(entry.get())), "cannot read the register");
  std::vector<DecisionFile> files;
  for (size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
    auto file = ParseDecisionFileName(git_tree_entry_name(git_tree_entry_byindex(tree.get(), i)));
    if (file) files.push_back(std::move(*file));
  }
  return files;
}

std::vector<Decision> ReadDecisions(git_repository* repository, const Head& head, const std::string& plan) {
  return Read(repository, head, plan, ListDecisions(repository, head, plan));
}

std::optional<int> ReadInForce(git_repository* repository, const Head& head, const std::string& plan,
                               std::string_view day) {
  std::vector<DecisionFile> files = ListDecisions(repository, head, plan);
  std::erase_if(files, [&](const DecisionFile& file) { return file.date > day || !BearsOnForce(file.kind); });
  std::string adopted;  // the day of the last adoption: what went before no longer counts
  for (const DecisionFile& file : files) {
    if (file.kind == DecisionKind::kAdopted) adopted = std::max(adopted, file.date);
  }
  if (adopted.empty()) return std::nullopt;
  std::erase_if(files, [&](const DecisionFile& file) { return file.date < adopted; });
  return InForce(Read(repository, head, plan, files));
}

}  // namespace planrev::store
