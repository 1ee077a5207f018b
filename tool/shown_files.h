// SPDX-License-Identifier: MIT
// The files that a text shows (diff/parse/shown_files.h), read from the folder that the text stands in.
#pragma once

#include <string>
#include <string_view>

#include "store/register.h"
#include "tool/word/document.h"

namespace planrev::tool {

struct Beside {
  std::string text;               // what messages call the text, and the name of a link to itself: "drafts/plan.md"
  std::string folder;             // where its files are sought: "drafts"
  bool links = true;              // whether files that links lead to count; in a Word file they lead from elsewhere
  store::FileBytes brought = {};  // files that need not be sought, as the pictures within a Word file
};

// The document at `path`; "-" is standard input, whose files are sought in the current directory.
Beside BesideFile(const std::string& path, const Document& document);

// All of them. Throws Error kInput where one is missing, cannot be read, lies or leads outside the folder, is larger
// than the register keeps, or has a name that it does not; the message names the file and the line.
store::FileBytes ReadShownFiles(std::string_view text, const Beside& beside);

// The digests of those that can be read and kept; the others are left out.
store::FileDigests DigestsOfShownFiles(std::string_view text, const Beside& beside);

}  // namespace planrev::tool
