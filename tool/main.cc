// SPDX-License-Identifier: MIT
#include "tool/program.h"

int main(int argc, char** argv) {
  return planrev::tool::Run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
