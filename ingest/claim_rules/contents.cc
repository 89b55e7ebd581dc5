// combination includes drug.
//   "This combination contains the chemotherapy drugs A, B, and C and the steroid D."
//   "Opdualag, a combination of relatlimab and nivolumab, …"
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 10> contains{
    "contains",   "contain",  "is made up of",       "are made up of",   "consists of",
    "consist of", "combines", "is a combination of", "a combination of", "is a mixture of"};

/// Whose parts are listed: what "this combination" means, or what stands before.
std::optional<Handle> whole_of(const Page& page, const Reading& reading, std::size_t verb) {
  const auto& words = reading.words;
  bool combination = verb > 0 && is_one_of(words, verb - 1,
                                           {"combination", "regimen", "treatment", "mixture"});
  if (combination) return page.subjects[page.sentence(reading).section];
  auto at = verb;
  while (at > 0 && is_one_of(words, at - 1, {",", ")", "which", "that"})) --at;
  const auto* found = at > 0 ? reading.at(at - 1) : nullptr;
  if (found && is_medicine(found->type)) return found->entity;
  return match_anaphor(words, 0) == verb ? reading.topic : std::nullopt;
}

}  // namespace

void read_contents(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto size = match_any(words, i, contains);
    if (size == 0) continue;
    auto whole = whole_of(*page, reading, i);
    if (!whole || page->concepts.type(*whole) == EntityType::DrugClass) return;
    auto end = clause_end(words, i + size);
    for (const auto& part : reading.found) {
      bool listed = part.type == EntityType::Drug && part.first >= i + size && part.last <= end;
      if (!listed || part.entity == *whole || part.kind == MentionKind::Brand) continue;
      Draft draft;
      draft.predicate = Predicate::Includes;
      draft.subject = *whole;
      draft.object = part.entity;
      draft.evidence = span_of(words, part.first, part.last);
      drafts->push_back(draft);
    }
    return;
  }
}

}  // namespace netkg::ingest
