// Shell completion from the table of commands: commands first, then their options, else files.
#include <fmt/format.h>

#include "cli/help.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

std::string command_names() {
  std::string names;
  for (const auto& command : commands())
    if (!command.hidden) names += fmt::format("{}{}", names.empty() ? "" : " ", command.name);
  return names;
}

std::string option_names(std::span<const Option> options) {
  std::string names;
  for (const auto& option : options) names += fmt::format(" {}", option.name);
  return names;
}

std::string spaced(std::string_view choices) {
  std::string words(choices);
  for (char& c : words)
    if (c == '|') c = ' ';
  return words;
}

/// Options with a closed list of values, as `--name) words=…` cases.
std::string bash_values() {
  std::string cases;
  auto add = [&](std::span<const Option> options) {
    for (const auto& option : options)
      if (!option.choices.empty())
        cases += fmt::format("    {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n",
                             option.name, spaced(option.choices));
  };
  add(global_options());
  for (const auto& command : commands()) add(command.options);
  return cases;
}

std::string bash() {
  std::string text =
      "# bash completion for netkg\n_netkg() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case ${COMP_WORDS[i]} in --db|--format|--as-of|--color) ((i++)) ;; -*) ;; "
      "*) command=${COMP_WORDS[i]}; break ;; esac\n  done\n"
      "  case $before in\n" +
      bash_values() +
      "    --db) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n  esac\n"
      "  local options='" +
      option_names(global_options()).substr(1) + "' formats=\n  case $command in\n";
  text +=
      fmt::format("    '') COMPREPLY=($(compgen -W \"{} $options\" -- \"$word\")); return ;;\n",
                  command_names());
  text += fmt::format("    help) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n",
                      command_names());
  text += "    completion) COMPREPLY=($(compgen -W 'bash zsh fish' -- \"$word\")); return ;;\n";
  for (const auto& command : commands())
    if (!command.options.empty() || !command.formats.empty())
      text += fmt::format("    {}) options+='{}' formats='{}' ;;\n", command.name,
                          option_names(command.options), fmt::join(command.formats, " "));
  return text +
         "  esac\n"
         "  if [[ $before == --format ]]; then COMPREPLY=($(compgen -W \"$formats\" -- "
         "\"$word\"))\n"
         "  elif [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "  else COMPREPLY=($(compgen -f -- \"$word\")); fi\n}\n"
         "complete -o filenames -F _netkg netkg\n";
}

/// Zsh and fish take one line for each command and option; quotes inside are theirs to escape.
std::string single_quoted(std::string_view text) {
  std::string quoted = "'";
  for (char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string without_brackets(std::string_view text) {
  std::string plain;
  for (char c : text) plain += c == '[' ? '(' : c == ']' ? ')' : c == ':' ? ' ' : c;
  return plain;
}

std::string zsh_option(const Option& option) {
  auto text = fmt::format("{}[{}]", option.name, without_brackets(option.summary));
  if (!option.value.empty()) {
    auto values = option.choices.empty() ? (option.name == "--db" ? "_files -/" : "")
                                         : fmt::format("({})", spaced(option.choices));
    text += fmt::format(":{}:{}", option.value, values);
  }
  return single_quoted(text);
}

std::string zsh() {
  std::string text = "#compdef netkg\n_netkg() {\n  local -a commands globals\n  commands=(\n";
  for (const auto& command : commands())
    if (!command.hidden)
      text += fmt::format("    {}\n",
                          single_quoted(fmt::format("{}:{}", command.name, command.summary)));
  text += "  )\n  globals=(\n";
  for (const auto& option : global_options())
    if (option.name != "--format") text += fmt::format("    {}\n", zsh_option(option));
  text += "  )\n  local command=${words[(r)(";
  std::string alternatives = command_names();
  for (char& c : alternatives)
    if (c == ' ') c = '|';
  text += alternatives + ")]}\n  case $command in\n";
  text += "    '') _arguments $globals '1: :{_describe command commands}' '*:file:_files' ;;\n";
  text += "    help) _describe command commands ;;\n";
  text += "    completion) _values shell bash zsh fish ;;\n";
  for (const auto& command : commands()) {
    if (command.hidden || command.name == "help" || command.name == "completion") continue;
    text += fmt::format("    {}) _arguments $globals", command.name);
    if (!command.formats.empty())
      text +=
          fmt::format(" '--format[how to print]:FORMAT:({})'", fmt::join(command.formats, " "));
    for (const auto& option : command.options) text += " " + zsh_option(option);
    text += " '*:file:_files' ;;\n";
  }
  return text + "  esac\n}\n_netkg \"$@\"\n";
}

std::string fish_option(const Option& option, std::string_view condition) {
  auto text = fmt::format("complete -c netkg{} -l {} -d {}", condition, option.name.substr(2),
                          single_quoted(option.summary));
  if (!option.value.empty()) text += " -r";
  if (!option.choices.empty())
    text += fmt::format(" -f -a {}", single_quoted(spaced(option.choices)));
  return text + "\n";
}

std::string fish() {
  std::string text = "# fish completion for netkg\n";
  for (const auto& option : global_options()) text += fish_option(option, "");
  for (const auto& command : commands()) {
    if (command.hidden) continue;
    text += fmt::format("complete -c netkg -f -n __fish_use_subcommand -a {} -d {}\n",
                        command.name, single_quoted(command.summary));
    auto condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
    for (const auto& option : command.options) text += fish_option(option, condition);
    if (!command.formats.empty())
      text += fmt::format("complete -c netkg{} -l format -r -f -a '{}'\n", condition,
                          fmt::join(command.formats, " "));
  }
  text += fmt::format("complete -c netkg -n '__fish_seen_subcommand_from help' -f -a '{}'\n",
                      command_names());
  return text +
         "complete -c netkg -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh "
         "fish'\n";
}

}  // namespace

std::string completion(std::string_view shell) {
  if (shell == "bash") return bash();
  if (shell == "zsh") return zsh();
  if (shell == "fish") return fish();
  throw model::Error(model::ErrorKind::Usage,
                     fmt::format("no completion for \"{}\"", clean(shell)),
                     "supported: bash, zsh, fish");
}

}  // namespace netkg::cli
