// Look-ups: each is one key, one list or one prefix.
#include "index/graph.h"

#include <algorithm>
#include <tuple>

#include "index/heads.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

void check_format(const std::optional<std::string>& value) {
  auto version = cut_format_value(value.value_or(""));
  if (version == format_version) return;
  if (version < format_version) {
    throw Error(ErrorKind::Failed,
                "the store has format " + std::to_string(version) + "; this netkg reads " +
                    std::to_string(format_version),
                "read the pages again into a new store: netkg ingest PATH --db NEW-DIR");
  }
  throw Error(ErrorKind::TooNew,
              "the store has format " + std::to_string(version) + "; this netkg reads up to " +
                  std::to_string(format_version),
              "use a later netkg, or make a new store: netkg ingest PATH --db NEW-DIR");
}

}  // namespace

Graph::Graph(const std::string& directory) : Graph() {
  if (!graph_exists(directory)) return;
  store_ = std::make_unique<GraphStore>(directory);
  check_format(get(Family::Meta, format_key));
  state_ = decode_state(get(Family::Meta, state_key).value_or(""));
  lists_ = Lists(store_.get(), state_.deltas > 0);
}

std::optional<std::string> Graph::get(Family family, std::string_view key) const {
  return store_ ? store_->get(family, key) : std::nullopt;
}

std::optional<uint32_t> Graph::number_of(Family family, std::string_view id) const {
  auto bytes = get(family, id_key(id));
  if (!bytes) return std::nullopt;
  return decode_number(*bytes);
}

Postings Graph::list(Family family, ListNumber number) const {
  return lists_.get(family, list_key(family, number));
}

std::optional<std::string> Graph::meta(std::string_view name) const {
  return get(Family::Meta, meta_key(name));
}

void Graph::each_meta(
    const std::function<void(std::string_view name, std::string_view value)>& see) const {
  if (!store_) return;
  store_->scan(Family::Meta, meta_key(""), [&](std::string_view key, std::string_view value) {
    see(key.substr(1), value);
    return true;
  });
}

// ---- documents

std::optional<DocumentNumber> Graph::document_number(const DocumentId& id) const {
  return number_of(Family::Documents, id.text);
}

/// The words of an entry are cut from the text, which holds them already.
void Graph::add_references(DocumentRecord& document) const {
  auto bytes = get(Family::References, number_key(document.number));
  if (!bytes) return;
  document.references = decode_references(*bytes).references;
  if (document.references.empty()) return;
  auto words = text(document.number);
  for (const auto& reference : document.references) {
    bool inside =
        reference.span.begin <= reference.span.end && reference.span.end <= words.size();
    if (!inside) throw damaged("a reference lies outside of its page");
    document.reference_texts.emplace_back(reference.span.in(words));
  }
}

std::optional<DocumentRecord> Graph::document(DocumentNumber number, Detail detail) const {
  std::optional<DocumentRecord> document;
  if (!store_) return document;
  store_->read(Family::Documents, record_key(number),
               [&](std::string_view bytes) { document = decode_document(bytes, number); });
  if (document && detail == Detail::Whole) add_references(*document);
  return document;
}

void Graph::each_document(Detail detail,
                          const std::function<void(DocumentRecord& document)>& see) const {
  if (!store_) return;
  store_->scan(Family::Documents, record_prefix,
               [&](std::string_view key, std::string_view value) {
                 auto document = decode_document(value, cut_record_key(key));
                 if (detail == Detail::Whole) add_references(document);
                 see(document);
                 return true;
               });
}

std::optional<Document> Graph::source(DocumentNumber number) const {
  auto record = document(number, Detail::Head);
  auto bytes = get(Family::Sources, number_key(number));
  if (!record || !bytes) return std::nullopt;
  return Document{.id = record->id,
                  .source = record->source,
                  .title = record->title,
                  .publisher = record->publisher,
                  .url = record->url,
                  .language = record->language,
                  .sha256 = record->stamp.sha256,
                  .bytes = record->bytes,
                  .text = text(number),
                  .blocks = decode_source(*bytes).blocks};
}

std::vector<std::pair<uint32_t, std::string>> Graph::versions(DocumentNumber number) const {
  std::vector<std::pair<uint32_t, std::string>> kept;
  if (!store_) return kept;
  store_->scan(Family::Versions, number_key(number),
               [&](std::string_view key, std::string_view value) {
                 kept.emplace_back(cut_version_key(key).second, value);
                 return true;
               });
  return kept;
}

std::string Graph::text(DocumentNumber number) const {
  std::string text;
  if (!store_) return text;
  store_->scan(Family::Texts, number_key(number),
               [&](std::string_view, std::string_view piece) {
                 text += piece;
                 return true;
               });
  return text;
}

