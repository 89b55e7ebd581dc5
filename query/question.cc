// Question as text, and the relations of questions as predicates of claims.
#include "query/question.h"

#include <algorithm>
#include <array>

#include "query/answer.h"

namespace netkg::query {
namespace {

using P = Predicate;

/// In the order in which people want to read of a thing.
std::vector<P> all_predicates() {
  std::vector<P> out{P::DefinedAs, P::IsA, P::HasBrandName, P::AlsoCalled};
  for (const auto& row : predicates) {
    if (std::find(out.begin(), out.end(), row.predicate) == out.end())
      out.push_back(row.predicate);
  }
  return out;
}

const std::vector<RelationRow>& rows() {
  static const std::vector<RelationRow> table{
      {Relation::Cause, "cause", {P::MayCause, P::IncreasesRiskOf}, false, true, false},
      {Relation::Block, "block", {P::Inhibits}, false, true, true},
      {Relation::Stimulate, "stimulate", {P::Stimulates}, false, true, true},
      {Relation::ActOn, "act on", {P::Inhibits, P::Stimulates, P::ActsOn}, false, true, true},
      {Relation::Growth,
       "slow growth of",
       {P::SlowsGrowthOf, P::StopsGrowthOf},
       false,
       true,
       false},
      {Relation::Treat, "treat", {P::Treats}, false, true, false},
      {Relation::IsA, "is a", {P::IsA}, false, false, true},
      {Relation::Brand, "brand name", {P::HasBrandName}, false, false, true},
      {Relation::Named, "name", {P::HasBrandName, P::AlsoCalled}, false, false, true},
      {Relation::Form, "form", {P::HasForm}, false, false, true},
      {Relation::Route, "route", {P::HasRoute, P::HasForm}, false, false, true},
      {Relation::Schedule, "schedule", {P::HasSchedule}, false, false, true},
      {Relation::Food, "food rule", {P::HasFoodRule}, false, false, true},
      {Relation::Dosing,
       "dosing",
       {P::HasForm, P::HasRoute, P::HasSchedule, P::HasFoodRule, P::GivenBy},
       false,
       false,
       true},
      {Relation::GivenBy, "given by", {P::GivenBy}, false, false, true},
      {Relation::Combine, "combined with", {P::CombinedWith}, true, false, false},
      {Relation::Manage, "managed with", {P::ManagedWith}, false, false, true},
      {Relation::Describe,
       "describe",
       {P::DefinedAs, P::IsA, P::HasFunction, P::HasBrandName, P::AlsoCalled},
       false,
       false,
       true},
      {Relation::Work,
       "work by",
       {P::Inhibits, P::Stimulates, P::ActsOn, P::HasFunction, P::SlowsGrowthOf,
        P::StopsGrowthOf},
       false,
       true,
       true},
      {Relation::Contain, "include", {P::Includes}, false, false, true},
      {Relation::Differ, "differ from", {P::DiffersFrom}, true, false, false},
      {Relation::Study, "studied with", {P::UnderStudyWith}, true, false, true},
      {Relation::Interact, "interact with", {P::InteractsWith}, true, true, true},
      {Relation::Unsuitable, "not suitable for", {P::NotSuitableFor}, false, true, true},
      {Relation::Together, "taken with", {P::CombinedWith}, true, false, true},
      {Relation::About, "about", all_predicates(), false, false, true},
  };
  return table;
}

constexpr std::array<std::string_view, 6> kind_names{"which",   "count", "yes or no",
                                                     "compare", "agree", "full text"};
constexpr std::array<std::string_view, 10> asked_names{
    "anything",  "drug",   "treatment", "drug class", "side effect",
    "condition", "target", "value",     "page",       "reference"};

std::string print(const Slot& slot) {
  switch (slot.fill) {
    case Fill::Open:
      return "any";
    case Fill::Asked:
      return "?";
    case Fill::Given:
      return slot.term.words;
    case Fill::Nested:
      return "[" + print(slot.nested.front()) + "]";
  }
  return {};
}

std::string print(const Clause& clause) {
  std::string out = clause.excluded ? "without " : clause.denied ? "denied " : "";
  if (clause.inverted) out += "not ";
  return out + std::string(describe(clause.relation).name) + "(" + print(clause.subject) +
         ", " + print(clause.object) + ")";
}

/// 0.1 -> "10 %", 0.001 -> "0.1 %"
std::string percent(double share) {
  auto tenths = static_cast<long>(share * 1000 + 0.5);
  auto out = std::to_string(tenths / 10);
  if (tenths % 10) out += "." + std::to_string(tenths % 10);
  return out + " %";
}

}  // namespace

std::string print_shares(const Bands& bands) {
  std::string out;
  if (bands.more_than) out += ", in more than " + percent(*bands.more_than);
  if (bands.less_than) out += ", in less than " + percent(*bands.less_than);
  return out;
}

namespace {

std::string print(const Bands& bands) {
  std::string out;
  for (auto band : bands.frequency) out += (out.empty() ? "" : "|") + std::string(name(band));
  if (bands.at_least)
    out += (out.empty() ? "" : ", ") + ("at least " + std::string(name(*bands.at_least)));
  return out + (print_shares(bands).empty() ? ""
                : out.empty()               ? print_shares(bands).substr(2)
                                            : print_shares(bands));
}

std::string print_dates(const std::optional<PartialDate>& before,
                        const std::optional<PartialDate>& after,
                        const std::optional<int>& years) {
  std::string out;
  if (before) out += " before " + before->iso();
  if (after) out += " after " + after->iso();
  if (years) out += " " + std::to_string(*years) + " years or more ago";
  return out;
}

}  // namespace

std::string print(const PageTest& test) {
  constexpr std::array<std::string_view, 10> names{"state", "reviewed", "modified", "published",
                                                   "due",   "mentions", "cites",    "all",
                                                   "about", "from"};
  std::string out = test.denied ? "not " : "";
  out += names[static_cast<std::size_t>(test.what)];
  for (auto state : test.states)
    out += " " + std::string(name(static_cast<ReviewState>(state)));
  if (!test.nested.empty()) return out + " [" + print(test.nested.front()) + "]";
  if (!test.term.words.empty()) out += " " + test.term.words;
  if (test.days_ahead) out += " within the next " + std::to_string(*test.days_ahead) + " days";
  if (test.days_back) out += " in the last " + std::to_string(*test.days_back) + " days";
  return out + print_dates(test.before, test.after, test.older_than_years);
}

namespace {

std::string print(const ReferenceTest& test) {
  std::string out = test.drugs_without ? " names no drug" : "";
  if (!test.mentions.words.empty()) out += " mentions " + test.mentions.words;
  if (!test.container.words.empty()) out += " in " + test.container.words;
  if (!test.page.words.empty()) out += " of page " + test.page.words;
  if (test.oldest) out += " oldest";
  if (test.newest) out += " newest";
  out += print_dates(test.before, test.after, test.older_than_years);
  return out.empty() ? "all" : out.substr(1);
}

}  // namespace

const RelationRow& describe(Relation relation) {
  return rows()[static_cast<std::size_t>(relation)];
}
std::string_view name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name(Asked asked) { return asked_names[static_cast<std::size_t>(asked)]; }

std::string print_limits(const Question& question) {
  std::string out;
  if (!question.publisher.words.empty()) out += ", published by " + question.publisher.words;
  for (const auto& test : question.evidence) out += ", said by a page " + print(test);
  if (question.least_pages)
    out += ", by at least " + std::to_string(question.least_pages) + " pages";
  if (question.direct_only) out += ", directly";
  if (question.rank == Rank::Most) out += ", the most";
  if (question.rank == Rank::Fewest) out += ", the fewest";
  return out;
}

std::string print(const Question& question) {
  if (question.kind == Kind::Unknown) return "full text";
  std::string out(name(question.kind));
  if (question.kind != Kind::YesNo && question.kind != Kind::Agree)
    out += " " + std::string(name(question.asked));
  if (!question.of_class.words.empty()) out += " of class " + question.of_class.words;
  std::string body;
  for (const auto& clause : question.clauses) {
    if (!body.empty()) body += question.any ? " or " : " and ";
    body += print(clause);
  }
  for (const auto& test : question.pages)
    body += (body.empty() ? "page " : " and page ") + print(test);
  if (question.reference) body += "reference " + print(*question.reference);
  if (question.shared) body += ", shared";
  if (auto bands = print(question.bands); !bands.empty()) body += ", " + bands;
  body += print_limits(question);
  if (body.starts_with(", ")) body.erase(0, 2);
  return body.empty() ? out : out + ": " + body;
}

}  // namespace netkg::query
