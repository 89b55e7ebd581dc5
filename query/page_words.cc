// Words of questions against words about pages.
#include "query/page_words.h"

#include <algorithm>
#include <vector>

#include "model/words.h"
#include "query/tokens.h"

namespace netkg::query {
namespace {

using std::chrono::sys_days;

std::vector<std::string> significant(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& token : tokenize(text)) {
    if (!is_one_of(token.text, "the of and in for a an on")) out.push_back(token.text);
  }
  return out;
}

/// Each word of the short form begins the word of the long one: "N Engl J Med".
bool abbreviates(const std::vector<std::string>& brief, const std::vector<std::string>& full) {
  if (brief.size() < 2 || brief.size() != full.size()) return false;
  for (std::size_t i = 0; i < full.size(); ++i) {
    if (!full[i].starts_with(brief[i])) return false;
  }
  return true;
}

std::string initials(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += word.substr(0, 1);
  return out;
}

/// "NCI" for "National Cancer Institute"; words in capitals go in whole: "CRUK".
std::string capitals(std::string_view name) {
  std::string out;
  for (const Word& word : split_words(name)) {
    auto text = word.span.in(name);
    bool shout =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (is_one_of(word.lower, "of the and for")) continue;
    out += shout ? word.lower : word.lower.substr(0, 1);
  }
  return out;
}

sys_days years_before(sys_days day, int years) {
  std::chrono::year_month_day date{day};
  date -= std::chrono::years{years};
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return sys_days{date};
}

/// "the NICE guidance" -> "the NICE": entries name who gives it, and not always what it is.
std::string_view without_kind(std::string_view words) {
  auto all = split_words(words);
  constexpr std::string_view kinds =
      "guidance guideline guidelines recommendation recommendations";
  if (all.size() < 2 || !is_one_of(all.back().span.in(words), kinds)) return words;
  return words.substr(0, all[all.size() - 2].span.end);
}

}  // namespace

bool contains_words(std::string_view text, std::string_view words) {
  auto key = " " + name_key(text) + " ";
  auto wanted = name_key(words);
  return !wanted.empty() && key.find(" " + wanted + " ") != std::string::npos;
}

bool journal_matches(std::string_view asked, std::string_view printed) {
  if (asked.empty() || printed.empty()) return false;
  if (contains_words(printed, asked)) return true;
  auto a = significant(asked), b = significant(printed);
  if (abbreviates(a, b) || abbreviates(b, a)) return true;
  return (a.size() == 1 && b.size() > 2 && a[0] == initials(b)) ||
         (b.size() == 1 && a.size() > 2 && b[0] == initials(a));
}

bool publisher_matches(std::string_view asked, std::string_view publisher) {
  if (contains_words(publisher, asked)) return true;
  auto key = name_key(asked);
  return key.find(' ') == std::string::npos && key.size() > 1 && key == capitals(publisher);
}

bool cites(const index::DocumentRecord& page, std::size_t n, std::string_view asked) {
  auto words = without_kind(asked);
  const auto& csl = page.references[n].csl;
  if (journal_matches(words, csl.container_title) || journal_matches(words, csl.publisher))
    return true;
  if (contains_words(csl.title, words)) return true;
  return n < page.reference_texts.size() && contains_words(page.reference_texts[n], words);
}

bool date_fits(const std::optional<PartialDate>& date, const std::optional<PartialDate>& before,
               const std::optional<PartialDate>& after, const std::optional<int>& years,
               sys_days as_of) {
  if (!date) return false;
  if (before && after && *before == *after)  // "in 2021"
    return date->first_day() >= before->first_day() && date->last_day() <= before->last_day();
  if (before && date->last_day() >= before->first_day()) return false;
  if (after && date->first_day() < after->first_day()) return false;
  if (years && *years < 0) return date->first_day() >= years_before(as_of, -*years);
  if (years) return date->last_day() <= years_before(as_of, *years);
  return true;
}

}  // namespace netkg::query
