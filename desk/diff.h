// What two versions of a page state differently, claim by claim. Both are read by the same
// rules, so that a change of rules never looks like a change of the page.
//
//   before: "more than 10 in 100 people: tiredness"   after: "1 to 10 in 100 people: tiredness"
//   -> changed {fatigue, fields: frequency}
//
// A claim of one version is the claim of the other only when that is certain: it says the same,
// or it quotes the same words, or it is the only one about the same subject, relation and
// object. Whatever is left is lost or new; nothing is matched by likeness.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/extraction.h"
#include "model/json.h"

namespace netkg::desk {

using namespace netkg::model;

/// The same claim in both versions: its places in Extraction::claims.
struct ClaimPair {
  std::size_t before = 0;
  std::size_t after = 0;
  std::vector<std::string_view> fields = {};  // what differs: "frequency", "negated", …
};

/// The same publication in both versions: its places in Extraction::references.
struct ReferencePair {
  std::size_t before = 0;
  std::size_t after = 0;
};

struct DateChange {
  std::string_view field;  // "last_reviewed", …, "reviewed_by", "notice"
  std::string before;      // "2021-03-18"; empty: not stated
  std::string after;
};

struct Diff {
  std::vector<std::size_t> added = {};    // in `after`
  std::vector<std::size_t> removed = {};  // in `before`
  std::vector<ClaimPair> changed = {};    // says something else
  std::vector<ClaimPair> reworded = {};   // says the same in other words; fields: which words
  std::vector<ClaimPair> moved = {};  // stands elsewhere among the others; may be changed too
  std::size_t same = 0;
  std::vector<DateChange> dates = {};
  std::vector<std::size_t> references_added = {}, references_removed = {};
  std::vector<ReferencePair> references_changed = {};  // the same work, printed otherwise

  bool claims_differ() const { return !added.empty() || !removed.empty() || !changed.empty(); }
  bool differ() const;
};

/// Takes time n log n in the number of claims.
Diff compare(const Extraction& before, const Extraction& after);

/// "netkg.diff/1". `from` and `to` name the versions.
Json diff_json(const Diff& diff, const Extraction& before, const Extraction& after,
               const std::string& from, const std::string& to);

}  // namespace netkg::desk
