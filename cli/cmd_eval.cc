// netkg eval: how well extraction agrees with annotated pages.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/pages.h"
#include "cli/print_scores.h"
#include "cli/vocabularies.h"
#include "ingest/extract.h"
#include "ingest/reader.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorKind;

/// The bytes of a regular file of at most `most` bytes.
std::string read_bytes(const fs::path& path, std::uintmax_t most) {
  std::error_code trouble;
  bool regular = fs::is_regular_file(path, trouble);
  if (!regular || trouble || fs::file_size(path, trouble) > most)
    throw Error(ErrorKind::Unreadable, fmt::format("cannot read {}", path.string()),
                "name a gold file, or a directory that holds some");
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Gold files: those named, and below directories those that say they are.
std::vector<fs::path> find_gold(const std::vector<std::string>& arguments) {
  std::vector<fs::path> found;
  for (const auto& argument : arguments) {
    std::error_code trouble;
    if (!fs::is_directory(argument, trouble)) {
      found.emplace_back(argument);  // what is wrong with a file shows when it is read
      continue;
    }
    std::vector<fs::path> below;
    for (const auto& entry : fs::directory_iterator(argument, trouble))
      if (entry.path().extension() == ".json" && entry.is_regular_file(trouble) &&
          entry.file_size(trouble) <= ingest::max_gold_bytes &&
          ingest::is_gold(read_bytes(entry.path(), ingest::max_gold_bytes)))
        below.push_back(entry.path());
    std::sort(below.begin(), below.end());
    found.insert(found.end(), below.begin(), below.end());
  }
  return found;
}

/// Looks for annotated pages by file name; the hash in the gold decides.
class PageFinder {
 public:
  explicit PageFinder(std::optional<std::string> directory) : directory_(std::move(directory)) {
    if (!directory_) return;
    std::error_code trouble;
    if (!fs::is_directory(*directory_, trouble))
      throw Error(ErrorKind::Usage,
                  fmt::format("--text \"{}\" is no directory", clean(*directory_)),
                  "name the folder that holds the annotated pages");
    for (auto& page : find_pages({*directory_}).pages)
      below_.emplace(fs::path(page.path).filename().string(), std::move(page.path));
  }

  /// Throws Error{Unreadable} when the page is not there, or is another text than the one that
  /// was annotated.
  Page find(const fs::path& gold_file, const ingest::Gold& gold,
            const vocabulary::Vocabulary& vocabulary) const {
    bool changed = false;
    for (const auto& path : candidates(gold_file, gold.file)) {
      auto page = read_page({path.string(), gold.file}, vocabulary);
      if (gold.sha256.empty() || page.document.sha256 == gold.sha256) return page;
      changed = true;
    }
    throw Error(ErrorKind::Unreadable,
                fmt::format("{}, annotated in {}, {}", gold.file, gold_file.string(),
                            changed ? "has changed since" : "was not found"),
                "name the folder of the pages with --text DIR");
  }

 private:
  /// Below --text, beside the gold, and in the folders of a source checkout.
  std::vector<fs::path> candidates(const fs::path& gold_file, const std::string& name) const {
    std::vector<fs::path> places;
    if (directory_) places.push_back(fs::path(*directory_) / name);
    auto [first, last] = below_.equal_range(fs::path(name).filename().string());
    for (auto it = first; it != last; ++it) places.emplace_back(it->second);
    auto beside = gold_file.parent_path();
    for (const auto& folder : {beside, beside / "../documents", fs::path("corpus/documents"),
                               fs::path("../shared/seeds")})
      places.push_back(folder / name);
    std::erase_if(places, [](const fs::path& place) {
      std::error_code trouble;
      return !fs::is_regular_file(place, trouble);
    });
    return places;
  }

  std::optional<std::string> directory_;
  std::multimap<std::string, std::string> below_;  // file name -> path
};

ScoredPage score_page(const fs::path& gold_file, const PageFinder& finder,
                      const vocabulary::Vocabulary& vocabulary) {
  auto gold =
      ingest::read_gold(read_bytes(gold_file, ingest::max_gold_bytes), gold_file.string());
  auto page = finder.find(gold_file, gold, vocabulary);
  auto original = read_bytes(page.document.source, ingest::max_document_bytes);
  auto stages = ingest::extract(std::move(page.document), vocabulary);
  return {gold_file.string(), gold.file, ingest::score(gold, stages.extraction, original)};
}

}  // namespace

int cmd_eval(const Request& request) {
  auto loaded = vocabulary_of(request);
  PageFinder finder(request.value("--text"));
  std::vector<ScoredPage> pages;
  std::vector<Failure> failures;
  for (const auto& gold_file : find_gold(request.words)) {
    try {
      pages.push_back(score_page(gold_file, finder, loaded.vocabulary));
    } catch (const Error& trouble) {
      if (trouble.kind != ErrorKind::Unreadable) throw;
      failures.push_back(failure_of(gold_file.string(), trouble));
    }
  }
  for (const auto& failure : failures) tell(failure);
  if (pages.empty() && failures.empty())
    throw Error(ErrorKind::Usage, "no gold file is there",
                "gold files are JSON with \"schema\": \"netkg.gold/1\"");
  if (request.is_json())
    print(model::dump(scores_json(pages, failures)) + "\n");
  else if (!pages.empty())
    print(scores_text(pages, screen(request.color), request.has("--list")));
  return failures.empty() ? found : failed;
}

}  // namespace netkg::cli
