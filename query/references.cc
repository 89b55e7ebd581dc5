// Questions about references.
#include <algorithm>
#include <set>

#include "query/page_words.h"
#include "query/pages.h"

namespace netkg::query {
namespace {

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

/// Keeps the references with the earliest or latest year; undated ones never count.
void keep_extreme(bool oldest, const std::vector<std::optional<PartialDate>>& dates,
                  std::vector<Answer>& answers) {
  std::optional<int> year;
  for (const auto& date : dates) {
    if (!date) continue;
    int here = date->year;
    if (!year || (oldest ? here < *year : here > *year)) year = here;
  }
  std::vector<Answer> kept;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (year && dates[i] && dates[i]->year == *year) kept.push_back(std::move(answers[i]));
  }
  answers = std::move(kept);
}

}  // namespace

Answer make_reference_answer(const index::DocumentRecord& page, std::size_t n) {
  Answer answer;
  answer.type = "Reference";
  answer.label = reference_label(page, n);
  answer.level = AnswerLevel::Document;
  answer.note = "cited by " + page.title;
  return answer;
}

void answer_references(const Names& names, const Plan& plan, const Options& options,
                       Answers& out) {
  const ReferenceTest& test = *plan.question.reference;
  if (test.drugs_without) return answer_unnamed(names, out);
  std::vector<std::optional<PartialDate>> dates;
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
      if (!fits) continue;
      out.answers.push_back(make_reference_answer(page, n));
      dates.push_back(csl.issued);
    }
  }
  if (test.oldest || test.newest) keep_extreme(test.oldest, dates, out.answers);
  if (plan.question.kind == Kind::Count) out.count = out.answers.size();
}

}  // namespace netkg::query
