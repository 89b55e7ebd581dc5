// netkg ingest: pages -> extractions -> store. The only place where ingest and index meet.
#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <unordered_map>

#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/pages.h"
#include "cli/progress.h"
#include "cli/vocabularies.h"
#include "cli/works.h"
#include "ingest/extract.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

using index::PutResult;
using vocabulary::Vocabulary;

/// Bounds what waits in memory. A store that is built anew keeps nothing back and is published
/// once, when it is whole.
constexpr std::size_t pages_a_commit = 256;

/// One page as its thread leaves it.
struct Reading {
  Page page;                             // as read, when it was not extracted
  std::vector<model::WorkId> works;      // of each reference
  std::optional<ingest::Stages> stages;  // missing: unchanged, so far as the thread could tell
  std::optional<Failure> failure;
};

struct Summary {
  std::size_t added = 0, replaced = 0, reextracted = 0, unchanged = 0;
  std::map<model::ClaimType, std::size_t> claims;
  std::size_t references = 0;
  std::size_t diagnostics = 0;
  std::vector<Failure> failed;
  double seconds = 0;
};

/// The stamps that pages in the store were made with; shared by the reading threads.
class Stamps {
 public:
  explicit Stamps(const index::Store* store) : store_(store) {}

  std::optional<index::Stamp> of(const model::DocumentId& id) {
    std::lock_guard lock(mutex_);
    return store_ ? store_->stamp(id) : std::nullopt;
  }
  std::mutex& mutex() { return mutex_; }

 private:
  const index::Store* store_;
  std::mutex mutex_;
};

void extract(Reading& reading, const Vocabulary& vocabulary) {
  reading.stages = ingest::extract(std::move(reading.page.document), vocabulary);
  const auto& extraction = reading.stages->extraction;
  for (const auto& reference : extraction.references)
    reading.works.push_back(
        work_id(reference.csl, reference.span.in(extraction.document.text)));
}

Reading read_one(const PagePath& path, const Vocabulary& vocabulary, Stamps& stamps,
                 bool dry_run) {
  Reading reading;
  try {
    reading.page = read_page(path, vocabulary);
    auto same = !dry_run && stamps.of(reading.page.document.id) == reading.page.stamp;
    if (!same) extract(reading, vocabulary);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& trouble) {
    reading.failure = failure_of(path.path, trouble);
  }
  return reading;
}

/// What put() would say.
PutResult compare(const std::optional<index::Stamp>& before, const index::Stamp& now) {
  if (!before) return PutResult::Added;
  if (*before == now) return PutResult::Unchanged;
  return before->sha256 == now.sha256 && before->metadata == now.metadata
             ? PutResult::Reextracted
             : PutResult::Replaced;
}

/// Takes readings in the order of the pages and writes them, so that what the store holds does
/// not depend on the number of threads.
class Writer {
 public:
  Writer(index::Store* store, const Vocabulary& vocabulary, Stamps& stamps, bool dry_run)
      : store_(store), vocabulary_(vocabulary), stamps_(stamps), dry_run_(dry_run) {}

  Summary summary;
  std::vector<std::string> notes;

  void take(const PagePath& path, Reading reading) {
    if (reading.failure) return summary.failed.push_back(std::move(*reading.failure));
    auto id =
        reading.stages ? reading.stages->extraction.document.id : reading.page.document.id;
    auto [before, is_first] = sources_.emplace(id.text, path.path);
    if (!is_first) {
      notes.push_back(fmt::format("{} is the same page as {} (same id); the later one is kept",
                                  path.path, before->second));
      if (!reading.stages)
        extract(reading, vocabulary_);  // it may have been put since the thread looked
    }
    try {
      count(reading.stages ? put(reading) : PutResult::Unchanged, reading);
    } catch (const model::Error& refused) {
      if (refused.kind != model::ErrorKind::Unreadable) throw;
      summary.failed.push_back(failure_of(path.path, refused));
    }
  }

  void commit() {
    if (dry_run_ || !store_) return;
    std::lock_guard lock(stamps_.mutex());
    store_->commit();
  }

 private:
  PutResult put(const Reading& reading) {
    const auto& [extraction, sentences, unclaimed] = *reading.stages;
    const auto& stamp = reading.page.stamp;
    if (dry_run_) return compare(stamps_.of(extraction.document.id), stamp);
    std::lock_guard lock(stamps_.mutex());
    auto result =
        store_->put(extraction, stamp, static_cast<uint32_t>(unclaimed.size()), reading.works);
    if (++put_ % pages_a_commit == 0 && !store_->building()) store_->commit();
    return result;
  }

  void count(PutResult result, const Reading& reading) {
    summary.added += result == PutResult::Added;
    summary.replaced += result == PutResult::Replaced;
    summary.reextracted += result == PutResult::Reextracted;
    summary.unchanged += result == PutResult::Unchanged;
    if (!reading.stages || result == PutResult::Unchanged) return;
    const auto& extraction = reading.stages->extraction;
    for (const auto& claim : extraction.claims) ++summary.claims[type_of(claim.predicate)];
    summary.references += extraction.references.size();
    summary.diagnostics += extraction.diagnostics.size();
  }

