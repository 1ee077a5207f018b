// SPDX-License-Identifier: MIT
// Comparing texts with what they show: another picture under the same name is a change, though the words stay.
//
// Every command that compares does it by these, so that all of them tell the same changes with the same ids.
#pragma once

#include "diff/comparison.h"
#include "tool/texts.h"

namespace planrev::tool {

// Of a file the pictures are those beside it; what cannot be read is not compared.
diff::Comparison CompareTexts(const NamedText& before, const NamedText& after);

diff::Comparison CompareRevisions(const store::Register& plans, const store::Revision& before,
                                  const store::Revision& after);

}  // namespace planrev::tool
