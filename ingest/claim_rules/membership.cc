// medicine is_a class, target is_a "protein".
//   "It is a type of targeted drug called a protein kinase inhibitor."
//   a page on targeted drugs with a section "Sunitinib (Sutent)": a member by the page's build
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 10> equates{
    "is",         "are",   "belongs to", "belong to", "is one of",
    "is part of", "is in", "are in",     "is also",   "is both"};

/// Words of a noun phrase that may stand before the class it names.
constexpr std::array<std::string_view, 38> of_the_phrase{
    "a",           "an",         "the",    "type",   "types", "kind",  "kinds",
    "form",        "class",      "group",  "family", "of",    "drug",  "drugs",
    "medicine",    "medicines",  "called", "known",  "as",    "and",   "one",
    "treatment",   "treatments", "cancer", "also",   "oral",  "man",   "made",
    "that",        "acts",       "act",    "works",  "new",   "newer", "medication",
    "medications", "some",       "several"};

constexpr std::array<std::string_view, 14> kinds_of_target{
    "chemical",  "antigen", "protein",  "proteins",  "enzyme",   "enzymes", "receptor",
    "receptors", "hormone", "hormones", "substance", "molecule", "gene",    "genes"};

/// Where the evidence begins: "a type of targeted drug", but "protein kinase inhibitor".
std::size_t evidence_begin(const Words& words, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_determiner(words[begin - 1])) --begin;
  bool type_of = begin >= 2 && words[begin - 1].lower == "of" &&
                 is_one_of(words, begin - 2, {"type", "types", "kind", "kinds", "form"});
  if (!type_of) return at;
  begin -= 2;
  while (begin > 0 && is_determiner(words[begin - 1])) --begin;
  return begin;
}

void read_classes(Page* page, const Reading& reading, std::size_t verb, std::size_t from,
                  bool negated, Drafts* drafts) {
  const auto& words = reading.words;
  auto subject = explicit_subject_before(*page, reading, verb);
  if (!subject || !is_medicine(page->concepts.type(*subject))) return;
  for (std::size_t i = 0; i + 1 < verb;
       ++i) {  // "the standard type of surgery is": read_type_is
    if (is_one_of(words, i, {"type", "kind", "form"}) && is_one_of(words, i + 1, {"of"}))
      return;
  }
  for (std::size_t i = from; i < words.size();) {
    const auto* found = reading.at(i);
    bool named =
        found && (found->type == EntityType::DrugClass || found->type == EntityType::Treatment);
    if (named && found->entity != *subject) {
      Draft draft;
      draft.predicate = Predicate::IsA;
      draft.subject = *subject;
      draft.object = found->entity;
      draft.evidence = span_of(words, evidence_begin(words, found->first), found->last);
      draft.qualifiers.negated = negated;
      drafts->push_back(draft);
      i = found->last;
      continue;
    }
    if (found || (words[i].lower != "," && !holds(of_the_phrase, words[i].lower))) return;
    ++i;
  }
}

/// "mTOR is a protein", "Tyrosine kinases are proteins that …"
void read_target_is(const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  if (reading.found.empty() || reading.found.front().type != EntityType::Target) return;
  const auto& target = reading.found.front();
  constexpr std::size_t near_start = 1;
  auto verb = target.last;
  if (verb < words.size() && words[verb].lower == "(") verb = after_bracket(words, verb);
  if (target.first > near_start || !is_one_of(words, verb, {"is", "are"})) return;
  auto kind = verb + 1;
  while (is_one_of(words, kind, {"a", "an", "the", "important", "special", "natural"})) ++kind;
  if (kind >= words.size() || !holds(kinds_of_target, words[kind].lower)) return;
  Draft draft;
  draft.predicate = Predicate::IsA;
  draft.subject = target.entity;
  draft.value = fold_word(words[kind].lower);
  draft.evidence = span_of(words, target.first, kind + 1);
  drafts->push_back(draft);
}

