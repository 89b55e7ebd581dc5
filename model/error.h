// The third shape of trouble: the command cannot go on. Thrown where the cause is known, caught
// once in main (and once per web request), printed as "netkg: WHAT" and "hint: HINT".
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace netkg::model {

enum class ErrorKind {
  Usage,       // mistyped command or option; exit 2
  Unreadable,  // a file that is missing, binary, not allowed; exit 2
  NoStore,     // no store at that place; exit 2
  Locked,      // another writer holds the store; exit 2
  TooNew,      // written by a later netkg; exit 2
  Damaged,     // the store contradicts itself; exit 3
  Failed,      // disk full and the like; exit 2
};

struct Error : std::runtime_error {
  ErrorKind kind;
  std::string hint;  // the way out, as an imperative sentence; may be empty

  Error(ErrorKind error_kind, const std::string& what, std::string way_out = {})
      : std::runtime_error(what), kind(error_kind), hint(std::move(way_out)) {}

  int exit_code() const { return kind == ErrorKind::Damaged ? 3 : 2; }
};

}  // namespace netkg::model
