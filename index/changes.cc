// Gathering of a commit.
#include "index/changes.h"

#include <algorithm>
#include <limits>
#include <set>

#include "index/heads.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

/// Numbers are never given out twice, so they can run out.
uint32_t next_number(uint32_t& next, uint64_t count = 1) {
  if (count > std::numeric_limits<uint32_t>::max() - next) {
    throw Error(ErrorKind::Failed, "the store has no numbers left",
                "make the store anew: netkg ingest PATH --db NEW-DIR");
  }
  auto first = next;
  next += static_cast<uint32_t>(count);
  return first;
}

[[noreturn]] void contradiction(const std::string& what) { throw damaged(what); }

void add_or_take(uint64_t& sum, uint64_t amount, bool added) {
  sum = added ? sum + amount : sum - std::min(sum, amount);
}

}  // namespace

Changes::Changes(const Graph& graph, uint64_t indexed, Sink& sink, const std::string& directory)
    : graph_(graph), sink_(sink), state_(graph.state()), lists_(directory) {
  auto forget_until = std::min(indexed, state_.generation);
  for (auto& key : graph.change_keys_until(forget_until))
    sink_.erase(Family::Changes, std::move(key));
  state_.changes_since = std::max(state_.changes_since, forget_until);
  ++state_.generation;
}

/// The text index of the store before knows nothing of this one's numbers: `changes_since` says
/// that it cannot be caught up.
void Changes::succeed(const State& before) {
  state_.generation = before.generation + 1;
  state_.changes_since = state_.generation;
}

void Changes::mark_changed(DocumentNumber number) {
  if (graph_.empty()) return;  // a text index that is built beside the graph misses nothing
  sink_.put(Family::Changes, change_key(state_.generation, number), "");
}

// ---- documents

void Changes::remove(DocumentNumber number) {
  auto record = graph_.document(number, Detail::Head);
  auto contents = graph_.contents(number);
  if (!record || !contents) contradiction("a document lacks a part");
  auto text_bytes = graph_.text(number).size();
  count(*record, *contents, text_bytes, false);
  remove_claims(*contents);
  remove_works(number);
  for (const auto& shared : contents->entities) unshare(number, shared);
  sink_.erase(Family::Documents, record_key(number));
  sink_.erase(Family::Documents, id_key(record->id.text));
  for (uint32_t piece = 0; piece * text_piece_bytes < text_bytes; ++piece)
    sink_.erase(Family::Texts, text_key(number, piece));
  for (auto family : {Family::Sources, Family::References, Family::ByDocument})
    sink_.erase(family, number_key(number));
  for (const auto& [version, bytes] : graph_.versions(number))
    sink_.erase(Family::Versions, version_key(number, version));
  mark_changed(number);
}

DocumentNumber Changes::add(const Staged& staged, const History& history,
                            std::optional<DocumentNumber> number) {
  auto document = number ? *number : next_number(state_.next_document);
  auto record = staged.record;
  record.version = history.version;
  std::vector<EntityShare> shares;
  for (const auto& entity : staged.entities) shares.push_back(share(document, entity));
  auto contents = add_claims(staged, document);
  contents.entities = std::move(shares);
  contents.passages = staged.passages;
  count(record, contents, staged.text.size(), true);
  add_works(staged, document);
  auto key = number_key(document);
  sink_.put(Family::Documents, record_key(document), encode_record(record));
  sink_.put(Family::Documents, id_key(record.id.text), encode_number(document));
  for (uint32_t at = 0; at < staged.text.size(); at += text_piece_bytes)
    sink_.put(Family::Texts, text_key(document, at / text_piece_bytes),
              staged.text.substr(at, text_piece_bytes));
  sink_.put(Family::Sources, key, encode_record(staged.source));
  if (!record.references.empty())
    sink_.put(Family::References, key, encode_record(ReferenceList{record.references}));
  sink_.put(Family::ByDocument, key, encode_record(contents));
  for (const auto& [version, bytes] : history.kept)
    sink_.put(Family::Versions, version_key(document, version), bytes);
  mark_changed(document);
  return document;
}

void Changes::count(const DocumentRecord& record, const Contents& contents,
                    std::size_t text_bytes, bool added) {
  auto& totals = state_.totals;
  add_or_take(totals.documents, 1, added);
  add_or_take(totals.references, record.reference_count, added);
  add_or_take(totals.passages, contents.passages.size(), added);
  add_or_take(totals.sentences_without_claim, record.sentences_without_claim, added);
  add_or_take(totals.source_bytes, text_bytes, added);
}

void Changes::count_claim(Predicate predicate, bool added) {
  auto& claims = state_.totals.claims;
  auto& sum = claims[type_of(predicate)];
  add_or_take(sum, 1, added);
  if (sum == 0) claims.erase(type_of(predicate));
}

// ---- claims

