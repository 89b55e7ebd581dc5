// Words -> entities: names in the store first, then the vocabulary. A name that only the
// vocabulary knows is understood; a name that nobody knows is reported with the nearest one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/store.h"
#include "query/question.h"
#include "query/reads.h"
#include "vocabulary/vocabulary.h"

namespace netkg::query {

struct Resolved {
  std::string words;
  std::vector<EntityId> ids;  // several when concepts share the name
};

/// What a term stands for: one part, or several of "nausea, vomiting and diarrhoea".
struct Resolution {
  std::vector<Resolved> parts = {};
  bool any = false;                         // joined by "or"
  std::vector<std::string> unknown = {};    // words that name nothing
  std::vector<std::string> corrected = {};  // "fatige" read as "fatigue"
};

class Names {
 public:
  Names(const index::Store& store, const vocabulary::Vocabulary& vocabulary)
      : store_(store), vocabulary_(vocabulary), reads_(store) {}

  /// `effects`: side effects are meant, so that parts which are some come before a whole that
  /// is none.
  Resolution resolve(const Term& term, bool effects = false) const;
  /// Entities with exactly this name; store and vocabulary together. Looked for once.
  const std::vector<EntityId>& named(std::string_view name) const;
  /// nearest_name(), once for each.
  std::optional<std::string> nearest(std::string_view words) const;
  /// The preferred label; the id's own words when nobody knows it.
  std::string label(const EntityId& id) const;
  const index::Store& store() const { return store_; }
  const vocabulary::Vocabulary& vocabulary() const { return vocabulary_; }
  Reads& reads() const { return reads_; }

 private:
  std::string find_label(const EntityId& id) const;

  const index::Store& store_;
  const vocabulary::Vocabulary& vocabulary_;
  mutable Reads reads_;
  mutable std::unordered_map<std::string, std::string> labels_;
  mutable std::unordered_map<std::string, std::vector<EntityId>> named_;
  mutable std::unordered_map<std::string, std::optional<std::string>> nearest_;
};

}  // namespace netkg::query
