// Gathering of a commit.
#include "index/changes.h"

#include <algorithm>
#include <limits>
#include <set>

#include "model/error.h"

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

[[noreturn]] void contradiction(const std::string& what) {
  throw Error(ErrorKind::Damaged, "the store is damaged: " + what,
              "make the store anew: netkg ingest PATH --db NEW-DIR");
}

/// Folded names, with the readable part of the id: "drug:folinic-acid" is found by "folinic
/// acid".
std::set<std::string> names_of(const EntityRecord& record) {
  std::set<std::string> prefixes;
  auto add = [&prefixes](std::string_view name) {
    if (auto prefix = name_prefix(name); !prefix.empty()) prefixes.insert(std::move(prefix));
  };
  if (record.forms.empty()) return prefixes;
  add(std::string_view(record.id.text).substr(record.id.text.find(':') + 1));
  for (const auto& form : record.forms) {
    add(form.entity.label);
    for (const auto& name : form.entity.names) add(name);
  }
  return prefixes;
}

void add_or_take(uint64_t& sum, uint64_t amount, bool added) {
  sum = added ? sum + amount : sum - std::min(sum, amount);
}

}  // namespace

Changes::Changes(const Graph& graph, uint64_t indexed) : graph_(graph), state_(graph.state()) {
  auto forget_until = std::min(indexed, state_.generation);
  for (auto& key : graph.change_keys_until(forget_until)) {
    batch_.erase(Family::Changes, std::move(key));
  }
  state_.changes_since = std::max(state_.changes_since, forget_until);
  ++state_.generation;
}

void Changes::mark_changed(DocumentNumber number) {
  batch_.put(Family::Changes, change_key(state_.generation, number), "");
}

// ---- documents

void Changes::remove(DocumentNumber number) {
  auto record = graph_.document(number);
  auto contents = graph_.contents(number);
  if (!record || !contents) contradiction("a document lacks a part");
  count(*record, *contents, graph_.text(number).size(), false);
  remove_claims(*contents);
  for (const auto& shared : contents->entities) unshare(number, shared);
  batch_.erase(Family::Documents, record_key(number));
  batch_.erase(Family::Documents, id_key(record->id.text));
  batch_.erase(Family::Texts, number_key(number));
  batch_.erase(Family::ByDocument, number_key(number));
  mark_changed(number);
}

DocumentNumber Changes::add(const Staged& staged, std::optional<DocumentNumber> number) {
  auto document = number ? *number : next_number(state_.next_document);
  std::vector<EntityShare> shares;
  for (const auto& entity : staged.entities) shares.push_back(share(document, entity));
  auto contents = add_claims(staged, document);
  contents.entities = std::move(shares);
  contents.passages = staged.passages;
  count(staged.record, contents, staged.text.size(), true);
  batch_.put(Family::Documents, record_key(document), encode_record(staged.record));
  batch_.put(Family::Documents, id_key(staged.record.id.text), encode_number(document));
  batch_.put(Family::Texts, number_key(document), staged.text);
  batch_.put(Family::ByDocument, number_key(document), encode_record(contents));
  mark_changed(document);
  return document;
}

void Changes::count(const DocumentRecord& record, const Contents& contents,
                    std::size_t text_bytes, bool added) {
  auto& totals = state_.totals;
  add_or_take(totals.documents, 1, added);
  add_or_take(totals.references, record.references.size(), added);
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

std::pair<std::string, std::string> Changes::list_keys(const Claim& claim) {
  auto subject = entity(claim.subject).number;
  auto object = claim.object ? entity(*claim.object).number : no_entity;
  return {object_key(claim.predicate, object), subject_key(subject, claim.predicate)};
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
    auto [by_object, by_subject] = list_keys(claim.claim);
    objects_[by_object].added.push_back(number);
    subjects_[by_subject].added.push_back(number);
    batch_.put(Family::Claims, number_key(number), encode_record(record));
    batch_.put(Family::ClaimIds, claim_id_entry(claim.claim.id.text, number), "");
    count_claim(claim.claim.predicate, true);
    ++number;
  }
  return contents;
}

void Changes::remove_claims(const Contents& contents) {
  for (uint32_t i = 0; i < contents.claims; ++i) {
    auto number = contents.first_claim + i;
    auto record = graph_.claim(number);
    if (!record) contradiction("a claim is missing");
    auto [by_object, by_subject] = list_keys(record->claim);
    objects_[by_object].removed.push_back(number);
    subjects_[by_subject].removed.push_back(number);
    batch_.erase(Family::Claims, number_key(number));
    batch_.erase(Family::ClaimIds, claim_id_entry(record->claim.id.text, number));
    count_claim(record->claim.predicate, false);
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
  mentions_[number_key(work.number)].added.push_back(document);
  return {work.number, hash};
}

void Changes::unshare(DocumentNumber document, const EntityShare& shared) {
  auto& work = entity(shared.entity);
  auto& forms = work.after.forms;
  auto at = std::find_if(forms.begin(), forms.end(),
                         [&](const auto& form) { return form.hash == shared.form; });
  if (at == forms.end()) contradiction("entity " + work.after.id.text + " lacks a form");
  if (--at->documents == 0) forms.erase(at);
  mentions_[number_key(work.number)].removed.push_back(document);
}

// ---- the batch

void Changes::finish_names(const EntityWork& work) {
  auto before = work.before ? names_of(*work.before) : std::set<std::string>{};
  auto after = names_of(work.after);
  for (const auto& prefix : before) {
    if (!after.contains(prefix)) batch_.erase(Family::Names, name_entry(prefix, work.number));
  }
  for (const auto& prefix : after) {
    if (!before.contains(prefix))
      batch_.put(Family::Names, name_entry(prefix, work.number), "");
  }
}

void Changes::finish_entity(const EntityWork& work) {
  finish_names(work);
  const auto& id = work.after.id.text;
  if (work.after.forms.empty()) {
    batch_.erase(Family::Entities, record_key(work.number));
    batch_.erase(Family::Entities, id_key(id));
    return;
  }
  batch_.put(Family::Entities, record_key(work.number), encode_record(work.after));
  if (!work.before) batch_.put(Family::Entities, id_key(id), encode_number(work.number));
}

void Changes::finish_lists(Family family, const Lists& lists) {
  for (const auto& [key, work] : lists) {
    auto numbers = change(graph_.list(family, key), normal(work.removed), normal(work.added));
    if (numbers.empty()) {
      batch_.erase(family, key);
    } else {
      batch_.put(family, key, pack(numbers));
    }
  }
}

Batch Changes::finish() {
  for (const auto& [id, work] : entities_) finish_entity(work);
  finish_lists(Family::Objects, objects_);
  finish_lists(Family::Subjects, subjects_);
  finish_lists(Family::Mentions, mentions_);
  batch_.put(Family::Meta, std::string(format_key), format_value(format_version));
  batch_.put(Family::Meta, std::string(state_key), encode_record(state_));
  return std::move(batch_);
}

}  // namespace netkg::index
