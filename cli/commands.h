// The commands of netkg as one table. The parser, help, the manual page, completion and the
// tests are made from it; to add a command, write its function and add a row.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.h"
#include "index/store.h"

namespace netkg::cli {

/// Exit codes of the contract. Errors give 2 or 3, see model/error.h.
inline constexpr int found = 0;
inline constexpr int nothing_found = 1;  // or findings at --fail-on
inline constexpr int failed = 2;

enum class StoreAccess { None, Read, Write };

/// Where the list of commands shows it: daily ones with their summaries, others by name.
enum class Group { Daily, Reading, Reports, Store, Measuring, Shell };

struct GroupRow {
  Group group;
  std::string_view title;
};
inline constexpr std::array<GroupRow, 6> groups{{{Group::Daily, "every day"},
                                                 {Group::Reading, "reading"},
                                                 {Group::Reports, "reports"},
                                                 {Group::Store, "the store"},
                                                 {Group::Measuring, "measuring"},
                                                 {Group::Shell, "the shell"}}};

struct Option {
  std::string_view name;       // "--within"
  std::string_view value;      // "DAYS"; empty for a switch
  std::string_view summary;    // "a page due within DAYS is due soon (default 90d)"
  std::string_view choices{};  // "bash|zsh|fish": nothing else is a value
  bool many = false;           // may be given several times: Request::values()
};

struct Command;

/// A command line, understood.
struct Request {
  const Command* command = nullptr;
  std::vector<std::string> words;  // arguments that are no options
  std::map<std::string, std::string, std::less<>>
      options;  // "--within" -> "30d", switches -> ""; the last one counts
  std::map<std::string, std::vector<std::string>, std::less<>> lists;  // of options with `many`
  std::string db;                                                      // directory of the store
  std::string format;                                                  // one of the command's
  std::chrono::sys_days as_of;
  Color color = Color::Auto;
  bool quiet = false;

  bool has(std::string_view option) const { return options.find(option) != options.end(); }
  std::optional<std::string> value(std::string_view option) const;
  std::vector<std::string> values(std::string_view option) const;
  /// The value as a number from `least` to `most`; throws Error{Usage} for anything else.
  unsigned number(std::string_view option, unsigned otherwise, unsigned least,
                  unsigned most) const;
  bool is_json() const { return format == "json" || format == "jsonl"; }
  /// Opens the store as the command's row says; a warning of the store goes to standard error.
  std::unique_ptr<index::Store> open_store() const;
};

struct Command {
  std::string_view name;
  std::string_view summary;    // for the list of commands
  std::string_view arguments;  // "PATH…"
  std::string_view about;      // paragraphs for help and the manual
  std::span<const Option> options;
  std::span<const std::string_view>
      formats;  // the default first; empty when there is no choice
  std::span<const std::string_view> examples;  // command lines that work in the source folder
  StoreAccess access = StoreAccess::None;
  unsigned least_words = 0;
  unsigned most_words = ~0u;
  bool hidden = false;
  int (*run)(const Request&) = nullptr;  // gives the exit code
  Group group = Group::Reading;
};

std::span<const Command> commands();
std::span<const Option> global_options();
/// Null when there is no such command.
const Command* find_command(std::string_view name);

// One file each: cmd_NAME.cc.
int cmd_ingest(const Request& request);
int cmd_extract(const Request& request);
int cmd_why_not(const Request& request);
int cmd_show(const Request& request);
int cmd_query(const Request& request);
int cmd_compare(const Request& request);
int cmd_fields(const Request& request);
int cmd_trace(const Request& request);
int cmd_review(const Request& request);
int cmd_diff(const Request& request);
int cmd_history(const Request& request);
int cmd_evidence(const Request& request);
int cmd_duplicates(const Request& request);
int cmd_disagree(const Request& request);
int cmd_impact(const Request& request);
int cmd_check(const Request& request);
int cmd_pack(const Request& request);
int cmd_references(const Request& request);
int cmd_stats(const Request& request);
int cmd_eval(const Request& request);
int cmd_vocab(const Request& request);
int cmd_remove(const Request& request);
int cmd_verify(const Request& request);
int cmd_reindex(const Request& request);
int cmd_backup(const Request& request);
int cmd_restore(const Request& request);
int cmd_compact(const Request& request);
int cmd_rank(const Request& request);
int cmd_context(const Request& request);
int cmd_help(const Request& request);
int cmd_man(const Request& request);
int cmd_completion(const Request& request);

}  // namespace netkg::cli
