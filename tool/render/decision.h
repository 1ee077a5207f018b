// SPDX-License-Identifier: MIT
// How a decision is told.
#pragma once

#include <string>

#include "store/decision.h"
#include "store/signing.h"
#include "tool/json_writer.h"

namespace planrev::tool {

// For reading on a terminal of `width` columns: the day and what was decided, then line by line what belongs to it, as
//
//     2021-07-14  adopted by Council, minute 34, as minor
//                 compared with r2, which was in force: minor
//
// but for reasons and alternatives, which can be long. `signature` where it was asked for. Ends in a line feed.
std::string RenderDecision(const store::Decision& decision, std::size_t width,
                           const store::SignatureCheck* signature = nullptr);

// All of it, as planrev-log(1) describes it.
void WriteDecision(JsonWriter& json, const store::Decision& decision, const store::SignatureCheck* signature = nullptr);

}  // namespace planrev::tool
