// netkg query: a question -> answers with their evidence.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/document_answers.h"
#include "cli/print_answers.h"
#include "cli/vocabularies.h"
#include "model/json.h"
#include "query/json.h"
#include "query/run.h"

namespace netkg::cli {
namespace {

/// One answer a line, in the shape that it has in the whole.
std::string answer_lines(const query::Answers& answers) {
  auto json = query::answers_json(answers);
  std::string text;
  for (const auto& answer : json["answers"]) text += model::dump(answer) + "\n";
  return text;
}

std::string answers_as(const query::Answers& answers, const query::Names& names,
                       const Request& request) {
  if (request.format == "json") return model::dump(query::answers_json(answers)) + "\n";
  if (request.format == "jsonl") return answer_lines(answers);
  if (request.format == "markdown") return answers_markdown(answers);
  if (request.format == "html") return answers_html(answers);
  if (request.format != "text") return answers_rows(answers, request.format);
  return answers_text(answers, names, screen(request.color));
}

query::Sort sort_of(const Request& request) {
  auto name = request.value("--sort").value_or("relevance");
  if (name == "name") return query::Sort::Name;
  if (name == "pages") return query::Sort::Pages;
  return name == "date" ? query::Sort::Date : query::Sort::Relevance;
}

query::Options options_of(const Request& request) {
  query::Options options{.as_of = request.as_of,
                         .passages = request.number("--passages", 5, 0, 100)};
  options.limit = request.number("--limit", 0, 0, 1'000'000);
  options.sort = sort_of(request);
  options.direct_only = request.has("--direct-only");
  options.least_pages = request.number("--min-pages", 0, 0, 1'000'000);
  options.explain = request.has("--explain");
  options.facets = request.values("--facet");
  if (request.format == "text") query::shorten(options);  // which counts the others
  if (request.has("--limit")) options.quoted = 0;
  return options;
}

}  // namespace

int cmd_query(const Request& request) {
  auto options = options_of(request);
  auto question = fmt::format("{}", fmt::join(request.words, " "));
  auto store = request.open_store();
  auto loaded = vocabulary_of(request, *store);
  auto answers = query::ask(question, *store, loaded.vocabulary, options);
  print(answers_as(answers, query::Names(*store, loaded.vocabulary), request));
  static_cast<void>(store.release());  // the process ends here, and frees it faster
  return answers.understood && !answers.answers.empty() ? found : nothing_found;
}

}  // namespace netkg::cli
