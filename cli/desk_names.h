// Pages, entities and works as a reviewer names them.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"
#include "query/resolve.h"

namespace netkg::cli {

/// "everolimus", "Afinitor", "drug:everolimus". Throws Error{Usage} with the nearest name.
std::vector<model::EntityId> entities_named(const query::Names& names,
                                            const std::string& words);
/// By its exact id, DOI or PMID; nothing when no page cites it.
std::optional<index::Work> work_named(const index::Store& store, const std::string& words);
/// By id or path. Throws Error{Usage}.
index::DocumentRecord page_named(const index::Store& store, const std::string& words);
std::vector<index::DocumentNumber> pages_named(const index::Store& store,
                                               const std::vector<std::string>& words);

}  // namespace netkg::cli
