// Terms and data of passages.
#include "index/text_terms.h"

#include <algorithm>
#include <tuple>

#include "index/coding.h"
#include "index/text_fields.h"
#include "model/error.h"

namespace netkg::index {

namespace {

/// Every term that the claim can be asked by, compounds first.
std::vector<std::string> claim_terms(const PassageClaim& claim) {
  auto predicate = static_cast<uint32_t>(claim.predicate);
  std::vector<std::string> terms{
      boolean_term(TextField::PredicateObject, {predicate, claim.object}),
      boolean_term(TextField::SubjectPredicate, {claim.subject, predicate}),
      boolean_term(TextField::Predicate, {predicate}),
      boolean_term(TextField::Object, {claim.object}),
      boolean_term(TextField::Subject, {claim.subject})};
  if (claim.negated) {
    terms.push_back(boolean_term(TextField::Negated, {predicate, claim.object}));
  }
  if (claim.level == Level::Class) {
    terms.push_back(boolean_term(TextField::ClassLevel, {predicate, claim.object}));
  }
  if (claim.band) {
    auto band = static_cast<uint32_t>(*claim.band);
    terms.push_back(boolean_term(TextField::Frequency, {predicate, claim.object, band}));
  }
  return terms;
}

}  // namespace

std::vector<std::string> passage_terms(DocumentNumber number, const TextPassage& passage) {
  std::vector<std::string> terms{
      boolean_term(TextField::Document, {number}),
      boolean_term(TextField::Role, {static_cast<uint32_t>(passage.role)})};
  for (const auto& claim : passage.claims) {
    for (auto& term : claim_terms(claim)) terms.push_back(std::move(term));
  }
  return terms;
}

std::vector<std::string> filter_terms(const TextSearch& search) {
  std::vector<std::string> terms;
  auto predicate = search.predicate ? static_cast<uint32_t>(*search.predicate) : 0;
  if (search.document) terms.push_back(boolean_term(TextField::Document, {*search.document}));
  if (search.object) {
    terms.push_back(search.predicate
                        ? boolean_term(TextField::PredicateObject, {predicate, *search.object})
                        : boolean_term(TextField::Object, {*search.object}));
  }
  if (search.subject) {
    terms.push_back(search.predicate ? boolean_term(TextField::SubjectPredicate,
                                                    {*search.subject, predicate})
                                     : boolean_term(TextField::Subject, {*search.subject}));
  }
  if (search.predicate && !search.object && !search.subject) {
    terms.push_back(boolean_term(TextField::Predicate, {predicate}));
  }
  return terms;
}

std::string passage_data(DocumentNumber document, const TextPassage& passage) {
  std::string data;
  append_varint(data, document);
  append_varint(data, passage.span.begin);
  append_varint(data, passage.span.end);
  append_varint(data, passage.order);
  return data;
}

Hit cut_passage_data(std::string_view data, double score) {
  auto document = take_varint(data);
  auto begin = take_varint(data);
  auto end = take_varint(data);
  auto order = take_varint(data);
  if (!document || !begin || !end || !order) {
    throw Error(ErrorKind::Damaged, "the text index is damaged: unreadable passage",
                "build it anew: netkg reindex --text");
  }
  Span span{static_cast<uint32_t>(*begin), static_cast<uint32_t>(*end)};
  return {{static_cast<DocumentNumber>(*document), span, score}, static_cast<uint32_t>(*order)};
}

bool better(const Hit& a, const Hit& b) {
  if (a.hit.score != b.hit.score) return a.hit.score > b.hit.score;
  return std::tie(a.order, a.hit.span.begin, a.hit.document) <
         std::tie(b.order, b.hit.span.begin, b.hit.document);
}

IndexedPassage indexed_passage(DocumentNumber document, const TextPassage& passage) {
  IndexedPassage result{document, passage.span, passage.order,
                        passage_terms(document, passage)};
  std::sort(result.terms.begin(), result.terms.end());
  result.terms.erase(std::unique(result.terms.begin(), result.terms.end()), result.terms.end());
  return result;
}

}  // namespace netkg::index
