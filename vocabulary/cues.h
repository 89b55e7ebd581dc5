// What a row of corpus/vocab/context_rules.tsv says of the words near its cue.
//
//   "no evidence of", Negated, Forward: denies what follows, as far as its clause goes
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace netkg::vocabulary {

enum class CueCategory : uint32_t {
  Negated,
  Hedged,
  ExperiencerOther,  // somebody else's: "mother", "family history of"
  Historical,
  Hypothetical,  // "return if"
  Pseudo,        // looks like a cue and is none: "not only", "gram negative"
  PseudoItem,  // none for one item of a list: "no change in vision, diplopia" denies the second
  Affirmed,    // after a comma, "and" or "with" it begins what is so: "no rash, normal gait"
  Terminate,   // no cue reaches past it: "but"
};

/// Where the words stand that a cue speaks of.
enum class CueDirection : uint32_t {
  Forward,
  Backward,
  Both,
  Answer,  // the label before it: "Allergies: none"
};

/// The reach of a cue without a number: all that its clause holds.
inline constexpr uint32_t whole_clause = std::numeric_limits<uint32_t>::max();

struct Cue {
  std::string_view words;  // "no evidence of"
  CueCategory category = CueCategory::Negated;
  CueDirection direction = CueDirection::Forward;
  uint32_t reach = whole_clause;  // in words; 1 is the next word
};

}  // namespace netkg::vocabulary
