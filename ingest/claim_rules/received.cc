// Somebody receives a medicine for a condition: "You may have sunitinib if you have a NET",
// "People with a NET take it", and the bullets under "You might have it if you have:".
#include <array>

#include "ingest/claim_rules/uses.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

/// Verbs by which a reader comes to a medicine: "you might have X for C".
constexpr std::array<std::string_view, 16> receives{
    "have",    "take",  "given", "offered",   "get", "approved", "approves",  "used",
    "receive", "offer", "use",   "prescribe", "try", "suggest",  "recommend", "consider"};

/// Who comes to a medicine, or gives it.
bool is_somebody(const Words& words, std::size_t at) {
  return is_one_of(words, at,
                   {"you", "people", "doctors", "doctor", "specialist", "specialists", "team",
                    "they", "patients", "adults", "consultant", "oncologist", "fda",
                    "administration", "agency", ")"});
}

constexpr std::array<std::string_view, 15> reasons{"for the treatment of",
                                                   "for the initial treatment of",
                                                   "for treatment of",
                                                   "if you have",
                                                   "for",
                                                   "to treat",
                                                   "when you have",
                                                   "if they have",
                                                   "for people with",
                                                   "if you've got",
                                                   "if they have got",
                                                   "as treatment for",
                                                   "for treating",
                                                   "in people with",
                                                   "if a person has"};

/// "Telotristat can be used … if you have diarrhea": the medicine before the verb.
bool read_passive(const Page& page, const Reading& reading, std::size_t verb,
                  const VerbGroup& group, Drafts* drafts) {
  const auto& words = reading.words;
  auto subject = subject_before(page, reading, verb);
  if (!subject || !is_medicine(page.concepts.type(*subject))) return false;
  for (auto j = verb + 1; j < words.size(); ++j) {
    std::size_t size = 0;
    for (auto phrase : {"if you have", "when you have", "for people with", "if a person has"}) {
      size = std::max(size, match(words, j, phrase));
    }
    if (size == 0) continue;
    auto found = read_uses(reading, j + size, words.size());
    for (const auto& use : found) {
      drafts->push_back(use_draft(*subject, use, span_of(words, use.begin, use.end), group));
    }
    return !found.empty();
  }
  return false;
}

}  // namespace

void read_receiving(const Page& page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!match_any(words, i, receives)) continue;
    auto group = verb_group(words, i);
    bool reader = group.first > 0 && is_somebody(words, group.first - 1);
    bool passive = i > 0 && is_one_of(words, i - 1, {"be", "is", "are", "being"});
    if (passive && read_passive(page, reading, i, group, drafts)) return;
    if (!reader) continue;
    for (std::size_t j = i + 1; j < words.size(); ++j) {
      auto size = match_any(words, j, reasons);
      if (size == 0) continue;
      auto medicines = medicines_in(reading, i, j);
      auto found = read_uses(reading, j + size, words.size());
      for (const auto* medicine : medicines) {
        for (const auto& use : found) {
          drafts->push_back(
              use_draft(medicine->entity, use, span_of(words, use.begin, use.end), group));
        }
      }
      if (!medicines.empty()) return;
    }
  }
}

void read_fronted(const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  auto size = match_any(words, 0, reasons);
  auto comma = size ? find(words, size, words.size(), ",") : std::nullopt;
  if (!comma || !is_one_of(words, *comma + 1, {"you", "doctors", "people"})) return;
  auto found = read_uses(reading, size, *comma);
  if (found.size() != 1) return;
  auto end = clause_end(words, *comma + 1);
  for (const auto* medicine : medicines_in(reading, *comma, end)) {
    // "treatment with" names no treatment of its own.
    auto group = verb_group(words, medicine->first);
    for (std::size_t i = *comma; i < medicine->first; ++i) {
      if (match_any(words, i, receives)) group = verb_group(words, i);
    }
    drafts->push_back(use_draft(medicine->entity, found.front(),
                                span_of(words, medicine->first, medicine->last), group));
  }
}

void read_people(const Page& page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  constexpr std::size_t near_start = 2;
  std::size_t people = 0;
  while (people < near_start && !is_one_of(words, people, {"people", "patients", "adults"}))
    ++people;
  auto with = find(words, people + 1, people + 3, "with");
  if (!is_one_of(words, people, {"people", "patients", "adults"}) || !with) return;
  std::optional<std::size_t> verb;
  for (auto i = *with; i < words.size() && !verb; ++i) {
    if (is_one_of(words, i, {"take", "get", "receive"}) ||
        match(words, i, "have treatment with"))
      verb = i;
  }
  if (!verb) return;
  auto medicines = medicines_in(reading, *verb, std::min(*verb + 6, words.size()));
  std::optional<Handle> medicine;
  if (match_anaphor(words, *verb + 1)) medicine = reading.topic;
  if (!medicines.empty()) medicine = medicines.front()->entity;
  if (!medicine || !is_medicine(page.concepts.type(*medicine))) return;
  for (const auto& use : read_uses(reading, *with + 1, *verb)) {
    drafts->push_back(use_draft(*medicine, use, span_of(words, use.begin, use.end),
                                verb_group(words, *verb)));
  }
}

bool read_received_item(const Page& page, const Reading& reading, const Reading& stem,
                        Drafts* drafts) {
  const auto& words = stem.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!match_any(words, i, receives)) continue;
    auto group = verb_group(words, i);
    bool reader = group.first > 0 && is_somebody(words, group.first - 1);
    std::size_t reason = i + 1;
    while (reason < words.size() && !match_any(words, reason, reasons)) ++reason;
    if (!reader || reason >= words.size()) continue;
    auto named = medicines_in(stem, i, reason);
    auto medicine = named.empty() ? stem.topic : std::optional(named.front()->entity);
    if (!medicine || !is_medicine(page.concepts.type(*medicine))) return false;
    for (const auto& use : read_uses(reading, 0, reading.words.size())) {
      drafts->push_back(
          use_draft(*medicine, use, span_of(reading.words, use.begin, use.end), group));
    }
    return true;
  }
  return false;
}

}  // namespace netkg::ingest
