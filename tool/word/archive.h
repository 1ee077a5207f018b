// SPDX-License-Identifier: MIT
// ZIP archives in memory: what Word and ODT documents are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planrev::tool {

struct ArchiveEntry {
  std::string name;  // "word/document.xml"
  std::string bytes;
};
using Archive = std::vector<ArchiveEntry>;

// Everything in the archive. `name` is what messages call it. Throws Error kInput "cannot read '<name>': <cause>" where
// it is none, is cut short, altered or encrypted, or holds more than 10,000 entries or 256 MiB: what an entry claims to
// be does not count, only what it unpacks to.
Archive ReadArchive(std::string_view bytes, const std::string& name);

// The same entries give the same bytes: they bear no time of their own.
std::string WriteArchive(const Archive& archive);

// The entry of that name, or null.
const ArchiveEntry* FindEntry(const Archive& archive, std::string_view name);

}  // namespace planrev::tool
