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

/// The partners behind "with": "the targeted therapy drug bevacizumab or cabozantinib". The
/// class before a drug only tells its kind.
std::vector<Found> partners_after(const Reading& reading, std::size_t from) {
  constexpr std::size_t reach = 5;  // words before the first one
  const auto& words = reading.words;
  std::vector<Found> partners;
  // "with other treatments, such as | A and B"
  for (auto i = from; i < from + reach; ++i) {
    bool kind =
        is_one_of(words, i, {"treatments", "therapies", "drugs", "medicines", "treatment"}) &&
        is_one_of(words, i + 1, {","}) && match(words, i + 2, "such as");
    if (kind) from = i + 4;
  }
  for (auto i = from; i < words.size();) {
    const auto* found = reading.at(i);
    if (found && is_medicine(found->type)) {
      bool kind = !partners.empty() && partners.back().type == EntityType::DrugClass &&
                  partners.back().last == found->first;
      if (kind) partners.pop_back();
      partners.push_back(*found);
      i = phrase_end(words, found->last, false);
      continue;
    }
    // "A with B or C, D with E": past the joint a comma begins something else.
    bool joined = partners.size() > 1 && find(words, from, i, "or");
    bool next =
        words[i].lower == "," && (joined || !reading.first_of({EntityType::Drug}, i, i + 2) ||
                                  find(words, i, i + 4, "with"));
    if (next) break;
    bool joint = is_one_of(words, i, {"or", "and", ","});
    bool filler = is_one_of(words, i,
                            {"a", "an", "the", "another", "other", "drug", "drugs", "called",
                             "medicine", "medicines", "cancer", "either", "treatments", "such",
                             "as", "therapies", "like", "including"});
    bool near = !partners.empty() || i < from + reach;
    if (found || !near || (!joint && !filler)) break;
    ++i;
  }
  return partners;
}

/// Who has the partner: the drug right before "with", else the clause's subject.
std::optional<Handle> owner(const Page& page, const Reading& reading, std::size_t with) {
  const auto* before = with > 0 ? reading.at(with - 1) : nullptr;
  if (before && before->type == EntityType::Drug) return before->entity;
  return subject_before(page, reading, with);
}

/// "Researchers are studying whether X works better with Y": not yet a combination.
bool is_studied(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_one_of(words, i, {"studying", "whether", "trials", "researchers"})) return true;
  }
  return false;
}

/// Does the sentence, or the stem of its bullet, speak of giving a medicine?
bool speaks_of_giving(const Words& words, std::size_t to) {
  for (std::size_t i = 0; i < std::min(to, words.size()); ++i) {
    if (holds(giving, words[i].lower)) return true;
  }
  return false;
}

/// "a combination of | chemotherapy, surgery, and radiation therapy": each with each.
void read_combination_of(const Page& page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!match(words, i, "combination of")) continue;
    // "cancer that has been treated with a combination of": what people had before
    auto had = find(words, i > 6 ? i - 6 : 0, i, "been");
    if (had && is_one_of(words, *had - (*had > 0), {"has", "have", "had"})) return;
    std::vector<Found> parts;
    constexpr std::size_t reach = 7;  // words from one part to the next
    auto end = clause_end(words, i + 2);
    for (const auto& found : reading.found) {
      if (found.first < i + 2 || found.last > end || !is_medicine(found.type)) continue;
      if (found.first > (parts.empty() ? i + 2 : parts.back().last) + reach) break;
      parts.push_back(found);
    }
    for (std::size_t a = 0; a < parts.size(); ++a) {
      for (auto b = a + 1; b < parts.size(); ++b) {
        if (parts[a].entity == parts[b].entity) continue;
        Draft draft;
        draft.predicate = Predicate::CombinedWith;
        draft.subject = parts[a].entity;
        draft.object = parts[b].entity;
        draft.evidence = span_of(words, i, parts.back().last);
        draft.qualifiers.hedged = read_frame(words, 0, i, page.text()).hedged;
        drafts->push_back(draft);
      }
    }
    return;
  }
}

}  // namespace

void read_combination(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  Role role = page->section(reading).role;
  if (role == Role::Research || role == Role::SideEffects || role == Role::Warnings) return;
  if (is_studied(words)) return;
  read_combination_of(*page, reading, drafts);
  const auto* stem = page->lead_in(reading);
  bool listed = stem && speaks_of_giving(stem->words, stem->words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto size = match_any(words, i, withs);
    if (size == 0 || (i > 0 && holds(other_withs, words[i - 1].lower))) continue;
    if (!listed && !speaks_of_giving(words, i + size)) continue;
    auto subject = owner(*page, reading, i);
    auto partners = partners_after(reading, i + size);
    if (!subject || partners.empty()) continue;
    // "removed with surgery": with alone joins drugs only.
    bool beside = i == 0 || (i > 1 && match(words, i - 2, "alone or")) ||
                  (reading.at(i - 1) && is_medicine(reading.at(i - 1)->type));
    bool plain = size == 1 && words[i].lower == "with" && !beside &&
                 !(i > 0 && is_one_of(words, i - 1, {"given", "used", "taken", "together"}));
    auto group = verb_group(words, i);
    bool of_class = page->concepts.type(*subject) == EntityType::DrugClass && listed;
    for (const auto& partner : partners) {
      // "• immunotherapy with pembrolizumab": which one it is
      if (of_class && partner.type == EntityType::Drug) continue;
      if (*subject == partner.entity || (plain && partner.type == EntityType::Treatment))
        continue;
      Draft draft;
      draft.predicate = Predicate::CombinedWith;
      draft.subject = *subject;
      draft.object = partner.entity;
      draft.evidence = span_of(words, i, partner.last);
      draft.qualifiers.hedged = read_frame(words, 0, i, page->text()).hedged;
      draft.qualifiers.negated = group.negated;
      drafts->push_back(draft);
    }
    i = partners.back().last - 1;
  }
}

}  // namespace netkg::ingest
