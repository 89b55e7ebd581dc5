// Command line -> Request. CLI11 does the cutting; one parser is built, for the command at
// hand.
#include "cli/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "model/error.h"
#include "model/partial_date.h"

namespace netkg::cli {
namespace {

using model::Error;
using model::ErrorKind;

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates,
                         const std::string& otherwise) {
  auto best = nearest(word, candidates);
  return best.empty() ? otherwise : fmt::format("did you mean \"{}\"? {}", best, otherwise);
}

bool is_option(std::string_view word) { return word.size() > 1 && word.front() == '-'; }

const Option* find_option(std::span<const Option> options, std::string_view name) {
  for (const auto& option : options)
    if (option.name == name) return &option;
  return nullptr;
}

/// Where the command stands; the size when there is none. Values of global options are passed
/// over.
std::size_t find_command_word(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") return std::min(i + 1, arguments.size());
    if (!is_option(arguments[i])) return i;
    auto* option = find_option(global_options(), arguments[i]);
    if (option && !option->value.empty()) ++i;
  }
  return arguments.size();
}

std::string joined(std::span<const std::string_view> words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

std::vector<std::string_view> split_choices(std::string_view choices) {
  std::vector<std::string_view> parts;
  while (!choices.empty()) {
    auto bar = std::min(choices.find('|'), choices.size());
    parts.push_back(choices.substr(0, bar));
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  return parts;
}

void check_choice(std::string_view what, std::string_view value,
                  std::span<const std::string_view> choices) {
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  throw Error(ErrorKind::Usage, fmt::format("{} cannot be \"{}\"", what, clean(value)),
              fmt::format("supported: {}", joined(choices, ", ")));
}

class Parser {
 public:
  explicit Parser(const Command* command) : command_(command) {
    app_.set_help_flag();
    app_.allow_extras();
    app_.add_option("words", words_)->expected(0, 1 << 20);
    add(global_options());
    if (command) add(command->options);
  }

  /// Values by name of option; words that are none; what CLI11 did not know goes out as an
  /// Error.
  Request parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::ParseError& trouble) {
      throw Error(ErrorKind::Usage, trouble.what(), see_help());
    }
    refuse_unknown();
    Request request;
    request.command = command_;
    request.words = std::move(words_);
    for (const auto& [option, handle] : handles_) {
      if (handle->count() == 0) continue;
      request.options[std::string(option->name)] =
          option->value.empty() ? std::string() : handle->results().back();
      if (option->many) request.lists[std::string(option->name)] = handle->results();
    }
    check_choices(request);
    return request;
  }

  std::string see_help() const {
    return command_ ? fmt::format("see \"netkg help {}\"", command_->name)
                    : "see \"netkg help\"";
  }

 private:
  void add(std::span<const Option> options) {
    for (const auto& option : options) {
      auto name = std::string(option.name);
      if (name == "--help") name = "-h," + name;
      if (name == "--output") name = "-o," + name;
      auto* handle = option.value.empty() ? app_.add_flag(name) : app_.add_option(name);
      handle->multi_option_policy(option.many ? CLI::MultiOptionPolicy::TakeAll
                                              : CLI::MultiOptionPolicy::TakeLast);
      if (!option.value.empty()) handle->expected(1);
      handles_.emplace_back(&option, handle);
    }
  }

  void refuse_unknown() const {
    for (const auto& word : app_.remaining()) {
      if (word == "--") continue;  // CLI11 keeps the mark itself
      auto name = word.substr(0, word.find('='));
      std::vector<std::string_view> names;
      for (const auto& [option, handle] : handles_) names.push_back(option->name);
      throw Error(ErrorKind::Usage, fmt::format("there is no option \"{}\"", clean(name)),
                  did_you_mean(name, names, see_help()));
    }
  }

  static void check_choices(const Request& request) {
    auto check = [&](std::span<const Option> options) {
      for (const auto& option : options)
        if (auto value = request.value(option.name); value && !option.choices.empty())
          check_choice(option.name, *value, split_choices(option.choices));
    };
    check(global_options());
    if (request.command) check(request.command->options);
  }

  const Command* command_;
  CLI::App app_;
  std::vector<std::string> words_;
  std::vector<std::pair<const Option*, CLI::Option*>> handles_;
};

