// Effects that a sentence ascribes to medicines it names, wherever it stands.
//   "Diarrhea is a common side effect of many cancer treatments, such as chemotherapy."
//   "Hair loss can be caused by chemotherapy."
//   "Most people experience fatigue while receiving radiation therapy."
//   "Sexual problems are common. These changes result from surgery."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 26> ascribes{
    "common after",    "common with",     "occur after",     "occur with",
    "happen with",     "happen after",    "seen with",       "possible with",
    "common during",   "occur during",    "complication of", "complications of",
    "side effect of",  "side effects of", "caused by",       "effect of",
    "effects of",      "result of",       "linked to",       "result from",
    "results from",    "due to",          "brought on by",   "common following",
    "occur following", "happen following"};

/// The medicines that words [from, to) list: "many cancer treatments, such as X and Y |, drink
/// plenty of water".
std::vector<Handle> medicines_in(const Reading& reading, std::size_t from, std::size_t to) {
  constexpr std::size_t reach = 6;  // words from one to the next
  std::vector<Handle> out;
  std::size_t last = from;
  for (const auto& found : reading.found) {
    if (!is_medicine(found.type) || found.first < from || found.last > to) continue;
    auto comma = find(reading.words, last, found.first, ",");
    // "caused by X | is usually treated with Y": Y is another thing.
    bool verb = false;
    for (auto i = last; i < found.first; ++i) {
      verb |= is_one_of(reading.words, i,
                        {"is", "are", "was", "were", "can", "may", "should", "will", "but"});
    }
    bool breaks = (comma && *comma + 4 < found.first) || verb;
    if (breaks || (!out.empty() && found.first > last + reach)) break;
    out.push_back(found.entity);
    last = found.last;
  }
  return out;
}

/// Is the statement about the effect itself: "E is a common | side effect of", "E can be |
/// caused by"?
bool states_occurrence(const Words& words, std::size_t from, std::size_t to) {
  for (auto i = from; i < to; ++i) {
    if (is_one_of(words, i,
                  {"treat", "treated", "manage", "if", "whether", "not", "lead", "leads"}))
      return false;
  }
  return true;
}

/// Words between somebody's effect and what they were given: "fatigue | while receiving X".
constexpr std::array<std::string_view, 12> receiving{
    "while receiving", "when receiving",     "after receiving", "while taking",
    "when taking",     "after taking",       "while having",    "during treatment with",
    "during",          "while treated with", "while on",        "while being treated with"};

/// Whose effects words [first, last) name, and how they are said to come.
struct Ascription {
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<Handle> medicines = {};
  Frame frame = {};
};

void add_all(Page* page, const Reading& reading, const Ascription& said, Drafts* drafts) {
  const auto& words = reading.words;
  for (const auto& item : split_effects(*page, words, said.first, said.last, false)) {
    for (const auto& named :
         find_effects(page, words, item.first, item.last, Unknown::Refuse)) {
      for (auto medicine : said.medicines) {
        auto evidence = span_of(words, named.first, named.last);
        drafts->push_back(
            effect_draft(Predicate::MayCause, medicine, named.effect, evidence, said.frame));
      }
    }
  }
}

/// "80% of people | experience fatigue while receiving X": somebody has the effect.
bool read_experienced(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  std::size_t verb = 1;
  while (verb < words.size() &&
         !is_one_of(words, verb,
                    {"experience", "experiences", "experienced", "have", "get", "feel",
                     "develop", "develops", "notice", "had"}))
    ++verb;
  for (auto i = verb + 2; i < words.size(); ++i) {
    auto size = match_any(words, i, receiving);
    if (size == 0) continue;
    auto medicines = medicines_in(reading, i + size, clause_end(words, i + size));
    bool said = !medicines.empty() && states_occurrence(words, 0, i) &&
                !verb_group(words, verb).negated;
    if (!said) return false;
    auto before = drafts->size();
    add_all(page, reading,
            {verb + 1, i, std::move(medicines), read_frame(words, 0, verb, page->text())},
            drafts);
    return drafts->size() > before;
  }
  return false;
}

/// The effect that "These changes", "This problem" stands for: the last one that the sentence
/// before in the paragraph names.
std::optional<Handle> meant_before(const Page& page, const Reading& reading) {
  const auto& words = reading.words;
  bool anaphor = is_one_of(words, 0, {"this", "these"}) &&
                 is_one_of(words, 1,
                           {"changes", "change", "problems", "problem", "symptoms", "effects",
                            "feelings", "condition"});
  if (!anaphor || reading.sentence == 0) return std::nullopt;
  const auto& before = page.readings[reading.sentence - 1];
  if (page.sentence(before).block != page.sentence(reading).block) return std::nullopt;
  for (auto found = before.found.rbegin(); found != before.found.rend(); ++found) {
    if (found->type == EntityType::SideEffect) return found->entity;
  }
  return std::nullopt;
}

/// "…, such as | changes to your urine caused by X": where the words that X is said of begin.
std::size_t reduced_begin(const Words& words, std::size_t at) {
  auto begin = at;
  while (begin > 0 && !ends_clause(words[begin - 1]) &&
         !is_one_of(words, begin - 1, {",", "as", "like", "including", "for", "about", "with"}))
    --begin;
  return begin;
}

}  // namespace

void read_effects_of(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  if (read_experienced(page, reading, drafts)) return;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::size_t size = 0;
    for (auto phrase : ascribes) size = std::max(size, match(words, i, phrase));
    if (size == 0) continue;
    std::size_t verb = 0;
    while (verb < i && !is_one_of(words, verb, {"is", "are", "can", "may", "might"})) ++verb;
    auto end = clause_end(words, i + size);
    auto medicines = medicines_in(reading, i + size, end);
    if (medicines.empty() || !states_occurrence(words, 0, i)) return;
    auto frame = read_frame(words, verb, i + size, page->text());
    bool itself = is_one_of(words, i, {"result", "results"});
    bool reduced = is_one_of(words, i, {"caused"}) && verb_group(words, i).first == i;
    if (auto meant = meant_before(*page, reading)) {
      for (auto medicine : medicines) {
        drafts->push_back(
            effect_draft(Predicate::MayCause, medicine, *meant, span_of(words, 0, end), frame));
      }
      return;
    }
    if (verb == 0 || (verb == i && !itself && !reduced)) return;
    auto first = reduced ? reduced_begin(words, i) : 0;
    auto last = reduced ? i : std::min(verb, i);
    add_all(page, reading, {first, last, std::move(medicines), frame}, drafts);
    return;
  }
}

}  // namespace netkg::ingest
