// Whose effect is it, in a report of a trial? What those had who were given something else is
// no effect of the medicine that the page is about.
//   "neutropenia in the ribociclib arm and | fatigue (18%) in the standard therapy arm"
//   "In the control group, | 15% had diarrhoea."
//   "Fatigue | was reported in 18% of patients given placebo."
// What is only compared with theirs is one.
//   "More patients on letrozole had | fractures (14%) than did those who received placebo."
#include "ingest/claim_rules/other_group.h"

#include <algorithm>
#include <array>

namespace netkg::ingest {
namespace {

using Arm = OtherGroups::Arm;

constexpr std::array<std::string_view, 14> controls{"control",
                                                    "placebo",
                                                    "comparator",
                                                    "observation",
                                                    "standard therapy",
                                                    "standard of care",
                                                    "standard care",
                                                    "standard treatment",
                                                    "usual care",
                                                    "untreated",
                                                    "sham",
                                                    "no treatment",
                                                    "placebo treated",
                                                    "best supportive care"};

constexpr std::array<std::string_view, 12> given{
    "receiving", "taking",      "treated with", "given", "received", "took",
    "using",     "assigned to", "getting",      "got",   "receive",  "randomized to"};

/// What makes two groups face each other.
constexpr std::array<std::string_view, 14> contrasts{
    "than",  "versus", "vs",     "compared", "comparison", "relative", "whereas",
    "while", "but",    "unlike", "against",  "though",     "although", "however"};

std::size_t over_articles(const Words& words, std::size_t at) {
  while (is_one_of(words, at, {"a", "an", "the", "to", "only", "either", "receive"})) ++at;
  return at;
}

/// "trastuzumab plus lapatinib", "bisphosphonates, denosumab or other drugs": what stands
/// together.
std::vector<Handle> medicines_in(const Reading& reading, std::size_t from, std::size_t to) {
  std::vector<Handle> medicines;
  for (const auto& found : reading.found)
    if (found.first >= from && found.last <= to && is_medicine(found.type))
      medicines.push_back(found.entity);
  return medicines;
}

/// Where the name of a group begins that ends before words[end].
std::size_t name_begin(const Reading& reading, std::size_t end) {
  auto begin = end;
  while (begin > 0 &&
         (reading.at(begin - 1) ||
          is_one_of(reading.words, begin - 1, {"plus", "and", "alone", "combined"})))
    --begin;
  return begin == end ? end - 1 : begin;
}

/// "control group", "the standard therapy arm", "placebo-treated patients"; "pembrolizumab
/// arm", "tamoxifen-treated women".
std::optional<Arm> named_arm(const Reading& reading, std::size_t at) {
  const auto& words = reading.words;
  if (auto size = match_any(words, at, controls); size > 0) {
    auto noun = at + size;
    if (is_one_of(words, noun, {"chemotherapy", "only", "alone"})) ++noun;
    bool named = noun < words.size() && (is_group(words[noun]) || is_person(words[noun]));
    if (named) return Arm{at, noun + 1, true};
  }
  bool treated = at > 1 && is_person(words[at]) && words[at - 1].lower == "treated";
  bool group = at > 0 && is_group(words[at]) && !is_determiner(words[at - 1]) &&
               !is_punctuation(words[at - 1]);
  if (!group && !treated) return std::nullopt;
  auto end = treated ? at - 1 : at, begin = name_begin(reading, end);
  return Arm{begin, at + 1, false, medicines_in(reading, begin, end)};
}

/// "a study of sorafenib", "trials with ipilimumab"
std::optional<Arm> studied_arm(const Reading& reading, std::size_t at) {
  const auto& words = reading.words;
  constexpr std::size_t reach = 8;
  bool study = is_one_of(words, at, {"study", "studies", "trial", "trials"}) &&
               is_one_of(words, at + 1, {"of", "with"});
  if (!study) return std::nullopt;
  auto end = at + 2;
  while (end < std::min(words.size(), at + 2 + reach) && !is_punctuation(words[end])) ++end;
  auto medicines = medicines_in(reading, at + 2, end);
  return medicines.empty() ? std::nullopt : std::optional(Arm{at, at + 2, false, medicines});
}

/// "patients | who were treated with": somebody's, not "diarrhoea is treated with".
bool is_of_people(const Words& words, std::size_t verb) {
  auto at = verb;
  while (at > 0 && is_one_of(words, at - 1,
                             {"who", "were", "was", "are", "that", "have", "had", "been",
                              "previously", "also"}))
    --at;
  return at > 0 && (is_person(words[at - 1]) || is_group(words[at - 1]));
}

/// "patients given placebo", "on placebo"; "those who received letrozole", "more common with
/// letrozole".
std::optional<Arm> given_arm(const Reading& reading, std::size_t at) {
  const auto& words = reading.words;
  auto size = match_any(words, at, given);
  bool on = size == 0 && is_one_of(words, at, {"on", "with"});
  if (size == 0 && !on) return std::nullopt;
  auto what = over_articles(words, at + size + on);
  bool nothing = is_one_of(words, what, {"placebo"}) || match(words, what, "no treatment") > 0;
  bool described = what + 1 < words.size() &&
                   (words[what + 1].lower == "controlled" || is_group(words[what + 1]));
  if (nothing && !described) return Arm{at, what + 1, true};
  constexpr std::size_t reach = 14;  // words of a list of what they were given
  auto end = what;
  while (end < std::min(words.size(), what + reach) && !ends_clause(words[end]) &&
         !holds(contrasts, words[end].lower))
    ++end;
  auto medicines = medicines_in(reading, what, end);
  bool compared = at > 0 && is_one_of(words, at - 1,
                                      {"common", "frequent", "frequently", "often", "commonly",
                                       "likely", "higher", "lower"});
  bool is_arm = on ? compared && !medicines.empty() : is_of_people(words, at);
  return is_arm ? std::optional(Arm{at, std::max(at + 1, at + size), false, medicines})
                : std::nullopt;
}

std::vector<Arm> arms_in(const Reading& reading) {
  std::vector<Arm> arms;
  for (std::size_t i = 0; i < reading.words.size();) {
    auto arm = given_arm(reading, i);
    if (!arm) arm = named_arm(reading, i);
    if (!arm) arm = studied_arm(reading, i);
    if (arm) arms.push_back(*arm);
    i = arm ? std::max(i + 1, arm->last) : i + 1;
  }
  return arms;
}

/// Words [from, to) begin something else or set one group against the other.
bool parts(const Words& words, std::size_t from, std::size_t to) {
  constexpr std::size_t far = 80;  // words: a long list of effects
  if (to > from + far) return true;
  for (auto i = from; i < to; ++i) {
    if (holds(contrasts, words[i].lower) || is_one_of(words, i, {"so", "because", "none"}) ||
        is_one_of(words, i, {";", ":", ".", "such", "including", "include", "included"}))
      return true;
  }
  return false;
}

/// "compared with | the placebo group", "versus 37.0% of patients in the | control group"
bool is_compared(const Words& words, const Arm& arm) {
  constexpr std::size_t reach = 24;
  auto at = arm.first;
  auto said_before = [&](std::size_t i) {
    return is_determiner(words[i]) || is_number(words[i]) || is_person(words[i]) ||
           is_one_of(words, i,
                     {"in", "with", "to", "among", "on", "for", "of", "who", "were", "did",
                      "was", "had", "only", "and", "none"}) ||
           (words[i].lower == "." && i > 0 && words[i - 1].lower == "vs");
  };
  while (at > 0 && arm.first - at < reach && said_before(at - 1)) --at;
  return at > 0 && holds(contrasts, words[at - 1].lower);
}

/// The subject, a kind of it, or what it is a kind of; whatever cancer is treated with.
bool is_own(const Page& page, const Arm& arm, Handle subject) {
  const auto& concepts = page.concepts;
  bool any = concepts.named("cancer treatment", EntityType::Treatment) == subject;
  return any || std::ranges::any_of(arm.medicines, [&](Handle medicine) {
           return medicine == subject || concepts.is_below(medicine, subject) ||
                  concepts.is_below(subject, medicine);
         });
}

bool is_other(const Page& page, const Arm& arm, Handle subject) {
  return arm.control || (!arm.medicines.empty() && !is_own(page, arm, subject));
}

}  // namespace

OtherGroups::OtherGroups(const Page& page, const Reading& reading)
    : page_(page), words_(reading.words), arms_(arms_in(reading)) {}

/// The group that is named next decides; where none follows, the one that was named last.
bool OtherGroups::had(Handle subject, std::size_t effect) const {
  auto reaches = [&](const Arm& arm) {
    return !is_compared(words_, arm) && !parts(words_, effect, std::max(effect, arm.first));
  };
  auto next =
      std::ranges::find_if(arms_, [&](const Arm& arm) { return arm.last > effect + 1; });
  if (next == arms_.end()) {
    const auto& last = arms_.back();
    return is_other(page_, last, subject) && !is_compared(words_, last) &&
           !parts(words_, last.last, effect);
  }
  bool own_too = !next->control && std::any_of(next, arms_.end(), [&](const Arm& arm) {
    return is_own(page_, arm, subject) && reaches(arm);
  });
  return is_other(page_, *next, subject) && reaches(*next) && !own_too;
}

bool OtherGroups::had(const Draft& draft) const {
  if (draft.predicate != Predicate::MayCause || arms_.empty()) return false;
  auto effect = first_in(words_, draft.evidence);
  return effect < words_.size() && had(draft.subject, effect);
}

}  // namespace netkg::ingest
