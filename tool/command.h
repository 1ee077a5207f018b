// SPDX-License-Identifier: MIT
// What a command is: a constant description from which parsing, --help, completion and the tests of the man pages all
// read, and the function that carries it out. There is one file per command in tool/commands/, or for commands alike.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::tool {

// An option. One without `value` is a flag; of a value given more than once the last one counts, unless it says else.
struct Option {
  std::string_view name;                           // "--output"
  std::string_view letter = {};                    // "-o", or nothing
  std::string_view value = {};                     // "FILE": how --help calls it; empty for a flag
  std::string_view help = {};                      // one sentence without a full stop
  std::span<const std::string_view> choices = {};  // the values allowed; empty for any
  bool many = false;                               // takes one or more values, by spaces or commas
  bool bare = false;                               // with `many`: may stand without a value, which is an empty one
  bool each = false;                               // may be given more than once, and each value counts
};

struct Argument {
  std::string_view name;  // "BEFORE"
  bool required = true;
};

class Arguments;

struct Command {
  std::string_view name;
  std::string_view summary;   // for the list of commands, as "make a register"
  std::string_view synopsis;  // what follows "planrev NAME", one form per line
  std::string_view about;     // some sentences for --help
  std::span<const Argument> arguments;
  std::span<const Option> options;
  std::string_view examples;               // one per line
  int (*run)(const Arguments& arguments);  // gives the exit status; throws planrev::Error
};

// What the command line said to one command. Lookups of a name that the command does not describe give nothing.
class Arguments {
 public:
  struct Given {
    std::string_view name;  // of the Argument, or of the Option
    std::vector<std::string> values;
  };

  explicit Arguments(std::vector<Given> given) : given_(std::move(given)) {}

  bool Has(std::string_view name) const;
  // The last value; empty where there is none: Has() parts that from an empty value.
  std::string Value(std::string_view name) const;
  std::vector<std::string> Values(std::string_view name) const;
  // What counts where the command line did not say.
  void SetDefault(std::string_view name, const std::string& value);

 private:
  const Given* Find(std::string_view name) const;

  std::vector<Given> given_;
};

// Every command, in the order of --help.
std::span<const Command* const> Commands();

// The command of that name, or null.
const Command* FindCommand(std::string_view name);

// Options that several commands share.
inline constexpr Option kRegisterOption = {
    .name = "--register", .value = "DIR", .help = "use the register that encloses DIR"};
inline constexpr Option kOutputOption = {.name = "--output",
                                         .letter = "-o",
                                         .value = "FILE",
                                         .help = "write to FILE, whole or not at all, instead of standard output"};

}  // namespace planrev::tool
