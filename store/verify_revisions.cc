// SPDX-License-Identifier: MIT
// Each revision as its commit says it: the text and the files by their digests, the number in its order, a label of its
// own. And planrev-labels, a cache that follows from them.
#include <algorithm>
#include <sstream>

#include "store/digest.h"
#include "store/examination.h"
#include "store/files.h"
#include "store/names.h"
#include "store/plan_file.h"
#include "store/work_file.h"

namespace planrev::store {
namespace {

class RevisionsChecker {
 public:
  explicit RevisionsChecker(Examination& all) : all_(all) {}

  void Check() {
    size_t done = 0;
    for (const PastCommit& commit : all_.history) {
      if (commit.revision) Take(commit, *commit.revision);
      all_.Progress("texts", ++done, all_.history.size());
    }
  }

 private:
  void Report(const Revision& revision, const std::string& what, const std::string& meaning) {
    const std::string id = revision.commit.substr(0, 10);
    all_.Report({FaultKind::kRevision, revision.plan, revision.number, what, meaning,
                 "git show " + id + " shows the commit; a clone or a backup has it as it was; ask who did that"});
  }

  void Take(const PastCommit& commit, const Revision& revision) {
    CheckNumber(commit, revision);
    CheckLabel(revision);
    CheckParents(commit, revision);
    if (!IsDate(revision.dated)) {
      Report(revision, Named(revision) + " is dated '" + revision.dated + "', and there is no such day",
             "planrev stores no such day: the commit was made by another program, or remade");
    }
    const Tree tree = all_.ReadTree(commit.tree);
    if (tree == nullptr) return;
    CheckText(revision, tree.get());
    CheckFiles(revision, tree.get());
    CheckPlanFile(revision, tree.get());
  }

  void CheckNumber(const PastCommit& commit, const Revision& revision) {
    std::map<int, const PastCommit*>& known = numbers_[revision.plan];
    const int last = known.empty() ? 0 : known.rbegin()->first;
    const std::string name = Named(revision) + " of '" + revision.plan + "'";
    const auto [before, is_new] = known.emplace(revision.number, &commit);
    if (!is_new) {
      Report(revision, name + " is there twice: in " + Named(*before->second) + " and in " + Named(commit),
             "one number means two texts: somebody made one of the commits without planrev, or joined two histories");
    } else if (revision.number <= last) {
      Report(revision, name + " comes after r" + std::to_string(last) + " in the history",
             "the history was put in another order");
    } else if (revision.number > last + 1 && !all_.history_is_cut) {
      const std::string missing = "r" + std::to_string(last + 1);
      const std::string until = revision.number > last + 2 ? " to r" + std::to_string(revision.number - 1) : "";
      Report(revision, missing + until + " of '" + revision.plan + "' missing before " + Named(revision),
             "a revision was taken out of the history, or has another number now");
    }
  }

  void CheckLabel(const Revision& revision) {
    const auto [first, is_new] = labels_[revision.plan].emplace(FoldName(revision.label), revision.number);
    if (is_new || first->second == revision.number) return;
    Report(revision, "the label of " + Named(revision) + " is that of r" + std::to_string(first->second) + " as well",
           "the label does not say which of the two is meant, and planrev allows none twice: somebody altered one");
  }

  void CheckParents(const PastCommit& commit, const Revision& revision) {
    if (commit.parents.size() == 1) return;
    const std::string count = commit.parents.empty() ? "no commit" : std::to_string(commit.parents.size()) + " commits";
    Report(revision, "before " + Named(revision) + " there are " + count + ", where one has to be",
           "planrev stores a revision on top of one commit: somebody made this one, or remade it");
  }

  void CheckText(const Revision& revision, const git_tree* tree) {
    const auto id = all_.Find(tree, revision.plan + "/plan.md");
    if (!id) {
      return Report(revision, "the commit of " + Named(revision) + " has no plan.md",
                    "its text is not in the register");
    }
    const auto text = all_.Bytes(*id);
    if (!text || Sha256(*text) == revision.text_sha256) return;
    Report(revision, "the text of " + Named(revision) + " is not the one that was stored: its SHA-256 is another",
           "the text was altered, or what the commit says of it");
  }

