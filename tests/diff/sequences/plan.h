// SPDX-License-Identifier: MIT
// A plan as its author sees it: headings, paragraphs, lists and tables that can be edited one by one and written as
// Markdown.
//
// Every part, item and row has a number of its own, so that an edit finds its place again whatever else was edited, and
// one edit of a sequence can be left out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/diff/sequences/dice.h"

namespace planrev::diff {

struct Item {
  int id = 0;
  int depth = 0;  // 0 for an item of the list itself
  std::string text;
};

struct Row {
  int id = 0;
  std::vector<std::string> cells;
};

enum class PartKind { kHeading, kParagraph, kList, kTable, kQuote, kCode, kFootnote };

struct Part {
  int id = 0;
  PartKind kind = PartKind::kParagraph;
  std::string text;               // on one line; of a code block its lines
  int level = 0;                  // of a heading
  bool ordered = false;           // of a list
  char bullet = '-';              // of a list that is not
  bool aligned = false;           // whether a table's pipes stand below each other
  std::size_t width = 96;         // of a line of running text
  std::vector<Item> items;        // of a list
  std::vector<Row> rows;          // of a table; the first is the header
  std::vector<std::string> rule;  // of a table, the cells of its delimiter row
};

struct Plan {
  std::vector<std::pair<std::string, std::string>> front;  // front matter
  std::vector<Part> parts;
};

// Reads what the fixtures are written in; numbers count up from `next_id`.
Plan ReadPlan(std::string_view markdown, int& next_id);

std::string WritePlan(const Plan& plan);

// One past the last part of the section that the heading at `heading` opens, with all below it.
std::size_t SectionEnd(const Plan& plan, std::size_t heading);

// A plan of some of the sections of one of `plans`, in their order, some of them with a part that those have not.
Plan PickPlan(const std::vector<Plan>& plans, Dice& dice, int& next_id);

}  // namespace planrev::diff
