// Lists and claims, read once.
#include "query/reads.h"

#include <algorithm>

namespace netkg::query {

const std::vector<index::ClaimNumber>& Reads::list(Lists& lists, const EntityId& id,
                                                   const index::ClaimPattern& pattern) {
  auto key = std::string(1, static_cast<char>(*pattern.predicate)) + id.text;
  auto [place, added] = lists.try_emplace(std::move(key));
  if (added) place->second = store_.claims(pattern);
  return place->second;
}

const std::vector<index::ClaimNumber>& Reads::of_subject(Predicate predicate,
                                                         const EntityId& id) {
  return list(subjects_, id, {predicate, id, {}, {}});
}

const std::vector<index::ClaimNumber>& Reads::of_object(Predicate predicate,
                                                        const EntityId& id) {
  return list(objects_, id, {predicate, {}, id, {}});
}

const index::ClaimRecord* Reads::claim(index::ClaimNumber number) {
  auto [place, added] = claims_.try_emplace(number);
  if (added) place->second = store_.claim(number);
  return place->second ? &*place->second : nullptr;
}

std::vector<const index::ClaimRecord*> Reads::beside(
    const index::ClaimRecord& claim, const std::vector<index::ClaimNumber>& numbers) {
  auto here = [&](index::ClaimNumber number) -> const index::ClaimRecord* {
    const auto* record = this->claim(number);
    return record && record->document == claim.document ? record : nullptr;
  };
  auto middle = std::lower_bound(numbers.begin(), numbers.end(), claim.number);
  std::vector<const index::ClaimRecord*> out;
  for (auto i = middle; i != numbers.begin();) {
    const auto* record = here(*--i);
    if (!record) break;
    out.push_back(record);
  }
  std::reverse(out.begin(), out.end());
  for (auto i = middle; i != numbers.end(); ++i) {
    const auto* record = here(*i);
    if (!record) break;
    out.push_back(record);
  }
  return out;
}

}  // namespace netkg::query
