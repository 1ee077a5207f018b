// SPDX-License-Identifier: MIT
// Each decision as it stands now: readable, pinned to a revision of the history, in its order. That its file is what
// was recorded is looked at in verify_history.cc.
#include <algorithm>

#include "store/decisions.h"
#include "store/examination.h"
#include "store/names.h"
#include "store/states.h"

namespace planrev::store {
namespace {

class DecisionsChecker {
 public:
  DecisionsChecker(Examination& all, std::string plan) : all_(all), plan_(std::move(plan)) {}

  void Check(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) Read(path);
    std::stable_sort(decisions_.begin(), decisions_.end(), [](const Placed& one, const Placed& other) {
      return one.decision.number < other.decision.number;
    });
    for (const Placed& placed : decisions_) {
      CheckPin(placed);
      CheckNumber(placed);
      CheckOrder(placed);
      earlier_.push_back(placed.decision);
    }
    all_.result.decisions += paths.size();
  }

 private:
  struct Placed {
    std::string path;
    Decision decision;
  };

  void Report(const std::string& path, int revision, const std::string& what, const std::string& meaning) {
    all_.Report({FaultKind::kDecision, plan_, revision, what, meaning,
                 "git log -p -- " + path +
                     " shows who changed it; put it right, and commit it with the trailer 'Corrects: " + path + "'"});
  }

  void Read(const std::string& path) {
    const auto file = all_.BytesAt(all_.tree.get(), path);
    if (!file) return;
    try {
      decisions_.push_back({path, ReadDecision(*file, path)});
    } catch (const Error& error) {
      unreadable_ = true;
      Report(path, 0, error.what(), "planrev cannot tell what was decided on this plan, nor what is in force");
    }
  }

  void CheckPin(const Placed& placed) {
    const Decision& decision = placed.decision;
    const std::string number = "r" + std::to_string(decision.revision);
    const PastCommit* commit = all_.CommitOf(plan_, decision.revision);
    if (commit == nullptr && all_.history_is_cut) return;
    if (commit == nullptr) {
      return Report(placed.path, decision.revision,
                    "'" + placed.path + "' is on " + number + ", which the history has not",
                    "the revision was taken out, or the decision altered");
    }
    const Revision& revision = *commit->revision;
    if (decision.commit != revision.commit) {
      Report(placed.path, decision.revision,
             "'" + placed.path + "' was decided on commit " + decision.commit.substr(0, 10) + ", but " +
                 Named(revision) + " is commit " + revision.commit.substr(0, 10),
             "the history was written anew since, or the decision altered");
    }
    if (decision.text_sha256 != revision.text_sha256) {
      Report(
          placed.path, decision.revision,
          "'" + placed.path + "' was decided on another text than " + Named(revision) + " has: its SHA-256 is another",
          "the text was exchanged since, or the decision altered");
    }
    if (decision.label != revision.label) {
      Report(
          placed.path, decision.revision,
          "'" + placed.path + "' calls " + number + " '" + decision.label + "', its label is '" + revision.label + "'",
          "the decision or the label was altered");
    }
  }

  // Two of one number come of branches that were merged.
  void CheckNumber(const Placed& placed) {
    const int last = earlier_.empty() ? 0 : earlier_.back().number;
    if (placed.decision.number <= last + 1 || unreadable_) return;
    Report(placed.path, placed.decision.revision,
           "decision " + std::to_string(last + 1) + " on '" + plan_ + "' is missing before '" + placed.path +
               "', which is " + std::to_string(placed.decision.number),
           "a decision was removed, or a number altered");
  }

  // Once more what was checked when it was recorded. What was overridden then, or came of two sides that decided at the
  // same time, is known.
  void CheckOrder(const Placed& placed) {
    const Decision& decision = placed.decision;
    const PastCommit* stored = all_.CommitOf(plan_, decision.revision);
    const auto recorded = all_.recorded.find(placed.path);
    if (!decision.override_reason.empty() || stored == nullptr || unreadable_) return;
    if (recorded == all_.recorded.end() || !recorded->second.commit || !recorded->second.contested.empty()) return;
    const PastCommit* commit = all_.InHistory(*recorded->second.commit);
    std::vector<Decision> earlier = earlier_;
    PutInOrder(earlier);
    for (const std::string& reason : OutOfOrder(earlier, decision, stored->revision->dated, commit->day)) {
      Report(placed.path, decision.revision, "'" + placed.path + "' is out of order: " + reason,
             "planrev records no such step without --override: a decision was altered, or made without planrev");
    }
  }

  Examination& all_;
  std::string plan_;
  std::vector<Placed> decisions_;
  std::vector<Decision> earlier_;
  bool unreadable_ = false;
};

}  // namespace

void CheckDecisions(Examination& all) {
  if (all.tree == nullptr) return;
  std::map<std::string, std::vector<std::string>> paths;  // by plan
  for (size_t i = 0; i < git_tree_entrycount(all.tree.get()); ++i) {
    const std::string plan = git_tree_entry_name(git_tree_entry_byindex(all.tree.get(), i));
    TreeEntry entry;
    if (WhyNoSlug(plan) || git_tree_entry_bypath(Out(entry), all.tree.get(), DecisionsFolder(plan).c_str()) < 0)
      continue;
    const Tree folder = all.ReadTree(*git_tree_entry_id(entry.get()));
    for (size_t j = 0; folder != nullptr && j < git_tree_entrycount(folder.get()); ++j) {
      const std::string path =
          DecisionsFolder(plan) + "/" + git_tree_entry_name(git_tree_entry_byindex(folder.get(), j));
      if (IsDecisionPath(path)) paths[plan].push_back(path);
    }
  }
  size_t done = 0;
  for (const auto& [plan, files] : paths) {
    DecisionsChecker(all, plan).Check(files);
    all.Progress("decisions", ++done, paths.size());
  }
}

}  // namespace planrev::store
