// What a question has read from the store: lists of claims are read once, however many steps
// and answers ask for them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/store.h"

namespace netkg::query {

using namespace netkg::model;

/// By page and claim.
using Heads = std::vector<index::ClaimHead>;

/// For one store that does not change meanwhile, and one thread. Heads stay where they are as
/// long as this lives.
class Reads {
 public:
  explicit Reads(const index::Store& store) : store_(store) {}

  const index::Store& store() const { return store_; }
  /// The store's number of an entity; 0: it is not there.
  uint32_t number(const EntityId& id);
  const Heads& of(Predicate predicate);
  /// Claims with a value for an object: "every day".
  const Heads& with_value(Predicate predicate);
  const Heads& of_object(Predicate predicate, const EntityId& id);
  const Heads& of_subject(const EntityId& id, Predicate predicate);
  /// By the store's numbers of entities; with a page only those claims that are on it.
  const Heads& of_object(Predicate predicate, uint32_t object,
                         std::optional<index::DocumentNumber> page = {});
  const Heads& of_subject(uint32_t subject, Predicate predicate,
                          std::optional<index::DocumentNumber> page = {});
  /// Store::memberships().
  const std::vector<index::Membership>& memberships(uint32_t member);

 private:
  const Heads& read(const index::HeadPattern& pattern);

  const index::Store& store_;
  std::unordered_map<std::string, uint32_t> numbers_;  // of entities; 0: not in the store
  struct Hash {
    std::size_t operator()(const index::HeadPattern& pattern) const;
  };
  std::unordered_map<index::HeadPattern, Heads, Hash> lists_;
  std::unordered_map<uint32_t, std::vector<index::Membership>> memberships_;
};

/// Those of one side's claims that are on that page.
std::span<const index::ClaimHead> on_page(const Heads& heads, index::DocumentNumber page);

}  // namespace netkg::query
