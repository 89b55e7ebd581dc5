#include "ingest/mentions.h"

#include <algorithm>

#include "ingest/context.h"
#include "ingest/page_names.h"
#include "ingest/restricted.h"
#include "ingest/subjects.h"
#include "vocabulary/spelling.h"

namespace netkg::ingest {
namespace {

/// "NET", "NETs", "mTOR" but never "net": at least one capital, and not only the first letter.
bool written_as_abbreviation(std::string_view exact) {
  auto capitals =
      std::count_if(exact.begin(), exact.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 || (capitals == 1 && !(exact[0] >= 'A' && exact[0] <= 'Z'));
}

/// Which concept a shared name means: side effects where side effects are listed, conditions
/// elsewhere; a drug before everything.
int preference(EntityType type, Role role) {
  switch (type) {
    case EntityType::Drug:
      return 0;
    case EntityType::DrugClass:
      return 1;
    case EntityType::Target:
      return 2;
    case EntityType::Process:
      return 3;
    case EntityType::Treatment:
      return 4;
    case EntityType::SideEffect:
      return role == Role::SideEffects || role == Role::Coping ? 5 : 7;
    case EntityType::Condition:
      return 6;
    case EntityType::Anatomy:
      return 8;
  }
  return 9;
}

/// "sunitnib": one edit from a long name, and no word of its own. A word with a drug's stem may
/// be a drug that the vocabulary does not know; find_page_names() tells.
std::optional<Found> misspelled_at(const Page& page, const Words& words, std::size_t at,
                                   Role role) {
  const auto& vocabulary = page.concepts.vocabulary();
  std::optional<Found> best;
  if (words[at].folded.size() < vocabulary::shortest_corrected ||
      has_drug_stem(words[at].lower))
    return best;
  for (const auto& match : vocabulary.misspelled(words[at])) {
    Found found{at, at + 1, match.number, vocabulary.type(match.number), match.kind, true};
    if (!best || preference(found.type, role) < preference(best->type, role)) best = found;
  }
  return best;
}

/// "fluorouracil and leucovorin" in running text are two drugs, though a combination has that
/// name.
std::optional<Found> first_of_two(const Page& page, const Words& words, const Found& both) {
  auto joint = both.first + 1;
  while (joint < both.last && !is_one_of(words, joint, {"and"})) ++joint;
  if (joint == both.last) return std::nullopt;
  Words first(words.begin() + static_cast<std::ptrdiff_t>(both.first),
              words.begin() + static_cast<std::ptrdiff_t>(joint));
  for (const auto& match : page.concepts.vocabulary().longest(first, 0)) {
    bool drug = page.concepts.type(match.number) == EntityType::Drug;
    if (drug && match.words == first.size())
      return Found{both.first, joint, match.number, EntityType::Drug, match.kind};
  }
  return std::nullopt;
}

std::optional<Found> best_at(const Page& page, const Words& words, std::size_t at, Role role) {
  const auto& vocabulary = page.concepts.vocabulary();
  std::optional<Found> best;
  for (const auto& match : vocabulary.longest(words, at)) {
    auto exact = span_of(words, at, at + match.words).in(page.text());
    if (match.kind == MentionKind::Abbreviation && !written_as_abbreviation(exact)) continue;
    Found found{at, at + match.words, match.number, vocabulary.type(match.number), match.kind};
    if (!best || preference(found.type, role) < preference(best->type, role)) best = found;
  }
  if (best && best->type == EntityType::Treatment) {
    if (auto drug = first_of_two(page, words, *best)) return drug;
  }
  return best;
}

/// "how NET cells grow and multiply": the growth of some kind of cells, whichever they are.
std::optional<Found> cell_growth_at(const Page& page, const Words& words, std::size_t at) {
  if (!match(words, at, "how")) return std::nullopt;
  for (std::size_t i = at + 1; i < std::min(at + 4, words.size()); ++i) {
    if (words[i].folded != "cell") continue;
    if (!is_one_of(words, i + 1, {"grow", "divide", "multiply", "spread", "survive"})) break;
    auto end = i + 2;
    bool more = is_one_of(words, end, {"and"}) &&
                is_one_of(words, end + 1, {"grow", "divide", "multiply", "spread", "survive"});
    auto growth = page.concepts.named("cell growth", EntityType::Process);
    if (growth)
      return Found{at, more ? end + 2 : end, *growth, EntityType::Process, MentionKind::Lay};
  }
  return std::nullopt;
}

/// "NETs that started in the gut or the lungs": the name goes on with another organ.
std::optional<Found> coordinated(const Page& page, const Words& words, const Found& first) {
  std::size_t i = first.last;
  if (!is_one_of(words, i, {"or", "and"}) || first.type != EntityType::Condition) return {};
  ++i;
  while (i < words.size() && is_determiner(words[i])) ++i;
  if (i >= words.size()) return std::nullopt;
  if (first.last - first.first < 3) return std::nullopt;
  std::string name;
  for (auto w = first.first; w + 1 < first.last; ++w) name += words[w].lower + ' ';
  for (const auto& organ : page.concepts.vocabulary().longest(words, i)) {
    if (page.concepts.type(organ.number) != EntityType::Anatomy) continue;
    auto condition = page.concepts.named(name + words[i].lower, EntityType::Condition);
    if (!condition) {
      condition = page.concepts.named(name + std::string(page.concepts.label(organ.number)),
                                      EntityType::Condition);
    }
    if (condition)
      return Found{i, i + organ.words, *condition, EntityType::Condition, MentionKind::Name};
  }
  return std::nullopt;
}

/// "stomach (gastric) cancer": a name with its other word in a bracket.
std::optional<Found> around_bracket(const Page& page, const Words& words, std::size_t i) {
  constexpr std::size_t longest = 4;  // tokens of the bracket
  if (!is_one_of(words, i + 1, {"("})) return std::nullopt;
  auto after = after_bracket(words, i + 1);
  if (after >= words.size() || after > i + 1 + longest) return std::nullopt;
  auto name = words[i].lower + " " + words[after].lower;
  auto condition = page.concepts.named(name, EntityType::Condition);
  if (!condition) return std::nullopt;
  return Found{i, after + 1, *condition, EntityType::Condition, MentionKind::Name};
}

/// "The most common side effects are diarrhoea …": a name shared with a condition is an effect.
bool speaks_of_effects(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_one_of(words, i, {"effects", "effect", "cause", "causes", "risk"})) return true;
  }
  return false;
}

/// "Common side effects include", "The most serious side effect is".
bool announces_effects(const Words& words, std::string_view text) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto size = std::max(match(words, i, "side effects"), match(words, i, "side effect"));
    if (size == 0) continue;
    for (auto j = i + size; j < std::min(i + size + 6, words.size()); ++j) {
      if (is_one_of(words, j, {"include", "includes", "are", "is"})) {
        return read_frame(words, 0, j + 1, text).frequency.has_value();
      }
    }
  }
  return false;
}

