// SPDX-License-Identifier: MIT
// The tags follow from the commits, byte for byte, so each can be compared with what it has to be, and made again.
// Where a tag names a commit that the history has not, it may be the history that was altered: such a tag stays.
#include "store/examination.h"
#include "store/history.h"
#include "store/identity.h"
#include "store/message.h"
#include "store/refs.h"
#include "store/written.h"

namespace planrev::store {
namespace {

using Tag = Owned<git_tag, git_tag_free>;

constexpr char kMakeAgain[] = "planrev verify --repair makes it again from the commit";

// Whether somebody made this clone without tags; then planrev makes those that it needs.
bool IsCloneWithoutTags(git_repository* repository) {
  git_strarray names{};
  Config config;
  if (git_repository_config_snapshot(Out(config), repository) < 0) return false;
  if (git_remote_list(&names, repository) < 0) return false;
  bool without = false;
  for (size_t i = 0; i < names.count; ++i) {
    Buffer value;
    const std::string key = "remote." + std::string(names.strings[i]) + ".tagopt";
    without = without ||
              (git_config_get_string_buf(&value.git, config.get(), key.c_str()) == 0 && value.Text() == "--no-tags");
  }
  git_strarray_dispose(&names);
  return without;
}

class TagChecker {
 public:
  explicit TagChecker(Examination& all) : all_(all), repository_(all.state.repository.get()) {
    bool some = all.references.contains(WrittenRef(all.branch));
    for (const auto& [name, id] : all.references) some = some || ParseTagName(name).has_value();
    must_be_there_ = some && !all.references_are_cut && !IsCloneWithoutTags(repository_);
  }

  void Check() {
    for (const auto& [plan, numbers] : all_.revisions) {
      for (const auto& [number, place] : numbers) CheckTag(all_.history[place]);
    }
    if (all_.history_is_cut || all_.history.empty()) return;
    for (const auto& [name, id] : all_.references) {
      const auto parts = ParseTagName(name);
      if (parts && all_.CommitOf(parts->plan, parts->number) == nullptr) CheckOther(name, *parts, id);
    }
  }

 private:
  void Report(const PastCommit& commit, const std::string& what, const std::string& meaning) {
    const Revision& revision = *commit.revision;
    git_repository* repository = repository_;
    const git_oid id = commit.id;
    const std::string name = TagName(revision.plan, revision.number);
    all_.Report({FaultKind::kTag, revision.plan, revision.number, what, meaning, kMakeAgain},
                [repository, id, name, revision]() -> std::string {
                  git_reference_remove(repository, name.c_str());
                  MakeTag(repository, FindCommit(repository, id).get(), OtherTag::kReplace);
                  const auto tagged = TaggedCommit(repository, revision.plan, revision.number);
                  return tagged && git_oid_equal(&*tagged, &id) != 0 ? "" : "the tag cannot be written";
                });
  }

  void CheckTag(const PastCommit& commit) {
    const Revision& revision = *commit.revision;
    const std::string name = revision.plan + "/r" + std::to_string(revision.number);
    const auto found = all_.references.find("refs/tags/" + name);
    if (found == all_.references.end()) {
      if (must_be_there_) {
        Report(commit, "the tag '" + name + "' is missing",
               "somebody removed it; nothing is lost, for it follows from the commit");
      }
      return;
    }
    Object object;
    if (git_object_lookup(Out(object), repository_, &found->second, GIT_OBJECT_ANY) < 0) {
      return Report(commit, "the tag '" + name + "' names an object that cannot be read",
                    "nothing is lost, for it follows from the commit");
    }
    CompareTag(commit, name, object.get());
  }

