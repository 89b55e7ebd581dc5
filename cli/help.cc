// What `netkg help` prints.
#include "cli/help.h"

#include <fmt/format.h>

#include <vector>

#include "cli/arguments.h"
#include "cli/output.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

constexpr unsigned width = 80;

std::string usage(const Command& command) {
  auto options = command.options.empty() ? "" : " [options]";
  auto gap = command.arguments.empty() ? "" : " ";
  return fmt::format("usage: netkg {}{}{}{}\n", command.name, options, gap, command.arguments);
}

std::string option_word(const Option& option) {
  return option.value.empty() ? std::string(option.name)
                              : fmt::format("{} {}", option.name, option.value);
}

/// "  --within DAYS    a page due within …", the explanation wrapped beside its column.
std::string entry(std::string_view word, std::string_view explanation, unsigned column) {
  auto first = pad(fmt::format("  {}", word), column);
  return wrap(explanation, width, first + "  ", std::string(column + 2, ' '));
}

std::string option_list(std::span<const Option> options) {
  unsigned column = 0;
  for (const auto& option : options)
    column = std::max(column, display_width(option_word(option)) + 2);
  std::string text;
  for (const auto& option : options) {
    auto explanation = std::string(option.summary);
    if (!option.choices.empty() && option.name != "--color")
      explanation += fmt::format(": {}", option.choices);
    text += entry(option_word(option), explanation, column);
  }
  return text;
}

/// Switches explain themselves: one line for all leaves room for commands.
std::string global_list() {
  std::vector<Option> with_value;
  std::string switches = " ";
  for (const auto& option : global_options()) {
    if (option.value.empty())
      switches += fmt::format(" {}", option.name);
    else
      with_value.push_back(option);
  }
  return option_list(with_value) + switches + "\n";
}

}  // namespace

std::string version_line() { return "netkg " NETKG_VERSION "\n"; }

std::string overview() {
  std::string text =
      "netkg: what health pages say, in their own words, with their sources\n"
      "usage: netkg COMMAND [options] [ARGUMENTS]\n\n";
  for (const auto& command : commands())
    if (!command.hidden) text += entry(command.name, command.summary, 12);
  text += "\n" + global_list();
  return text + "\"netkg help COMMAND\" shows its options, formats and examples.\n";
}

std::string explain(const Command& command) {
  auto text = fmt::format("netkg {}: {}\n{}\n", command.name, command.summary, usage(command));
  text += wrap(command.about, width, "", "");
  if (!command.options.empty()) text += "\noptions:\n" + option_list(command.options);
  if (!command.formats.empty())
    text += fmt::format("\nformats: {} (--format FORMAT)\n", fmt::join(command.formats, ", "));
  if (command.access != StoreAccess::None) text += "\nThe store: --db DIR, else $NETKG_DB.\n";
  if (!command.examples.empty()) text += "\nexamples:\n";
  for (auto example : command.examples) text += fmt::format("  {}\n", example);
  return text;
}

int cmd_help(const Request& request) {
  print(request.words.empty() ? overview() : explain(command_named(request.words.front())));
  return found;
}

int cmd_man(const Request&) {
  print(manual_page());
  return found;
}

int cmd_completion(const Request& request) {
  print(completion(request.words.front()));
  return found;
}

}  // namespace netkg::cli
