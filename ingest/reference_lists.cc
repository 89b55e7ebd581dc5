#include "ingest/reference_lists.h"

#include <charconv>

namespace netkg::ingest {
namespace {

/// Number printed before an entry: "1.", "[3]".
std::optional<int> number_of(const Reference& reference) {
  auto digits = reference.marker.find_first_of("0123456789");
  if (digits == std::string::npos) return std::nullopt;
  int number = 0;
  const char* end = reference.marker.data() + reference.marker.size();
  std::from_chars(reference.marker.data() + digits, end, number);
  return number;
}

/// The last section that begins at or before byte `at`.
std::size_t section_at(const Page& page, uint32_t at) {
  std::size_t found = 0;
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    if (page.sections[s].span.begin <= at) found = s;
  }
  return found;
}

/// A heading "References" serves the section above it.
std::size_t scope_of(const Page& page, std::size_t section) {
  const auto& own = page.sections[section];
  return own.role == Role::References && own.parent ? *own.parent : section;
}

/// How many sections lie between `section` and its ancestor `scope`; nothing when it is none.
std::optional<std::size_t> distance(const Page& page, std::size_t section, std::size_t scope) {
  std::size_t steps = 0;
  for (auto s = std::optional(section); s; s = page.sections[*s].parent, ++steps) {
    if (*s == scope) return steps;
  }
  return std::nullopt;
}

}  // namespace

std::vector<ReferenceList> reference_lists(const Page& page,
                                           const std::vector<Reference>& references) {
  std::vector<ReferenceList> lists;
  ReferenceList all{0, references.size(), 0, references.empty() ? 0 : references[0].span.begin};
  bool repeats = false;
  for (std::size_t i = 0; i < references.size(); ++i) {
    auto scope = scope_of(page, section_at(page, references[i].span.begin));
    bool restarts = lists.empty() || lists.back().scope != scope;
    auto number = number_of(references[i]);
    restarts |= number && !lists.empty() && lists.back().by_number.contains(*number);
    if (restarts) lists.push_back({i, i, scope, references[i].span.begin});
    lists.back().last = i + 1;
    if (!number) continue;
    lists.back().by_number.emplace(*number, i);
    repeats |= !all.by_number.emplace(*number, i).second;
  }
  return repeats ? lists : std::vector<ReferenceList>{std::move(all)};
}

const ReferenceList& list_serving(const Page& page, const std::vector<ReferenceList>& lists,
                                  uint32_t at) {
  auto section = section_at(page, at);
  const ReferenceList* best = &lists.front();
  std::optional<std::size_t> nearest;
  for (const auto& list : lists) {
    auto steps = distance(page, section, list.scope);
    if (!steps || (nearest && *steps > *nearest)) continue;
    // Among lists of one section the first behind the claim, else the last.
    bool better = !nearest || *steps < *nearest || best->begin < at;
    if (better) best = &list;
    nearest = steps;
  }
  return *best;
}

}  // namespace netkg::ingest
