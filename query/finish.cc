// Order, limit and facets of answers.
#include "query/finish.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "query/claims.h"

namespace netkg::query {
namespace {

std::string words_of(const EntityId& id) {
  auto text = id.text.substr(id.text.find(':') + 1);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

/// So many answers are read with more than one piece of evidence each.
constexpr std::size_t few = 10;

struct FacetRow {
  std::string_view name;
  /// What a fact counts for; nothing when it has no such value.
  std::optional<std::string> (*value)(const Fact& fact, Pages& pages);
};

std::optional<std::string> of_type(const index::ClaimHead& claim, EntityType type) {
  if (type_of(claim.subject) == type) return words_of(claim.subject);
  if (claim.object && type_of(*claim.object) == type) return words_of(*claim.object);
  return std::nullopt;
}

std::string printed(std::string_view name) { return std::string(name); }

constexpr std::array facets{
    FacetRow{"drug",
             [](const Fact& fact, Pages&) { return of_type(*fact.claim, EntityType::Drug); }},
    FacetRow{"effect", [](const Fact& fact,
                          Pages&) { return of_type(*fact.claim, EntityType::SideEffect); }},
    FacetRow{"relation",
             [](const Fact& fact, Pages&) {
               return std::optional(printed(name(fact.claim->predicate)));
             }},
    FacetRow{"publisher",
             [](const Fact& fact, Pages& pages) {
               return pages.document(fact.claim->document).publisher;
             }},
    FacetRow{"page",
             [](const Fact& fact, Pages& pages) {
               return std::optional(pages.document(fact.claim->document).title);
             }},
    FacetRow{"band",
             [](const Fact& fact, Pages&) {
               const auto& band = fact.claim->frequency;
               return band ? std::optional(printed(name(band->band))) : std::nullopt;
             }},
    FacetRow{"level",
             [](const Fact& fact, Pages&) { return std::optional(printed(name(fact.level))); }},
    FacetRow{"state",
             [](const Fact& fact, Pages& pages) {
               return std::optional(printed(name(pages.dated(fact.claim->document).state)));
             }},
};

Facet count(const FacetRow& row, Pages& pages, const Answers& answers) {
  std::map<std::string, std::size_t> counts;
  for (const auto& answer : answers.answers) {
    std::set<std::string> here;  // an answer counts once for each value
    for (const Fact& fact : answer.facts) {
      if (auto value = row.value(fact, pages)) here.insert(*value);
    }
    for (const auto& value : here) ++counts[value];
  }
  Facet out{std::string(row.name), {counts.begin(), counts.end()}};
  std::stable_sort(out.values.begin(), out.values.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

std::string freshest(const Answer& answer, Pages& pages) {
  std::string best;
  for (const Fact& fact : answer.facts) {
    const auto& dates = pages.dated(fact.claim->document);
    for (const auto& date : {dates.last_reviewed, dates.last_modified})
      if (date) best = std::max(best, *date);
  }
  return best;
}

/// Dates from the latest back.
struct Backwards {
  std::string date;
  bool operator<(const Backwards& other) const { return date > other.date; }
};

void sort(Sort order, Pages& pages, std::vector<Answer>& answers) {
  if (order == Sort::Name) sort_by(answers, [](const Answer& one) { return one.label; });
  if (order == Sort::Pages)
    sort_by(answers, [](const Answer& one) { return -static_cast<int64_t>(pages_of(one)); });
  if (order == Sort::Date)
    sort_by(answers, [&](const Answer& one) { return Backwards{freshest(one, pages)}; });
}

/// `each`: pieces of evidence an answer; 0: all.
void write(Pages& pages, std::vector<Answer>& answers, std::size_t each) {
  auto quoted = pages.options().quoted;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (quoted == 0 || i < quoted)
      pages.write(answers[i], each);
    else
      pages.outline(answers[i]);
  }
}

std::size_t pages_behind(const std::vector<Answer>& answers) {
  std::set<index::DocumentNumber> numbers;
  for (const auto& answer : answers) {
    for (const Fact& fact : answer.facts) numbers.insert(fact.claim->document);
  }
  return numbers.size();
}

}  // namespace

std::vector<std::string_view> facet_fields() {
  std::vector<std::string_view> out;
  for (const auto& row : facets) out.push_back(row.name);
  return out;
}

void finish(Pages& pages, Answers& out) {
  const Options& options = pages.options();
  for (const auto& wanted : options.facets) {
    for (const auto& row : facets) {
      if (row.name == wanted) out.facets.push_back(count(row, pages, out));
    }
  }
  sort(options.sort, pages, out.answers);
  sort(options.sort, pages, out.related);
  if (options.limit != 0 && out.answers.size() > options.limit) {
    out.left_out = out.answers.size() - options.limit;
    out.answers.resize(options.limit);
  }
  out.pages = pages_behind(out.answers);
  auto each =
      out.answers.size() > few ? std::min<std::size_t>(1, options.evidence) : options.evidence;
  write(pages, out.answers, each);
  write(pages, out.related, std::min<std::size_t>(1, options.evidence));
}

}  // namespace netkg::query
