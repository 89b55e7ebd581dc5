// What a question has read from the store: lists, claims and labels are read once, however many
// steps and answers ask for them.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "index/store.h"

namespace netkg::query {

using namespace netkg::model;

/// For one store that does not change meanwhile, and one thread.
class Reads {
 public:
  explicit Reads(const index::Store& store) : store_(store) {}

  const index::Store& store() const { return store_; }
  /// Claims with this subject, or object, in the order of their numbers.
  const std::vector<index::ClaimNumber>& of_subject(Predicate predicate, const EntityId& id);
  const std::vector<index::ClaimNumber>& of_object(Predicate predicate, const EntityId& id);
  /// Null when there is no such claim. Stays where it is as long as this lives.
  const index::ClaimRecord* claim(index::ClaimNumber number);
  /// Those of `numbers` that are on one page with `claim`. The claims of a page are numbered
  /// without gaps, so only its neighbours are read.
  std::vector<const index::ClaimRecord*> beside(const index::ClaimRecord& claim,
                                                const std::vector<index::ClaimNumber>& numbers);

 private:
  using Lists = std::unordered_map<std::string, std::vector<index::ClaimNumber>>;
  const std::vector<index::ClaimNumber>& list(Lists& lists, const EntityId& id,
                                              const index::ClaimPattern& pattern);

  const index::Store& store_;
  Lists subjects_;
  Lists objects_;
  std::unordered_map<index::ClaimNumber, std::optional<index::ClaimRecord>> claims_;
};

}  // namespace netkg::query
