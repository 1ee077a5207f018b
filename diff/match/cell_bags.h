// SPDX-License-Identifier: MIT
// What the cells of a table say, to hold rows against rows.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "diff/language/lexicon.h"
#include "diff/language/similarity.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// The words of a table's cells, each made when first asked for.
class CellBags {
 public:
  CellBags(const Document& document, const Table& table, const Lexicon& lexicon)
      : document_(document), table_(table), lexicon_(lexicon), bags_(table.rows.size()) {}

  const Bag& Of(std::size_t row, std::size_t column) {
    auto& bags = bags_[row];
    const auto& cells = table_.rows[row].cells;
    bags.resize(cells.size());
    if (!bags[column]) bags[column] = MakeBag(document_, cells[column].first_word, cells[column].words, lexicon_);
    return *bags[column];
  }

 private:
  const Document& document_;
  const Table& table_;
  const Lexicon& lexicon_;
  std::vector<std::vector<std::optional<Bag>>> bags_;
};

}  // namespace planrev::diff
