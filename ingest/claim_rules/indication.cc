// medicine treats condition.
//   "It has been shown to help treat advanced pancreatic NETs."
//   "You may have sunitinib or everolimus if you have a NET that started in the pancreas."
//   "For a NET, you might have treatment with sunitinib, everolimus and interferon."
#include <algorithm>
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/claim_rules/uses.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

/// What stands between a medicine and the condition it is for.
constexpr std::array<std::string_view, 37> uses{"control the symptoms of",
                                                "control symptoms of",
                                                "relieve symptoms of",
                                                "reduce symptoms of",
                                                "reduce the symptoms of",
                                                "help with symptoms of",
                                                "treat",
                                                "treats",
                                                "used to treat",
                                                "used for",
                                                "used in",
                                                "used against",
                                                "help people with",
                                                "helps people with",
                                                "approved for",
                                                "approved to treat",
                                                "licensed for",
                                                "licensed to treat",
                                                "treatment for",
                                                "treatments for",
                                                "used in people with",
                                                "used for people with",
                                                "recommended for",
                                                "indicated for",
                                                "prescribed for",
                                                "given for",
                                                "given to people with",
                                                "helps treat",
                                                "help treat",
                                                "works for",
                                                "option for",
                                                "choice for",
                                                "used as treatment for",
                                                "effective for",
                                                "effective against",
                                                "for people with",
                                                "for people who have"};

/// What is no medicine manages an effect, it has no indication: "Acupuncture is used for
/// nausea."
void manage_effects(const Page& page, const Reading& reading, std::size_t from,
                    Drafts* drafts) {
  Role role = page.section(reading).role;
  bool of_effects = role == Role::SideEffects || role == Role::Coping;
  for (auto i = from; i < drafts->size(); ++i) {
    auto& draft = (*drafts)[i];
    bool use = of_effects && draft.predicate == Predicate::Treats && draft.object &&
               page.concepts.type(draft.subject) == EntityType::Treatment;
    auto effect = use ? same_effect(page.concepts, *draft.object) : std::nullopt;
    if (!effect) continue;
    draft.predicate = Predicate::ManagedWith;
    draft.value = std::string(page.concepts.label(draft.subject));
    for (const auto& found : reading.found) {
      if (found.entity == draft.subject)
        draft.value = text_of(page, reading.words, found.first, found.last);
    }
    draft.subject = *effect;
    draft.object.reset();
  }
}

/// In a section on the treatment of liver cancer "the tumour" is liver cancer.
void name_what_is_treated(const Page& page, const Reading& reading, Drafts* drafts) {
  auto treated = page.treated[page.sentence(reading).section];
  auto any = page.concepts.named("cancer", EntityType::Condition);
  for (auto& draft : *drafts) {
    bool generic = treated && draft.predicate == Predicate::Treats && draft.object == any;
    if (generic) draft.object = treated;
  }
}

/// "X is a targeted drug | for some NETs": what stands before "for" is what X is.
/// The index of its "is"; nothing when the words at `at` are no such "for".
std::optional<std::size_t> kind_verb(const Reading& reading, std::size_t at) {
  if (at < 2 || !is_one_of(reading.words, at, {"for"})) return std::nullopt;
  const auto* kind = reading.at(at - 1);
  bool of_kind =
      (kind && kind->type == EntityType::DrugClass) ||
      is_one_of(reading.words, at - 1, {"drug", "drugs", "medicine", "medicines", "therapy"});
  auto be = kind ? kind->first : at - 1;
  while (be > 0 && !is_one_of(reading.words, be - 1, {"is", "are"}) && at - be < 6) --be;
  if (!of_kind || be == 0 || !is_one_of(reading.words, be - 1, {"is", "are"}))
    return std::nullopt;
  return be - 1;
}

