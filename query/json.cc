// Answers in the shape of the output contract.
#include "query/json.h"

#include <nlohmann/json.hpp>

namespace netkg::query {
namespace {

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// The words were copied out of the page with the claim, so no text is needed here.
Json band_json(const std::optional<Frequency>& frequency, const std::string& words) {
  if (!frequency) return nullptr;
  return {{"words", words},
          {"band", name(frequency->band)},
          {"low", or_null(frequency->low)},
          {"high", or_null(frequency->high)}};
}

Json band_json(const std::optional<Severity>& severity, const std::string& words) {
  if (!severity) return nullptr;
  return {
      {"words", words}, {"band", name(severity->band)}, {"low", nullptr}, {"high", nullptr}};
}

Json via_json(const std::optional<Via>& via) {
  if (!via) return nullptr;
  if (!via->class_subject) return {{"vocabulary", via->vocabulary}};
  Json out{{"class", via->class_subject ? Json(via->class_subject->text) : Json(nullptr)},
           {"membership", via->membership ? Json(via->membership->text) : Json(nullptr)}};
  if (via->vocabulary) out["vocabulary"] = true;
  return out;
}

Json citations_json(const std::vector<EvidenceCitation>& citations) {
  Json out = Json::array();
  for (const auto& citation : citations) {
    out.push_back({{"reference", citation.reference.text},
                   {"basis", name(citation.basis)},
                   {"text", citation.text}});
  }
  return out;
}

Json also_json(const std::vector<DocumentId>& also) {
  Json out = Json::array();
  for (const auto& id : also) out.push_back(id.text);
  return out;
}

Json facets_json(const std::vector<Facet>& facets) {
  Json out = Json::object();
  for (const auto& facet : facets) {
    Json values = Json::array();
    for (const auto& [value, count] : facet.values)
      values.push_back({{"value", value}, {"count", count}});
    out[facet.field] = std::move(values);
  }
  return out;
}

Json explain_json(const std::vector<ExplainRow>& rows) {
  Json out = Json::array();
  for (const auto& row : rows) {
    out.push_back({{"step", row.step},
                   {"estimated", row.estimated},
                   {"actual", row.actual},
                   {"microseconds", row.microseconds}});
  }
  return out;
}

Json evidence_json(const Evidence& evidence) {
  const auto& record = evidence.claim;
  const auto& qualifiers = record.claim.qualifiers;
  return {{"claim", record.claim.id.text},
          {"document", evidence.document.text},
          {"title", evidence.title},
          {"publisher", or_null(evidence.publisher)},
          {"begin", record.claim.evidence.begin},
          {"end", record.claim.evidence.end},
          {"exact", record.exact},
          {"sentence", record.sentence},
          {"lead_in", text_or_null(record.lead_in)},
          {"frequency", band_json(qualifiers.frequency, record.frequency_words)},
          {"severity", band_json(qualifiers.severity, record.severity_words)},
          {"negated", qualifiers.negated},
          {"hedged", qualifiers.hedged},
          {"population", text_or_null(record.population)},
          {"condition", text_or_null(record.condition)},
          {"predicate", name(record.claim.predicate)},
          {"level", name(evidence.level)},
          {"via", via_json(evidence.via)},
          {"last_reviewed", or_null(evidence.last_reviewed)},
          {"last_modified", or_null(evidence.last_modified)},
          {"review_state", name(evidence.review_state)},
          {"also_at", also_json(evidence.also)},
          {"citations", citations_json(evidence.citations)}};
}

Json answer_json(const Answer& answer) {
  Json evidence = Json::array();
  for (const auto& one : answer.evidence) evidence.push_back(evidence_json(one));
  return {{"entity", or_null(answer.entity)},
          {"type", answer.type},
          {"label", answer.label},
          {"level", name(answer.level)},
          {"note", text_or_null(answer.note)},
          {"evidence", std::move(evidence)}};
}

Json answer_list(const std::vector<Answer>& answers) {
  Json out = Json::array();
  for (const auto& answer : answers) out.push_back(answer_json(answer));
  return out;
}

Json passage_json(const PassageAnswer& passage) {
  Json highlights = Json::array();
  for (Span span : passage.highlights)
    highlights.push_back({{"begin", span.begin}, {"end", span.end}});
  return {{"document", passage.document.text},
          {"title", passage.title},
          {"begin", passage.span.begin},
          {"end", passage.span.end},
          {"snippet", passage.snippet},
          {"highlights", std::move(highlights)},
          {"score", passage.score},
          {"also_at", also_json(passage.also)}};
}

}  // namespace

Json answers_json(const Answers& answers) {
  Json passages = Json::array();
  for (const auto& passage : answers.passages) passages.push_back(passage_json(passage));
  return {{"schema", "netkg.answers/1"},
          {"question", answers.question},
          {"interpretation", answers.interpretation},
          {"as_of", answers.as_of},
          {"understood", answers.understood},
          {"answers", answer_list(answers.answers)},
          {"related", answer_list(answers.related)},
          {"passages", std::move(passages)},
          {"verdict", or_null(answers.verdict)},
          {"count", or_null(answers.count)},
          {"none_reason", or_null(answers.none_reason)},
          {"not_understood", answers.not_understood},
          {"suggestion", or_null(answers.suggestion)},
          {"notes", answers.notes},
          {"left_out", answers.left_out},
          {"facets", facets_json(answers.facets)},
          {"explain", explain_json(answers.explain)}};
}

}  // namespace netkg::query
