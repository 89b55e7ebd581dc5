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

struct FacetRow {
  std::string_view name;
  /// What a piece of evidence counts for; nothing when it has no such value.
  std::optional<std::string> (*value)(const Evidence& evidence);
};

std::optional<std::string> of_type(const Claim& claim, EntityType type) {
  if (type_of(claim.subject) == type) return words_of(claim.subject);
  if (claim.object && type_of(*claim.object) == type) return words_of(*claim.object);
  return std::nullopt;
}

constexpr std::array facets{
    FacetRow{"drug",
             [](const Evidence& e) { return of_type(e.claim.claim, EntityType::Drug); }},
    FacetRow{"effect",
             [](const Evidence& e) { return of_type(e.claim.claim, EntityType::SideEffect); }},
    FacetRow{"relation",
             [](const Evidence& e) {
               return std::optional(std::string(name(e.claim.claim.predicate)));
             }},
    FacetRow{"publisher", [](const Evidence& e) { return e.publisher; }},
    FacetRow{"page", [](const Evidence& e) { return std::optional(e.title); }},
    FacetRow{"band",
             [](const Evidence& e) {
               const auto& band = e.claim.claim.qualifiers.frequency;
               return band ? std::optional(std::string(name(band->band))) : std::nullopt;
             }},
    FacetRow{"level",
             [](const Evidence& e) { return std::optional(std::string(name(e.level))); }},
    FacetRow{
        "state",
        [](const Evidence& e) { return std::optional(std::string(name(e.review_state))); }},
};

Facet count(const FacetRow& row, const Answers& answers) {
  std::map<std::string, std::size_t> counts;
  for (const auto& answer : answers.answers) {
    std::set<std::string> here;  // an answer counts once for each value
    for (const auto& evidence : answer.evidence) {
      if (auto value = row.value(evidence)) here.insert(*value);
    }
    for (const auto& value : here) ++counts[value];
  }
  Facet out{std::string(row.name), {counts.begin(), counts.end()}};
  std::stable_sort(out.values.begin(), out.values.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

std::string freshest(const Answer& answer) {
  std::string best;
  for (const auto& evidence : answer.evidence) {
    for (const auto& date : {evidence.last_reviewed, evidence.last_modified})
      if (date) best = std::max(best, *date);
  }
  return best;
}

void sort(Sort order, std::vector<Answer>& answers) {
  auto by = [&](auto less) { std::stable_sort(answers.begin(), answers.end(), less); };
  if (order == Sort::Name)
    by([](const Answer& a, const Answer& b) { return a.label < b.label; });
  if (order == Sort::Pages)
    by([](const Answer& a, const Answer& b) { return pages_of(a) > pages_of(b); });
  if (order == Sort::Date)
    by([](const Answer& a, const Answer& b) { return freshest(a) > freshest(b); });
}

}  // namespace

std::vector<std::string_view> facet_fields() {
  std::vector<std::string_view> out;
  for (const auto& row : facets) out.push_back(row.name);
  return out;
}

void finish(const Options& options, Answers& out) {
  for (const auto& wanted : options.facets) {
    for (const auto& row : facets) {
      if (row.name == wanted) out.facets.push_back(count(row, out));
    }
  }
  sort(options.sort, out.answers);
  sort(options.sort, out.related);
  if (options.limit == 0 || out.answers.size() <= options.limit) return;
  out.left_out = out.answers.size() - options.limit;
  out.answers.resize(options.limit);
}

}  // namespace netkg::query
