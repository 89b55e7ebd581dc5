#include "cli/import_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "cli/output.h"
#include "model/error.h"
#include "vocabulary/import.h"
#include "vocabulary/lines.h"

namespace netkg::cli {
namespace {

using model::Error;
using model::ErrorKind;

constexpr std::size_t most_problems = 1000;  // printed; the rest are counted

/// An option that import cannot do without, as one line without tabs.
std::string needed(const Request& request, std::string_view option, std::string_view example) {
  auto value = request.value(option);
  if (!value || clean(*value).empty())
    throw Error(ErrorKind::Usage, fmt::format("vocab import needs {}", option),
                fmt::format("say for example {} {}", option, example));
  return clean(*value);
}

vocabulary::ImportOptions import_options(const Request& request) {
  vocabulary::ImportOptions options;
  auto type = needed(request, "--type", "SideEffect");
  for (const auto& row : model::entity_types)
    if (row.name == type) options.type = row.type;
  options.source = needed(request, "--source", "DOID");
  options.licence = needed(request, "--licence", "CC0");
  if (request.has("--join")) options.known = &vocabulary::Vocabulary::builtin();
  return options;
}

vocabulary::TableColumns table_columns(const Request& request) {
  vocabulary::TableColumns columns;
  for (const auto& choice : request.values("--column"))
    columns.choices.push_back(vocabulary::read_choice(choice));
  columns.has_header = !request.has("--no-header");
  return columns;
}

std::string read_file(const std::string& path) {
  std::error_code trouble;
  if (std::filesystem::is_directory(path, trouble))
    throw Error(ErrorKind::Unreadable, path + " is a directory", "name its files");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::Unreadable,
                fmt::format("cannot read {}: {}", path, std::strerror(errno)),
                "check the path");
  std::string bytes;
  std::string chunk(1u << 20, '\0');
  while (in && bytes.size() <= vocabulary::largest_file) {
    in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    bytes.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

/// Whole or not at all: the file that was there stays until its successor is complete.
void write_file(const std::string& path, const std::string& bytes) {
  auto beside = path + ".new";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code trouble;
  if (out) std::filesystem::rename(beside, path, trouble);
  if (out && !trouble) return;
  std::filesystem::remove(beside, trouble);
  throw Error(ErrorKind::Failed, "cannot write " + path, "name a file that you may write");
}

void tell_problems(const vocabulary::Imported& imported) {
  std::size_t shown = 0;
  for (const auto& problem : imported.problems) {
    if (++shown > most_problems) break;
    fmt::print(stderr, "netkg: {}: {}\n", clean(problem.place()), clean(problem.what));
    if (!problem.hint.empty()) fmt::print(stderr, "hint: {}\n", clean(problem.hint));
  }
  if (imported.problems.size() > most_problems)
    fmt::print(stderr, "netkg: and {} more\n", imported.problems.size() - most_problems);
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

/// What became of everything, in a few lines.
void tell_summary(const vocabulary::ForeignTerms& terms, const vocabulary::Imported& imported) {
  std::string text = fmt::format(
      "{}, {} ({} kept unmatched); left out: {}, {}, {}",
      counted(imported.rows.size(), "concept", "concepts"),
      counted(imported.names + imported.unmatched, "other name", "other names"),
      imported.unmatched, counted(terms.obsolete, "obsolete term", "obsolete terms"),
      counted(imported.problems.size(), "bad line", "bad lines"),
      counted(imported.repeated, "repeated name", "repeated names"));
  if (imported.joined > 0)
    text += fmt::format("; {} with a concept given before",
                        counted(imported.joined, "term joined", "terms joined"));
  fmt::print(stderr, "{}", wrap(text, 80, "netkg: ", "  "));
  std::string others;
  for (const auto& [name, count] : terms.not_taken)
    others += fmt::format("{}{} {}", others.empty() ? "" : ", ", count, clean(name));
  if (!others.empty())
    fmt::print(stderr, "{}", wrap("not taken over: " + others, 80, "netkg: ", "  "));
  if (!imported.notes.empty())
    fmt::print(stderr, "netkg: {} at the head of the rows, as comments\n",
               counted(imported.notes.size(), "note", "notes"));
}

}  // namespace

int import_vocabulary(const Request& request) {
  auto options = import_options(request);
  auto columns = table_columns(request);
  if (request.is_json())
    throw Error(ErrorKind::Usage, "vocab import prints rows, not JSON", "leave --format out");
  vocabulary::ForeignTerms terms;
  for (std::size_t i = 1; i < request.words.size(); ++i)
    vocabulary::read_foreign(read_file(request.words[i]), request.words[i], columns, &terms);
  auto imported = vocabulary::import_terms(terms, options);
  auto rows = vocabulary::print_import(imported);
  if (auto path = request.value("--output")) {
    write_file(*path, rows);
  } else {
    print(rows);
  }
  tell_problems(imported);
  if (!request.quiet) tell_summary(terms, imported);
  return imported.problems.empty() ? found : failed;
}

}  // namespace netkg::cli
