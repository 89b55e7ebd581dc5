// Lists inside a sentence: items, the brackets that belong to them and the clauses that hang on
// them.
//
//   "damage to the lungs, which can cause shortness of breath"
//   -> item "damage to the lungs", tail "which can cause shortness of breath"
#pragma once

#include <vector>

#include "ingest/page.h"

namespace netkg::ingest {

/// One item: words [first, last) with its bracket, then its clause [last, end).
struct Item {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t tail = 0;  // where the clause begins; equal to end when there is none
  std::size_t end = 0;
};

/// Splits words [from, to) at commas, semicolons and "such as". Commas inside brackets explain
/// an item, they do not end it. "and" and "or" stay inside: whether "feeling tired or weak" is
/// one thing or two is for the one who knows the concepts. `bullet`: the words are one list
/// item, so that what hangs on its first part goes on to the end.
std::vector<Item> split_items(const Words& words, std::size_t from, std::size_t to,
                              bool bullet);

/// Where a list that begins at `from` ends: before "but", "because", "when …" or the sentence's
/// end.
std::size_t list_end(const Words& words, std::size_t from);

}  // namespace netkg::ingest
