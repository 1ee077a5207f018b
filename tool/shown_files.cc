// SPDX-License-Identifier: MIT
#include "tool/shown_files.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "diff/parse/shown_files.h"
#include "store/digest.h"
#include "store/error.h"
#include "tool/suggest.h"
#include "tool/text_file.h"

namespace planrev::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostTold = 5;  // missing files

// A link to the text itself, by the name that it has or will have.
bool IsTheText(const diff::ShownFile& file, const Beside& beside) {
  return !file.picture && (file.path == "plan.md" || file.path == fs::path(beside.text).filename());
}

// Each once, where it is shown first.
std::vector<diff::ShownFile> FilesOf(std::string_view text, const Beside& beside) {
  std::vector<diff::ShownFile> files;
  for (diff::ShownFile& file : diff::FilesShown(text)) {
    const auto same = [&](const diff::ShownFile& one) { return one.path == file.path; };
    const bool counts = (file.picture || beside.links) && !IsTheText(file, beside);
    if (counts && std::none_of(files.begin(), files.end(), same)) files.push_back(std::move(file));
  }
  return files;
}

bool IsOutside(const std::string& path) {
  return path.starts_with('/') || path == ".." || path.starts_with("../") || (path.size() > 1 && path[1] == ':');
}

std::string PathTo(const diff::ShownFile& file, const Beside& beside) {
  return (fs::path(beside.folder) / file.path).string();
}

// "line 12 of 'plan.md' shows it".
std::string Shows(const diff::ShownFile& file, const Beside& beside) {
  return "line " + std::to_string(file.line) + " of '" + beside.text + "' shows it";
}

Error CannotKeep(const diff::ShownFile& file, const Beside& beside, const std::string& why, const std::string& hint) {
  return Error(ErrorKind::kInput, "cannot keep '" + file.path + "': " + why + ", and " + Shows(file, beside), hint);
}

void CheckName(const diff::ShownFile& file, const Beside& beside) {
  if (IsOutside(file.path)) {
    const std::string name = file.path.substr(file.path.find_last_of("/\\") + 1);
    throw CannotKeep(file, beside, "it is outside the folder of the text",
                     "copy it there, and show it by a path from there, as in 'images/" + name + "'");
  }
  if (const auto why = store::WhyNoFile(file.path)) {
    throw CannotKeep(file, beside, *why, "give it another name, in the text as well");
  }
}

// Whether a symbolic link, its own or one of a folder on the way, leads out.
bool LeadsOut(const std::string& path, const Beside& beside) {
  std::error_code failed;
  const fs::path folder = fs::canonical(beside.folder.empty() ? "." : beside.folder, failed);
  const fs::path real = fs::canonical(path, failed);
  if (failed) return true;
  return std::mismatch(folder.begin(), folder.end(), real.begin(), real.end()).first != folder.end();
}

bool IsThere(const diff::ShownFile& file, const Beside& beside) {
  std::error_code ignored;
  return fs::symlink_status(PathTo(file, beside), ignored).type() != fs::file_type::not_found;
}

std::string Read(const diff::ShownFile& file, const Beside& beside) {
  if (const auto found = beside.brought.find(file.path); found != beside.brought.end()) return found->second;
  const std::string path = PathTo(file, beside);
  const std::string what = "cannot read '" + path + "': ";
  std::error_code failed;
  if (LeadsOut(path, beside)) {
    throw CannotKeep(file, beside, "it is a link that leads out of the folder of the text, or nowhere",
                     "put the file itself there");
  }
  if (!fs::is_regular_file(path, failed)) {
    throw Error(ErrorKind::kInput, what + "it is no file, and " + Shows(file, beside));
  }
  if (fs::file_size(path, failed) > store::kMostFileBytes) {
    throw CannotKeep(file, beside, "it is larger than " + std::to_string(store::kMostFileBytes >> 20) + " MiB",
                     "link to where it is published");
  }
  try {
    return ReadAnyFile(path);
  } catch (const Error& error) {
    throw Error(error.kind(), error.what() + (", and " + Shows(file, beside)), error.hint());
  }
}

std::string MissingHint(const std::vector<diff::ShownFile>& missing, const Beside& beside) {
  std::string hint = SuggestFile(PathTo(missing.front(), beside));
  if (hint.empty()) hint = "put it there, or name with --files the folder that has it";
  std::vector<std::string> others;
  for (std::size_t i = 1; i < std::min(missing.size(), kMostTold); ++i) {
    others.push_back("'" + missing[i].path + "' (line " + std::to_string(missing[i].line) + ")");
  }
  if (missing.size() > kMostTold) others.push_back(std::to_string(missing.size() - kMostTold) + " more");
  return others.empty() ? hint : hint + "\nmissing as well: " + InWords(others, "and");
}

void CheckAreThere(const std::vector<diff::ShownFile>& files, const Beside& beside) {
  std::vector<diff::ShownFile> missing;
  for (const diff::ShownFile& file : files) {
    if (!beside.brought.contains(file.path) && !IsThere(file, beside)) missing.push_back(file);
  }
  if (missing.empty()) return;
  throw Error(
      ErrorKind::kInput,
      "cannot read '" + PathTo(missing.front(), beside) + "': no such file, and " + Shows(missing.front(), beside),
      MissingHint(missing, beside));
}

}  // namespace

Beside BesideFile(const std::string& path, const Document& document) {
  if (path == "-") return {.text = "standard input", .folder = ""};
  Beside beside = {.text = path, .folder = fs::path(path).parent_path().string(), .links = !IsDocument(path)};
  for (const Picture& picture : document.pictures) beside.brought[picture.path] = picture.bytes;
  return beside;
}

store::FileBytes ReadShownFiles(std::string_view text, const Beside& beside) {
  const auto files = FilesOf(text, beside);
  for (const diff::ShownFile& file : files) CheckName(file, beside);
  CheckAreThere(files, beside);
  store::FileBytes bytes;
  for (const diff::ShownFile& file : files) bytes[file.path] = Read(file, beside);
  return bytes;
}

store::FileDigests DigestsOfShownFiles(std::string_view text, const Beside& beside) {
  store::FileDigests digests;
  for (const diff::ShownFile& file : FilesOf(text, beside)) {
    if (store::WhyNoFile(file.path)) continue;
    try {
      digests[file.path] = store::Sha256(Read(file, beside));
    } catch (const Error&) {
      continue;
    }
  }
  return digests;
}

}  // namespace planrev::tool
