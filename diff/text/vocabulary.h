// SPDX-License-Identifier: MIT
// Interns words to small integers, one vocabulary for both texts of a comparison, so that the algorithms see integers
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::diff {

using WordId = std::uint32_t;

class Vocabulary {
 public:
  Vocabulary();

  // The id of `word`: equal words have equal ids, counted up from 0 in the order of first sight. `word` is not copied
  // and must outlive the vocabulary; see Keep.
  WordId Intern(std::string_view word);

  // The same for a word that need not outlive the call: what was not known is copied.
  WordId InternCopy(std::string_view word);

  // A copy of `word` that lives as long as the vocabulary.
  std::string_view Keep(std::string word);

  std::string_view Word(WordId id) const { return words_[id]; }
  std::uint64_t HashOf(WordId id) const { return hashes_[id]; }  // of its text, not of when it was first seen
  std::size_t size() const { return words_.size(); }

 private:
  std::size_t SlotOf(std::string_view word, std::uint64_t hash) const;
  WordId Add(std::string_view word, std::uint64_t hash, std::size_t slot);
  void Grow();

  std::vector<std::string_view> words_;
  std::vector<std::uint64_t> hashes_;  // of words_
  std::vector<std::uint32_t> slots_;   // open addressing; an id + 1, or 0
  std::deque<std::string> kept_;
};

}  // namespace planrev::diff
