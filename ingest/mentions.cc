#include "ingest/mentions.h"

#include <algorithm>
#include <array>
#include <map>

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 28> anaphors{
    "it",           "they",           "this drug",       "these drugs",    "the drug",
    "the drugs",    "this medicine",  "these medicines", "the medicine",   "this medication",
    "this treatment", "these treatments", "the treatment", "this therapy",  "this injection",
    "the injection", "the injections", "the capsules",   "the tablets",    "the tablet",
    "this tablet",  "these tablets",  "the capsule",     "this class",     "the medication",
    "these medications", "both", "both drugs"};

/// "NET", "NETs", "mTOR" but never "net": at least one capital, and not only the first letter.
bool written_as_abbreviation(std::string_view exact) {
  auto capitals = std::count_if(exact.begin(), exact.end(),
                                [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 || (capitals == 1 && !(exact[0] >= 'A' && exact[0] <= 'Z'));
}

/// Which concept a shared name means: side effects where side effects are listed, conditions
/// elsewhere; a drug before everything.
int preference(EntityType type, Role role) {
  switch (type) {
    case EntityType::Drug: return 0;
    case EntityType::DrugClass: return 1;
    case EntityType::Target: return 2;
    case EntityType::Process: return 3;
    case EntityType::Treatment: return 4;
    case EntityType::SideEffect: return role == Role::SideEffects || role == Role::Coping ? 5 : 7;
    case EntityType::Condition: return 6;
    case EntityType::Anatomy: return 8;
  }
  return 9;
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
    if (growth) return Found{at, more ? end + 2 : end, *growth, EntityType::Process, MentionKind::Lay};
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
  auto organ = page.concepts.named(words[i].folded, EntityType::Anatomy);
  if (!organ || first.last - first.first < 3) return std::nullopt;
  std::string name;
  for (auto w = first.first; w + 1 < first.last; ++w) name += words[w].lower + ' ';
  auto condition = page.concepts.named(name + words[i].lower, EntityType::Condition);
  if (!condition) return std::nullopt;
  return Found{i, i + 1, *condition, EntityType::Condition, MentionKind::Name};
}

/// "The most common side effects are diarrhoea …": a name shared with a condition is an effect.
bool speaks_of_effects(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_one_of(words, i, {"effects", "effect", "cause", "causes", "risk"})) return true;
  }
  return false;
}

void find_in(const Page& page, Role role, Reading* reading) {
  const auto& words = reading->words;
  if (role != Role::Use && speaks_of_effects(words)) role = Role::SideEffects;
  for (std::size_t i = 0; i < words.size();) {
    auto found = cell_growth_at(page, words, i);
    if (!found) found = best_at(page, words, i, role);
    if (!found) {
      ++i;
      continue;
    }
    reading->found.push_back(*found);
    i = found->last;
    if (auto also = coordinated(page, words, *found)) {
      reading->found.push_back(*also);
      i = also->last;
    }
  }
}

/// The condition that "X for C" or "X used to treat C" restricts the class at `of` to.
const Found* restriction(const Reading& reading, const Found& of) {
  static constexpr std::array<std::string_view, 7> links{
      "for", "used to treat", "used for", "that treat", "to treat", "for treating", "used in"};
  for (auto link : links) {
    auto size = match(reading.words, of.last, link);
    if (size == 0) continue;
    auto next = of.last + size;
    while (next < reading.words.size() && is_determiner(reading.words[next])) ++next;
    const auto* found = reading.at(next);
    if (found && found->type == EntityType::Condition) return found;
  }
  return nullptr;
}

/// Classes that the title names: only these are worth a restricted class of their own.
std::vector<Handle> title_classes(const Page& page) {
  std::vector<Handle> out;
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    if (page.sections[s].level > 1) continue;
    for (const auto& found : page.headings[s].found) {
      if (found.type == EntityType::DrugClass) out.push_back(found.entity);
    }
  }
  return out;
}

/// "You might have targeted drugs for a NET that has spread": what they are used for, and no
/// class of its own.
bool is_received(const Reading& reading, const Found& found) {
  auto before = found.first;
  while (before > 0 && is_determiner(reading.words[before - 1])) --before;
  return before > 0 && is_one_of(reading.words, before - 1,
                                 {"have", "take", "get", "given", "offered", "use", "with"});
}

