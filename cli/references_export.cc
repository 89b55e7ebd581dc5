// One function a format.
#include "cli/references_export.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/rows.h"
#include "model/json.h"
#include "publications/journals.h"
#include "publications/libraries.h"

namespace netkg::cli {
namespace {

model::Json csl_of(const ListedWork& work) {
  auto json = model::csl_json(work.csl, work.id.text);
  const auto journal = publications::find_journal(work.csl.container_title);
  if (journal) json["container-title-short"] = std::string(journal->abbreviation);
  return json;
}

std::string csl_array(const WorkList& list) {
  auto items = model::Json::array();
  for (const auto* work : list.shown) items.push_back(csl_of(*work));
  return model::dump(items, 2) + "\n";
}

std::vector<publications::LibraryItem> library(const WorkList& list) {
  std::vector<publications::LibraryItem> items;
  for (const auto* work : list.shown)
    items.push_back({publications::citation_key(work->csl, work->id.text), work->csl});
  return items;
}

model::Json notices_json(const RetractionFile& file, const ListedWork& work) {
  auto notices = model::Json::array();
  for (const auto& notice : file.table.of(work.csl))
    notices.push_back({{"nature", notice.nature},
                       {"date", notice.date},
                       {"reason", notice.reason},
                       {"record", notice.record}});
  return {{"listed", !notices.empty()},
          {"notices", notices},
          {"snapshot",
           {{"file", file.name}, {"date", file.date}, {"sha256", file.table.sha256()}}}};
}

model::Json work_json(const WorkList& list, const ListedWork& work) {
  auto documents = model::Json::array();
  for (const auto& document : work.documents) documents.push_back(document.text);
  model::Json json{{"id", work.id.text},
                   {"csl", csl_of(work)},
                   {"text", model::vancouver(work.csl)},
                   {"documents", documents}};
  if (const auto newer = superseded_by(work, *list.all))
    json["superseded_by"] = {
        {"text", newer->words},
        {"work", newer->work.empty() ? model::Json(nullptr) : model::Json(newer->work.text)},
        {"source", newer->source.empty() ? "store" : newer->source}};
  if (list.retractions) json["retraction"] = notices_json(*list.retractions, work);
  return json;
}

std::string works_json(const WorkList& list) {
  model::Json json{{"schema", "netkg.references/1"}, {"works", model::Json::array()}};
  for (const auto* work : list.shown) json["works"].push_back(work_json(list, *work));
  return model::dump(json) + "\n";
}

std::string works_lines(const WorkList& list) {
  std::string text;
  for (const auto* work : list.shown) text += model::dump(work_json(list, *work)) + "\n";
  return text;
}

std::string joined_ids(const ListedWork& work) {
  std::string text;
  for (const auto& document : work.documents)
    text += (text.empty() ? "" : "; ") + document.text;
  return text;
}

std::string works_rows(const WorkList& list) {
  Rows rows("csv");
  rows.add({"work", "type", "title", "container", "year", "doi", "pmid", "url", "text",
            "documents"});
  for (const auto* work : list.shown) {
    const auto& csl = work->csl;
    rows.add({work->id.text, csl.type, csl.title, csl.container_title,
              csl.issued ? std::to_string(csl.issued->year) : "", csl.doi, csl.pmid, csl.url,
              model::vancouver(csl), joined_ids(*work)});
  }
  return rows.text();
}

/// "Retraction, 1/2/2020 (Unreliable data); record 17 of retractions.csv"
std::string notices_text(const RetractionFile& file, const ListedWork& work,
                         const Screen& screen) {
  const auto notices = file.table.of(work.csl);
  if (notices.empty())
    return wrap(paint(screen, Style::Dim, "not listed in " + clean(file.name)), screen.width,
                "  ", "    ");
  std::string text;
  for (const auto& notice : notices) {
    const auto line =
        fmt::format("{}, {} ({}); record {} of {}", clean(notice.nature), clean(notice.date),
                    clean(notice.reason), clean(notice.record), clean(file.name));
    text += wrap(paint(screen, Style::Red, line), screen.width, "  ", "    ");
  }
  return text;
}

std::string work_text(const WorkList& list, const ListedWork& work, const Screen& screen) {
  auto text = wrap(clean(model::vancouver(work.csl)), screen.width, "", "  ");
  if (const auto newer = superseded_by(work, *list.all))
    text += wrap(paint(screen, Style::Yellow, "superseded by " + clean(newer->words)),
                 screen.width, "  ", "    ");
  if (list.retractions) text += notices_text(*list.retractions, work, screen);
  for (const auto& document : work.documents)
    text += "  " + paint(screen, Style::Dim, document.text) + "\n";
  return text;
}

std::string works_text(const WorkList& list, const Screen& screen) {
  std::string text;
  for (const auto* work : list.shown) text += work_text(list, *work, screen);
  if (list.retractions)
    text += wrap(
        fmt::format("{}: {} notices, file of {}, SHA-256 {}…", clean(list.retractions->name),
                    list.retractions->table.size(), list.retractions->date,
                    list.retractions->table.sha256().substr(0, 12)),
        screen.width, "", "  ");
  return text +
         fmt::format("{} work{}\n", list.shown.size(), list.shown.size() == 1 ? "" : "s");
}

}  // namespace

std::string print_works(const WorkList& list, std::string_view format, const Screen& screen) {
  if (format == "csl-json") return csl_array(list);
  if (format == "json") return works_json(list);
  if (format == "jsonl") return works_lines(list);
  if (format == "bibtex") return publications::write_bibtex(library(list));
  if (format == "ris") return publications::write_ris(library(list));
  return format == "csv" ? works_rows(list) : works_text(list, screen);
}

}  // namespace netkg::cli
