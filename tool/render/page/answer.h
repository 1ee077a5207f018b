// SPDX-License-Identifier: MIT
// What a page says before it shows the plan: the verdict and why, where the changes lie, figures, promises, what is no
// longer said, and what to look at; as the values that the page's template asks for.
#pragma once

#include <string>

#include "tool/render/facts.h"
#include "tool/render/render.h"

namespace planrev::tool {

// All text in it is escaped by the template, but for what is named "…_html". `title` is the plan's.
Facts AnswerFacts(const Told& told, const std::string& title);

}  // namespace planrev::tool
