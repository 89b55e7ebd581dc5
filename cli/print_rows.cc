// Answers for spreadsheets: one evidence a row.
#include <fmt/format.h>

#include <array>

#include "cli/print_answers.h"
#include "cli/rows.h"

namespace netkg::cli {
namespace {

using query::Answer;
using query::Evidence;

struct Row {
  const Answer& answer;
  const Evidence& evidence;
  bool related;
};

std::string yes_no(bool value) { return value ? "true" : "false"; }
std::string number(std::optional<double> value) {
  return value ? fmt::format("{}", *value) : "";
}

std::string frequency(const Row& row, std::string (*of)(const model::Frequency&)) {
  const auto& frequency = row.evidence.claim.claim.qualifiers.frequency;
  return frequency ? of(*frequency) : "";
}

std::string severity_band(const Row& row) {
  const auto& severity = row.evidence.claim.claim.qualifiers.severity;
  return severity ? std::string(name(severity->band)) : "";
}

/// "r1 (title); r2 (page)"
std::string citations(const Row& row) {
  std::string text;
  for (const auto& citation : row.evidence.citations)
    text += fmt::format("{}{} ({})", text.empty() ? "" : "; ", citation.reference.text,
                        name(citation.basis));
  return text;
}

std::string citation_texts(const Row& row) {
  std::string text;
  for (const auto& citation : row.evidence.citations)
    text += (text.empty() ? "" : " | ") + citation.text;
  return text;
}

std::string via_class(const Row& row) {
  const auto& via = row.evidence.via;
  return via && via->class_subject ? via->class_subject->text : "";
}

std::string via_membership(const Row& row) {
  const auto& via = row.evidence.via;
  return via && via->membership ? via->membership->text : "";
}

struct Cell {
  std::string_view header;
  std::string (*of)(const Row&);
};

constexpr std::array columns{
    Cell{"entity", [](const Row& r) { return r.answer.entity.value_or(""); }},
    Cell{"type", [](const Row& r) { return r.answer.type; }},
    Cell{"label", [](const Row& r) { return r.answer.label; }},
    Cell{"answer_level", [](const Row& r) { return std::string(name(r.answer.level)); }},
    Cell{"related", [](const Row& r) { return yes_no(r.related); }},
    Cell{"note", [](const Row& r) { return r.answer.note; }},
    Cell{"claim", [](const Row& r) { return r.evidence.claim.claim.id.text; }},
    Cell{"document", [](const Row& r) { return r.evidence.document.text; }},
    Cell{"title", [](const Row& r) { return r.evidence.title; }},
    Cell{"publisher", [](const Row& r) { return r.evidence.publisher.value_or(""); }},
    Cell{"begin",
         [](const Row& r) { return std::to_string(r.evidence.claim.claim.evidence.begin); }},
    Cell{"end",
         [](const Row& r) { return std::to_string(r.evidence.claim.claim.evidence.end); }},
    Cell{"exact", [](const Row& r) { return r.evidence.claim.exact; }},
    Cell{"sentence", [](const Row& r) { return r.evidence.claim.sentence; }},
    Cell{"lead_in", [](const Row& r) { return r.evidence.claim.lead_in; }},
    Cell{"frequency_words", [](const Row& r) { return r.evidence.claim.frequency_words; }},
    Cell{"frequency_band",
         [](const Row& r) {
           return frequency(
               r, [](const model::Frequency& f) { return std::string(name(f.band)); });
         }},
    Cell{"frequency_low",
         [](const Row& r) {
           return frequency(r, [](const model::Frequency& f) { return number(f.low); });
         }},
    Cell{"frequency_high",
         [](const Row& r) {
           return frequency(r, [](const model::Frequency& f) { return number(f.high); });
         }},
    Cell{"severity_words", [](const Row& r) { return r.evidence.claim.severity_words; }},
    Cell{"severity_band", severity_band},
    Cell{"negated",
         [](const Row& r) { return yes_no(r.evidence.claim.claim.qualifiers.negated); }},
    Cell{"hedged",
         [](const Row& r) { return yes_no(r.evidence.claim.claim.qualifiers.hedged); }},
    Cell{"level", [](const Row& r) { return std::string(name(r.evidence.level)); }},
    Cell{"via_class", via_class},
    Cell{"via_membership", via_membership},
    Cell{"via_vocabulary",
         [](const Row& r) { return yes_no(r.evidence.via && r.evidence.via->vocabulary); }},
    Cell{"last_reviewed", [](const Row& r) { return r.evidence.last_reviewed.value_or(""); }},
    Cell{"review_state",
         [](const Row& r) { return std::string(name(r.evidence.review_state)); }},
    Cell{"citations", citations},
    Cell{"citation_texts", citation_texts},
};

void add_answer(Rows& rows, const Answer& answer, bool related) {
  static const Evidence nothing{};  // an answer without evidence is a row all the same
  auto add = [&](const Evidence& evidence, std::size_t last) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < columns.size(); ++c)
      cells.push_back(c < last ? columns[c].of({answer, evidence, related}) : "");
    rows.add(cells);
  };
  constexpr std::size_t answer_columns = 6;
  for (const auto& evidence : answer.evidence) add(evidence, columns.size());
  if (answer.evidence.empty()) add(nothing, answer_columns);
}

}  // namespace

std::string answers_rows(const query::Answers& answers, std::string_view format) {
  Rows rows(format);
  std::vector<std::string> header;
  for (const auto& column : columns) header.emplace_back(column.header);
  rows.add(header);
  for (const auto& answer : answers.answers) add_answer(rows, answer, false);
  for (const auto& answer : answers.related) add_answer(rows, answer, true);
  return rows.text();
}

}  // namespace netkg::cli
