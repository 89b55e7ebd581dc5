// The table that the program carries.
#include "publications/journals.h"

extern "C" const char netkg_journals_begin[];
extern "C" const char netkg_journals_end[];

namespace netkg::publications {

namespace {

std::string_view table() {
  return {netkg_journals_begin,
          static_cast<std::size_t>(netkg_journals_end - netkg_journals_begin)};
}

}  // namespace

std::optional<Journal> find_journal(std::string_view printed) {
  return find_journal(table(), printed);
}

std::size_t journal_count() {
  const auto byte = [](std::size_t i) { return static_cast<unsigned char>(table()[i]); };
  return byte(4) | byte(5) << 8 | byte(6) << 16;
}

}  // namespace netkg::publications
