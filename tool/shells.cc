// SPDX-License-Identifier: MIT
#include "tool/shells.h"

#include "tool/command.h"

namespace planrev::tool {
namespace {

std::string Spaced(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

std::string CommandNames() {
  std::string names;
  for (const Command* command : Commands()) names += (names.empty() ? "" : " ") + std::string(command->name);
  return names;
}

std::string OptionNames(const Command& command) {
  std::string names;
  for (const Option& option : command.options) names += std::string(option.name) + " ";
  return names + "--help";
}

bool NamesText(const Argument& argument) { return argument.name != "DIR" && argument.name != "SHELL"; }

bool WantsPlan(const Command& command) { return !command.arguments.empty() && NamesText(command.arguments.front()); }

constexpr std::string_view kBashHead =
    R"sh(# Completion of planrev(1) for bash. To load it: source <(planrev completion bash)
_planrev() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= register=() i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --register) register=(--register "${COMP_WORDS[i+1]}"); ((i++)) ;;
      -*) ;;
      *) [[ $command ]] || command=${COMP_WORDS[i]} ;;
    esac
  done
  COMPREPLY=()
)sh";

constexpr std::string_view kBashTail = R"sh(  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ ! $command ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    [[ $plans ]] && words+=" $(planrev "${register[@]}" list 2>/dev/null | cut -d ' ' -f 1)"
    COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _planrev planrev
)sh";

// What the option before the cursor takes, for the options that take one of a few words.
std::string BashChoices() {
  std::string cases;
  for (const Command* command : Commands()) {
    for (const Option& option : command->options) {
      if (option.choices.empty()) continue;
      cases += "    " + std::string(command->name) + ":" + std::string(option.name) + ") COMPREPLY=($(compgen -W '" +
               Spaced(option.choices) + "' -- \"$cur\")); return ;;\n";
    }
  }
  return "  case $command:$prev in\n" + cases +
         "    *:--register) COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n"
         "    *:--output | *:-o) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n  esac\n";
}

std::string BashCommands() {
  std::string cases = "  local options words= plans=\n  case $command in\n";
  for (const Command* command : Commands()) {
    cases += "    " + std::string(command->name) + ") options='" + OptionNames(*command) + "'";
    if (WantsPlan(*command)) cases += " plans=yes";
    if (command->name == "completion") cases += " words='bash zsh fish'";
    cases += " ;;\n";
  }
  return cases + "    *) options='--register --version --help' words='" + CommandNames() + "' ;;\n  esac\n";
}

constexpr std::string_view kZshHead = R"sh(#compdef planrev
# Completion of planrev(1) for zsh. To load it: source <(planrev completion zsh)
_planrev_text() {
  local -a plans
  plans=(${(f)"$(planrev list 2>/dev/null | cut -d ' ' -f 1)"})
  compadd -a plans
  _files
}
_planrev() {
  local context state line
  local -a commands
)sh";

// An option of _arguments, with its help; colons and brackets have a meaning there.
std::string ZshOption(const Option& option) {
  std::string help;
  for (const char byte : option.help) help += byte == ':' || byte == '[' || byte == ']' ? '-' : byte;
  std::string spec = std::string(option.name) + "[" + help + "]";
  if (option.value.empty()) return ShellQuoted(spec);
  spec += ":" + std::string(option.value) + ":";
  if (!option.choices.empty()) return ShellQuoted(spec + "(" + Spaced(option.choices) + ")");
  if (option.value == "FILE") return ShellQuoted(spec + "_files");
  return ShellQuoted(option.value == "DIR" ? spec + "_files -/" : spec);
}

std::string ZshCase(const Command& command) {
  std::string text = "    " + std::string(command.name) + ") _arguments";
  for (const Option& option : command.options) text += " \\\n      " + ZshOption(option);
  if (WantsPlan(command)) text += " \\\n      '*:text:_planrev_text'";
  if (command.name == "completion") text += " \\\n      '1:shell:(bash zsh fish)'";
  return text + " ;;\n";
}

std::string FishOption(const Command& command, const Option& option) {
  std::string text = "complete -c planrev -n '__fish_seen_subcommand_from " + std::string(command.name) + "' -l " +
                     std::string(option.name.substr(2));
  if (!option.letter.empty()) text += " -s " + std::string(option.letter.substr(1));
  if (!option.value.empty()) text += option.choices.empty() ? " -r" : " -x -a '" + Spaced(option.choices) + "'";
  std::string help = ShellQuoted(option.help);
  return text + " -d " + help + "\n";
}

constexpr std::string_view kFishHead =
    R"sh(# Completion of planrev(1) for fish. To load it: planrev completion fish | source
function __planrev_plans
  planrev list 2>/dev/null | string replace -r ' .*' ''
end
)sh";

}  // namespace

std::string ShellQuoted(std::string_view text) {
  std::string quoted = "'";
  for (const char byte : text) quoted += byte == '\'' ? std::string("'\\''") : std::string(1, byte);
  return quoted + "'";
}

std::string BashCompletion() {
  return std::string(kBashHead) + BashChoices() + BashCommands() + std::string(kBashTail);
}

std::string ZshCompletion() {
  std::string script(kZshHead);
  script += "  commands=(\n";
  for (const Command* command : Commands()) {
    script += "    " + ShellQuoted(std::string(command->name) + ":" + std::string(command->summary)) + "\n";
  }
  script +=
      "  )\n  _arguments -C '--register[use the register that encloses DIR]:DIR:_files -/' \\\n"
      "    '1:command:->command' '*::argument:->argument'\n"
      "  if [[ $state == command ]]; then\n    _describe command commands\n    return\n  fi\n"
      "  case $line[1] in\n";
  for (const Command* command : Commands()) script += ZshCase(*command);
  return script + "  esac\n}\ncompdef _planrev planrev\n";
}

std::string FishCompletion() {
  std::string script(kFishHead);
  for (const Command* command : Commands()) {
    const std::string name(command->name);
    script +=
        "complete -c planrev -f -n __fish_use_subcommand -a " + name + " -d " + ShellQuoted(command->summary) + "\n";
    for (const Option& option : command->options) script += FishOption(*command, option);
    if (WantsPlan(*command)) {
      script += "complete -c planrev -n '__fish_seen_subcommand_from " + name + "' -a '(__planrev_plans)'\n";
    }
    if (name == "completion") {
      script += "complete -c planrev -f -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'\n";
    }
  }
  return script;
}

}  // namespace planrev::tool