std::optional<std::string> Graph::passage(DocumentNumber number, Span span) const {
  std::string words;
  if (!store_ || span.end < span.begin) return std::nullopt;
  auto at = span.begin;
  while (at < span.end) {
    auto piece = at / text_piece_bytes, skipped = at % text_piece_bytes;
    store_->read(Family::Texts, text_key(number, piece), [&](std::string_view bytes) {
      if (skipped < bytes.size()) words += bytes.substr(skipped, span.end - at);
    });
    auto next = std::min((piece + 1) * text_piece_bytes, span.end);
    if (words.size() != next - span.begin) return std::nullopt;
    at = next;
  }
  return words;
}

std::optional<Contents> Graph::contents(DocumentNumber number) const {
  auto bytes = get(Family::ByDocument, number_key(number));
  if (!bytes) return std::nullopt;
  return decode_contents(*bytes);
}

Numbers Graph::document_numbers() const {
  Numbers numbers;
  if (!store_) return numbers;
  store_->scan(Family::ByDocument, "", [&](std::string_view key, std::string_view) {
    numbers.push_back(cut_number_key(key));
    return true;
  });
  return numbers;
}

Numbers Graph::changed_since(uint64_t generation) const {
  Numbers numbers;
  if (!store_) return numbers;
  store_->scan(Family::Changes, "", [&](std::string_view key, std::string_view) {
    auto [when, document] = cut_change_key(key);
    if (when > generation) numbers.push_back(document);
    return true;
  });
  return normal(std::move(numbers));
}

std::vector<std::string> Graph::change_keys_until(uint64_t generation) const {
  std::vector<std::string> keys;
  if (!store_) return keys;
  store_->scan(Family::Changes, "", [&](std::string_view key, std::string_view) {
    if (cut_change_key(key).first > generation) return false;
    keys.emplace_back(key);
    return true;
  });
  return keys;
}

// ---- entities

std::optional<EntityNumber> Graph::entity_number(const EntityId& id) const {
  return number_of(Family::Entities, id.text);
}

std::optional<EntityRecord> Graph::entity(EntityNumber number) const {
  auto bytes = get(Family::Entities, record_key(number));
  if (!bytes) return std::nullopt;
  return decode_entity(*bytes);
}

std::vector<EntityId> Graph::entities() const {
  std::vector<EntityId> ids;
  if (!store_) return ids;
  store_->scan(Family::Entities, id_prefix, [&](std::string_view key, std::string_view) {
    ids.emplace_back(std::string(cut_id_key(key)));
    return true;
  });
  return ids;
}

std::vector<EntityId> Graph::entities_named(std::string_view name) const {
  std::vector<EntityId> ids;
  auto prefix = name_prefix(name);
  if (!store_ || prefix.empty()) return ids;
  store_->scan(Family::Names, prefix, [&](std::string_view key, std::string_view) {
    if (auto record = entity(cut_name_entry(key))) ids.push_back(record->id);
    return true;
  });
  std::sort(ids.begin(), ids.end());
  return ids;
}

// ---- claims

std::optional<ClaimRecord> Graph::claim(ClaimNumber number) const {
  std::optional<ClaimRecord> record;
  if (!store_) return record;
  store_->read(Family::Claims, number_key(number),
               [&](std::string_view bytes) { record = decode_claim(bytes, number); });
  return record;
}

std::vector<ClaimHead> Graph::heads(std::string_view prefix, std::size_t most) const {
  std::vector<ClaimHead> heads;
  if (!store_) return heads;
  store_->scan(Family::Heads, prefix, [&](std::string_view key, std::string_view bytes) {
    if (heads.size() >= most) return false;
    auto& head = heads.emplace_back();
    decode_head(bytes, head);
    std::tie(head.document, head.number) = cut_head_key(key);
    return true;
  });
  return heads;
}

std::vector<Membership> Graph::memberships(EntityNumber member) const {
  std::vector<Membership> memberships;
  if (!store_) return memberships;
  store_->scan(Family::Heads, head_prefix({Predicate::IsA, member}),
               [&](std::string_view key, std::string_view bytes) {
                 if (auto of_class = decode_class(bytes))
                   memberships.push_back({*of_class, cut_head_key(key).first});
                 return true;
               });
  std::sort(memberships.begin(), memberships.end());
  memberships.erase(std::unique(memberships.begin(), memberships.end()), memberships.end());
  return memberships;
}

std::vector<std::pair<std::string, ClaimNumber>> Graph::claims_with_id(
    std::string_view beginning, std::size_t limit) const {
  std::vector<std::pair<std::string, ClaimNumber>> found;
  if (!store_) return found;
  store_->scan(Family::ClaimIds, beginning, [&](std::string_view key, std::string_view) {
    auto [id, number] = cut_claim_id_entry(key);
    found.emplace_back(id, number);
    return found.size() < limit;
  });
  return found;
}

