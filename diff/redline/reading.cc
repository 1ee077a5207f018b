// SPDX-License-Identifier: MIT
#include "diff/redline/reading.h"

#include <algorithm>
#include <charconv>

#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

// The offset at which a line of the block goes on, behind its quotation marks and the blanks around them; of other
// blanks at most `indentation` are passed over.
std::size_t SkipPrefix(std::string_view text, const Line& line, int quotes, std::size_t indentation) {
  std::size_t at = line.start;
  const auto skip_blanks = [&](std::size_t most) {
    for (; most > 0 && at < line.end && IsBlank(text[at]); --most) ++at;
  };
  for (; quotes > 0; --quotes) {
    const std::size_t mark = text.find_first_not_of(" \t", at);
    if (mark == std::string_view::npos || mark >= line.end || text[mark] != '>') break;
    at = mark + 1;
    skip_blanks(1);
  }
  skip_blanks(indentation);
  return at;
}

// A block's lines from its content on, without prefixes.
std::vector<std::string_view> LinesOf(std::string_view text, const Block& block, std::size_t indentation) {
  std::vector<std::string_view> lines;
  for (std::size_t at = block.content; at < block.end;) {
    const Line line = LineAt(text, at);
    const std::size_t end = std::min(line.end, block.end);
    const std::size_t from = lines.empty() ? at : std::min(SkipPrefix(text, line, block.quote_depth, indentation), end);
    lines.push_back(text.substr(from, end - from));
    at = line.next;
  }
  return lines;
}

std::string Joined(const std::vector<std::string_view>& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) (text += i > 0 ? "\n" : "") += lines[i];
  return text;
}

// How far the block's content is indented on its line, behind quotation marks.
std::size_t Indentation(std::string_view text, const Block& block) {
  std::size_t start = block.content;
  while (start > 0 && text[start - 1] != '\n' && text[start - 1] != '\r') --start;
  return block.content - SkipPrefix(text, LineAt(text, start), block.quote_depth, 0);
}

bool IsFence(std::string_view line) {
  const std::string_view trimmed = Trim(line);
  return trimmed.starts_with("```") || trimmed.starts_with("~~~");
}

// What a code block says. Its content starts behind the opening fence, where it has one and says anything.
std::string CodeText(std::string_view text, const Block& block) {
  std::vector<std::string_view> lines = LinesOf(text, block, Indentation(text, block));
  const bool fenced = text.find_first_of("`~", block.start) < block.content;
  const bool empty = lines.size() <= 2 && std::ranges::all_of(lines, IsFence);
  if (empty && !fenced) return "";
  if (fenced && !lines.empty() && IsFence(lines.back())) lines.pop_back();
  return Joined(lines);
}

std::string HeadingText(std::string_view text, const Block& block) {
  std::vector<std::string_view> lines = LinesOf(text, block, static_cast<std::size_t>(-1));
  if (lines.empty()) return "";
  std::size_t mark = block.content;
  while (mark > block.start && IsBlank(text[mark - 1])) --mark;
  if (mark == block.start || text[mark - 1] != '#') {
    if (lines.size() > 1) lines.pop_back();  // a setext underline
    return Joined(lines);
  }
  std::string_view line = Trim(lines.front());
  const std::size_t closing = line.find_last_not_of('#');
  if (closing == std::string_view::npos) return "";
  if (closing + 1 < line.size() && IsBlank(line[closing])) line = Trim(line.substr(0, closing));
  return std::string(line);
}

bool IsLiteral(const Block& block) {
  return block.unit == Unit::kCode || block.unit == Unit::kHtml || block.unit == Unit::kMetadata;
}

std::string SourceOf(std::string_view text, const Block& block) {
  if (block.unit == Unit::kItem && block.content == block.start) return "";  // only its marker
  if (block.unit == Unit::kHeading) return HeadingText(text, block);
  return Joined(LinesOf(text, block, static_cast<std::size_t>(-1)));
}

std::string LiteralText(std::string_view text, const Block& block) {
  if (block.unit == Unit::kCode) return CodeText(text, block);
  return Joined(LinesOf(text, block, Indentation(text, block)));
}

}  // namespace

