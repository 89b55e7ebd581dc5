// Folding entries, and judging two of them.
#include "index/works/features.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "model/words.h"

namespace netkg::index {

namespace {

constexpr std::size_t sure_title = 24;   // letters from which a title alone names a work
constexpr std::size_t least_title = 8;   // fewer name nothing: "editorial"

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lower(text) + " ") {
    if (is_letter_or_digit(c)) {
      word += c;
    } else if (c != '\'' && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += word;
  return all;
}

/// "Lancet, the", "The Lancet", "Nature (London)" -> lancet, nature
std::vector<std::string> container_words(std::string_view name) {
  auto words = words_in(name.substr(0, name.find('(')));
  std::erase_if(words, [](const std::string& word) {
    return word == "the" || word == "of" || word == "and" || word == "in" || word == "for";
  });
  return words;
}

/// "514-523" -> "514"; "e286" stays
std::string first_page(std::string_view pages) {
  auto page = lower(pages.substr(0, pages.find('-')));
  std::erase_if(page, [](char c) { return !is_letter_or_digit(c); });
  return page;
}

std::string plain_url(std::string_view url) {
  auto plain = lower(url);
  for (std::string_view prefix : {"https://", "http://", "www."})
    if (plain.starts_with(prefix)) plain.erase(0, prefix.size());
  while (plain.ends_with('/')) plain.pop_back();
  return plain;
}

/// "National Institute for Health and Care Excellence (NICE)" without its bracket.
std::string author_key(const Name& name) {
  if (!name.literal.empty()) return joined(words_in(name.literal.substr(0, name.literal.find('('))));
  auto family = joined(words_in(name.particle + " " + name.family));
  return family;
}

bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}
bool agree(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

/// Words of both, as a share of the words of either.
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const auto either = a.size() + b.size() - both.size();
  return either ? static_cast<double>(both.size()) / static_cast<double>(either) : 0;
}

/// "n engl j med" shortens "new england journal medicine": each word begins its counterpart.
bool shortens(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size() || a.empty()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!b[i].starts_with(a[i]) && !a[i].starts_with(b[i])) return false;
  return true;
}

/// An entry without a title may have its journal taken for one.
bool title_is_container(const Features& a, const Features& b) {
  return a.container.empty() && agree(a.title, b.container_as_printed);
}

bool same_container(const Features& a, const Features& b) {
  return agree(a.container, b.container) || shortens(a.container_words, b.container_words) ||
         title_is_container(a, b) || title_is_container(b, a);
}

/// 2: the same words in the same order, or a subtitle more; 1: much the same; 0: not known;
/// -1: unlike.
int title_agreement(const Features& a, const Features& b) {
  if (a.title.empty() || b.title.empty()) return 0;
  if (title_is_container(a, b) || title_is_container(b, a)) return 0;
  if (a.title == b.title) return 2;
  const auto& shorter = a.title.size() < b.title.size() ? a.title : b.title;
  const auto& longer = a.title.size() < b.title.size() ? b.title : a.title;
  if (shorter.size() >= sure_title && longer.starts_with(shorter)) return 1;
  const auto share = overlap(a.words, b.words);
  return share >= 0.7 ? 1 : share < 0.3 ? -1 : 0;
}

int year_agreement(const Features& a, const Features& b) {
  if (!a.year || !b.year) return 0;
  const auto apart = std::abs(a.year - b.year);
  return apart == 0 ? 2 : apart == 1 ? 1 : -1;
}

/// The titles agree, and nothing else speaks against it.
bool same_by_title(const Features& a, const Features& b) {
  const int titles = title_agreement(a, b), years = year_agreement(a, b);
  if (titles < 1 || years < 0) return false;
  int for_it = 0, against = 0;
  const auto weigh = [&](bool same, bool unlike) {
    for_it += same;
    against += unlike;
  };
  weigh(agree(a.family, b.family), differ(a.family, b.family) && a.person && b.person);
  weigh(same_container(a, b), false);
  weigh(agree(a.page, b.page), differ(a.page, b.page));
  weigh(agree(a.volume, b.volume), differ(a.volume, b.volume));
  weigh(agree(a.url, b.url), false);
  weigh(years == 2, false);
  const bool long_title = std::min(a.title.size(), b.title.size()) >= sure_title;
  if (titles == 2 && long_title) return against == 0 || for_it > against;
  if (std::min(a.title.size(), b.title.size()) < least_title) return for_it >= 3 && !against;
  return against == 0 ? for_it >= 2 : for_it >= against + 2;
}

