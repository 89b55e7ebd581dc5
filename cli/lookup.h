// Documents as people name them: by id, or by the path they were read from.
#pragma once

#include <string>

#include "index/store.h"

namespace netkg::cli {

/// "doc:…" or the source path; nothing when the store has no such page.
std::optional<index::DocumentRecord> find_document(const index::Store& store,
                                                   const std::string& named);

}  // namespace netkg::cli
