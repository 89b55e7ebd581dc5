// effect managed_with value, where the sentence is about managing it.
//   "An underactive thyroid is treated with levothyroxine."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 8> managed{"treated with",  "controlled with",
                                                  "managed with",  "relieved with",
                                                  "eased with",    "helped by",
                                                  "prevented with", "relieved by"};

}  // namespace

void read_management(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::size_t size = 0;
    for (auto phrase : managed) size = std::max(size, match(words, i, phrase));
    if (size == 0) continue;
    auto group = verb_group(words, i);
    auto effects = find_effects(page, words, 0, group.first, Unknown::Refuse);
    auto end = clause_end(words, i + size);
    if (effects.size() != 1 || i + size >= end) return;
    Draft draft;
    draft.predicate = Predicate::ManagedWith;
    draft.subject = effects.front().effect;
    draft.value = text_of(*page, words, i + size, end);
    draft.evidence = span_of(words, i, end);
    draft.qualifiers.negated = group.negated;
    draft.qualifiers.hedged = group.hedged;
    drafts->push_back(draft);
    return;
  }
}

}  // namespace netkg::ingest
