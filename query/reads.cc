// Lists and claims, read once.
#include "query/reads.h"

#include <algorithm>

namespace netkg::query {

namespace {

uint64_t list_of(Predicate predicate, uint32_t entity) {
  return uint64_t{entity} << 8 | static_cast<uint8_t>(predicate);
}

}  // namespace

uint32_t Reads::number(const EntityId& id) {
  auto [place, added] = numbers_.try_emplace(id.text);
  if (added) place->second = store_.entity_number(id);
  return place->second;
}

std::vector<index::ClaimNumber> Reads::claims(const index::ClaimPattern& pattern) {
  bool one_list = pattern.predicate && !pattern.document && pattern.subject.has_value();
  if (!one_list || pattern.object) return store_.claims(pattern);
  return of_subject(*pattern.predicate, number(*pattern.subject));
}

const std::vector<index::ClaimNumber>& Reads::of_object(Predicate predicate,
                                                        const EntityId& id) {
  auto [place, added] = objects_.try_emplace(list_of(predicate, number(id)));
  if (added) place->second = store_.claims({predicate, {}, id, {}});
  return place->second;
}

const std::vector<index::Link>& Reads::links(const EntityId& subject, Predicate predicate) {
  auto entity = number(subject);
  auto [place, added] = links_.try_emplace(list_of(predicate, entity));
  if (added && entity != 0) place->second = store_.links(entity, predicate);
  return place->second;
}

const std::vector<index::ClaimNumber>& Reads::of_subject(Predicate predicate, uint32_t entity) {
  auto [place, added] = subjects_.try_emplace(list_of(predicate, entity));
  if (added && entity != 0) place->second = store_.claims(entity, predicate);
  return place->second;
}

const index::PageHeads* Reads::page(index::ClaimNumber number) {
  auto known = pages_.upper_bound(number);
  if (known != pages_.end() && known->second.first <= number) return &known->second;
  auto found = store_.page_heads(number);
  if (!found) return nullptr;
  auto end = found->end();
  return &pages_.emplace(end, std::move(*found)).first->second;
}

const index::ClaimHead* Reads::claim(index::ClaimNumber number) {
  auto known = claims_.find(number);
  if (known != claims_.end()) return &known->second;
  const auto* heads = page(number);
  if (!heads) return nullptr;
  return &claims_.emplace(number, heads->head(number)).first->second;
}

std::vector<const index::ClaimHead*> Reads::beside(
    const index::ClaimHead& claim, const std::vector<index::ClaimNumber>& numbers) {
  auto here = [&](index::ClaimNumber number) -> const index::ClaimHead* {
    const auto* heads = page(number);
    return heads && heads->document == claim.document ? this->claim(number) : nullptr;
  };
  auto middle = std::lower_bound(numbers.begin(), numbers.end(), claim.number);
  std::vector<const index::ClaimHead*> out;
  for (auto i = middle; i != numbers.begin();) {
    const auto* head = here(*--i);
    if (!head) break;
    out.push_back(head);
  }
  std::reverse(out.begin(), out.end());
  for (auto i = middle; i != numbers.end(); ++i) {
    const auto* head = here(*i);
    if (!head) break;
    out.push_back(head);
  }
  return out;
}

const DocumentId& Reads::page_of(const index::ClaimHead& claim) {
  return page(claim.number)->id;  // from which the claim was read
}

}  // namespace netkg::query
