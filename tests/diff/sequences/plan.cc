// SPDX-License-Identifier: MIT
#include "tests/diff/sequences/plan.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace planrev::diff {
namespace {

using Lines = std::vector<std::string>;

bool StartsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

std::string Joined(const Lines& lines, const std::string& with) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : with) + line;
  return text;
}

std::string Trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The marker at the start of a list item, "- " or "3. ", without its indentation; 0 where there is none.
std::size_t MarkerLength(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits > 0) return line.substr(digits, 2) == ". " ? digits + 2 : 0;
  return StartsWith(line, "- ") || StartsWith(line, "* ") ? 2 : 0;
}

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line.substr(1, line.find_last_of('|') - 1));
  for (std::string cell; std::getline(in, cell, '|');) cells.push_back(Trimmed(cell));
  if (!line.empty() && line.substr(0, line.find_last_of('|')).back() == '|') cells.emplace_back();
  return cells;
}

class Reader {
 public:
  explicit Reader(int& next_id) : next_id_(next_id) {}

  Plan Read(std::string_view markdown) {
    std::istringstream in{std::string(markdown)};
    bool fenced = false, front = false;
    Lines lines;
    for (std::string line; std::getline(in, line);) {
      if (line == "---" && plan_.parts.empty() && lines.empty()) {
        front = !front;
      } else if (front) {
        const std::size_t colon = line.find(": ");
        plan_.front.emplace_back(line.substr(0, colon), line.substr(colon + 2));
      } else if (line.empty() && !fenced) {
        Close(lines);
      } else {
        if (StartsWith(line, "```")) fenced = !fenced;
        lines.push_back(line);
      }
    }
    Close(lines);
    return std::move(plan_);
  }

 private:
  void Close(Lines& lines) {
    if (!lines.empty()) plan_.parts.push_back(Make(lines));
    lines.clear();
  }

  Part Make(const Lines& lines) {
    Part part;
    part.id = next_id_++;
    const std::string& first = lines.front();
    if (first[0] == '#') {
      part.kind = PartKind::kHeading;
      part.level = static_cast<int>(first.find(' '));
      part.text = first.substr(first.find(' ') + 1);
    } else if (first[0] == '|') {
      part.kind = PartKind::kTable;
      ReadTable(lines, part);
    } else if (StartsWith(first, "```")) {
      part.kind = PartKind::kCode;
      part.text = Joined(Lines(lines.begin() + 1, lines.end() - 1), "\n");
    } else if (MarkerLength(first) > 0) {
      part.kind = PartKind::kList;
      part.ordered = first[0] >= '0' && first[0] <= '9';
      ReadList(lines, part);
    } else {
      part.kind = StartsWith(first, "[^") ? PartKind::kFootnote
                  : first[0] == '>'       ? PartKind::kQuote
                                          : PartKind::kParagraph;
      Lines flat;
      for (const std::string& line : lines) flat.push_back(Trimmed(line.substr(line[0] == '>' ? 1 : 0)));
      part.text = Joined(flat, " ");
    }
    return part;
  }

  void ReadTable(const Lines& lines, Part& part) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == 1) {
        part.rule = Cells(lines[i]);
      } else {
        part.rows.push_back({next_id_++, Cells(lines[i])});
      }
    }
  }

  void ReadList(const Lines& lines, Part& part) {
    std::vector<std::size_t> indents;
    for (const std::string& line : lines) {
      const std::size_t indent = line.find_first_not_of(' ');
      const std::size_t marker = MarkerLength(std::string_view(line).substr(indent));
      if (marker == 0) {
        part.items.back().text += " " + line.substr(indent);
        continue;
      }
      while (!indents.empty() && indents.back() >= indent) indents.pop_back();
      part.items.push_back({next_id_++, static_cast<int>(indents.size()), line.substr(indent + marker)});
      indents.push_back(indent);
    }
  }

  int& next_id_;
  Plan plan_;
};

// Whether a line may start with the word: it must not look like a marker, a heading or a rule.
bool MayStartLine(const std::string& word) {
  if (std::string_view("-+*#=>|~`").find(word[0]) != std::string_view::npos) return false;
  const std::size_t digits = word.find_first_not_of("0123456789");
  return digits == 0 || (digits != std::string::npos && word[digits] != '.' && word[digits] != ')');
}

std::string Wrapped(const std::string& text, std::size_t width, const std::string& indent) {
  std::string wrapped, word;
  std::size_t column = indent.size();
  std::istringstream in(text);
  while (in >> word) {
    if (wrapped.empty()) {
      wrapped = word;
    } else if (column + word.size() + 1 > width && MayStartLine(word)) {
      wrapped += "\n" + indent + word;
      column = indent.size();
    } else {
      wrapped += " " + word;
      ++column;
    }
    column += word.size();
  }
  return wrapped;
}

