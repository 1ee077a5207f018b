// SPDX-License-Identifier: MIT
#include "tool/word/archive.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "store/error.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kMostEntries = 10000;
constexpr std::size_t kMostBytes = std::size_t{256} << 20;

[[noreturn]] void Refuse(const std::string& name, const std::string& cause, const std::string& hint = "") {
  throw Error(ErrorKind::kInput, "cannot read '" + name + "': " + cause, hint);
}

// --- minizip's files, in memory ---

struct Memory {
  std::string bytes;
  std::size_t at = 0;
};

Memory& Of(void* memory) { return *static_cast<Memory*>(memory); }

void* Open(void* memory, const void*, int) { return memory; }

uLong Read(void*, void* stream, void* buffer, uLong size) {
  Memory& memory = Of(stream);
  const std::size_t left = memory.at < memory.bytes.size() ? memory.bytes.size() - memory.at : 0;
  const std::size_t count = std::min<std::size_t>(size, left);
  std::memcpy(buffer, memory.bytes.data() + memory.at, count);
  memory.at += count;
  return count;
}

uLong Write(void*, void* stream, const void* buffer, uLong size) {
  Memory& memory = Of(stream);
  if (memory.at + size > memory.bytes.size()) memory.bytes.resize(memory.at + size);
  std::memcpy(memory.bytes.data() + memory.at, buffer, size);
  memory.at += size;
  return size;
}

ZPOS64_T Tell(void*, void* stream) { return Of(stream).at; }

long Seek(void*, void* stream, ZPOS64_T offset, int origin) {
  Memory& memory = Of(stream);
  const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                           : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                              : 0;
  if (offset > memory.bytes.size() - std::min(from, memory.bytes.size())) return -1;
  memory.at = from + offset;
  return 0;
}

int Close(void*, void*) { return 0; }
int NoError(void*, void*) { return 0; }

zlib_filefunc64_def FilesIn(Memory& memory) { return {Open, Read, Write, Tell, Seek, Close, NoError, &memory}; }

// --- reading ---

struct CloseUnzip {
  void operator()(void* file) const { unzClose(file); }
};
using Unzip = std::unique_ptr<void, CloseUnzip>;

ArchiveEntry EntryHere(void* file, const std::string& archive) {
  unz_file_info64 info = {};
  std::array<char, 1024> entry_name{};
  if (unzGetCurrentFileInfo64(file, &info, entry_name.data(), entry_name.size() - 1, nullptr, 0, nullptr, 0) !=
      UNZ_OK) {
    Refuse(archive, "its table of contents is broken");
  }
  if (info.flag & 1u) Refuse(archive, "it is protected with a password");
  return {entry_name.data(), ""};
}

// `most` is what may still come.
void Unpack(void* file, const std::string& archive, std::size_t most, ArchiveEntry& entry) {
  const auto broken = [&] { Refuse(archive, "'" + entry.name + "' in it is cut short or altered"); };
  if (unzOpenCurrentFile(file) != UNZ_OK) broken();
  std::array<char, 1 << 16> buffer;
  int count = 0;
  while ((count = unzReadCurrentFile(file, buffer.data(), buffer.size())) > 0) {
    if (entry.bytes.size() + static_cast<std::size_t>(count) > most) {
      unzCloseCurrentFile(file);
      Refuse(archive, "it unpacks to more than 256 MiB");
    }
    entry.bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  if (unzCloseCurrentFile(file) != UNZ_OK || count < 0) broken();
}

}  // namespace

Archive ReadArchive(std::string_view bytes, const std::string& name) {
  Memory memory{std::string(bytes), 0};
  zlib_filefunc64_def files = FilesIn(memory);
  const Unzip file(unzOpen2_64("", &files));
  if (!file) {
    Refuse(name, "it is no ZIP archive, as such documents are, or it is cut short", "if it is Markdown, name it .md");
  }
  Archive archive;
  std::size_t total = 0;
  for (int more = unzGoToFirstFile(file.get()); more != UNZ_END_OF_LIST_OF_FILE; more = unzGoToNextFile(file.get())) {
    if (more != UNZ_OK) Refuse(name, "its table of contents is broken");
    if (archive.size() == kMostEntries) Refuse(name, "there are more than 10,000 files in it");
    archive.push_back(EntryHere(file.get(), name));
    Unpack(file.get(), name, kMostBytes - total, archive.back());
    total += archive.back().bytes.size();
  }
  return archive;
}

std::string WriteArchive(const Archive& archive) {
  constexpr uLong kUtf8Names = 1u << 11;
  Memory memory;
  zlib_filefunc64_def files = FilesIn(memory);
  zipFile file = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &files);
  zip_fileinfo info = {};
  info.tmz_date = {0, 0, 0, 1, 0, 1980};  // the first day there is in such an archive
  for (const ArchiveEntry& entry : archive) {
    zipOpenNewFileInZip4_64(file, entry.name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                            Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, 20,
                            kUtf8Names, 0);
    zipWriteInFileInZip(file, entry.bytes.data(), static_cast<unsigned>(entry.bytes.size()));
    zipCloseFileInZip(file);
  }
  zipClose(file, nullptr);
  return std::move(memory.bytes);
}

const ArchiveEntry* FindEntry(const Archive& archive, std::string_view name) {
  const auto found = std::ranges::find(archive, name, &ArchiveEntry::name);
  return found == archive.end() ? nullptr : &*found;
}

}  // namespace planrev::tool
