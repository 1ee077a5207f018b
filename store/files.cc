// SPDX-License-Identifier: MIT
#include "store/files.h"

#include <algorithm>

#include "store/digest.h"
#include "store/names.h"

namespace planrev::store {
namespace {

constexpr size_t kDigits = 64;
constexpr std::string_view kGap = "  ";

Error CannotKeep(const std::string& plan, const std::string& path, const std::string& why, const std::string& hint) {
  return Error(ErrorKind::kInput, "cannot keep '" + path + "' with '" + plan + "': " + why, hint);
}

std::string InMiB(size_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

void CheckSizes(const std::string& plan, const FileBytes& files) {
  size_t sum = 0;
  for (const auto& [path, bytes] : files) {
    sum += bytes.size();
    if (bytes.size() > kMostFileBytes) {
      throw CannotKeep(plan, path, "it is larger than " + InMiB(kMostFileBytes), "link to where it is published");
    }
    if (sum > kMostFilesBytes) {
      throw CannotKeep(plan, path, "with it the files are larger than " + InMiB(kMostFilesBytes) + " together",
                       "smaller pictures will do for a text");
    }
  }
  if (files.size() <= kMostFiles) return;
  throw Error(ErrorKind::kInput, "cannot keep " + std::to_string(files.size()) + " files with '" + plan +
                                     "': " + std::to_string(kMostFiles) + " are the most");
}

// Where capitals do not count, as on Windows and macOS, two names are one; and no name is a file's and a folder's.
void CheckPlaces(const std::string& plan, const FileBytes& files) {
  std::map<std::string, std::string> spelled;
  for (const auto& [path, bytes] : files) {
    for (size_t end = path.find('/');; end = path.find('/', end + 1)) {
      const std::string place = path.substr(0, end);
      const std::string& known = spelled.emplace(FoldName(place), place).first->second;
      if (known != place) {
        throw CannotKeep(plan, path, "'" + known + "' is the same name where capitals do not count",
                         "write it the same everywhere, or rename one of the two");
      }
      if (end == std::string::npos) break;
      if (files.contains(place)) throw CannotKeep(plan, path, "'" + place + "' is a file, and no folder", "");
    }
  }
}

bool IsDigest(std::string_view text) {
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

void CheckFiles(const std::string& plan, const FileBytes& files) {
  for (const auto& [path, bytes] : files) {
    if (const auto why = WhyNoFile(path)) throw CannotKeep(plan, path, *why, "give it another name");
  }
  CheckSizes(plan, files);
  CheckPlaces(plan, files);
}

FileDigests DigestsOf(const FileBytes& files) {
  FileDigests digests;
  for (const auto& [path, bytes] : files) digests.emplace_hint(digests.end(), path, Sha256(bytes));
  return digests;
}

std::string WriteFileList(const FileDigests& files) {
  std::string list;
  for (const auto& [path, sha256] : files) list.append(sha256).append(kGap).append(path).append("\n");
  return list;
}

FileDigests ReadFileList(std::string_view list, const std::string& path) {
  FileDigests files;
  for (int number = 1; !list.empty(); ++number) {
    const std::string_view line = list.substr(0, list.find('\n'));
    const bool ends = line.size() < list.size();
    list.remove_prefix(std::min(list.size(), line.size() + 1));
    const std::string name(line.substr(std::min(line.size(), kDigits + kGap.size())));
    const bool whole = ends && IsDigest(line.substr(0, kDigits)) && line.substr(kDigits).starts_with(kGap);
    if (whole && !WhyNoFile(name) && files.emplace(name, line.substr(0, kDigits)).second) continue;
    throw Error(ErrorKind::kRegister,
                "cannot read '" + path + "': line " + std::to_string(number) + " is no digest and path of a file",
                "planrev keeps this file; git log -- " + path + " shows who changed it");
  }
  return files;
}

FileDigests FilesIn(git_repository* repository, const git_tree* tree, const std::string& plan) {
  const std::string path = plan + "/" + kFileList;
  return ReadFileList(ReadFile(repository, tree, path).value_or(""), path);
}

}  // namespace planrev::store
