// What a question has read from the store: lists and claims are read once, however many steps
// and answers ask for them.
#pragma once

#include <map>
#include <memory>
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
  /// As Store::claims(), for a relation with one side or none bound.
  std::vector<index::ClaimNumber> claims(const index::ClaimPattern& pattern);
  /// Claims with this object, or the subject of that number, in the order of their numbers.
  const std::vector<index::ClaimNumber>& of_object(Predicate predicate, const EntityId& id);
  const std::vector<index::ClaimNumber>& of_subject(Predicate predicate, uint32_t number);
  /// What the subject is linked with, unread (Store::links).
  const std::vector<index::Link>& links(const EntityId& subject, Predicate predicate);
  /// Null when there is no such claim. Stays where it is as long as this lives.
  const index::ClaimHead* claim(index::ClaimNumber number);
  /// Those of `numbers`, ascending, that are on one page with `claim`.
  std::vector<const index::ClaimHead*> beside(index::ClaimNumber claim,
                                              const std::vector<index::ClaimNumber>& numbers);
  /// The id of the page that the claim is on.
  const DocumentId& page_of(const index::ClaimHead& claim);

 private:
  uint32_t number(const EntityId& id);
  /// Neighbours on one page, and those of them that have been asked for.
  struct Page {
    index::PageHeads heads;
    std::vector<std::unique_ptr<const index::ClaimHead>> read;
  };
  Page* page(index::ClaimNumber number);

  const index::Store& store_;
  std::unordered_map<std::string, uint32_t> numbers_;  // of entities; 0: not in the store
  std::unordered_map<uint64_t, std::vector<index::ClaimNumber>> objects_, subjects_;
  std::unordered_map<uint64_t, std::vector<index::Link>> links_;
  std::map<index::ClaimNumber, Page> pages_;  // by where they end
  Page* last_page_ = nullptr;                 // most claims follow one on the same page
};

}  // namespace netkg::query
