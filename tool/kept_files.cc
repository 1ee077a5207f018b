// SPDX-License-Identifier: MIT
#include "tool/kept_files.h"

#include <filesystem>

#include "store/digest.h"
#include "store/error.h"
#include "store/work_file.h"
#include "tool/output.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

Error CannotWrite(const std::string& folder, const std::string& path, const std::string& why, ErrorKind kind) {
  return Error(kind, "cannot write '" + (std::filesystem::path(folder) / path).string() + "': " + why);
}

// Whether the file has to be written: false where it is there already, as it is to be.
bool IsMissing(const std::string& folder, const std::string& path, const std::string& sha256) {
  if (!store::StatBelow(folder, path)) return true;
  const auto there = store::ReadFileBelow(folder, path);
  if (there && store::Sha256(*there) == sha256) return false;
  throw CannotWrite(folder, path, "something else is there", ErrorKind::kRefused);
}

}  // namespace

void WriteKeptFiles(const store::Register& plans, const store::Revision& revision, const std::string& folder) {
  const store::FileDigests files = plans.Files(revision);
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw CannotWrite(folder, "", failed.message(), ErrorKind::kSystem);
  store::FileDigests missing;
  for (const auto& [path, sha256] : files) {
    if (IsMissing(folder, path, sha256)) missing[path] = sha256;
  }
  for (const auto& [path, sha256] : missing) {
    if (store::ReplaceFileBelow(folder, path, plans.File(revision, path), /*executable=*/false)) continue;
    throw CannotWrite(folder, path, "no permission, no room, or a link or file in its way", ErrorKind::kSystem);
  }
  const std::string count =
      files.empty() ? "no files" : std::to_string(files.size()) + (files.size() == 1 ? " file" : " files");
  Say("planrev: '" + revision.plan + "@r" + std::to_string(revision.number) + "' shows " + count +
      (files.empty() ? "" : ", now in '" + VisibleLine(folder) + "'") + "\n");
}

}  // namespace planrev::tool
