// Questions about pages.
#include "query/pages.h"

#include <algorithm>

#include "query/groups.h"
#include "query/page_words.h"

namespace netkg::query {
namespace {

using What = PageTest::What;
using Numbers = std::set<index::DocumentNumber>;

Numbers mentioning(const Names& names, const std::vector<EntityId>& ids) {
  Numbers out;
  for (const auto& id : ids) {
    for (auto number : names.store().mentioned_in(id)) out.insert(number);
  }
  return out;
}

/// Pages whose text holds the words, for words that no concept has as its name.
Numbers holding(const Names& names, std::string_view words) {
  constexpr std::size_t most = 1000;
  Numbers out;
  index::TextQuery query;
  query.words = std::string(words);
  query.limit = most;
  for (const auto& hit : names.store().search(query)) {
    if (out.contains(hit.document)) continue;
    auto passage = names.store().passage(hit.document, hit.span);
    if (passage && contains_words(*passage, words)) out.insert(hit.document);
  }
  return out;
}

Numbers mentioning(const Names& names, const PlannedPage& test) {
  if (!test.nested.empty()) {
    std::vector<EntityId> ids;
    for (auto& inner : nested_answers(names, test.nested.front())) ids.push_back(inner.id);
    return mentioning(names, ids);
  }
  if (test.parts.empty()) return holding(names, test.test.term.words);
  Numbers out;
  bool first = true;
  for (const auto& part : test.parts) {
    auto here = mentioning(names, part.ids);
    if (first || test.any) {
      out.insert(here.begin(), here.end());
    } else {
      std::erase_if(out, [&](auto number) { return !here.contains(number); });
    }
    first = false;
  }
  return out;
}

/// Pages whose title names it; those that mention it when no title does.
Numbers about(const Names& names, const PlannedPage& test) {
  Numbers all = mentioning(names, test), out;
  std::vector<std::string> called{test.test.term.words};
  for (const auto& part : test.parts) {
    for (const auto& id : part.ids) {
      called.push_back(names.label(id));
      if (auto entity = names.store().entity(id))
        called.insert(called.end(), entity->names.begin(), entity->names.end());
    }
  }
  for (auto number : all) {
    auto page = names.store().document(number, index::Detail::Head);
    bool titled = page && std::any_of(called.begin(), called.end(), [&](const auto& name) {
                    return contains_words(page->title, name);
                  });
    if (titled) out.insert(number);
  }
  return out.empty() ? all : out;
}

std::optional<PartialDate> date_of(const PageTest& test, const ReviewRow& row) {
  switch (test.what) {
    case What::Modified:
      return row.last_modified;
    case What::Published:
      return row.published;
    case What::Due:
      return row.next_due;
    default:
      return row.last_reviewed;
  }
}

/// "within the next 93 days", "in the last 42 days": today counts in both.
bool in_days(const std::optional<PartialDate>& date, const PageTest& test,
             std::chrono::sys_days as_of) {
  if (!date) return false;
  if (test.days_ahead)
    return date->last_day() >= as_of &&
           date->last_day() <= as_of + std::chrono::days{*test.days_ahead};
  return date->first_day() <= as_of &&
         date->first_day() >= as_of - std::chrono::days{*test.days_back};
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

std::string join(const std::vector<std::string>& reasons) {
  std::string out;
  for (const auto& reason : reasons) out += (out.empty() ? "" : "; ") + reason;
  return out;
}

/// "Zebra NET Support; last reviewed 2024-03-18; due 2027-03-19"
std::string about_note(const index::DocumentRecord& page, const ReviewRow& row) {
  std::vector<std::string> parts;
  if (page.publisher) parts.push_back(*page.publisher);
  auto date = [&](std::string_view what, const std::optional<PartialDate>& when) {
    if (when) parts.push_back(std::string(what) + " " + when->iso());
  };
  date("last reviewed", row.last_reviewed);
  date("last changed", row.last_modified);
  date("published", row.published);
  date("next review due", row.next_due);
  if (!row.last_reviewed && !row.last_modified && !row.published) parts.push_back("undated");
  return join(parts);
}

std::vector<Answer> cited(const Plan& plan, const index::DocumentRecord& page) {
  std::vector<Answer> out;
  for (const auto& test : plan.pages) {
    if (test.test.what != What::Cites) continue;
    for (std::size_t n = 0; n < page.references.size(); ++n) {
      if (cites(page, n, test.test.term.words)) out.push_back(make_reference_answer(page, n));
    }
  }
  return out;
}

}  // namespace

PageFilter::PageFilter(const Names& names, const std::vector<PlannedPage>& tests,
                       const Options& options)
    : tests_(tests), options_(options) {
  for (const auto& test : tests) {
    bool named = test.test.what == What::Mentions || test.test.what == What::About;
    Numbers here;
    if (named)
      here = test.test.what == What::About ? about(names, test) : mentioning(names, test);
    if (named && !test.test.denied) {
      if (candidates_) {
        std::erase_if(*candidates_, [&](auto number) { return !here.contains(number); });
      } else {
        candidates_ = here;
      }
    }
    mentioning_.push_back(std::move(here));
  }
}

bool PageFilter::reads_references() const {
  return std::any_of(tests_.begin(), tests_.end(), [](const auto& test) {
    return test.test.what == What::Cites || test.test.with_references;
  });
}

bool PageFilter::fits(const PlannedPage& test, std::size_t n,
                      const index::DocumentRecord& page) const {
  ReviewRow row = review_row(page, options_.as_of, options_.review);
  switch (test.test.what) {
    case What::All:
      return true;
    case What::Mentions:
    case What::About:
      return mentioning_[n].contains(page.number);
    case What::Publisher:
      return (page.publisher && publisher_matches(test.test.term.words, *page.publisher)) ||
             contains_words(page.title, test.test.term.words);
    case What::State: {
      auto state = static_cast<uint8_t>(row.state);
      return std::find(test.test.states.begin(), test.test.states.end(), state) !=
             test.test.states.end();
    }
    case What::Cites:
      for (std::size_t i = 0; i < page.references.size(); ++i) {
        if (cites(page, i, test.test.term.words)) return true;
      }
      return false;
    default:
      if (test.test.days_ahead || test.test.days_back)
        return in_days(date_of(test.test, row), test.test, options_.as_of);
      return date_fits(date_of(test.test, row), test.test.before, test.test.after,
                       test.test.older_than_years, options_.as_of);
  }
}

bool PageFilter::fits(const index::DocumentRecord& page) const {
  for (std::size_t n = 0; n < tests_.size(); ++n) {
    if (fits(tests_[n], n, page) == tests_[n].test.denied) return false;
  }
  return true;
}

void answer_pages(const Names& names, const Plan& plan, const Options& options, Answers& out) {
  PageFilter filter(names, plan.pages, options);
  bool about = std::any_of(plan.pages.begin(), plan.pages.end(),
                           [](const auto& test) { return test.test.what == What::About; });
  bool with_references =
      std::any_of(plan.pages.begin(), plan.pages.end(),
                  [](const auto& test) { return test.test.with_references; });
  auto add = [&](const index::DocumentRecord& page) {
    if (!filter.fits(page)) return;
    auto references = cited(plan, page);
    ReviewRow row = review_row(page, options.as_of, options.review);
    auto note = about                ? about_note(page, row)
                : references.empty() ? join(row.reasons)
                                     : "cites " + std::to_string(references.size()) + " such";
    out.answers.push_back(page_answer(page, std::move(note)));
    if (!with_references) return;
    for (auto& reference : references) out.answers.push_back(std::move(reference));
  };
  auto detail = filter.reads_references() ? index::Detail::Whole : index::Detail::Head;
  if (filter.candidates()) {
    for (auto number : *filter.candidates()) {
      if (auto page = names.store().document(number, detail)) add(*page);
    }
  } else {
    for (const auto& page : names.store().documents(detail)) add(page);
  }
  if (plan.question.kind == Kind::Count) out.count = out.answers.size();
  bool named = plan.pages.size() == 1 && plan.pages.front().test.what == What::Publisher;
  if (out.answers.empty() && named)
    out.none_reason = "no page here comes from \"" + plan.pages.front().test.term.words + "\"";
}

}  // namespace netkg::query
