// SPDX-License-Identifier: MIT
#include "diff/text/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace planrev::diff {

std::uint64_t Hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace planrev::diff
