// Lists of people, in the orders that bibliographies use.
//
//   family first   "Chan JA, Kulke M, et al."   "DeVita, V. T., & Lawrence, T. S."
//   given first    "JK Ramage and others"       "M. Pavel and others"
#pragma once

#include "ingest/reference_fields/draft.h"

namespace netkg::ingest {

struct NameList {
  std::vector<Name> names = {};
  bool et_al = false;
  bool editors = false;  // "eds.", "(Eds.)" closes it
  Range range = {};      // the names themselves, "et al" included, "eds" not
  std::size_t end = 0;   // one past everything that belongs to it
};

/// Family names first, beginning exactly at token `i` and not reaching `end`.
std::optional<NameList> names_family_first(const EntryDraft& draft, std::size_t i,
                                           std::size_t end);
/// Given names or initials first.
std::optional<NameList> names_given_first(const EntryDraft& draft, std::size_t i,
                                          std::size_t end);
/// Initials and family name, each with initials: "N. Niwa, H. Yanaihara, and H. Asakura,
/// Surgery 47, 558". A comma may end it, since nothing else reads as one of them.
std::optional<NameList> names_initials_first(const EntryDraft& draft, std::size_t i,
                                             std::size_t end);
/// Any order that reads the whole of `range`: a line of authors.
std::optional<NameList> names_in(const EntryDraft& draft, Range range);

}  // namespace netkg::ingest
