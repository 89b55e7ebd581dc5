// The fields of every stored value, in the order of their bytes. One list serves writing and
// reading (coding.h); a change of it is a change of the format (graph_keys.h, doc/storage.md).
#pragma once

#include "index/coding.h"
#include "index/records.h"

namespace netkg::index {

template <>
inline constexpr unsigned enumerators<Predicate> = predicates.size();
template <>
inline constexpr unsigned enumerators<ClaimType> = claim_type_names.size();
template <>
inline constexpr unsigned enumerators<FrequencyBand> = frequency_band_names.size();
template <>
inline constexpr unsigned enumerators<SeverityBand> = severity_band_names.size();
template <>
inline constexpr unsigned enumerators<EntityType> = entity_types.size();
template <>
inline constexpr unsigned enumerators<Basis> = 4;
template <>
inline constexpr unsigned enumerators<Level> = 2;
template <>
inline constexpr unsigned enumerators<Support> = 2;
template <>
inline constexpr unsigned enumerators<NoticeKind> = 2;
template <>
inline constexpr unsigned enumerators<Role> = 14;
template <>
inline constexpr unsigned enumerators<BlockKind> = 5;

template <class C, SameAs<Span> T>
void fields(C& code, T& v) {
  code(v.begin, v.end);
}
template <class C, SameAs<PartialDate> T>
void fields(C& code, T& v) {
  code(v.year, v.month, v.day);
}
template <class C, SameAs<StatedDate> T>
void fields(C& code, T& v) {
  code(v.date, v.span, v.ambiguous);
}
template <class C, SameAs<Notice> T>
void fields(C& code, T& v) {
  code(v.kind, v.span);
}
template <class C, SameAs<Review> T>
void fields(C& code, T& v) {
  code(v.last_reviewed, v.next_due, v.last_modified, v.published, v.reviewed_by, v.notice,
       v.due_promise);
}
template <class C, SameAs<Name> T>
void fields(C& code, T& v) {
  code(v.family, v.given, v.suffix, v.particle, v.literal);
}
template <class C, SameAs<CslItem> T>
void fields(C& code, T& v) {
  code(v.type, v.author, v.et_al, v.editor, v.title, v.container_title, v.chapter_number,
       v.volume, v.issue, v.supplement, v.page, v.edition, v.publisher, v.publisher_place,
       v.version, v.number, v.doi, v.pmid, v.pmcid, v.isbn, v.url, v.issued, v.accessed,
       v.updated);
}
template <class C, SameAs<Reference> T>
void fields(C& code, T& v) {
  code(v.id, v.span, v.marker, v.csl, v.fields);
}
template <class C, SameAs<Frequency> T>
void fields(C& code, T& v) {
  code(v.words, v.band, v.low, v.high);
}
template <class C, SameAs<Severity> T>
void fields(C& code, T& v) {
  code(v.words, v.band);
}
template <class C, SameAs<Qualifiers> T>
void fields(C& code, T& v) {
  code(v.frequency, v.severity, v.negated, v.hedged, v.population, v.condition);
}
template <class C, SameAs<Citation> T>
void fields(C& code, T& v) {
  code(v.reference, v.basis);
}
template <class C, SameAs<Claim> T>
void fields(C& code, T& v) {
  code(v.id, v.predicate, v.subject, v.object, v.value, v.level, v.support, v.disjunctive,
       v.qualifiers, v.evidence, v.sentence, v.lead_in, v.citations);
}
/// The number is the key.
template <class C, SameAs<ClaimRecord> T>
void fields(C& code, T& v) {
  code(v.document, v.claim, v.exact, v.sentence, v.lead_in, v.frequency_words, v.severity_words,
       v.population, v.condition);
}
/// The number is at the end of the key, the page's stands before it. decode_class() reads the
/// first fields alone.
template <class C, SameAs<ClaimHead> T>
void fields(C& code, T& v) {
  code(v.object_number, v.disjunctive, v.negated, v.hedged, v.subject_number, v.page,
       v.predicate, v.subject, v.object, v.value, v.level, v.frequency, v.severity,
       v.frequency_words, v.words);
}
template <class C, SameAs<Stamp> T>
void fields(C& code, T& v) {
  code(v.sha256, v.metadata, v.vocabulary, v.extractor);
}
/// The number is the key.
template <class C, SameAs<DocumentRecord> T>
void fields(C& code, T& v) {
  code(v.id, v.source, v.title, v.publisher, v.url, v.language, v.bytes, v.stamp, v.review,
       v.notice, v.claims, v.sentences_without_claim, v.reference_count, v.oldest_reference,
       v.newest_reference, v.median_reference, v.serious_claims, v.version);
}
template <class C, SameAs<ReferenceList> T>
void fields(C& code, T& v) {
  code(v.references);
}
template <class C, SameAs<Block> T>
void fields(C& code, T& v) {
  code(v.kind, v.span, v.depth, v.marker);
}
template <class C, SameAs<SourceRecord> T>
void fields(C& code, T& v) {
  code(v.blocks);
}
template <class C, SameAs<Document> T>
void fields(C& code, T& v) {
  code(v.id, v.source, v.title, v.publisher, v.url, v.language, v.sha256, v.bytes, v.text,
       v.blocks);
}
template <class C, SameAs<VersionRecord> T>
void fields(C& code, T& v) {
  code(v.stamp, v.document);
}
template <class C, SameAs<Telling> T>
void fields(C& code, T& v) {
  code(v.fullness, v.hash);
}
template <class C, SameAs<WorkRecord> T>
void fields(C& code, T& v) {
  code(v.id, v.telling, v.document, v.reference);
}
template <class C, SameAs<Entity> T>
void fields(C& code, T& v) {
  code(v.id, v.type, v.label, v.names, v.xrefs, v.parents, v.related, v.in_vocabulary);
}
template <class C, SameAs<EntityForm> T>
void fields(C& code, T& v) {
  code(v.hash, v.documents, v.entity);
}
template <class C, SameAs<EntityRecord> T>
void fields(C& code, T& v) {
  code(v.id, v.forms);
}
template <class C, SameAs<StoredPassage> T>
void fields(C& code, T& v) {
  code(v.span, v.role, v.heading);
}
template <class C, SameAs<EntityShare> T>
void fields(C& code, T& v) {
  code(v.entity, v.form);
}
template <class C, SameAs<Contents> T>
void fields(C& code, T& v) {
  code(v.first_claim, v.claims, v.entities, v.passages);
}
template <class C, SameAs<Totals> T>
void fields(C& code, T& v) {
  code(v.documents, v.claims, v.references, v.passages, v.sentences_without_claim,
       v.source_bytes, v.works);
}
template <class C, SameAs<State> T>
void fields(C& code, T& v) {
  code(v.generation, v.changes_since, v.next_document, v.next_entity, v.next_claim, v.next_work,
       v.deltas, v.totals);
}

}  // namespace netkg::index