/// First author, journal and year, where one of them prints no page: enough unless something
/// else differs.
bool same_without_page(const Features& a, const Features& b) {
  return (a.page.empty() || b.page.empty()) && agree(a.family, b.family) && same_container(a, b) &&
         year_agreement(a, b) == 2 && !differ(a.volume, b.volume) && title_agreement(a, b) >= 0;
}

/// First author or journal, year, volume and first page: enough without a title.
bool same_by_place(const Features& a, const Features& b) {
  if (!agree(a.page, b.page) || differ(a.volume, b.volume)) return false;
  if (year_agreement(a, b) < 0 || title_agreement(a, b) < 0) {
    const bool all = agree(a.volume, b.volume) && agree(a.family, b.family) &&
                     year_agreement(a, b) == 2;
    if (!all) return false;
  }
  const bool volume = agree(a.volume, b.volume), year = year_agreement(a, b) == 2;
  const bool author = agree(a.family, b.family), journal = same_container(a, b);
  return 2 * author + 2 * journal + volume + year + (title_agreement(a, b) > 0) >= 4 &&
         (author || journal) && (volume || year);
}

}  // namespace

Features features_of(const CslItem& csl) {
  Features features;
  features.doi = csl.doi;
  features.pmid = csl.pmid;
  features.pmcid = lower(csl.pmcid);
  features.guidance = lower(csl.number);
  features.edition = csl.edition.empty() ? lower(csl.version) : lower(csl.edition);
  features.words = words_in(csl.title);
  features.title = joined(features.words);
  std::sort(features.words.begin(), features.words.end());
  features.year = csl.issued ? csl.issued->year : 0;
  if (!csl.author.empty()) {
    features.family = author_key(csl.author.front());
    features.person = csl.author.front().literal.empty();
  }
  features.container_words = container_words(csl.container_title);
  features.container = joined(features.container_words);
  features.container_as_printed = joined(words_in(csl.container_title));
  features.volume = joined(words_in(csl.volume));
  features.page = first_page(csl.page);
  features.url = plain_url(csl.url);
  return features;
}

std::vector<std::string> candidate_keys(const Features& features) {
  std::vector<std::string> keys;
  const auto add = [&](char kind, std::initializer_list<std::string_view> parts) {
    std::string key(1, kind);
    for (const auto part : parts) {
      if (part.empty()) return;
      key.append("\x1f").append(part);
    }
    keys.push_back(std::move(key));
  };
  add('d', {features.doi});
  add('p', {features.pmid});
  add('c', {features.pmcid});
  add('g', {features.guidance});
  if (features.title.size() >= least_title) add('t', {features.title});
  if (features.title.size() > sure_title) add('h', {features.title.substr(0, sure_title)});
  if (features.words.size() > 3) add('w', {joined(features.words)});
  const auto year = features.year ? std::to_string(features.year) : std::string();
  add('v', {features.volume, features.page, year});
  add('f', {features.family, features.page, year});
  add('j', {features.container, features.volume, features.page});
  add('y', {features.family, features.container, year});
  if (features.title.size() < least_title) add('s', {features.title, features.family, year});
  return keys;
}

bool contradict(const Features& a, const Features& b) {
  return differ(a.doi, b.doi) || differ(a.pmid, b.pmid) || differ(a.pmcid, b.pmcid) ||
         differ(a.guidance, b.guidance) || differ(a.edition, b.edition);
}

std::string_view words_of(Reason reason) {
  constexpr std::array<std::string_view, 7> words{
      "", "DOI", "PMID", "PMCID", "guidance number", "title and year",
      "author or journal, year, volume and page"};
  return words[static_cast<std::size_t>(reason)];
}

Reason same_work(const Features& a, const Features& b) {
  if (contradict(a, b)) return Reason::None;
  // chapters of a book that print the book's DOI
  const bool apart = title_agreement(a, b) < 0 && (differ(a.page, b.page) || (a.page.empty() && b.page.empty()));
  if (agree(a.doi, b.doi) && !apart) return Reason::Doi;
  if (agree(a.pmid, b.pmid)) return Reason::Pmid;
  if (agree(a.pmcid, b.pmcid)) return Reason::Pmcid;
  if (agree(a.guidance, b.guidance)) return Reason::Guidance;
  if (same_by_title(a, b)) return Reason::Title;
  return same_by_place(a, b) || same_without_page(a, b) ? Reason::Place : Reason::None;
}

}  // namespace netkg::index
