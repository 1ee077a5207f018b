// SPDX-License-Identifier: MIT
#include "diff/changes/replaced_files.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "diff/parse/shown_files.h"
#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

// The paths that have a digest on both sides, and not the same.
std::set<std::string> Differing(const CompareOptions& options) {
  std::set<std::string> paths;
  for (const auto& [path, digest] : options.files_before) {
    const auto after = options.files_after.find(path);
    if (after != options.files_after.end() && after->second != digest) paths.insert(path);
  }
  return paths;
}

// Where one text shows what.
class Places {
 public:
  explicit Places(const Document& document)
      : document_(document), shown_(FilesShown(document.text)), lines_(document.text) {}

  const std::vector<ShownFile>& shown() const { return shown_; }

  std::vector<Span> Of(const std::string& path) const {
    std::vector<Span> spans;
    for (const ShownFile& file : shown_) {
      if (file.path != path || (!spans.empty() && spans.back().line == file.line)) continue;
      spans.push_back(SpanOf(file.line));
    }
    return spans;
  }

  // Index into the outline; -1 for what stands in none.
  int SectionAt(std::size_t offset) const {
    const auto& sections = document_.outline.sections;
    const auto behind =
        std::upper_bound(sections.begin(), sections.end(), offset,
                         [](std::size_t at, const OutlineSection& section) { return at < section.start; });
    return static_cast<int>(std::distance(sections.begin(), behind)) - 1;
  }

 private:
  // The line without the blanks around it.
  Span SpanOf(std::size_t number) const {
    const Line line = LineAt(document_.text, lines_.StartOf(number));
    const std::string_view words = Trim(document_.text.substr(line.start, line.end - line.start));
    const auto start = static_cast<std::size_t>(words.data() - document_.text.data());
    return {start, start + words.size(), number};
  }

  const Document& document_;
  std::vector<ShownFile> shown_;
  LineIndex lines_;
};

Draft DraftOf(const ShownFile& file, const Places& before, const Places& after) {
  Draft draft;
  draft.change.unit = file.picture ? Unit::kImage : Unit::kFile;
  draft.change.before = before.Of(file.path);
  draft.change.after = after.Of(file.path);
  AppendRun(draft.change, Sign::kEqual, file.words.empty() ? file.path : file.words);
  if (draft.change.before.empty()) return draft;
  draft.change.replaced_file = true;
  draft.facts.other_content = file.path;
  draft.place = {draft.change.after.front().start, false, draft.change.before.front().start};
  draft.section_before = before.SectionAt(draft.change.before.front().start);
  draft.section_after = after.SectionAt(draft.change.after.front().start);
  return draft;
}

}  // namespace

void AddReplacedFiles(const Document& before, const Document& after, const CompareOptions& options, Drafts& drafts) {
  std::set<std::string> paths = Differing(options);
  if (paths.empty()) return;
  const Places places_before(before), places_after(after);
  for (const ShownFile& file : places_after.shown()) {
    if (paths.erase(file.path) == 0) continue;
    Draft draft = DraftOf(file, places_before, places_after);
    if (draft.change.before.empty()) continue;
    draft.digests = options.files_before.at(file.path) + " " + options.files_after.at(file.path);
    drafts.Add(std::move(draft));
  }
}

}  // namespace planrev::diff
