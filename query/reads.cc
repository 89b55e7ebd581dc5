// Lists and claims, read once.
#include "query/reads.h"

#include <algorithm>
#include <iterator>

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

Reads::Page* Reads::page(index::ClaimNumber number) {
  auto holds = [&](const Page& page) {
    return page.heads.first <= number && number < page.heads.end();
  };
  if (last_page_ && holds(*last_page_)) return last_page_;
  auto known = pages_.upper_bound(number);
  if (known == pages_.end() || !holds(known->second)) {
    auto found = store_.page_heads(number);
    if (!found) return nullptr;
    auto end = found->end();
    known = pages_.emplace(end, Page{std::move(*found), {}}).first;
    known->second.read.resize(end - known->second.heads.first);
  }
  return last_page_ = &known->second;
}

const index::ClaimHead* Reads::claim(index::ClaimNumber number) {
  auto* here = page(number);
  if (!here) return nullptr;
  auto& head = here->read[number - here->heads.first];
  if (!head) head = std::make_unique<const index::ClaimHead>(here->heads.head(number));
  return head.get();
}

/// A page that has both has one of the two numbers beside the claim. Many claims are asked for
/// the same numbers, so that these are looked at, and not where the claim stands.
std::vector<const index::ClaimHead*> Reads::beside(
    index::ClaimNumber claim, const std::vector<index::ClaimNumber>& numbers) {
  std::vector<const index::ClaimHead*> out;
  auto page_of_both = [&](index::ClaimNumber number) -> const index::PageHeads* {
    const auto* here = page(number);
    bool both = here && here->heads.page_first <= claim && claim < here->heads.page_end;
    return both ? &here->heads : nullptr;
  };
  auto next = std::lower_bound(numbers.begin(), numbers.end(), claim);
  const auto* heads = next != numbers.end() ? page_of_both(*next) : nullptr;
  if (!heads && next != numbers.begin()) heads = page_of_both(*std::prev(next));
  if (!heads) return out;
  next = std::lower_bound(numbers.begin(), numbers.end(), heads->page_first);
  for (; next != numbers.end() && *next < heads->page_end; ++next) {
    if (const auto* head = this->claim(*next)) out.push_back(head);
  }
  return out;
}

const DocumentId& Reads::page_of(const index::ClaimHead& claim) {
  return page(claim.number)->heads.id;  // from which the claim was read
}

}  // namespace netkg::query
