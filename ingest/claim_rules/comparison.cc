// medicine differs_from medicine.
//   "Targeted drugs work differently from standard chemotherapy (chemo) drugs."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 9> differs{
    "differently from", "differently than", "differently to", "different from", "different to",
    "differs from",     "differ from",      "unlike",         "different than"};

}  // namespace

void read_comparison(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t size = 0;
    for (auto phrase : differs) size = std::max(size, match(words, i, phrase));
    if (size == 0) continue;
    const auto* other =
        reading.first_of({EntityType::Drug, EntityType::DrugClass, EntityType::Treatment},
                         i + size, words.size());
    auto subject = i > 0 ? subject_before(*page, reading, i) : std::nullopt;
    if (i == 0 && other) {  // "Unlike X, Y does not …"
      const auto* named =
          reading.first_of({EntityType::Drug, EntityType::DrugClass, EntityType::Treatment},
                           other->last, words.size());
      if (named) subject = named->entity;
    }
    if (!other || !subject || *subject == other->entity) continue;
    Draft draft;
    draft.predicate = Predicate::DiffersFrom;
    draft.subject = *subject;
    draft.object = other->entity;
    draft.evidence = page->sentence(reading).span;
    drafts->push_back(draft);
    return;
  }
}

}  // namespace netkg::ingest
