// Gold: what a careful reader found on one page, to score an Extraction against. Read from a
// "netkg.gold/1" file: an extraction with a scope, second readings that are right too, and
// traps.
//
//   {"type": "side_effect", "subject": "drug:everolimus", "predicate": "may_cause",
//    "object": "effect:rash", "accept": {"object": ["effect:skin-problem"]}, …}
//
// Lists of readings hold the annotator's own first; the others were judged just as right.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "model/reference.h"
#include "model/span.h"

namespace netkg::ingest {

using namespace netkg::model;

inline constexpr std::size_t max_gold_bytes = 16u << 20;

/// Words of the page and where they stand.
struct Quote {
  Span span;
  std::string exact;
  std::string key;  // score_key(exact)
};

struct GoldEntity {
  EntityId id;
  std::string label;
  std::vector<std::string> names;
};

/// What "frequency" and "severity" hold. A rate is a proportion of people.
struct GoldBand {
  std::vector<std::string> readings;  // names of bands; "" is the reading that none is stated
  std::optional<double> low;
  std::optional<double> high;
  bool stated() const { return !readings.front().empty(); }
};

struct GoldCitation {
  std::string reference;
  std::string basis;
};

struct GoldClaim {
  std::string id;
  std::vector<std::string> types;
  bool any_predicate = false;  // another type is right, so its predicates are too
  std::vector<std::string> predicates;
  std::vector<EntityId> subjects;
  std::vector<EntityId> objects;  // empty when the claim has a value
  bool any_object = false;
  std::string value;                    // empty when it has an object
  std::vector<std::string> value_keys;  // of the value and of other readings
  std::string level;
  std::string support;
  GoldBand frequency;
  GoldBand severity;
  bool negated = false;
  bool hedged = false;
  bool hedge_counts = true;   // false for "can", which may be read either way
  bool optional = false;      // neither required nor punished
  std::vector<Quote> places;  // evidence, and other places where the page says the same
  std::vector<GoldCitation> citations;

  const std::string& type() const { return types.front(); }
  const std::string& predicate() const { return predicates.front(); }
  const Quote& evidence() const { return places.front(); }
};

/// Where the evidence of a wrong claim must lie to be caught.
enum class Reach : uint8_t {
  Inside,    // within the trap
  Overlap,   // any byte of it
  Sentence,  // its sentence holds the trap
  Anywhere,
};

/// A piece of the page that invites a wrong claim, and what such a claim looks like. Empty
/// lists and unset values ask for nothing.
struct Trap {
  std::string id;
  std::string must_not;  // "extract a symptom of the disease as a side effect"
  Quote quote;
  Span where;  // the quote's span, or as far as the trap reaches
  Reach reach = Reach::Inside;
  std::vector<std::string> types;
  std::vector<std::string> predicates;
  std::vector<EntityId> subjects;
  std::vector<EntityId> objects;
  std::optional<bool> negated;
  std::optional<bool> hedged;
  std::string level;
  std::string support;
};

struct GoldReference {
  std::string id;
  Quote quote;
  CslItem csl;
};

/// The fields of a review that hold a date, in the order of GoldReview::dates.
inline constexpr std::array<std::string_view, 4> review_fields{"last_reviewed", "next_due",
                                                               "last_modified", "published"};

struct GoldDate {
  std::string date;       // "2021-03"
  std::string precision;  // "month"
  Quote quote;
};

struct GoldReview {
  std::array<std::optional<GoldDate>, review_fields.size()> dates;
  /// The other field in which the same date is right: "Last Revised" is a change or a review.
  std::array<std::optional<std::size_t>, review_fields.size()> either;
  std::array<bool, review_fields.size()> optional{};
  std::string reviewed_by;
  std::string notice;  // "due", "archived"; empty for none
};

/// What a query may derive from a class claim; extraction itself must not print it.
struct Inherited {
  EntityId subject;
  std::string predicate;
  EntityId object;
};

struct Gold {
  std::string file;    // the page's file name
  std::string sha256;  // of that file
  /// The offsets are not those of netkg's source text: places are compared by their words.
  bool by_words = false;
  std::vector<std::string> scope;  // claim types that are annotated in full
  std::vector<GoldEntity> entities;
  std::vector<GoldClaim> claims;
  std::vector<Trap> traps;
  std::vector<Inherited> inherited;
  std::optional<GoldReview> review;                      // nothing when not annotated
  std::optional<std::vector<GoldReference>> references;  // likewise
};

/// Is this JSON a gold file at all? Other files may lie beside them.
bool is_gold(std::string_view json);
/// Reads a gold file. Throws Error{Unreadable} that names `path` and the entry at fault.
Gold read_gold(std::string_view json, const std::string& path);

}  // namespace netkg::ingest
