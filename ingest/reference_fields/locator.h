// Where in its journal or book: year; volume(issue):pages, in the many ways it is printed.
//
//   2017 Nov;39(11):2146-2157      2018;29(Suppl 4):iv192-iv237    352 (11): 1071-80, 2005
//   2012. Vol 61, Pages 6-32       2020, Vol 31, Issue 5           5(1), 33-42
#pragma once

#include "ingest/reference_fields/draft.h"

namespace netkg::ingest {

struct Locator {
  Range range = {};  // all its tokens; the container ends where it begins
  Range volume = {}, issue = {}, supplement = {}, pages = {};
  const FoundDate* issued = nullptr;
  int strength = 0;  // 0: none; above 2: certain
};

/// The locator that begins exactly at token `i`.
Locator locator_at(const EntryDraft& draft, std::size_t i);
/// The most certain one of `range`; of equals the last.
Locator find_locator(const EntryDraft& draft, Range range);
/// Writes its fields and takes its tokens.
void put_locator(EntryDraft& draft, const Locator& locator);

/// "501-13" -> "501-513"; dashes become plain: "iv192−iv237" -> "iv192-iv237".
std::string expanded_pages(std::string_view printed_pages);

/// Pages on their own, from token `begin` on: "pp 303-9", ", p. 12", "Physical Review:
/// 186-188".
void read_lone_pages(EntryDraft& draft, std::size_t begin);

}  // namespace netkg::ingest