  index::Store* store_;
  const Vocabulary& vocabulary_;
  Stamps& stamps_;
  bool dry_run_;
  std::size_t put_ = 0;
  std::unordered_map<std::string, std::string> sources_;  // id -> path, of this run
};

model::Json summary_json(const Summary& summary) {
  model::Json json{{"schema", "netkg.ingest/1"}};
  json["documents"] = {{"added", summary.added},
                       {"replaced", summary.replaced},
                       {"reextracted", summary.reextracted},
                       {"unchanged", summary.unchanged},
                       {"failed", summary.failed.size()}};
  json["claims"] = model::Json::object();
  for (const auto& [type, count] : summary.claims)
    json["claims"][std::string(name(type))] = count;
  json["references"] = summary.references;
  json["diagnostics"] = summary.diagnostics;
  json["failed"] = model::Json::array();
  for (const auto& failure : summary.failed)
    json["failed"].push_back(
        {{"source", failure.source}, {"error", failure.error}, {"hint", failure.hint}});
  json["seconds"] = summary.seconds;
  return json;
}

std::string summary_text(const Summary& summary, bool dry_run, const Screen& screen) {
  auto text =
      fmt::format("{}: {} added, {} replaced, {} read again, {} unchanged, {} failed{}\n",
                  paint(screen, Style::Bold, dry_run ? "would be" : "documents"), summary.added,
                  summary.replaced, summary.reextracted, summary.unchanged,
                  summary.failed.size(), dry_run ? " (dry run, nothing written)" : "");
  std::vector<std::vector<std::string>> rows;
  for (const auto& [type, count] : summary.claims)
    rows.push_back({std::string(name(type)), std::to_string(count)});
  if (!rows.empty()) text += table(screen, {{"claims"}, {"", true}}, rows);
  text += fmt::format("references {}, diagnostics {}, {:.2f} s\n", summary.references,
                      summary.diagnostics, summary.seconds);
  return text;
}

void tell_other(const FoundPages& pages) {
  for (const auto& note : pages.notes) fmt::print(stderr, "netkg: {}, skipped\n", clean(note));
  std::size_t total = 0;
  std::string kinds;
  for (const auto& [kind, count] : pages.other) {
    total += count;
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count,
                         kind.empty() ? "without extension" : clean(kind));
  }
  if (total > 0)
    fmt::print(stderr, "netkg: {} other file{} skipped ({}); name a file to read it\n", total,
               total == 1 ? "" : "s", kinds);
}

/// A dry run looks into the store, if there is one, and never makes one.
std::unique_ptr<index::Store> open_for(const Request& request, bool dry_run) {
  if (!dry_run) return request.open_store();
  try {
    return index::Store::open(request.db, index::Access::Read);
  } catch (const model::Error& error) {
    if (error.kind == model::ErrorKind::NoStore) return nullptr;
    throw;
  }
}

Summary ingest_pages(const Request& request, FoundPages& pages) {
  auto dry_run = request.has("--dry-run");
  auto jobs =
      request.number("--jobs", std::max(1u, std::thread::hardware_concurrency()), 1, 1024);
  auto store = pages.pages.empty() ? nullptr : open_for(request, dry_run);
  auto loaded = vocabulary_for(request, store.get());
  if (store && !dry_run) keep_vocabulary(loaded, store.get());
  if (store && !dry_run) store->keep_versions(request.number("--keep", 3, 0, 10'000));
  Stamps stamps(store.get());
  Writer writer(store.get(), loaded.vocabulary, stamps, dry_run);
  Progress progress(pages.pages.size(), request.quiet);
  std::size_t done = 0;
  in_batches(pages, [&](const std::vector<PagePath>& batch) {
    in_order(
        batch.size(), jobs,
        [&](std::size_t i) { return read_one(batch[i], loaded.vocabulary, stamps, dry_run); },
        [&](std::size_t i, Reading reading) {
          progress.step(done++, batch[i].path);
          writer.take(batch[i], std::move(reading));
        });
  });
  progress.clear();
  writer.commit();
  if (store && !dry_run && (request.has("--vocab") || loaded.bytes))
    if (auto note = pages_with_other_rows(loaded, *store); !note.empty())
      writer.notes.push_back(std::move(note));
  if (!request.quiet)
    for (const auto& note : writer.notes) fmt::print(stderr, "netkg: {}\n", clean(note));
  return std::move(writer.summary);
}

}  // namespace

int cmd_ingest(const Request& request) {
  auto start = std::chrono::steady_clock::now();
  auto pages = find_pages(request);
  if (!request.quiet) tell_other(pages);
  auto summary = ingest_pages(request, pages);
  summary.failed.insert(summary.failed.begin(), pages.failures.begin(), pages.failures.end());
  summary.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  for (const auto& failure : summary.failed) tell(failure);
  if (request.is_json())
    print(model::dump(summary_json(summary)) + "\n");
  else if (!request.quiet)
    print(summary_text(summary, request.has("--dry-run"), screen(request.color)));
  return summary.failed.empty() ? found : failed;
}

}  // namespace netkg::cli
