// SPDX-License-Identifier: MIT
#include "tool/render/note/tables.h"

#include "tool/render/page/context.h"

namespace planrev::tool {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "Table 2" of "Table 2: What people told us"; empty for other text.
std::string Caption(const diff::RedlineBlock& block) {
  const std::string text = PlainText(block.text);
  if (!text.starts_with("Table ") || text.size() < 7) return "";
  std::size_t end = 6;
  while (end < text.size() &&
         (IsDigit(text[end]) || (text[end] == '.' && end + 1 < text.size() && IsDigit(text[end + 1]))))
    ++end;
  const bool letter =
      end == 6 && text[6] >= 'A' && text[6] <= 'Z' && (text.size() == 7 || text[7] == ':' || text[7] == '.');
  return end > 6 || letter ? text.substr(0, letter ? 7 : end) : "";
}

std::string NameOf(const diff::Redline& redline, std::size_t block) {
  std::string name = block > 0 ? Caption(redline.blocks[block - 1]) : "";
  if (name.empty() && block + 1 < redline.blocks.size()) name = Caption(redline.blocks[block + 1]);
  return name.empty() ? "the table" : name;
}

}  // namespace

std::vector<TablePlace> TablePlaces(const diff::Comparison& comparison, const diff::Redline& redline) {
  std::vector<TablePlace> places(comparison.changes.size());
  for (std::size_t b = 0; b < redline.blocks.size(); ++b) {
    const diff::RedlineBlock& block = redline.blocks[b];
    if (block.unit != diff::Unit::kTable) continue;
    const std::string name = NameOf(redline, b);
    const auto put = [&](int change) {
      if (change >= 0) places[static_cast<std::size_t>(change)] = {b, name};
    };
    for (const diff::RedlineRow& row : block.table.rows) {
      put(row.change);
      for (const diff::RedlineCell& cell : row.cells) {
        put(cell.change);
        for (const diff::RedlineRun& run : cell.text) put(run.change);
      }
    }
  }
  return places;
}

}  // namespace planrev::tool
