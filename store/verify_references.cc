// SPDX-License-Identifier: MIT
// What names commits: HEAD, branches, remote-tracking refs, tags. They are read here from their files, line by line,
// since libgit2 reads none of them where one line of packed-refs is damaged.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "store/examination.h"
#include "store/refs.h"
#include "store/work_file.h"

namespace planrev::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSymbolic = "ref: ";
constexpr char kPacked[] = "packed-refs";
constexpr std::string_view kPackedHeader = "# pack-refs with:";

std::optional<git_oid> ParseId(std::string_view hex) {
  git_oid id;
  const bool digits =
      hex.size() == GIT_OID_HEXSZ && hex.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  if (!digits || git_oid_fromstrn(&id, hex.data(), hex.size()) < 0) return std::nullopt;
  return id;
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && std::string_view(" \t\r\n\v\f").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  return text;
}

// What an annotated tag comes to; the object itself where it is none.
std::optional<git_oid> Peeled(git_repository* repository, const git_oid& id) {
  Object object, peeled;
  if (git_object_lookup(Out(object), repository, &id, GIT_OBJECT_ANY) < 0) return std::nullopt;
  if (git_object_type(object.get()) != GIT_OBJECT_TAG) return id;
  if (git_object_peel(Out(peeled), object.get(), GIT_OBJECT_ANY) < 0) return std::nullopt;
  return *git_object_id(peeled.get());
}

class ReferenceReader {
 public:
  explicit ReferenceReader(Examination& all) : all_(all), directory_(all.state.git_directory) {}

