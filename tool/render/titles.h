// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "diff/comparison.h"

namespace planrev::tool {

// What sections are called in running text: by their own title, and with that of the section above where several share
// it, as "Priority 2: Domestic abuse – Why it is a priority".
class Titles {
 public:
  explicit Titles(const diff::Comparison& comparison);

  // "the beginning of the document" for an empty path.
  std::string Of(const std::vector<std::string>& path) const;

 private:
  std::map<std::string, std::size_t> sections_;  // how many have that title
};

}  // namespace planrev::tool
