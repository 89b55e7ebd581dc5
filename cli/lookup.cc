// Documents as people name them.
#include "cli/lookup.h"

namespace netkg::cli {

std::optional<index::DocumentRecord> find_document(const index::Store& store,
                                                   const std::string& named) {
  if (auto document = store.document(model::DocumentId(named))) return document;
  for (const auto& document : store.documents(index::Detail::Head))
    if (document.source == named) return store.document(document.number);
  return std::nullopt;
}

}  // namespace netkg::cli
