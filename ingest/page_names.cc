#include "ingest/page_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace netkg::ingest {
namespace {

/// Stems from the WHO's "The use of stems in the selection of International Nonproprietary
/// Names"; only those that end no common English word.
constexpr std::array<std::string_view, 34> stems{
    "tinib",   "rafenib", "metinib",  "ciclib",  "parib",     "zomib",  "degib",
    "lisib",   "sidenib", "limus",    "mab",     "cept",      "leucel", "platin",
    "rubicin", "taxel",   "citabine", "trexed",  "tecan",     "clax",   "reotide",
    "glutide", "relix",   "lutamide", "fenib",   "anib",      "gepant", "setron",
    "dronate", "dronic",  "sartan",   "gliptin", "gliflozin", "rasib"};
constexpr std::size_t shortest_name = 8;  // letters
constexpr std::size_t longest_abbreviation = 8;

bool is_abbreviation(std::string_view exact) {
  if (exact.size() < 2 || exact.size() > longest_abbreviation) return false;
  return std::count_if(exact.begin(), exact.end(),
                       [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

/// The first letters of both agree: HFS stands for hand-foot syndrome, not for "nausea (HFS)".
bool stands_for(std::string_view abbreviation, const Words& words, const Found& name) {
  auto first = lower(abbreviation.substr(0, 1));
  return name.last - name.first > 1 && words[name.first].lower.starts_with(first);
}

using PageNames = std::map<std::string, Found, std::less<>>;

void collect(const Page& page, const Reading& reading, PageNames* names) {
  const auto& words = reading.words;
  for (const auto& found : reading.found) {
    bool bracketed = found.last + 2 < words.size() && words[found.last].lower == "(" &&
                     words[found.last + 2].lower == ")" && !reading.at(found.last + 1);
    if (!bracketed) continue;
    auto exact = words[found.last + 1].span.in(page.text());
    if (is_abbreviation(exact) && stands_for(exact, words, found)) {
      names->emplace(std::string(exact), found);
    }
  }
}

using Drugs = std::set<Handle>;

/// "sunutinib" on a page that names sunitinib. Elsewhere it may well be a drug of its own:
/// apatinib is no misspelt afatinib.
std::optional<Found> misspelled_drug(const Page& page, const Drugs& named, const Word& word,
                                     std::size_t at) {
  for (const auto& match : page.concepts.vocabulary().misspelled(word)) {
    if (named.contains(match.number))
      return Found{at, at + 1, match.number, EntityType::Drug, match.kind, true};
  }
  return std::nullopt;
}

std::optional<Found> drug_by_stem(Page* page, const Drugs& named, const Word& word,
                                  std::size_t at) {
  if (!has_drug_stem(word.lower)) return std::nullopt;
  if (auto known = misspelled_drug(*page, named, word, at)) return known;
  Entity drug;
  drug.type = EntityType::Drug;
  drug.label = word.lower;
  drug.id = make_entity_id(EntityType::Drug, drug.label);
  drug.in_vocabulary = false;
  return Found{at, at + 1, page->concepts.make(std::move(drug)), EntityType::Drug,
               MentionKind::Name};
}

void add_names(Page* page, const PageNames& names, const Drugs& drugs, Reading* reading) {
  std::vector<Found> added;
  for (std::size_t i = 0; i < reading->words.size(); ++i) {
    if (reading->at(i)) continue;
    const auto& word = reading->words[i];
    auto name = names.find(word.span.in(page->text()));
    std::optional<Found> found;
    if (name != names.end()) {
      found = name->second;
      found->first = i, found->last = i + 1, found->kind = MentionKind::Abbreviation;
    } else {
      found = drug_by_stem(page, drugs, word, i);
    }
    if (found) added.push_back(*found);
  }
  if (added.empty()) return;
  reading->found.insert(reading->found.end(), added.begin(), added.end());
  std::sort(reading->found.begin(), reading->found.end(),
            [](const Found& a, const Found& b) { return a.first < b.first; });
}

/// What a page calls a treatment although no list holds the name: "Hyperthermia is a type of
/// treatment in which …". Keys are folded words joined by blanks.
using PageTreatments = std::map<std::string, Handle, std::less<>>;
constexpr std::size_t longest_treatment = 4;  // words

constexpr std::array<std::string_view, 9> kinds_of_treatment{
    "treatment", "therapy",    "procedure",  "surgery",   "operation",
    "technique", "transplant", "procedures", "treatments"};

std::string key_of(const Words& words, std::size_t first, std::size_t last) {
  std::string key;
  for (auto i = first; i < last; ++i) key += (i > first ? " " : "") + words[i].folded;
  return key;
}

/// Do the words behind "is" call it a treatment: "a type of treatment", "a cancer therapy"?
bool is_called_treatment(const Words& words, std::size_t verb) {
  auto at = verb + 1;
  while (is_one_of(words, at, {"a", "an", "the", "type", "kind", "form", "of", "one", "new"}))
    ++at;
  constexpr std::size_t adjectives = 2;
  for (auto i = at; i <= at + adjectives && i < words.size(); ++i) {
    if (holds(kinds_of_treatment, words[i].lower))
      return at > verb + 1 &&
             is_one_of(words, i + 1, {"that", "in", "which", "to", "for", "where"});
  }
  return false;
}

bool is_plain_name(const Reading& reading, std::size_t last) {
  for (std::size_t i = 0; i < last; ++i) {
    const auto* found = reading.at(i);
    bool known = found && found->type != EntityType::Anatomy;
    if (known || is_punctuation(reading.words[i]) || is_determiner(reading.words[i]) ||
        is_one_of(reading.words, i,
                  {"it", "they", "there", "here", "what", "this", "which", "one"}))
      return false;
  }
  return true;
}

void collect_treatments(Page* page, const Reading& reading, PageTreatments* names) {
  const auto& words = reading.words;
  constexpr std::size_t shortest = 6;  // bytes
  std::size_t verb = 1;
  while (verb <= longest_treatment && !is_one_of(words, verb, {"is", "are"})) ++verb;
  if (verb > longest_treatment || verb >= words.size() || !is_plain_name(reading, verb)) return;
  auto label = lower(span_of(words, 0, verb).in(page->text()));
  if (label.size() < shortest || !is_called_treatment(words, verb)) return;
  Entity treatment;
  treatment.type = EntityType::Treatment;
  treatment.label = label;
  treatment.names = {label};
  treatment.id = make_entity_id(EntityType::Treatment, label);
  treatment.in_vocabulary = false;
  names->emplace(key_of(words, 0, verb), page->concepts.make(std::move(treatment)));
}

void add_treatments(const PageTreatments& names, Reading* reading) {
  const auto& words = reading->words;
  std::vector<Found> added;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (auto size = std::min(longest_treatment, words.size() - i); size > 0; --size) {
      auto name = names.find(key_of(words, i, i + size));
      bool free = name != names.end();
      for (std::size_t w = i; free && w < i + size; ++w) free = !reading->at(w);
      if (!free) continue;
      added.push_back({i, i + size, name->second, EntityType::Treatment, MentionKind::Name});
      i += size - 1;
      break;
    }
  }
  reading->found.insert(reading->found.end(), added.begin(), added.end());
  std::sort(reading->found.begin(), reading->found.end(),
            [](const Found& a, const Found& b) { return a.first < b.first; });
}

}  // namespace

bool has_drug_stem(std::string_view word) {
  if (word.size() < shortest_name) return false;
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return word.ends_with(stem); });
}

void find_page_names(Page* page) {
  PageNames names;
  Drugs drugs;
  for (const auto* readings : {&page->headings, &page->readings}) {
    for (const auto& reading : *readings) {
      collect(*page, reading, &names);
      for (const auto& found : reading.found)
        if (found.type == EntityType::Drug) drugs.insert(found.entity);
    }
  }
  for (auto& reading : page->headings) add_names(page, names, drugs, &reading);
  for (auto& reading : page->readings) add_names(page, names, drugs, &reading);
  PageTreatments treatments;
  for (const auto& reading : page->readings) collect_treatments(page, reading, &treatments);
  if (treatments.empty()) return;
  for (auto& reading : page->headings) add_treatments(treatments, &reading);
  for (auto& reading : page->readings) add_treatments(treatments, &reading);
}

}  // namespace netkg::ingest