void Changes::list_claim(const ClaimRecord& record, std::optional<ClaimHead> head) {
  const auto& claim = record.claim;
  auto predicate = claim.predicate;
  auto number = record.number, document = record.document;
  auto subject = entity(claim.subject).number;
  auto object = claim.object ? entity(*claim.object).number : no_entity;
  auto by_object = object_list(predicate, object);
  auto by_subject = subject_list(subject, predicate);
  HeadPattern of_object{predicate, {}, object, document};
  HeadPattern of_subject{predicate, subject, {}, document};
  if (head) {
    lists_.add(Family::Objects, by_object, {subject, number});
    lists_.add(Family::Subjects, by_subject, {object, number});
    head->subject_number = subject;
    head->object_number = object;
    auto bytes = encode_head(*head);
    sink_.put(Family::Heads, head_key(of_object, number), bytes);
    sink_.put(Family::Heads, head_key(of_subject, number), std::move(bytes));
  } else {
    lists_.remove(Family::Objects, by_object, {subject, number});
    lists_.remove(Family::Subjects, by_subject, {object, number});
    sink_.erase(Family::Heads, head_key(of_object, number));
    sink_.erase(Family::Heads, head_key(of_subject, number));
  }
  count_claim(predicate, head.has_value());
}

Contents Changes::add_claims(const Staged& staged, DocumentNumber document) {
  Contents contents;
  contents.claims = static_cast<uint32_t>(staged.claims.size());
  contents.first_claim = next_number(state_.next_claim, contents.claims);
  auto number = contents.first_claim;
  for (const auto& claim : staged.claims) {
    auto record = claim;
    record.number = number;
    record.document = document;
    list_claim(record, make_head(record, staged.record));
    sink_.put(Family::Claims, number_key(number), encode_record(record));
    sink_.put(Family::ClaimIds, claim_id_entry(claim.claim.id.text, number), "");
    ++number;
  }
  return contents;
}

void Changes::remove_claims(const Contents& contents) {
  for (uint32_t i = 0; i < contents.claims; ++i) {
    auto number = contents.first_claim + i;
    auto record = graph_.claim(number);
    if (!record) contradiction("a claim is missing");
    list_claim(*record, std::nullopt);
    sink_.erase(Family::Claims, number_key(number));
    sink_.erase(Family::ClaimIds, claim_id_entry(record->claim.id.text, number));
  }
}

// ---- entities

Changes::EntityWork& Changes::entity(const EntityId& id) {
  auto [found, is_new] = entities_.try_emplace(id);
  auto& work = found->second;
  if (!is_new) return work;
  if (auto number = graph_.entity_number(id)) {
    work.number = *number;
    work.before = graph_.entity(*number);
    if (!work.before) contradiction("entity " + id.text + " is missing");
    work.after = *work.before;
  } else {
    work.number = next_number(state_.next_entity);
    work.after.id = id;
  }
  entity_ids_.emplace(work.number, id);
  return work;
}

Changes::EntityWork& Changes::entity(EntityNumber number) {
  if (auto known = entity_ids_.find(number); known != entity_ids_.end()) {
    return entity(known->second);
  }
  auto record = graph_.entity(number);
  if (!record) contradiction("entity " + std::to_string(number) + " is missing");
  return entity(record->id);
}

EntityNumber Changes::entity_number(const EntityId& id) const {
  auto found = entities_.find(id);
  return found == entities_.end() ? no_entity : found->second.number;
}

EntityShare Changes::share(DocumentNumber document, const Entity& shared) {
  auto& work = entity(shared.id);
  auto hash = form_hash(shared);
  auto& forms = work.after.forms;
  auto at =
      std::lower_bound(forms.begin(), forms.end(), hash,
                       [](const auto& form, uint64_t wanted) { return form.hash < wanted; });
  if (at == forms.end() || at->hash != hash) at = forms.insert(at, {hash, 0, shared});
  ++at->documents;
  lists_.add(Family::Mentions, work.number, {0, document});
  return {work.number, hash};
}

void Changes::unshare(DocumentNumber document, const EntityShare& shared) {
  auto& work = entity(shared.entity);
  auto& forms = work.after.forms;
  auto at = std::find_if(forms.begin(), forms.end(),
                         [&](const auto& form) { return form.hash == shared.form; });
  if (at == forms.end()) contradiction("entity " + work.after.id.text + " lacks a form");
  if (--at->documents == 0) forms.erase(at);
  lists_.remove(Family::Mentions, work.number, {0, document});
}

// ---- works

WorkNumber Changes::work(const WorkId& id) {
  auto [found, is_new] = work_numbers_.try_emplace(id, no_work);
  if (!is_new) return found->second;
  auto stored = graph_.work_number(id);
  auto number = stored ? *stored : next_number(state_.next_work);
  found->second = number;
  WorkWork work{.id = id};
  if (stored) {
    work.stored = graph_.work(number);
    if (!work.stored) contradiction("work " + id.text + " is missing");
  }
  works_.emplace(number, std::move(work));
  return number;
}

