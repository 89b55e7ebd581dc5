// A first or a whole build: beside the store, with bounded memory, published when it is whole.
#include <algorithm>
#include <thread>

#include "index/passages.h"
#include "index/store_parts.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

uint64_t page_hash(const Stamp& stamp) { return hash_of(stamp.sha256 + "\n" + stamp.metadata); }

uint64_t stamp_hash(const Stamp& stamp) {
  return hash_of(stamp.sha256 + "\n" + stamp.metadata + "\n" + stamp.vocabulary + "\n" +
                 std::to_string(stamp.extractor));
}

}  // namespace

unsigned text_threads() { return std::clamp(std::thread::hardware_concurrency(), 1u, 8u); }

Build::Build(const Places& places, const Graph& before, unsigned threads)
    : writer(places.added_graph(), places.new_graph()),
      changes(nothing, 0, writer, places.added_graph()),
      text(places.new_text(), threads),
      replaces(!before.empty()) {
  changes.succeed(before.state());
}

void Build::add(Staged staged, const History& history) {
  broken = true;
  auto number = changes.add(staged, history);
  auto owner = std::make_shared<const Staged>(std::move(staged));
  auto entity = [this](const EntityId& id) { return changes.entity_number(id); };
  auto passages =
      text_passages(owner->record, owner->text, owner->passages, owner->claims, entity);
  if (!passages.empty()) text.add(number, std::move(passages), owner);
  broken = false;
}

void Store::Parts::begin_build() {
  staged.clear();
  build.reset();
  remove_tree(places.new_graph());
  remove_tree(places.new_text());
  build = std::make_unique<Build>(places, graph(), text_threads());
}

/// A page that comes twice waits until the build is published and then replaces the first.
PutResult Store::Parts::put_built(Staged document) {
  if (build->broken) {
    throw Error(ErrorKind::Failed, "the store was not built: writing failed before",
                "free some disk space, then try again");
  }
  const auto& stamp = document.record.stamp;
  Build::Known now{page_hash(stamp), stamp_hash(stamp)};
  auto [known, is_new] = build->known.emplace(hash_of(document.record.id.text), now);
  if (is_new) {
    auto history = history_of(document.record);
    auto before = graph().document_number(document.record.id);
    build->add(std::move(document), history);
    return before ? PutResult::Reextracted : PutResult::Added;
  }
  if (known->second.stamp == now.stamp) return PutResult::Unchanged;
  bool same_page = known->second.page == now.page;
  known->second = now;
  auto turn = staged.size();
  auto id = document.record.id;
  staged[id] = {turn, std::move(document)};
  return same_page ? PutResult::Reextracted : PutResult::Replaced;
}

void Store::Parts::publish_build() {
  if (build->broken) {
    throw Error(ErrorKind::Failed, "the store was not built: writing failed before",
                "free some disk space, then try again");
  }
  if (!build->replaces && build->known.empty()) return build.reset();
  auto generation = build->changes.state().generation;
  build->changes.finish();
  graph().each_meta([&](std::string_view name, std::string_view value) {
    build->writer.put(Family::Meta, meta_key(name), std::string(value));
  });
  put_meta(build->writer);
  build->writer.finish();
  build->writer.install();
  build->text.finish(generation);
  build.reset();
  publish_whole();
  staged_meta.clear();
  indexed_generation = generation;
}

/// What was built beside the store takes its place.
void Store::Parts::publish_whole() {
  sync_tree(places.new_graph());
  sync_tree(places.new_text());
  {
    auto lock = lock_for_publishing(places.root(), reader_patience);
    forget_opened();
    places.install_graph();
    places.install_text();
  }
  places.settle();
  places.end_unsynced_text();
}

// ---- packing

/// Every key as it is, lists folded: keys come in order, so that the tables are one run.
void copy_folded(const Graph& graph, Sink& sink) {
  for (std::size_t i = 0; i < family_names.size(); ++i) {
    auto family = static_cast<Family>(i);
    bool lists = family == Family::Objects || family == Family::Subjects ||
                 family == Family::Mentions || family == Family::CitedBy;
    if (lists) {
      graph.lists().scan(family, "", [&](std::string_view key, Postings postings) {
        put_list(sink, family, std::string(key), postings, {});
      });
    } else if (family != Family::Deltas) {
      graph.store().scan(family, "", [&](std::string_view key, std::string_view value) {
        sink.put(family, std::string(key), std::string(value));
        return true;
      });
    }
  }
  auto state = graph.state();
  state.deltas = 0;
  sink.put(Family::Meta, std::string(state_key), encode_record(state));
}

void Store::Parts::compact() {
  if (graph().empty()) return;
  catch_up_text();
  remove_tree(places.new_graph());
  remove_tree(places.new_text());
  GraphWriter tables(places.added_graph(), places.new_graph());
  copy_folded(graph(), tables);
  tables.finish();
  tables.install();
  compact_text(places.text(), places.new_text());
  publish_whole();
}

// ---- the interface

bool Store::building() const { return parts_->build != nullptr; }
void Store::rebuild() { parts_->begin_build(); }
void Store::compact() { parts_->compact(); }

void Store::reindex_text() {
  if (parts_->graph().empty()) return;
  parts_->build_text();
}

}  // namespace netkg::index
