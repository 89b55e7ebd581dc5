// Dates that are about the address, not the publication: accessed, updated, cited.
#pragma once

#include "ingest/reference_fields/draft.h"

namespace netkg::ingest {

/// "Accessed at https://… on October 9, 2018", "Updated August 31, 2018", "[cited 2018 Oct 9]",
/// "(updated 2024)", "Last accessed: March 2021". The addresses were taken before.
void read_access(EntryDraft& draft);

}  // namespace netkg::ingest
