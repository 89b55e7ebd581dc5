#include "ingest/subjects.h"

#include <algorithm>
#include <array>
#include <map>

#include "ingest/mentions.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 40> anaphors{"these surgeries",
                                                    "these procedures",
                                                    "these therapies",
                                                    "this cancer treatment",
                                                    "this surgery",
                                                    "this type of surgery",
                                                    "this operation",
                                                    "it",
                                                    "they",
                                                    "this drug",
                                                    "these drugs",
                                                    "the drug",
                                                    "the drugs",
                                                    "this medicine",
                                                    "these medicines",
                                                    "the medicine",
                                                    "this medication",
                                                    "this treatment",
                                                    "these treatments",
                                                    "the treatment",
                                                    "this therapy",
                                                    "this injection",
                                                    "the injection",
                                                    "the injections",
                                                    "the capsules",
                                                    "the tablets",
                                                    "the tablet",
                                                    "this tablet",
                                                    "these tablets",
                                                    "the capsule",
                                                    "this class",
                                                    "the medication",
                                                    "these medications",
                                                    "both",
                                                    "both drugs",
                                                    "such drug",
                                                    "such drugs",
                                                    "this type of treatment",
                                                    "this procedure",
                                                    "this type of therapy"};

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
    // A title that stands in no heading: from a sidecar, or the first line of plain text.
    Document title;
    title.text = page->document.title;
    Page probe(title, page->concepts.vocabulary());
    page->topic = heading_subject(
        read_words(probe, {0, static_cast<uint32_t>(title.text.size())}, Role::Intro));
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

void find_section_subjects(Page* page) {
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
  std::optional<Handle> last_drug;
  std::size_t section = static_cast<std::size_t>(-1);
  for (auto& reading : page->readings) {
    const auto& sentence = page->sentence(reading);
    auto subject = page->subjects[sentence.section];
    if (sentence.section != section) topic = subject;
    section = sentence.section;
    reading.topic = topic;
    reading.last_drug = last_drug;
    for (const auto& found : reading.found) {
      if (found.type == EntityType::Drug) last_drug = found.entity;
    }
    bool fixed = subject && page->concepts.type(*subject) == EntityType::Drug;
    if (fixed || sentence.item || reading.found.empty()) continue;
    const auto& first = reading.found.front();
    constexpr std::size_t near_start = 3;
    if (is_medicine(first.type) && first.first < near_start) topic = first.entity;
  }
}

/// "Fatigue is a normal part of treatment": what stands right before the verb is its subject.
bool other_subject(const Reading& reading, std::size_t verb) {
  auto first = verb_group(reading.words, verb).first;
  while (first > 0 && reading.words[first - 1].lower == ")") --first;
  const auto* found = first > 0 ? reading.at(first - 1) : nullptr;
  if (!found || is_medicine(found->type)) return false;
  return found->first <= 1 || found->type == EntityType::Target;
}

/// What the clause before a verb says of its subject.
struct Scan {
  std::optional<Handle> subject = {};
  bool other = false;  // it speaks of something that is no medicine
};

/// Is the sentence a later one of its bullet?
bool explains_bullet(const Page& page, const Reading& reading) {
  const auto& sentence = page.sentence(reading);
  return sentence.item && reading.sentence > 0 &&
         page.sentences[reading.sentence - 1].block == sentence.block;
}

/// "• Cryoablation: An instrument … This type of treatment is also called cryosurgery.": the
/// treatment that the bullet begins with.
std::optional<Handle> named_by_bullet(const Page& page, const Reading& reading) {
  const auto& sentence = page.sentence(reading);
  auto first = reading.sentence;
  while (first > 0 && page.sentences[first - 1].block == sentence.block) --first;
  const auto& found = page.readings[first].found;
  bool named = !found.empty() && found.front().first == 0 && is_medicine(found.front().type);
  return named ? std::optional(found.front().entity) : std::nullopt;
}

/// "This drug" is the section's drug, or on a page about a class the drug named last; "it" is
/// what was spoken of last.
std::optional<Handle> antecedent(const Page& page, const Reading& reading, std::size_t at,
                                 std::size_t size) {
  auto main = page.subjects[page.sentence(reading).section];
  if (size == 1 || !main) return reading.topic;
  if (explains_bullet(page, reading)) return named_by_bullet(page, reading);
  bool one_drug = is_one_of(reading.words, at + size - 1, {"drug", "medicine"});
  bool of_class = page.concepts.type(*main) == EntityType::DrugClass;
  return one_drug && of_class && reading.last_drug ? reading.last_drug : main;
}

