// SPDX-License-Identifier: MIT
#include "tool/compare.h"

#include <filesystem>

namespace planrev::tool {
namespace {

// Two texts in one folder show the same files there.
bool InOneFolder(const Beside& before, const Beside& after) {
  if (!before.brought.empty() || !after.brought.empty()) return false;
  const auto folder = [](const Beside& beside) {
    std::error_code ignored;
    return std::filesystem::weakly_canonical(beside.folder.empty() ? "." : beside.folder, ignored);
  };
  return folder(before) == folder(after);
}

store::FileDigests FilesOf(const NamedText& text) {
  return text.revision ? text.files : DigestsOfShownFiles(text.text, text.beside);
}

// Whether there may be a file to compare: looking for some costs reading both texts.
bool MayShowFiles(const NamedText& before, const NamedText& after) {
  if (before.revision && before.files.empty()) return false;
  if (after.revision && after.files.empty()) return false;
  return before.revision || after.revision || !InOneFolder(before.beside, after.beside);
}

}  // namespace

diff::Comparison CompareTexts(const NamedText& before, const NamedText& after) {
  if (!MayShowFiles(before, after)) return diff::Compare(before.text, after.text);
  return diff::Compare(before.text, after.text, {FilesOf(before), FilesOf(after)});
}

diff::Comparison CompareRevisions(const store::Register& plans, const store::Revision& before,
                                  const store::Revision& after) {
  return diff::Compare(plans.Text(before), plans.Text(after), {plans.Files(before), plans.Files(after)});
}

}  // namespace planrev::tool
