// SPDX-License-Identifier: MIT
// The English words and phrases that bind, qualify, measure and deny, and how much each weighs: the closed classes on
// which diff/wording/obligations.h rests. They are not meant to be added to because one text has another: each class is
// taken whole from the grammar or drafting guide that is named beside it in the .cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "diff/text/prose.h"

namespace planrev::diff {

enum class BindingScale : std::uint8_t {
  kDuty,       // must, will, should, aims to, may
  kScope,      // all, most, some
  kBound,      // at least, up to
  kQualifier,  // where possible, subject to, best endeavours
  kHedge,      // normally, mainly, nearly: a qualifier of one word, which counts only where it was what was edited
  kNegation,   // not, no, never
  kNorm,       // fee, deadline, eligible: of a figure beside it, that it is laid down
  kNothing,    // looks like one of the others: "not only", "some 300"
};

// Strengths of duties.
inline constexpr int kBinds = 7, kPromises = 6, kAdvises = 5, kAims = 4, kPermits = 2, kSupposes = 1;

struct BindingTerm {
  // What of a term is particular; they add up.
  enum Flag : std::uint8_t {
    kPlain = 0,
    kPaired = 1,      // too common to tell anything without a partner on the other side
    kForbids = 2,     // what it binds to is to leave something
    kModal = 4,       // an auxiliary: "not" behind it turns it into a prohibition
    kBehind = 8,      // counts only behind a modal: "will consider"
    kException = 16,  // a conjunction: counts where a clause with it came or went
    kPresent = 32,    // of norms: not in a sentence about the past
    kReleases = 64,   // says that nobody is bound: "need not"
  };

  // Words in lower case parted by blanks: "a|b" for either, "?" behind a word that may be missing, "@" for a word like
  // "possible" or "appropriate", "#" for a number, which at the end has to follow and is no part of the term.
  std::string_view pattern;
  BindingScale scale;
  int strength;  // within its scale
  int flags;

  bool Is(Flag flag) const { return (flags & flag) != 0; }
};

// A word may belong to one term of each family: "cannot" forbids and denies, "required" binds and is a norm.
enum class BindingFamily : std::uint8_t { kBinding, kNegation, kNorm };

// The longest term of a family that starts with the word at `at`, and the word behind its last; null where there is
// none.
struct BindingMatch {
  const BindingTerm* term = nullptr;
  std::size_t last = 0;
};
BindingMatch BindingTermAt(const Passage& passage, std::size_t at, BindingFamily family);

// The most words a term has.
inline constexpr std::size_t kLongestTerm = 9;

// Whether a term may start with `word`, in whatever case.
bool StartsBindingTerm(std::string_view word);

}  // namespace planrev::diff
