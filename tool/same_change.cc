// SPDX-License-Identifier: MIT
#include "tool/same_change.h"

#include <algorithm>

#include "diff/parse/parse_inlines.h"
#include "diff/parse/shown_files.h"
#include "store/digest.h"
#include "tool/utf8.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kMostShown = 300;  // bytes of a text that are kept for people

std::string TextOf(const diff::Change& change, diff::Sign sign) {
  std::string text;
  for (const diff::Run& run : change.runs) {
    if (run.sign == diff::Sign::kEqual || run.sign == sign) text += run.text;
  }
  return text;
}

// The beginning, in whole characters, for one line.
std::string Cut(const std::string& text) {
  if (text.size() <= kMostShown) return VisibleLine(text);
  std::size_t end = kMostShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return VisibleLine(std::string_view(text).substr(0, end)) + "…";
}

// Parts of which none can be taken for another.
void Add(std::string& bytes, std::string_view part) {
  bytes += std::to_string(part.size()) + ":";
  bytes += part;
}

// A change of a whole that has changes of its own within it (a section moved, and words in it edited) is known by its
// words alone: the links in it are theirs.
bool HoldsOthers(const diff::Change& change) {
  if (change.kind == diff::Kind::kAdded || change.kind == diff::Kind::kRemoved) return false;
  switch (change.unit) {
    case diff::Unit::kHeading:
    case diff::Unit::kParagraph:
    case diff::Unit::kCell:
    case diff::Unit::kImage:
    case diff::Unit::kFile:
    case diff::Unit::kFootnote:
    case diff::Unit::kMetadata:
      return false;
    case diff::Unit::kItem:
      return change.kind != diff::Kind::kEdited;
    default:
      return true;
  }
}

// A line without the marks of the blocks that it stands in.
std::string_view WithoutMarks(std::string_view line) {
  while (!line.empty()) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool sign = std::string_view("-*+#").find(line[0]) != std::string_view::npos;
    const bool number = digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
    const std::size_t size = sign ? std::min(line.find_first_not_of(line[0]), line.size()) : number ? digits + 1 : 0;
    if (line[0] == ' ' || line[0] == '\t' || line[0] == '>' || line[0] == '|') {
      line.remove_prefix(1);
    } else if (size > 0 && (size == line.size() || line[size] == ' ' || line[size] == '\t')) {
      line.remove_prefix(size);
    } else {
      return line;
    }
  }
  return line;
}

std::vector<std::string> Paragraphs(std::string_view source) {
  std::vector<std::string> paragraphs(1);
  while (!source.empty()) {
    std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(source.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = WithoutMarks(line);
    if (line.empty()) {
      paragraphs.emplace_back();
    } else {
      paragraphs.back() += (paragraphs.back().empty() ? "" : "\n") + std::string(line);
    }
  }
  return paragraphs;
}

// What its words do not say: what is emphasised, where links lead, what is in the pictures.
void AddDress(std::string& bytes, const std::vector<diff::Span>& spans, std::string_view text,
              const std::map<std::string, std::string>& files) {
  for (const diff::Span& span : spans) {
    const std::string_view source = text.substr(span.start, span.end - span.start);
    for (const diff::ShownFile& shown : diff::FilesShown(source)) {
      const auto file = files.find(shown.path);
      if (file != files.end()) Add(bytes, file->first + " " + file->second);
    }
    for (const diff::StyledText& styled : diff::ParseInlines(Paragraphs(source), {})) {
      for (const diff::Styled& piece : styled) {
        if (piece.faces == diff::Face::kPlain || (piece.faces & diff::Face::kNote) != 0) continue;
        Add(bytes, std::to_string(piece.faces));
        Add(bytes, piece.text);
        Add(bytes, piece.target);
      }
    }
  }
}

std::string DigestOf(const diff::Change& change, const ComparedTexts& texts) {
  std::string bytes;
  for (const std::string_view part : {Name(change.kind), Name(change.unit)}) Add(bytes, part);
  Add(bytes, change.cell ? change.cell->row : "");
  Add(bytes, change.cell ? change.cell->column : "");
  Add(bytes, TextOf(change, diff::Sign::kRemoved));
  Add(bytes, TextOf(change, diff::Sign::kAdded));
  if (!HoldsOthers(change)) {
    AddDress(bytes, change.before, texts.before, texts.files.files_before);
    Add(bytes, "");
    AddDress(bytes, change.after, texts.after, texts.files.files_after);
  }
  return store::Sha256(bytes);
}

store::ReviewedChange NameOf(const diff::Change& change, const ComparedTexts& texts) {
  store::ReviewedChange named;
  named.id = change.id;
  named.digest = DigestOf(change, texts);
  named.kind = Name(change.kind);
  named.unit = Name(change.unit);
  named.significance = Name(change.significance);
  for (const std::string& title : change.section) named.section.push_back(Cut(title));
  named.before = Cut(TextOf(change, diff::Sign::kRemoved));
  named.after = Cut(TextOf(change, diff::Sign::kAdded));
  return named;
}

}  // namespace

std::vector<store::ReviewedChange> NameChanges(const ComparedTexts& texts) {
  std::vector<store::ReviewedChange> named;
  std::map<std::string, int> all;
  std::map<std::pair<std::string, std::vector<std::string>>, int> of, number;
  for (const diff::Change& change : texts.comparison.changes) {
    named.push_back(NameOf(change, texts));
    ++all[named.back().digest];
    ++of[{named.back().digest, named.back().section}];
  }
  for (store::ReviewedChange& change : named) {
    change.alike = all[change.digest];
    change.of = of[{change.digest, change.section}];
    change.number = ++number[{change.digest, change.section}];
  }
  return named;
}

SameChanges::SameChanges(const std::vector<store::ReviewedChange>& named) {
  for (std::size_t i = 0; i < named.size(); ++i) {
    Alike& alike = by_digest_[named[i].digest];
    if (alike.all++ == 0) alike.first = i;
    alike.by_section[named[i].section].push_back(i);
  }
}

std::optional<std::size_t> SameChanges::Find(const store::ReviewedChange& change) const {
  const auto found = by_digest_.find(change.digest);
  if (found == by_digest_.end()) return std::nullopt;
  const Alike& alike = found->second;
  if (alike.all == 1 && change.alike == 1) return alike.first;
  const auto there = alike.by_section.find(change.section);
  const auto of = static_cast<std::size_t>(change.of), number = static_cast<std::size_t>(change.number);
  if (there == alike.by_section.end() || there->second.size() != of || number > of) return std::nullopt;
  return there->second[number - 1];
}

}  // namespace planrev::tool
