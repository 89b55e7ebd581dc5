// Who brought it out, where and when: place, publisher, year of books and reports.
//
//   "Philadelphia, Pa: Lippincott Williams & Wilkins; 2015."   "Philadelphia, Pa. Elsevier:
//   2014." "Wolters Kluwer, 2019"   "(New York: Norton, 1995)"   "Bethesda, MD: National Cancer
//   Institute."
#pragma once

#include "ingest/reference_fields/draft.h"

namespace netkg::ingest {

/// Reads the imprint from the sentences of `range`; the first `keep` of them are title and
/// container and are left alone. Takes what it reads.
void read_imprint(EntryDraft& draft, Range range, std::size_t keep);

/// The year when no closed form gave it: "(2010)", a sentence of its own, the end of one. Takes
/// it. Years inside a title ("Facts & Figures 2021") stay.
void read_year(EntryDraft& draft, Range range);

}  // namespace netkg::ingest
