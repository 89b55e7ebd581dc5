// The publications behind the printed references: the same work in many bibliographies is one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/store.h"
#include "index/works/join.h"

namespace netkg::cli {

/// One printed form of a work.
struct PrintedForm {
  model::DocumentId document;
  model::ReferenceId reference;
  std::string words;                           // as printed
  index::Reason reason = index::Reason::None;  // why it was joined; None for the leading form
  std::size_t to = 0;                          // the form it agrees with, in the same list
};

/// One work, with every page that lists it.
struct ListedWork {
  model::WorkId id;
  model::CslItem csl;  // as its fullest form prints it, with identifiers of the others
  std::vector<model::DocumentId> documents;
  std::vector<PrintedForm> forms;  // the leading one first
};

/// The work of an entry by itself, as the store keeps it: DOI, PMID, PMCID, guidance number,
/// else title and year, else the words of the whole entry.
model::WorkId work_id(const model::CslItem& csl, std::string_view printed);

/// The works of these documents, in the order in which they are first listed.
std::vector<ListedWork> works_of(const std::vector<index::DocumentRecord>& documents);

/// The one that an entry of a page belongs to; null when there is none.
const ListedWork* work_of_entry(const std::vector<ListedWork>& works,
                                const model::DocumentId& document,
                                const model::ReferenceId& reference);

/// By id, or an unambiguous beginning of it; null when there is none.
const ListedWork* find_work(const std::vector<ListedWork>& works, std::string_view id);

/// The newer edition among `works`, or in the table of editions: "5th ed" of "Big Book" where
/// "Big Book, 6th ed" is listed too. Nothing when none is known.
struct NewerEdition {
  std::string words;   // "Big Book, 6th ed (2020)"
  model::WorkId work;  // empty when only the table knows it
  std::string source;  // of the table's row; empty for a work of the store
};
std::optional<NewerEdition> superseded_by(const ListedWork& work,
                                          const std::vector<ListedWork>& works);

}  // namespace netkg::cli
