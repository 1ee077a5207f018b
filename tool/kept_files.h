// SPDX-License-Identifier: MIT
// Getting the files out that are kept with a revision.
#pragma once

#include <string>

#include "store/register.h"

namespace planrev::tool {

// Writes them into `folder`, made where it is missing, under the paths by which the text shows them, and says how many
// on standard error. Throws Error kRefused where a file of another content is there, and then writes none; kSystem
// where one cannot be written. Links in the folder are not followed.
void WriteKeptFiles(const store::Register& plans, const store::Revision& revision, const std::string& folder);

}  // namespace planrev::tool
