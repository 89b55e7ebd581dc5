// Records to bytes and back, and the one answer for an entity of several forms.
#include "index/records.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "index/record_fields.h"

namespace netkg::index {

namespace {

constexpr uint8_t record_version = 1;

template <class T>
std::string versioned(const T& value) {
  Encoder encoder;
  encoder(record_version, value);
  return encoder.take();
}

template <class T>
T unversioned(std::string_view bytes, std::string_view what) {
  if (bytes.empty() || static_cast<uint8_t>(bytes.front()) != record_version) {
    throw damaged(std::string(what) + " has an unknown version");
  }
  return decode<T>(bytes.substr(1), what);
}

/// Which form speaks for the entity: smallest wins.
auto rank(const EntityForm& form) {
  return std::make_tuple(!form.entity.in_vocabulary, UINT32_MAX - form.documents, form.hash);
}

template <class T>
void unite(std::vector<T>& all, const std::vector<T>& more) {
  std::set<T> known(all.begin(), all.end());
  for (const auto& item : more) {
    if (known.insert(item).second) all.push_back(item);
  }
}

}  // namespace

Entity merged(const EntityRecord& record) {
  std::vector<const EntityForm*> forms;
  for (const auto& form : record.forms) forms.push_back(&form);
  std::sort(forms.begin(), forms.end(),
            [](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
  if (forms.empty()) return {};
  auto entity = forms.front()->entity;
  for (auto form = forms.begin() + 1; form != forms.end(); ++form) {
    const auto& other = (*form)->entity;
    if (other.label != entity.label) unite(entity.names, {other.label});
    unite(entity.names, other.names);
    unite(entity.xrefs, other.xrefs);
    unite(entity.parents, other.parents);
    unite(entity.related, other.related);
  }
  return entity;
}

uint64_t form_hash(const Entity& entity) { return hash_of(encode(entity)); }

uint64_t hash_of(std::string_view bytes) {
  auto digits = short_hash(bytes);
  uint64_t hash = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), hash, 16);
  return hash;
}

std::set<std::string> name_prefixes(const EntityRecord& record) {
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

std::string encode_record(const State& state) { return versioned(state); }
std::string encode_record(const DocumentRecord& document) { return versioned(document); }
std::string encode_record(const ClaimRecord& claim) { return versioned(claim); }
std::string encode_record(const EntityRecord& entity) { return versioned(entity); }
std::string encode_record(const Contents& contents) { return versioned(contents); }
std::string encode_record(const ReferenceList& references) { return versioned(references); }
std::string encode_record(const SourceRecord& source) { return versioned(source); }
std::string encode_record(const VersionRecord& version) { return versioned(version); }
std::string encode_record(const WorkRecord& work) { return versioned(work); }
std::string encode_number(uint32_t number) { return encode(number); }

State decode_state(std::string_view bytes) {
  return unversioned<State>(bytes, "the state of the store");
}

DocumentRecord decode_document(std::string_view bytes, DocumentNumber number) {
  auto document = unversioned<DocumentRecord>(bytes, "a document");
  document.number = number;
  return document;
}

ClaimRecord decode_claim(std::string_view bytes, ClaimNumber number) {
  auto claim = unversioned<ClaimRecord>(bytes, "a claim");
  claim.number = number;
  return claim;
}

EntityRecord decode_entity(std::string_view bytes) {
  return unversioned<EntityRecord>(bytes, "an entity");
}

Contents decode_contents(std::string_view bytes) {
  return unversioned<Contents>(bytes, "the contents of a document");
}

ReferenceList decode_references(std::string_view bytes) {
  return unversioned<ReferenceList>(bytes, "a bibliography");
}

SourceRecord decode_source(std::string_view bytes) {
  return unversioned<SourceRecord>(bytes, "the source of a document");
}

VersionRecord decode_version(std::string_view bytes) {
  return unversioned<VersionRecord>(bytes, "a version of a document");
}

WorkRecord decode_work(std::string_view bytes) {
  return unversioned<WorkRecord>(bytes, "a work");
}

uint32_t decode_number(std::string_view bytes) {
  return decode<uint32_t>(bytes, "the number of an id");
}

}  // namespace netkg::index
