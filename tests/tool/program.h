// SPDX-License-Identifier: MIT
// Runs the real program, as a person or a script would.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace planrev::tool {

struct Outcome {
  int status = -1;  // the exit status; 128 + the signal's number where one ended it
  std::string out;
  std::string err;
};

// A directory of its own for each test, gone afterwards; the program runs in it, with a fixed identity and no pager.
class Sandbox {
 public:
  Sandbox();
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  const std::string& path() const { return path_; }
  void Write(const std::string& name, const std::string& text) const;
  std::string Read(const std::string& name) const;
  void Set(const std::string& variable, const std::string& value) { environment_[variable] = value; }

  Outcome Run(const std::vector<std::string>& words, const std::string& input = "") const;
  // The same for a line of bash, in which "planrev" is the program.
  Outcome Shell(const std::string& line) const;
  // Runs a line of bash on a terminal of its own, 80 columns wide; gives what appears there, line ends as "\n".
  std::string OnTerminal(const std::string& line) const;

 private:
  [[noreturn]] void Become(const std::vector<std::string>& words) const;

  std::string path_;
  std::map<std::string, std::string> environment_;
};

}  // namespace planrev::tool
