// SPDX-License-Identifier: MIT
#include "tool/signing.h"

#include "store/error.h"

namespace planrev::tool {

store::Signing SigningFrom(const Arguments& arguments) {
  const bool sign = arguments.Has("--sign"), no_sign = arguments.Has("--no-sign");
  if (sign && no_sign) throw Error(ErrorKind::kUsage, "both --sign and --no-sign are given", "give one of them");
  return sign ? store::Signing::kYes : no_sign ? store::Signing::kNo : store::Signing::kAsGit;
}

}  // namespace planrev::tool
