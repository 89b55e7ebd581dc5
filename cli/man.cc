// netkg(1) from the table of commands, as mdoc source.
#include <fmt/format.h>

#include "cli/help.h"

namespace netkg::cli {
namespace {

/// Text that mdoc takes as it is: backslashes and leading dots are its own, and a sentence
/// begins a line.
std::string roff(std::string_view text) {
  std::string safe;
  for (char c : text) {
    if (c == '\\')
      safe += "\\e";
    else if (c == '-')
      safe += "\\-";
    else
      safe += c == ' ' && safe.ends_with('.') ? '\n' : c;
  }
  if (safe.starts_with('.') || safe.starts_with('\'')) safe.insert(0, "\\&");
  return safe;
}

/// In a macro line a double quote begins an argument.
std::string quoted(std::string_view text) {
  std::string safe = "\"";
  for (char c : roff(text)) safe += c == '"' ? std::string("\\(dq") : std::string(1, c);
  return safe + "\"";
}

std::string option_items(std::span<const Option> options) {
  std::string text = ".Bl -tag -width Ds\n";
  for (const auto& option : options) {
    text += fmt::format(".It Fl {}", roff(option.name.substr(1)));
    if (!option.value.empty()) text += fmt::format(" Ar {}", roff(option.value));
    text += "\n" + roff(option.summary) + ".\n";
    if (!option.choices.empty()) text += fmt::format("Values: {}.\n", roff(option.choices));
  }
  return text + ".El\n";
}

std::string command_section(const Command& command) {
  auto text = fmt::format(".Ss netkg {}", roff(command.name));
  if (!command.arguments.empty()) text += " " + quoted(command.arguments);
  text += "\n" + roff(command.about) + "\n";
  if (!command.options.empty()) text += option_items(command.options);
  if (!command.formats.empty())
    text += fmt::format(".Pp\nFormats: {}.\n",
                        roff(fmt::format("{}", fmt::join(command.formats, ", "))));
  return text;
}

std::string examples() {
  std::string text = ".Sh EXAMPLES\n";
  for (const auto& command : commands()) {
    if (command.examples.empty()) continue;
    for (auto example : command.examples) text += ".Dl " + roff(example) + "\n";
  }
  return text;
}

constexpr std::string_view exit_status =
    ".Sh EXIT STATUS\n"
    ".Bl -tag -width Ds\n"
    ".It 0\nFound, or clean.\n"
    ".It 1\nNothing found, or findings at \\-\\-fail\\-on.\n"
    ".It 2\nWrong usage, unreadable input, or any other failure.\n"
    ".It 3\nThe store is damaged.\n"
    ".El\n"
    ".Sh ENVIRONMENT\n"
    ".Bl -tag -width Ds\n"
    ".It Ev NETKG_DB\nThe store, when there is no \\-\\-db.\n"
    ".It Ev XDG_DATA_HOME\nWhere the default store lies, in netkg/default.\n"
    ".It Ev NO_COLOR\nWhen set, no colour unless \\-\\-color asks for it.\n"
    ".El\n";

}  // namespace

std::string manual_page() {
  std::string text =
      ".Dd January 1, 2026\n.Dt NETKG 1\n.Os\n.Sh NAME\n.Nm netkg\n"
      ".Nd what health pages say, in their own words, with their sources\n"
      ".Sh SYNOPSIS\n.Nm\n.Ar COMMAND\n.Op Ar options\n.Op Ar arguments\n"
      ".Sh DESCRIPTION\n"
      "Reads pages of health information into a store of statements and references, and "
      "answers "
      "questions from it.\nEvery answer shows the exact words of a page, its review date and "
      "what "
      "it cites.\nIt is no medical advice.\n"
      ".Sh OPTIONS\nThese may stand before or after the command.\n";
  text += option_items(global_options()) + ".Sh COMMANDS\n";
  for (const auto& command : commands())
    if (!command.hidden) text += command_section(command);
  return text.append(exit_status) + examples();
}

}  // namespace netkg::cli
