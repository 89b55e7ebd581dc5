// Field queries over the store: which statements or pages fit.
#pragma once

#include <map>
#include <set>

#include "query/derive.h"
#include "query/evidence.h"
#include "query/fields.h"
#include "query/resolve.h"

namespace netkg::query {

/// A query whose names are looked up, so that each fact is tested without the store.
class FieldFilter {
 public:
  FieldFilter(const FieldNode& node, const Names& names, const Options& options);

  /// Words after a field that name nothing, or no choice of it.
  const std::vector<std::string>& unknown() const { return unknown_; }
  bool fits(const Fact& fact, const index::DocumentRecord& page) const {
    return fits(node_, &fact, page);
  }
  /// For queries about pages only: words are looked for in the title and the text.
  bool fits(const index::DocumentRecord& page) const { return fits(node_, nullptr, page); }
  bool about_pages() const { return about_pages_; }
  /// Whether fits() has to be given pages with their bibliographies.
  bool reads_references() const { return reads_references_; }
  /// The entities that a test accepts.
  const std::set<EntityId>& ids(const FieldNode& test) const { return ids_.at(&test); }

 private:
  void prepare(const FieldNode& node, bool text_counts);
  void look_up(const FieldNode& test);
  bool fits(const FieldNode& node, const Fact* fact, const index::DocumentRecord& page) const;
  bool holds(const FieldNode& test, const Fact* fact, const index::DocumentRecord& page) const;
  bool holds_words(const FieldNode& text, const Fact* fact,
                   const index::DocumentRecord& page) const;

  const FieldNode& node_;
  const Names& names_;
  const Options& options_;
  index::ClaimRecord whole(const Fact& fact) const;

  bool about_pages_ = true;
  bool reads_references_ = false;
  std::map<const FieldNode*, std::set<EntityId>> ids_;
  std::vector<std::string> unknown_;
};

/// All facts that a query may mean, found by its most telling condition: what the pages state
/// and, where a drug is asked for by name, what follows from its class.
std::vector<Fact> field_candidates(const FieldNode& node, const FieldFilter& filter,
                                   Reads& reads);

/// Answers a field query: statements, or pages when it has only fields of pages.
void answer_fields(std::string_view text, const Names& names, Pages& pages, Answers& out);

/// "*tinib" fits "sunitinib"; case does not matter.
bool fits_pattern(std::string_view pattern, std::string_view text);

}  // namespace netkg::query
