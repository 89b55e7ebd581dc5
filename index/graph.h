// What the graph store answers, as values: documents, entities, claims and lists of their
// numbers.
//
//   Graph graph("/data/store/graph");
//   graph.claims({.predicate = Predicate::MayCause, .object = EntityId("effect:fatigue")})
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/graph_store.h"
#include "index/posting_list.h"
#include "index/records.h"

namespace netkg::index {

class Graph {
 public:
  /// An empty graph when there is none in `directory`. Throws Error: TooNew, Damaged, Failed.
  explicit Graph(const std::string& directory);

  bool empty() const { return !store_; }
  const State& state() const { return state_; }

  /// What Store::set_meta() has kept under that name.
  std::optional<std::string> meta(std::string_view name) const;

  std::optional<DocumentNumber> document_number(const DocumentId& id) const;
  std::optional<DocumentRecord> document(DocumentNumber number) const;
  std::vector<DocumentRecord> documents() const;
  std::string text(DocumentNumber number) const;
  std::optional<Contents> contents(DocumentNumber number) const;
  /// Numbers of all documents.
  Numbers document_numbers() const;
  /// Documents put, replaced or removed after `generation`; all of them are known only when
  /// generation >= state().changes_since.
  Numbers changed_since(uint64_t generation) const;
  /// The keys of `changes` up to and with `generation`.
  std::vector<std::string> change_keys_until(uint64_t generation) const;

  std::optional<EntityNumber> entity_number(const EntityId& id) const;
  std::optional<EntityRecord> entity(EntityNumber number) const;
  std::vector<EntityId> entities() const;
  std::vector<EntityId> entities_named(std::string_view name) const;

  std::optional<ClaimRecord> claim(ClaimNumber number) const;
  /// Claims whose printed id begins so, by id; at most `limit`.
  std::vector<std::pair<std::string, ClaimNumber>> claims_with_id(std::string_view beginning,
                                                                  std::size_t limit) const;
  Numbers claims(const ClaimPattern& pattern) const;

  /// The list at `key` of objects, subjects or mentions; empty when there is none.
  Numbers list(Family family, std::string_view key) const;

 private:
  std::optional<std::string> get(Family family, std::string_view key) const;
  Numbers lists_below(Family family, std::string_view prefix) const;
  Numbers claims_of_subject(EntityNumber subject, std::optional<Predicate> predicate) const;
  Numbers claims_of_object(EntityNumber object, std::optional<Predicate> predicate) const;
  Numbers claims_of_document(const ClaimPattern& pattern) const;

  std::unique_ptr<GraphStore> store_;
  State state_;
};

}  // namespace netkg::index