Reading::Reading(std::string_view text) {
  document_.text = text;
  document_.outline = MakeOutline(text);
  const auto& sections = document_.outline.sections;
  for (std::size_t s = 0; s < sections.size(); ++s) {
    document_.section_blocks.push_back(document_.blocks.size());
    ParseSection({sections[s].start, sections[s].end, static_cast<int>(s)}, document_, vocabulary_);
  }
  document_.section_blocks.push_back(document_.blocks.size());
  ReadTexts();
  ReadLists();
}

void Reading::ReadTexts() {
  std::vector<std::string> sources, definitions;
  std::vector<std::size_t> literal;
  for (const Block& block : document_.blocks) {
    first_text_.push_back(sources.size());
    if (block.unit == Unit::kMetadata)
      definitions.emplace_back(document_.text.substr(block.start, block.end - block.start));
    if (IsLiteral(block)) literal.push_back(sources.size());
    if (block.table < 0) {
      sources.push_back(IsLiteral(block) ? "" : SourceOf(document_.text, block));
      continue;
    }
    const auto& rows = document_.tables[static_cast<std::size_t>(block.table)].rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (const TableCell& cell : rows[r].cells)
        sources.emplace_back(r == 1 ? std::string_view() : document_.text.substr(cell.start, cell.end - cell.start));
    }
  }
  texts_ = ParseInlines(sources, definitions);
  auto place = literal.begin();
  for (const Block& block : document_.blocks) {
    if (IsLiteral(block)) texts_[*place++] = {{LiteralText(document_.text, block), Face::kPlain, ""}};
  }
}

// A block knows the innermost list around it; the ones further out are those that are open when it comes.
void Reading::ReadLists() {
  std::vector<bool> ordered(static_cast<std::size_t>(document_.lists));
  for (const Block& block : document_.blocks) {
    if (block.list >= 0 && block.ordered) ordered[static_cast<std::size_t>(block.list)] = true;
  }
  list_number_.resize(ordered.size());
  std::vector<int> open;
  for (const Block& block : document_.blocks) {
    open.resize(static_cast<std::size_t>(block.list_depth), -1);
    if (block.list_depth > 0) open.back() = block.list;
    std::vector<Around> around;
    std::size_t lists = 0;
    for (int depth = block.list_depth + block.quote_depth; depth > 0; --depth) {
      const bool in_word = depth <= kNestingKept;
      const bool quote = in_word && (block.nesting >> (depth - 1) & 1) != 0;
      if (quote) {
        around.push_back({true, -1, false});
      } else if (lists < open.size()) {
        const int list = open[lists++];
        around.push_back({false, list, list >= 0 && ordered[static_cast<std::size_t>(list)]});
      }
    }
    around_.push_back(std::move(around));
    item_number_.push_back(block.opens_item && block.list >= 0 ? NextNumber(block) : 0);
  }
}

// The first item of a list says where it starts counting (CommonMark 0.30, section 5.3).
std::size_t Reading::NextNumber(const Block& item) {
  std::optional<std::size_t>& number = list_number_[static_cast<std::size_t>(item.list)];
  if (number) return ++*number;
  std::size_t start = 1;
  const std::string_view marker =
      document_.text.substr(item.start, std::min<std::size_t>(item.content - item.start, 9));
  if (std::from_chars(marker.data(), marker.data() + marker.size(), start).ec != std::errc()) start = 1;
  number = start;
  return start;
}

BlockSpan Reading::BlocksIn(const Bytes& bytes) const {
  if (!bytes.exists()) return {};
  const auto starts_before = [](const Block& block, std::size_t offset) { return block.start < offset; };
  const auto first = std::lower_bound(document_.blocks.begin(), document_.blocks.end(), bytes.start, starts_before);
  const auto last = std::lower_bound(first, document_.blocks.end(), bytes.end, starts_before);
  return {static_cast<std::size_t>(first - document_.blocks.begin()),
          static_cast<std::size_t>(last - document_.blocks.begin())};
}

const StyledText& Reading::Cell(std::size_t block, std::size_t row, std::size_t column) const {
  const Table& table = document_.tables[static_cast<std::size_t>(this->block(block).table)];
  return texts_[first_text_[block] + row * table.rows.front().cells.size() + column];
}

}  // namespace planrev::diff