/// "used with anastrozole, exemestane or letrozole | to treat": a partner is no subject.
bool is_partner(const Reading& reading, const Found& found) {
  const auto& words = reading.words;
  auto at = found.first;
  while (at > 0 && (is_determiner(words[at - 1]) || is_one_of(words, at - 1, {"either"}))) --at;
  // "Pain medicine given after surgery | can cause": surgery only tells when.
  if (at > 1 && is_one_of(words, at - 1, {"after", "before"}) &&
      is_one_of(words, at - 2, {"given", "taken", "used", "had"}))
    return true;
  // "These drugs may be given with hormone therapy … to treat": "these drugs" is the subject.
  auto with = find(words, 0, at, "with");
  auto anaphor = match_anaphor(words, 0);
  if (with && anaphor > 0 && anaphor <= *with) return true;
  for (auto joint = at; joint > 0 && is_one_of(words, joint - 1, {",", "and", "or"});) {
    while (joint > 0 && is_one_of(words, joint - 1, {",", "and", "or", "either"})) --joint;
    const auto* before = joint > 0 ? reading.at(joint - 1) : nullptr;
    if (!before || !is_medicine(before->type)) break;
    at = joint = before->first;
  }
  return at > 0 && words[at - 1].lower == "with" && at > 1 &&
         words[at - 2].lower != "treatment";
}

/// "Pembrolizumab is the only immunotherapy drug | approved": what it is called is no subject.
bool is_predicate(const Reading& reading, const Found& found) {
  const auto& words = reading.words;
  if (found.type == EntityType::Drug) return false;
  auto at = found.first;
  while (at > 0 && (is_determiner(words[at - 1]) ||
                    is_one_of(words, at - 1,
                              {"only", "first", "new", "newer", "type", "kind", "of", "one",
                               "oral", "main", "common"}))) {
    --at;
  }
  bool after_be = at > 1 && at < found.first && is_one_of(words, at - 1, {"is", "are"});
  const auto* subject = after_be ? reading.at(at - 2) : nullptr;
  return subject && is_medicine(subject->type);
}

/// "An example is blinatumomab (Blincyto), which | binds to CD19": the medicine right before
/// ", which".
std::optional<Handle> described_by(const Reading& reading, std::size_t which) {
  const auto& words = reading.words;
  auto at = which;
  if (words[which].lower != "which" || at == 0 || words[--at].lower != ",") return std::nullopt;
  for (const auto& found : reading.found) {
    auto end = found.last;
    if (is_one_of(words, end, {"("})) end = after_bracket(words, end);
    if (end == at && is_medicine(found.type)) return found.entity;
  }
  return std::nullopt;
}

/// "with trametinib, a drug that | inhibits MEK": the medicine that ", a drug" explains.
std::optional<Handle> explained_by(const Reading& reading, std::size_t that) {
  const auto& words = reading.words;
  constexpr std::size_t reach = 6;  // words of the explanation
  if (words[that].lower != "that" || that == 0) return std::nullopt;
  auto at = that;
  while (at > 0 && words[at].lower != "," && that - at < reach) --at;
  bool explains =
      words[at].lower == "," && is_one_of(words, at + 1, {"a", "an", "another"}) &&
      is_one_of(words, that - 1,
                {"drug", "medicine", "treatment", "therapy", "inhibitor", "antibody", "agent"});
  if (!explains) return std::nullopt;
  for (const auto& found : reading.found) {
    auto end = found.last;
    if (is_one_of(words, end, {"("})) end = after_bracket(words, end);
    if (end == at && is_medicine(found.type)) return found.entity;
  }
  return std::nullopt;
}

/// "Mouth problems are serious because they | can lead to …": the pronoun means the effect.
bool begins_with_effect(const Reading& reading, std::size_t pronoun) {
  if (pronoun == 0 || reading.found.empty()) return false;
  const auto& first = reading.found.front();
  return first.first <= 1 && first.type == EntityType::SideEffect && first.last < pronoun;
}

/// "When you have severe diarrhea, … This | can lead to dehydration": the sentence before
/// speaks of an effect and of no medicine.
bool means_effect(const Page& page, const Reading& reading) {
  if (reading.sentence == 0 || !is_one_of(reading.words, 0, {"this", "these", "it"}))
    return false;
  // Where the section is about one treatment, that is what "this" means.
  auto main = page.subjects[page.sentence(reading).section];
  if (main && page.concepts.named("cancer treatment", EntityType::Treatment) != *main)
    return false;
  const auto& before = page.readings[reading.sentence - 1];
  if (page.sentence(before).block != page.sentence(reading).block) return false;
  bool effect = false;
  for (const auto& found : before.found) {
    if (is_medicine(found.type)) return false;
    effect |= found.type == EntityType::SideEffect;
  }
  return effect && !match_anaphor(before.words, 0);
}

/// The last medicine named before words[at].
const Found* last_medicine(const Reading& reading, std::size_t at) {
  const Found* last = nullptr;
  for (const auto& found : reading.found) {
    if (found.last <= at && is_medicine(found.type)) last = &found;
  }
  return last;
}

