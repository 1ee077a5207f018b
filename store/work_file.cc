// SPDX-License-Identifier: MIT
#include "store/work_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace planrev::store {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int file) : file_(file) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~Descriptor() {
    if (file_ >= 0) close(file_);
  }
  int get() const { return file_; }
  explicit operator bool() const { return file_ >= 0; }

 private:
  int file_;
};

enum class Missing { kFail, kMake };

// "a/b/c.md" is "a/b" and "c.md"; "c.md" is "" and "c.md".
std::pair<std::string, std::string> Split(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {"", path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

Descriptor OpenFolder(int within, const std::string& name, Missing missing) {
  if (missing == Missing::kMake) mkdirat(within, name.c_str(), 0777);
  return Descriptor(openat(within, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

// The folder `path` below `root`, itself where that is empty.
Descriptor OpenBelow(const std::string& root, const std::string& path, Missing missing) {
  Descriptor folder(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (size_t begin = 0; folder && begin < path.size();) {
    const size_t end = std::min(path.find('/', begin), path.size());
    folder = OpenFolder(folder.get(), path.substr(begin, end - begin), missing);
    begin = end + 1;
  }
  return folder;
}

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

}  // namespace

std::optional<std::string> ReadFileBelow(const std::string& root, const std::string& path) {
  const auto [directory, name] = Split(path);
  const Descriptor folder = OpenBelow(root, directory, Missing::kFail);
  if (!folder) return std::nullopt;
  const Descriptor file(openat(folder.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  std::string bytes;
  std::array<char, 65536> buffer;
  ssize_t count = 0;
  while ((count = read(file.get(), buffer.data(), buffer.size())) > 0) {
    bytes.append(buffer.data(), static_cast<size_t>(count));
  }
  if (count < 0) return std::nullopt;
  return bytes;
}

std::optional<struct stat> StatBelow(const std::string& root, const std::string& path) {
  const auto [directory, name] = Split(path);
  const Descriptor folder = OpenBelow(root, directory, Missing::kFail);
  struct stat status {};
  if (!folder || fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  return status;
}

bool ReplaceFileBelow(const std::string& root, const std::string& path, std::string_view bytes, bool executable) {
  const auto [directory, name] = Split(path);
  const Descriptor folder = OpenBelow(root, directory, Missing::kMake);
  if (!folder) return false;
  const std::string beside = "." + name + ".planrev";
  unlinkat(folder.get(), beside.c_str(), 0);
  const Descriptor file(openat(folder.get(), beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                               executable ? 0777 : 0666));
  if (!file) return false;
  if (WriteAll(file.get(), bytes) && renameat(folder.get(), beside.c_str(), folder.get(), name.c_str()) == 0) {
    return true;
  }
  unlinkat(folder.get(), beside.c_str(), 0);
  return false;
}

bool RemoveFileBelow(const std::string& root, const std::string& path) {
  auto [directory, name] = Split(path);
  const Descriptor folder = OpenBelow(root, directory, Missing::kFail);
  if (!folder) return false;
  if (unlinkat(folder.get(), name.c_str(), 0) != 0 && errno != ENOENT) return false;
  while (!directory.empty()) {
    const auto [above, inner] = Split(directory);
    const Descriptor outer = OpenBelow(root, above, Missing::kFail);
    if (!outer || unlinkat(outer.get(), inner.c_str(), AT_REMOVEDIR) != 0) break;
    directory = above;
  }
  return true;
}

}  // namespace planrev::store