void restrict_classes(Page* page) {
  auto heads = title_classes(*page);
  auto restrict_in = [&](Reading* reading) {
    for (auto& found : reading->found) {
      bool head = std::find(heads.begin(), heads.end(), found.entity) != heads.end();
      const Found* condition =
          head && !is_received(*reading, found) ? restriction(*reading, found) : nullptr;
      if (condition) found.entity = restricted_class(page, found.entity, condition->entity);
    }
  };
  for (auto& reading : page->headings) restrict_in(&reading);
  for (auto& reading : page->readings) restrict_in(&reading);
}

/// The one drug, class or treatment of a heading; none when it names several drugs.
std::optional<Handle> heading_subject(const Reading& heading) {
  std::optional<Found> subject;
  for (const auto& found : heading.found) {
    if (!is_medicine(found.type)) continue;
    if (!subject) {
      subject = found;
    } else if (subject->entity != found.entity) {
      bool several = subject->type == EntityType::Drug && found.type == EntityType::Drug;
      if (several) return std::nullopt;
      if (found.type == EntityType::Drug) subject = found;
    }
  }
  return subject ? std::optional(subject->entity) : std::nullopt;
}

/// A class in the title that the text restricts in one way only ("targeted drugs for NETs") is
/// meant so on the whole page.
Handle narrowed_topic(const Page& page, Handle topic) {
  std::optional<Handle> narrowed;
  for (const auto& reading : page.readings) {
    for (const auto& found : reading.found) {
      if (found.type != EntityType::DrugClass || found.entity == topic) continue;
      if (found.entity < page.concepts.vocabulary().size()) continue;
      if (!page.concepts.is_below(found.entity, topic)) continue;
      if (narrowed && *narrowed != found.entity) return topic;
      narrowed = found.entity;
    }
  }
  return narrowed.value_or(topic);
}

void find_page_topic(Page* page) {
  for (std::size_t s = 0; s < page->sections.size() && !page->topic; ++s) {
    if (page->sections[s].level == 1) page->topic = heading_subject(page->headings[s]);
  }
  if (!page->topic) {
    auto title = page->document.title;
    Page probe(page->document, page->concepts.vocabulary());
    Reading heading;
    heading.words = split_tokens(title, {0, static_cast<uint32_t>(title.size())});
    find_in(probe, Role::Intro, &heading);
    page->topic = heading_subject(heading);
  }
  if (page->topic && page->concepts.type(*page->topic) == EntityType::DrugClass) {
    page->topic = narrowed_topic(*page, *page->topic);
  }
}

/// Generic headings ("Side effects") that stand after each of several drugs belong to the drug
/// before them; one that stands once belongs to the page.
std::vector<bool> repeated_headings(const Page& page) {
  std::map<std::string, int> seen;
  std::vector<std::string> keys;
  for (const auto& section : page.sections) {
    keys.push_back(section.heading ? name_key(section.heading->in(page.text())) : "");
    ++seen[keys.back()];
  }
  std::vector<bool> repeated;
  for (const auto& key : keys) repeated.push_back(!key.empty() && seen[key] > 1);
  return repeated;
}

void find_subjects(Page* page) {
  auto repeated = repeated_headings(*page);
  std::optional<Handle> last_drug;
  for (std::size_t s = 0; s < page->sections.size(); ++s) {
    auto& section = page->sections[s];
    auto subject = section.level == 1 ? page->topic : heading_subject(page->headings[s]);
    bool own = subject && section.level > 1;
    if (own && page->concepts.type(*subject) == EntityType::Drug) last_drug = subject;
    if (!subject && section.parent) subject = page->subjects[*section.parent];
    if (!own && repeated[s] && last_drug) subject = last_drug;
    if (!subject) subject = page->topic;
    page->subjects.push_back(subject);
    if (subject) section.subject = page->concepts.id(*subject);
    if (own && section.role == Role::Other) section.role = Role::Drug;
  }
}

