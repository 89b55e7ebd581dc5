// Effects that are the subject of their sentence, or that a number of people had.
//   "Shortness of breath, constipation, and weight gain are possible too."
//   "About 9 out of 10 people (90%) had anemia and about 66% had fatigue."
//   "Blood tests may show high blood sugar."
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"

namespace netkg::ingest {
namespace {

/// What makes a statement about an effect one of its occurring.
constexpr std::array<std::string_view, 20> occurs{
    "happen",    "happens",   "occur",       "occurs",       "possible",
    "reported",  "seen",      "side effect", "side effects", "affects",
    "affect",    "expected",  "likely",      "can develop",  "may develop",
    "can start", "get worse", "can appear",  "common",       "frequent"};

/// The same words about something else: how it is treated, what it is a sign of.
constexpr std::array<std::string_view, 19> otherwise{
    "treated", "managed", "controlled", "sign",   "signs",   "symptom",  "caused",
    "if",      "checked", "prevented",  "not a",  "because", "worse if", "should",
    "must",    "sooner",  "cause",      "causes", "lead to"};

constexpr std::array<std::string_view, 14> had{
    "had",      "have",      "has",        "get",         "got",  "gets", "develop",
    "develops", "developed", "experience", "experienced", "feel", "felt", "notice"};

template <class Table>
bool mentions_any(const Words& words, std::size_t from, std::size_t to, const Table& table) {
  for (auto phrase : table) {
    if (find(words, from, to, phrase)) return true;
  }
  return false;
}

void add(const Reading& reading, Handle subject, const NamedEffect& named, const Frame& frame,
         Drafts* drafts) {
  auto evidence = span_of(reading.words, named.first, named.last);
  drafts->push_back(effect_draft(Predicate::MayCause, subject, named.effect, evidence, frame));
}

void add_all(Page* page, const Reading& reading, Handle subject, std::size_t from,
             std::size_t to, const Frame& frame, Drafts* drafts) {
  for (const auto& item : split_effects(*page, reading.words, from, to, false)) {
    for (const auto& named :
         find_effects(page, reading.words, item.first, item.last, Unknown::Refuse)) {
      add(reading, subject, named, frame, drafts);
    }
  }
}

/// Where the predicate begins: "… | are possible too", "… | can happen".
std::optional<std::size_t> predicate_at(const Words& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].lower == "(") i = after_bracket(words, i) - 1;
    if (is_one_of(words, i,
                  {"is", "are", "was", "were", "can", "may", "might", "happens", "happen",
                   "occurs", "occur", "affects", "affect", "have", "has"})) {
      return i;
    }
  }
  return std::nullopt;
}

bool read_as_subject(Page* page, const Reading& reading, Handle subject, Drafts* drafts) {
  const auto& words = reading.words;
  auto predicate = predicate_at(words);
  if (!predicate) return false;
  auto end = clause_end(words, *predicate);
  auto frame = read_frame(words, *predicate, end, page->text());
  bool said = frame.frequency || frame.severity || mentions_any(words, *predicate, end, occurs);
  if (!said || mentions_any(words, 0, end, otherwise)) return false;
  frame.negated = is_denied(words, std::min(*predicate + 3, words.size()));
  auto before = drafts->size();
  add_all(page, reading, subject, 0, *predicate, frame, drafts);
  return drafts->size() > before;
}

/// "about 66% had fatigue": each number with the effects behind it.
bool read_rates(Page* page, const Reading& reading, Handle subject, Drafts* drafts) {
  const auto& words = reading.words;
  auto before = drafts->size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto rate = rate_at(words, i, page->text());
    if (!rate) continue;
    auto verb = i + rate->words;
    if (verb < words.size() && words[verb].lower == "(") verb = after_bracket(words, verb);
    while (is_one_of(words, verb, {"of", "people", "them", "who", "take", "it", "also"}))
      ++verb;
    bool having = false;
    for (auto one : had) having |= verb < words.size() && words[verb].lower == one;
    if (!having) continue;
    Frame frame = read_frame(words, i, i + rate->words, page->text());
    auto end = list_end(words, verb + 1);
    for (auto j = verb + 1; j < end; ++j) {  // "… and about 66% had …"
      if (is_one_of(words, j, {"and", ","}) && rate_at(words, j + 1, page->text())) end = j;
    }
    add_all(page, reading, subject, verb + 1, end, frame, drafts);
    i = end;
  }
  return drafts->size() > before;
}

/// "Lab tests may show low red blood cells."
bool read_tests(Page* page, const Reading& reading, Handle subject, Drafts* drafts) {
  const auto& words = reading.words;
  auto tests = find(words, 0, 4, "tests");
  if (!tests) return false;
  for (auto i = *tests; i < words.size(); ++i) {
    if (!is_one_of(words, i, {"show", "find", "reveal"})) continue;
    auto before = drafts->size();
    Frame frame = read_frame(words, *tests, i, page->text());
    add_all(page, reading, subject, i + 1, list_end(words, i + 1), frame, drafts);
    return drafts->size() > before;
  }
  return false;
}

/// "Wounds may heal more slowly.": the sentence without its modal is a name.
void read_whole(Page* page, const Reading& reading, Handle subject, Drafts* drafts) {
  const auto& words = reading.words;
  constexpr std::size_t longest = 9;  // words
  Words plain;
  for (const auto& word : words) {
    Words one{word};
    if (is_punctuation(word) || is_one_of(one, 0,
                                          {"may", "might", "can", "could", "sometimes", "also",
                                           "usually", "often", "you"})) {
      continue;
    }
    plain.push_back(word);
  }
  if (plain.empty() || plain.size() > longest || plain.size() == words.size()) return;
  auto effect = whole_effect(*page, plain);
  if (!effect) return;
  auto end = is_punctuation(words.back()) ? words.size() - 1 : words.size();
  add(reading, subject, {*effect, 0, end}, read_frame(words, 0, end, page->text()), drafts);
}

/// Does the paragraph speak of side effects before this sentence?
bool goes_on(const Page& page, const Reading& reading) {
  auto block = page.sentence(reading).block;
  for (auto s = reading.sentence; s-- > 0 && page.sentences[s].block == block;) {
    const auto& words = page.readings[s].words;
    if (find(words, 0, words.size(), "side effects")) return true;
  }
  return false;
}

}  // namespace

void read_effects_said(Page* page, const Reading& reading, Drafts* drafts) {
  auto subject = page->subjects[page->sentence(reading).section];
  bool here = subject && is_medicine(page->concepts.type(*subject)) && !reading.words.empty() &&
              (page->section(reading).role == Role::SideEffects || goes_on(*page, reading));
  if (!here) return;
  if (read_rates(page, reading, *subject, drafts)) return;
  if (read_tests(page, reading, *subject, drafts)) return;
  if (read_as_subject(page, reading, *subject, drafts)) return;
  read_whole(page, reading, *subject, drafts);
}

}  // namespace netkg::ingest
