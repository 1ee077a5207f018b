// SPDX-License-Identifier: MIT
#pragma once

#include "store/register.h"
#include "store/states.h"
#include "tool/json_writer.h"

namespace planrev::tool {

// One revision as planrev-list(1) describes it, and with its state as planrev-log(1) does; `signature` where it was
// asked for.
void WriteRevision(JsonWriter& json, const store::Revision& revision);
void WriteRevision(JsonWriter& json, const store::Revision& revision, const store::Standing& standing,
                   const store::SignatureCheck* signature = nullptr);

}  // namespace planrev::tool