/// "an aromatase inhibitor (such as anastrozole, letrozole, or exemestane)"
void read_examples(const Reading& reading, const Found& of, Drafts* drafts) {
  const auto& words = reading.words;
  auto at = of.last;
  while (at < words.size() && is_one_of(words, at, {"(", ",", "drugs", "drug"})) ++at;
  std::size_t size = 0;
  for (auto phrase : {"such as", "including", "for example", "for instance"}) {
    size = std::max(size, match(words, at, phrase));
  }
  if (size == 0) return;
  for (auto i = at + size; i < words.size();) {
    const auto* drug = reading.at(i);
    if (drug && drug->type == EntityType::Drug) {
      Draft draft;
      draft.predicate = Predicate::IsA;
      draft.subject = drug->entity;
      draft.object = of.entity;
      draft.evidence = span_of(words, drug->first, drug->last);
      drafts->push_back(draft);
      i = drug->last;
      continue;
    }
    if (drug || !is_one_of(words, i, {",", "and", "or", "("})) return;
    i = words[i].lower == "(" ? after_bracket(words, i) : i + 1;
  }
}

/// "the immunotherapy drug pembrolizumab", "the targeted therapy drugs A and B"
void read_apposition(const Reading& reading, const Found& of, Drafts* drafts) {
  const auto& words = reading.words;
  auto noun = [&](std::size_t at) {
    return is_one_of(words, at, {"drug", "drugs", "medicine", "medicines", "agent", "agents"});
  };
  auto at = of.last;
  // "the checkpoint inhibitor pembrolizumab" needs no noun, a treatment does: "the chemotherapy
  // drug doxorubicin".
  bool determined = of.first > 0 && is_determiner(words[of.first - 1]);
  bool of_class = of.type == EntityType::DrugClass && determined;
  if (noun(at)) ++at;
  if (!noun(at - 1) && !of_class) return;
  while (at < words.size()) {
    const auto* drug = reading.at(at);
    if (!drug || drug->type != EntityType::Drug || drug->first != at) return;
    Draft draft;
    draft.predicate = Predicate::IsA;
    draft.subject = drug->entity;
    draft.object = of.entity;
    draft.evidence = span_of(words, of.first, drug->last);
    drafts->push_back(draft);
    at = phrase_end(words, drug->last, false);
    while (is_one_of(words, at, {",", "and", "or"})) ++at;
  }
}

/// "one type of interferon, called interferon alfa", "immunotherapy drugs called checkpoint
/// inhibitors"
void read_called(const Reading& reading, const Found& of, Drafts* drafts) {
  const auto& words = reading.words;
  auto at = of.last;
  while (is_one_of(words, at, {",", "drug", "drugs", "medicine", "medicines"})) ++at;
  auto size = std::max(match(words, at, "called"), match(words, at, "known as"));
  // "It is a type of targeted drug called a kinase inhibitor" says what it is, twice.
  for (std::size_t i = 0; i < of.first; ++i) {
    if (is_one_of(words, i, {"is", "are"})) return;
  }
  at += size;
  while (at < words.size() && is_determiner(words[at])) ++at;
  const auto* named = size > 0 ? reading.at(at) : nullptr;
  bool type_of = of.first > 1 && is_one_of(words, of.first - 1, {"of"}) &&
                 is_one_of(words, of.first - 2, {"type", "kind", "form", "types"});
  bool medicine = named && named->first == at && named->entity != of.entity &&
                  (named->type == EntityType::Drug || named->type == EntityType::DrugClass ||
                   (type_of && named->type == EntityType::Treatment));
  if (!medicine) return;
  Draft draft;
  draft.predicate = Predicate::IsA;
  draft.subject = named->entity;
  draft.object = of.entity;
  draft.evidence = span_of(words, of.first, named->last);
  drafts->push_back(draft);
}

