// A few rows, read where they lie.
#include "publications/editions.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "publications/journals.h"

extern "C" const char netkg_editions_begin[];
extern "C" const char netkg_editions_end[];

namespace netkg::publications {

namespace {

enum Column { Name, Edition, By, Year, Source, columns };
using Row = std::array<std::string_view, columns>;

std::string_view take(std::string_view& text, char separator) {
  const auto part = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

/// Calls `visit` for each row until it returns true.
template <class Visit>
std::optional<Replacement> find_row(Visit&& visit) {
  std::string_view text(netkg_editions_begin,
                        static_cast<std::size_t>(netkg_editions_end - netkg_editions_begin));
  while (!text.empty()) {
    auto line = take(text, '\n');
    if (line.starts_with('#')) continue;
    Row row;
    for (auto& cell : row) cell = take(line, '\t');
    if (visit(row)) return Replacement{row[By], row[Year], row[Source]};
  }
  return std::nullopt;
}

/// 7 of "7th", 4 of "4.03"; 0 for none.
int number_of(std::string_view edition) {
  const auto digit = edition.find_first_of("0123456789");
  int number = 0;
  if (digit != std::string_view::npos)
    std::from_chars(edition.data() + digit, edition.data() + edition.size(), number);
  return number;
}

bool has_name(std::string_view names, uint64_t key) {
  while (!names.empty())
    if (journal_key(take(names, '|')) == key) return true;
  return false;
}

}  // namespace

std::optional<Replacement> replaced_guidance(std::string_view number) {
  if (number.empty()) return std::nullopt;
  return find_row([&](const Row& row) { return row[Edition].empty() && row[Name] == number; });
}

std::optional<Replacement> newer_edition(std::string_view name, std::string_view edition) {
  const auto key = journal_key(name);
  const auto printed = number_of(edition);
  if (!key || !printed) return std::nullopt;
  return find_row([&](const Row& row) {
    return number_of(row[Edition]) > printed && has_name(row[Name], key);
  });
}

}  // namespace netkg::publications
