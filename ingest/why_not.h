// Why a page does not claim something: what stands against "octreotide may cause fatigue".
//
//   "Octreotide" … "Before treatment: tell your doctor if you have fatigue with octreotide."
//   -> Together, the sentence, its line, against it: Warnings, Hypothetical
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/extract.h"

namespace netkg::ingest {

/// A claim that somebody looks for; a name may stand for several concepts.
struct Asked {
  std::vector<EntityId> subjects;
  Predicate predicate = Predicate::MayCause;
  std::vector<EntityId> objects;
};

/// How near a page comes to a claim, the nearest first.
enum class Standing { Claimed, Denied, ClassOnly, Together, Apart, OneOnly, Neither };

/// What stands against reading a sentence, or a statement about a class, as the claim.
enum class Obstacle {
  Member,         // the page puts the subject into the class; the statement stays the class's
  NotMember,      // the page does not say that the subject is in the class
  Warnings,       // the section tells what to mention before treatment
  Coping,         // the section tells how to live with an effect
  Research,       // the section tells what is being studied
  References,     // the words are a publication's title
  Denial,         // the sentence denies it
  Hypothetical,   // "tell your doctor if …"
  Question,       // "Does it cause fatigue?"
  OtherMedicine,  // the sentence claims it of another medicine
  OtherRelation,  // the sentence claims another relation between the two
  NoRule,         // none of these: no rule reads the wording
};

/// "class_only"
std::string_view name_of(Standing standing);
/// "no_rule"
std::string_view name_of(Obstacle obstacle);
/// A sentence for people: "the page does not say that the subject is a member of the class".
std::string_view tell(Obstacle obstacle);
/// What a page would have to say: "a sentence that says it of the medicine itself".
std::string_view needed(Standing standing);

struct Reason {
  Standing standing = Standing::Neither;
  Span quote = {};                // the sentence; empty for Neither
  std::optional<Span> also = {};  // the membership statement; where the other one is named
  std::size_t line = 0;           // of the quote in the source text, from 1
  std::optional<std::size_t> claim = {};  // index into Extraction::claims
  std::optional<EntityId> other = {};     // the class, or the other medicine
  std::vector<Obstacle> against = {};
};

/// Never empty; the first says how the page stands, others of the same standing follow (at most
/// five).
std::vector<Reason> why_not(const Stages& stages, const Asked& asked,
                            const vocabulary::Vocabulary& vocabulary);

}  // namespace netkg::ingest
