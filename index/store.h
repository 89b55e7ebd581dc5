// Both stores as one: RocksDB holds the truth (source texts included), Xapian the full text of
// passages. Each carries a generation number; RocksDB commits first. On open, unequal numbers
// mean that the text index is behind: a writer catches it up before anything else, a reader
// says so.
//
//   auto store = Store::open(path, Access::Write);
//   store->put(extraction, stamp);
//   store->commit();
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/extraction.h"

namespace netkg::index {

using namespace netkg::model;

/// Dense numbers inside the store, given out once and never reused.
using DocumentNumber = uint32_t;
using ClaimNumber = uint32_t;

/// What an extraction was made with. Equal stamps mean that reading the page again would give
/// the same extraction, so it is skipped.
struct Stamp {
  std::string sha256 = {};      // of the page's bytes
  std::string metadata = {};    // short hash of a sidecar or option's words; may be empty
  std::string vocabulary = {};  // Vocabulary::hash()
  uint32_t extractor = 0;       // ingest::extractor_version
  bool operator==(const Stamp&) const = default;
};

/// A document without its text. What most questions need is read at once; its bibliography is
/// read only with Detail::Whole.
struct DocumentRecord {
  DocumentNumber number = 0;
  DocumentId id;
  std::string source;
  std::string title;
  std::optional<std::string> publisher;
  std::optional<std::string> url;
  std::string language;
  uint64_t bytes = 0;
  Stamp stamp;
  Review review;                      // spans lie in text(number)
  std::optional<std::string> notice;  // the words of review.notice
  uint32_t claims = 0;
  uint32_t sentences_without_claim = 0;
  uint32_t reference_count = 0;
  std::optional<int> oldest_reference;  // years, of issue or else of access
  std::optional<int> newest_reference;
  std::optional<int> median_reference;  // of an even number the older one
  uint32_t serious_claims = 0;          // with any severity above mild
  uint32_t version = 1;                 // counts the texts that this page has had
  // ---- with Detail::Whole only
  std::vector<Reference> references;
  std::vector<std::string> reference_texts;  // as printed, same order
};

enum class Detail { Head, Whole };

/// A text that a page has or had.
struct Version {
  uint32_t version = 0;
  Stamp stamp;
  std::string title;
  uint64_t bytes = 0;
  bool current = false;
};

/// A publication and where it is cited: document and which of its references.
struct Work {
  WorkId id;
  CslItem csl;  // of the entry that tells most
  std::vector<std::pair<DocumentNumber, uint32_t>> cited_by = {};
};

/// A claim with its words copied out of the page, so that an answer is one look-up.
struct ClaimRecord {
  ClaimNumber number = 0;
  DocumentNumber document = 0;
  Claim claim = {};
  std::string exact = {};  // evidence
  std::string sentence = {};
  std::string lead_in = {};  // empty when there is none
  std::string frequency_words = {};
  std::string severity_words = {};
  std::string population = {};
  std::string condition = {};
};

/// A claim without its words: what answers are joined, ranked and counted by, so that only
/// claims that are shown need be read whole.
struct ClaimHead {
  ClaimNumber number = 0;
  DocumentNumber document = 0;
  DocumentId page = {};  // the document's id
  Predicate predicate = Predicate::MayCause;
  uint32_t subject_number = 0;  // the store's, for look-ups that need no name
  uint32_t object_number = 0;   // 0: a value
  EntityId subject = {};
  std::optional<EntityId> object = {};
  std::string value = {};
  Level level = Level::Direct;
  bool disjunctive = false;
  bool negated = false;
  bool hedged = false;
  std::optional<Frequency> frequency = {};
  std::optional<SeverityBand> severity = {};
  std::string frequency_words = {};
  /// Hash of the page's title, the words and their sentence: the same page under two addresses
  /// has the same ones.
  uint64_t words = 0;
};

/// Any bound pattern is one list or one prefix scan. At least one field must be set.
struct ClaimPattern {
  std::optional<Predicate> predicate = {};
  std::optional<EntityId> subject = {};
  std::optional<EntityId> object = {};
  std::optional<DocumentNumber> document = {};
};

struct PassageHit {
  DocumentNumber document = 0;
  Span span;
  double score = 0;
};

/// What some words of a search may be called otherwise.
struct OtherNames {
  std::string instead_of = {};  // those words, folded: "loos stool"
  std::vector<std::string> names = {};
  /// The words are a misspelling: the names stand for them where no passage has them. Otherwise
  /// they count beside them, but less.
  bool misspelt = false;
};

/// Full text: words are OR-ed and ranked (BM25); the optional parts narrow the hits.
struct TextQuery {
  std::string words = {};
  std::vector<OtherNames> others = {};
  /// Folded words, some of `words`: hits hold at least half of them, or other names for them,
  /// by their stems, in the passage or above it. Of more than four it may hold fewer.
  std::vector<std::string> half_of = {};
  std::size_t limit = 10;
  std::optional<Predicate> predicate = {};
  std::optional<EntityId> object = {};
  std::optional<EntityId> subject = {};
  std::optional<DocumentNumber> document = {};
};

/// Of a claim that puts something in a class: what is read of the many of a drug before it is
/// known whether its class matters.
struct Membership {
  uint32_t of_class = 0;
  DocumentNumber document = 0;
  auto operator<=>(const Membership&) const = default;
};

/// Claims of one relation, by the store's numbers of entities. One side may be bound, and with
/// it the page.
struct HeadPattern {
  Predicate predicate = Predicate::MayCause;
  std::optional<uint32_t> subject = {};
  std::optional<uint32_t> object = {};  // 0: claims with a value
  std::optional<DocumentNumber> document = {};
  auto operator<=>(const HeadPattern&) const = default;
};

enum class Access { Read, Write };
enum class PutResult { Added, Replaced, Reextracted, Unchanged };

struct Counts {
  uint64_t documents = 0;
  std::map<ClaimType, uint64_t> claims;
  uint64_t references = 0;
  uint64_t passages = 0;
  uint64_t sentences_without_claim = 0;
  uint64_t generation = 0;
  uint64_t graph_bytes = 0;
  uint64_t text_bytes = 0;
  uint64_t source_bytes = 0;  // of the source texts, uncompressed
  uint64_t works = 0;
};

/// What verify() found wrong.
struct Problem {
  std::string what;    // "a claim's words differ from its page"
  std::string where;   // "claim c1bbb… of doc:sunitinib-1f2e3d4c"
  std::string repair;  // "netkg reindex"
};

struct Soundness {
  std::map<std::string, uint64_t> checked;  // "claims" -> 19883
  std::vector<Problem> problems;            // at most a hundred
};

/// For one thread at a time. A read Store keeps writers from publishing as long as it lives:
/// open one for a question, not for a program that stays.
class Store {
 public:
  /// Opens the store in directory `path`. Write makes it when it is missing and takes the
  /// writer's lock. Throws Error: NoStore (Read, nothing there), Locked (names the process that
  /// holds it), TooNew (format of a later version), Damaged, Unreadable.
  static std::unique_ptr<Store> open(const std::string& path, Access access);
  ~Store();

