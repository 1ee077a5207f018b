// SPDX-License-Identifier: MIT
#include "diff/text/vocabulary.h"

#include <utility>

#include "diff/text/hash.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;  // a power of two, as are all sizes after it

}  // namespace

Vocabulary::Vocabulary() : slots_(kFirstSlots, 0) {}

WordId Vocabulary::Intern(std::string_view word) {
  const std::uint64_t hash = Hash(word);
  const std::size_t slot = SlotOf(word, hash);
  return slots_[slot] != 0 ? slots_[slot] - 1 : Add(word, hash, slot);
}

WordId Vocabulary::InternCopy(std::string_view word) {
  const std::uint64_t hash = Hash(word);
  const std::size_t slot = SlotOf(word, hash);
  return slots_[slot] != 0 ? slots_[slot] - 1 : Add(Keep(std::string(word)), hash, slot);
}

// Where the word's id stands, or is to stand.
std::size_t Vocabulary::SlotOf(std::string_view word, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0) {
    const WordId id = slots_[slot] - 1;
    if (hashes_[id] == hash && words_[id] == word) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

WordId Vocabulary::Add(std::string_view word, std::uint64_t hash, std::size_t slot) {
  const auto id = static_cast<WordId>(words_.size());
  words_.push_back(word);
  hashes_.push_back(hash);
  slots_[slot] = id + 1;
  if (words_.size() * 2 > slots_.size()) Grow();
  return id;
}

std::string_view Vocabulary::Keep(std::string word) { return kept_.emplace_back(std::move(word)); }

void Vocabulary::Grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t id = 0; id < hashes_.size(); ++id) {
    std::size_t slot = hashes_[id] & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(id + 1);
  }
}

}  // namespace planrev::diff
