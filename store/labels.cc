// SPDX-License-Identifier: MIT
// The file has a line for each revision, the label in its folded form, in the order of their numbers; before them a
// line with the commit of the last. An id fixes all that came before it, so the file is true for a history in which the
// revision of that number has that commit. The labels of the revisions after it are read from their tags; when those
// have become many, the file is written anew.
#include "store/labels.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <vector>

#include "store/history.h"
#include "store/names.h"
#include "store/refs.h"
#include "store/work_file.h"

namespace planrev::store {
namespace {

constexpr int kMostUnlisted = 64;

std::string FileFor(const std::string& plan) { return "planrev-labels/" + plan; }

// The labels of r1, r2 and so on as the file has them; none where it is of another history.
std::vector<std::string> Listed(git_repository* repository, const std::string& plan, int newest) {
  const std::string file = ReadFileBelow(git_repository_commondir(repository), FileFor(plan)).value_or("");
  if (!file.ends_with('\n')) return {};  // missing, or torn
  std::istringstream lines(file);
  std::string commit, label;
  std::getline(lines, commit);
  std::vector<std::string> labels;
  while (std::getline(lines, label)) labels.push_back(label);
  const auto count = static_cast<int>(labels.size());
  if (count == 0 || count > newest) return {};
  const auto tagged = TaggedCommit(repository, plan, count);
  if (!tagged || Hex(*tagged) != commit) return {};
  return labels;
}

std::set<int> Between(int first, int last) {
  std::set<int> numbers;
  for (int number = first; number <= last; ++number) numbers.insert(numbers.end(), number);
  return numbers;
}

// As a line of the file: a label that another program stored may be no UTF-8, and then it is not folded.
std::string AsLine(const std::string& label) {
  std::string line = FoldName(label);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

// A failure is not told: then the tags are read again the next time.
void Write(git_repository* repository, const std::string& plan, const std::string& commit,
           const std::vector<std::string>& labels) {
  std::string lines = commit + "\n";
  for (const std::string& label : labels) lines += label + "\n";
  ReplaceFileBelow(git_repository_commondir(repository), FileFor(plan), lines, /*executable=*/false);
}

}  // namespace

std::optional<int> NumberOfLabel(git_repository* repository, const Head& head, const std::string& plan, int newest,
                                 const std::string& label) {
  std::vector<std::string> labels = Listed(repository, plan, newest);
  const auto unlisted = ReadRevisions(repository, head, plan, Between(static_cast<int>(labels.size()) + 1, newest));
  for (const Revision& revision : unlisted) labels.push_back(AsLine(revision.label));
  if (unlisted.size() > kMostUnlisted) Write(repository, plan, unlisted.back().commit, labels);
  const auto found = std::find(labels.begin(), labels.end(), FoldName(label));
  if (found == labels.end()) return std::nullopt;
  return static_cast<int>(found - labels.begin()) + 1;
}

}  // namespace planrev::store
