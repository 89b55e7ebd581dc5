// Claims that several pages make.
#include <map>

#include "model/words.h"
#include "query/claims.h"

namespace netkg::query {
namespace {

std::string what_it_says(const index::ClaimHead& claim) {
  return claim.subject.text + "|" + std::string(name(claim.predicate)) + "|" +
         (claim.object ? claim.object->text : "=" + name_key(claim.value)) +
         (claim.negated ? "|not" : "");
}

}  // namespace

std::string statement(const Names& names, const Fact& fact) {
  const auto& row = describe(fact.claim->predicate);
  auto verb = fact.claim->negated ? row.denied : row.verb;
  return names.label(*fact.subject) + " " + std::string(verb) + " " +
         (fact.object ? names.label(*fact.object) : fact.claim->value);
}

void answer_agree(const Names& names, Answers& out) {
  std::map<std::string, std::map<index::DocumentNumber, Fact>> said;
  for (const auto& row : predicates) {
    for (const auto& claim : names.reads().of(row.predicate))
      said[what_it_says(claim)].try_emplace(claim.document, make_fact(claim));
  }
  for (const auto& [what, by_page] : said) {
    if (by_page.size() < 2) continue;
    Answer answer;
    answer.type = "Value";
    answer.label = statement(names, by_page.begin()->second);
    answer.level = AnswerLevel::Document;
    for (const auto& [page, fact] : by_page) answer.facts.push_back(fact);
    answer.note = std::to_string(by_page.size()) + " pages";
    out.answers.push_back(std::move(answer));
  }
}

}  // namespace netkg::query
