// Xapian behind a narrow interface: passages in, ranked passages out. It holds nothing that the
// graph does not, and the number of the last generation that it has indexed.
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

/// The views last as long as the call that takes them.
struct TextPassage {
  Span span;
  Role role = Role::Other;
  std::string_view title;
  std::string_view heading;
  std::string_view body;
  std::vector<PassageClaim> claims = {};
};

/// TextQuery with the ids looked up.
struct TextSearch {
  std::string words = {};
  std::size_t limit = 10;
  std::optional<Predicate> predicate = {};
  std::optional<EntityNumber> object = {};
  std::optional<EntityNumber> subject = {};
  std::optional<DocumentNumber> document = {};
};

class TextIndex {
 public:
  /// Throws Error{Damaged}; a missing index is an empty one of generation 0.
  explicit TextIndex(const std::string& directory);
  ~TextIndex();

  uint64_t generation() const;
  uint64_t passages() const;
  std::vector<PassageHit> search(const TextSearch& search) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// One transaction: nothing is seen before commit(), nothing is left when that is not reached.
/// Readers may go on meanwhile; during commit() they may not.
class TextWriter {
 public:
  explicit TextWriter(const std::string& directory);
  ~TextWriter();

  /// The passages of a document from now on; none removes it.
  void replace(DocumentNumber document, const std::vector<TextPassage>& passages);
  void commit(uint64_t generation);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace netkg::index
