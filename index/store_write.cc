// Staging and publishing. Documents wait in memory until commit(), which prepares both stores
// beside their readers and then publishes them, the graph first, while nobody reads.
#include <algorithm>
#include <utility>

#include "index/passages.h"
#include "index/store_parts.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

/// The generation that the text index holds; nothing when it has to be built anew.
std::optional<uint64_t> usable_generation(const Places& places) {
  if (!exists(places.text()) || !places.text_is_whole()) return std::nullopt;
  try {
    return TextIndex(places.text()).generation();
  } catch (const Error& error) {
    if (error.kind != ErrorKind::Damaged) throw;
    return std::nullopt;
  }
}

std::vector<ClaimRecord> claims_of(const Graph& graph, const Contents& contents) {
  std::vector<ClaimRecord> claims;
  for (uint32_t i = 0; i < contents.claims; ++i) {
    if (auto claim = graph.claim(contents.first_claim + i)) claims.push_back(std::move(*claim));
  }
  return claims;
}

}  // namespace

Store::Parts::~Parts() {
  build.reset();
  if (writer_lock) places.tidy(made_directory);
}

void Store::Parts::open_for_writing() {
  made_directory = places.prepare_for_writing();
  writer_lock = lock_writer(places.root());
  places.remove_leftovers();
  if (graph().empty()) return;
  indexed_generation = usable_generation(places);
  catch_up_text();
}

void Store::Parts::forget_opened() {
  opened_graph.reset();
  opened_text.reset();
}

// ---- the text index after a crash

void Store::Parts::each_indexed(
    const Numbers& numbers, const std::function<void(DocumentNumber, std::vector<TextPassage>,
                                                     std::shared_ptr<const void>)>& see) const {
  struct Page {
    DocumentRecord record;
    std::string text;
  };
  auto entity = [this](const EntityId& id) {
    return graph().entity_number(id).value_or(no_entity);
  };
  for (auto number : numbers) {
    auto record = graph().document(number, Detail::Head);
    auto contents = graph().contents(number);
    if (!record || !contents) {
      see(number, {}, nullptr);
      continue;
    }
    auto page = std::make_shared<Page>(Page{std::move(*record), graph().text(number)});
    auto passages = text_passages(page->record, page->text, contents->passages,
                                  claims_of(graph(), *contents), entity);
    see(number, std::move(passages), page);
  }
}

void Store::Parts::build_text() {
  remove_tree(places.new_text());
  TextBuild built(places.new_text(), text_threads());
  each_indexed(graph().document_numbers(),
               [&](DocumentNumber number, auto passages, auto owner) {
                 if (!passages.empty())
                   built.add(number, std::move(passages), std::move(owner));
               });
  auto generation = graph().state().generation;
  built.finish(generation);
  sync_tree(places.new_text());
  {
    auto lock = lock_for_publishing(places.root(), reader_patience);
    opened_text.reset();
    places.install_text();
  }
  places.settle();
  places.end_unsynced_text();
  indexed_generation = generation;
}

void Store::Parts::catch_up_text() {
  const auto& state = graph().state();
  if (graph().empty() || indexed_generation == state.generation) return;
  bool resume = indexed_generation && *indexed_generation >= state.changes_since &&
                *indexed_generation < state.generation;
  if (!resume) return build_text();
  TextWriter writer(places.text());
  each_indexed(graph().changed_since(*indexed_generation),
               [&](DocumentNumber number, const auto& passages, const auto&) {
                 writer.replace(number, passages);
               });
  writer.prepare();
  places.begin_unsynced_text();
  {
    auto lock = lock_for_publishing(places.root(), reader_patience);
    opened_text.reset();
    writer.commit(state.generation);
  }
  sync_text();
  indexed_generation = state.generation;
}

void Store::Parts::sync_text() const {
  sync_tree(places.text());
  places.end_unsynced_text();
}

// ---- earlier texts

/// A text that differs is one more version; reading the same text by new rules is none.
History Store::Parts::history_of(const DocumentRecord& record) const {
  History history;
  auto number = graph().document_number(record.id);
  auto before = number ? graph().document(*number, Detail::Head) : std::nullopt;
  if (!before) return history;
  history.version = before->version;
  history.kept = graph().versions(*number);
  bool same = before->stamp.sha256 == record.stamp.sha256 &&
              before->stamp.metadata == record.stamp.metadata;
  if (same) return history;
  auto source = graph().source(*number);
  if (!source) throw damaged("document " + record.id.text + " has lost its source");
  history.kept.emplace_back(history.version++,
                            encode_record(VersionRecord{before->stamp, *source}));
  if (history.kept.size() > keep)
    history.kept.erase(history.kept.begin(), history.kept.end() - keep);
  return history;
}

