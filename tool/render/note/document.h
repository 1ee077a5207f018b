// SPDX-License-Identifier: MIT
// The note, or the schedule of amendments, as a document of some format.
#pragma once

#include <string>

#include "tool/render/note/note.h"

namespace planrev::tool {

enum class NoteFormat { kMarkdown, kHtml, kDocx };

struct NoteOptions {
  NoteFormat format = NoteFormat::kMarkdown;
  bool schedule = false;
  std::string template_file;  // the built-in words where empty
};

// The document, bytes for Word. Word is made by pandoc from the Markdown. Names in a council's template that nobody
// knows are said on standard error. Throws what Template::Read and RunPandoc throw.
std::string WriteNote(const NoteSubject& subject, const NoteOptions& options);

// `text` without the stop behind a quotation that ends in one.
std::string WithoutDoubledStops(const std::string& text);

// The built-in template with all that it calls in its place, and above it the names that it may use.
std::string NoteTemplate(const NoteOptions& options);

}  // namespace planrev::tool
