// Marks in running text that point to entries of the bibliography.
//
//   "grow slowly [1,3–5]."   "grow slowly.1,2 They"   "grow slowly¹⁻³"   "(Yao et al., 2011)"
#pragma once

#include <string_view>
#include <vector>

#include "model/reference.h"

namespace netkg::ingest {

using namespace netkg::model;

/// Numbers of marks: "[1,3-5]" -> 1 3 4 5. Digits glued to a word count only after a word of at
/// least four small letters, so that "B12" and "5 mg2" are none; whether an entry has the
/// number is for the caller to see.
std::vector<int> find_markers(std::string_view text);

/// Does the text cite this entry by its first author and year: "(Yao 2011)", "Yao et al.
/// (2011)"?
bool has_author_year(std::string_view text, const CslItem& csl);

}  // namespace netkg::ingest
