// Facts from claims, direct and by class.
#include "query/derive.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "query/values.h"

namespace netkg::query {
namespace {

bool holds(const std::vector<EntityId>& ids, const EntityId& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// The lists that hold every claim that fits.
std::vector<const Heads*> lists_of(Reads& reads, const Pattern& pattern) {
  std::vector<const Heads*> out;
  for (const auto& subject : pattern.subjects)
    out.push_back(&reads.of_subject(subject, pattern.predicate));
  if (!pattern.subjects.empty()) return out;
  for (const auto& object : pattern.objects)
    out.push_back(&reads.of_object(pattern.predicate, object));
  if (!pattern.value.empty()) out.push_back(&reads.with_value(pattern.predicate));
  if (out.empty()) out.push_back(&reads.of(pattern.predicate));
  return out;
}

bool object_fits(const Pattern& pattern, const index::ClaimHead& claim) {
  if (pattern.objects.empty() && pattern.value.empty()) return true;
  if (claim.object) return holds(pattern.objects, *claim.object);
  return !pattern.value.empty() && value_matches(pattern.value, claim.value);
}

/// What pages deny of members, as far as a pattern reaches: "drug:sunitinib|effect:rash|".
using Denied = std::unordered_set<std::string>;

std::string denial_key(const EntityId& subject, const index::ClaimHead& claim) {
  return subject.text + "|" + (claim.object ? claim.object->text : "") + "|" + claim.value;
}

/// Claims that fit, those that are denied noted apart.
std::vector<Fact> read_stated(Reads& reads, const Pattern& pattern, Denied& denied) {
  std::vector<Fact> out;
  for (const auto* list : lists_of(reads, pattern)) {
    for (const auto& claim : *list) {
      if (claim.negated) denied.insert(denial_key(claim.subject, claim));
      if (claim.negated != pattern.denied) continue;
      if (object_fits(pattern, claim)) out.push_back(make_fact(claim));
    }
  }
  return out;
}

/// What a page denies of the drug itself outweighs what any page says of its class.
void pass_on(const Denied& denied, const index::ClaimHead& class_claim,
             const index::ClaimHead& membership, std::vector<Fact>& out) {
  const EntityId& member = membership.subject;
  if (member == class_claim.subject) return;
  if (!denied.empty() && denied.contains(denial_key(member, class_claim))) return;
  Fact fact = make_fact(class_claim);
  fact.subject = &member;
  fact.level = Level::Class;
  fact.membership = &membership;
  out.push_back(std::move(fact));
}

/// What a page says of a class and passes on to a member that the page puts in it.
void pass_on_page(Reads& reads, const Pattern& pattern, uint32_t member,
                  index::Membership place, const Denied& denied, std::vector<Fact>& out) {
  auto [of_class, page] = place;
  auto said = on_page(reads.of_subject(of_class, pattern.predicate), page);
  if (said.empty()) return;
  for (const auto& membership : reads.of_subject(member, Predicate::IsA, page)) {
    if (!is_membership(membership) || membership.object_number != of_class) continue;
    for (const auto& claim : said) {
      if (passes_on(claim) && object_fits(pattern, claim))
        pass_on(denied, claim, membership, out);
    }
  }
}

/// Members asked for by name: their classes first, then what the same page says of those. Of
/// most classes no page says anything.
void derive_for(Reads& reads, const Pattern& pattern, const Denied& denied,
                std::vector<Fact>& out) {
  for (const auto& member : pattern.subjects) {
    const auto number = reads.number(member);
    const auto& all = reads.memberships(number);
    for (auto place = all.begin(); place != all.end();) {
      auto end = std::find_if(place, all.end(),
                              [&](const auto& one) { return one.of_class != place->of_class; });
      if (reads.of_subject(place->of_class, pattern.predicate).empty()) place = end;
      for (; place != end; ++place) pass_on_page(reads, pattern, number, *place, denied, out);
    }
  }
}

/// The other way round: class claims first, then the members that the same page names. A class
/// has many members, and few of them on one page: these alone are read.
void derive_all(Reads& reads, const std::vector<Fact>& said, const Denied& denied,
                std::vector<Fact>& out) {
  for (const Fact& fact : said) {
    if (!passes_on(*fact.claim)) continue;
    for (const auto& membership :
         reads.of_object(Predicate::IsA, fact.claim->subject_number, fact.claim->document)) {
      if (is_membership(membership)) pass_on(denied, *fact.claim, membership, out);
    }
  }
}

/// `said`: what read_stated() found, and what is denied beside it.
std::vector<Fact> derive(Reads& reads, const Pattern& pattern, const std::vector<Fact>& said,
                         const Denied& denied) {
  std::vector<Fact> out;
  if (pattern.subjects.empty()) derive_all(reads, said, denied, out);
  derive_for(reads, pattern, denied, out);
  return out;
}

}  // namespace

Fact make_fact(const index::ClaimHead& claim) {
  return {.subject = &claim.subject,
          .object = claim.object ? &*claim.object : nullptr,
          .claim = &claim,
          .level = claim.level};
}

bool passes_on(const index::ClaimHead& claim) {
  return claim.level == Level::Class && !claim.disjunctive && !claim.negated;
}

bool is_membership(const index::ClaimHead& claim) {
  return claim.predicate == Predicate::IsA && claim.object && !claim.negated && !claim.hedged &&
         !claim.disjunctive;
}

std::vector<Fact> stated(Reads& reads, const Pattern& pattern) {
  Denied denied;
  return read_stated(reads, pattern, denied);
}

std::vector<Fact> derived(Reads& reads, const Pattern& pattern) {
  if (pattern.denied) return {};
  Denied denied;
  auto said = read_stated(reads, pattern, denied);
  return derive(reads, pattern, said, denied);
}

std::vector<Fact> stated_and_derived(Reads& reads, const Pattern& pattern) {
  Denied denied;
  auto out = read_stated(reads, pattern, denied);
  if (pattern.denied) return out;
  auto more = derive(reads, pattern, out, denied);
  out.insert(out.end(), std::make_move_iterator(more.begin()),
             std::make_move_iterator(more.end()));
  return out;
}

}  // namespace netkg::query
