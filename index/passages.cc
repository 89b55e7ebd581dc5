// Joining of passages and claims.
#include "index/passages.h"

#include <algorithm>

namespace netkg::index {

namespace {

/// Empty for a span outside the text: the store is damaged there, the search still works.
std::string_view words(std::string_view text, const std::optional<Span>& span) {
  bool inside = span && span->begin <= span->end && span->end <= text.size();
  return inside ? span->in(text) : std::string_view{};
}

/// The last passage to begin at or before `position` that holds it; passages are sorted by
/// begin and seldom overlap, so a few steps back find it or there is none.
TextPassage* holder(std::vector<TextPassage>& passages, uint32_t position) {
  constexpr int most_steps = 8;
  auto at = std::upper_bound(
      passages.begin(), passages.end(), position,
      [](uint32_t wanted, const TextPassage& passage) { return wanted < passage.span.begin; });
  for (int step = 0; step < most_steps && at != passages.begin(); ++step) {
    --at;
    if (position < at->span.end) return &*at;
  }
  return nullptr;
}

}  // namespace

std::vector<TextPassage> text_passages(
    const DocumentRecord& record, std::string_view text,
    const std::vector<StoredPassage>& passages, const std::vector<ClaimRecord>& claims,
    const std::function<EntityNumber(const EntityId&)>& number) {
  std::vector<TextPassage> result;
  auto order = static_cast<uint32_t>(hash_of(record.id.text));
  for (const auto& passage : passages) {
    result.push_back({.span = passage.span,
                      .order = order,
                      .role = passage.role,
                      .title = record.title,
                      .heading = words(text, passage.heading),
                      .body = words(text, passage.span)});
  }
  for (const auto& stored : claims) {
    const auto& claim = stored.claim;
    auto* passage = holder(result, claim.evidence.begin);
    if (!passage) continue;
    const auto& said = claim.qualifiers.frequency;
    passage->claims.push_back({.predicate = claim.predicate,
                               .subject = number(claim.subject),
                               .object = claim.object ? number(*claim.object) : no_entity,
                               .negated = claim.qualifiers.negated,
                               .level = claim.level,
                               .band = said ? std::optional(said->band) : std::nullopt});
  }
  return result;
}

}  // namespace netkg::index
