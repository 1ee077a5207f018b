// SPDX-License-Identifier: MIT
#include "tool/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "store/error.h"
#include "tool/suggest.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kHelp = "--help";

std::string HintFor(const Command& command) { return "see 'planrev " + std::string(command.name) + " --help'"; }

[[noreturn]] void Refuse(const Command& command, const std::string& message, const std::string& hint = "") {
  throw Error(ErrorKind::kUsage, message, hint.empty() ? HintFor(command) : hint);
}

std::vector<std::string> LongNames(const Command& command) {
  std::vector<std::string> names = {std::string(kHelp)};
  for (const Option& option : command.options) names.emplace_back(option.name);
  return names;
}

constexpr std::string_view kEndOfOptions = "--";  // CLI11 leaves it among the words that nobody wanted

// A word that belongs to nothing the command describes; `ended` where it follows "--".
[[noreturn]] void RefuseExtra(const Command& command, const std::string& word, bool ended) {
  if (ended || word.size() < 2 || word[0] != '-') Refuse(command, "too many arguments: '" + word + "'");
  const std::string name = word.substr(0, word.find('='));
  Refuse(command, "unknown option '" + name + "'", DidYouMean(name, LongNames(command)));
}

constexpr int kMostValues = 1 << 20;  // of one option

CLI::Option* Describe(CLI::App& app, const Option& option) {
  std::string names(option.name);
  if (!option.letter.empty()) names += "," + std::string(option.letter);
  if (option.value.empty()) return app.add_flag(names);
  CLI::Option* described = app.add_option(names);
  if (option.many) {
    return described->expected(option.bare ? 0 : 1, kMostValues)
        ->delimiter(',')
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  return described->multi_option_policy(option.each ? CLI::MultiOptionPolicy::TakeAll
                                                    : CLI::MultiOptionPolicy::TakeLast);
}

void CheckValue(const Command& command, const Option& option, const std::string& value) {
  if (option.value.empty() && value != "true") {  // what CLI11 gives for a bare flag
    Refuse(command, "option '" + std::string(option.name) + "' takes no value");
  }
  // No note is well said so; what a label must be, the register says.
  if (!option.value.empty() && value.empty() && !option.bare && option.name != "--note" && option.name != "--label") {
    Refuse(command, "option '" + std::string(option.name) + "' needs a value that is not empty");
  }
  if (option.choices.empty() || std::ranges::find(option.choices, value) != option.choices.end()) return;
  const std::vector<std::string> choices(option.choices.begin(), option.choices.end());
  std::string hint = DidYouMean(value, choices);
  if (hint.empty()) hint = "one of " + InWords(choices);
  Refuse(command, "'" + value + "' is no value of option '" + std::string(option.name) + "'", hint);
}

void Parse(const Command& command, CLI::App& app, const std::vector<std::string>& words) {
  std::vector<std::string> backwards(words.rbegin(), words.rend());  // the order that CLI11 asks for
  try {
    app.parse(std::move(backwards));
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string said = mismatch.what();
    Refuse(command, "option '" + said.substr(0, said.find(':')) + "' needs a value");
  } catch (const CLI::ParseError& error) {
    Refuse(command, error.what());
  }
}

void Check(const Command& command, const Arguments& arguments) {
  for (const Argument& argument : command.arguments) {
    if (argument.required && !arguments.Has(argument.name)) {
      Refuse(command, "missing argument " + std::string(argument.name));
    }
  }
  for (const Option& option : command.options) {
    for (const std::string& value : arguments.Values(option.name)) CheckValue(command, option, value);
  }
}

std::string Column(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 2, width), ' ');
  return text;
}

std::string HelpOf(const Option& option) {
  std::string names = option.letter.empty() ? "" : std::string(option.letter) + ", ";
  names += option.name;
  if (!option.value.empty()) names += (option.bare ? " [" : " ") + std::string(option.value);
  if (option.many) names += option.bare ? "...]" : "...";
  return "  " + Column(names, 24) + std::string(option.help) + "\n";
}

// `text` with `first` before its first line and `rest` before the others.
std::string Indented(std::string_view text, const std::string& first, const std::string& rest) {
  std::string indented;
  std::string prefix = first;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    indented += prefix + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
    prefix = rest;
  }
  return indented;
}

}  // namespace

Arguments ParseArguments(const Command& command, const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  std::vector<std::pair<std::string_view, CLI::Option*>> described = {{kHelp, app.add_flag("--help,-h")}};
  for (const Argument& argument : command.arguments) {
    described.emplace_back(argument.name, app.add_option(std::string(argument.name)));
  }
  for (const Option& option : command.options) described.emplace_back(option.name, Describe(app, option));
  Parse(command, app, words);
  std::vector<Arguments::Given> given;
  for (const auto& [name, option] : described) {
    if (option->count() > 0) given.push_back({name, option->results()});
  }
  Arguments arguments(std::move(given));
  if (arguments.Has(kHelp)) return arguments;
  bool ended = false;
  for (const std::string& word : app.remaining()) {
    if (ended || word != kEndOfOptions) RefuseExtra(command, word, ended);
    ended = true;
  }
  Check(command, arguments);
  return arguments;
}

std::string HelpOf(const Command& command) {
  const std::string name = "planrev " + std::string(command.name) + " ";
  std::string help = Indented(command.synopsis, "usage: " + name, "   or: " + name);
  help += "\n" + std::string(command.about) + "\n\nOptions:\n";
  for (const Option& option : command.options) help += HelpOf(option);
  help += HelpOf(Option{.name = kHelp, .letter = "-h", .help = "print this help"});
  return help + "\nExamples:\n" + Indented(command.examples, "  ", "  ");
}

std::string HelpOfAll() {
  std::string help =
      "usage: planrev [--register DIR] COMMAND [ARGUMENT...]\n\n"
      "Keeps the revisions of policy plans and says what changed between them.\n\nCommands:\n";
  for (const Command* command : Commands()) {
    help += "  " + Column(std::string(command->name), 14) + std::string(command->summary) + "\n";
  }
  help += "\nOptions:\n" + HelpOf(kRegisterOption);
  help += HelpOf(Option{.name = "--version", .help = "print the version"});
  help += HelpOf(Option{.name = kHelp, .letter = "-h", .help = "print this help"});
  return help +
         "\nExamples:\n"
         "  planrev diff before.md after.md\n"
         "  planrev add community-safety plan.md --label 'June 2021 Update'\n"
         "  planrev diff community-safety\n\n"
         "'planrev COMMAND --help' explains a command, 'man planrev-COMMAND' in full.\n";
}

}  // namespace planrev::tool
