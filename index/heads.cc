// Heads to bytes and back.
#include "index/heads.h"

#include "index/record_fields.h"
#include "index/records.h"

namespace netkg::index {

namespace {

constexpr uint8_t head_version = 1;
constexpr std::string_view what = "the head of a claim";

std::string_view fields_of(std::string_view bytes) {
  if (bytes.empty() || static_cast<uint8_t>(bytes.front()) != head_version)
    throw damaged(std::string(what) + " has an unknown version");
  return bytes.substr(1);
}

}  // namespace

ClaimHead make_head(const ClaimRecord& record, const DocumentRecord& page) {
  const auto& claim = record.claim;
  const auto& said = claim.qualifiers;
  ClaimHead head;
  head.number = record.number;
  head.document = record.document;
  head.page = page.id;
  head.predicate = claim.predicate;
  head.subject = claim.subject;
  head.object = claim.object;
  head.value = claim.value;
  head.level = claim.level;
  head.disjunctive = claim.disjunctive;
  head.negated = said.negated;
  head.hedged = said.hedged;
  head.frequency = said.frequency;
  if (said.severity) head.severity = said.severity->band;
  head.frequency_words = record.frequency_words;
  head.words = hash_of(page.title + '\n' + record.exact + '\n' + record.sentence);
  return head;
}

std::string encode_head(const ClaimHead& head) {
  Encoder encoder;
  encoder(head_version, head);
  return encoder.take();
}

void decode_head(std::string_view bytes, ClaimHead& head) {
  Decoder decoder(fields_of(bytes), what);
  decoder(head);
  decoder.finish();
}

std::optional<uint32_t> decode_class(std::string_view bytes) {
  Decoder decoder(fields_of(bytes), what);
  uint32_t of_class = 0;
  bool disjunctive = false, negated = false, hedged = false;
  decoder(of_class, disjunctive, negated, hedged);
  if (of_class == no_entity || disjunctive || negated || hedged) return std::nullopt;
  return of_class;
}

}  // namespace netkg::index
