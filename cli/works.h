// The publications behind the printed references: the same work in many bibliographies is one.
#pragma once

#include <string>
#include <vector>

#include "index/store.h"

namespace netkg::cli {

/// One work, with every page that lists it.
struct ListedWork {
  model::WorkId id;
  model::CslItem csl;  // the fullest of its entries
  std::vector<model::DocumentId> documents;
};

/// What joins entries: DOI, else PMID, else the words of the title with the year; the words of
/// the whole entry when it has no title. {doi "10.1056/X"} -> "work:doi-10-1056-x-1f2e3d4c"
model::WorkId work_id(const model::CslItem& csl, std::string_view printed);

/// The works of these documents, in the order in which they are first listed.
std::vector<ListedWork> works_of(const std::vector<index::DocumentRecord>& documents);

}  // namespace netkg::cli
