// SPDX-License-Identifier: MIT
#include "tests/diff/laid.h"

namespace planrev::diff {
namespace {

std::string InDress(const Styled& styled) {
  std::string text = styled.text;
  if (styled.faces & Face::kStrong) text = "*" + text + "*";
  if (styled.faces & Face::kEmphasis) text = "_" + text + "_";
  if (styled.faces & Face::kStrike) text = "~" + text + "~";
  if (styled.faces & Face::kCode) text = "`" + text + "`";
  if (styled.faces & Face::kImage) return "!<" + text + "|" + styled.target + ">";
  if (styled.faces & Face::kLink) return "<" + text + "|" + styled.target + ">";
  return styled.faces & Face::kNote ? "^" + text : text;
}

std::string Text(const RedlineText& text, Sign whole) {
  std::string said;
  for (const RedlineRun& run : text) {
    const std::string words = InDress(run.styled);
    said += run.sign == whole ? words : run.sign == Sign::kRemoved ? "[-" + words + "-]" : "{+" + words + "+}";
  }
  return said;
}

std::string Lead(Sign sign, Standing standing) {
  const std::string mark = sign == Sign::kAdded ? "+ " : sign == Sign::kRemoved ? "- " : "";
  if (standing == Standing::kInPlace) return mark;
  return standing == Standing::kMovedHere ? "moved here: " : "moved away: ";
}

std::string Containers(const RedlineBlock& block) {
  std::string said;
  for (std::size_t i = 0; i < block.around.size(); ++i) {
    const Around& around = block.around[i];
    const bool opened = block.opens_item && i + 1 == block.around.size() && !around.quote;
    if (around.quote) {
      said += "> ";
    } else if (!opened) {
      said += "  ";
    } else {
      said += around.ordered ? std::to_string(block.item_number) + ". " : "* ";
    }
  }
  return said;
}

std::string Row(const RedlineRow& row) {
  std::string said = Lead(row.sign, row.standing) + "|";
  for (const RedlineCell& cell : row.cells) said += cell.stands ? " " + Text(cell.text, row.sign) + " |" : " (none) |";
  return said + "\n";
}

void Read(const RedlineText& text, Sign without, std::string& into) {
  for (const RedlineRun& run : text) {
    if (run.sign == without || run.paragraph_end) continue;
    for (const char c : run.styled.text) {
      if (static_cast<unsigned char>(c) > ' ') into += c;
    }
  }
}

std::string Side(const Redline& redline, Sign without) {
  std::string read;
  for (const RedlineBlock& block : redline.blocks) {
    if (block.unit == Unit::kMetadata || block.standing == Standing::kMovedAway) continue;
    Read(block.text, without, read);
    for (const RedlineRow& row : block.table.rows) {
      if (row.standing == Standing::kMovedAway) continue;
      for (const RedlineCell& cell : row.cells) Read(cell.text, without, read);
    }
  }
  return read;
}

// Without quotation marks and dashes, which are layout.
std::string Said(const RedlineText& text, Sign without) {
  std::string read, said;
  Read(text, without, read);
  for (std::size_t at = 0; at < read.size(); ++at) {
    if (read.compare(at, 2, "\xE2\x80") == 0) {
      at += 2;
    } else if (std::string_view("\"'-").find(read[at]) == std::string_view::npos) {
      said += read[at];
    }
  }
  return said;
}

std::string ShapeOf(const RedlineShape& shape) {
  std::string said = std::string(Name(shape.unit));
  if (shape.unit == Unit::kParagraph || shape.unit == Unit::kItem || shape.unit == Unit::kQuote) said = "text";
  if (shape.unit == Unit::kHeading) said += std::to_string(shape.level);
  for (const Around& around : shape.around) said += around.quote ? ">" : around.ordered ? "#" : "*";
  return said + (shape.opens_item ? "! " : " ");
}

// Gathers lines; a paragraph whose end is not there on this side goes on in the next.
class SideReader {
 public:
  explicit SideReader(Sign without) : without_(without) {}

