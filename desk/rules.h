// Every kind of finding: its stable id, how grave it is, and what to tell a person. Help, SARIF
// and the reports read this table.
//
//   rule("review-overdue").grade  -> Grade::Error
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace netkg::desk {

/// From what has to be mended to what is good to know.
enum class Grade : uint8_t { Error, Warning, Note };
std::string_view name(Grade grade);  // "error" | "warning" | "note"

struct Rule {
  std::string_view id;  // never changed: suppressions and fingerprints name it
  Grade grade = Grade::Warning;
  std::string_view summary;  // one line
  std::string_view about;    // why it matters, what to do
  std::string_view example;  // what a page says, and the finding
};

std::span<const Rule> rules();
/// Null when there is none of that id.
const Rule* find_rule(std::string_view id);
/// One that the program itself names.
const Rule& rule(std::string_view id);

}  // namespace netkg::desk
