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

bool NamesText(const Argument& argument) {
  return argument.name != "DIR" && argument.name != "SHELL" && argument.name != "REMOTE";
}

bool WantsPlan(const Command& command) { return !command.arguments.empty() && NamesText(command.arguments.front()); }

constexpr std::string_view kBashHead =
    R"sh(# Completion of planrev(1) for bash. To load it: source <(planrev completion bash)
_planrev() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= register=() at=0 i
  COMPREPLY=()
  [[ $cur == '@' || $prev == '@' ]] && return
  [[ $cur == '=' ]] && cur=
  [[ $prev == '=' ]] && prev=${COMP_WORDS[COMP_CWORD-2]}
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
)sh";

// What each option takes decides which words are arguments; "=" is a word of its own for bash.
constexpr std::string_view kBashWords = R"sh(        [[ ${COMP_WORDS[i+1]} == '=' ]] && ((i++))
        [[ ${COMP_WORDS[i-1]} == --register || ${COMP_WORDS[i]} == --register ]] &&
          register=(--register "${COMP_WORDS[i+1]}")
        ((i++)) ;;
      -*) ;;
      *) if [[ $command ]]; then ((at++)); else command=${COMP_WORDS[i]}; fi ;;
    esac
  done
)sh";

// Files are offered as such unless plans match as well: a plan's folder in the work tree has its name, and bash would
// take the plan for it.
constexpr std::string_view kBashTail = R"sh(  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    return
  fi
  [[ $plans ]] && words=$(planrev "${register[@]}" list 2>/dev/null | cut -d ' ' -f 1)
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [[ $folders ]] && mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -X '.*' -- "$cur")
  if [[ $files ]]; then
    local file found
    mapfile -t found < <(compgen -f -X '.*' -- "$cur")
    if [[ ${#COMPREPLY[@]} -gt 0 ]]; then
      for file in "${found[@]}"; do
        [[ -d $file ]] || COMPREPLY+=("$(printf %q "$file")")
      done
      return
    fi
    COMPREPLY=("${found[@]}")
  fi
  [[ $files || $folders ]] && compopt -o filenames 2>/dev/null
}
complete -F _planrev planrev
)sh";

// The options of all commands that take a value, as a pattern of case.
std::string BashValued() {
  std::string pattern = "--register";
  for (const Command* command : Commands()) {
    for (const Option& option : command->options) {
      const std::string name = "| " + std::string(option.name) + " ";
      if (option.value.empty() || option.name == "--register" || (pattern + " ").find(name) != std::string::npos)
        continue;
      pattern += " | " + std::string(option.name);
      if (!option.letter.empty()) pattern += " | " + std::string(option.letter);
    }
  }
  return "      " + pattern + ")\n";
}

// What the option before the cursor takes.
std::string BashValues() {
  std::string cases;
  for (const Command* command : Commands()) {
    for (const Option& option : command->options) {
      if (option.value.empty() || option.name == "--output" || option.value == "DIR") continue;
      cases += "    " + std::string(command->name) + ":" + std::string(option.name) + ") ";
      if (option.value == "FILE") {
        cases += "files=yes plans= words= ;;\n";
        continue;
      }
      if (!option.choices.empty()) cases += "COMPREPLY=($(compgen -W '" + Spaced(option.choices) + "' -- \"$cur\")); ";
      cases += "return ;;\n";
    }
  }
  return "  case $command:$prev in\n" + cases +
         "    *:--register) folders=yes plans= files= words= ;;\n"
         "    *:--output | *:-o) files=yes plans= words= ;;\n  esac\n";
}

// A plan alone for the first argument that is called so, a plan or a file for a text, a file for a file.
std::string BashArguments(const Command& command) {
  std::string cases;
  for (std::size_t i = 0; i < command.arguments.size(); ++i) {
    const std::string_view name = command.arguments[i].name;
    const std::string_view offered = name == "PLAN"     ? "plans=yes"
                                     : name == "FILE"   ? "files=yes"
                                     : name == "DIR"    ? "folders=yes"
                                     : name == "REMOTE" ? "folders=yes words=$(git remote 2>/dev/null)"
                                     : name == "SHELL"  ? "words='bash zsh fish'"
                                                        : "plans=yes files=yes";
    cases += " " + std::to_string(i) + ") " + std::string(offered) + " ;;";
  }
  return cases.empty() ? "" : "; case $at in" + cases + " esac";
}

std::string BashCommands() {
  std::string cases = "  local options words= plans= files= folders=\n  case $command in\n";
  for (const Command* command : Commands()) {
    cases += "    " + std::string(command->name) + ") options='" + OptionNames(*command) + "'" +
             BashArguments(*command) + " ;;\n";
  }
  return cases + "    '') options='--register --version --help' words='" + CommandNames() + "' ;;\n  esac\n";
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
  std::string spec = (option.each || option.many ? "*" : "") + std::string(option.name) + "[" + help + "]";
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
  if (command.name == "sync") text += " \\\n      '1:remote:_files -/'";
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
  return std::string(kBashHead) + BashValued() + std::string(kBashWords) + BashCommands() + BashValues() +
         std::string(kBashTail);
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
