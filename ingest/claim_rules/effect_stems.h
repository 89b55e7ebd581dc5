// What introduces a list of side effects: "Possible side effects of X include:", "X can cause",
// "You might also get". side_effects.cc reads the list behind it.
#pragma once

#include <optional>
#include <vector>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"

namespace netkg::ingest {

/// What introduces a list of effects: whose they are, how often, and where the list begins.
struct Stem {
  Handle subject = 0;
  Frame frame;
  std::vector<Handle> others = {};  // joined to the subject: "X and Y can cause"
  std::size_t list = 0;  // index of the list's first word; words.size() when it is bullets
  Unknown unknown = Unknown::Refuse;
};

/// Advice to the reader is no statement about the drug: "Tell your doctor if …".
bool is_advice(const Words& words);

/// The stem that the sentence itself has; nothing when it introduces no effects.
std::optional<Stem> find_stem(const Page& page, const Reading& reading);

/// Does the sentence itself name a medicine that "may cause" something?
bool names_cause(const Page& page, const Reading& reading);

/// In a section on side effects "M can lower the number of white blood cells": a count or a
/// level that goes up or down is the effect.
std::optional<Stem> changing_stem(Page* page, const Reading& reading);

/// The stem of a bullet: the sentence above it, or a heading on side effects.
std::optional<Stem> stem_of_item(const Page& page, const Reading& reading);

}  // namespace netkg::ingest
