// What the graph store answers, as values: documents, entities, claims, works and lists of
// their numbers.
//
//   Graph graph("/data/store/graph");
//   graph.claims({.predicate = Predicate::MayCause, .object = EntityId("effect:fatigue")})
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/graph_store.h"
#include "index/lists.h"
#include "index/records.h"

namespace netkg::index {

class Graph {
 public:
  /// An empty graph.
  Graph() : lists_(nullptr, false) {}
  /// An empty graph when there is none in `directory`. Throws Error: TooNew, Damaged, Failed.
  explicit Graph(const std::string& directory);

  bool empty() const { return !store_; }
  const State& state() const { return state_; }
  /// The bytes themselves, for whoever checks or copies them. Not when empty().
  const GraphStore& store() const { return *store_; }
  const Lists& lists() const { return lists_; }

  /// What Store::set_meta() has kept under that name.
  std::optional<std::string> meta(std::string_view name) const;
  void each_meta(
      const std::function<void(std::string_view name, std::string_view value)>& see) const;

  std::optional<DocumentNumber> document_number(const DocumentId& id) const;
  std::optional<DocumentRecord> document(DocumentNumber number, Detail detail) const;
  void each_document(Detail detail,
                     const std::function<void(DocumentRecord& document)>& see) const;
  std::string text(DocumentNumber number) const;
  /// The words of the span; nothing where the text ends before.
  std::optional<std::string> passage(DocumentNumber number, Span span) const;
  std::optional<Document> source(DocumentNumber number) const;
  std::optional<Contents> contents(DocumentNumber number) const;
  /// Version and encoded record, ascending.
  std::vector<std::pair<uint32_t, std::string>> versions(DocumentNumber number) const;
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
  /// Of claims whose key in `heads` begins so, in the order of the keys; at most `most`.
  std::vector<ClaimHead> heads(std::string_view prefix, std::size_t most) const;
  std::vector<Membership> memberships(EntityNumber member) const;
  /// Claims whose printed id begins so, by id; at most `limit`.
  std::vector<std::pair<std::string, ClaimNumber>> claims_with_id(std::string_view beginning,
                                                                  std::size_t limit) const;
  Numbers claims(const ClaimPattern& pattern) const;
  /// Which subjects have that object: one list, claims unread.
  Numbers subjects(Predicate predicate, EntityNumber object) const;
  Numbers objects(EntityNumber subject, Predicate predicate) const;

  std::optional<WorkNumber> work_number(const WorkId& id) const;
  std::optional<WorkRecord> work(WorkNumber number) const;
  std::vector<WorkId> works() const;
  /// Document and which of its references.
  Postings cited_by(WorkNumber number) const;
  /// Work and which reference of the document names it.
  Postings cites(DocumentNumber number) const;

  /// The list of objects, subjects, mentions or cited_by; empty when there is none.
  Postings list(Family family, ListNumber number) const;

 private:
  std::optional<std::string> get(Family family, std::string_view key) const;
  std::optional<uint32_t> number_of(Family family, std::string_view id) const;
  void add_references(DocumentRecord& document) const;
  Numbers claims_below(Family family, std::string_view prefix,
                       std::optional<EntityNumber> other) const;
  Numbers claims_in(Family family, ListNumber list, std::optional<EntityNumber> other) const;
  Numbers claims_of_object(EntityNumber object) const;
  Numbers claims_of_document(const ClaimPattern& pattern) const;

  std::unique_ptr<GraphStore> store_;
  Lists lists_;
  State state_;
};

}  // namespace netkg::index