std::string WrittenList(const Part& part) {
  std::string text;
  std::vector<std::size_t> indents;  // of the text at each depth
  int number = 0;
  for (const Item& item : part.items) {
    const auto depth = std::min(static_cast<std::size_t>(item.depth), indents.size());
    indents.resize(depth);
    const std::size_t indent = depth == 0 ? 0 : indents.back();
    const std::string marker =
        part.ordered && depth == 0 ? std::to_string(++number) + ". " : std::string(1, part.bullet) + " ";
    indents.push_back(indent + marker.size());
    text += text.empty() ? "" : "\n";
    text += std::string(indent, ' ') + marker + Wrapped(item.text, part.width, std::string(indents.back(), ' '));
  }
  return text;
}

std::string WrittenTable(const Part& part) {
  std::vector<std::size_t> widths(part.rule.size());
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text = "|";
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::size_t pad = part.aligned ? widths[c] - cells[c].size() : 0;
      text += (cells[c].empty() && pad == 0 ? " " : " " + cells[c] + std::string(pad, ' ') + " ") + "|";
    }
    return text + "\n";
  };
  for (const Row& row : part.rows) {
    for (std::size_t c = 0; c < widths.size(); ++c)
      widths[c] = std::max({widths[c], row.cells[c].size(), part.rule[c].size()});
  }
  std::string text = line(part.rows.front().cells) + line(part.rule);
  for (std::size_t r = 1; r < part.rows.size(); ++r) text += line(part.rows[r].cells);
  text.pop_back();
  return text;
}

std::string Written(const Part& part) {
  switch (part.kind) {
    case PartKind::kHeading:
      return std::string(static_cast<std::size_t>(part.level), '#') + " " + part.text;
    case PartKind::kParagraph:
      return Wrapped(part.text, part.width, "");
    case PartKind::kList:
      return WrittenList(part);
    case PartKind::kTable:
      return WrittenTable(part);
    case PartKind::kQuote:
      return "> " + Wrapped(part.text, part.width, "> ");
    case PartKind::kCode:
      return "```text\n" + part.text + "\n```";
    case PartKind::kFootnote:
      return Wrapped(part.text, part.width, "    ");
  }
  return "";
}

Part Other(PartKind kind, const std::string& text, int& next_id) {
  Part part;
  part.id = next_id++;
  part.kind = kind;
  part.text = text;
  return part;
}

}  // namespace

Plan ReadPlan(std::string_view markdown, int& next_id) { return Reader(next_id).Read(markdown); }

std::string WritePlan(const Plan& plan) {
  std::string text;
  if (!plan.front.empty()) {
    text = "---\n";
    for (const auto& [key, value] : plan.front) text += key + ": " + value + "\n";
    text += "---\n";
  }
  for (const Part& part : plan.parts) text += (text.empty() ? "" : "\n") + Written(part) + "\n";
  return text;
}

std::size_t SectionEnd(const Plan& plan, std::size_t heading) {
  std::size_t end = heading + 1;
  const auto inside = [&](const Part& part) {
    return part.kind != PartKind::kFootnote &&
           (part.kind != PartKind::kHeading || part.level > plan.parts[heading].level);
  };
  while (end < plan.parts.size() && inside(plan.parts[end])) ++end;
  return end;
}

Plan PickPlan(const std::vector<Plan>& plans, Dice& dice, int& next_id) {
  const Plan& whole = dice.Of(plans);
  const std::size_t keep = 1 + dice.Below(4);  // of four sections
  Plan plan;
  plan.front = whole.front;
  for (std::size_t i = 0; i < whole.parts.size();) {
    const bool section = whole.parts[i].kind == PartKind::kHeading && whole.parts[i].level == 2;
    const std::size_t end = section ? SectionEnd(whole, i) : i + 1;
    if (!section || dice.Below(4) < keep)
      plan.parts.insert(plan.parts.end(), whole.parts.begin() + static_cast<std::ptrdiff_t>(i),
                        whole.parts.begin() + static_cast<std::ptrdiff_t>(end));
    i = end;
  }
  for (const Part& other :
       {Other(PartKind::kQuote,
              "We do not see officers on foot any more, one resident told the survey in 2019, and "
              "would like them back in the evenings.",
              next_id),
        Other(PartKind::kCode, "Partner       Posts  Hours\nCouncil          12   4,512\nCounty Police    31  11,340",
              next_id),
        Other(PartKind::kParagraph, "![The wards of the Borough](images/wards.png)", next_id),
        Other(PartKind::kParagraph, "<p class=\"notice\">This plan is published in large print as well.</p>",
              next_id)}) {
    if (plan.parts.empty() || !dice.OneIn(4)) continue;
    const std::size_t at = 1 + dice.Below(plan.parts.size());
    if (at < plan.parts.size() && plan.parts[at].kind == PartKind::kFootnote) continue;
    plan.parts.insert(plan.parts.begin() + static_cast<std::ptrdiff_t>(at), other);
  }
  return plan;
}

}  // namespace planrev::diff
