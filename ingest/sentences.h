// Sections -> sentences: the units that claims are read from.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/document.h"
#include "model/extraction.h"

namespace netkg::ingest {

using namespace netkg::model;

struct Sentence {
  Span span;
  std::size_t block = 0;                    // index into Document::blocks
  std::size_t section = 0;                  // index into the sections
  bool item = false;                        // a list item: completes lead_in
  std::optional<std::size_t> lead_in = {};  // the sentence that the item completes
};

/// Cuts the blocks of every section that carries content into sentences. Headings, metadata and
/// blocks of references, links and review dates give none.
///   "Take it at 9 a.m. with food. It may …" -> two sentences: an abbreviation ends none.
std::vector<Sentence> find_sentences(const Document& document,
                                     const std::vector<Section>& sections,
                                     const std::vector<std::size_t>& section_of_block);

}  // namespace netkg::ingest
