// drug has_form | has_route | has_schedule | has_food_rule | given_by value.
//   "You usually have interferon as an injection under the skin (subcutaneously) 3 times a
//   week."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

/// Words that say how a medicine comes or gets in, and the plain value they stand for.
constexpr std::array<PhraseRow<std::string_view>, 26> forms{{
    {"tablet", "tablet"},
    {"tablets", "tablet"},
    {"capsule", "capsule"},
    {"capsules", "capsule"},
    {"pill", "pill"},
    {"pills", "pill"},
    {"injection", "injection"},
    {"injections", "injection"},
    {"infusion", "infusion"},
    {"infusions", "infusion"},
    {"drip", "drip"},
    {"liquid", "liquid"},
    {"syrup", "syrup"},
    {"cream", "cream"},
    {"ointment", "ointment"},
    {"patch", "patch"},
    {"patches", "patch"},
    {"powder", "powder"},
    {"inhaler", "inhaler"},
    {"suppository", "suppository"},
    {"drops", "drops"},
    {"eye drops", "eye drops"},
    {"gel", "gel"},
    {"granules", "granules"},
    {"spray", "spray"},
    {"implant", "implant"},
}};

constexpr std::array<PhraseRow<std::string_view>, 29> routes{{
    {"through a drip", "intravenous"},
    {"by drip", "intravenous"},
    {"as a drip", "intravenous"},
    {"under the skin", "subcutaneous"},
    {"under your skin", "subcutaneous"},
    {"just under the skin", "subcutaneous"},
    {"subcutaneous", "subcutaneous"},
    {"subcutaneously", "subcutaneous"},
    {"into a vein", "intravenous"},
    {"into the vein", "intravenous"},
    {"into your vein", "intravenous"},
    {"into a vein in your arm", "intravenous"},
    {"into your bloodstream", "intravenous"},
    {"through a vein", "intravenous"},
    {"intravenous", "intravenous"},
    {"intravenously", "intravenous"},
    {"into a muscle", "intramuscular"},
    {"into the muscle", "intramuscular"},
    {"into your muscle", "intramuscular"},
    {"into a large muscle", "intramuscular"},
    {"into the muscle of your buttock", "intramuscular"},
    {"deep into the muscle", "intramuscular"},
    {"intramuscularly", "intramuscular"},
    {"by mouth", "oral"},
    {"orally", "oral"},
    {"swallow", "oral"},
    {"swallowed", "oral"},
    {"on the skin", "topical"},
    {"through the skin", "transdermal"},
}};

constexpr std::array<std::string_view, 19> food_rules{"with or without food",
                                                      "with or without meals",
                                                      "on an empty stomach",
                                                      "without food",
                                                      "with food",
                                                      "with a meal",
                                                      "with meals",
                                                      "after food",
                                                      "after a meal",
                                                      "before food",
                                                      "before a meal",
                                                      "before meals",
                                                      "after meals",
                                                      "after eating",
                                                      "before eating",
                                                      "within 30 minutes of a meal",
                                                      "with a light meal",
                                                      "with a low fat meal",
                                                      "30 minutes after food"};

constexpr std::array<std::string_view, 14> givers{
    "may give you",           "will give you",       "can give it",
    "can give the injection", "gives the injection", "will give it",
    "teach you how to give",  "learn how to do it",  "learn how to give",
    "teach you to give",      "nurse will give you", "nurse gives you",
    "nurse gives it",         "inject yourself"};

constexpr std::array<std::string_view, 18> doses{
    "goes",    "go",        "take",   "takes",    "taken", "taking", "have", "given", "give",
    "swallow", "swallowed", "inject", "injected", "comes", "come",   "is",   "are",   "has"};

constexpr std::array<std::string_view, 10> units{
    "day", "days", "week", "weeks", "month", "months", "hours", "morning", "evening", "night"};

