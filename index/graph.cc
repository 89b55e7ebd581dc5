// Look-ups: each is one key, one list or one prefix.
#include "index/graph.h"

#include <algorithm>

#include "model/error.h"

namespace netkg::index {

namespace {

void check_format(const std::optional<std::string>& value) {
  auto version = cut_format_value(value.value_or(""));
  if (version <= format_version) return;
  throw Error(ErrorKind::TooNew,
              "the store has format " + std::to_string(version) + "; this netkg reads up to " +
                  std::to_string(format_version),
              "use a later netkg, or make a new store: netkg ingest PATH --db NEW-DIR");
}

bool matches(const Claim& claim, const ClaimPattern& pattern) {
  return (!pattern.predicate || claim.predicate == *pattern.predicate) &&
         (!pattern.subject || claim.subject == *pattern.subject) &&
         (!pattern.object || claim.object == pattern.object);
}

}  // namespace

Graph::Graph(const std::string& directory) {
  if (!graph_exists(directory)) return;
  store_ = std::make_unique<GraphStore>(directory);
  check_format(get(Family::Meta, format_key));
  state_ = decode_state(get(Family::Meta, state_key).value_or(""));
}

std::optional<std::string> Graph::get(Family family, std::string_view key) const {
  return store_ ? store_->get(family, key) : std::nullopt;
}

Numbers Graph::list(Family family, std::string_view key) const {
  auto bytes = get(family, key);
  return bytes ? unpack(*bytes) : Numbers{};
}

Numbers Graph::lists_below(Family family, std::string_view prefix) const {
  Numbers all;
  if (!store_) return all;
  store_->scan(family, prefix, [&](std::string_view, std::string_view value) {
    auto numbers = unpack(value);
    all.insert(all.end(), numbers.begin(), numbers.end());
    return true;
  });
  return normal(std::move(all));
}

std::optional<std::string> Graph::meta(std::string_view name) const {
  return get(Family::Meta, meta_key(name));
}

// ---- documents

std::optional<DocumentNumber> Graph::document_number(const DocumentId& id) const {
  auto bytes = get(Family::Documents, id_key(id.text));
  if (!bytes) return std::nullopt;
  return decode_number(*bytes);
}

std::optional<DocumentRecord> Graph::document(DocumentNumber number) const {
  auto bytes = get(Family::Documents, record_key(number));
  if (!bytes) return std::nullopt;
  return decode_document(*bytes, number);
}

std::vector<DocumentRecord> Graph::documents() const {
  std::vector<DocumentRecord> records;
  if (!store_) return records;
  store_->scan(Family::Documents, record_prefix,
               [&](std::string_view key, std::string_view value) {
                 records.push_back(decode_document(value, cut_record_key(key)));
                 return true;
               });
  return records;
}

std::string Graph::text(DocumentNumber number) const {
  return get(Family::Texts, number_key(number)).value_or("");
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
  auto bytes = get(Family::Entities, id_key(id.text));
  if (!bytes) return std::nullopt;
  return decode_number(*bytes);
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
  auto bytes = get(Family::Claims, number_key(number));
  if (!bytes) return std::nullopt;
  return decode_claim(*bytes, number);
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

Numbers Graph::claims_of_subject(EntityNumber subject,
                                 std::optional<Predicate> predicate) const {
  if (predicate) return list(Family::Subjects, subject_key(subject, *predicate));
  return lists_below(Family::Subjects, subject_prefix(subject));
}

Numbers Graph::claims_of_object(EntityNumber object, std::optional<Predicate> predicate) const {
  if (predicate) return list(Family::Objects, object_key(*predicate, object));
  Numbers all;
  for (const auto& row : predicates) {
    auto numbers = list(Family::Objects, object_key(row.predicate, object));
    all.insert(all.end(), numbers.begin(), numbers.end());
  }
  return normal(std::move(all));
}

/// A page has few claims: they are read one by one when more than the document is asked for.
Numbers Graph::claims_of_document(const ClaimPattern& pattern) const {
  Numbers numbers;
  auto held = contents(*pattern.document);
  if (!held) return numbers;
  bool whole = !pattern.predicate && !pattern.subject && !pattern.object;
  for (uint32_t i = 0; i < held->claims; ++i) {
    auto number = held->first_claim + i;
    if (whole) {
      numbers.push_back(number);
    } else if (auto record = claim(number); record && matches(record->claim, pattern)) {
      numbers.push_back(number);
    }
  }
  return numbers;
}

Numbers Graph::claims(const ClaimPattern& pattern) const {
  if (pattern.document) return claims_of_document(pattern);
  auto subject = pattern.subject ? entity_number(*pattern.subject) : std::nullopt;
  auto object = pattern.object ? entity_number(*pattern.object) : std::nullopt;
  if ((pattern.subject && !subject) || (pattern.object && !object)) return {};
  if (subject && object) {
    return intersect(claims_of_subject(*subject, pattern.predicate),
                     claims_of_object(*object, pattern.predicate));
  }
  if (subject) return claims_of_subject(*subject, pattern.predicate);
  if (object) return claims_of_object(*object, pattern.predicate);
  if (pattern.predicate) return lists_below(Family::Objects, object_prefix(*pattern.predicate));
  return {};
}

}  // namespace netkg::index