/// "cervical or bladder cancer": the name before the joint shares the last word.
void share_last_word(const Page& page, Reading* reading) {
  const auto& words = reading->words;
  for (std::size_t f = reading->found.size(); f-- > 0;) {
    auto name = reading->found[f];
    if (name.type != EntityType::Condition || name.last - name.first < 2) continue;
    auto at = name.first;
    while (at >= 2 && is_one_of(words, at - 1, {"or", "and", ","})) {
      auto word = at - 2;
      while (word > 0 && is_one_of(words, word, {"or", "and", ","})) --word;
      auto condition = page.concepts.named(words[word].lower + " " + words[name.last - 1].lower,
                                           EntityType::Condition);
      if (!condition) break;
      std::erase_if(reading->found, [&](const Found& one) {
        return one.first == word && one.last == word + 1;
      });
      Found shared{word, word + 1, *condition, EntityType::Condition, MentionKind::Name};
      bool taken = reading->at(word) != nullptr;
      if (!taken) reading->found.push_back(shared);
      at = word;
    }
  }
  std::sort(reading->found.begin(), reading->found.end(),
            [](const Found& a, const Found& b) { return a.first < b.first; });
}

void find_in(const Page& page, Role role, Reading* reading) {
  const auto& words = reading->words;
  if (role != Role::Use && speaks_of_effects(words)) role = Role::SideEffects;
  for (std::size_t i = 0; i < words.size();) {
    auto found = cell_growth_at(page, words, i);
    if (!found) found = around_bracket(page, words, i);
    if (!found) found = best_at(page, words, i, role);
    if (!found) found = misspelled_at(page, words, i, role);
    if (!found) {
      ++i;
      continue;
    }
    // "non-hormonal therapy" is none
    if (found->first > 0 && words[found->first - 1].lower == "non") {
      i = found->last;
      continue;
    }
    reading->found.push_back(*found);
    i = found->last;
    if (auto also = coordinated(page, words, *found)) {
      reading->found.push_back(*also);
      i = also->last;
    }
  }
  share_last_word(page, reading);
}

