// What a commit does to the graph: documents are added and taken out in memory, each list that
// they touch is then read and written once, and all goes into one batch.
//
//   Changes changes(graph);
//   changes.remove(7);
//   auto number = changes.add(staged);
//   auto batch = changes.finish();
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/graph.h"
#include "index/staged.h"

namespace netkg::index {

class Changes {
 public:
  /// `indexed` is the generation that the text index has: changes until then are forgotten.
  Changes(const Graph& graph, uint64_t indexed);

  /// Takes out a stored document with its claims, and entities that nothing else names.
  void remove(DocumentNumber number);
  /// Adds a document under a new number, or under `number`, which remove() has made free.
  DocumentNumber add(const Staged& staged, std::optional<DocumentNumber> number = {});
  /// Known after add() for every entity that it named.
  EntityNumber entity_number(const EntityId& id) const;

  const State& state() const { return state_; }
  /// Everything as one batch. To be called once, last.
  Batch finish();

 private:
  struct EntityWork {
    EntityNumber number = no_entity;
    std::optional<EntityRecord> before;
    EntityRecord after;
  };
  struct ListWork {
    Numbers added;
    Numbers removed;
  };
  using Lists = std::map<std::string, ListWork>;

  EntityWork& entity(const EntityId& id);
  EntityWork& entity(EntityNumber number);
  EntityShare share(DocumentNumber document, const Entity& entity);
  void unshare(DocumentNumber document, const EntityShare& share);
  Contents add_claims(const Staged& staged, DocumentNumber document);
  void remove_claims(const Contents& contents);
  /// The keys of the lists that hold the claim.
  std::pair<std::string, std::string> list_keys(const Claim& claim);
  void mark_changed(DocumentNumber number);
  void count(const DocumentRecord& record, const Contents& contents, std::size_t text_bytes,
             bool added);
  void count_claim(Predicate predicate, bool added);
  void finish_entity(const EntityWork& work);
  void finish_names(const EntityWork& work);
  void finish_lists(Family family, const Lists& lists);

  const Graph& graph_;
  State state_;
  Batch batch_;
  std::unordered_map<EntityId, EntityWork> entities_;
  std::unordered_map<EntityNumber, EntityId> entity_ids_;
  Lists objects_;
  Lists subjects_;
  Lists mentions_;
};

}  // namespace netkg::index
