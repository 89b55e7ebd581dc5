// Identifiers and addresses: DOI, PMID, PMCID, ISBN, URL. Never invented, only read.
#pragma once

#include "ingest/reference_fields/draft.h"

namespace netkg::ingest {

/// "doi: 10.1016/j.clinthera.2017.10.010." -> doi, lower case, without the full stop.
/// "PubMed PMID: 21306237", "PMC3160436", and PMIDs in addresses of abstracts.
void read_identifiers(EntryDraft& draft);

}  // namespace netkg::ingest
