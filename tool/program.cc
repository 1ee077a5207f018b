// SPDX-License-Identifier: MIT
#include "tool/program.h"

#include <algorithm>
#include <new>

#include "store/error.h"
#include "tool/command_line.h"
#include "tool/output.h"
#include "tool/suggest.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kVersion = "planrev " PLANREV_VERSION "\n";

// What stands before the command's name, and what follows it.
struct Words {
  std::string directory;  // --register; empty where not given
  std::string command;    // or --help, --version; empty where there is none
  std::vector<std::string> rest;
};

int StatusOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kRefused:
      return 1;
    case ErrorKind::kUsage:
    case ErrorKind::kUnknown:
      return 2;
    case ErrorKind::kInput:
    case ErrorKind::kRegister:
    case ErrorKind::kSystem:
      return 3;
  }
  return 3;
}

// A hint of several lines is several hints.
std::string Hints(std::string_view hint) {
  std::string lines;
  while (!hint.empty()) {
    const std::size_t end = std::min(hint.find('\n'), hint.size());
    lines += "hint: " + VisibleLine(hint.substr(0, end)) + "\n";
    hint.remove_prefix(std::min(end + 1, hint.size()));
  }
  return lines;
}

int Report(const Error& error) {
  Say("planrev: " + VisibleLine(error.what()) + "\n" + Hints(error.hint()));
  return StatusOf(error.kind());
}

[[noreturn]] void RefuseWord(const std::string& word) {
  std::vector<std::string> names;
  const bool option = word.starts_with("-");
  if (option) {
    names = {"--register", "--version", "--help"};
  } else {
    for (const Command* command : Commands()) names.emplace_back(command->name);
  }
  const std::string hint = DidYouMean(word, names);
  throw Error(ErrorKind::kUsage, (option ? "unknown option '" : "unknown command '") + word + "'",
              hint.empty() ? "see 'planrev --help'" : hint);
}

Words Split(const std::vector<std::string>& words) {
  static constexpr std::string_view kAssigned = "--register=";
  Words split;
  std::size_t at = 0;
  for (; at < words.size(); ++at) {
    if (words[at].starts_with(kAssigned)) {
      split.directory = words[at].substr(kAssigned.size());
    } else if (words[at] != kRegisterOption.name) {
      break;
    } else if (++at < words.size()) {
      split.directory = words[at];
    } else {
      throw Error(ErrorKind::kUsage, "option '--register' needs a value", "see 'planrev --help'");
    }
  }
  if (at == words.size()) return split;
  split.command = words[at];
  split.rest.assign(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
  return split;
}

bool IsRegisterOption(const Option& option) { return option.name == kRegisterOption.name; }

int RunCommand(const Command& command, const Words& words) {
  Arguments arguments = ParseArguments(command, words.rest);
  if (arguments.Has("--help")) {
    Deliver(HelpOf(command));
    return 0;
  }
  if (!words.directory.empty() && !std::ranges::any_of(command.options, IsRegisterOption)) {
    throw Error(ErrorKind::kUsage, "'planrev " + std::string(command.name) + "' uses no register",
                "leave out --register");
  }
  if (!words.directory.empty()) arguments.SetDefault(kRegisterOption.name, words.directory);
  return command.run(arguments);
}

int Dispatch(Words words) {
  if (words.command == "help" && !words.rest.empty()) {
    words.command = words.rest.front();
    words.rest = {"--help"};
  }
  if (words.command == "--help" || words.command == "-h" || words.command == "help") {
    Deliver(HelpOfAll());
    return 0;
  }
  if (words.command == "--version") {
    Deliver(kVersion);
    return 0;
  }
  if (words.command.empty()) throw Error(ErrorKind::kUsage, "which command is not said", "see 'planrev --help'");
  const Command* command = FindCommand(words.command);
  if (command == nullptr) RefuseWord(words.command);
  return RunCommand(*command, words);
}

}  // namespace

int Run(const std::vector<std::string>& words) {
  try {
    return Dispatch(Split(words));
  } catch (const Error& error) {
    return Report(error);
  } catch (const std::bad_alloc&) {
    return Report(Error(ErrorKind::kSystem, "out of memory"));
  } catch (const std::exception& error) {
    return Report(Error(ErrorKind::kSystem, std::string("internal error: ") + error.what(), "please report this"));
  }
}

}  // namespace planrev::tool
