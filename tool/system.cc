// SPDX-License-Identifier: MIT
#include "tool/system.h"

#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <cstring>

namespace planrev::tool {

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  Close();
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

int FileDescriptor::Close() {
  if (descriptor_ < 0) return 0;
  return ::close(std::exchange(descriptor_, -1)) == 0 ? 0 : errno;
}

std::string SystemSays(int error) {
  const char* description = strerrordesc_np(error);
  std::string said = description == nullptr ? "error " + std::to_string(error) : description;
  said[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(said[0])));
  return said;
}

}  // namespace planrev::tool
