// Finds the bibliography of a page and reads its entries.
#pragma once

#include <optional>
#include <vector>

#include "model/document.h"
#include "model/reference.h"

namespace netkg::ingest {

using namespace netkg::model;

/// A bibliography: entries, and the blocks they take, which give no claims.
struct Bibliography {
  std::vector<Reference> entries;
  std::vector<std::size_t>
      blocks;  // indices into Document::blocks, headings of the list included
};

/// With or without a heading; bulleted, numbered, one a paragraph, or three lines each.
/// Page furniture ("Our team is made up of …", "Related links") is never an entry.
Bibliography find_references(const Document& document);

/// Reads one entry. Spans lie in `text`, within `entry`.
///   "Raymond E, Dahan L, et al. Sunitinib malate for … N Engl J Med. 2011;364:501−513."
/// Words that no field took are the reference's remainder.
Reference parse_reference(std::string_view text, Span entry);

/// Reads a string of its own, its bullet or number left out. Nothing when it is page furniture
/// or a heading ("Last reviewed: 18 Mar 2021"), which cites no work.
std::optional<Reference> read_loose_reference(std::string_view text);

}  // namespace netkg::ingest