/// "Bladder cancer is sometimes treated | with external beam radiation therapy."
void read_treated_with(const Page& page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto size = match(words, i, "treated with");
    if (size == 0) continue;
    auto group = verb_group(words, i);
    const Found* condition = nullptr;
    for (const auto& found : reading.found) {
      if (found.type == EntityType::Condition && found.last <= group.first) condition = &found;
    }
    constexpr std::size_t reach = 8;  // words from the condition to the verb
    if (!condition || group.first > condition->last + reach || group.first == i) return;
    // "advanced cancer that has not been treated with …" tells of whom.
    for (auto word : {"that", "which", "who"}) {
      if (find(words, condition->last, i, word)) return;
    }
    // What may also be a side effect is managed: "Anaemia is treated with iron."
    bool effect = same_effect(page.concepts, condition->entity).has_value();
    auto use = read_use(reading, *condition, 0);
    use.end = condition->last;
    for (const auto* medicine : medicines_in(reading, i + size, clause_end(words, i + size))) {
      if (effect && medicine->type != EntityType::Drug) continue;
      drafts->push_back(use_draft(medicine->entity, use,
                                  span_of(words, medicine->first, medicine->last), group));
    }
    return;
  }
}

/// "the first treatment for C will usually be | X": what stands behind is the treatment.
bool names_treatment_later(const Words& words, std::size_t noun, const Drafts& drafts) {
  for (const auto& draft : drafts) {
    if (draft.predicate == Predicate::Treats && draft.evidence.begin > words[noun].span.begin)
      return true;
  }
  return false;
}

/// "Many chemotherapy drugs are used to treat C, including | cisplatin and paclitaxel."
void read_named_members(const Page& page, const Reading& reading, std::size_t verb,
                        const std::vector<Use>& uses_found, const VerbGroup& group,
                        Drafts* drafts) {
  const auto& words = reading.words;
  auto at = uses_found.back().end;
  if (is_one_of(words, at, {","})) ++at;
  auto size = std::max(match(words, at, "including"), match(words, at, "such as"));
  const auto* first = size > 0 ? reading.at(at + size) : nullptr;
  auto of = subject_before(page, reading, verb);
  bool plain = !of || page.concepts.type(*of) == EntityType::Drug;
  if (!first || first->type != EntityType::Drug || plain) return;
  for (const auto* drug : medicines_in(reading, at + size, clause_end(words, at + size))) {
    if (drug->type != EntityType::Drug) continue;
    auto evidence = span_of(words, drug->first, drug->last);
    drafts->push_back(use_draft(drug->entity, uses_found.front(), evidence, group));
    Draft member;
    member.predicate = Predicate::IsA;
    member.subject = drug->entity;
    member.object = of;
    member.evidence = evidence;
    drafts->push_back(member);
  }
}

/// How many words "used … for" takes: "used since the 1970s for", "used mainly for"; 0 when it
/// is no such phrase.
std::size_t used_for(const Words& words, std::size_t at) {
  constexpr std::size_t reach = 6;
  if (!is_one_of(words, at, {"used"})) return 0;
  for (auto i = at + 1; i < std::min(at + reach, words.size()); ++i) {
    if (is_punctuation(words[i]) || is_one_of(words, i, {"with", "by", "to", "in"})) return 0;
    if (words[i].lower == "for") return i + 1 - at;
  }
  return 0;
}