  // ---- writing (Access::Write) -------------------------------------------------------------
  /// How many earlier texts of a page are kept when it is replaced (3 unless told).
  void keep_versions(uint32_t count);
  /// The stamp a stored document was made with; nothing when it is not in the store.
  std::optional<Stamp> stamp(const DocumentId& id) const;
  /// Adds or replaces a document, wholly or not at all; visible after commit(). Unchanged (an
  /// equal stamp) writes nothing. `works` names the publication of each reference, in their
  /// order; an empty id names none.
  PutResult put(const Extraction& extraction, const Stamp& stamp,
                uint32_t sentences_without_claim = 0, const std::vector<WorkId>& works = {});
  /// Keeps `value` under `name` with the store; an empty value takes it away. Written by the
  /// next commit() that has documents, together with them.
  void set_meta(const std::string& name, std::string value);
  /// False when there is no such document.
  bool remove(const DocumentId& id);
  /// True while the store is being built beside its place: what is put goes to the disk at once
  /// and commit() makes all of it the store. Otherwise what is put waits in memory.
  bool building() const;
  /// Begins to build the whole store anew. What is put from now on is all that it will hold;
  /// earlier texts of pages that are put again stay. Until commit() nothing changes.
  void rebuild();
  /// Publishes everything since the last commit: RocksDB in one step, then Xapian. Throws
  /// Error: Locked when readers do not end within 30 seconds, Failed on a full disk; nothing is
  /// published then, and a later commit() may succeed.
  void commit();

