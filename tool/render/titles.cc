// SPDX-License-Identifier: MIT
#include "tool/render/titles.h"

namespace planrev::tool {

Titles::Titles(const diff::Comparison& comparison) {
  for (const diff::SectionSummary& section : comparison.sections) {
    if (!section.path.empty()) ++sections_[section.path.back()];
  }
}

std::string Titles::Of(const std::vector<std::string>& path) const {
  if (path.empty()) return "the beginning of the document";
  const auto found = sections_.find(path.back());
  const bool shared = found != sections_.end() && found->second > 1 && path.size() > 1;
  return (shared ? path[path.size() - 2] + " – " : "") + path.back();
}

}  // namespace planrev::tool