void Changes::add_works(const Staged& staged, DocumentNumber document) {
  Postings cites;
  for (uint32_t i = 0; i < staged.works.size(); ++i) {
    if (staged.works[i].empty()) continue;
    auto number = work(staged.works[i]);
    auto& best = works_.at(number).added;
    auto told = telling(staged.record.references[i].csl);
    if (!best || tells_more(told, best->telling))
      best = WorkRecord{staged.works[i], told, document, i};
    lists_.add(Family::CitedBy, number, {document, i});
    cites.push_back({number, i});
  }
  if (!cites.empty())
    sink_.put(Family::Cites, number_key(document), pack(normal(std::move(cites))));
}

void Changes::remove_works(DocumentNumber document) {
  for (const auto& cited : graph_.cites(document)) {
    auto record = graph_.work(cited.other);
    if (!record) contradiction("a work is missing");
    work(record->id);
    lists_.remove(Family::CitedBy, cited.other, {document, cited.number});
  }
  sink_.erase(Family::Cites, number_key(document));
}

// ---- what has waited

void Changes::finish_names(const EntityWork& work) {
  auto before = work.before ? name_prefixes(*work.before) : std::set<std::string>{};
  auto after = name_prefixes(work.after);
  for (const auto& prefix : before) {
    if (!after.contains(prefix)) sink_.erase(Family::Names, name_entry(prefix, work.number));
  }
  for (const auto& prefix : after) {
    if (!before.contains(prefix)) sink_.put(Family::Names, name_entry(prefix, work.number), "");
  }
}

void Changes::finish_entity(const EntityWork& work) {
  finish_names(work);
  const auto& id = work.after.id.text;
  if (work.after.forms.empty()) {
    sink_.erase(Family::Entities, record_key(work.number));
    sink_.erase(Family::Entities, id_key(id));
    return;
  }
  sink_.put(Family::Entities, record_key(work.number), encode_record(work.after));
  if (!work.before) sink_.put(Family::Entities, id_key(id), encode_number(work.number));
}

void Changes::finish_list(Family family, ListNumber list, const Postings& removed,
                          const Postings& added) {
  if (removed == added) return;
  auto key = list_key(family, list);
  auto layout = graph_.lists().layout(family, key);
  if (layout.bytes > short_list_bytes && layout.deltas.size() < most_deltas) {
    put_delta(sink_, family, key, state_.generation, removed, added);
    ++state_.deltas;
    return;
  }
  auto stored = layout.chunks > 0 ? graph_.lists().get(family, key) : Postings{};
  auto folded = put_list(sink_, family, key, change(stored, removed, added), layout);
  state_.deltas -= std::min<uint64_t>(state_.deltas, folded);
}

/// Of the entries that stay, the one that tells most: the one stored, unless it has gone.
std::optional<WorkRecord> Changes::kept_record(const WorkWork& work,
                                               const Postings& kept) const {
  if (!work.stored || kept.empty()) return std::nullopt;
  Posting spokesman{work.stored->document, work.stored->reference};
  if (std::binary_search(kept.begin(), kept.end(), spokesman)) return work.stored;
  std::optional<WorkRecord> best;
  for (const auto& entry : kept) {
    auto document = graph_.document(entry.other, Detail::Whole);
    if (!document || entry.number >= document->references.size())
      contradiction("a reference is missing");
    auto told = telling(document->references[entry.number].csl);
    if (!best || tells_more(told, best->telling))
      best = WorkRecord{work.id, told, entry.other, entry.number};
  }
  return best;
}

void Changes::finish_work(WorkNumber number, const Postings& removed, const Postings& added) {
  const auto& mine = works_.at(number);
  auto kept = mine.stored ? change(graph_.cited_by(number), removed, {}) : Postings{};
  auto best = kept_record(mine, kept);
  if (mine.added && (!best || tells_more(mine.added->telling, best->telling)))
    best = mine.added;
  bool named = best && (!kept.empty() || !added.empty());
  add_or_take(state_.totals.works, (named ? 1 : 0) != (mine.stored ? 1 : 0) ? 1 : 0, named);
  if (!named) {
    sink_.erase(Family::Works, record_key(number));
    sink_.erase(Family::Works, id_key(mine.id.text));
    return;
  }
  sink_.put(Family::Works, record_key(number), encode_record(*best));
  if (!mine.stored) sink_.put(Family::Works, id_key(mine.id.text), encode_number(number));
}

void Changes::finish() {
  for (const auto& [id, work] : entities_) finish_entity(work);
  for (auto family : {Family::Objects, Family::Subjects, Family::Mentions, Family::CitedBy}) {
    lists_.visit(family, [&](ListNumber list, Postings removed, Postings added) {
      if (family == Family::CitedBy) finish_work(static_cast<WorkNumber>(list), removed, added);
      finish_list(family, list, removed, added);
    });
  }
  sink_.put(Family::Meta, std::string(format_key), format_value(format_version));
  sink_.put(Family::Meta, std::string(state_key), encode_record(state_));
}

}  // namespace netkg::index
