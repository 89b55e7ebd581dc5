// Which claim of an Extraction is which claim of the gold. Two match when type, subject,
// predicate and object (or value) agree, and their evidence overlaps; each is used once, the
// best pairs first. What is left over is spurious, missed, or the same claim read at another
// place too.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/score_gold.h"
#include "ingest/score_names.h"
#include "model/extraction.h"

namespace netkg::ingest {

/// A claim of the extraction made ready for comparing.
struct Statement {
  const Claim* claim = nullptr;
  std::string_view type;
  std::string_view predicate;
  Quote evidence;
  std::vector<EntityId> subjects;        // gold entities that its subject may be
  std::vector<EntityId> objects;         // and its object
  std::vector<EntityId> named_by_value;  // gold entities that its value names
  std::set<std::string> fillers;         // keys of its value, or of all names of its object
};

/// The words of `span`; none when it does not lie in `text`.
Quote quote(Span span, std::string_view text);

std::vector<Statement> make_statements(const Gold& gold, const Extraction& extraction);

/// Do types, subjects, predicates and fillers agree? An object that no gold entity knows is
/// taken for the right one when the words are exactly those of the gold.
bool agrees(const GoldClaim& gold, const Statement& read, bool same_words = false);

/// Predicates so near that the gold's choice is not held against a page's other wording:
/// "inhibits" and "acts_on".
bool same_group(std::string_view predicate, std::string_view other);

/// A claim of the gold and the statement that is it, by their places in the two lists.
struct Match {
  std::size_t gold = 0;
  std::size_t read = 0;
};

struct Matching {
  std::vector<Match> right;     // polarity too, optional claims not among them
  std::vector<Match> loose;     // of these, the ones whose evidence is not precisely the gold's
  std::vector<Match> inverted;  // the page denies it and the extraction does not, or so
  std::set<std::size_t> fitting;  // statements that are right, optional ones included
  std::vector<std::size_t>
      repeats;  // right claims again, at another place: neither good nor bad
  std::vector<std::size_t> spurious;
  std::vector<std::size_t> missed;
  std::size_t misplaced = 0;  // missed claims that stand among the spurious, at another place
};

/// `in_scope[i]`: does statement i count? The others only matter for traps.
Matching match_claims(const Gold& gold, const std::vector<Statement>& statements,
                      const std::vector<bool>& in_scope);

}  // namespace netkg::ingest
