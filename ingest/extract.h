// text -> Extraction. Knows no database. extract.cc is the pipeline as one function.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/sentences.h"
#include "model/extraction.h"
#include "vocabulary/vocabulary.h"

namespace netkg::ingest {

using namespace netkg::model;

/// Goes up whenever the same bytes may give another extraction.
inline constexpr uint32_t extractor_version = 6;

/// Every stage of one extraction, for `netkg show --stage`.
struct Stages {
  Extraction extraction;
  std::vector<Sentence> sentences;
  std::vector<std::size_t> unclaimed;  // sentences that name a drug and an effect or target but
                                       // gave no claim
};

/// Runs the pipeline over a document that a reader made.
Stages extract(Document document, const vocabulary::Vocabulary& vocabulary);

/// One stage as text: blocks | sections | sentences | mentions | claims | references | review.
/// Golden tests compare exactly this. Throws Error{Usage} for another name.
std::string print_stage(const Stages& stages, std::string_view stage);

}  // namespace netkg::ingest