/// "X is used to treat C", also with C in the bullets below.
void read_verb(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto kind = kind_verb(reading, i);
    auto size = kind ? 1 : match_any(words, i, uses);
    if (size == 0) size = used_for(words, i);
    if (size == 0 || is_one_of(words, i + size, {"side", "symptoms", "these", "this"}))
      continue;
    auto found = read_uses(reading, i + size, clause_end(words, i + size));
    // "used in the following types of cancer:": the bullets name them.
    if (words.back().lower == ":" && find(words, i, words.size(), "following")) found.clear();
    auto group = verb_group(words, i);
    group.negated |= is_denied(words, i);
    if (is_one_of(words, i, {"option", "choice", "treatment", "treatments"})) {
      if (names_treatment_later(words, i, *drafts)) continue;
      group.hedged |= read_frame(words, 0, i, page->text()).hedged;  // "may be an option for"
    }
    for (auto medicine : subjects_before(*page, reading, kind.value_or(i))) {
      for (const auto& use : found) {
        auto end = std::max(use.end, use.condition->last);
        drafts->push_back(
            use_draft(medicine, use, span_of(words, std::min(i, use.begin), end), group));
        bool through_people = found.size() > 1 && &use == &found.front() &&
                              find(words, use.condition->last, found[1].begin, "who");
        if (through_people) drafts->back().support = Support::Implied;
      }
    }
    if (!found.empty()) {
      read_named_members(*page, reading, i, found, group, drafts);
      i = found.back().condition->last;
    }
  }
}

/// "bladder" in a list of cancers: the cancer of that organ.
std::optional<Handle> cancer_of_organ(const Page& page, const Reading& reading,
                                      const Words& stem) {
  bool cancers = find(stem, 0, stem.size(), "cancers") || find(stem, 0, stem.size(), "cancer");
  const auto* organ = reading.found.size() == 1 ? &reading.found.front() : nullptr;
  bool alone = organ && organ->type == EntityType::Anatomy &&
               organ->last - organ->first == reading.words.size();
  if (!cancers || !alone) return std::nullopt;
  auto name = std::string(page.concepts.label(organ->entity)) + " cancer";
  return page.concepts.named(name, EntityType::Condition);
}

/// A bullet under "X is approved to treat:" or "You might have X if you have a NET that:".
void read_item(Page* page, const Reading& reading, const Reading& stem, Drafts* drafts) {
  const auto& words = stem.words;
  if (read_received_item(*page, reading, stem, drafts)) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto size = match_any(words, i, uses);
    // Either nothing yet, or what the bullets spell out: "other types of cancer, including:".
    bool open = size > 0 && (read_uses(stem, i + size, words.size()).empty() ||
                             find(words, i + size, words.size(), "including") ||
                             find(words, i + size, i + size + 3, "these") ||
                             find(words, i + size, words.size(), "following"));
    auto subject = open ? subject_before(*page, stem, i) : std::nullopt;
    if (!subject || !is_medicine(page->concepts.type(*subject))) continue;
    if (auto organ = cancer_of_organ(*page, reading, words)) {
      Draft draft;
      draft.predicate = Predicate::Treats;
      draft.subject = *subject;
      draft.object = organ;
      draft.evidence = page->sentence(reading).span;
      draft.qualifiers.hedged = verb_group(words, i).hedged;
      drafts->push_back(draft);
      return;
    }
    for (const auto& use : read_uses(reading, 0, reading.words.size())) {
      auto group = verb_group(words, i);
      group.hedged |= read_frame(words, 0, i, page->text()).hedged;
      drafts->push_back(
          use_draft(*subject, use, span_of(reading.words, use.begin, use.end), group));
    }
    return;
  }
}

}  // namespace

void read_indication(Page* page, const Reading& reading, Drafts* drafts) {
  Role role = page->section(reading).role;
  bool elsewhere = role == Role::Research || role == Role::SideEffects ||
                   role == Role::Warnings || role == Role::Coping;
  if (elsewhere || reading.words.empty()) return;
  auto before = drafts->size();
  read_fronted(reading, drafts);
  if (drafts->size() == before) read_receiving(*page, reading, drafts);
  if (drafts->size() == before) read_people(*page, reading, drafts);
  if (drafts->size() == before) read_treated_with(*page, reading, drafts);
  if (drafts->size() == before) read_verb(page, reading, drafts);
  const auto* stem = page->lead_in(reading);
  if (drafts->size() == before && stem) read_item(page, reading, *stem, drafts);
  name_what_is_treated(*page, reading, drafts);
  manage_effects(*page, reading, before, drafts);
}

}  // namespace netkg::ingest
