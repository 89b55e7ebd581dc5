// medicine combined_with medicine.
//   "You may have interferon on its own or with a drug called octreotide."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 9> withs{
    "with",      "together with", "combined with", "in combination with", "along with",
    "alongside", "plus",          "as well as",    "at the same time as"};

constexpr std::array<std::string_view, 14> giving{
    "have",     "take",        "taken",    "given", "give",      "used",      "use",
    "combined", "combination", "together", "added", "treatment", "alongside", "plus"};

/// Words after which "with" joins no two medicines: "compared with", "people with".
constexpr std::array<std::string_view, 12> other_withs{
    "compared", "compare",   "people",    "patients",   "treatment",   "treated",
    "interact", "interacts", "interfere", "interferes", "differently", "managed"};

const Found* partner_after(const Reading& reading, std::size_t from) {
  constexpr std::size_t reach = 5;
  for (std::size_t i = from; i < std::min(from + reach, reading.words.size()); ++i) {
    const auto* found = reading.at(i);
    if (found) return is_medicine(found->type) ? found : nullptr;
    if (!is_one_of(reading.words, i,
                   {"a", "an", "the", "another", "other", "drug", "drugs", "called", "medicine",
                    "medicines", "cancer"})) {
      return nullptr;
    }
  }
  return nullptr;
}

}  // namespace

void read_combination(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  Role role = page->section(reading).role;
  if (role == Role::Research || role == Role::SideEffects || role == Role::Warnings) return;
  bool given = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    given |= holds(giving, words[i].lower);
    std::size_t size = 0;
    for (auto phrase : withs) size = std::max(size, match(words, i, phrase));
    if (size == 0 || (i > 0 && holds(other_withs, words[i - 1].lower))) continue;
    const auto* partner = partner_after(reading, i + size);
    // "removed with surgery": with alone joins drugs only.
    bool joins =
        partner &&
        (size > 1 || words[i].lower != "with" || partner->type != EntityType::Treatment ||
         (i > 0 && is_one_of(words, i - 1, {"given", "used", "taken", "together"})));
    if (!joins || !given) continue;
    auto subject = subject_before(*page, reading, i);
    if (!subject || *subject == partner->entity) continue;
    auto group = verb_group(words, i);
    Draft draft;
    draft.predicate = Predicate::CombinedWith;
    draft.subject = *subject;
    draft.object = partner->entity;
    draft.evidence = span_of(words, i, partner->last);
    draft.qualifiers.hedged = read_frame(words, 0, i, page->text()).hedged;
    draft.qualifiers.negated = group.negated;
    drafts->push_back(draft);
    i = partner->last - 1;
  }
}

}  // namespace netkg::ingest
