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
}

}  // namespace netkg::ingest
