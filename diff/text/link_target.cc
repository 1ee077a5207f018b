// SPDX-License-Identifier: MIT
#include "diff/text/link_target.h"

#include <algorithm>

#include "diff/text/lines.h"

namespace planrev::diff {

std::optional<LinkTarget> ReadTarget(std::string_view inside) {
  inside = Trim(inside);
  if (inside.empty()) return LinkTarget{};
  const bool angled = inside.front() == '<';
  const std::size_t end = angled ? inside.find('>') : std::min(inside.find_first_of(" \t"), inside.size());
  if (end == std::string_view::npos) return std::nullopt;
  LinkTarget target{angled ? inside.substr(1, end - 1) : inside.substr(0, end), {}};
  const std::string_view title = Trim(inside.substr(angled ? end + 1 : end));
  if (title.empty()) return target;
  const char closes = title.front() == '(' ? ')' : title.front();
  if (title.size() < 2 || (closes != '"' && closes != '\'' && closes != ')') || title.back() != closes)
    return std::nullopt;
  target.title = title.substr(1, title.size() - 2);
  return target;
}

std::string TargetRead(std::string_view inside) {
  const auto target = ReadTarget(inside);
  std::string read(target ? target->where : inside);
  if (target && !target->title.empty()) read.append(" \"").append(target->title).append("\"");
  return read;
}

}  // namespace planrev::diff
