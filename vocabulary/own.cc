#include "vocabulary/own.h"

#include <algorithm>
#include <charconv>

#include "model/error.h"
#include "vocabulary/compile.h"

namespace netkg::vocabulary {
namespace {

constexpr std::size_t most_problems = 50;  // told; the others are counted

// ---- what a store keeps: parts, each with its size before it

constexpr std::string_view kept_form = "netkg own vocabulary 1";
constexpr std::size_t fixed_parts = 4;  // form, hash of the program's rows, bytes' hash, bytes

void append_part(std::string_view part, std::string* out) {
  *out += std::to_string(part.size()) + "\n";
  *out += part;
}

[[noreturn]] void damaged() {
  throw Error(ErrorKind::Damaged, "the vocabulary that the store keeps is damaged",
              "ingest the pages into a new store with --vocab DIR");
}

std::string_view cut_part(std::string_view* bytes) {
  std::size_t size = 0;
  auto [stop, error] = std::from_chars(bytes->data(), bytes->data() + bytes->size(), size);
  auto digits = static_cast<std::size_t>(stop - bytes->data());
  bool whole = error == std::errc() && digits < bytes->size() && *stop == '\n' &&
               size <= bytes->size() - digits - 1;
  if (!whole) damaged();
  auto part = bytes->substr(digits + 1, size);
  bytes->remove_prefix(digits + 1 + size);
  return part;
}

std::string keep(const std::string& compiled, const std::vector<RowFile>& files) {
  std::string out;
  append_part(kept_form, &out);
  append_part(Vocabulary::builtin().hash(), &out);
  append_part(short_hash(compiled), &out);
  append_part(compiled, &out);
  for (const auto& file : files) {
    append_part(file.name, &out);
    append_part(file.bytes, &out);
  }
  return out;
}

// ---- rows -> vocabulary

/// All problems as one message: the first is what, the others follow on lines of their own.
[[noreturn]] void refuse(const std::vector<Problem>& problems) {
  std::string what;
  for (std::size_t i = 0; i < std::min(problems.size(), most_problems); ++i) {
    const auto& problem = problems[i];
    what += (i == 0 ? "" : "\n  ") + problem.place() + ": " + problem.what;
    if (!problem.hint.empty()) what += "; " + problem.hint;
  }
  if (problems.size() > most_problems)
    what += "\n  and " + std::to_string(problems.size() - most_problems) + " more";
  throw Error(ErrorKind::Unreadable,
              "these vocabulary rows cannot be added to the program's:\n  " + what,
              "mend them; netkg vocab check --added DIRECTORY looks at them again");
}

Loaded load(const std::vector<RowFile>& files) {
  std::vector<Problem> problems;
  auto own = read_rows(files, &problems);
  auto rows = extend(rows_of(Vocabulary::builtin()), own, &problems);
  if (!problems.empty()) refuse(problems);
  auto bytes = std::make_shared<const std::string>(compile(rows));
  return {bytes, Vocabulary(*bytes), keep(*bytes, files)};
}

}  // namespace

Loaded load_builtin() { return {nullptr, Vocabulary::builtin(), ""}; }

Loaded load_own(const std::string& directory) {
  auto files = read_row_files(directory);
  if (files.empty())
    throw Error(ErrorKind::Unreadable, directory + " holds no vocabulary rows",
                "name a directory of .tsv files; see corpus/own");
  return load(files);
}

Loaded load_kept(std::string_view kept) {
  auto rest = kept;
  std::vector<std::string_view> parts;
  while (!rest.empty()) parts.push_back(cut_part(&rest));
  if (parts.size() < fixed_parts || parts.size() % 2 != 0 || parts[0] != kept_form) damaged();
  if (parts[2] != short_hash(parts[3])) damaged();
  if (parts[1] == Vocabulary::builtin().hash() && Vocabulary::is_of_this_version(parts[3])) {
    auto bytes = std::make_shared<const std::string>(parts[3]);
    return {bytes, Vocabulary(*bytes), std::string(kept), false};
  }
  std::vector<RowFile> files;
  for (auto i = fixed_parts; i < parts.size(); i += 2)
    files.push_back({std::string(parts[i]), std::string(parts[i + 1])});
  return load(files);
}

}  // namespace netkg::vocabulary
