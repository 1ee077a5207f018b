// SPDX-License-Identifier: MIT
#include "tool/text_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "store/error.h"
#include "tool/shells.h"
#include "tool/suggest.h"
#include "tool/system.h"
#include "tool/utf8.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMostNames = 1000;  // that are looked at for suggestions

[[noreturn]] void Refuse(const std::string& name, const std::string& cause, const std::string& hint = "") {
  throw Error(ErrorKind::kInput, "cannot read '" + name + "': " + cause, hint);
}

std::size_t LineOf(std::string_view text, std::size_t offset) {
  return 1 +
         static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::string HexOf(char byte) {
  static constexpr char kDigits[] = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  return {'0', 'x', kDigits[value >> 4], kDigits[value & 15]};
}

// In Windows-1252 and ISO 8859-1 every byte above 0x7f is a letter or a sign of its own, so most stand alone.
bool LooksLikeWindows1252(std::string_view text, std::size_t offset) {
  const bool follows = offset > 0 && static_cast<unsigned char>(text[offset - 1]) >= 0x80;
  const bool followed = offset + 1 < text.size() && static_cast<unsigned char>(text[offset + 1]) >= 0x80;
  return !follows && !followed;
}

std::string IconvHint(const std::string& encoding, const std::string& name) {
  return "it looks like " + encoding + ": iconv -f " + encoding + " -t UTF-8 " + ShellQuoted(name) + " > utf8.md";
}

// Before CheckUtf8: what is no text at all should not be taken for another encoding.
void CheckBinary(std::string_view text, const std::string& name) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    Refuse(name, "it is UTF-16, not UTF-8", IconvHint("UTF-16", name));
  }
  const void* found = std::memchr(text.data(), 0, text.size());
  if (found == nullptr) return;
  const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
  Refuse(name, "line " + std::to_string(LineOf(text, at)) + " has a NUL byte",
         "it is no Markdown; a Word document, or UTF-16?");
}

void CheckUtf8(std::string_view text, const std::string& name) {
  const std::size_t at = FindMalformed(text);
  if (at == kNone) return;
  Refuse(name, "line " + std::to_string(LineOf(text, at)) + " is not UTF-8 (byte " + HexOf(text[at]) + ")",
         LooksLikeWindows1252(text, at) ? IconvHint("WINDOWS-1252", name) : "");
}

FileDescriptor Open(const std::string& path) {
  if (path == "-") return FileDescriptor(::dup(STDIN_FILENO));
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() >= 0) return file;
  if (errno == ENOENT || errno == ENOTDIR) Refuse(path, "no such file", SuggestFile(path));
  Refuse(path, SystemSays(errno));
}

struct stat StatusOf(const FileDescriptor& file, const std::string& path) {
  struct stat status = {};
  if (::fstat(file.get(), &status) != 0) Refuse(path, SystemSays(errno));
  if (S_ISDIR(status.st_mode)) Refuse(path, "it is a directory");
  if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > kMostBytes)
    Refuse(path, "it is larger than 1 GiB");
  const bool readable = S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode);
  if (!readable && path != "standard input" && path != "/dev/null" && path != "/dev/stdin")
    Refuse(path, "it is not a regular file");
  return status;
}

// Reads until there is no more. `expected` spares a file of known size a second buffer: one byte more asks for its end.
std::string ReadAll(const FileDescriptor& file, const std::string& path, std::size_t expected) {
  std::string text(expected + 1, '\0');
  std::size_t size = 0;
  while (true) {
    const ssize_t count = ::read(file.get(), text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) Refuse(path, SystemSays(errno));
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > kMostBytes) Refuse(path, "it is larger than 1 GiB");
    if (size == text.size()) text.resize(std::max<std::size_t>(size * 2, 1 << 16));
  }
  text.resize(size);
  return text;
}

}  // namespace

std::string SuggestFile(const std::string& path) {
  const std::filesystem::path wanted(path);
  const std::filesystem::path folder = wanted.parent_path();
  std::error_code ignored;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name != wanted.filename() && !name.starts_with('.')) names.push_back(name);
    if (names.size() == kMostNames) break;
  }
  names = Nearest(wanted.filename().string(), names);
  for (std::string& name : names) name = "'" + (folder / name).string() + "'";
  return names.empty() ? "" : "did you mean " + InWords(names) + "?";
}

PathKind KindOfPath(const std::string& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return PathKind::kMissing;
  return S_ISDIR(status.st_mode) ? PathKind::kDirectory : PathKind::kOther;
}

void CheckText(std::string_view text, const std::string& name) {
  if (text.empty()) Refuse(name, "it is empty", "to compare with nothing, name /dev/null");
  CheckBinary(text, name);
  CheckUtf8(text, name);
}

std::string ReadAnyFile(const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  const FileDescriptor file = Open(path);
  const struct stat status = StatusOf(file, name);
  return ReadAll(file, name, S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0);
}

std::string ReadTextFile(const std::string& path) {
  std::string text = ReadAnyFile(path);
  if (path != "/dev/null") CheckText(text, path == "-" ? "standard input" : path);
  return text;
}

}  // namespace planrev::tool
