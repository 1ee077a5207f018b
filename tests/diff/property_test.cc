// SPDX-License-Identifier: MIT
// What must hold for any two texts.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "tests/diff/laid.h"
#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

const std::vector<std::string>& Pieces() {
  static const std::vector<std::string> kPieces = {"# Plan\n\n",
                                                   "## Aims\n\n",
                                                   "## 1. Means\n\n",
                                                   "### Money\n\n",
                                                   "Title\n=====\n\n",
                                                   "One paragraph of some words.\n\n",
                                                   "Another paragraph of other words, which goes on.\n\n",
                                                   "They will act in 2021.\n\n",
                                                   "They may act in 2022.\n\n",
                                                   "- first item\n- second item\n",
                                                   "- third item\n  - inner item\n\n",
                                                   "1. one\n2. two\n\n",
                                                   "> a quote here\n> goes on\n\n",
                                                   "```\ncode here\n```\n\n",
                                                   "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n",
                                                   "| a | c | b |\n|---|---|---|\n| 1 | 9 | 2 |\n\n",
                                                   "---\n\n",
                                                   "<div>\nhtml\n</div>\n\n",
                                                   "[a]: http://b.c\n\n",
                                                   "Text with **bold** and [a link](d).\n\n",
                                                   "\xC3\xBC"
                                                   "ber caf\xC3\xA9.\n\n",
                                                   "loose",
                                                   "\r\nwindows\r\n",
                                                   "\t\n",
                                                   "Same words here.\n\n",
                                                   "Same words here.\n\n"};
  return kPieces;
}

// Two texts of which the second has pieces of the first moved, dropped, doubled and replaced.
std::pair<std::string, std::string> TwoTexts() {
  const auto pick = rc::gen::inRange<std::size_t>(0, Pieces().size());
  auto parts = *rc::gen::container<std::vector<std::size_t>>(pick);
  std::string before;
  for (const std::size_t part : parts) before += Pieces()[part];
  const auto edits = *rc::gen::inRange(0, 6);
  for (int e = 0; e < edits && !parts.empty(); ++e) {
    const auto at = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, parts.size()));
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        parts.erase(parts.begin() + at);
        break;
      case 1:
        parts.insert(parts.begin() + at, *pick);
        break;
      case 2:
        parts[static_cast<std::size_t>(at)] = *pick;
        break;
      default: {
        const std::size_t part = parts[static_cast<std::size_t>(at)];
        parts.erase(parts.begin() + at);
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, parts.size() + 1)),
                     part);
      }
    }
  }
  std::string after;
  for (const std::size_t part : parts) after += Pieces()[part];
  return {before, after};
}

TEST(Property, AllGivesTheTextAfterAndNoneTheTextBefore) {
  EXPECT_TRUE(rc::check("apply is exact", [] {
    const auto [before, after] = TwoTexts();
    RC_LOG() << "before:\n" << before << "after:\n" << after;
    const Comparison comparison = Compare(before, after);
    RC_ASSERT(Apply(comparison, before, after, std::vector<bool>(comparison.changes.size() + 1, true)) == after);
    RC_ASSERT(Apply(comparison, before, after, {}) == before);
  }));
}

TEST(Property, TheSameTextsGiveTheSameAnswer) {
  EXPECT_TRUE(rc::check("deterministic", [] {
    const auto [before, after] = TwoTexts();
    RC_ASSERT(Told(before, after) == Told(before, after));
  }));
}

TEST(Property, ATextIsTheSameAsItself) {
  EXPECT_TRUE(rc::check("no change", [] {
    const auto text = TwoTexts().first;
    const Comparison comparison = Compare(text, text);
    RC_ASSERT(comparison.changes.empty());
    RC_ASSERT(!comparison.layout_only);
  }));
}

TEST(Property, NoChangeMeansThatOnlyLayoutDiffers) {
  EXPECT_TRUE(rc::check("nothing goes unsaid", [] {
    const auto [before, after] = TwoTexts();
    const Comparison comparison = Compare(before, after);
    const auto words = [](std::string text) {
      const std::string definition = "\n[a]: http://b.c\n";  // layout, as long as no link asks for it
      text.insert(0, "\n");
      for (std::size_t at; (at = text.find(definition)) != std::string::npos;) text.erase(at, definition.size() - 1);
      std::string kept;
      for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) kept += c;
      }
      std::sort(kept.begin(), kept.end());
      return kept;
    };
    if (comparison.changes.empty()) RC_ASSERT(words(before) == words(after));
  }));
}

TEST(Property, AnyBytesComeBack) {
  EXPECT_TRUE(rc::check("apply is exact on arbitrary bytes", [] {
    const auto before = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const auto after = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const Comparison comparison = Compare(before, after);
    RC_ASSERT(Apply(comparison, before, after, std::vector<bool>(comparison.changes.size() + 1, true)) == after);
    RC_ASSERT(Apply(comparison, before, after, {}) == before);
  }));
}

TEST(Property, RunsOfAnEditReadAsBothSides) {
  EXPECT_TRUE(rc::check("equal and removed runs are the text before", [] {
    const auto [before, after] = TwoTexts();
    for (const Change& change : Compare(before, after).changes) {
      RC_ASSERT(!change.runs.empty() || change.before.empty() || change.after.empty() || change.unit == Unit::kCode ||
                change.unit == Unit::kItem || change.unit == Unit::kCell);
      RC_ASSERT(change.id.size() == 8U);
      for (const Span& span : change.before) RC_ASSERT(span.start <= span.end && span.end <= before.size());
      for (const Span& span : change.after) RC_ASSERT(span.start <= span.end && span.end <= after.size());
    }
  }));
}

TEST(Property, ARedlineReadsAsBothSides) {
  EXPECT_TRUE(rc::check("the redline has all words of either side", [] {
    const auto [before, after] = TwoTexts();
    const auto redline = [](const std::string& a, const std::string& b) { return MakeRedline(Compare(a, b), a, b); };
    const auto sorted = [](std::string text) {  // brackets may make a reference on one side only
      std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
      std::sort(text.begin(), text.end());
      return text;
    };
    const Redline both = redline(before, after);
    RC_ASSERT(ChangesIn(both).size() == Compare(before, after).changes.size());
    RC_ASSERT(ReadsAfter(both) == ReadsAfter(redline(after, after)));
    RC_ASSERT(sorted(ReadsBefore(both)) == sorted(ReadsAfter(redline(before, before))));
  }));
}

TEST(Property, ARedlineOfAnyBytesIsMade) {
  EXPECT_TRUE(rc::check("no text is too odd", [] {
    const auto before = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const auto after = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const Redline redline = MakeRedline(Compare(before, after), before, after);
    std::size_t covered = 0;
    for (const RedlineSection& section : redline.sections) covered += section.last - section.first;
    RC_ASSERT(covered == redline.blocks.size());
  }));
}

}  // namespace
}  // namespace planrev::diff
