// Names that no vocabulary holds and a page makes plain: an abbreviation in brackets behind the
// name it stands for, and drugs known by the stem of their international name.
//
//   "hand-foot syndrome (HFS) … HFS usually starts in the first weeks"
//   "zalontinib" -> a drug that is not in the vocabulary (-tinib: a tyrosine kinase inhibitor)
#pragma once

#include "ingest/page.h"

namespace netkg::ingest {

/// Adds these mentions to every reading and heading of the page.
void find_page_names(Page* page);

/// Does the word end in a stem of the WHO's list of international nonproprietary names?
bool has_drug_stem(std::string_view lower_word);

}  // namespace netkg::ingest
