// When two names are the same name, and which entities of the gold an entity of an extraction
// may stand for: labels are free, so "effect:tiredness" agrees with "effect:fatigue" when one
// of its names is a name of the other.
//
// The folding is the scorer's own, not that of model/words.h: were it the extraction's, the
// ruler would stretch with what it measures.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/score_gold.h"
#include "model/entity.h"

namespace netkg::ingest {

/// Lower case, American, without punctuation, articles and plural s: two names with the same
/// key are the same name. "The Hand–foot Syndromes" -> "hand foot syndrome"
std::string score_key(std::string_view name);

/// Of two keys: one holds the other as whole words, or at least this share of all their words
/// is common to both.
bool alike(std::string_view key, std::string_view other, double least = 0.5);

/// Keys that are alike, or two ways to say one form, route or schedule: "oral", "by mouth".
bool same_value(std::string_view key, std::string_view other);

class EntityNames {
 public:
  EntityNames(const std::vector<GoldEntity>& gold, const std::vector<Entity>& read);

  /// The keys of all names of an entity of the extraction; of its id alone when it is not
  /// listed.
  std::set<std::string> keys_of(const EntityId& read) const;
  /// The entities of the gold that it may stand for, in order.
  std::vector<EntityId> stands_for(const EntityId& read) const;
  /// The entities of the gold that bear this name, whatever their type.
  std::vector<EntityId> named(const std::string& key) const;

 private:
  std::set<EntityId> gold_ids_;
  std::map<std::string, std::set<EntityId>> by_name_;  // labels and names only
  /// {prefix of the id, key of a name}: the id's own words are a name here.
  std::map<std::pair<std::string, std::string>, std::set<EntityId>> by_typed_name_;
  std::map<EntityId, std::set<std::string>> read_keys_;
};

}  // namespace netkg::ingest
