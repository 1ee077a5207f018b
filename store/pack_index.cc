// SPDX-License-Identifier: MIT
// Version 2 of the format, gitformat-pack(5): after a header of 8 bytes and a table of 256 counts there are, for each
// of the objects in turn, 20 bytes of name, 4 of checksum, 4 of offset; then 8 for each offset that needs more.
#include "store/pack_index.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <vector>

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
  // CRC-32 of the bytes from `begin` to before `end`.
  std::uint32_t Checksum(std::uint64_t begin, std::uint64_t end) const {
    const auto* bytes = static_cast<const unsigned char*>(bytes_);
    return static_cast<std::uint32_t>(crc32_z(0, bytes + begin, end - begin));
  }

 private:
  void* bytes_ = nullptr;
  size_t size_ = 0;
};

// What an index says of one object.
struct Entry {
  std::uint64_t offset = 0;
  std::uint32_t checksum = 0;  // CRC-32 of its bytes in the pack
};

// Nothing where the index is none of this format, or ends too early: libgit2 sees that.
std::optional<std::vector<Entry>> ReadEntries(const Mapped& index) {
  constexpr std::uint32_t kMagic = 0xFF744F63, kLarge = 0x80000000;
  constexpr size_t kCounts = 8, kNames = kCounts + 256 * 4, kTrailer = 40;
  constexpr std::uint64_t kNowhere = ~std::uint64_t{0};
  if (index.size() < kNames + kTrailer || index.Number(0) != kMagic) return std::nullopt;
  const size_t count = index.Number(kNames - 4);
  const size_t checksums = kNames + count * 20, offsets = checksums + count * 4, large = offsets + count * 4;
  if (large + kTrailer > index.size()) return std::nullopt;
  std::vector<Entry> entries(count);
  for (size_t i = 0; i < count; ++i) {
    entries[i] = {index.Number(offsets + i * 4), index.Number(checksums + i * 4)};
    std::uint64_t& offset = entries[i].offset;
    if ((offset & kLarge) == 0) continue;
    const size_t at = large + (offset & ~std::uint64_t{kLarge}) * 8;
    const bool there = at + 8 + kTrailer <= index.size();
    offset = there ? std::uint64_t{index.Number(at)} << 32 | index.Number(at + 4) : kNowhere;
  }
  return entries;
}

bool LeadsBeyond(const std::vector<Entry>& entries, std::uint64_t pack_size) {
  return std::ranges::any_of(entries, [&](const Entry& entry) { return entry.offset >= pack_size; });
}

// An object's bytes end where the next one begins; the last one's at the pack's own digest.
bool HasOtherBytes(std::vector<Entry> entries, const Mapped& pack) {
  constexpr size_t kDigest = 20;
  std::ranges::sort(entries, {}, &Entry::offset);
  for (size_t i = 0; i < entries.size(); ++i) {
    const std::uint64_t end = i + 1 < entries.size() ? entries[i + 1].offset : pack.size() - kDigest;
    if (end <= entries[i].offset || pack.Checksum(entries[i].offset, end) != entries[i].checksum) return true;
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
      const auto entries = missing ? std::nullopt : ReadEntries(Mapped(entry.path()));
      if (entries && LeadsBeyond(*entries, size)) return entry.path().string();
    }
  }
  return std::nullopt;
}

bool Misleads(const std::string& index, const std::string& pack, bool pack_is_whole) {
  const auto entries = ReadEntries(Mapped(index));
  const Mapped bytes(pack);
  if (!entries) return false;
  return LeadsBeyond(*entries, bytes.size()) || (pack_is_whole && HasOtherBytes(*entries, bytes));
}

}  // namespace planrev::store
