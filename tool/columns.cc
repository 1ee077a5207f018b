// SPDX-License-Identifier: MIT
#include "tool/columns.h"

#include <algorithm>

#include "tool/wrap.h"

namespace planrev::tool {

std::string Aligned(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], Columns(row[i]));
  }
  std::string table;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      table += row[i];
      if (i + 1 < row.size()) table += std::string(widths[i] - Columns(row[i]) + 2, ' ');
    }
    table += '\n';
  }
  return table;
}

}  // namespace planrev::tool