/// "steroids: dexamethasone (Decadron), methylprednisolone": a class, a colon and drugs.
void read_class_list(const Page& page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  auto colon = find(words, 1, words.size(), ":");
  const auto* of = colon && !reading.found.empty() ? &reading.found.front() : nullptr;
  constexpr std::size_t near_start = 1;
  bool classes = of && of->type == EntityType::DrugClass && of->first <= near_start;
  if (!classes || page.section(reading).role == Role::Warnings) return;
  for (auto i = *colon + 1; i < words.size();) {
    const auto* drug = reading.at(i);
    if (drug && drug->type == EntityType::Drug) {
      Draft draft;
      draft.predicate = Predicate::IsA;
      draft.subject = drug->entity;
      draft.object = of->entity;
      draft.evidence = span_of(words, drug->first, drug->last);
      drafts->push_back(draft);
      i = phrase_end(words, drug->last, false);
      continue;
    }
    if (drug || !is_one_of(words, i, {",", "and", "or", "."})) return;
    ++i;
  }
}

/// "Some monoclonal antibodies mark cancer cells … An example is rituximab."
void read_example_sentence(const Reading& reading, const Page& page, Drafts* drafts) {
  const auto& words = reading.words;
  std::size_t from = 0;
  for (auto phrase : {"an example is", "examples are", "examples include", "one example is"}) {
    from = std::max(from, match(words, 0, phrase));
  }
  const auto* drug = from > 0 ? reading.at(from) : nullptr;
  bool of_class = drug && drug->type == EntityType::Drug && reading.topic &&
                  page.concepts.type(*reading.topic) == EntityType::DrugClass;
  if (!of_class) return;
  for (const auto& found : reading.found) {
    if (found.type != EntityType::Drug || found.kind == MentionKind::Brand) continue;
    if (find(words, drug->last, found.first, "which")) return;
    Draft draft;
    draft.predicate = Predicate::IsA;
    draft.subject = found.entity;
    draft.object = *reading.topic;
    draft.evidence = span_of(words, found.first, found.last);
    drafts->push_back(draft);
  }
}

/// "pembrolizumab, an immunotherapy drug", "bevacizumab (a monoclonal antibody)"
void read_explained(const Reading& reading, const Found& drug, Drafts* drafts) {
  const auto& words = reading.words;
  auto at = drug.last;
  if (!is_one_of(words, at, {",", "("}) || !is_one_of(words, at + 1, {"a", "an", "another"}))
    return;
  // Of a class only what is said in so many words: "checkpoint inhibitor (a type of Y)".
  bool type_of = is_one_of(words, at + 2, {"type", "kind", "form", "class"});
  if (drug.type == EntityType::DrugClass && !type_of) return;
  for (at += 2; at < words.size(); ++at) {
    const auto* of = reading.at(at);
    if (of && of->type == EntityType::DrugClass && of->entity != drug.entity) {
      Draft draft;
      draft.predicate = Predicate::IsA;
      draft.subject = drug.entity;
      draft.object = of->entity;
      draft.evidence = span_of(words, of->first, of->last);
      drafts->push_back(draft);
      return;
    }
    if (of || !holds(of_the_phrase, words[at].lower)) return;
  }
}

/// "HER2, a protein found on some cells"
void read_target_explained(const Reading& reading, const Found& target, Drafts* drafts) {
  const auto& words = reading.words;
  auto at = target.last;
  if (at < words.size() && words[at].lower == "(") at = after_bracket(words, at);
  bool comma = is_one_of(words, at, {","}) && is_one_of(words, at + 1, {"a", "an"});
  if (!comma || at + 2 >= words.size() || !holds(kinds_of_target, words[at + 2].lower)) return;
  Draft draft;
  draft.predicate = Predicate::IsA;
  draft.subject = target.entity;
  draft.value = fold_word(words[at + 2].lower);
  draft.evidence = span_of(words, target.first, at + 3);
  drafts->push_back(draft);
}

