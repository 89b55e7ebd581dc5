// Heads to bytes and back.
#include "index/page_heads.h"

#include <algorithm>

#include "index/record_fields.h"
#include "index/records.h"

namespace netkg::index {

namespace {

constexpr uint8_t heads_version = 2;
constexpr uint32_t most_heads = 16;  // in one value: some 1.5 kB

}  // namespace

template <class C, SameAs<PageHeads> T>
void fields(C& code, T& v) {
  code(v.document, v.id, v.page_first, v.page_end, v.first, v.ends, v.bytes);
}

ClaimHead make_head(const ClaimRecord& record, std::string_view title) {
  const auto& claim = record.claim;
  const auto& said = claim.qualifiers;
  ClaimHead head;
  head.number = record.number;
  head.document = record.document;
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
  head.words = hash_of(std::string(title) + '\n' + record.exact + '\n' + record.sentence);
  return head;
}

std::vector<ClaimNumber> head_keys(ClaimNumber first, uint32_t claims) {
  std::vector<ClaimNumber> keys;
  for (uint32_t i = 0; i < claims; i += most_heads)
    keys.push_back(first + std::min(claims, i + most_heads) - 1);
  return keys;
}

StoredHeads encode_heads(const DocumentRecord& page, const std::vector<ClaimRecord>& claims) {
  StoredHeads stored;
  PageHeads heads;
  for (const auto& claim : claims) {
    if (heads.ends.empty())
      heads = {.document = claim.document,
               .id = page.id,
               .page_first = claims.front().number,
               .page_end = claims.back().number + 1,
               .first = claim.number};
    heads.bytes += encode(make_head(claim, page.title));
    heads.ends.push_back(static_cast<uint32_t>(heads.bytes.size()));
    if (heads.ends.size() < most_heads && &claim != &claims.back()) continue;
    Encoder encoder;
    encoder(heads_version, heads);
    stored.emplace_back(claim.number, encoder.take());
    heads.ends.clear();
  }
  return stored;
}

PageHeads decode_heads(std::string_view bytes) {
  constexpr std::string_view what = "the heads of a page";
  if (bytes.empty() || static_cast<uint8_t>(bytes.front()) != heads_version)
    throw damaged(std::string(what) + " have an unknown version");
  auto page = decode<PageHeads>(bytes.substr(1), what);
  uint32_t last = 0;
  for (auto end : page.ends) {
    if (end < last || end > page.bytes.size()) throw damaged(std::string(what) + " overlap");
    last = end;
  }
  return page;
}

ClaimHead PageHeads::head(ClaimNumber number) const {
  if (number < first || number >= end()) throw damaged("the head of a claim is missing");
  auto place = number - first;
  auto begin = place == 0 ? 0 : ends[place - 1];
  auto bytes_of = std::string_view(bytes).substr(begin, ends[place] - begin);
  auto head = decode<ClaimHead>(bytes_of, "the head of a claim");
  head.number = number;
  head.document = document;
  return head;
}

}  // namespace netkg::index
