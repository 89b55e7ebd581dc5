// medicine under_study_with anything: what researchers look into is no established use.
//   "Some research is looking into targeted drugs and chemotherapy or somatostatin analogues …"
#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

bool names_research(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_one_of(
            words, i,
            {"research", "researchers", "studies", "study", "trials", "trial", "scientists"})) {
      return true;
    }
  }
  return false;
}

/// Where what is studied begins: after "looking into", "testing", "comparing".
std::optional<std::size_t> after_study_verb(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::string_view verb : {"looking into", "looking at", "testing", "studying",
                                  "investigating", "comparing", "exploring"}) {
      if (auto size = match(words, i, verb)) return i + size;
    }
  }
  return std::nullopt;
}

/// What a medicine is studied for: each condition in words [from, to), else the words.
void add_studied(Page* page, const Reading& reading, Handle subject, std::size_t from,
                 std::size_t to, Drafts* drafts) {
  Draft draft;
  draft.predicate = Predicate::UnderStudyWith;
  draft.subject = subject;
  draft.evidence = page->sentence(reading).span;
  draft.qualifiers.hedged = true;
  auto before = drafts->size();
  for (const auto& found : reading.found) {
    if (found.type != EntityType::Condition || found.first < from || found.last > to) continue;
    bool listed = drafts->size() == before ||
                  is_one_of(reading.words, found.first - 1, {",", "and", "or"});
    if (!listed) continue;
    draft.object = found.entity;
    drafts->push_back(draft);
  }
  if (drafts->size() > before || from >= to) return;
  draft.value = text_of(*page, reading.words, from, to);
  drafts->push_back(draft);
}

/// "X is also being studied in the treatment of other types of cancer."
void read_being_studied(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i + 2 < words.size(); ++i) {
    if (!is_one_of(words, i, {"studied", "tested", "investigated"})) continue;
    bool being = is_one_of(words, i - 1, {"being", "also"});
    auto from = i + 1;
    for (auto link : {"in the treatment of", "for the treatment of", "as a treatment for",
                      "to treat", "in people with", "in patients with", "for", "in"}) {
      if (auto size = match(words, from, link)) {
        from += size;
        break;
      }
    }
    auto subject = being && from > i + 1 ? subject_before(*page, reading, i) : std::nullopt;
    if (!subject || !is_medicine(page->concepts.type(*subject))) return;
    add_studied(page, reading, *subject, from, clause_end(words, from), drafts);
    return;
  }
}

/// "Researchers are studying | X in people with breast cancer": the medicine after the verb.
void read_studying(Page* page, const Reading& reading, std::size_t from, Drafts* drafts) {
  auto end = clause_end(reading.words, from);
  const auto* medicine = reading.first_of(
      {EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, from, end);
  if (!medicine || !reading.first_of({EntityType::Condition}, medicine->last, end)) return;
  add_studied(page, reading, medicine->entity, medicine->last, end, drafts);
}

}  // namespace

void read_research(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  read_being_studied(page, reading, drafts);
  if (!names_research(words)) return;
  auto from = after_study_verb(words);
  if (!from) return;
  auto before = drafts->size();
  read_studying(page, reading, *from, drafts);
  if (drafts->size() > before) return;
  const Found* subject = nullptr;
  for (const auto& found : reading.found) {
    if (!is_medicine(found.type) || found.first < *from) continue;
    if (!subject) {
      subject = &found;
      continue;
    }
    bool joined = is_one_of(words, found.first - 1, {"and", "or", "with", ",", "plus"});
    if (!joined || found.entity == subject->entity) continue;
    Draft draft;
    draft.predicate = Predicate::UnderStudyWith;
    draft.subject = subject->entity;
    draft.object = found.entity;
    draft.evidence = page->sentence(reading).span;
    draft.qualifiers.hedged = true;
    drafts->push_back(draft);
  }
}

}  // namespace netkg::ingest