/// "cervical cancer treatment | can cause", "treatments for cervical cancer | can cause": what
/// is said of the treatment of one cancer is said of cancer treatment.
void join_cancer_treatment(const Page& page, Reading* reading) {
  const auto& words = reading->words;
  auto cancer = page.concepts.named("cancer", EntityType::Condition);
  auto treatment = page.concepts.named("cancer treatment", EntityType::Treatment);
  if (!cancer || !treatment) return;
  std::optional<std::size_t> own;  // "cancer and | its treatment"
  for (auto& found : reading->found) {
    if (found.type != EntityType::Condition) continue;
    if (found.entity != *cancer && !page.concepts.is_below(found.entity, *cancer)) continue;
    bool its = is_one_of(words, found.last, {"and", "or"}) &&
               is_one_of(words, found.last + 1, {"its", "their"}) &&
               is_one_of(words, found.last + 2, {"treatment", "treatments"});
    if (its) own = found.last + 1;
    bool behind = is_one_of(words, found.last, {"treatment", "treatments"}) &&
                  !is_one_of(words, found.last + 1,
                             {"options", "option", "plan", "team", "is", "center", "centers",
                              "may", "include"});
    bool before = found.first > 1 && is_one_of(words, found.first - 1, {"for", "of"}) &&
                  is_one_of(words, found.first - 2, {"treatments", "treatment"}) &&
                  is_one_of(words, found.last, {"can", "may", "might", "could", "often"}) &&
                  is_one_of(words, found.last + 1, {"cause", "affect", "lead", "also", "make"});
    if (!behind && !before) continue;
    found.first -= before ? 2 : 0;
    found.last += behind ? 1 : 0;
    found.entity = *treatment;
    found.type = EntityType::Treatment;
  }
  if (!own || reading->at(*own) || reading->at(*own + 1)) return;
  reading->found.push_back(
      {*own, *own + 2, *treatment, EntityType::Treatment, MentionKind::Name});
  std::sort(reading->found.begin(), reading->found.end(),
            [](const Found& a, const Found& b) { return a.first < b.first; });
}

/// "More than 10 in 100 people", "Rare": headings that only tell how often go on with the side
/// effects above them, and so do headings below theirs.
void inherit_roles(Page* page) {
  for (std::size_t s = 1; s < page->sections.size(); ++s) {
    auto& section = page->sections[s];
    if (section.role != Role::Other || !section.heading) continue;
    const auto& words = page->headings[s].words;
    bool below = section.parent && page->sections[*section.parent].role == Role::SideEffects;
    bool beside = page->sections[s - 1].role == Role::SideEffects;
    bool how_often = read_frame(words, 0, words.size(), page->text()).frequency.has_value();
    if (below || (beside && how_often)) section.role = Role::SideEffects;
  }
}

/// A heading that says nothing ("What to expect") over "The most common side effects are …":
/// the text tells the part that the section plays.
void find_roles(Page* page) {
  inherit_roles(page);
  for (const auto& reading : page->readings) {
    auto& section = page->sections[page->sentence(reading).section];
    const auto& heading = page->headings[page->sentence(reading).section];
    bool named =
        heading.first_of({EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, 0,
                         heading.words.size());
    bool open = section.role == Role::Other && section.level > 1 && !named;
    if (open && announces_effects(reading.words, page->text()))
      section.role = Role::SideEffects;
  }
}

}  // namespace

Reading read_words(const Page& page, Span span, Role role) {
  Reading reading;
  reading.words = split_tokens(page.text(), span);
  find_in(page, role, &reading);
  return reading;
}

/// Is the page about an effect: "Nausea and vomiting", "Side effects: fatigue"? There a name
/// that a condition shares is the effect.
bool is_effect_page(const Page& page) {
  auto cancer = page.concepts.named("cancer", EntityType::Condition);
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    const auto& section = page.sections[s];
    if (!section.heading || section.level > 1) continue;
    const auto& words = page.headings[s].words;
    const auto* first = page.headings[s].found.empty() ? nullptr : &page.headings[s].found[0];
    // "Diarrhea and Cancer Treatment": the name is a condition's, too
    bool effect =
        first &&
        (first->type == EntityType::SideEffect ||
         (first->type == EntityType::Condition && cancer &&
          !page.concepts.is_below(first->entity, *cancer) &&
          page.concepts.named(page.concepts.label(first->entity), EntityType::SideEffect)));
    if (effect && first->first == 0) return true;
    if (find(words, 0, words.size(), "side effects")) return true;
  }
  return false;
}

void find_mentions(Page* page) {
  for (const auto& section : page->sections) {
    page->headings.push_back(section.heading ? read_words(*page, *section.heading, section.role)
                                             : Reading{});
  }
  bool of_effect = is_effect_page(*page);
  for (std::size_t s = 0; s < page->sentences.size(); ++s) {
    const auto& sentence = page->sentences[s];
    Role role = page->sections[sentence.section].role;
    if (of_effect && (role == Role::Other || role == Role::Intro)) role = Role::SideEffects;
    page->readings.push_back(read_words(*page, sentence.span, role));
    join_cancer_treatment(*page, &page->readings.back());
    page->readings.back().sentence = s;
  }
  find_roles(page);
  find_page_names(page);
  restrict_classes(page);
  find_subjects(page);
}

}  // namespace netkg::ingest
