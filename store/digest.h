// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace planrev::store {

// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
std::string Sha256(std::string_view bytes);

}  // namespace planrev::store
