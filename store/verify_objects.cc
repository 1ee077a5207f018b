// SPDX-License-Identifier: MIT
// Every object is read whole, and its digest taken anew, wherever it lies. Then every object that the refs come to is
// looked for. One that is damaged or missing is reported once, by what it is to the register: its commits are walked
// from the oldest on, so that it is that of the revision which brought it.
#include <git2/sys/odb_backend.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "store/examination.h"
#include "store/loose_object.h"

namespace planrev::store {
namespace {

namespace fs = std::filesystem;

using Damages = OidMap<std::string>;  // what is wrong with an object, by its id

struct Objects {
  OidSet sound;
  Damages damaged;
};

std::string ReadWholeFile(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// What is wrong with the object in such a file; empty for nothing.
std::string FaultOf(const fs::path& path, const git_oid& id) {
  const LooseRead read = ReadLoose(ReadWholeFile(path));
  if (!read.object) return read.fault;
  git_oid found;
  const std::string& bytes = read.object->bytes;
  if (git_odb_hash(&found, bytes.data(), bytes.size(), read.object->type) < 0) return "it cannot be read";
  return git_oid_equal(&found, &id) != 0 ? "" : "its digest is another than its name says";
}

void Take(Objects& objects, const git_oid& id, const std::string& fault) {
  if (fault.empty()) objects.sound.insert(id);
  if (!fault.empty()) objects.damaged.emplace(id, fault);
}

std::vector<fs::path> LooseFiles(const std::string& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& folder : fs::directory_iterator(directory, error)) {
    if (folder.path().filename().native().size() != 2) continue;
    std::error_code inner;
    for (const auto& file : fs::directory_iterator(folder.path(), inner)) files.push_back(file.path());
  }
  return files;
}

void ReadLooseFiles(const Examination& all, const std::string& directory, Objects& objects) {
  const std::vector<fs::path> files = LooseFiles(directory);
  for (size_t i = 0; i < files.size(); ++i) {
    const std::string hex = files[i].parent_path().filename().native() + files[i].filename().native();
    git_oid id;
    if (hex.size() != GIT_OID_HEXSZ || git_oid_fromstr(&id, hex.c_str()) < 0) continue;  // a file of a killed writer
    Take(objects, id, FaultOf(files[i], id));
    all.Progress("objects", i + 1, files.size());
  }
}

int Collect(const git_oid* id, void* ids) {
  static_cast<std::vector<git_oid>*>(ids)->push_back(*id);
  return 0;
}

// The packs alone: the whole database would give a loose object for a packed one.
Odb OpenPacks(const std::string& directory) {
  Odb odb;
  git_odb_backend* packs = nullptr;
  if (git_odb_new(Out(odb)) < 0 || git_odb_backend_pack(&packs, directory.c_str()) < 0) return nullptr;
  if (git_odb_add_backend(odb.get(), packs, 1) < 0) return nullptr;
  return odb;
}

void ReadPacks(Examination& all, const std::string& directory, Objects& objects) {
  const Odb odb = OpenPacks(directory);
  std::vector<git_oid> ids;
  if (odb == nullptr || git_odb_foreach(odb.get(), Collect, &ids) < 0) {
    const git_error* error = git_error_last();
    const std::string why = error == nullptr ? "" : std::string(": ") + error->message;
    all.Report({FaultKind::kFile, "", 0, "the packs in '" + directory + "' cannot be listed" + why,
                "the objects in one of them cannot be read", "take the files there from a backup or a clone"});
  }
  for (size_t i = 0; i < ids.size(); ++i) {
    Owned<git_odb_object, git_odb_object_free> object;
    const int code = git_odb_read(Out(object), odb.get(), &ids[i]);
    const git_error* error = code < 0 ? git_error_last() : nullptr;
    const std::string why = error == nullptr || error->message == nullptr ? "it cannot be read" : error->message;
    Take(objects, ids[i], code < 0 ? why : "");
    all.Progress("packed objects", i + 1, ids.size());
  }
}

// Walks all that a commit comes to, each object once, and says which are not there.
class Walker {
 public:
  Walker(Examination& all, const Objects& objects) : all_(all), objects_(objects) {}

  void WalkCommit(const PastCommit& commit) {
    if (!seen_.insert(commit.id).second) return;
    user_ = &commit;
    Look(commit.id, "it", "");
    if (Visit(commit.tree, "the list of its files", "")) WalkTree(commit.tree, "");
    user_ = nullptr;
  }

