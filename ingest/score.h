// How well an Extraction agrees with gold. A page gives a Score: figures that add up over
// pages, and what was found wrong, one Finding each.
//
//   gold     drug:everolimus may_cause effect:nausea "nausea" common
//   read     drug:everolimus may_cause effect:nausea "nausea"          -> right, strict;
//                                                              finding: frequency common, found
//                                                              -
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/score_gold.h"
#include "model/extraction.h"

namespace netkg::ingest {

using namespace netkg::model;

/// Precision, recall and their harmonic mean. With nothing to find and nothing found all are 1.
struct Counts {
  std::size_t right = 0;
  std::size_t wrong = 0;   // found, but should not be
  std::size_t missed = 0;  // should be found, and was not

  double precision() const;
  double recall() const;
  double f1() const;
  std::size_t all() const { return right + wrong + missed; }
  bool operator==(const Counts&) const = default;
  Counts& operator+=(const Counts& other);
};

struct Share {
  std::size_t right = 0;
  std::size_t of = 0;

  std::optional<double> value() const;  // nothing when there is nothing to be right about
  bool operator==(const Share&) const = default;
  Share& operator+=(const Share& other);
};

/// What is compared on every claim that was found. "Stated" leaves out the claims for which the
/// page states none.
enum class Quality : uint8_t {
  Frequency,
  FrequencyStated,
  FrequencyNumbers,
  Severity,
  SeverityStated,
  Negated,
  Hedged,
  Predicate,
  Support,
};
inline constexpr std::array<std::string_view, 9> quality_names{
    "frequency", "frequency_stated", "frequency_numbers", "severity", "severity_stated",
    "negated",   "hedged",           "predicate",         "support"};

struct Figures {
  std::size_t pages = 0;
  std::size_t claims = 0;   // of the gold that were required
  std::size_t read = 0;     // of the extraction that are in scope
  std::size_t repeats = 0;  // right claims read again elsewhere
  Counts overlap;           // evidence has bytes in common
  Counts strict;            // evidence is the same
  Counts anywhere;          // wherever on the page
  std::map<std::string, Counts> types;
  std::array<Share, quality_names.size()> qualities;
  Share levels;
  Share traps;  // right: not fallen into; the class claims copied to members come on top
  std::size_t copied = 0;
  std::size_t overstated = 0;  // citations with a stronger basis than the page gives
  Share inline_citations;
  Share spans;         // right: precisely those bytes of the page; plain text only
  Share review_pages;  // all dates and the notice right
  Counts dates;
  Share date_spans;
  Share date_precision;
  Share notices;
  Share reviewers;
  std::size_t references = 0;  // of the gold
  std::size_t references_read = 0;
  std::size_t invented = 0;  // read where the gold has none
  std::size_t whole = 0;     // references with every field right
  std::map<std::string, Counts> fields;

  Counts all_fields() const;
  std::size_t trap_hits() const { return traps.of - traps.right + copied; }
  std::size_t level_errors() const { return levels.of - levels.right; }
  std::size_t span_faults() const { return spans.of - spans.right; }
  const Share& quality(Quality which) const {
    return qualities[static_cast<std::size_t>(which)];
  }
  Share& quality(Quality which) { return qualities[static_cast<std::size_t>(which)]; }
  Figures& operator+=(const Figures& other);
};

/// One thing that is wrong, in words.
struct Finding {
  std::string_view kind;  // missed | spurious | polarity | place | qualifier | level | trap |
                          // citation | span | date | field
  std::string at;         // the gold's claim, trap or reference; else the claim as it was read
  std::string what;       // "frequency", "last_reviewed", "DOI", what a trap must not give
  std::string expected;   // empty when there is nothing to expect
  std::string found;
};

struct Score {
  Figures figures;
  std::vector<Finding> findings;
};

/// `original`: the bytes of the page's file, for checking spans; nothing when the source text
/// is not the file itself (Markdown) or is not at hand. Time is claims of the gold x claims
/// read.
Score score(const Gold& gold, const Extraction& extraction,
            std::optional<std::string_view> original);

}  // namespace netkg::ingest