  void Read() {
    ReadPacked();
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(directory_ + "/refs", error)) {
      if (entry.is_regular_file(error) && entry.path().extension() != ".lock") ReadLooseFile(entry.path());
    }
    CheckSymbolic();
    CheckTargets();
  }

 private:
  void Damaged(const std::string& file, const std::string& why) {
    all_.Report({FaultKind::kReference, "", 0, "'" + file + "' is damaged: " + why,
                 "git may take a branch or a tag for missing, or name another commit than before",
                 "git reflog shows where the branch was; a backup or a remote has the file's lines"});
  }

  void ReadPacked() {
    std::ifstream file(directory_ + "/" + kPacked, std::ios::binary);
    if (!file) return;
    std::ostringstream bytes;
    bytes << file.rdbuf();
    std::string text = bytes.str();
    if (!text.empty() && !text.ends_with('\n')) Damaged(kPacked, "its last line has no end");
    std::istringstream lines(text);
    std::string line, last;
    for (int number = 1; std::getline(lines, line); ++number) {
      if (TakePackedLine(line, number, last)) continue;
      if (!all_.references_are_cut) {
        Damaged(kPacked, "line " + std::to_string(number) + " is none that git writes");
      }
      all_.references_are_cut = true;
    }
  }

  bool TakeTraits(const std::string& traits) {
    std::istringstream words(traits);
    std::string word;
    while (words >> word) {
      if (word == "sorted") sorted_ = true;
      if (word != "sorted" && word != "peeled" && word != "fully-peeled") return false;
    }
    return true;
  }

  // `last` is the name in the line before.
  bool TakePackedLine(const std::string& line, int number, std::string& last) {
    if (number == 1 && line.starts_with(kPackedHeader)) return TakeTraits(line.substr(kPackedHeader.size()));
    if (line.starts_with('^')) {
      const auto id = ParseId(std::string_view(line).substr(1));
      if (!id || last.empty()) return false;
      peeled_[last] = *id;
      return true;
    }
    const auto id = ParseId(std::string_view(line).substr(0, GIT_OID_HEXSZ));
    if (!id || line.size() < GIT_OID_HEXSZ + 2 || line[GIT_OID_HEXSZ] != ' ') return false;
    const std::string name = line.substr(GIT_OID_HEXSZ + 1);
    if (git_reference_is_valid_name(name.c_str()) != 1 || (sorted_ && name <= last)) return false;
    all_.references[name] = packed_[name] = *id;
    last = name;
    return true;
  }

  void ReadLooseFile(const fs::path& path) {
    const std::string name = path.lexically_relative(directory_);
    const std::string text = ReadFileBelow(directory_, name).value_or("");
    if (git_reference_is_valid_name(name.c_str()) != 1) return;
    if (text.starts_with(kSymbolic)) {
      symbolic_[name] = Trimmed(std::string_view(text).substr(kSymbolic.size()));
    } else if (const auto id = ParseId(Trimmed(text))) {
      all_.references[name] = *id;
    } else {
      all_.references.erase(name);
      Damaged(name, "it names no commit");
    }
  }

  void CheckSymbolic() {
    for (const auto& [name, target] : symbolic_) {
      const auto found = all_.references.find(target);
      if (found != all_.references.end()) continue;
      all_.Report({FaultKind::kReference, "", 0, "'" + name + "' stands for '" + target + "', which is not there",
                   "git commands that use it fail",
                   name.ends_with("/HEAD") ? "git remote set-head REMOTE --auto" : "git update-ref -d " + name});
    }
  }

  void CheckTargets() {
    git_repository* repository = all_.state.repository.get();
    Odb odb;
    if (git_repository_odb(Out(odb), repository) < 0) return;
    for (const auto& [name, id] : all_.references) {
      if (name.starts_with("refs/replace/")) {
        all_.Report({FaultKind::kReference, "", 0, "'" + name + "' puts another object in the place of one",
                     "git shows that in its stead; planrev does not",
                     "find out who did that and why; git replace -d " + name.substr(13)});
      }
      if (git_odb_exists(odb.get(), &id) == 0 && !ParseTagName(name)) {
        all_.Report({FaultKind::kReference, "", 0,
                     "'" + name + "' names the object " + Short(id) + ", which is not there",
                     "the branch was altered, or the object removed",
                     "git reflog show " + name + " shows what it was; a backup or a remote has it"});
      }
      CheckPeeled(name, id);
    }
  }

  // packed-refs says of an annotated tag which commit it comes to, and git believes that.
  void CheckPeeled(const std::string& name, const git_oid& id) {
    const auto packed = packed_.find(name);
    if (packed == packed_.end() || git_oid_equal(&packed->second, &id) == 0) return;
    const auto said = peeled_.find(name);
    const auto found = Peeled(all_.state.repository.get(), id);
    if (!found || said == peeled_.end() || git_oid_equal(&said->second, &*found) != 0) return;
    Damaged(kPacked, "it says that '" + name + "' comes to " + Short(said->second) + ", but that is " + Short(*found));
  }

  Examination& all_;
  std::string directory_;
  bool sorted_ = false;
  std::map<std::string, git_oid> packed_, peeled_;
  std::map<std::string, std::string> symbolic_;
};

// A branch of a worktree of its own, and HEAD, are in the directory of that.
void ReadHeadFile(Examination& all) {
  const std::string directory = git_repository_path(all.state.repository.get());
  const std::string text = ReadFileBelow(directory, "HEAD").value_or("");
  if (text.starts_with(kSymbolic)) {
    all.branch = Trimmed(std::string_view(text).substr(kSymbolic.size()));
    const auto found = all.references.find(all.branch);
    if (found != all.references.end()) all.head = found->second;
  } else {
    all.head = ParseId(Trimmed(text));
  }
  if (all.head) return;
  const std::string named = all.branch.empty() ? "no branch" : "the branch '" + all.branch + "', which is not there";
  all.Report({FaultKind::kReference, "", 0, "HEAD names " + named, "nobody can tell which texts are the newest",
              "git for-each-ref shows what is there; git symbolic-ref HEAD refs/heads/BRANCH names the right one"});
}

}  // namespace

void CheckReferences(Examination& all) {
  ReferenceReader(all).Read();
  ReadHeadFile(all);
}

}  // namespace planrev::store
