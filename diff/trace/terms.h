// SPDX-License-Identifier: MIT
// The words of a text as they count for what it is about: each by its stem ("extended" and "extension" differ,
// "extended" and "extends" do not), figures by their digits, and words that only join others marked as such. English;
// the stems are those of the Snowball project's English stemmer.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace planrev::diff {

struct Term {
  std::string stem;       // in lower case; of a figure its digits, without currency and percent sign
  std::size_t start = 0;  // bytes in the text; half-open
  std::size_t end = 0;
  bool figure = false;
  bool joins = false;  // an article, pronoun, preposition, conjunction or auxiliary: it tells nothing by itself
  bool sign = false;   // punctuation
};

class TermReader {
 public:
  TermReader();
  ~TermReader();
  TermReader(const TermReader&) = delete;
  TermReader& operator=(const TermReader&) = delete;

  // The terms of a text without markup, in order.
  std::vector<Term> Read(std::string_view text) const;

  std::string Stem(std::string_view word) const;

 private:
  struct Free {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Free> stemmer_;
};

}  // namespace planrev::diff
