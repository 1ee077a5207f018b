// SPDX-License-Identifier: MIT
#include "tests/diff/told.h"

namespace planrev::diff {

std::string ToldRuns(const Change& change) {
  std::string text;
  for (const diff::Run& run : change.runs) {
    if (run.sign == Sign::kEqual) text += run.text;
    if (run.sign == Sign::kRemoved) text += "[-" + run.text + "-]";
    if (run.sign == Sign::kAdded) text += "{+" + run.text + "+}";
  }
  return text;
}

std::string Told(const Comparison& comparison) {
  std::string told;
  for (const Change& change : comparison.changes) {
    told += std::string(Name(change.kind)) + " " + std::string(Name(change.unit)) + ": " + ToldRuns(change) + "\n";
  }
  return told;
}

std::string Told(std::string_view before, std::string_view after) { return Told(Compare(before, after)); }

}  // namespace planrev::diff
