// medicine interacts_with and not_suitable_for, by the words that warn (see interactions.cc for
// what changes a medicine).
//   "Do not have grapefruit or grapefruit juice while you take sunitinib."
//   "It is not suitable for people with severe liver disease."
#include <algorithm>
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 7> interacting{
    "interact with", "interacts with", "affect how",  "do not drink",
    "do not eat",    "avoid drinking", "avoid eating"};

constexpr std::array<std::string_view, 9> unsuitable{
    "not suitable for",   "not suitable in",     "not be used in",
    "not be taken by",    "not recommended for", "not recommended in",
    "not be used during", "not be given to",     "not recommended during"};

std::optional<Handle> medicine_of(const Page& page, const Reading& reading, std::size_t at) {
  auto subject = at > 0 ? subject_before(page, reading, at) : std::nullopt;
  if (!subject) subject = page.subjects[page.sentence(reading).section];
  if (!subject || !is_medicine(page.concepts.type(*subject))) return std::nullopt;
  return subject;
}

/// Where the thing warned of ends: before "while", "because", "as".
std::size_t thing_end(const Words& words, std::size_t from) {
  auto end = clause_end(words, from);
  for (std::size_t i = from; i < end; ++i) {
    if (is_one_of(words, i, {"while", "because", "as", "when", "during", "so", ","})) return i;
  }
  return end;
}

void add(Page* page, const Reading& reading, Predicate predicate, Handle subject,
         std::size_t first, std::size_t last, Drafts* drafts) {
  const auto* named = reading.at(first);
  bool drug = named && named->last == last &&
              (named->type == EntityType::Drug || named->type == EntityType::DrugClass ||
               named->type == EntityType::Condition);
  if (first >= last || (drug && named->entity == subject)) return;
  if (is_one_of(reading.words, first, {"this", "it", "them", "these", "that", "you"})) return;
  Draft draft;
  draft.predicate = predicate;
  draft.subject = subject;
  if (drug) draft.object = named->entity;
  if (!drug) draft.value = text_of(*page, reading.words, first, last);
  draft.evidence = span_of(reading.words, first, last);
  drafts->push_back(draft);
}

/// "Do not have grapefruit while you take sunitinib"; without a medicine behind it, it is no
/// interaction: "do not have surgery while you feel ill".
std::size_t not_beside(const Reading& reading, std::size_t at) {
  constexpr std::size_t near = 6;
  constexpr std::array<std::string_view, 2> not_to_have{"do not have", "avoid having"};
  const auto& words = reading.words;
  auto size = match_any(words, at, not_to_have);
  if (size == 0) return 0;
  auto end = clause_end(words, at + size);
  auto when = thing_end(words, at + size);
  if (!is_one_of(words, when, {"while", "when", "during"})) return 0;
  for (auto i = when; i < std::min(end, when + near); ++i) {
    const auto* found = reading.at(i);
    if (found && is_medicine(found->type)) return size;
  }
  return 0;
}

}  // namespace

void read_interaction(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto size = match_any(words, i, interacting);
    if (size == 0) size = not_beside(reading, i);
    // "Do not eat for two hours" is a food rule, not an interaction.
    bool rule = is_one_of(
        words, i + size,
        {"for", "anything", "any", "too", "more", "until", "before", "after", "or", "while"});
    if (size == 0 || rule) continue;
    auto subject = medicine_of(*page, reading, i);
    if (subject) {
      add(page, reading, Predicate::InteractsWith, *subject, i + size,
          thing_end(words, i + size), drafts);
    }
    return;
  }
}

void read_caution(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto size = match_any(words, i, unsuitable);
    if (size == 0) continue;
    auto subject = medicine_of(*page, reading, i);
    if (subject) {
      add(page, reading, Predicate::NotSuitableFor, *subject, i + size,
          thing_end(words, i + size), drafts);
    }
    return;
  }
}

}  // namespace netkg::ingest
