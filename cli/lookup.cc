// Documents as people name them.
#include "cli/lookup.h"

namespace netkg::cli {

std::optional<index::DocumentRecord> find_document(const index::Store& store,
                                                   const std::string& named) {
  if (auto document = store.document(model::DocumentId(named))) return document;
  for (auto& document : store.documents())
    if (document.source == named) return std::move(document);
  return std::nullopt;
}

}  // namespace netkg::cli