  void CompareTag(const PastCommit& commit, const std::string& name, const git_object* object) {
    const Revision& revision = *commit.revision;
    Object target;
    const bool peels = git_object_peel(Out(target), object, GIT_OBJECT_COMMIT) == 0;
    const git_oid* tagged = peels ? git_object_id(target.get()) : nullptr;
    if (tagged == nullptr) return Report(commit, "the tag '" + name + "' names no commit", "somebody made it anew");
    if (git_oid_equal(tagged, &commit.id) == 0) return TellMoved(commit, name, *tagged);
    if (git_object_type(object) != GIT_OBJECT_TAG) {
      return Report(commit, "the tag '" + name + "' is none that planrev makes: it says nothing of the revision",
                    "somebody made it anew; the revision is listed by its commit");
    }
    const auto* tag = reinterpret_cast<const git_tag*>(object);
    const char* words = git_tag_message(tag);
    const git_signature* tagger = git_tag_tagger(tag);
    const std::string message = words == nullptr ? "" : words;
    const std::string signature_begins = TagMessage(revision) + "-----BEGIN ";
    const bool said = message == TagMessage(revision) || message.starts_with(signature_begins);
    if (said && tagger != nullptr && InUtc(*tagger) == revision.recorded && name == git_tag_name(tag)) return;
    Report(commit, "the tag '" + name + "' says something else of " + Named(revision) + " than its commit",
           "somebody made it anew, and lists show what it says");
  }

  void TellMoved(const PastCommit& commit, const std::string& name, const git_oid& tagged) {
    const Revision& revision = *commit.revision;
    const std::string what = "the tag '" + name + "' names commit " + Short(tagged) + ", not that of " +
                             Named(revision) + ", " + Short(commit.id);
    if (all_.InHistory(tagged) != nullptr) {
      return Report(commit, what, "somebody moved it: 'git show " + name + "' shows another text");
    }
    all_.Report(
        {FaultKind::kTag, revision.plan, revision.number, what,
         "the commit that was tagged is not in the history: the history was written anew, or the tag made anew",
         "git diff " + Short(tagged) + " " + Short(commit.id) +
             " shows how they differ; a clone or a backup shows which is right; where it is the history: git tag -d " +
             name + ", then planrev verify --repair"});
  }

  // A tag of a revision that the history has not.
  void CheckOther(const std::string& name, const TagParts& parts, const git_oid& id) {
    Object object, commit;
    if (git_object_lookup(Out(object), repository_, &id, GIT_OBJECT_ANY) < 0) {
      return TellOther(name, parts, "it names an object that cannot be read",
                       "git tag -d removes it, where it is a leftover");
    }
    const bool peels = git_object_peel(Out(commit), object.get(), GIT_OBJECT_COMMIT) == 0;
    if (!peels || all_.InHistory(*git_object_id(commit.get())) != nullptr) {
      return TellOther(name, parts, "somebody made it", "git tag -d removes it");
    }
    const git_oid tagged = *git_object_id(commit.get());
    if (Fetched().contains(tagged)) return;  // it came ahead of its branch
    TellOther(name, parts, "the branch was set back, or the revision was taken out of it: commit " + Short(tagged),
              "git log " + Short(tagged) + " shows what is gone; git merge --ff-only " + Short(tagged) +
                  " brings it back where nothing came after; where it is a leftover: git tag -d");
  }

  void TellOther(const std::string& name, const TagParts& parts, const std::string& meaning,
                 const std::string& remedy) {
    all_.Report({FaultKind::kTag, parts.plan, parts.number,
                 "the tag '" + name.substr(std::string_view("refs/tags/").size()) +
                     "' is of a revision that the history has not",
                 meaning, remedy});
  }

  // The commits that a remote has, and this branch has not yet.
  const OidSet& Fetched() {
    if (fetched_) return *fetched_;
    fetched_.emplace();
    std::vector<git_oid> open;
    for (const auto& [name, id] : all_.references) {
      if (name.starts_with("refs/remotes/") || name.starts_with("refs/planrev/remotes/")) open.push_back(id);
    }
    while (!open.empty()) {
      const git_oid id = open.back();
      open.pop_back();
      if (all_.InHistory(id) != nullptr || !fetched_->insert(id).second) continue;
      Commit commit;
      if (git_commit_lookup(Out(commit), repository_, &id) < 0) continue;
      for (unsigned i = 0; i < git_commit_parentcount(commit.get()); ++i)
        open.push_back(*git_commit_parent_id(commit.get(), i));
    }
    return *fetched_;
  }

  Examination& all_;
  git_repository* repository_;
  bool must_be_there_ = false;
  std::optional<OidSet> fetched_;
};

}  // namespace

void CheckTags(Examination& all) { TagChecker(all).Check(); }

}  // namespace planrev::store
