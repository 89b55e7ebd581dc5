// netkg reindex: everything that is worked out from the pages is worked out again, from the
// source texts that the store holds. The store is built anew beside itself.
#include <fmt/format.h>

#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/progress.h"
#include "cli/vocabularies.h"
#include "cli/works.h"
#include "ingest/extract.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

struct Reread {
  ingest::Stages stages;
  index::Stamp stamp;
  std::vector<model::WorkId> works;
};

struct Page {
  index::DocumentNumber number = 0;
  index::Stamp stamp;
  model::DocumentId id;
};

std::vector<Page> pages_of(const index::Store& store) {
  std::vector<Page> pages;
  store.each_document(index::Detail::Head, [&](const index::DocumentRecord& document) {
    pages.push_back({document.number, document.stamp, document.id});
  });
  return pages;
}

/// A store is for one thread at a time; extraction is not what waits for it.
Reread reread(const index::Store& store, std::mutex& mutex, const Page& page,
              const vocabulary::Vocabulary& vocabulary) {
  std::optional<model::Document> source;
  {
    std::lock_guard lock(mutex);
    source = store.source(page.number);
  }
  if (!source) {
    throw model::Error(model::ErrorKind::Damaged,
                       "the store is damaged: " + page.id.text + " has lost its source",
                       "netkg restore BACKUP --replace");
  }
  Reread result{ingest::extract(std::move(*source), vocabulary), page.stamp, {}};
  result.stamp.vocabulary = vocabulary.hash();
  result.stamp.extractor = ingest::extractor_version;
  const auto& extraction = result.stages.extraction;
  for (const auto& reference : extraction.references)
    result.works.push_back(work_id(reference.csl, reference.span.in(extraction.document.text)));
  return result;
}

std::size_t rebuild(index::Store& store, const Request& request,
                    const vocabulary::Vocabulary& vocabulary) {
  auto jobs =
      request.number("--jobs", std::max(1u, std::thread::hardware_concurrency()), 1, 1024);
  auto pages = pages_of(store);
  std::mutex mutex;
  Progress progress(pages.size(), request.quiet);
  store.rebuild();
  in_order(
      pages.size(), jobs,
      [&](std::size_t i) { return reread(store, mutex, pages[i], vocabulary); },
      [&](std::size_t i, Reread page) {
        progress.step(i, pages[i].id.text);
        std::lock_guard lock(mutex);
        store.put(page.stages.extraction, page.stamp,
                  static_cast<uint32_t>(page.stages.unclaimed.size()), page.works);
      });
  store.commit();
  return pages.size();
}

}  // namespace

int cmd_reindex(const Request& request) {
  auto start = std::chrono::steady_clock::now();
  auto store = request.open_store();
  std::size_t pages = 0;
  if (request.has("--text")) {
    store->reindex_text();
  } else {
    auto loaded = vocabulary_for(request, store.get());
    keep_vocabulary(loaded, store.get());
    pages = rebuild(*store, request, loaded.vocabulary);
  }
  auto counts = store->counts();
  double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  uint64_t claims = 0;
  for (const auto& [type, count] : counts.claims) claims += count;
  if (request.is_json()) {
    model::Json json{{"schema", "netkg.reindex/1"},
                     {"documents", pages},
                     {"claims", claims},
                     {"passages", counts.passages},
                     {"seconds", seconds}};
    print(model::dump(json) + "\n");
  } else if (!request.quiet) {
    print(fmt::format("{} pages read again; {} claims, {} passages, {:.2f} s\n", pages, claims,
                      counts.passages, seconds));
  }
  return found;
}

}  // namespace netkg::cli
