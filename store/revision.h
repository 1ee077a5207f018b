// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace planrev::store {

// One stored text of a plan, immutable.
struct Revision {
  std::string plan;               // slug
  int number = 0;                 // 1, 2 …: shown as r1, r2 …
  std::string label;              // "June 2021 Update"
  std::string note;               // why; may be empty, may have several paragraphs
  std::string dated;              // YYYY-MM-DD: the day the text bears
  std::string author;             // "Name <mail>"
  std::string recorded;           // when it was stored, ISO 8601 in UTC: 2021-06-18T09:30:00Z
  std::string commit;             // full object id
  std::string text_sha256;        // 64 hexadecimal digits
  std::string files_sha256 = {};  // of the list of the files kept with it (store/files.h); empty where there are none
};

}  // namespace planrev::store
