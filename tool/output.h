// SPDX-License-Identifier: MIT
// Where results go: standard output, a pager, or a file that is written whole or not at all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planrev::tool {

struct Destination {
  std::string file;    // empty or "-": standard output
  bool pager = false;  // through the pager, where standard output is a terminal
};

// Throws Error kSystem "cannot write '<file>': <cause>"; the file is then as it was. A reader that has gone away ends
// the program quietly, as a signal would.
void Deliver(std::string_view text, const Destination& destination = {});

// The same for the words of a text: bytes as they are, but on a terminal what would act on it is made visible.
void DeliverText(std::string_view text, const Destination& destination = {});

// The same for a file that is no text. Throws Error kUsage where it would go to a terminal.
void DeliverFile(std::string_view bytes, const Destination& destination = {});

// To standard error; never fails.
void Say(std::string_view message);

bool IsTerminal(int descriptor);

// The columns of the terminal on standard output; 80 where there is none.
std::size_t TerminalWidth();

// The value of an environment variable; empty where it is not set.
std::string Environment(const char* name);

}  // namespace planrev::tool