/// --db, else $NETKG_DB, else $XDG_DATA_HOME/netkg/default, else the same below $HOME.
std::string store_directory(const Request& request) {
  auto environment = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value ? value : "");
  };
  if (auto db = request.value("--db")) return *db;
  if (auto db = environment("NETKG_DB"); !db.empty()) return db;
  if (auto data = environment("XDG_DATA_HOME"); data.starts_with('/'))
    return data + "/netkg/default";
  if (auto home = environment("HOME"); !home.empty())
    return home + "/.local/share/netkg/default";
  return {};
}

std::chrono::sys_days day_of(const Request& request) {
  auto text = request.value("--as-of");
  if (!text) return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  auto date = model::PartialDate::from_iso(*text);
  if (!date || date->precision() != model::Precision::Day)
    throw Error(ErrorKind::Usage, fmt::format("--as-of \"{}\" is no date", clean(*text)),
                "write it as YYYY-MM-DD, for example 2026-01-31");
  return date->first_day();
}

void settle_format(Request& request, const Parser& parser) {
  const auto& formats = request.command->formats;
  auto wanted = request.value("--format");
  if (wanted && formats.empty() && *wanted != "text")
    throw Error(ErrorKind::Usage,
                fmt::format("\"netkg {}\" prints text only", request.command->name),
                parser.see_help());
  if (wanted && !formats.empty()) check_choice("--format", *wanted, formats);
  request.format = wanted ? *wanted : formats.empty() ? "text" : std::string(formats.front());
}

void check_words(const Request& request) {
  const auto& command = *request.command;
  auto count = request.words.size();
  if (count >= command.least_words && count <= command.most_words) return;
  auto what = count > command.most_words ? fmt::format("\"{}\" is one argument too many",
                                                       clean(request.words[command.most_words]))
                                         : fmt::format("{} is missing", command.arguments);
  throw Error(ErrorKind::Usage, what,
              fmt::format("usage: netkg {} [options] {}", command.name, command.arguments));
}

/// "netkg query --help" is "netkg help query".
Request help_on(const Command* command) {
  Request request;
  request.command = find_command("help");
  request.format = "text";
  if (command) request.words.emplace_back(command->name);
  return request;
}

}  // namespace

std::string_view nearest(std::string_view word,
                         const std::vector<std::string_view>& candidates) {
  constexpr std::size_t longest_word = 64;
  std::string_view best;
  std::size_t least = word.size() <= 3 ? 2 : 3;  // fewer edits than this
  if (word.empty() || word.size() > longest_word) return best;
  for (auto candidate : candidates) {
    auto distance = edits(word, candidate);
    if (word.size() >= 3 && candidate.starts_with(word))
      distance = std::min<std::size_t>(distance, 1);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

const Command& command_named(const std::string& name) {
  if (const auto* command = find_command(name)) return *command;
  std::vector<std::string_view> names;
  for (const auto& command : commands())
    if (!command.hidden) names.push_back(command.name);
  throw Error(ErrorKind::Usage, fmt::format("there is no command \"{}\"", clean(name)),
              did_you_mean(name, names, "\"netkg help\" lists the commands"));
}

Request parse_arguments(const std::vector<std::string>& arguments) {
  auto at = find_command_word(arguments);
  auto rest = arguments;
  const Command* command = nullptr;
  if (at < arguments.size()) {
    command = &command_named(arguments[at]);
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    if (at > 0 && arguments[at - 1] == "--")
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at) - 1);
  }
  Parser parser(command);
  auto request = parser.parse(std::move(rest));
  if (request.has("--help")) return help_on(command);
  if (!command || request.has("--version")) return request;
  request.db = store_directory(request);
  request.as_of = day_of(request);
  request.quiet = request.has("--quiet");
  auto color = request.value("--color").value_or("auto");
  request.color = color == "always"  ? Color::Always
                  : color == "never" ? Color::Never
                                     : Color::Auto;
  settle_format(request, parser);
  check_words(request);
  return request;
}

}  // namespace netkg::cli