/// "a protein called mTOR", "important proteins (called tyrosine kinases)".
void read_target_kind(const Reading& reading, const Found& target, Drafts* drafts) {
  const auto& words = reading.words;
  std::size_t i = target.first;
  while (i > 0 && is_one_of(words, i - 1, {"called", "as", "known", "(", "the", "a"})) --i;
  bool introduced = i < target.first && is_one_of(words, target.first - 1, {"called", "as"});
  if (!introduced || i == 0 || !holds(kinds_of_target, words[i - 1].lower)) return;
  auto begin = i - 1;
  Draft draft;
  draft.predicate = Predicate::IsA;
  draft.subject = target.entity;
  draft.value = fold_word(words[begin].lower);
  while (begin > 0 && is_one_of(words, begin - 1, {"a", "an", "the", "important", "several"}))
    --begin;
  draft.evidence = span_of(words, begin, target.last);
  drafts->push_back(draft);
}

/// "The standard type of surgery for breast cancer is a mastectomy."
void read_type_is(const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  constexpr std::size_t near_start = 6;
  for (std::size_t i = 0; i < std::min(near_start, words.size()); ++i) {
    bool type =
        is_one_of(words, i, {"type", "kind", "form"}) && is_one_of(words, i + 1, {"of"});
    const auto* of = type ? reading.at(i + 2) : nullptr;
    if (!of || (of->type != EntityType::Treatment && of->type != EntityType::DrugClass))
      continue;
    auto verb = of->last;
    while (verb < words.size() && !ends_clause(words[verb]) && !is_one_of(words, verb, {"is"}))
      ++verb;
    auto at = verb + 1;
    while (at < words.size() && (is_determiner(words[at]) || is_one_of(words, at, {"called"})))
      ++at;
    const auto* named = is_one_of(words, verb, {"is"}) ? reading.at(at) : nullptr;
    if (!named || !is_medicine(named->type) || named->entity == of->entity) return;
    Draft draft;
    draft.predicate = Predicate::IsA;
    draft.subject = named->entity;
    draft.object = of->entity;
    draft.evidence = span_of(words, i, named->last);
    drafts->push_back(draft);
    return;
  }
}

}  // namespace

void read_membership(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::size_t size = 0;
    for (auto phrase : equates) size = std::max(size, match(words, i, phrase));
    if (size > 0) {
      auto from = i + size;
      bool negated = is_one_of(words, from, {"not"});
      while (is_one_of(words, from, {"not", "a", "an"})) ++from;
      read_classes(page, reading, i, from, negated, drafts);
      break;
    }
  }
  read_target_is(reading, drafts);
  read_type_is(reading, drafts);
  read_class_list(*page, reading, drafts);
  read_example_sentence(reading, *page, drafts);
  for (const auto& found : reading.found) {
    if (found.type == EntityType::DrugClass || found.type == EntityType::Treatment) {
      read_examples(reading, found, drafts);
      read_apposition(reading, found, drafts);
      read_called(reading, found, drafts);
    }
    if (found.type == EntityType::Drug || found.type == EntityType::DrugClass)
      read_explained(reading, found, drafts);
    if (found.type == EntityType::Target) read_target_explained(reading, found, drafts);
    if (found.type == EntityType::Target) read_target_kind(reading, found, drafts);
  }
}

void read_heading_membership(Page* page, std::size_t section, Drafts* drafts) {
  bool of_class = page->topic && page->concepts.type(*page->topic) == EntityType::DrugClass;
  const auto& heading = page->sections[section];
  if (!of_class || heading.level < 2 || !heading.heading) return;
  const auto& words = page->headings[section].words;
  const Found* drug = nullptr;
  for (const auto& found : page->headings[section].found) {
    if (found.type != EntityType::Drug) return;
    if (drug && drug->entity != found.entity) return;
    drug = drug ? drug : &found;
  }
  // The heading is the drug's name and nothing else: "Sunitinib (Sutent)".
  if (!drug || drug->first != 0 || phrase_end(words, drug->last, false) < words.size()) return;
  Draft draft;
  draft.predicate = Predicate::IsA;
  draft.subject = drug->entity;
  draft.object = *page->topic;
  draft.evidence = *heading.heading;
  draft.support = Support::Implied;
  draft.section = section;
  drafts->push_back(draft);
}

}  // namespace netkg::ingest
