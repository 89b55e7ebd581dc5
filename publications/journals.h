// Journals by any of their names, from corpus/publications/journals.tsv: read-only data of the
// program, nothing is parsed or allocated at start.
//
//   find_journal("N. Engl. J. Med.")  -> {"New England Journal of Medicine", "N Engl J Med"}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace netkg::publications {

struct Journal {
  std::string_view name, abbreviation;
};

/// By its name or its abbreviation; case, accents, marks and blanks, "the" before it, "and" and
/// what stands in brackets make no difference. Nothing when the lists do not have it.
std::optional<Journal> find_journal(std::string_view printed);

/// How many journals the program knows.
std::size_t journal_count();

// ---- for the compiler of the table
/// The key of a name; 0 for one without a letter or digit.
uint64_t journal_key(std::string_view name);
/// Rows "name <tab> abbreviation", a header line first -> the table's bytes.
std::string compile_journals(std::string_view rows);
/// Looks up in a table that compile_journals made.
std::optional<Journal> find_journal(std::string_view table, std::string_view printed);

}  // namespace netkg::publications
