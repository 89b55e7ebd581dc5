// Words of a page as people read them: the sentence shortened around what was asked for.
//
//   “You might have: … tiredness”
#pragma once

#include <cstddef>
#include <string>

#include "cli/output.h"
#include "index/store.h"

namespace netkg::cli {

/// A piece of text with a marked part; `before + marked + after` is the piece.
struct Marked {
  std::string before;
  std::string marked;
  std::string after;
};

/// `text` cut at [begin, end), clamped.
Marked mark(std::string_view text, std::size_t begin, std::size_t end);

/// Cuts whole words off both ends until `most` columns are left, dots in their place; the
/// marked part stays whole unless it alone is longer.
Marked shorten(Marked piece, unsigned most);

/// The sentence of a claim in quotation marks, its evidence in bold, at most `most` columns. A
/// list item follows its stem: “The most common are: … nausea”.
std::string quote(const Screen& screen, const index::ClaimRecord& claim, unsigned most);

}  // namespace netkg::cli
