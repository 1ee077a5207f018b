// SPDX-License-Identifier: MIT
// Version 2 of the format, gitformat-pack(5): after a header of 8 bytes and a table of 256 counts there are, for each
// of the objects in turn, 20 bytes of name, 4 of checksum, 4 of offset; then 8 for each offset that needs more.
#include "store/pack_index.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>

#include "store/loose_object.h"

namespace planrev::store {
namespace {

namespace fs = std::filesystem;

// A file, mapped for reading; empty where it cannot be.
class Mapped {
 public:
  explicit Mapped(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (file < 0) return;
    if (fstat(file, &status) == 0 && status.st_size > 0) {
      size_ = static_cast<size_t>(status.st_size);
      bytes_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
      if (bytes_ == MAP_FAILED) size_ = 0;
    }
    close(file);
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  ~Mapped() {
    if (size_ > 0) munmap(bytes_, size_);
  }
  size_t size() const { return size_; }
  std::uint32_t Number(size_t at) const {
    const auto* byte = static_cast<const unsigned char*>(bytes_) + at;
    return std::uint32_t{byte[0]} << 24 | std::uint32_t{byte[1]} << 16 | std::uint32_t{byte[2]} << 8 | byte[3];
  }

 private:
  void* bytes_ = nullptr;
  size_t size_ = 0;
};

bool LeadsBeyond(const Mapped& index, std::uint64_t pack_size) {
  constexpr std::uint32_t kMagic = 0xFF744F63, kLarge = 0x80000000;
  constexpr size_t kCounts = 8, kNames = kCounts + 256 * 4, kTrailer = 40;
  if (index.size() < kNames + kTrailer || index.Number(0) != kMagic) return false;  // libgit2 sees that
  const size_t count = index.Number(kNames - 4);
  const size_t offsets = kNames + count * 24, large = offsets + count * 4;
  if (large + kTrailer > index.size()) return false;  // and that
  for (size_t i = 0; i < count; ++i) {
    std::uint64_t offset = index.Number(offsets + i * 4);
    if ((offset & kLarge) != 0) {
      const size_t at = large + (offset & ~std::uint64_t{kLarge}) * 8;
      if (at + 8 + kTrailer > index.size()) return true;
      offset = std::uint64_t{index.Number(at)} << 32 | index.Number(at + 4);
    }
    if (offset >= pack_size) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> DamagedPackIndex(git_repository* repository) {
  for (const std::string& directory : ObjectDirectories(repository)) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(directory + "/pack", error)) {
      if (entry.path().extension() != ".idx") continue;
      fs::path pack = entry.path();
      pack.replace_extension(".pack");
      std::error_code missing;
      const auto size = fs::file_size(pack, missing);
      if (!missing && LeadsBeyond(Mapped(entry.path()), size)) return entry.path().string();
    }
  }
  return std::nullopt;
}

}  // namespace planrev::store
