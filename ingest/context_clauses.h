// Where a clause ends, as far as the reach of a context cue is concerned. Grammar's closed
// classes (finite verbs, pronouns) stand here; cues are data.
//
//   "No wheezes , the heart is regular": at the comma a new clause begins
//   "No wheezes , rales , or rhonchi": at neither
#pragma once

#include <cstddef>

#include "ingest/phrases.h"

namespace netkg::ingest {

/// Ends a sentence or an item: . ! ? ; | • and the bracket of "2)". The points of "p.o." and
/// "H. pylori" do not.
bool ends_sentence(const Words& words, std::size_t at);

/// A colon or a dash, which set off a label: "Lungs: clear", "Allergies - none".
bool ends_label(const Words& words, std::size_t at);

bool is_comma(const Words& words, std::size_t at);
bool is_list_word(const Words& words, std::size_t at);  // and, or, nor

/// Is, has, shows … as a word of its own; not participles that a noun may carry ("seen").
bool is_finite_verb(const Words& words, std::size_t at);
/// Finite verbs that only carry another: is, has, may, appears.
bool is_auxiliary(const Words& words, std::size_t at);

/// Does a new clause begin after the comma or "and" at words[at]? Its subject and verb are
/// looked for in the next few words: "…, he is alert". `after_verb`: the clause before has a
/// verb of its own, so that a second one starts a new clause: "there is no rash, and edema is
/// seen", but "no rash, and edema is seen" is one clause.
bool begins_clause(const Words& words, std::size_t at, bool after_verb);

/// The index past the bracket that opens at words[open]; `open` when it does not close by
/// `end`.
std::size_t past_bracket(const Words& words, std::size_t open, std::size_t end);

}  // namespace netkg::ingest
