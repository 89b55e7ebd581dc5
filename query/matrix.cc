// The table of netkg compare.
#include "query/matrix.h"

#include <algorithm>
#include <map>

#include "query/claims.h"

namespace netkg::query {
namespace {

Relation relation_of(MatrixBy by) {
  return by == MatrixBy::Effect   ? Relation::Cause
         : by == MatrixBy::Target ? Relation::ActOn
                                  : Relation::Treat;
}

Step step_for(const Resolved& drug, MatrixBy by, bool denied) {
  Step step;
  step.relation = relation_of(by);
  step.subject = {Fill::Given, drug.words, {drug}, false, {}};
  step.object.fill = Fill::Asked;
  step.denied = denied;
  return step;
}

Plan plan_for(MatrixBy by) {
  Plan plan;
  plan.question.kind = Kind::Which;
  plan.question.asked = by == MatrixBy::Effect   ? Asked::Effect
                        : by == MatrixBy::Target ? Asked::Target
                                                 : Asked::Anything;
  return plan;
}

std::size_t source_number(const Evidence& evidence, std::vector<MatrixSource>& sources) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[i].document == evidence.document) return i + 1;
  }
  sources.push_back({evidence.document, evidence.title, evidence.publisher});
  return sources.size();
}

/// The first words that tell how often, of the strongest level.
std::string words_of(const MatrixCell& cell) {
  for (const auto& evidence : cell.evidence) {
    const auto& frequency = evidence.claim.claim.qualifiers.frequency;
    if (frequency && evidence.level == cell.level) {
      std::string out(name(frequency->band));
      std::replace(out.begin(), out.end(), '_', ' ');
      return out;
    }
  }
  return {};
}

MatrixCell make_cell(const Answer& answer, bool denied, std::vector<MatrixSource>& sources) {
  MatrixCell cell;
  cell.said = !denied;
  cell.denied = denied;
  cell.level = answer.level == AnswerLevel::Class ? Level::Class : Level::Direct;
  cell.evidence = answer.evidence;
  cell.words = words_of(cell);
  for (const auto& evidence : cell.evidence) {
    auto number = source_number(evidence, sources);
    if (std::find(cell.sources.begin(), cell.sources.end(), number) == cell.sources.end())
      cell.sources.push_back(number);
  }
  return cell;
}

std::size_t filled(const MatrixRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                [](const auto& cell) { return cell.said; }));
}

}  // namespace

Matrix make_matrix(const std::vector<std::string>& drugs, MatrixBy by,
                   const index::Store& store, const vocabulary::Vocabulary& vocabulary,
                   const Options& options) {
  Names names(store, vocabulary);
  Pages pages(store, options);
  Matrix out;
  std::map<std::string, MatrixRow> rows;
  for (std::size_t column = 0; column < drugs.size(); ++column) {
    auto found = names.resolve({{}, drugs[column]});
    if (!found.unknown.empty() || found.parts.empty() || found.parts[0].ids.empty()) {
      out.unknown.push_back(drugs[column]);
      continue;
    }
    const auto& drug = found.parts.front();
    out.columns.emplace_back(drug.ids.front().text, names.label(drug.ids.front()));
    Plan plan = plan_for(by);
    for (bool denied : {true, false}) {
      Step step = step_for(drug, by, denied);
      plan.steps = {step};
      Groups groups = step_groups(names, plan, step, false);
      keep_evidence(names, plan, pages, groups);
      for (auto& [key, facts] : groups) {
        if (!is_asked_type(plan.question.asked, Side::Object, key)) continue;
        auto answer = make_answer(names, key, Side::Object, std::move(facts));
        pages.write(answer, 0);
        auto& row = rows[key];
        row.label = answer.label;
        row.entity = answer.entity.value_or("");
        row.cells.resize(drugs.size());
        row.cells[column] = make_cell(answer, denied, out.sources);
      }
    }
  }
  for (auto& [key, row] : rows) out.rows.push_back(std::move(row));
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const auto& a, const auto& b) {
    auto m = filled(a), n = filled(b);
    return m != n ? m > n : a.label < b.label;
  });
  return out;
}

}  // namespace netkg::query
