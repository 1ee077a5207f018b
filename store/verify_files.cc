// SPDX-License-Identifier: MIT
// Files in which git keeps objects and what it derives from them: each ends in the SHA-1 of all that goes before, so
// that any byte of it that was changed is seen.
#include <mbedtls/sha1.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "store/examination.h"
#include "store/git_program.h"
#include "store/loose_object.h"
#include "store/pack_index.h"

namespace planrev::store {
namespace {

namespace fs = std::filesystem;

constexpr size_t kDigest = 20;
using Digest = std::array<unsigned char, kDigest>;

// What a file ends in, and what it has to.
struct Sealed {
  Digest said{};
  Digest found{};
};

// Nothing where it cannot be read, or is too short to have an end of that kind.
std::optional<Sealed> ReadSealed(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  if (error || !file || size <= kDigest) return std::nullopt;
  mbedtls_sha1_context context;
  mbedtls_sha1_init(&context);
  mbedtls_sha1_starts_ret(&context);
  std::vector<char> buffer(size_t{1} << 20);
  for (auto rest = size - kDigest; rest > 0 && file;) {
    file.read(buffer.data(), static_cast<std::streamsize>(std::min<std::uintmax_t>(rest, buffer.size())));
    const auto count = static_cast<size_t>(file.gcount());
    mbedtls_sha1_update_ret(&context, reinterpret_cast<const unsigned char*>(buffer.data()), count);
    rest -= count;
  }
  Sealed sealed;
  mbedtls_sha1_finish_ret(&context, sealed.found.data());
  mbedtls_sha1_free(&context);
  if (!file.read(reinterpret_cast<char*>(sealed.said.data()), kDigest)) return std::nullopt;
  return sealed;
}

bool IsWhole(const std::optional<Sealed>& sealed) { return sealed && sealed->said == sealed->found; }

std::string RemoveFile(const fs::path& path) {
  std::error_code error;
  fs::remove(path, error);
  return error ? "cannot remove '" + path.string() + "': " + error.message() : "";
}

// What git makes again by itself where it is missing.
void CheckCache(Examination& all, const fs::path& path) {
  if (IsWhole(ReadSealed(path))) return;
  all.Report({FaultKind::kFile, "", 0, "'" + path.string() + "' is damaged",
              "git keeps in it what it could find out again; while it is damaged, answers may be wrong",
              "remove the file: git does without it, and git gc makes it again"},
             [path] { return RemoveFile(path); });
}

// Git reads the damaged index while it makes the new one, so that is put aside first.
std::string IndexPack(git_repository* repository, const fs::path& pack, const fs::path& index) {
  std::error_code error;
  const fs::path aside = index.string() + ".damaged";
  fs::rename(index, aside, error);
  const GitRun run = RunGit(repository, {"-c", "core.fsync=all", "index-pack", pack.string()});
  if (run.status != 0) fs::rename(aside, index, error);
  if (run.status == 0) fs::remove(aside, error);
  return run.status == 0 ? "" : run.words;
}

// The objects in it are looked at one by one as well, but what its index misses would not be found there.
void CheckPack(Examination& all, const fs::path& pack) {
  fs::path index = pack;
  index.replace_extension(".idx");
  const bool whole = IsWhole(ReadSealed(pack));
  if (!whole) {
    all.Report({FaultKind::kFile, "", 0, "the pack '" + pack.string() + "' is damaged",
                "objects of the register are kept in it; those that cannot be read any more are named below",
                "take the file from a backup; or clone the register from a remote that has it all, and sync"});
  }
  std::error_code error;
  const bool there = fs::exists(index, error);
  if (there && IsWhole(ReadSealed(index)) && !Misleads(index, pack, whole)) return;
  all.packs_are_cut = all.packs_are_cut || there;
  git_repository* repository = all.state.repository.get();
  all.Report(
      {FaultKind::kFile, "", 0,
       there ? "the index '" + index.string() + "' of a pack is damaged"
             : "the pack '" + pack.string() + "' has no index",
       there ? "git may not find objects, or take one for another; nothing else was looked at"
             : "git finds none of the objects in it",
       "git index-pack " + pack.string() + " makes it again, and so does planrev verify --repair; then look again"},
      [repository, pack, index] { return IndexPack(repository, pack, index); });
}

void CheckObjectDirectory(Examination& all, const fs::path& directory) {
  std::error_code error;
  std::vector<fs::path> packs, caches;
  for (const auto& entry : fs::directory_iterator(directory / "pack", error)) {
    const std::string extension = entry.path().extension();
    const std::string name = entry.path().filename();
    if (name.starts_with("tmp_") || name.starts_with(".")) continue;  // of a git at work, or killed
    if (extension == ".pack") packs.push_back(entry.path());
    const bool derived = extension == ".rev" || extension == ".bitmap" || extension == ".mtimes";
    if (derived || name == "multi-pack-index") caches.push_back(entry.path());
  }
  if (fs::exists(directory / "info/commit-graph", error)) caches.push_back(directory / "info/commit-graph");
  for (const auto& entry : fs::directory_iterator(directory / "info/commit-graphs", error)) {
    if (entry.path().extension() == ".graph") caches.push_back(entry.path());
  }
  std::sort(packs.begin(), packs.end());
  std::sort(caches.begin(), caches.end());
  for (const fs::path& pack : packs) CheckPack(all, pack);
  for (const fs::path& cache : caches) CheckCache(all, cache);
}

bool IsSparse(git_repository* repository) {
  Config config;
  int sparse = 0;
  if (git_repository_config_snapshot(Out(config), repository) < 0) return false;
  return git_config_get_bool(&sparse, config.get(), "core.sparseCheckout") == 0 && sparse != 0;
}

// The list as it follows from the branch: git looks at each file anew.
std::string MakeIndex(git_repository* repository, const fs::path& path) {
  if (IsSparse(repository)) return "the work tree is sparse, so that git has to make it: git sparse-checkout reapply";
  const auto head = ReadHead(repository);
  if (!head) return "the branch has no commit";
  std::error_code error;
  const fs::path beside = path.string() + ".new";
  fs::remove(beside, error);
  Index index;
  const bool opened = git_index_open(Out(index), beside.c_str()) == 0;
  const bool made =
      opened && git_index_read_tree(index.get(), head->tree.get()) == 0 && git_index_write(index.get()) == 0;
  if (made) fs::rename(beside, path, error);
  if (made && !error) return "";
  fs::remove(beside);
  return "'" + path.string() + "' cannot be written";
}

void CheckIndex(Examination& all) {
  const fs::path index = std::string(git_repository_path(all.state.repository.get())) + "index";
  std::error_code error;
  if (all.state.bare || !fs::exists(index, error)) return;
  const auto sealed = ReadSealed(index);
  const bool open = sealed && sealed->said == Digest{};  // git may be told to leave it so (index.skipHash)
  if (open || IsWhole(sealed)) return;
  git_repository* repository = all.state.repository.get();
  all.Report({FaultKind::kFile, "", 0, "'" + index.string() + "', git's list of the work tree, is damaged",
              "git cannot tell which files were edited; what was staged for a commit is lost, the files are not",
              "remove the file, then git reset makes it again from the branch, and so does planrev verify --repair"},
             [repository, index] { return MakeIndex(repository, index); });
}

// With these git shows other objects, or another history, than the ids say.
void CheckStandIns(Examination& all) {
  std::error_code error;
  const fs::path grafts = all.state.git_directory + "/info/grafts";
  if (!fs::exists(grafts, error)) return;
  all.Report({FaultKind::kFile, "", 0, "'" + grafts.string() + "' puts other parents in the place of some commits'",
              "git shows another history than the one that is stored",
              "find out who did that and why; remove the file"});
}

}  // namespace

void CheckFiles(Examination& all) {
  for (const std::string& directory : ObjectDirectories(all.state.repository.get())) {
    CheckObjectDirectory(all, directory);
  }
  CheckIndex(all);
  CheckStandIns(all);
}

}  // namespace planrev::store
