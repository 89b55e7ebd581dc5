// Bodies: institutes, societies, agencies, boards. As authors they stay whole.
#pragma once

#include "ingest/reference_fields/draft.h"

namespace netkg::ingest {

/// Names an organisation by one of its words: "National Cancer Institute", "PDQ Adult Treatment
/// Editorial Board", "Scottish … Tumour Group (SCONET)".
bool is_body(const EntryDraft& draft, Range range);
/// Every word but the small ones begins with a capital: "Cancer Research UK".
bool is_title_case(const EntryDraft& draft, Range range);
/// A house that publishes books: "Oxford University Press", "John Wiley & Sons".
bool is_publishing_house(const EntryDraft& draft, Range range);
/// "Philadelphia, Pa", "New York, NY", "Treasure Island (FL)", "London".
bool is_place(const EntryDraft& draft, Range range);
/// Ends in an abbreviation of its own words: "Physician Data Query (PDQ)".
bool ends_with_own_abbreviation(const EntryDraft& draft, Range range);

}  // namespace netkg::ingest