/// "40", "mg", "film", "coated": what stands between "as" and "tablets".
bool is_strength(const Word& word) {
  const auto& text = word.lower;
  return (text[0] >= '0' && text[0] <= '9') || text == "mg" || text == "ml" ||
         text == "microgram" || text == "film" || text == "coated" || text == "hard" ||
         text == "small" || text == "oral" || text == "deep" || text == "slow" ||
         text == "single" || text == "short" || text == "monthly" || text == "long-acting";
}

bool is_count(const Words& words, std::size_t at) {
  if (at >= words.size()) return false;
  const auto& word = words[at].lower;
  return (word[0] >= '0' && word[0] <= '9') ||
         is_one_of(words, at,
                   {"one", "two", "three", "four", "five", "six", "eight", "other", "few"});
}

/// "every 4 weeks", "every day", "every 3 to 4 weeks": words after "every"; 0 when no unit
/// comes.
std::size_t every_size(const Words& words, std::size_t at) {
  std::size_t i = at + 1;
  if (is_count(words, i)) ++i;
  if (is_one_of(words, i, {"to", "or"}) && is_count(words, i + 1)) i += 2;
  return i < words.size() && holds(units, words[i].lower) ? i + 1 - at : 0;
}

/// "once a day", "3 times a week", "twice daily", "every 4 weeks", "daily": how many words.
std::size_t schedule_size(const Words& words, std::size_t at) {
  std::size_t i = at;
  if (is_one_of(words, i, {"once", "twice"})) {
    ++i;
  } else if (is_count(words, i)) {  // "3 times", "2 to 4 times"
    if (is_one_of(words, i + 1, {"to", "or"}) && is_count(words, i + 2)) i += 2;
    if (!is_one_of(words, i + 1, {"time", "times"})) return 0;
    i += 2;
  }
  if (is_one_of(words, i, {"every", "each"})) {
    auto size = every_size(words, i);
    return size ? i + size - at : 0;
  }
  if (is_one_of(words, i, {"daily", "weekly", "monthly"})) return i + 1 - at;
  bool per = i > at && is_one_of(words, i, {"a", "per"}) && i + 1 < words.size() &&
             holds(units, words[i + 1].lower);
  return per ? i + 2 - at : 0;
}

class Dosing {
 public:
  Dosing(Page* page, const Reading& reading, Handle drug, Drafts* drafts)
      : page_(page), reading_(reading), words_(reading.words), drug_(drug), drafts_(drafts) {}

  void run() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (auto size = match_any(words_, i, food_rules)) {
        // A course of treatment is not swallowed.
        if (page_->concepts.type(drug_) != EntityType::Treatment)
          add(Predicate::HasFoodRule, text_of(*page_, words_, i, i + size), i, i + size);
        i += size - 1;
      } else if (auto route = match_longest(words_, i, routes)) {
        add_route(*route.value, i, i + route.words);
        i += route.words - 1;
      } else if (auto times = schedule_size(words_, i)) {
        add(Predicate::HasSchedule, text_of(*page_, words_, i, i + times), i, i + times);
        i += times - 1;
      } else if (auto form = match_longest(words_, i, forms); form && introduces_form(i)) {
        add_form(*form.value, i, i + form.words);
      }
    }
  }

 private:
  void add(Predicate predicate, std::string value, std::size_t first, std::size_t last) {
    for (const auto& draft : *drafts_) {
      if (draft.predicate == predicate && draft.subject == drug_ && draft.value == value)
        return;
    }
    Draft draft;
    draft.predicate = predicate;
    draft.subject = drug_;
    draft.value = std::move(value);
    draft.evidence = span_of(words_, first, last);
    drafts_->push_back(draft);
  }

  void add_route(std::string_view value, std::size_t first, std::size_t last) {
    // "(subcutaneously)" belongs to "under the skin".
    add(Predicate::HasRoute, std::string(value), first, phrase_end(words_, last, false));
  }

  /// "as a tablet", "sunitinib capsules", "is a pill", "comes as capsules", "taken as pills".
  bool introduces_form(std::size_t at) const {
    while (at > 0 && is_strength(words_[at - 1])) --at;  // "comes as 40 mg tablets"
    if (at == 0) return false;
    const auto* before = reading_.at(at - 1);
    if (before) return before->type == EntityType::Drug;
    return is_one_of(words_, at - 1,
                     {"a", "an", "as", "comes", "take", "taken", "swallow", "the", "your"}) &&
           !is_one_of(words_, at + 1, {"site"});
  }

  void add_form(std::string_view value, std::size_t at, std::size_t last) {
    bool article = is_one_of(words_, at - 1, {"an", "the"});
    bool definite = is_one_of(words_, at - 1, {"the", "your"});
    if (!definite) {
      add(Predicate::HasForm, std::string(value), at - (article && value == "injection"), last);
    }
    bool by_mouth = value == "tablet" || value == "capsule" || value == "pill";
    bool taken =
        find(words_, 0, words_.size(), "take") || find(words_, 0, words_.size(), "taken");
    if (!by_mouth || !taken || said_oral()) return;
    add(Predicate::HasRoute, "oral", at > 0 ? at - 1 : at, last);
    drafts_->back().support = Support::Implied;
  }

  bool said_oral() const {
    return find(words_, 0, words_.size(), "by mouth") ||
           find(words_, 0, words_.size(), "swallow");
  }

  Page* page_;
  const Reading& reading_;
  const Words& words_;
  Handle drug_;
  Drafts* drafts_;
};

