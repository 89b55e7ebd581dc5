// Heads to bytes and back.
#include "index/page_heads.h"

#include "index/record_fields.h"
#include "index/records.h"

namespace netkg::index {

namespace {

constexpr uint8_t heads_version = 1;

}  // namespace

template <class C, SameAs<PageHeads> T>
void fields(C& code, T& v) {
  code(v.document, v.id, v.first, v.ends, v.bytes);
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

HeadsWriter::HeadsWriter(DocumentNumber document, const DocumentId& id, ClaimNumber first) {
  page_.document = document;
  page_.id = id;
  page_.first = first;
}

void HeadsWriter::add(const ClaimHead& head) {
  page_.bytes += encode(head);
  page_.ends.push_back(static_cast<uint32_t>(page_.bytes.size()));
}

std::string HeadsWriter::take() {
  Encoder encoder;
  encoder(heads_version, page_);
  return encoder.take();
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
