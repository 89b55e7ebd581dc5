// The cells of a vocabulary row: lists, escapes and the flags of a name.
//
//   "Sutent{brand}|a\\|b" -> {"Sutent", Brand}, {"a|b", Name}
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/rows.h"

namespace netkg::vocabulary {

inline constexpr const char* sources_hint = "see corpus/vocab/SOURCES.md for the columns";

/// Throws Error{Unreadable}; whoever reads the line adds its place.
[[noreturn]] void fail(const std::string& what);

std::vector<std::string_view> split(std::string_view text, char mark);

/// The first `mark` that no backslash goes before.
std::size_t find_plain(std::string_view text, char mark);
std::string unescape(std::string_view text);
/// With a backslash before each character of `special`.
std::string escaped(std::string_view text, std::string_view special);

/// "Sutent{brand}" -> {"Sutent", Brand}. Throws Error{Unreadable} for an unknown flag.
NameRow read_name(std::string_view text);
std::string write_name(const NameRow& name);

/// What stands between the bars of a cell; nothing between two bars is no value.
template <class Value, class Make>
std::vector<Value> read_list(std::string_view cell, Make make) {
  std::vector<Value> values;
  while (!cell.empty()) {
    auto bar = std::min(find_plain(cell, '|'), cell.size());
    if (bar > 0) values.push_back(make(cell.substr(0, bar)));
    cell.remove_prefix(std::min(bar + 1, cell.size()));
  }
  return values;
}

template <class Value, class Write>
std::string write_list(const std::vector<Value>& values, Write write) {
  std::string out;
  for (const auto& value : values) out += (out.empty() ? "" : "|") + write(value);
  return out;
}

}  // namespace netkg::vocabulary