/// What "it" means in each sentence: the section's subject when that is one drug, else the
/// medicine that the last sentence began with.
void find_topics(Page* page) {
  std::optional<Handle> topic;
  std::size_t section = static_cast<std::size_t>(-1);
  for (auto& reading : page->readings) {
    const auto& sentence = page->sentence(reading);
    auto subject = page->subjects[sentence.section];
    if (sentence.section != section) topic = subject;
    section = sentence.section;
    reading.topic = topic;
    bool fixed = subject && page->concepts.type(*subject) == EntityType::Drug;
    if (fixed || sentence.item || reading.found.empty()) continue;
    const auto& first = reading.found.front();
    constexpr std::size_t near_start = 3;
    if (is_medicine(first.type) && first.first < near_start) topic = first.entity;
  }
}

/// "Targeted drugs for pancreatic NETs" under all the names that both parts have.
Entity build_restricted(const Entity& head, const Entity& condition) {
  Entity entity;
  entity.type = EntityType::DrugClass;
  auto plural = condition.label + (condition.label.ends_with("tumour") ? "s" : "");
  entity.label = head.label + " for " + plural;
  entity.in_vocabulary = false;
  entity.id = make_entity_id(EntityType::DrugClass, entity.label);
  entity.parents = {head.id};
  constexpr std::size_t most_names = 8;
  for (const auto& name : head.names) {
    if (entity.names.size() >= most_names) break;
    entity.names.push_back(name + " for " + plural);
  }
  return entity;
}

/// "Fatigue is a normal part of treatment": what stands right before the verb is its subject.
bool other_subject(const Reading& reading, std::size_t verb) {
  auto first = verb_group(reading.words, verb).first;
  while (first > 0 && reading.words[first - 1].lower == ")") --first;
  const auto* found = first > 0 ? reading.at(first - 1) : nullptr;
  if (!found || is_medicine(found->type)) return false;
  return found->first <= 1 || found->type == EntityType::Target;
}

}  // namespace

Reading read_words(const Page& page, Span span, Role role) {
  Reading reading;
  reading.words = split_tokens(page.text(), span);
  find_in(page, role, &reading);
  return reading;
}

Handle restricted_class(Page* page, Handle drug_class, Handle condition) {
  return page->concepts.make(build_restricted(page->concepts.entity(drug_class),
                                              page->concepts.entity(condition)));
}

void find_mentions(Page* page) {
  for (const auto& section : page->sections) {
    page->headings.push_back(section.heading ? read_words(*page, *section.heading, section.role)
                                             : Reading{});
  }
  for (std::size_t s = 0; s < page->sentences.size(); ++s) {
    const auto& sentence = page->sentences[s];
    page->readings.push_back(
        read_words(*page, sentence.span, page->sections[sentence.section].role));
    page->readings.back().sentence = s;
  }
  restrict_classes(page);
  find_page_topic(page);
  find_subjects(page);
  find_topics(page);
}

std::size_t match_anaphor(const Words& words, std::size_t at) {
  std::size_t longest = 0;
  for (auto phrase : anaphors) longest = std::max(longest, match(words, at, phrase));
  return longest;
}

std::optional<Handle> subject_before(const Page& page, const Reading& reading, std::size_t verb) {
  const auto& words = reading.words;
  auto main = page.subjects[page.sentence(reading).section];
  if (other_subject(reading, verb)) return std::nullopt;
  for (std::size_t i = verb; i-- > 0;) {
    if (words[i].lower == ";" || words[i].lower == ":") break;
    if (const auto* found = reading.at(i)) {
      if (is_medicine(found->type)) return found->entity;
      bool other = found->type == EntityType::Target || found->type == EntityType::Process;
      if (other) return std::nullopt;
    }
    if (words[i].lower == "which" || words[i].lower == "who") return std::nullopt;
    auto size = match_anaphor(words, i);
    if (size == 0) continue;
    // "This drug" is the section's drug; "it" is what was spoken of last.
    return size > 1 && main ? main : reading.topic;
  }
  const auto* stem = page.lead_in(reading);
  if (stem) {
    const auto* named = stem->first_of(
        {EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, 0, stem->words.size());
    if (named) return named->entity;
    return stem->topic;
  }
  return reading.topic;
}

}  // namespace netkg::ingest