  void CheckFiles(const Revision& revision, const git_tree* tree) {
    const std::string path = revision.plan + "/" + kFileList;
    const auto id = all_.Find(tree, path);
    if (!id && revision.files_sha256.empty()) return;
    const auto list = id ? all_.Bytes(*id) : std::nullopt;
    if (id && !list) return;
    if (!list || Sha256(*list) != revision.files_sha256) {
      return Report(revision,
                    "the files kept with " + Named(revision) + " are not those that were stored: " + path +
                        (list ? " is another" : " is missing"),
                    "files were added, taken out or exchanged");
    }
    try {
      for (const auto& [name, sha256] : ReadFileList(*list, path)) CheckFile(revision, tree, name, sha256);
    } catch (const Error& error) {
      Report(revision, error.what(), "it cannot be told which files belong to " + Named(revision));
    }
  }

  void CheckFile(const Revision& revision, const git_tree* tree, const std::string& name, const std::string& sha256) {
    const auto id = all_.Find(tree, revision.plan + "/" + name);
    if (!id) {
      return Report(revision, "'" + name + "', which the text of " + Named(revision) + " shows, is not kept with it",
                    "it was taken out of the commit");
    }
    const std::string& found = DigestOf(*id);
    if (found.empty() || found == sha256) return;
    Report(revision,
           "'" + name + "' of " + Named(revision) + " is not the file that was stored: its SHA-256 is another",
           "readers see another picture or paper than was decided on");
  }

  // Of a file, known once it was read: most revisions show what the one before showed. Empty where it cannot be read.
  const std::string& DigestOf(const git_oid& id) {
    const auto known = digests_.find(id);
    if (known != digests_.end()) return known->second;
    const auto bytes = all_.Bytes(id);
    return digests_[id] = bytes ? Sha256(*bytes) : "";
  }

  void CheckPlanFile(const Revision& revision, const git_tree* tree) {
    const std::string path = revision.plan + "/plan.yaml";
    const auto yaml = all_.BytesAt(tree, path);
    if (!yaml) return;
    try {
      const int number = ReadPlanFile(*yaml, path).revision;
      if (number == 0 || number == revision.number) return;
      Report(revision, path + " in the commit of " + Named(revision) + " says r" + std::to_string(number),
             "the number in the file or the one in the commit was altered");
    } catch (const Error&) {
      return;  // CheckPlans says it of the newest
    }
  }

  Examination& all_;
  std::map<std::string, std::map<int, const PastCommit*>> numbers_;
  std::map<std::string, std::map<std::string, int>> labels_;
  OidMap<std::string> digests_;
};

// As store/labels.cc writes it: a commit, and the labels up to that revision.
bool ListsTheLabels(const Examination& all, const std::string& plan, const std::string& file) {
  std::istringstream lines(file);
  std::string commit, label;
  std::getline(lines, commit);
  int number = 0;
  while (std::getline(lines, label)) {
    const PastCommit* stored = all.CommitOf(plan, ++number);
    if (stored == nullptr || FoldName(stored->revision->label) != label) return false;
  }
  return true;
}

// A list of another history is no fault: planrev makes it again when it next needs it.
void CheckLabelLists(Examination& all) {
  for (const auto& [plan, numbers] : all.revisions) {
    const std::string name = "planrev-labels/" + plan;
    const auto file = ReadFileBelow(all.state.git_directory, name);
    if (!file || !file->ends_with('\n')) continue;
    const auto lines = std::count(file->begin(), file->end(), '\n') - 1;
    const PastCommit* last = all.CommitOf(plan, static_cast<int>(lines));
    const bool counts = last != nullptr && file->starts_with(Hex(last->id) + "\n");
    if (!counts || ListsTheLabels(all, plan, *file)) continue;
    const std::string& directory = all.state.git_directory;
    all.Report({FaultKind::kFile, plan, 0, "'" + directory + "/" + name + "' has other labels than the revisions",
                "planrev may take a label for used that is free, or the other way round",
                "remove the file: planrev makes it again"},
               [directory, name] { return RemoveFileBelow(directory, name) ? "" : "the file cannot be removed"; });
  }
}

}  // namespace

void CheckRevisions(Examination& all) {
  RevisionsChecker(all).Check();
  CheckLabelLists(all);
}

}  // namespace planrev::store
