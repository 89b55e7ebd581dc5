// netkg references: the works that pages cite; loose strings; libraries of other programs.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "cli/commands.h"
#include "cli/lookup.h"
#include "cli/pages.h"
#include "cli/references_export.h"
#include "cli/references_import.h"
#include "cli/references_parse.h"
#include "cli/works.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

constexpr std::size_t most_retraction_bytes = std::size_t{1} << 28;

index::DocumentRecord document_named(const index::Store& store, const std::string& word) {
  if (auto document = find_document(store, word)) return std::move(*document);
  throw model::Error(model::ErrorKind::Usage,
                     fmt::format("there is no page \"{}\" in the store", clean(word)),
                     "\"netkg review --format csv\" lists the ids of all pages");
}

/// All works, or those that one of the named pages lists.
std::vector<const ListedWork*> chosen(const index::Store& store,
                                      const std::vector<ListedWork>& works,
                                      const std::vector<std::string>& words) {
  std::vector<model::DocumentId> documents;
  for (const auto& word : words) documents.push_back(document_named(store, word).id);
  const auto is_listed = [&](const ListedWork& work) {
    return std::any_of(documents.begin(), documents.end(), [&](const auto& id) {
      return std::find(work.documents.begin(), work.documents.end(), id) !=
             work.documents.end();
    });
  };
  std::vector<const ListedWork*> shown;
  for (const auto& work : works)
    if (documents.empty() || is_listed(work)) shown.push_back(&work);
  return shown;
}

/// The day on which the file was last written.
std::string file_day(const std::string& path) {
  std::error_code trouble;
  const auto time = std::filesystem::last_write_time(path, trouble);
  if (trouble) return "unknown date";
  const auto system = std::chrono::file_clock::to_sys(time);
  return iso_day(std::chrono::floor<std::chrono::days>(system));
}

std::optional<RetractionFile> retractions_of(const Request& request) {
  const auto path = request.value("--retractions");
  if (!path) return std::nullopt;
  return RetractionFile{{read_input(*path, most_retraction_bytes), *path},
                        std::filesystem::path(*path).filename().string(),
                        file_day(*path)};
}

}  // namespace

int cmd_references(const Request& request) {
  const auto word = request.words.empty() ? std::string() : request.words.front();
  if (word == "parse") return references_parse(request);
  if (word == "import") return references_import(request);
  const auto retractions = retractions_of(request);
  auto store = request.open_store();
  const auto works = works_of(store->documents());
  const WorkList list{chosen(*store, works, request.words), &works,
                      retractions ? &*retractions : nullptr};
  print(print_works(list, request.format, screen(request.color)));
  return list.shown.empty() ? nothing_found : found;
}

}  // namespace netkg::cli
