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

}  // namespace

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
