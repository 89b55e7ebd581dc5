// Facts -> Evidence: the words of a claim, the page around it, its dates, and its citations.
// Pages are read once.
#pragma once

#include <map>

#include "query/derive.h"
#include "query/run.h"

namespace netkg::query {

class Pages {
 public:
  Pages(const index::Store& store, const Options& options) : store_(store), options_(options) {}

  const Options& options() const { return options_; }
  /// Without its bibliography.
  const index::DocumentRecord& document(index::DocumentNumber number);
  const index::DocumentRecord& with_references(index::DocumentNumber number);
  Evidence evidence(const Fact& fact);
  /// Writes out the first facts of an answer, at most so many; 0: all.
  void write(Answer& answer, std::size_t most);
  /// Writes out one fact without words, page, dates and citations, which are not read.
  void outline(Answer& answer);
  const index::Store& store() const { return store_; }

  /// What evidence says of its page.
  struct Dated {
    std::optional<std::string> last_reviewed;
    std::optional<std::string> last_modified;
    ReviewState state = ReviewState::Undated;
  };
  const Dated& dated(index::DocumentNumber number);

 private:
  const ClaimId& id(index::ClaimNumber claim);
  std::optional<Via> via(const Fact& fact);

  const index::Store& store_;
  const Options& options_;
  std::map<index::DocumentNumber, index::DocumentRecord> documents_;
  std::map<index::DocumentNumber, index::DocumentRecord> whole_;
  std::map<index::DocumentNumber, Dated> dated_;
  std::map<index::ClaimNumber, ClaimId> ids_;  // of membership claims
};

/// The label of a reference as an answer: its title, else the whole entry.
std::string reference_label(const index::DocumentRecord& document, std::size_t n);

}  // namespace netkg::query
