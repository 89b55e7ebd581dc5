// From an Extraction to what is stored of it.
#include "index/staged.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/error.h"

namespace netkg::index {

namespace {

/// Copies words out of one document's text and refuses what cannot be stored.
class Source {
 public:
  explicit Source(const Document& document) : document_(document) {}

  [[noreturn]] void refuse(const std::string& why) const {
    throw Error(ErrorKind::Unreadable, "cannot store " + document_.id.text + ": " + why,
                "report this page: its extraction contradicts itself");
  }
  std::string words(Span span, std::string_view what) const {
    if (span.begin > span.end || span.end > document_.text.size()) {
      refuse(std::string(what) + " lies outside the text");
    }
    return std::string(span.in(document_.text));
  }
  std::string words(const std::optional<Span>& span, std::string_view what) const {
    return span ? words(*span, what) : std::string{};
  }

 private:
  const Document& document_;
};

void check_claim(const Source& source, const Claim& claim) {
  if (claim.id.empty() || claim.id.text.find('\0') != std::string::npos) {
    source.refuse("a claim has no proper id");
  }
  if (!type_of(claim.subject)) source.refuse("a claim has no proper subject");
  if (claim.object.has_value() == !claim.value.empty()) {
    source.refuse("claim " + claim.id.text + " has not exactly one of object and value");
  }
  if (claim.object && !type_of(*claim.object)) source.refuse("a claim has no proper object");
}

ClaimRecord claim_record(const Source& source, const Claim& claim) {
  check_claim(source, claim);
  const auto& qualifiers = claim.qualifiers;
  ClaimRecord record;
  record.claim = claim;
  record.exact = source.words(claim.evidence, "the evidence of a claim");
  record.sentence = source.words(claim.sentence, "the sentence of a claim");
  record.lead_in = source.words(claim.lead_in, "the lead-in of a claim");
  if (qualifiers.frequency) {
    record.frequency_words = source.words(qualifiers.frequency->words, "a frequency");
  }
  if (qualifiers.severity) {
    record.severity_words = source.words(qualifiers.severity->words, "a severity");
  }
  record.population = source.words(qualifiers.population, "a population");
  record.condition = source.words(qualifiers.condition, "a condition");
  return record;
}

std::vector<ClaimRecord> claim_records(const Source& source, const Extraction& extraction) {
  std::vector<ClaimRecord> records;
  std::set<std::string_view> ids;
  for (const auto& claim : extraction.claims) {
    records.push_back(claim_record(source, claim));
    if (!ids.insert(claim.id.text).second)
      source.refuse("claim id " + claim.id.text + " twice");
  }
  return records;
}

/// Years of issue, else of access.
std::vector<int> years_of(const std::vector<Reference>& references) {
  std::vector<int> years;
  for (const auto& reference : references) {
    const auto& csl = reference.csl;
    if (const auto& date = csl.issued ? csl.issued : csl.accessed) years.push_back(date->year);
  }
  std::sort(years.begin(), years.end());
  return years;
}

void note_years(DocumentRecord& record) {
  const auto years = years_of(record.references);
  if (years.empty()) return;
  record.oldest_reference = years.front();
  record.newest_reference = years.back();
  record.median_reference = years[(years.size() - 1) / 2];
}

uint32_t count_serious(const std::vector<Claim>& claims) {
  return static_cast<uint32_t>(
      std::count_if(claims.begin(), claims.end(), [](const auto& claim) {
        const auto& severity = claim.qualifiers.severity;
        return severity && severity->band != SeverityBand::Mild;
      }));
}

DocumentRecord document_record(const Source& source, const Extraction& extraction) {
  const auto& document = extraction.document;
  DocumentRecord record;
  record.id = document.id;
  record.source = document.source;
  record.title = document.title;
  record.publisher = document.publisher;
  record.url = document.url;
  record.language = document.language;
  record.bytes = document.bytes;
  record.review = extraction.review;
  if (extraction.review.notice) {
    record.notice = source.words(extraction.review.notice->span, "the review notice");
  }
  record.references = extraction.references;
  record.reference_count = static_cast<uint32_t>(extraction.references.size());
  for (const auto& reference : extraction.references)
    source.words(reference.span, "a reference");
  note_years(record);
  record.claims = static_cast<uint32_t>(extraction.claims.size());
  record.serious_claims = count_serious(extraction.claims);
  return record;
}

/// An entity that is named but not described: its id says type and label.
Entity bare_entity(const EntityId& id) {
  Entity entity;
  entity.id = id;
  entity.in_vocabulary = false;
  entity.type = type_of(id).value_or(EntityType::Drug);
  entity.label = id.text.substr(id.text.find(':') + 1);
  std::replace(entity.label.begin(), entity.label.end(), '-', ' ');
  return entity;
}

std::set<EntityId> named_entities(const Source& source, const Extraction& extraction) {
  std::set<EntityId> ids;
  for (const auto& mention : extraction.mentions) {
    if (!type_of(mention.entity)) source.refuse("a mention names no proper entity");
    ids.insert(mention.entity);
  }
  for (const auto& claim : extraction.claims) {
    ids.insert(claim.subject);
    if (claim.object) ids.insert(*claim.object);
  }
  return ids;
}

std::vector<Entity> entities(const Source& source, const Extraction& extraction) {
  std::map<EntityId, const Entity*> described;
  for (const auto& entity : extraction.entities) described.emplace(entity.id, &entity);
  std::vector<Entity> result;
  for (const auto& id : named_entities(source, extraction)) {
    auto found = described.find(id);
    result.push_back(found == described.end() ? bare_entity(id) : *found->second);
  }
  return result;
}

std::vector<StoredPassage> passages(const Source& source, const Extraction& extraction) {
  std::vector<StoredPassage> result;
  for (const auto& passage : extraction.passages) {
    source.words(passage.span, "a passage");
    StoredPassage stored{.span = passage.span};
    if (passage.section < extraction.sections.size()) {
      const auto& section = extraction.sections[passage.section];
      source.words(section.heading, "a heading");
      stored.role = section.role;
      stored.heading = section.heading;
    }
    result.push_back(stored);
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.span < b.span; });
  return result;
}

}  // namespace

Staged stage(const Extraction& extraction, const Stamp& stamp, uint32_t sentences_without_claim,
             const std::vector<WorkId>& works) {
  Source source(extraction.document);
  if (!works.empty() && works.size() != extraction.references.size())
    source.refuse("not every reference has its work");
  if (extraction.document.id.empty()) source.refuse("it has no id");
  Staged staged{.record = document_record(source, extraction),
                .text = extraction.document.text,
                .source = {extraction.document.blocks},
                .works = works,
                .claims = claim_records(source, extraction),
                .entities = entities(source, extraction),
                .passages = passages(source, extraction)};
  staged.record.stamp = stamp;
  staged.record.sentences_without_claim = sentences_without_claim;
  return staged;
}

}  // namespace netkg::index
