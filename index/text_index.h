// The text index behind a narrow interface: passages in, ranked passages out. It holds nothing
// that the graph does not, and the number of the last generation that it has indexed. What does
// the work is text_engine.h.
//
//   TextWriter writer("/data/store/text");
//   writer.replace(7, passages);
//   writer.commit(3);
//   TextIndex("/data/store/text").search({.words = "mouth sores"}, 10)
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/records.h"

namespace netkg::index {

/// What a claim adds to its passage.
struct PassageClaim {
  Predicate predicate = Predicate::MayCause;
  EntityNumber subject = no_entity;
  EntityNumber object = no_entity;  // no_entity: a value
  bool negated = false;
  Level level = Level::Direct;
  std::optional<FrequencyBand> band = {};
};

/// The views last as long as the call that takes them, or its owner.
struct TextPassage {
  Span span;
  uint32_t order = 0;  // of equally good hits the lower comes first; the same in every store
  Role role = Role::Other;
  std::string_view title;
  std::string_view heading;
  std::string_view body;
  std::vector<PassageClaim> claims = {};
};

/// TextQuery with the ids looked up.
struct TextSearch {
  std::string words = {};
  std::vector<OtherNames> others = {};
  std::vector<std::string> half_of = {};
  std::size_t limit = 10;
  std::optional<Predicate> predicate = {};
  std::optional<EntityNumber> object = {};
  std::optional<EntityNumber> subject = {};
  std::optional<DocumentNumber> document = {};
};

/// What verify() compares: a passage with its boolean terms, sorted.
struct IndexedPassage {
  DocumentNumber document = 0;
  Span span;
  uint32_t order = 0;
  std::vector<std::string> terms = {};
  auto operator<=>(const IndexedPassage&) const = default;
};

struct TextReading;
struct TextWriting;
struct TextBuilding;

class TextIndex {
 public:
  /// Throws Error{Damaged}; a missing index is an empty one of generation 0.
  explicit TextIndex(const std::string& directory);
  ~TextIndex();

  uint64_t generation() const;
  uint64_t passages() const;
  std::vector<PassageHit> search(const TextSearch& search) const;
  /// The passages of a document as the index holds them, sorted. Throws Error{Damaged}.
  std::vector<IndexedPassage> passages_of(DocumentNumber document) const;

 private:
  std::unique_ptr<TextReading> reading_;
};

/// One transaction: nothing is seen before commit(), nothing is left when that is not reached.
/// Readers may go on meanwhile; during commit() they may not.
class TextWriter {
 public:
  explicit TextWriter(const std::string& directory);
  ~TextWriter();

  /// The passages of a document from now on; none removes it.
  void replace(DocumentNumber document, const std::vector<TextPassage>& passages);
  /// Does what can be done before commit(), so that readers wait for little.
  void prepare();
  /// Not synced (sync_tree): readers must not wait for the disk.
  void commit(uint64_t generation);

 private:
  std::unique_ptr<TextWriting> writing_;
};

/// A whole text index written from nothing on several threads, each its own part, joined and
/// packed at the end. What is found does not depend on the number of threads.
class TextBuild {
 public:
  /// Nothing may be in `directory`. Its parts lie in directory + ".part0" and so on.
  TextBuild(std::string directory, unsigned threads);
  ~TextBuild();

  /// `owner` keeps what the passages view. Waits while too much is queued.
  void add(DocumentNumber document, std::vector<TextPassage> passages,
           std::shared_ptr<const void> owner);
  /// Throws what went wrong on any thread.
  void finish(uint64_t generation);

 private:
  std::unique_ptr<TextBuilding> building_;
};

/// Writes a packed copy of the index in `from` to `to`, which must not exist.
void compact_text(const std::string& from, const std::string& to);

/// What passages_of() should give.
IndexedPassage indexed_passage(DocumentNumber document, const TextPassage& passage);
/// Trouble that the engine finds in its own files; empty when there is none.
std::string check_text_files(const std::string& directory);

}  // namespace netkg::index
