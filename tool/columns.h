// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace planrev::tool {

using Row = std::vector<std::string>;

// The rows as a table for a terminal, two spaces between the columns, which are as wide as their widest cell. All rows
// have as many cells as the first.
std::string Aligned(const std::vector<Row>& rows);

}  // namespace planrev::tool
