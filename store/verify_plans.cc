// SPDX-License-Identifier: MIT
// What the branch has now: of each plan the text of its newest revision, and a plan.yaml that says its number.
#include "store/digest.h"
#include "store/examination.h"
#include "store/files.h"
#include "store/history.h"
#include "store/plan_file.h"

namespace planrev::store {
namespace {

void Report(Examination& all, const std::string& plan, const std::string& what, const std::string& meaning,
            const std::string& remedy) {
  all.Report({FaultKind::kPlan, plan, 0, what, meaning, remedy});
}

// The newest revision's text and files, where a commit changed them that is none.
void CheckIsNewest(Examination& all, const Revision& newest) {
  const std::string& plan = newest.plan;
  const std::string text = plan + "/plan.md";
  const auto bytes = all.BytesAt(all.tree.get(), text);
  const std::string back =
      "git checkout " + newest.commit.substr(0, 10) + " -- " + plan + ", and a commit, brings it back";
  if (!all.Find(all.tree.get(), text)) {
    Report(all, plan, "'" + text + "' was removed by a commit that is no revision",
           "the plan seems to have no text, though " + Named(newest) + " has one", back);
  } else if (bytes && Sha256(*bytes) != newest.text_sha256) {
    Report(all, plan, "'" + text + "' is not the text of the newest revision, " + Named(newest),
           "a commit that is no revision changed it: people read a text that is in no list and was never decided on",
           "git log -p -- " + text + " shows who did that; planrev add " + plan +
               " FILE --label LABEL stores it as a revision; or " + back);
  }
  const std::string list = plan + "/" + kFileList;
  const auto files = all.BytesAt(all.tree.get(), list);
  const std::string sha256 = files ? Sha256(*files) : "";
  if (sha256 == newest.files_sha256 || (!files && all.Find(all.tree.get(), list))) return;
  Report(all, plan, "'" + list + "' is not that of the newest revision, " + Named(newest),
         "a commit that is no revision changed it: the files beside the text are not those that belong to it", back);
}

// That each file is what the list says; the list itself is compared above.
void CheckListedFiles(Examination& all, const Revision& newest) {
  const PastCommit* commit = all.CommitOf(newest.plan, newest.number);
  const Tree stored = commit == nullptr ? nullptr : all.ReadTree(commit->tree);
  const std::string path = newest.plan + "/" + kFileList;
  const auto list = all.BytesAt(stored.get(), path);
  if (!list || Sha256(*list) != newest.files_sha256) return;
  try {
    for (const auto& [name, sha256] : ReadFileList(*list, path)) {
      const std::string file = newest.plan + "/" + name;
      const auto now = all.Find(all.tree.get(), file), then = all.Find(stored.get(), file);
      if (!then || (now && git_oid_equal(&*now, &*then) != 0)) continue;
      Report(all, newest.plan, "'" + file + "' is not the file that belongs to the newest revision, " + Named(newest),
             "a commit that is no revision changed or removed it",
             "git log -p -- " + file + " shows who did that; git checkout " + newest.commit.substr(0, 10) + " -- " +
                 file + ", and a commit, brings it back");
    }
  } catch (const Error&) {
    return;  // CheckRevisions says it
  }
}

void CheckPlanFile(Examination& all, const std::string& plan, int newest) {
  const std::string path = plan + "/plan.yaml";
  const auto id = all.Find(all.tree.get(), path);
  const auto yaml = id ? all.Bytes(*id) : std::nullopt;
  const std::string how = "git log -p -- " + path + " shows who did that; put it right, and commit it";
  if (!id) {
    return Report(all, plan, "'" + path + "' is not there, though the plan has revisions",
                  "planrev does not see the plan", how);
  }
  if (!yaml) return;
  try {
    const int number = ReadPlanFile(*yaml, path).revision;
    if (number == 0 || number == newest || all.history_is_cut) return;
    Report(all, plan,
           "'" + path + "' says that r" + std::to_string(number) + " is the newest revision, the history has r" +
               std::to_string(newest),
           "revisions were taken out of the history, or the number in the file was altered", how);
  } catch (const Error& error) {
    Report(all, plan, error.what(), "planrev cannot list the plan, nor add to it", how);
  }
}

void CheckMarker(Examination& all) {
  const auto marker = all.BytesAt(all.tree.get(), "register.yaml");
  if (marker && MarkerVersion(*marker)) return;
  Report(all, "", "'register.yaml' does not say any more that this is a register", "planrev refuses to open it",
         "git log -p -- register.yaml shows who changed it; put it back, and commit it");
}

}  // namespace

void CheckPlans(Examination& all) {
  if (all.tree == nullptr) return;
  CheckMarker(all);
  for (const auto& [plan, numbers] : all.revisions) {
    const auto& [number, place] = *numbers.rbegin();
    const Revision& newest = *all.history[place].revision;
    CheckPlanFile(all, plan, number);
    CheckIsNewest(all, newest);
    CheckListedFiles(all, newest);
  }
  for (const std::string& plan : Slugs(all.tree.get())) {
    if (!all.revisions.contains(plan)) CheckPlanFile(all, plan, 0);
  }
}

}  // namespace planrev::store