namespace {

void keep(const Postings& postings, std::optional<EntityNumber> other, Numbers& numbers) {
  for (const auto& posting : postings)
    if (!other || posting.other == *other) numbers.push_back(posting.number);
}

}  // namespace

Numbers Graph::claims_in(Family family, ListNumber list_number,
                         std::optional<EntityNumber> other) const {
  Numbers numbers;
  keep(list(family, list_number), other, numbers);
  return normal(std::move(numbers));
}

Numbers Graph::claims_below(Family family, std::string_view prefix,
                            std::optional<EntityNumber> other) const {
  Numbers numbers;
  lists_.scan(family, prefix,
              [&](std::string_view, Postings postings) { keep(postings, other, numbers); });
  return normal(std::move(numbers));
}

Numbers Graph::claims_of_object(EntityNumber object) const {
  Numbers numbers;
  for (const auto& row : predicates)
    keep(list(Family::Objects, object_list(row.predicate, object)), std::nullopt, numbers);
  return normal(std::move(numbers));
}

Numbers Graph::subjects(Predicate predicate, EntityNumber object) const {
  return lists_.others(Family::Objects,
                       list_key(Family::Objects, object_list(predicate, object)));
}

Numbers Graph::objects(EntityNumber subject, Predicate predicate) const {
  return lists_.others(Family::Subjects,
                       list_key(Family::Subjects, subject_list(subject, predicate)));
}

/// The claims of a page are a range of numbers: lists are cut to it. By the relation alone the
/// page's claims are read one by one, which are fewer than all of the relation.
Numbers Graph::claims_of_document(const ClaimPattern& pattern) const {
  Numbers numbers;
  auto held = contents(*pattern.document);
  if (!held) return numbers;
  auto first = held->first_claim, end = first + held->claims;
  if (pattern.subject || pattern.object) {
    auto everywhere = pattern;
    everywhere.document.reset();
    numbers = claims(everywhere);
    numbers.erase(std::lower_bound(numbers.begin(), numbers.end(), end), numbers.end());
    numbers.erase(numbers.begin(), std::lower_bound(numbers.begin(), numbers.end(), first));
    return numbers;
  }
  for (auto number = first; number < end; ++number) {
    auto record = pattern.predicate ? claim(number) : std::nullopt;
    if (!pattern.predicate || (record && record->claim.predicate == *pattern.predicate))
      numbers.push_back(number);
  }
  return numbers;
}

Numbers Graph::claims(const ClaimPattern& pattern) const {
  if (pattern.document) return claims_of_document(pattern);
  EntityNumber subject = no_entity, object = no_entity;
  if (pattern.subject) subject = entity_number(*pattern.subject).value_or(no_entity);
  if (pattern.object) object = entity_number(*pattern.object).value_or(no_entity);
  bool unknown =
      (pattern.subject && subject == no_entity) || (pattern.object && object == no_entity);
  if (unknown) return {};
  if (pattern.subject) {
    auto other = pattern.object ? std::optional(object) : std::nullopt;
    return pattern.predicate
               ? claims_in(Family::Subjects, subject_list(subject, *pattern.predicate), other)
               : claims_below(Family::Subjects, subject_prefix(subject), other);
  }
  if (pattern.object) {
    return pattern.predicate ? claims_in(Family::Objects,
                                         object_list(*pattern.predicate, object), std::nullopt)
                             : claims_of_object(object);
  }
  if (!pattern.predicate) return {};
  return claims_below(Family::Objects, object_prefix(*pattern.predicate), std::nullopt);
}

// ---- works

std::optional<WorkNumber> Graph::work_number(const WorkId& id) const {
  return number_of(Family::Works, id.text);
}

std::optional<WorkRecord> Graph::work(WorkNumber number) const {
  auto bytes = get(Family::Works, record_key(number));
  if (!bytes) return std::nullopt;
  return decode_work(*bytes);
}

std::vector<WorkId> Graph::works() const {
  std::vector<WorkId> ids;
  if (!store_) return ids;
  store_->scan(Family::Works, id_prefix, [&](std::string_view key, std::string_view) {
    ids.emplace_back(std::string(cut_id_key(key)));
    return true;
  });
  return ids;
}

Postings Graph::cited_by(WorkNumber number) const { return list(Family::CitedBy, number); }

Postings Graph::cites(DocumentNumber number) const {
  auto bytes = get(Family::Cites, number_key(number));
  return bytes ? unpack(*bytes) : Postings{};
}

}  // namespace netkg::index
