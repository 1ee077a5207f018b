// SPDX-License-Identifier: MIT
// What --sign and --no-sign ask for.
#pragma once

#include "store/signing.h"
#include "tool/command.h"

namespace planrev::tool {

inline constexpr Option kSignOption = {.name = "--sign",
                                       .help = "sign it, as git is set to sign; commit.gpgSign if not given"};
inline constexpr Option kNoSignOption = {.name = "--no-sign", .help = "do not sign it, whatever git is set to"};

// Throws Error kUsage where both are given.
store::Signing SigningFrom(const Arguments& arguments);

}  // namespace planrev::tool
