// SPDX-License-Identifier: MIT
// The file is cut into entries at the lines that begin with a key. Each entry has its value, which may go on in the
// lines that follow, and before it the comments and empty lines that belong to it; nothing is parsed further, so that
// what a person wrote stays as it was written.
#include "store/merge_plan_file.h"

#include <algorithm>
#include <optional>

namespace planrev::store {
namespace {

struct Entry {
  std::string key;    // empty for what follows the last value
  std::string above;  // comments and empty lines
  std::string value;  // the line "key: value" and those that go on with it
};

std::string_view NextLine(std::string_view& text) {
  const size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
  text.remove_prefix(line.size());
  return line;
}

// "title" for "title: Community Safety Plan"; nothing for a line that begins no entry.
std::optional<std::string> KeyOf(std::string_view line) {
  constexpr std::string_view kBeginsNoKey = " \t#-[]{}?&*!|>%@`:";
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || kBeginsNoKey.find(line[0]) != std::string_view::npos) return std::nullopt;
  std::string key(line.substr(0, colon));
  std::erase_if(key, [](char byte) { return byte == '"' || byte == '\''; });
  while (key.ends_with(' ')) key.pop_back();
  return key;
}

bool IsAside(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos || line[0] == '#';
}

// With a line feed at the end of each line.
std::vector<Entry> Cut(std::string_view yaml) {
  std::vector<Entry> entries;
  std::string above;
  while (!yaml.empty()) {
    std::string line(NextLine(yaml));
    if (!line.ends_with('\n')) line += '\n';
    const auto key = KeyOf(line);
    if (key) {
      entries.push_back({*key, std::move(above), std::move(line)});
      above.clear();
    } else if (IsAside(line) || entries.empty()) {
      above += line;
    } else {
      entries.back().value += std::move(above) + line;
      above.clear();
    }
  }
  if (!above.empty()) entries.push_back({"", std::move(above), ""});
  return entries;
}

const Entry* Find(const std::vector<Entry>& entries, const std::string& key) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

bool SameValue(const Entry* one, const Entry* other) {
  if (one == nullptr || other == nullptr) return one == other;
  return one->value == other->value;
}

// Puts the entry before what follows the last value.
void Append(std::vector<Entry>& entries, const Entry& entry) {
  const bool has_end = !entries.empty() && entries.back().key.empty();
  entries.insert(entries.end() - (has_end ? 1 : 0), entry);
}

void Replace(std::vector<Entry>& entries, const Entry& entry) {
  for (Entry& one : entries) {
    if (one.key == entry.key) one.value = entry.value;
  }
}

void Remove(std::vector<Entry>& entries, const std::string& key) {
  std::erase_if(entries, [&](const Entry& one) { return one.key == key; });
}

}  // namespace

MergedPlanFile MergePlanFile(std::string_view base, std::string_view shared, std::string_view mine) {
  MergedPlanFile result;
  if (shared.empty()) return {std::string(mine), {}};
  const std::vector<Entry> before = Cut(base), other = Cut(shared), own = Cut(mine);
  std::vector<Entry> merged = other;
  for (const Entry& entry : own) {
    const Entry* was = Find(before, entry.key);
    const Entry* now = Find(other, entry.key);
    if (entry.key.empty() || entry.key == "revision" || SameValue(&entry, was) || SameValue(&entry, now)) continue;
    if (!SameValue(now, was)) result.both.push_back(entry.key);
    if (now == nullptr) Append(merged, entry);
    if (now != nullptr) Replace(merged, entry);
  }
  for (const Entry& entry : before) {
    const bool removed = !entry.key.empty() && entry.key != "revision" && Find(own, entry.key) == nullptr;
    if (removed && SameValue(Find(other, entry.key), &entry)) Remove(merged, entry.key);
  }
  for (const Entry& entry : merged) result.yaml += entry.above + entry.value;
  return result;
}

}  // namespace planrev::store
