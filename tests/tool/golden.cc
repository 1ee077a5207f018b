// SPDX-License-Identifier: MIT
#include "tests/tool/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace planrev::tool {

void ExpectGolden(const std::string& name, const std::string& text) {
  const std::string path = std::string(PLANREV_SOURCE_DIR) + "/tests/tool/golden/" + name;
  if (std::getenv("PLANREV_ACCEPT") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    GTEST_SKIP() << "golden accepted: " << name;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file.is_open()) << path << " is missing; PLANREV_ACCEPT=1 writes it";
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(text, expected.str()) << "in " << path;
}

}  // namespace planrev::tool
