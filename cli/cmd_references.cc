// netkg references: the works that pages cite.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/lookup.h"
#include "cli/rows.h"
#include "cli/works.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

std::vector<index::DocumentRecord> chosen(const index::Store& store, const Request& request) {
  if (request.words.empty()) return store.documents();
  std::vector<index::DocumentRecord> documents;
  for (const auto& word : request.words) {
    auto document = find_document(store, word);
    if (!document)
      throw model::Error(model::ErrorKind::Usage,
                         fmt::format("there is no page \"{}\" in the store", clean(word)),
                         "\"netkg review --format csv\" lists the ids of all pages");
    documents.push_back(std::move(*document));
  }
  return documents;
}

std::string csl_array(const std::vector<ListedWork>& works) {
  auto items = model::Json::array();
  for (const auto& work : works) items.push_back(model::csl_json(work.csl, work.id.text));
  return model::dump(items, 2) + "\n";
}

std::string works_json(const std::vector<ListedWork>& works) {
  model::Json json{{"schema", "netkg.references/1"}, {"works", model::Json::array()}};
  for (const auto& work : works) {
    auto documents = model::Json::array();
    for (const auto& document : work.documents) documents.push_back(document.text);
    json["works"].push_back({{"id", work.id.text},
                             {"csl", model::csl_json(work.csl, work.id.text)},
                             {"text", model::vancouver(work.csl)},
                             {"documents", documents}});
  }
  return model::dump(json) + "\n";
}

std::string joined_ids(const ListedWork& work) {
  std::string text;
  for (const auto& document : work.documents)
    text += (text.empty() ? "" : "; ") + document.text;
  return text;
}

std::string works_rows(const std::vector<ListedWork>& works) {
  Rows rows("csv");
  rows.add({"work", "type", "title", "container", "year", "doi", "pmid", "url", "text",
            "documents"});
  for (const auto& work : works) {
    const auto& csl = work.csl;
    rows.add({work.id.text, csl.type, csl.title, csl.container_title,
              csl.issued ? std::to_string(csl.issued->year) : "", csl.doi, csl.pmid, csl.url,
              model::vancouver(csl), joined_ids(work)});
  }
  return rows.text();
}

std::string works_text(const std::vector<ListedWork>& works, const Screen& screen) {
  std::string text;
  for (const auto& work : works) {
    text += wrap(clean(model::vancouver(work.csl)), screen.width, "", "  ");
    for (const auto& document : work.documents)
      text += "  " + paint(screen, Style::Dim, document.text) + "\n";
  }
  return text + fmt::format("{} work{}\n", works.size(), works.size() == 1 ? "" : "s");
}

}  // namespace

int cmd_references(const Request& request) {
  auto store = request.open_store();
  auto works = works_of(chosen(*store, request));
  if (request.format == "csl-json")
    print(csl_array(works));
  else if (request.format == "json")
    print(works_json(works));
  else if (request.format == "csv")
    print(works_rows(works));
  else
    print(works_text(works, screen(request.color)));
  return works.empty() ? nothing_found : found;
}

}  // namespace netkg::cli
