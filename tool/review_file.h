// SPDX-License-Identifier: MIT
// The file that the review page saves: what one person said of the changes between two texts.
//
//   {"format": "planrev-review-file", "version": 1, "plan": "community-safety", "by": "Ann",
//    "before": {"revision": 1, "text_sha256": "…"}, "after": {"revision": 2, "text_sha256": "…"},
//    "reviews": [{"id": "4f2a91c0", "digest": "…", "review": "accept", "comment": ""}]}
//
// It comes from anywhere, so nothing of it is believed: texts and changes must be those of the register.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/review.h"
#include "tool/reviewing.h"

namespace planrev::tool {

// The reviews in `bytes`, ready to be recorded; `by` is who says it where the file does not. `name` is what messages
// call the file. Throws Error kInput where it is no such file, is of another plan or of other texts, or judges a change
// that is not there, or one twice.
std::vector<store::Review> ReadReviewFile(std::string_view bytes, const std::string& name, const Reviewing& reviewing,
                                          const std::string& by);

}  // namespace planrev::tool
