// Questions about pages and references.
#include "query/pages.h"

#include <algorithm>
#include <set>

#include "model/words.h"
#include "query/tokens.h"

namespace netkg::query {
namespace {

using What = PageTest::What;
using std::chrono::sys_days;

std::vector<std::string> significant(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& token : tokenize(text)) {
    if (!is_one_of(token.text, "the of and in for a an on")) out.push_back(token.text);
  }
  return out;
}

bool contains_words(std::string_view text, std::string_view words) {
  auto key = " " + name_key(text) + " ";
  auto wanted = name_key(words);
  return !wanted.empty() && key.find(" " + wanted + " ") != std::string::npos;
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

sys_days years_before(sys_days day, int years) {
  std::chrono::year_month_day date{day};
  date -= std::chrono::years{years};
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return sys_days{date};
}

/// before, after and age; a date that may lie on either side does not count.
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

Answer page_answer(const index::DocumentRecord& page, std::string note) {
  Answer answer;
  answer.entity = page.id.text;
  answer.type = "Document";
  answer.label = page.title;
  answer.level = AnswerLevel::Document;
  answer.note = std::move(note);
  return answer;
}

Answer reference_answer(const index::DocumentRecord& page, std::size_t n) {
  Answer answer;
  answer.type = "Reference";
  answer.label = reference_label(page, n);
  answer.level = AnswerLevel::Document;
  answer.note = "cited by " + page.title;
  return answer;
}

bool cites(const index::DocumentRecord& page, std::size_t n, std::string_view words) {
  const auto& csl = page.references[n].csl;
  if (journal_matches(words, csl.container_title) || journal_matches(words, csl.publisher))
    return true;
  if (contains_words(csl.title, words)) return true;
  return n < page.reference_texts.size() && contains_words(page.reference_texts[n], words);
}

bool fits_date(const PageTest& test, const ReviewRow& row, sys_days as_of) {
  auto date = test.what == What::Modified    ? row.last_modified
              : test.what == What::Published ? row.published
              : test.what == What::Due       ? row.next_due
                                             : row.last_reviewed;
  return date_fits(date, test.before, test.after, test.older_than_years, as_of);
}

std::set<index::DocumentNumber> mentioning(const Names& names, const Term& term, Answers& out) {
  std::set<index::DocumentNumber> pages;
  Resolution found = names.resolve(term);
  if (!found.unknown.empty()) out.not_understood = found.unknown;
  bool first = true;
  for (const auto& part : found.parts) {
    std::set<index::DocumentNumber> here;
    for (const auto& id : part.ids) {
      for (auto number : names.store().mentioned_in(id)) here.insert(number);
    }
    if (first || found.any) {
      pages.insert(here.begin(), here.end());
    } else {
      std::erase_if(pages, [&](auto number) { return !here.contains(number); });
    }
    first = false;
  }
  if (!found.unknown.empty()) pages.clear();
  return pages;
}

std::string join(const std::vector<std::string>& reasons) {
  std::string out;
  for (const auto& reason : reasons) out += (out.empty() ? "" : "; ") + reason;
  return out;
}

void answer_unnamed(const Names& names, Answers& out) {
  for (const auto& page : names.store().documents()) {
    index::ClaimPattern pattern;
    pattern.document = page.number;
    std::set<std::string> drugs;
    for (auto number : names.store().claims(pattern)) {
      auto record = names.store().claim(number);
      if (record && record->claim.subject.prefix() == "drug")
        drugs.insert(record->claim.subject.text);
    }
    for (const auto& id : drugs) {
      auto entity = names.store().entity(EntityId(id));
      std::vector<std::string> called = entity ? entity->names : std::vector<std::string>{};
      called.push_back(names.label(EntityId(id)));
      bool named = std::any_of(
          page.reference_texts.begin(), page.reference_texts.end(), [&](const auto& text) {
            return std::any_of(called.begin(), called.end(),
                               [&](const auto& name) { return contains_words(text, name); });
          });
      if (named) continue;
      Answer answer;
      answer.entity = id;
      answer.type = "Drug";
      answer.label = names.label(EntityId(id));
      answer.level = AnswerLevel::Document;
      answer.note = "on " + page.title;
      auto same =
          std::find_if(out.answers.begin(), out.answers.end(),
                       [&](const Answer& other) { return other.entity == answer.entity; });
      if (same == out.answers.end()) {
        out.answers.push_back(std::move(answer));
      } else {
        same->note += "; on " + page.title;
      }
    }
  }
}

}  // namespace

bool journal_matches(std::string_view asked, std::string_view printed) {
  if (asked.empty() || printed.empty()) return false;
  if (contains_words(printed, asked)) return true;
  auto a = significant(asked), b = significant(printed);
  if (abbreviates(a, b) || abbreviates(b, a)) return true;
  return (a.size() == 1 && b.size() > 2 && a[0] == initials(b)) ||
         (b.size() == 1 && a.size() > 2 && b[0] == initials(a));
}

void answer_pages(const Names& names, const Plan& plan, const Options& options, Answers& out) {
  const PageTest& test = *plan.question.page;
  std::set<index::DocumentNumber> mentions;
  if (test.what == What::Mentions) mentions = mentioning(names, test.term, out);
  for (const auto& page : names.store().documents()) {
    ReviewRow row = review_row(page, options.as_of, options.review);
    bool fits = test.what == What::All;
    std::vector<Answer> references;
    if (test.what == What::State) {
      auto state = static_cast<uint8_t>(row.state);
      fits = std::find(test.states.begin(), test.states.end(), state) != test.states.end();
    } else if (test.what == What::Mentions) {
      fits = mentions.contains(page.number);
    } else if (test.what == What::Cites) {
      for (std::size_t n = 0; n < page.references.size(); ++n) {
        if (cites(page, n, test.term.words)) references.push_back(reference_answer(page, n));
      }
      fits = !references.empty();
    } else if (test.what != What::All) {
      fits = fits_date(test, row, options.as_of);
    }
    if (!fits) continue;
    auto note = test.what == What::Cites
                    ? "cites " + std::to_string(references.size()) + " such"
                    : join(row.reasons);
    out.answers.push_back(page_answer(page, std::move(note)));
    if (!test.with_references) continue;
    for (auto& reference : references) out.answers.push_back(std::move(reference));
  }
  if (plan.question.kind == Kind::Count) out.count = out.answers.size();
}

void answer_references(const Names& names, const Plan& plan, const Options& options,
                       Answers& out) {
  const ReferenceTest& test = *plan.question.reference;
  if (test.drugs_without) return answer_unnamed(names, out);
  for (const auto& page : names.store().documents()) {
    if (!test.page.words.empty() && !contains_words(page.title, test.page.words)) continue;
    for (std::size_t n = 0; n < page.references.size(); ++n) {
      const auto& csl = page.references[n].csl;
      bool dated = test.before || test.after || test.older_than_years;
      bool fits = !dated ||
                  date_fits(csl.issued, test.before, test.after, test.older_than_years,
                            options.as_of) ||
                  (!csl.issued && date_fits(csl.accessed, test.before, test.after,
                                            test.older_than_years, options.as_of));
      if (!test.mentions.words.empty()) fits &= cites(page, n, test.mentions.words);
      if (!test.container.words.empty()) fits &= cites(page, n, test.container.words);
      if (fits) out.answers.push_back(reference_answer(page, n));
    }
  }
  if (plan.question.kind == Kind::Count) out.count = out.answers.size();
}

}  // namespace netkg::query