  // A ref that the branch's history does not hold: a tag, another branch, what a remote had.
  void WalkFrom(const std::string& name, const git_oid& id) {
    name_ = name;
    std::vector<git_oid> open = {id};
    while (!open.empty()) {
      const git_oid next = open.back();
      open.pop_back();
      if (!Visit(next, "what it names", "")) continue;
      Object object;
      if (git_object_lookup(Out(object), all_.state.repository.get(), &next, GIT_OBJECT_ANY) < 0) continue;
      if (git_object_type(object.get()) == GIT_OBJECT_TAG) {
        open.push_back(*git_tag_target_id(reinterpret_cast<const git_tag*>(object.get())));
      }
      if (git_object_type(object.get()) == GIT_OBJECT_TREE) WalkTree(next, "");
      if (git_object_type(object.get()) != GIT_OBJECT_COMMIT) continue;
      const auto* commit = reinterpret_cast<const git_commit*>(object.get());
      open.push_back(*git_commit_tree_id(commit));
      for (unsigned i = 0; i < git_commit_parentcount(commit); ++i) open.push_back(*git_commit_parent_id(commit, i));
    }
  }

  // Those that nothing comes to.
  void TellOthers() {
    for (const auto& [id, fault] : objects_.damaged) {
      if (seen_.contains(id)) continue;
      all_.Report({FaultKind::kObject, "", 0, "the object " + Hex(id) + " is damaged: " + fault,
                   "nothing in the register uses it", "git prune, or removing its file, makes an end of it"});
    }
  }

 private:
  // False where it was seen before, or cannot be gone into.
  bool Visit(const git_oid& id, const std::string& what, const std::string& path) {
    if (!seen_.insert(id).second) return false;
    return Look(id, what, path);
  }

  bool Look(const git_oid& id, const std::string& what, const std::string& path) {
    const auto damage = objects_.damaged.find(id);
    const bool sound = objects_.sound.contains(id);  // it may lie in two places, and be sound in one
    if (sound && damage == objects_.damaged.end()) return true;
    if (!sound && damage == objects_.damaged.end() && IsShallowEnd()) return false;
    const std::string fault = damage == objects_.damaged.end() ? "missing" : "damaged: " + damage->second;
    Fault told{FaultKind::kObject, path.substr(0, std::min(path.size(), path.find('/'))), 0, "", "", ""};
    if (path.find('/') == std::string::npos) told.plan.clear();
    if (user_ != nullptr && user_->revision) {
      told.plan = user_->revision->plan;
      told.revision = user_->revision->number;
    }
    told.what = "the object " + Hex(id) + " is " + fault;
    told.meaning = Meaning(what, path);
    told.remedy =
        sound ? "it is in another place as well, and sound there: remove the damaged file"
              : "git fetch --refetch brings it from a remote that has it, where there is one; or take it from a "
                "backup: git cat-file there, git hash-object -w here";
    all_.Report(std::move(told));
    return sound;
  }

  bool IsShallowEnd() const { return user_ == nullptr && git_repository_is_shallow(all_.state.repository.get()) == 1; }

  std::string Meaning(const std::string& what, const std::string& path) const {
    const std::string thing = path.empty() ? what : "'" + path + "'";
    if (user_ == nullptr) return thing + (path.empty() ? ", of '" : " as '") + name_ + "' has it, cannot be read";
    const std::string of = user_->revision ? Named(*user_->revision) : Named(*user_);
    return thing + " of " + of + " cannot be read" + (what == "it" ? ", nor anything that is older" : "");
  }

  void WalkTree(const git_oid& id, const std::string& folder) {
    const Tree tree = all_.ReadTree(id);
    for (size_t i = 0; tree != nullptr && i < git_tree_entrycount(tree.get()); ++i) {
      const git_tree_entry* entry = git_tree_entry_byindex(tree.get(), i);
      const std::string path = folder + git_tree_entry_name(entry);
      const git_oid inner = *git_tree_entry_id(entry);
      if (git_tree_entry_type(entry) == GIT_OBJECT_COMMIT) continue;  // a submodule's, which is elsewhere
      if (Visit(inner, "", path) && git_tree_entry_type(entry) == GIT_OBJECT_TREE) WalkTree(inner, path + "/");
    }
  }

  Examination& all_;
  const Objects& objects_;
  OidSet seen_;
  const PastCommit* user_ = nullptr;
  std::string name_;
};

// A commit of the history that cannot be read is no PastCommit: its child names it.
void WalkCutEnds(const Examination& all, Walker& walker) {
  if (all.head) walker.WalkFrom("HEAD", *all.head);
  for (const PastCommit& commit : all.history) {
    for (const git_oid& parent : commit.parents) {
      if (all.InHistory(parent) == nullptr) walker.WalkFrom(Named(commit), parent);
    }
  }
}

}  // namespace

void CheckObjects(Examination& all) {
  Objects objects;
  for (const std::string& directory : ObjectDirectories(all.state.repository.get())) {
    ReadPacks(all, directory, objects);
    ReadLooseFiles(all, directory, objects);
  }
  all.result.objects = objects.sound.size() + objects.damaged.size();
  Walker walker(all, objects);
  size_t done = 0;
  for (const PastCommit& commit : all.history) {
    walker.WalkCommit(commit);
    all.Progress("commits", ++done, all.history.size());
  }
  WalkCutEnds(all, walker);
  for (const auto& [name, id] : all.references) {
    if (all.InHistory(id) == nullptr) walker.WalkFrom(name, id);
  }
  walker.TellOthers();
}

}  // namespace planrev::store
