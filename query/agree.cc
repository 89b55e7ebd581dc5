// Claims that several pages make.
#include <map>

#include "model/words.h"
#include "query/claims.h"

namespace netkg::query {
namespace {

std::string what_it_says(const Claim& claim) {
  return claim.subject.text + "|" + std::string(name(claim.predicate)) + "|" +
         (claim.object ? claim.object->text : "=" + name_key(claim.value)) +
         (claim.qualifiers.negated ? "|not" : "");
}

}  // namespace

std::string statement(const Names& names, const Fact& fact) {
  const auto& row = describe(fact.record.claim.predicate);
  auto verb = fact.record.claim.qualifiers.negated ? row.denied : row.verb;
  return names.label(fact.subject) + " " + std::string(verb) + " " +
         (fact.object ? names.label(*fact.object) : fact.value);
}

void answer_agree(const Names& names, Pages& pages, Answers& out) {
  std::map<std::string, std::map<index::DocumentNumber, Fact>> said;
  for (const auto& page : names.store().documents(index::Detail::Head)) {
    index::ClaimPattern pattern;
    pattern.document = page.number;
    for (auto number : names.store().claims(pattern)) {
      auto record = names.store().claim(number);
      if (!record) continue;
      Fact fact{record->claim.subject, record->claim.object,
                record->claim.value,   *record,
                record->claim.level,   {}};
      said[what_it_says(record->claim)].try_emplace(page.number, std::move(fact));
    }
  }
  for (const auto& [what, by_page] : said) {
    if (by_page.size() < 2) continue;
    Answer answer;
    answer.type = "Value";
    answer.label = statement(names, by_page.begin()->second);
    answer.level = AnswerLevel::Document;
    for (const auto& [page, fact] : by_page) answer.evidence.push_back(pages.evidence(fact));
    answer.note = std::to_string(by_page.size()) + " pages";
    out.answers.push_back(std::move(answer));
  }
}

}  // namespace netkg::query
