// What `netkg help` prints.
#include "cli/help.h"

#include <fmt/format.h>

#include <vector>

#include "cli/arguments.h"
#include "cli/output.h"
#include "desk/rules.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

constexpr unsigned width = 80;
constexpr unsigned overview_column = 12;

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

/// "bash|zsh|fish"; with blanks where it has to be wrapped.
std::string choice_list(std::string_view choices) {
  constexpr std::size_t longest = 52;
  std::string text;
  for (char c : choices) {
    bool wraps = c == '|' && choices.size() > longest;
    text += wraps ? ", " : std::string(1, c);
  }
  return text;
}

std::string option_list(std::span<const Option> options) {
  unsigned column = 0;
  for (const auto& option : options)
    column = std::max(column, display_width(option_word(option)) + 2);
  std::string text;
  for (const auto& option : options) {
    auto explanation = std::string(option.summary);
    if (!option.choices.empty() && option.name != "--color")
      explanation += fmt::format(": {}", choice_list(option.choices));
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

std::string headline() {
  return "netkg: what health pages say, in their own words, with their sources\n"
         "usage: netkg COMMAND [options] [ARGUMENTS]\n";
}

bool is_listed(const Command& command, Group group) {
  return !command.hidden && command.group == group;
}

std::string summaries(Group group) {
  std::string text;
  for (const auto& command : commands())
    if (is_listed(command, group))
      text += entry(command.name, command.summary, overview_column);
  return text;
}

/// "stats, remove"
std::string names(Group group) {
  std::string text;
  for (const auto& command : commands()) {
    if (!is_listed(command, group)) continue;
    text += (text.empty() ? "" : ", ") + std::string(command.name);
  }
  return text;
}

}  // namespace

std::string version_line() { return "netkg " NETKG_VERSION "\n"; }

std::string overview() {
  auto text = fmt::format("{}\n", headline());
  for (const auto& row : groups) {
    auto rare = row.group == Group::Daily ? "" : names(row.group);
    if (row.group == Group::Daily) text += summaries(row.group) + "\n";
    if (!rare.empty()) text += entry(row.title, rare, overview_column);
  }
  text += "\n" + global_list();
  return text + "\"netkg help COMMAND\" explains one; \"netkg help all\" lists all.\n";
}

std::string overview_of_all() {
  auto text = headline();
  for (const auto& row : groups) {
    auto rows = summaries(row.group);
    if (!rows.empty()) text += fmt::format("\n{}:\n{}", row.title, rows);
  }
  return text;
}

std::string explain(const Command& command) {
  auto text = fmt::format("netkg {}: {}\n{}\n", command.name, command.summary, usage(command));
  text += wrap(command.about, width, "", "");
  if (!command.options.empty()) text += "\noptions:\n" + option_list(command.options);
  if (!command.formats.empty())
    text += fmt::format("\nformats (--format): {}\n", fmt::join(command.formats, ", "));
  else if (command.access != StoreAccess::None)
    text += "\n";
  if (command.access != StoreAccess::None) text += "the store: --db DIR, else $NETKG_DB\n";
  if (!command.examples.empty()) text += "\nexamples:\n";
  for (auto example : command.examples) text += fmt::format("  {}\n", example);
  return text;
}

namespace {

std::string explain(const desk::Rule& rule) {
  const std::string indent = "    ";
  auto text = fmt::format("{} ({}): {}\n", rule.id, desk::name(rule.grade), rule.summary);
  text += wrap(rule.about, width, indent, indent);
  return text + wrap("Example: " + std::string(rule.example), width, indent, indent);
}

std::string every_rule() {
  auto text =
      std::string("What review, evidence, disagree, impact, duplicates and check find\n");
  for (const auto& rule : desk::rules()) text += "\n" + explain(rule);
  return text;
}

}  // namespace

int cmd_help(const Request& request) {
  if (request.words.empty())
    print(overview());
  else if (request.words.front() == "all")
    print(overview_of_all());
  else if (request.words.front() == "rules")
    print(every_rule());
  else if (const auto* rule = desk::find_rule(request.words.front()))
    print(explain(*rule));
  else
    print(explain(command_named(request.words.front())));
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