  std::string Read(const Redline& redline) {
    for (const RedlineBlock& block : redline.blocks) {
      if (Stands(block)) Block(block);
    }
    return std::move(lines_);
  }

 private:
  bool Stands(const RedlineBlock& block) const {
    if (block.unit == Unit::kMetadata && !block.front_matter) return false;
    if (block.sign == without_) return false;
    if (without_ == Sign::kRemoved) return block.standing != Standing::kMovedAway && block.sign != Sign::kRemoved;
    return block.standing == Standing::kMovedAway ||
           (block.standing == Standing::kInPlace && block.moved_with == RedlineRun::kNoChange);
  }

  void Block(const RedlineBlock& block) {
    const RedlineShape& shape = without_ == Sign::kAdded && block.was ? *block.was : block;
    if (!goes_on_) lines_ += ShapeOf(shape);
    goes_on_ = false;
    if (block.unit == Unit::kTable) return Table(block.table);
    for (const RedlineRun& run : block.text) {
      if (!run.paragraph_end) {
        if (run.sign != without_ && !(run.styled.faces & Face::kNote)) lines_ += Said({run}, without_);
      } else if (run.sign == without_) {
        goes_on_ = true;
      } else if (&run != &block.text.back()) {
        lines_ += "\n" + ShapeOf(shape);
      }
    }
    if (!goes_on_ || block.text.empty() || !block.text.back().paragraph_end) {
      goes_on_ = false;
      lines_ += "\n";
    }
  }

  void Table(const RedlineTable& table) {
    for (const RedlineRow& row : table.rows) {
      const bool here = row.standing == Standing::kMovedHere;
      if (row.sign == without_ || (without_ == Sign::kAdded && here)) continue;
      if (without_ == Sign::kRemoved && row.standing == Standing::kMovedAway) continue;
      lines_ += "|";
      for (const RedlineCell& cell : row.cells) {
        if (cell.stands && cell.sign != without_) lines_ += Said(cell.text, without_) + "|";
      }
    }
    lines_ += "\n";
  }

  Sign without_;
  bool goes_on_ = false;
  std::string lines_;
};

}  // namespace

std::string BlocksBefore(const Redline& redline) { return SideReader(Sign::kAdded).Read(redline); }
std::string BlocksAfter(const Redline& redline) { return SideReader(Sign::kRemoved).Read(redline); }

std::string ReadsAfter(const Redline& redline) { return Side(redline, Sign::kRemoved); }
std::string ReadsBefore(const Redline& redline) { return Side(redline, Sign::kAdded); }

std::set<int> ChangesIn(const Redline& redline) {
  std::set<int> changes;
  for (const RedlineBlock& block : redline.blocks) {
    changes.insert(block.changes.begin(), block.changes.end());
    for (const RedlineRow& row : block.table.rows) {
      changes.insert(row.change);
      for (const RedlineCell& cell : row.cells) changes.insert(cell.change);
    }
  }
  changes.erase(RedlineRun::kNoChange);
  return changes;
}

std::string Laid(const Redline& redline) {
  std::string said;
  for (const RedlineBlock& block : redline.blocks) {
    const std::string heading =
        block.unit == Unit::kHeading ? std::string(static_cast<std::size_t>(block.level), '#') + " " : "";
    if (block.unit != Unit::kTable) {
      said += Lead(block.sign, block.standing) + Containers(block) + heading + Text(block.text, block.sign) + "\n";
      continue;
    }
    for (const RedlineRow& row : block.table.rows) {
      RedlineRow shown = row;
      if (block.sign != Sign::kEqual) shown.sign = block.sign;
      said += Row(shown);
    }
  }
  return said;
}

std::string Laid(std::string_view before, std::string_view after) {
  return Laid(MakeRedline(Compare(before, after), before, after));
}

}  // namespace planrev::diff
