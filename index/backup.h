// Copies of a store. A backup is a directory with graph/ and text/ as a store has them, and
// CONTENTS, which names every file with its size and hash:
//
//   netkg-backup 2
//   25206487 9f8e7d6c5b4a3921 graph/000012.sst
#pragma once

#include <cstdint>
#include <string>

namespace netkg::index {

struct Copied {
  std::size_t files = 0;
  uint64_t bytes = 0;
};

/// Copies the store while others read it and a writer works on it. `to` must be missing or
/// empty. Throws Error: NoStore, Usage, Failed (what was copied is then removed).
Copied back_up(const std::string& store, const std::string& to);

/// Makes `store` what was backed up in `from`, whose hashes are checked first. A store there is
/// only replaced when `replace` says so. Throws Error: Usage, Damaged, Locked, Failed; nothing
/// has changed then.
Copied restore(const std::string& from, const std::string& store, bool replace);

}  // namespace netkg::index
