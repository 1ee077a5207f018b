// SPDX-License-Identifier: MIT
#include "store/digest.h"

#include <mbedtls/sha256.h>

#include <array>

namespace planrev::store {

std::string Sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest;
  mbedtls_sha256_ret(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(), 0);
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace planrev::store