/// The one drug that a sentence on taking something is about.
std::optional<Handle> drug_of(const Page& page, const Reading& reading) {
  const auto& words = reading.words;
  const auto* named =
      reading.first_of({EntityType::Drug, EntityType::Treatment}, 0, words.size());
  if (named) return named->entity;
  auto subject = page.subjects[page.sentence(reading).section];
  auto topic = reading.topic ? reading.topic : subject;
  bool of_class = topic && page.concepts.type(*topic) == EntityType::DrugClass;
  // A class is taken in some way only where the page says how it is taken.
  if (!topic || (of_class && page.section(reading).role != Role::Dosing)) return std::nullopt;
  return topic;
}

void read_givers(Page* page, const Reading& reading, Handle drug, Drafts* drafts) {
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    auto size = match_any(reading.words, i, givers);
    if (size == 0) continue;
    // "Your pharmacy may give you another brand" hands it over.
    bool you = is_one_of(reading.words, i + size - 1, {"you"});
    const auto* given = reading.at(i + size);
    bool medicine = (given && is_medicine(given->type)) ||
                    is_one_of(reading.words, i + size, {"it", "the", "your", "each"});
    if (you && !medicine) continue;
    auto group = verb_group(reading.words, i);
    Draft draft;
    draft.predicate = Predicate::GivenBy;
    draft.subject = drug;
    draft.evidence = page->sentence(reading).span;
    draft.value = std::string(draft.evidence.in(page->text()));
    draft.qualifiers.hedged = group.hedged;
    drafts->push_back(draft);
    return;
  }
}

/// Speaks of taking the drug, and not of tests and appointments beside it.
bool speaks_of_taking(const Words& words) {
  bool taking = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    taking |= holds(doses, words[i].lower);
    if (is_one_of(words, i,
                  {"test", "tests", "check", "checks", "scan", "scans", "appointment",
                   "appointments", "study", "trial", "counts", "done"})) {
      return false;
    }
  }
  return taking;
}

}  // namespace

void read_dosing(Page* page, const Reading& reading, Drafts* drafts) {
  Role role = page->section(reading).role;
  bool elsewhere = role == Role::SideEffects || role == Role::Warnings ||
                   role == Role::Coping || role == Role::Research;
  if (elsewhere) return;
  auto drug = drug_of(*page, reading);
  if (!drug) return;
  read_givers(page, reading, *drug, drafts);
  if (speaks_of_taking(reading.words)) Dosing(page, reading, *drug, drafts).run();
}

}  // namespace netkg::ingest
