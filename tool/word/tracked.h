// SPDX-License-Identifier: MIT
// The changes that Word and LibreOffice track in a document, taken as accepted.
#pragma once

#include <cstddef>
#include <string>

#include "tool/word/archive.h"

namespace planrev::tool {

struct TrackedMarks {
  std::size_t changes = 0;   // as a person counts them: neighbouring pieces of one kind by one author are one
  std::size_t comments = 0;  // which are left out
};

// Makes the tracked changes of a Word document: what was inserted or moved here stays, what was deleted or moved away
// goes, with its paragraphs and table rows. Throws Error kInput "cannot read '<name>': <cause>" where the archive is no
// Word document, its XML is broken or it declares entities.
TrackedMarks AcceptWord(Archive& archive, const std::string& name);

// The same for a text document in the OpenDocument format, whose tables are made plain too (tables.h).
TrackedMarks AcceptOdt(Archive& archive, const std::string& name);

}  // namespace planrev::tool
