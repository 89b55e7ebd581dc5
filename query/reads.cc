// Lists of claims, read once.
#include "query/reads.h"

#include <algorithm>

namespace netkg::query {

namespace {

/// More claims than anyone reads; keeps an open question over a large store bounded.
constexpr std::size_t most_claims = 50'000;

const Heads nothing;

}  // namespace

std::size_t Reads::Hash::operator()(const index::HeadPattern& pattern) const {
  constexpr uint64_t none = UINT32_MAX;
  auto hash = static_cast<uint64_t>(pattern.predicate);
  for (const auto& part : {pattern.subject, pattern.object, pattern.document})
    hash = (hash ^ part.value_or(none)) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 32);
}

uint32_t Reads::number(const EntityId& id) {
  auto [place, added] = numbers_.try_emplace(id.text);
  if (added) place->second = store_.entity_number(id);
  return place->second;
}

const Heads& Reads::read(const index::HeadPattern& pattern) {
  auto [place, added] = lists_.try_emplace(pattern);
  if (added) place->second = store_.heads(pattern, most_claims);
  return place->second;
}

const Heads& Reads::of(Predicate predicate) { return read({predicate}); }

const Heads& Reads::with_value(Predicate predicate) { return read({predicate, {}, 0}); }

const Heads& Reads::of_object(Predicate predicate, const EntityId& id) {
  return of_object(predicate, number(id));
}

/// Subjects that answer a question are often what the next step asks about.
const Heads& Reads::of_object(Predicate predicate, uint32_t object,
                              std::optional<index::DocumentNumber> page) {
  if (object == 0) return nothing;
  const auto& heads = read({predicate, {}, object, page});
  if (!page)
    for (const auto& head : heads) numbers_.try_emplace(head.subject.text, head.subject_number);
  return heads;
}

const Heads& Reads::of_subject(const EntityId& id, Predicate predicate) {
  return of_subject(number(id), predicate);
}

const Heads& Reads::of_subject(uint32_t subject, Predicate predicate,
                               std::optional<index::DocumentNumber> page) {
  return subject == 0 ? nothing : read({predicate, subject, {}, page});
}

const std::vector<index::Membership>& Reads::memberships(uint32_t member) {
  auto [place, added] = memberships_.try_emplace(member);
  if (added && member != 0) place->second = store_.memberships(member);
  return place->second;
}

std::span<const index::ClaimHead> on_page(const Heads& heads, index::DocumentNumber page) {
  auto here = std::ranges::equal_range(heads, page, {}, &index::ClaimHead::document);
  return {here.begin(), here.end()};
}

}  // namespace netkg::query
