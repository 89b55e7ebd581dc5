// What a passage is filed under in the text index beside its words, and what lies with it.
// Knows the table of text_fields.h and no engine.
//
//   passage_terms(1, passage)  -> "D1", "R3", "O0:2", "S1:0", "P0", …
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/text_index.h"

namespace netkg::index {

/// Every boolean term of a passage; one may stand twice.
std::vector<std::string> passage_terms(DocumentNumber number, const TextPassage& passage);
/// The narrowing parts of a search; empty when there are none.
std::vector<std::string> filter_terms(const TextSearch& search);

/// What a hit needs: document, begin, end, and what decides between equally good ones.
std::string passage_data(DocumentNumber document, const TextPassage& passage);

struct Hit {
  PassageHit hit;
  uint32_t order = 0;
};
/// Throws Error{Damaged}.
Hit cut_passage_data(std::string_view data, double score);
/// By score, then the same way in every store.
bool better(const Hit& a, const Hit& b);

}  // namespace netkg::index
