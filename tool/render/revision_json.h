// SPDX-License-Identifier: MIT
#pragma once

#include "store/register.h"
#include "tool/json_writer.h"

namespace planrev::tool {

// One revision as planrev-list(1) and planrev-log(1) describe it.
void WriteRevision(JsonWriter& json, const store::Revision& revision);

}  // namespace planrev::tool