Scan scan_clause(const Page& page, const Reading& reading, std::size_t verb) {
  const auto& words = reading.words;
  if (other_subject(reading, verb)) return {std::nullopt, true};
  bool joined = false;  // "blocks mTOR and can slow …": a second verb of the same subject
  for (std::size_t i = verb; i-- > 0;) {
    if (words[i].lower == ";" || words[i].lower == ":") break;
    joined |= words[i].lower == "and";
    if (const auto* found = reading.at(i)) {
      bool subject = is_medicine(found->type) && !is_partner(reading, *found) &&
                     !is_predicate(reading, *found);
      if (subject) return {found->entity};
      bool other = found->type == EntityType::Target || found->type == EntityType::Process;
      if (other && !joined) return {std::nullopt, true};
    }
    if (auto explained = explained_by(reading, i)) return {explained};
    if (words[i].lower == "which" || words[i].lower == "who") {
      auto named = described_by(reading, i);
      return {named, !named};
    }
    auto size = match_anaphor(words, i);
    // "X and Y are tablets, and both | may cause": of the sentence's own two
    const auto* named =
        size > 0 && i > 0 && words[i].lower == "both" ? last_medicine(reading, i) : nullptr;
    if (named) return {named->entity};
    if (size == 1 && i == 0 && means_effect(page, reading)) return {std::nullopt, true};
    if (size == 1 && begins_with_effect(reading, i)) return {std::nullopt, true};
    if (size > 0) return {antecedent(page, reading, i, size)};
  }
  const auto* stem = page.lead_in(reading);
  if (!stem) return {};
  const auto* named = stem->first_of(
      {EntityType::Drug, EntityType::DrugClass, EntityType::Treatment}, 0, stem->words.size());
  return {named ? std::optional(named->entity) : stem->topic};
}

}  // namespace

void find_subjects(Page* page) {
  find_page_topic(page);
  find_section_subjects(page);
  find_topics(page);
}

std::size_t match_anaphor(const Words& words, std::size_t at) {
  std::size_t longest = 0;
  // "This can slow the growth": alone before a verb, never "this page".
  bool alone = is_one_of(words, at, {"this"}) &&
               is_one_of(words, at + 1,
                         {"can", "may", "might", "helps", "stops", "slows", "cuts", "blocks",
                          "reduces", "lowers", "keeps", "makes"});
  if (alone) longest = 1;
  for (auto phrase : anaphors) longest = std::max(longest, match(words, at, phrase));
  return longest;
}

std::optional<Handle> subject_before(const Page& page, const Reading& reading,
                                     std::size_t verb) {
  auto scan = scan_clause(page, reading, verb);
  return scan.subject || scan.other ? scan.subject : reading.topic;
}

/// Words that may stand between two names of a list: "antinausea drugs (antiemetics), and".
bool joins_names(const Words& words, std::size_t from, std::size_t to) {
  constexpr std::size_t reach = 5;
  if (to < from || to - from > reach) return false;
  bool joint = false;
  for (auto i = from; i < to; ++i) {
    joint |= is_one_of(words, i, {",", "and", "or"});
    bool filler = is_one_of(words, i,
                            {",", "and", "or", "(", ")", "drugs", "drug", "medicines", "pain",
                             "pills", "some", "other", "certain", "most", "the"});
    if (!filler) return false;
  }
  return joint;
}

std::vector<Handle> subjects_before(const Page& page, const Reading& reading,
                                    std::size_t verb) {
  std::vector<Handle> out;
  auto nearest = subject_before(page, reading, verb);
  if (!nearest || !is_medicine(page.concepts.type(*nearest))) return out;
  out.push_back(*nearest);
  std::size_t f = reading.found.size();
  while (f > 0 && (reading.found[f - 1].last > verb || reading.found[f - 1].entity != *nearest))
    --f;
  for (; f > 1; --f) {
    const auto& one = reading.found[f - 2];
    const auto& next = reading.found[f - 1];
    // "Like most types of immunotherapy, monoclonal antibodies can …": compared, not joined.
    bool compared = is_one_of(reading.words, 0, {"like", "unlike", "as"}) && f == 2;
    if (compared || !is_medicine(one.type) || !joins_names(reading.words, one.last, next.first))
      break;
    if (one.entity != out.back()) out.push_back(one.entity);
  }
  return out;
}

std::vector<Handle> both_drugs(const Page& page, const Reading& reading) {
  std::vector<Handle> out;
  if (!match(reading.words, 0, "both") || page.sentence(reading).item) return out;
  constexpr std::size_t reach = 6;  // sentences
  for (auto s = reading.sentence; s-- > 0 && reading.sentence - s <= reach && out.size() < 2;) {
    const auto& found = page.readings[s].found;
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
      bool known = std::find(out.begin(), out.end(), one->entity) != out.end();
      if (one->type == EntityType::Drug && !known && out.size() < 2) out.push_back(one->entity);
    }
  }
  if (out.size() < 2) out.clear();
  return out;
}

std::optional<Handle> explicit_subject_before(const Page& page, const Reading& reading,
                                              std::size_t verb) {
  auto subject = scan_clause(page, reading, verb).subject;
  return subject || !begins_with_action(reading.words) ? subject : reading.topic;
}

bool begins_with_action(const Words& words) {
  std::size_t at = is_one_of(words, 0, {"by"});
  return is_one_of(words, at,
                   {"blocking", "inhibiting", "stopping", "targeting", "attaching", "binding",
                    "switching", "turning", "stimulating", "cutting", "lowering"});
}

}  // namespace netkg::ingest
