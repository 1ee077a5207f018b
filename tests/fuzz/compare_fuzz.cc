// SPDX-License-Identifier: MIT
#include "tests/fuzz/compare_fuzz.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "diff/redline/redline.h"

namespace {

using planrev::diff::Apply;
using planrev::diff::Compare;
using planrev::diff::Comparison;

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "compare_fuzz: %s\n", what);
  std::abort();
}

// No entry at all asks for nothing; where there is no change, one entry asks for the layout after.
std::vector<bool> All(const Comparison& comparison) {
  return std::vector<bool>(std::max<std::size_t>(comparison.changes.size(), 1), true);
}

std::vector<bool> EveryOther(const Comparison& comparison) {
  std::vector<bool> accepted(comparison.changes.size());
  for (std::size_t i = 0; i < accepted.size(); i += 2) accepted[i] = true;
  return accepted;
}

void RequireExact(std::string_view before, std::string_view after) {
  const Comparison comparison = Compare(before, after);
  Require(Apply(comparison, before, after, All(comparison)) == after, "all changes do not give the text after");
  Require(Apply(comparison, before, after, {}) == before, "no change does not give the text before");
  Apply(comparison, before, after, EveryOther(comparison));  // has no one right answer, but must have one
  planrev::diff::MakeRedline(comparison, before, after);     // nor has this
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view both(reinterpret_cast<const char*>(data), size);
  const std::size_t between = both.find(static_cast<char>(kBetween));
  const bool two = between != std::string_view::npos;
  RequireExact(both.substr(0, between), two ? both.substr(between + 1) : std::string_view());
  return 0;
}
