// A Claim is one statement of a page: subject, predicate, object or value, how it is qualified,
// and the exact words it was read from.
//
//   "Common side effects of this drug include … nausea"      (section "Everolimus (Afinitor)")
//   drug:everolimus may_cause effect:nausea, frequency "Common", evidence "nausea"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "model/relations.h"
#include "model/span.h"

namespace netkg::model {

/// How often, in the page's own words; `low` and `high` are proportions of people when the page
/// gives numbers ("1 to 10 in 100" -> 0.01, 0.1).
struct Frequency {
  Span words;
  FrequencyBand band = FrequencyBand::Unknown;
  std::optional<double> low = {};
  std::optional<double> high = {};
};

struct Severity {
  Span words;
  SeverityBand band = SeverityBand::Serious;
};

struct Qualifiers {
  std::optional<Frequency> frequency = {};
  std::optional<Severity> severity = {};
  bool negated = false;                 // the page denies it
  bool hedged = false;                  // may, might, can, possible, research
  std::optional<Span> population = {};  // "people with von Hippel-Lindau (VHL) disease"
  std::optional<Span> condition = {};   // "when other treatments are no longer working"
};

/// How a reference supports a claim, weakest first. Never printed stronger than it is.
enum class Basis : uint8_t {
  Page,     // the page lists it
  Title,    // the page lists it and its title names the claim's subject
  Section,  // it belongs to the claim's section
  Inline,   // a marker at the claim points to it
};
std::string_view name(Basis basis);

struct Citation {
  ReferenceId reference;
  Basis basis = Basis::Page;
};

enum class Level : uint8_t { Direct, Class };
enum class Support : uint8_t { Explicit, Implied };
std::string_view name(Level level);
std::string_view name(Support support);

struct Claim {
  ClaimId id = {};
  Predicate predicate = Predicate::MayCause;
  EntityId subject = {};
  std::optional<EntityId> object = {};  // exactly one of object and value
  std::string value = {};
  Level level = Level::Direct;
  Support support = Support::Explicit;
  bool disjunctive = false;  // "block A or B": never passed on to members of a class
  Qualifiers qualifiers = {};
  Span evidence = {};                // the smallest words that state it
  Span sentence = {};                // the sentence or list item around it
  std::optional<Span> lead_in = {};  // for a list item: the stem it completes
  std::vector<Citation> citations = {};
};

/// The id of the contract: a hash of what the claim says and quotes, so that it outlives edits
/// elsewhere on the page. `nth` counts the same claim with the same words on one page, from 0.
ClaimId make_claim_id(const DocumentId& document, const Claim& claim, std::string_view quoted,
                      unsigned nth);

}  // namespace netkg::model
