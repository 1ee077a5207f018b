// SPDX-License-Identifier: MIT
#include "store/loose_object.h"

#include <git2/sys/odb_backend.h>
#include <zlib.h>

#include <array>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace planrev::store {
namespace {

// Above libgit2's own loose objects, and beside its packs, which were there before and so are asked first.
constexpr int kPriority = 2;

// The bytes that were compressed, or what is wrong with the compression.
struct Inflated {
  std::string bytes;
  std::string fault;
};

// As much as `most` bytes, where that is less than all.
Inflated Inflate(std::string_view file, size_t most) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return {"", "there is no memory to read it"};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(file.data()));  // zlib leaves it as it is
  stream.avail_in = static_cast<uInt>(file.size());
  Inflated inflated;
  std::array<char, 65536> buffer;
  int code = Z_OK;
  while (code == Z_OK && inflated.bytes.size() < most) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    code = inflate(&stream, Z_NO_FLUSH);
    inflated.bytes.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  const size_t rest = stream.avail_in;
  inflateEnd(&stream);
  if (code == Z_BUF_ERROR) inflated.fault = file.empty() ? "it is empty" : "it ends too early";
  if (code == Z_DATA_ERROR || code == Z_NEED_DICT) inflated.fault = "its compressed bytes are damaged";
  if (code == Z_STREAM_END && rest > 0) inflated.fault = "something follows its end";
  return inflated;
}

// "blob 1234\0".
struct Header {
  git_object_t type = GIT_OBJECT_INVALID;
  size_t size = 0;    // of the object
  size_t length = 0;  // of the header
};

std::optional<Header> ParseHeader(std::string_view bytes) {
  const size_t end = bytes.find('\0');
  const size_t space = bytes.find(' ');
  if (end == std::string_view::npos || space == std::string_view::npos || space > end) return std::nullopt;
  Header header{git_object_string2type(std::string(bytes.substr(0, space)).c_str()), 0, end + 1};
  const auto [rest, error] = std::from_chars(bytes.data() + space + 1, bytes.data() + end, header.size);
  const bool whole = error == std::errc() && rest == bytes.data() + end && git_object_typeisloose(header.type) != 0;
  return whole ? std::optional(header) : std::nullopt;
}

// Nothing where there is no such file.
std::optional<std::string> ReadWholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

struct Backend {
  git_odb_backend git;  // first, for libgit2 gives us its address
  std::vector<std::string> directories;
};

// The file of the object; nothing where it is in none of the directories.
std::optional<std::string> FileOf(git_odb_backend* backend, const git_oid* id) {
  for (const std::string& directory : reinterpret_cast<Backend*>(backend)->directories) {
    if (auto file = ReadWholeFile(LoosePath(directory, *id))) return file;
  }
  return std::nullopt;
}

int Damaged(const git_oid* id, const std::string& fault) {
  git_error_set_str(GIT_ERROR_ODB, ("the object " + Hex(*id) + " is damaged: " + fault).c_str());
  return GIT_ERROR;
}

int ReadObject(void** bytes, size_t* size, git_object_t* type, git_odb_backend* backend, const git_oid* id) {
  const auto file = FileOf(backend, id);
  if (!file) return GIT_ENOTFOUND;
  const LooseRead read = ReadLoose(*file);
  if (!read.object) return Damaged(id, read.fault);
  *bytes = git_odb_backend_data_alloc(backend, read.object->bytes.size() + 1);
  if (*bytes == nullptr) return GIT_ERROR;
  std::memcpy(*bytes, read.object->bytes.c_str(), read.object->bytes.size() + 1);
  *size = read.object->bytes.size();
  *type = read.object->type;
  return 0;
}

int ReadHeader(size_t* size, git_object_t* type, git_odb_backend* backend, const git_oid* id) {
  const auto file = FileOf(backend, id);
  if (!file) return GIT_ENOTFOUND;
  const Inflated beginning = Inflate(*file, 1);
  const auto header = ParseHeader(beginning.bytes);
  if (!header) return Damaged(id, beginning.fault.empty() ? "its header is damaged" : beginning.fault);
  *size = header->size;
  *type = header->type;
  return 0;
}

// What a C library calls must not throw.
template <auto Call, typename... Arguments>
int Guarded(Arguments... arguments) {
  try {
    return Call(arguments...);
  } catch (const std::exception& error) {
    git_error_set_str(GIT_ERROR_ODB, error.what());
    return GIT_ERROR;
  }
}

void Free(git_odb_backend* backend) { delete reinterpret_cast<Backend*>(backend); }

}  // namespace

LooseRead ReadLoose(std::string_view file) {
  Inflated inflated = Inflate(file, std::string::npos);
  if (!inflated.fault.empty()) return {std::nullopt, inflated.fault};
  const auto header = ParseHeader(inflated.bytes);
  if (!header) return {std::nullopt, "its header is damaged"};
  inflated.bytes.erase(0, header->length);
  if (inflated.bytes.size() != header->size) return {std::nullopt, "it is not as long as its header says"};
  return {LooseObject{header->type, std::move(inflated.bytes)}, ""};
}

std::vector<std::string> ObjectDirectories(git_repository* repository) {
  constexpr size_t kMost = 16;  // two may borrow from each other
  std::vector<std::string> directories = {std::string(git_repository_commondir(repository)) + "objects"};
  for (size_t at = 0; at < directories.size() && directories.size() < kMost; ++at) {
    std::istringstream lines(ReadWholeFile(directories[at] + "/info/alternates").value_or(""));
    std::string line;
    while (std::getline(lines, line)) {
      if (line.empty() || line.starts_with('#')) continue;
      directories.push_back((std::filesystem::path(directories[at]) / line).lexically_normal().string());
    }
  }
  return directories;
}

std::string LoosePath(const std::string& directory, const git_oid& id) {
  const std::string hex = Hex(id);
  return directory + "/" + hex.substr(0, 2) + "/" + hex.substr(2);
}

void ReadSafely(git_repository* repository) {
  const std::string what = "cannot read the register";
  auto backend = std::make_unique<Backend>();
  Check(git_odb_init_backend(&backend->git, GIT_ODB_BACKEND_VERSION), what);
  backend->directories = ObjectDirectories(repository);
  backend->git.read = Guarded<ReadObject>;
  backend->git.read_header = Guarded<ReadHeader>;
  backend->git.free = Free;
  Odb odb;
  Check(git_repository_odb(Out(odb), repository), what);
  Check(git_odb_add_backend(odb.get(), &backend->git, kPriority), what);
  backend.release();  // NOLINT: it is the odb's now
}

}  // namespace planrev::store
