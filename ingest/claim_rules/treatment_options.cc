// medicine treats condition, where the section says which condition is treated.
//   "Treatment of stage I breast cancer" / "Treatment options may include:" / "surgery"
//   "Treating TNBC" / "For larger tumors, chemotherapy may be given before surgery."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 11> treating{
    "treat",     "treating", "treated", "treatment", "treatments", "therapy",
    "therapies", "managing", "options", "surgery",   "drugs"};

/// What is done with a medicine that may be an option.
constexpr std::array<std::string_view, 12> offered{
    "given",   "used",       "offered", "recommended", "considered", "an option",
    "options", "prescribed", "done",    "performed",   "needed",     "possible"};

/// Ways of giving are no use: "radiation may be given by a machine", "in cycles".
bool tells_how(const Words& words, std::size_t at) {
  return is_one_of(words, at, {"by", "in", "as", "through", "into", "at", "over", "once"});
}

const Found* condition_in(const Reading& reading, std::size_t from, std::size_t to) {
  const Found* last = nullptr;
  for (const auto& found : reading.found) {
    if (found.type == EntityType::Condition && found.first >= from && found.first < to)
      last = &found;
  }
  return last;
}

bool speaks_of_treating(const Words& words) {
  for (const auto& word : words) {
    if (holds(treating, word.lower)) return true;
  }
  return false;
}

Draft use_of(const Reading& reading, const Found& medicine, Handle condition, bool hedged) {
  Draft draft;
  draft.predicate = Predicate::Treats;
  draft.subject = medicine.entity;
  draft.object = condition;
  draft.evidence = span_of(reading.words, medicine.first, medicine.last);
  draft.qualifiers.hedged = hedged;
  return draft;
}

void add_all(const Reading& reading, std::size_t from, std::size_t to, Handle condition,
             bool hedged, Drafts* drafts) {
  for (const auto& found : reading.found) {
    if (found.first >= from && found.last <= to && is_medicine(found.type))
      drafts->push_back(use_of(reading, found, condition, hedged));
  }
}

std::optional<std::size_t> find_verb(const Words& words, std::size_t from, std::size_t to,
                                     std::initializer_list<std::string_view> verbs) {
  for (auto i = from; i < std::min(to, words.size()); ++i) {
    if (is_one_of(words, i, verbs)) return i;
  }
  return std::nullopt;
}

/// "Treatment for locoregional recurrence of C may include | chemotherapy, surgery or …"
bool read_treatment_includes(const Page& page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  bool about = is_one_of(words, 0, {"treatment", "treatments"}) &&
               is_one_of(words, 1, {"for", "of", "options"});
  auto verb = find_verb(words, 2, words.size(),
                        {"include", "includes", "is", "are", "begins", "starts", "involves"});
  const auto* condition = about && verb ? condition_in(reading, 2, *verb) : nullptr;
  // "Treatment of early-stage breast cancer, which includes stage I disease, begins with …"
  const auto* first =
      about && verb ? reading.first_of({EntityType::Condition}, 2, *verb) : nullptr;
  if (first && is_one_of(words, first->last, {","})) {
    condition = first;
    verb = find_verb(words, first->last, words.size(), {"begins", "starts", "involves", "is"});
    if (!verb) return false;
  }
  if (!condition) return false;
  bool hedged = read_frame(words, 0, *verb, page.text()).hedged;
  add_all(reading, *verb, words.size(), condition->entity, hedged, drafts);
  return true;
}

/// "the first treatment for stage I disease will usually be | lumpectomy or mastectomy"
bool read_usual_treatment(const Reading& reading, Handle condition, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    bool treatment =
        is_one_of(words, i, {"treatment", "treatments", "option", "options"}) &&
        is_one_of(words, i - 1,
                  {"first", "main", "usual", "standard", "common", "other", "initial", "best",
                   "only", "typical", "possible", "treatment", "preferred"});
    if (!treatment) continue;
    constexpr std::size_t reach = 24;  // words to the verb, brackets included
    auto verb = find_verb(words, i + 1, i + reach, {"is", "are", "be", "include", "includes"});
    if (!verb) return false;
    auto from = *verb + 1;
    while (is_one_of(words, from, {"usually", "often", "a", "an", "the", ":", "to", "have"}))
      ++from;
    const auto* first = reading.at(from);
    if (!first || !is_medicine(first->type)) return false;
    auto own = condition_in(reading, i, *verb);
    add_all(reading, from, clause_end(words, from), own ? own->entity : condition,
            verb_group(words, *verb).hedged, drafts);
    return true;
  }
  return false;
}

/// "After surgery, other treatments may be given": surgery is not what is given.
bool is_circumstance(const Words& words, const Found& medicine) {
  auto at = phrase_begin(words, medicine.first);
  return at > 0 && is_one_of(words, at - 1,
                             {"after", "before", "during", "following", "with", "without", "by",
                              "to", "from", "until", "despite", "if", "under", "through"});
}

/// "surgery and radiation therapy | may be an option to remove the tumor"
void read_offered(const Page& page, const Reading& reading, Handle condition, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto size = match_any(words, i, offered);
    if (size == 0 || tells_how(words, i + size)) continue;
    auto group = verb_group(words, i);
    bool usual =
        find_verb(words, group.first, i, {"usually", "often", "sometimes"}).has_value();
    if (!group.hedged && !usual) continue;
    // What is used for something else that the sentence names is read by its own rule; "to
    // shrink the tumour" is the same thing in other words.
    const auto* other = condition_in(reading, i, clause_end(words, i));
    if (other && !page.concepts.is_below(condition, other->entity)) return;
    for (auto medicine : subjects_before(page, reading, i)) {
      for (const auto& found : reading.found) {
        if (found.entity != medicine || found.last > group.first) continue;
        if (is_circumstance(words, found)) continue;
        drafts->push_back(use_of(reading, found, condition, group.hedged));
        drafts->back().qualifiers.negated = group.negated;
        break;
      }
    }
  }
}

}  // namespace

void find_treated_conditions(Page* page) {
  page->treated.assign(page->sections.size(), std::nullopt);
  for (std::size_t s = 0; s < page->sections.size(); ++s) {
    const auto& heading = page->headings[s];
    auto parent = page->sections[s].parent;
    auto above = parent ? page->treated[*parent] : std::nullopt;
    const auto* named = condition_in(heading, 0, heading.words.size());
    // "How it is used to treat cancer": of which cancer the page does not say.
    bool any = named && page->concepts.named("cancer", EntityType::Condition) == named->entity;
    bool treats = named && !any && (speaks_of_treating(heading.words) || above);
    page->treated[s] = treats ? std::optional(named->entity) : above;
  }
}

void read_treatment_options(Page* page, const Reading& reading, Drafts* drafts) {
  Role role = page->section(reading).role;
  bool elsewhere = role == Role::SideEffects || role == Role::Warnings ||
                   role == Role::Coping || role == Role::Research;
  if (elsewhere || reading.words.empty()) return;
  if (read_treatment_includes(*page, reading, drafts)) return;
  auto condition = page->treated[page->sentence(reading).section];
  // A bullet's first sentence names the option: "Surgery. | Lumpectomy is often used."
  const auto& sentence = page->sentence(reading);
  bool first =
      reading.sentence == 0 || page->sentences[reading.sentence - 1].block != sentence.block;
  if (!condition || (sentence.item && first)) return;
  if (read_usual_treatment(reading, *condition, drafts)) return;
  read_offered(*page, reading, *condition, drafts);
}

}  // namespace netkg::ingest
