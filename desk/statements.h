// What all pages state of drugs, by subject, relation and object, with copies of a page counted
// once: what disagree compares.
//
//   (sunitinib, may_cause, fatigue) -> Acorn: 10% to 100%; Birch: 0% to 1%; Cedar: plainly
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "desk/copies.h"
#include "desk/rates.h"
#include "index/store.h"
#include "query/resolve.h"

namespace netkg::desk {

/// A subject, a relation and an object; an object without an entity is its folded words.
struct Topic {
  EntityId subject;
  Predicate predicate = Predicate::MayCause;
  std::string object;
  auto operator<=>(const Topic&) const = default;
};

/// What one page says on a topic, copies of the page left out.
struct PageStatement {
  DocumentNumber page = 0;
  std::vector<index::ClaimRecord> stated = {};
  std::vector<index::ClaimRecord> denied = {};
};

/// Where a page that says nothing on a topic stands to it.
enum class Silence : uint8_t {
  NotCovered,  // it is about something else
  ClassOnly,   // it says so of the drug's class, not of the drug
  Nearby,      // it names a broader or narrower effect
  Absent,      // it covers the subject, and leaves this out
};

class Statements {
 public:
  /// Direct statements of drugs and treatments in the relations that pages may differ in.
  Statements(const index::Store& store, const vocabulary::Vocabulary& vocabulary);

  const std::map<Topic, std::vector<PageStatement>>& topics() const { return topics_; }
  /// Pages, copies left out, that state something in this relation of this subject.
  std::vector<DocumentNumber> pages_about(const EntityId& subject, Predicate predicate) const;
  Silence silence(const Topic& topic, DocumentNumber page) const;

  const index::DocumentRecord& document(DocumentNumber page) const { return pages_.at(page); }
  /// The publisher, else the host of its address, else the page: who speaks.
  std::string voice(DocumentNumber page) const;
  /// For people: "Acorn Health", else the page's title.
  std::string speaker(DocumentNumber page) const;
  std::optional<Rate> rate(const index::ClaimRecord& record) const;
  /// "sunitinib may cause fatigue"
  std::string words(const Topic& topic, bool denied = false) const;
  std::string object_words(const Topic& topic) const;

 private:
  struct Scope {
    EntityId subject;
    Predicate predicate = Predicate::MayCause;
    DocumentNumber page = 0;
    auto operator<=>(const Scope&) const = default;
  };

  void take(index::ClaimRecord record);
  void forget_copies(const index::Store& store);
  bool is_near(const std::string& a, const std::string& b) const;

  const vocabulary::Vocabulary& vocabulary_;
  query::Names names_;
  Rates rates_;
  std::map<Topic, std::vector<PageStatement>> topics_;
  std::map<Scope, std::set<std::string>> covered_;   // objects that a page names
  std::map<Scope, std::set<std::string>> of_class_;  // the same, said of a class
  std::map<std::pair<DocumentNumber, EntityId>, std::set<EntityId>> classes_;  // of a member
  std::map<DocumentNumber, index::DocumentRecord> pages_;
};

}  // namespace netkg::desk
