// SPDX-License-Identifier: MIT
// How a revision is made of a text: what is refused, and what its commit holds.
#include "store/digest.h"
#include "store/files.h"
#include "store/history.h"
#include "store/labels.h"
#include "store/message.h"
#include "store/names.h"
#include "store/plan_file.h"
#include "store/sign.h"
#include "store/state.h"
#include "store/work_tree.h"
#include "store/write.h"

namespace planrev::store {
namespace {

constexpr char kText[] = "plan.md";
constexpr char kData[] = "plan.yaml";

// What is to be stored, checked as far as that needs no register.
struct Draft {
  std::string_view text;
  const FileBytes* files = nullptr;
  std::string file_list;  // of those; empty for none
  std::string title;      // as asked for; empty where it is to stay
  Revision revision;      // all but number and commit
};

Error Refused(const std::string& plan, const std::string& why, const std::string& hint = "") {
  return Error(ErrorKind::kRefused, "cannot add to '" + plan + "': " + why, hint);
}

void CheckSlug(const std::string& plan) {
  if (const auto why = WhyNoSlug(plan)) {
    throw Error(ErrorKind::kUsage, "cannot name a plan '" + plan + "': " + *why,
                "a name is such as 'community-safety': letters a to z, digits, single hyphens");
  }
}

void CheckText(const std::string& plan, std::string_view text) {
  if (!IsText(text))
    throw Error(ErrorKind::kInput, "cannot add to '" + plan + "': the text is not UTF-8, or has a NUL");
  if (IsBlank(text)) throw Error(ErrorKind::kInput, "cannot add to '" + plan + "': the text is empty");
}

std::string CleanDate(const std::string& dated, const git_signature& author) {
  if (dated.empty()) return LocalDay(author);
  if (IsDate(dated)) return dated;
  const std::string why = LooksLikeDate(dated) ? "there is no such day" : "a date is written YYYY-MM-DD";
  throw Error(ErrorKind::kUsage, "cannot date a revision '" + dated + "': " + why);
}

Draft MakeDraft(const Identity& who, const std::string& plan, std::string_view text, const AddOptions& options) {
  CheckText(plan, text);
  CheckFiles(plan, options.files);
  Draft draft{text, &options.files, WriteFileList(DigestsOf(options.files)), CleanName(options.title, "title"), {}};
  draft.revision.plan = plan;
  draft.revision.label = CleanLabel(options.label);
  draft.revision.note = CleanWords(options.note, "note");
  draft.revision.dated = CleanDate(options.dated, *who.author);
  draft.revision.author = NameAndMail(*who.author);
  draft.revision.recorded = InUtc(*who.committer);
  draft.revision.text_sha256 = Sha256(text);
  if (!draft.file_list.empty()) draft.revision.files_sha256 = Sha256(draft.file_list);
  return draft;
}

void CheckIsNew(git_repository* repository, const Head& head, const Draft& draft) {
  const std::string& plan = draft.revision.plan;
  const int newest = draft.revision.number - 1;
  if (newest == 0) return;
  if (const auto used = NumberOfLabel(repository, head, plan, newest, draft.revision.label)) {
    const Revision one = ReadRevisions(repository, head, plan, {*used}).front();
    throw Refused(plan, "the label '" + one.label + "' is that of r" + std::to_string(one.number) + " already",
                  "give the new revision a label of its own");
  }
  const Revision last = ReadRevisions(repository, head, plan, {newest}).front();
  if (last.text_sha256 == draft.revision.text_sha256 && last.files_sha256 == draft.revision.files_sha256) {
    const std::string same = draft.file_list.empty() ? "the text is that" : "the text and its files are those";
    throw Refused(plan, same + " of its newest revision, r" + std::to_string(last.number) + " '" + last.label + "'");
  }
}

// A tag of the new number can only come from elsewhere: fetched ahead of its branch, or left by a branch set back.
void CheckTagIsFree(git_repository* repository, const Draft& draft) {
  const auto tagged = TaggedCommit(repository, draft.revision.plan, draft.revision.number);
  if (!tagged) return;
  const std::string tag = draft.revision.plan + "/r" + std::to_string(draft.revision.number);
  throw Error(
      ErrorKind::kRegister,
      "cannot add to '" + draft.revision.plan + "': the tag '" + tag + "' is there already, for commit " +
          Hex(*tagged).substr(0, 10),
      "bring the branch up to date with where the tag came from; or, where it is a leftover, git tag -d " + tag);
}

// An edit of the text that is not what is added: the writer would refuse it too, but here it is known what it is.
void CheckIsNotEdited(git_repository* repository, const Head& head, const Draft& draft) {
  const std::string& plan = draft.revision.plan;
  const std::string path = plan + "/" + kText;
  std::vector<git_oid> known = {BlobId(draft.text)};
  if (const auto committed = FindFile(head.tree.get(), path)) known.push_back(*committed);
  if (!HasEdits(repository, path, known)) return;
  throw Refused(
      plan, "its " + std::string(kText) + " in the work tree has edits that are in no revision",
      "planrev add " + plan + " --label LABEL stores them as a revision; git checkout HEAD -- " + path + " drops them");
}

// plan.yaml as the person has it in the work tree: an edit of the owner is stored with the next revision.
std::string CurrentData(const Register::State& state, const Head& head, const std::string& plan) {
  if (!state.bare) {
    if (auto edited = ReadWorkFile(state.repository.get(), plan + "/" + kData)) return *edited;
  }
  return ReadFile(state.repository.get(), head.tree.get(), plan + "/" + kData).value_or("");
}

std::string NewData(const std::string& data, const Draft& draft) {
  PlanFile values = ReadPlanFile(data, draft.revision.plan + "/" + kData);
  if (!draft.title.empty()) values.title = draft.title;
  if (values.title.empty()) values.title = FirstHeading(draft.text);
  if (values.title.empty()) values.title = draft.revision.plan;
  values.revision = draft.revision.number;
  return WritePlanFile(data, values);
}

// What becomes of the files: those of the newest revision that the text no longer shows go.
void WriteFiles(git_repository* repository, const Head& head, const Draft& draft, Write& write) {
  const std::string folder = draft.revision.plan + "/";
  for (const auto& [path, sha256] : FilesIn(repository, head.tree.get(), draft.revision.plan)) {
    if (FindFile(head.tree.get(), folder + path)) write.files[folder + path] = {};
  }
  if (FindFile(head.tree.get(), folder + kFileList)) write.files[folder + kFileList] = {};
  for (const auto& [path, bytes] : *draft.files) write.files[folder + path] = {WriteBlob(repository, bytes), {}};
  if (!draft.file_list.empty()) write.files[folder + kFileList] = {WriteBlob(repository, draft.file_list), {}};
}

// What stores the draft on top of `head`; its number follows from there.
Write WriteOf(const Register::State& state, const Head& head, Draft& draft) {
  git_repository* repository = state.repository.get();
  const std::string& plan = draft.revision.plan;
  draft.revision.number = NewestNumber(repository, head, plan) + 1;
  CheckIsNew(repository, head, draft);
  CheckTagIsFree(repository, draft);
  if (!state.bare) CheckIsNotEdited(repository, head, draft);
  const std::string data = CurrentData(state, head, plan);
  Write write{{}, CommitMessage(draft.revision)};
  write.files[plan + "/" + kText] = {WriteBlob(repository, draft.text), {}};
  write.files[plan + "/" + kData] = {WriteBlob(repository, NewData(data, draft)), {BlobId(data)}};
  WriteFiles(repository, head, draft, write);
  return write;
}

}  // namespace

Revision Register::Add(const std::string& plan, std::string_view text, const AddOptions& options) {
  CheckSlug(plan);
  Task task{"cannot add to '" + plan + "'", plan, WhoAndWhen(state_->repository.get(), options.author)};
  task.who.signs = Signs(state_->repository.get(), options.signing);
  Draft draft = MakeDraft(task.who, plan, text, options);
  const git_oid commit = Store(*state_, task, [&](const Head& head) { return WriteOf(*state_, head, draft); });
  draft.revision.commit = Hex(commit);
  return draft.revision;
}

}  // namespace planrev::store
