// Facts from claims, direct and by class.
#include "query/derive.h"

#include <algorithm>
#include <map>

#include "query/values.h"

namespace netkg::query {
namespace {

/// More claims than anyone reads; keeps an open question over a large store bounded.
constexpr std::size_t most_claims = 50'000;

bool holds(const std::vector<EntityId>& ids, const EntityId& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Every combination of the bound sides as one look-up each.
std::vector<index::ClaimPattern> lookups(const Pattern& pattern) {
  index::ClaimPattern base;
  base.predicate = pattern.predicate;
  std::vector<index::ClaimPattern> out;
  auto with_objects = [&](const index::ClaimPattern& one) {
    // A value has no entity: it is looked for among all objects of the subject.
    if (pattern.objects.empty() || !pattern.value.empty()) return out.push_back(one);
    for (const auto& object : pattern.objects) {
      out.push_back(one);
      out.back().object = object;
    }
  };
  if (pattern.subjects.empty()) with_objects(base);
  for (const auto& subject : pattern.subjects) {
    base.subject = subject;
    with_objects(base);
  }
  return out;
}

bool object_fits(const Pattern& pattern, const Claim& claim) {
  if (pattern.objects.empty() && pattern.value.empty()) return true;
  if (claim.object) return holds(pattern.objects, *claim.object);
  return !pattern.value.empty() && value_matches(pattern.value, claim.value);
}

/// What a page denies of the drug itself outweighs what any page says of its class.
bool is_denied(const index::Store& store, const EntityId& member, const Claim& claim) {
  index::ClaimPattern pattern{claim.predicate, member, claim.object, {}};
  for (auto number : store.claims(pattern)) {
    auto record = store.claim(number);
    if (record && record->claim.qualifiers.negated && record->claim.value == claim.value)
      return true;
  }
  return false;
}

void pass_on(const index::Store& store, const index::ClaimRecord& class_claim,
             const index::ClaimRecord& membership, std::vector<Fact>& out) {
  const EntityId& member = membership.claim.subject;
  if (member == class_claim.claim.subject) return;
  if (is_denied(store, member, class_claim.claim)) return;
  Fact fact = make_fact(class_claim);
  fact.subject = member;
  fact.level = Level::Class;
  fact.via = Via{class_claim.claim.subject, membership.claim.id, false};
  out.push_back(std::move(fact));
}

/// What a page says of a class, or of being in it, read once. Of other pages nothing is read.
class OnPage {
 public:
  OnPage(const index::Store& store, index::ClaimPattern pattern, bool subject)
      : store_(store), pattern_(std::move(pattern)), subject_(subject) {}

  const std::vector<index::ClaimRecord>& of(const EntityId& id,
                                            index::DocumentNumber document) {
    auto [place, added] = records_.try_emplace({document, id.text});
    if (!added) return place->second;
    (subject_ ? pattern_.subject : pattern_.object) = id;
    pattern_.document = document;
    for (auto number : store_.claims(pattern_)) {
      if (auto record = store_.claim(number)) place->second.push_back(std::move(*record));
    }
    return place->second;
  }

 private:
  const index::Store& store_;
  index::ClaimPattern pattern_;
  bool subject_;
  std::map<std::pair<index::DocumentNumber, std::string>, std::vector<index::ClaimRecord>>
      records_;
};

/// Members asked for by name: their classes first, then what the same page says of those.
void derive_for(const index::Store& store, const Pattern& pattern, std::vector<Fact>& out) {
  OnPage claims(store, {pattern.predicate, {}, {}, {}}, true);
  for (const auto& member : pattern.subjects) {
    for (auto number : store.claims({Predicate::IsA, member, {}, {}})) {
      auto membership = store.claim(number);
      if (!membership || !is_membership(membership->claim)) continue;
      for (const auto& claim : claims.of(*membership->claim.object, membership->document)) {
        if (passes_on(claim.claim) && object_fits(pattern, claim.claim))
          pass_on(store, claim, *membership, out);
      }
    }
  }
}

/// The other way round: class claims first, then the members that the same page names.
void derive_all(const index::Store& store, const Pattern& pattern, std::vector<Fact>& out) {
  OnPage memberships(store, {Predicate::IsA, {}, {}, {}}, false);
  for (const Fact& fact : stated(store, pattern)) {
    if (!passes_on(fact.record.claim)) continue;
    for (const auto& membership : memberships.of(fact.subject, fact.record.document)) {
      if (is_membership(membership.claim)) pass_on(store, fact.record, membership, out);
    }
  }
}

}  // namespace

Fact make_fact(index::ClaimRecord record) {
  Fact fact;
  fact.subject = record.claim.subject;
  fact.object = record.claim.object;
  fact.value = record.claim.value;
  fact.level = record.claim.level;
  fact.record = std::move(record);
  return fact;
}

bool passes_on(const Claim& claim) {
  return claim.level == Level::Class && !claim.disjunctive && !claim.qualifiers.negated;
}

bool is_membership(const Claim& claim) {
  return claim.predicate == Predicate::IsA && claim.object && !claim.qualifiers.negated &&
         !claim.qualifiers.hedged && !claim.disjunctive;
}

std::vector<Fact> stated(const index::Store& store, const Pattern& pattern) {
  std::vector<Fact> out;
  for (const auto& lookup : lookups(pattern)) {
    for (auto number : store.claims(lookup)) {
      if (out.size() >= most_claims) return out;
      auto record = store.claim(number);
      if (!record || record->claim.qualifiers.negated != pattern.denied) continue;
      if (object_fits(pattern, record->claim)) out.push_back(make_fact(std::move(*record)));
    }
  }
  return out;
}

std::vector<Fact> derived(const index::Store& store, const Pattern& pattern) {
  std::vector<Fact> out;
  if (pattern.denied) return out;
  if (pattern.subjects.empty()) derive_all(store, pattern, out);
  derive_for(store, pattern, out);
  return out;
}

}  // namespace netkg::query
