// The words of a list item -> the side effects they name: names of the vocabulary, coordination
// ("feeling tired and/or dizzy"), and the phrase grammar for what no list holds ("damage to the
// lungs", "increases in blood sugar").
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/lists.h"
#include "ingest/page.h"

namespace netkg::ingest {

/// An effect and the words [first, last) that name it, bracket included.
struct NamedEffect {
  Handle effect = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

enum class Unknown {
  Refuse,  // only what the vocabulary or the grammar knows
  Make,    // the words stand in a list of side effects: a short phrase is one
};

/// The effects that words [first, last) name; empty when they name none ("other problems").
std::vector<NamedEffect> find_effects(Page* page, const Words& words, std::size_t first,
                                      std::size_t last, Unknown unknown);

/// The effect of that name ("mouth damage"), known or new.
Handle effect_named(Page* page, const std::string& name);

/// The items of a list of effects in words [from, to), as split_items gives them; items that
/// share a word of harm stay together: "liver, kidney, or heart damage", "damage to your skin,
/// liver, and intestines".
std::vector<Item> split_effects(const Page& page, const Words& words, std::size_t from,
                                std::size_t to, bool bullet);

/// The effect that all the words together name; nothing when they are more than a name.
std::optional<Handle> whole_effect(const Page& page, const Words& words);

}  // namespace netkg::ingest
