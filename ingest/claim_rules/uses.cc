// A use's condition and its population: "| certain types of | advanced breast cancer | that has
// spread": the words before and after the condition say of whom.
#include "ingest/claim_rules/uses.h"

#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

/// The end of what is said of a condition: "brain tumours that have come back in children",
/// before ", and testicular cancer".
std::size_t use_end(const Reading& reading, const Found& condition) {
  auto end = phrase_end(reading.words, condition.last, true);
  constexpr std::size_t near = 4;  // words from the comma to the next condition
  for (auto i = condition.last; i < end; ++i) {
    bool comma = reading.words[i].lower == ",";
    if (comma && reading.first_of({EntityType::Condition}, i, i + near)) return i;
  }
  return end;
}

/// "… that are linked to …", "… caused by …": the first only tells what the second brings.
bool is_linked(const Words& words, std::size_t from, std::size_t to) {
  bool generic = from > 0 && is_one_of(words, from - 1,
                                       {"tumors", "tumours", "tumor", "tumour", "cancers"});
  if (!generic) return false;
  for (auto phrase :
       {"linked to", "related to", "caused by", "associated with", "linked with"}) {
    if (find(words, from, to, phrase)) return true;
  }
  return false;
}

/// Words after which another condition is no further use: "for breast cancer during pregnancy".
bool leaves_list(const Words& words, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    bool such_as = words[i].lower == "as" && i > from && is_one_of(words, i - 1, {"such"});
    if (such_as) continue;
    if (is_one_of(words, i,
                  {"during", "after", "before", "from", "caused", "because", "due", "by",
                   "while", "when", "without", "as"})) {
      return true;
    }
  }
  return false;
}

/// "treat fatigue in people with | cancer": what is treated stands before.
bool is_of_whom(const Reading& reading, std::size_t from, std::size_t at) {
  auto in = find(reading.words, from, at, "in people with");
  return in && reading.first_of({EntityType::SideEffect, EntityType::Condition}, from, *in);
}

}  // namespace

Use read_use(const Reading& reading, const Found& condition, std::size_t from) {
  const auto& words = reading.words;
  Use use{&condition, condition.first, use_end(reading, condition), std::nullopt};
  if (use.end == condition.last + 1) use.end = condition.last;  // "a NET that:" breaks off
  std::size_t begin = condition.first;
  while (begin > from && !is_punctuation(words[begin - 1]) &&
         !is_one_of(words, begin - 1, {"and", "or", "have", "has", "with", "for", "who"})) {
    --begin;
  }
  std::size_t of = begin;
  while (of < condition.first && words[of].lower != "of") ++of;
  if (begin < condition.first) {
    auto last = of < condition.first ? of : condition.first;
    auto first = begin;
    while (first < last && is_one_of(words, first, {"a", "an", "the", "your", "some"})) ++first;
    if (first < last) use.population = span_of(words, first, last);
    use.begin = begin;
  }
  // "a NET that has spread … and can't be removed with surgery": the clause is the population.
  if (use.end > condition.last + 1 &&
      is_one_of(words, condition.last, {"that", "which", "who"})) {
    use.population = span_of(words, condition.last + 1, use.end);
  }
  return use;
}

std::vector<Use> read_uses(const Reading& reading, std::size_t from, std::size_t to) {
  std::vector<Use> uses_found;
  constexpr std::size_t gap = 12;  // words from the verb, or from one condition to the next
  std::size_t last = from;
  for (const auto& found : reading.found) {
    if (found.type != EntityType::Condition || found.first < last || found.first >= to)
      continue;
    // "postmenopausal women": of whom, not what for.
    if (is_one_of(reading.words, found.last,
                  {"women", "men", "people", "patients", "adults", "children"}))
      continue;
    if (found.first > last + gap) break;
    if (uses_found.empty() && is_of_whom(reading, from, found.first)) break;
    if (!uses_found.empty() && leaves_list(reading.words, last, found.first)) break;
    // "tumors that are linked to C": C is what is treated.
    bool linked = !uses_found.empty() && uses_found.back().condition->entity != found.entity &&
                  is_linked(reading.words, uses_found.back().condition->last, found.first);
    if (linked) uses_found.pop_back();
    bool inside = !uses_found.empty() && found.first < uses_found.back().end;
    bool same = !uses_found.empty() && uses_found.back().condition->entity == found.entity;
    // "people with A who have B": B stands inside A's clause and is meant all the same.
    bool people_with =
        inside && find(reading.words, uses_found.back().condition->last, found.first, "who");
    if ((inside && !people_with) || same) continue;
    uses_found.push_back(read_use(reading, found, last));
    last = found.last;
  }
  return uses_found;
}

std::vector<const Found*> medicines_in(const Reading& reading, std::size_t from,
                                       std::size_t to) {
  std::vector<const Found*> out;
  for (const auto& found : reading.found) {
    if (is_medicine(found.type) && found.first >= from && found.last <= to)
      out.push_back(&found);
  }
  return out;
}

Draft use_draft(Handle medicine, const Use& use, Span evidence, const VerbGroup& group) {
  Draft draft;
  draft.predicate = Predicate::Treats;
  draft.subject = medicine;
  draft.object = use.condition->entity;
  draft.evidence = evidence;
  draft.qualifiers.negated = group.negated;
  draft.qualifiers.hedged = group.hedged;
  draft.qualifiers.population = use.population;
  return draft;
}

}  // namespace netkg::ingest