  // ---- reading -----------------------------------------------------------------------------
  std::optional<DocumentRecord> document(const DocumentId& id,
                                         Detail detail = Detail::Whole) const;
  std::optional<DocumentRecord> document(DocumentNumber number,
                                         Detail detail = Detail::Whole) const;
  /// Every document, by id.
  std::vector<DocumentRecord> documents(Detail detail = Detail::Whole) const;
  /// One after the other, by number: memory does not grow with the store.
  void each_document(Detail detail,
                     const std::function<void(const DocumentRecord& document)>& see) const;
  /// The source text; empty when there is no such document.
  std::string text(DocumentNumber number) const;
  /// The words of a span of it, without reading all of a long text; nothing where the text ends
  /// before.
  std::optional<std::string> passage(DocumentNumber number, Span span) const;

  /// As the reader made it, to be read again.
  std::optional<Document> source(DocumentNumber number) const;
  /// The texts that a page has had and that are kept, oldest first, the current one last.
  std::vector<Version> versions(const DocumentId& id) const;
  std::optional<Document> source(const DocumentId& id, uint32_t version) const;

  std::optional<Entity> entity(const EntityId& id) const;
  /// Entities one of whose names folds to the same key (model/words.h).
  std::vector<EntityId> entities_named(std::string_view name) const;
  /// Every entity that a claim or mention in the store names, by id.
  std::vector<EntityId> entities() const;

  /// Claims that match, in the order of their numbers.
  std::vector<ClaimNumber> claims(const ClaimPattern& pattern) const;
  /// The store's number of an entity; 0 when there is none.
  uint32_t entity_number(const EntityId& id) const;
  /// By page and claim (by their numbers), at most `most`. Each is one scan of neighbours.
  std::vector<ClaimHead> heads(const HeadPattern& pattern, std::size_t most) const;
  /// In which classes pages put it, by class and page, each once. Denied, hedged and "A or B"
  /// claims put it in none.
  std::vector<Membership> memberships(uint32_t member) const;
  std::optional<ClaimRecord> claim(ClaimNumber number) const;
  /// By printed id, or an unambiguous beginning of at least 4 characters of it.
  /// Throws Error{Usage} when the beginning fits several.
  std::optional<ClaimRecord> claim(std::string_view id_or_beginning) const;
  /// Documents in which the entity is mentioned.
  std::vector<DocumentNumber> mentioned_in(const EntityId& id) const;

  /// What set_meta() has kept; nothing when the name is not known or its value is empty.
  std::optional<std::string> meta(std::string_view name) const;
  /// Every publication that a page cites, by id.
  std::vector<Work> works() const;
  std::optional<Work> work(const WorkId& id) const;
  /// The work of each reference of a document, in their order; an empty id where none is known.
  std::vector<WorkId> works_cited(DocumentNumber number) const;

  std::vector<PassageHit> search(const TextQuery& query) const;

  Counts counts() const;
  /// A sentence to show on stderr when the text index is behind the graph; else nothing. Opens
  /// the text index.
  std::optional<std::string> warning() const;
  /// The same, told when the text index is first used.
  void on_warning(std::function<void(const std::string& warning)> tell);

  // ---- looking after (see also index/backup.h)
  /// Compares everything with everything.
  Soundness verify() const;
  /// Folds changes into lists and packs both stores tightly. Access::Write.
  void compact();
  /// Makes the text index anew from the graph. Access::Write.
  void reindex_text();

 private:
  Store();
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace netkg::index
