// medicine may_cause effect, as reports of trials say it: of the group that was given it.
//   "Patients receiving ribociclib had significantly more neutropenia than …"
//   "Infections were more common in the ribociclib group."
//   "a higher rate of myelosuppression among women treated with ribociclib"
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"

namespace netkg::ingest {
namespace {

/// The words [first, last) that name a group, and what it was given.
struct Group {
  std::size_t first = 0;
  std::size_t last = 0;
  Handle medicine = 0;
};

constexpr std::array<std::string_view, 12> given{
    "receiving", "taking", "treated with",        "given",          "received", "took",
    "on",        "using",  "assigned to receive", "who were given", "getting",  "who got"};

/// The medicine that words[at] begin, behind an article.
const Found* medicine_at(const Reading& reading, std::size_t at) {
  while (at < reading.words.size() && is_determiner(reading.words[at])) ++at;
  const auto* found = reading.at(at);
  return found && is_medicine(found->type) && found->first == at ? found : nullptr;
}

/// "patients who received X", "the X group"; nothing when no group begins at words[at].
std::optional<Group> group_at(const Reading& reading, std::size_t at) {
  const auto& words = reading.words;
  if (is_person(words[at]) || is_group(words[at])) {
    auto verb = at + 1;
    while (is_one_of(words, verb, {"who", "were", "that", "was"})) ++verb;
    auto size = match_any(words, verb, given);
    const auto* medicine = size > 0 ? medicine_at(reading, verb + size) : nullptr;
    if (medicine) return Group{at, medicine->last, medicine->entity};
  }
  const auto* medicine = medicine_at(reading, at);
  bool group = medicine && is_one_of(words, medicine->last, {"group", "arm"});
  return group ? std::optional(Group{at, medicine->last + 1, medicine->entity}) : std::nullopt;
}

/// Words that turn "had more fatigue" round.
bool is_reversed(const Words& words, std::size_t from, std::size_t to) {
  for (auto i = from; i < to; ++i) {
    if (is_one_of(words, i,
                  {"less", "fewer", "no", "not", "without", "improved", "reduced", "lower",
                   "similar", "decreased", "avoided", "reduction", "decrease", "longer",
                   "better", "improvement", "improvements", "relief", "resolution"}))
      return true;
  }
  return false;
}

void add_effects(Page* page, const Reading& reading, Handle medicine, std::size_t from,
                 std::size_t to, Drafts* drafts, const Frame& around = {}) {
  const auto& words = reading.words;
  if (is_reversed(words, from, to)) return;
  for (const auto& item : split_effects(*page, words, from, to, false)) {
    auto frame = combine(around, read_frame(words, item.first, item.end, page->text()));
    for (const auto& named :
         find_effects(page, words, item.first, item.last, Unknown::Refuse)) {
      drafts->push_back(effect_draft(Predicate::MayCause, medicine, named.effect,
                                     span_of(words, named.first, named.last), frame));
    }
  }
}

/// Where what a group had ends: "more neutropenia | than patients in the control group".
std::size_t comparison_at(const Words& words, std::size_t from) {
  auto end = clause_end(words, from);
  for (auto i = from; i < end; ++i) {
    if (is_one_of(words, i, {"than", "compared", "versus"})) return i;
  }
  return end;
}

/// "Patients receiving X | had significantly more E"
void read_had(Page* page, const Reading& reading, const Group& group, Drafts* drafts) {
  const auto& words = reading.words;
  auto verb = group.last;
  while (is_one_of(
      words, verb,
      {"also", "often", "commonly", "more", "frequently", "(", "were", "likely", "to"}))
    verb = words[verb].lower == "(" ? after_bracket(words, verb) : verb + 1;
  if (!is_one_of(words, verb,
                 {"had", "experienced", "reported", "developed", "have", "develop",
                  "experience", "suffered"}))
    return;
  add_effects(page, reading, group.medicine, verb + 1, comparison_at(words, verb + 1), drafts);
}

/// "patients who received azacitidine | and ivosidenib": whose effect it is, nobody can say.
bool is_given_more(const Reading& reading, const Group& group) {
  bool joined = is_one_of(reading.words, group.last,
                          {"and", "plus", "with", "in", "combined", "followed"});
  return joined &&
         reading.first_of({EntityType::Drug, EntityType::DrugClass, EntityType::Treatment},
                          group.last, group.last + 4);
}

bool is_of_share(const Words& words, std::size_t at) {
  return is_number(words[at]) || is_person(words[at]) || is_group(words[at]) ||
         is_one_of(words, at,
                   {"in", "of", "%", "percent", "about", "around", "nearly", "up", "to"});
}

/// "E was more common | in the X group", "E occurred | in 30% of patients in the X group"
void read_common_in(Page* page, const Reading& reading, const Group& group, Drafts* drafts) {
  const auto& words = reading.words;
  auto at = group.first;
  while (at > 0 && (is_determiner(words[at - 1]) || is_one_of(words, at - 1, {"both"}))) --at;
  bool some_of = at > 3 && is_one_of(words, at - 1, {"of"}) && is_of_share(words, at - 2);
  if (at < 3 || !(some_of || is_one_of(words, at - 1, {"in", "among", "with", "by", "for"})))
    return;
  auto said = at - 2;
  while (said > 1 && is_of_share(words, said)) --said;
  if (!is_one_of(
          words, said,
          {"occur", "happen", "develop", "appear", "common", "frequent", "reported", "seen",
           "observed", "occurred", "higher", "likely", "often", "frequently", "commonly"}))
    return;
  std::size_t verb = 1;
  while (verb <= said && !is_one_of(words, verb,
                                    {"was", "were", "is", "are", "occurred", "happened", "may",
                                     "can", "might"}))
    ++verb;
  bool several = some_of && is_given_more(reading, group);
  if (verb > said || several || is_reversed(words, 0, said)) return;
  auto share = read_frame(words, said + 1, group.first, page->text());
  add_effects(page, reading, group.medicine, 0, verb, drafts, share);
}

/// "a higher rate of E | among patients in the X group"
void read_rate_of(Page* page, const Reading& reading, const Group& group, Drafts* drafts) {
  const auto& words = reading.words;
  constexpr std::size_t reach = 14;  // words back to the rate
  auto from = group.first > reach ? group.first - reach : 0;
  for (auto i = from + 1; i + 2 < group.first; ++i) {
    bool rate = is_one_of(words, i, {"rate", "rates", "risk", "incidence", "frequency"}) &&
                is_one_of(words, i + 1, {"of"}) &&
                is_one_of(words, i - 1, {"higher", "increased", "greater", "elevated"});
    if (!rate) continue;
    auto end = i + 2;
    while (end < group.first && !is_one_of(words, end, {"among", "in", "with", "for", "was"}))
      ++end;
    return add_effects(page, reading, group.medicine, i + 2, end, drafts);
  }
}

}  // namespace

void read_trial_results(Page* page, const Reading& reading, Drafts* drafts) {
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    auto group = group_at(reading, i);
    if (!group) continue;
    // "… compared with those in the X group": said of the others
    bool compared = i > 0 && is_one_of(reading.words, phrase_begin(reading.words, i) - (i > 0),
                                       {"than", "versus"});
    if (compared || find(reading.words, i > 5 ? i - 5 : 0, i, "compared")) continue;
    auto before = drafts->size();
    read_had(page, reading, *group, drafts);
    if (drafts->size() == before) read_common_in(page, reading, *group, drafts);
    if (drafts->size() == before) read_rate_of(page, reading, *group, drafts);
    i = group->last - 1;
  }
}

}  // namespace netkg::ingest
