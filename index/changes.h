// What a commit does to the graph: documents are added and taken out, each list that they touch
// is then read and written once. What a document puts goes to the sink at once; only entities,
// works and lists wait. The same code builds a store and changes one.
//
//   Changes changes(graph, indexed, sink, "/data/store/graph.add");
//   changes.remove(7);
//   auto number = changes.add(staged, history);
//   changes.finish();
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "index/graph.h"
#include "index/list_changes.h"
#include "index/staged.h"

namespace netkg::index {

class Changes {
 public:
  /// `indexed` is the generation that the text index has: changes until then are forgotten. The
  /// graph and the sink must outlive this; lists may be spilled into `directory`.
  Changes(const Graph& graph, uint64_t indexed, Sink& sink, const std::string& directory);
  /// For a store that is built anew, in the place of one with this state or of none.
  void succeed(const State& before);

  /// Takes out a stored document with its claims and earlier versions, and entities and works
  /// that nothing else names.
  void remove(DocumentNumber number);
  /// Adds a document under a new number, or under `number`, which remove() has made free.
  DocumentNumber add(const Staged& staged, const History& history,
                     std::optional<DocumentNumber> number = {});
  /// Known after add() for every entity that it named.
  EntityNumber entity_number(const EntityId& id) const;

  const State& state() const { return state_; }
  /// Gives the sink what has waited. To be called once, last.
  void finish();

 private:
  struct EntityWork {
    EntityNumber number = no_entity;
    std::optional<EntityRecord> before;
    EntityRecord after;
  };
  struct WorkWork {
    WorkId id;
    std::optional<WorkRecord> stored = {};
    std::optional<WorkRecord> added = {};  // of the entries that came, the one that tells most
  };

  EntityWork& entity(const EntityId& id);
  EntityWork& entity(EntityNumber number);
  EntityShare share(DocumentNumber document, const Entity& entity);
  void unshare(DocumentNumber document, const EntityShare& share);
  Contents add_claims(const Staged& staged, DocumentNumber document);
  void remove_claims(const Contents& contents);
  /// Puts the claim in its lists; without a head it is taken out of them.
  void list_claim(const ClaimRecord& record, std::optional<ClaimHead> head);
  WorkNumber work(const WorkId& id);
  void add_works(const Staged& staged, DocumentNumber document);
  void remove_works(DocumentNumber document);
  void mark_changed(DocumentNumber number);
  void count(const DocumentRecord& record, const Contents& contents, std::size_t text_bytes,
             bool added);
  void count_claim(Predicate predicate, bool added);
  void finish_entity(const EntityWork& work);
  void finish_names(const EntityWork& work);
  void finish_list(Family family, ListNumber list, const Postings& removed,
                   const Postings& added);
  void finish_work(WorkNumber number, const Postings& removed, const Postings& added);
  std::optional<WorkRecord> kept_record(const WorkWork& work, const Postings& kept) const;

  const Graph& graph_;
  Sink& sink_;
  State state_;
  std::unordered_map<EntityId, EntityWork> entities_;
  std::unordered_map<EntityNumber, EntityId> entity_ids_;
  std::unordered_map<WorkId, WorkNumber> work_numbers_;
  std::unordered_map<WorkNumber, WorkWork> works_;
  ListChanges lists_;
};

}  // namespace netkg::index