// ---- commit

void Store::Parts::apply_staged(Changes& changes, TextWriter& writer) const {
  auto entity = [&changes](const EntityId& id) { return changes.entity_number(id); };
  std::vector<std::pair<std::size_t, const DocumentId*>> turns;
  for (const auto& [id, waiting] : staged) turns.emplace_back(waiting.turn, &id);
  std::sort(turns.begin(), turns.end());
  for (const auto& [turn, id] : turns) {
    const auto& document = staged.at(*id).document;
    auto number = graph().document_number(*id);
    auto history = document ? history_of(document->record) : History{};
    if (number) changes.remove(*number);
    if (document) number = changes.add(*document, history, number);
    if (!number) continue;
    std::vector<TextPassage> passages;
    if (document) {
      passages = text_passages(document->record, document->text, document->passages,
                               document->claims, entity);
    }
    writer.replace(*number, passages);
  }
}

void Store::Parts::put_meta(Sink& sink) const {
  for (const auto& [name, value] : staged_meta) {
    if (value.empty()) {
      sink.erase(Family::Meta, meta_key(name));
    } else {
      sink.put(Family::Meta, meta_key(name), value);
    }
  }
}

void Store::Parts::commit_staged() {
  if (staged.empty()) return;
  catch_up_text();
  GraphWriter tables(places.added_graph(), places.graph());
  Changes changes(graph(), indexed_generation.value_or(0), tables, places.added_graph());
  TextWriter writer(places.text());
  apply_staged(changes, writer);
  auto generation = changes.state().generation;
  changes.finish();
  put_meta(tables);
  tables.finish();
  writer.prepare();
  places.begin_unsynced_text();
  auto read_until_now = std::move(opened_graph);
  {
    auto lock = lock_for_publishing(places.root(), reader_patience);
    forget_opened();
    tables.install();
    staged.clear();  // in the truth now, whatever becomes of the text index
    staged_meta.clear();
    writer.commit(generation);
  }
  tables.settle();
  sync_text();
  indexed_generation = generation;
}

void Store::Parts::commit() {
  if (build) publish_build();
  commit_staged();
}

// ---- the interface

void Store::keep_versions(uint32_t count) { parts_->keep = count; }

std::optional<Stamp> Store::stamp(const DocumentId& id) const {
  auto waiting = parts_->staged.find(id);
  if (waiting != parts_->staged.end()) {
    const auto& document = waiting->second.document;
    return document ? std::optional(document->record.stamp) : std::nullopt;
  }
  if (parts_->build) return std::nullopt;
  auto stored = document(id, Detail::Head);
  return stored ? std::optional(stored->stamp) : std::nullopt;
}

PutResult Store::put(const Extraction& extraction, const Stamp& stamp,
                     uint32_t sentences_without_claim, const std::vector<WorkId>& works) {
  const auto& id = extraction.document.id;
  if (!parts_->build && parts_->staged.empty() && parts_->graph().empty())
    parts_->begin_build();
  auto before = this->stamp(id);
  if (before == stamp) return PutResult::Unchanged;
  auto document = stage(extraction, stamp, sentences_without_claim, works);
  if (parts_->build && !before) return parts_->put_built(std::move(document));
  auto turn = parts_->staged.size();
  parts_->staged[id] = {turn, std::move(document)};
  if (!before) return PutResult::Added;
  bool same_page = before->sha256 == stamp.sha256 && before->metadata == stamp.metadata;
  return same_page ? PutResult::Reextracted : PutResult::Replaced;
}

void Store::set_meta(const std::string& name, std::string value) {
  parts_->staged_meta[name] = std::move(value);
}

bool Store::remove(const DocumentId& id) {
  bool built = parts_->build && parts_->build->known.contains(hash_of(id.text));
  if (!built && !stamp(id)) return false;
  auto turn = parts_->staged.size();
  if (built || parts_->graph().document_number(id)) {
    parts_->staged[id] = {turn, std::nullopt};
  } else {
    parts_->staged.erase(id);
  }
  return true;
}

void Store::commit() { parts_->commit(); }

}  // namespace netkg::index
