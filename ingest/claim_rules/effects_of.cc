// Effects that a sentence ascribes to medicines it names, wherever it stands.
//   "Diarrhea is a common side effect of many cancer treatments, such as chemotherapy."
//   "Hair loss can be caused by chemotherapy."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 18> ascribes{
    "common after",    "common with",      "occur after",    "occur with",      "happen with",
    "happen after",    "seen with",        "possible with",  "common during",   "occur during",
    "complication of", "complications of", "side effect of", "side effects of", "caused by",
    "effect of",       "result of",        "linked to"};

/// The medicines that words [from, to) list.
std::vector<Handle> medicines_in(const Reading& reading, std::size_t from, std::size_t to) {
  std::vector<Handle> out;
  for (const auto& found : reading.found) {
    if (is_medicine(found.type) && found.first >= from && found.last <= to)
      out.push_back(found.entity);
  }
  return out;
}

/// Is the statement about the effect itself: "E is a common | side effect of", "E can be |
/// caused by"?
bool states_occurrence(const Words& words, std::size_t from, std::size_t to) {
  for (auto i = from; i < to; ++i) {
    if (is_one_of(words, i, {"treat", "treated", "manage", "if", "whether", "not"}))
      return false;
  }
  return true;
}

}  // namespace

void read_effects_of(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::size_t size = 0;
    for (auto phrase : ascribes) size = std::max(size, match(words, i, phrase));
    if (size == 0) continue;
    std::size_t verb = 0;
    while (verb < i && !is_one_of(words, verb, {"is", "are", "can", "may", "might"})) ++verb;
    auto end = clause_end(words, i + size);
    auto medicines = medicines_in(reading, i + size, end);
    if (verb == 0 || verb == i || medicines.empty() || !states_occurrence(words, 0, i)) return;
    auto frame = read_frame(words, verb, i + size, page->text());
    for (const auto& item : split_effects(*page, words, 0, verb, false)) {
      for (const auto& named :
           find_effects(page, words, item.first, item.last, Unknown::Refuse)) {
        for (auto medicine : medicines) {
          auto evidence = span_of(words, named.first, named.last);
          drafts->push_back(
              effect_draft(Predicate::MayCause, medicine, named.effect, evidence, frame));
        }
      }
    }
    return;
  }
}

}  // namespace netkg::ingest
