#include "ingest/score_match.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace netkg::ingest {
namespace {

struct GroupRow {
  std::string_view predicate;
  std::string_view group;
};

constexpr std::array<GroupRow, 6> predicate_groups{{{"inhibits", "acts"},
                                                    {"acts_on", "acts"},
                                                    {"slows_growth_of", "growth"},
                                                    {"stops_growth_of", "growth"},
                                                    {"has_brand_name", "name"},
                                                    {"also_called", "name"}}};

std::string_view group_of(std::string_view predicate) {
  for (const auto& row : predicate_groups)
    if (row.predicate == predicate) return row.group;
  return predicate;
}

template <class List, class Value>
bool has(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool share(const std::vector<EntityId>& a, const std::vector<EntityId>& b) {
  return std::any_of(a.begin(), a.end(), [&](const EntityId& id) { return has(b, id); });
}

bool object_agrees(const GoldClaim& gold, const Statement& read, bool same_words) {
  if (!read.claim->object) return share(read.named_by_value, gold.objects);
  if (share(read.objects, gold.objects)) return true;
  return same_words && read.objects.empty() &&
         read.claim->object->prefix() == gold.objects.front().prefix();
}

bool value_agrees(const GoldClaim& gold, const Statement& read) {
  auto said = [&](const std::string& key) {
    return std::any_of(read.fillers.begin(), read.fillers.end(),
                       [&](const std::string& filler) { return same_value(key, filler); });
  };
  if (std::any_of(gold.value_keys.begin(), gold.value_keys.end(), said)) return true;
  return gold.type() == "dosing" && said(gold.evidence().key);
}

/// 0 when the two places have nothing in common, 1 when they are one.
double nearness(const Quote& a, const Quote& b, bool by_words) {
  if (by_words) return a.key == b.key ? 1.0 : alike(a.key, b.key, 0.4) ? 0.5 : 0.0;
  if (!a.span.overlaps(b.span)) return 0.0;
  auto common = std::min(a.span.end, b.span.end) - std::max(a.span.begin, b.span.begin);
  return static_cast<double>(common) / static_cast<double>(cover(a.span, b.span).size());
}

bool same_place(const Quote& a, const Quote& b, bool by_words) {
  return by_words ? a.key == b.key : a.span == b.span;
}

bool same_place(const GoldClaim& gold, const Statement& read, bool by_words) {
  return std::any_of(gold.places.begin(), gold.places.end(), [&](const Quote& place) {
    return same_place(place, read.evidence, by_words);
  });
}

bool same_polarity(const GoldClaim& gold, const Statement& read) {
  return gold.negated == read.claim->qualifiers.negated;
}

bool same_filler(const GoldClaim& gold, const Claim& read) {
  const auto& wanted = gold.objects.empty() ? gold.value : gold.objects.front().text;
  return wanted == (read.object ? read.object->text : read.value);
}

/// A pair that may be a match, and how good it is: smaller ranks are taken first.
struct Candidate {
  std::tuple<bool, bool, double, bool, std::size_t, std::size_t> rank;
  Match match;
};

/// How a pair ranks: polarity right, required by the gold, near, the very same object, and then
/// the order of the page.
Candidate candidate(const GoldClaim& gold, const Statement& read, double near, Match match) {
  return {{!same_polarity(gold, read), gold.optional, -near, !same_filler(gold, *read.claim),
           match.gold, match.read},
          match};
}

class Matcher {
 public:
  Matcher(const Gold& gold, const std::vector<Statement>& statements,
          const std::vector<bool>& in_scope)
      : gold_(gold), statements_(statements), in_scope_(in_scope) {
    counts_.reserve(gold.claims.size());
    for (const auto& claim : gold.claims)
      counts_.push_back(claim.optional || has(gold.scope, claim.type()));
  }

  Matching run() {
    take_best(candidates());
    find_repeats();
    find_missed();
    out_.misplaced = count_misplaced();
    return std::move(out_);
  }

 private:
  bool agree(std::size_t gold, std::size_t read) const {
    return agrees(gold_.claims[gold], statements_[read]) &&
           same_polarity(gold_.claims[gold], statements_[read]);
  }

  void add_candidate(Match match, std::vector<Candidate>* out) const {
    const auto& claim = gold_.claims[match.gold];
    const auto& read = statements_[match.read];
    double near = 0;
    for (const auto& place : claim.places)
      near = std::max(near, nearness(place, read.evidence, gold_.by_words));
    if (near > 0 && agrees(claim, read, same_place(claim, read, gold_.by_words)))
      out->push_back(candidate(claim, read, near, match));
  }

  std::vector<Candidate> candidates() const {
    std::vector<Candidate> out;
    for (std::size_t g = 0; g < gold_.claims.size(); ++g)
      for (std::size_t r = 0; counts_[g] && r < statements_.size(); ++r)
        if (in_scope_[r]) add_candidate({g, r}, &out);
    std::sort(out.begin(), out.end(),
              [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
    return out;
  }

  void take_best(const std::vector<Candidate>& candidates) {
    std::set<std::size_t> used_gold;
    for (const auto& [rank, match] : candidates) {
      if (used_gold.contains(match.gold) || used_.contains(match.read)) continue;
      used_gold.insert(match.gold);
      used_.insert(match.read);
      take(match);
    }
  }

  void take(Match match) {
    const auto& claim = gold_.claims[match.gold];
    const auto& read = statements_[match.read];
    bool right = same_polarity(claim, read);
    if (!right) out_.inverted.push_back(match);
    if (right || claim.optional) out_.fitting.insert(match.read);
    if (right) found_.insert(match.gold);
    if (!right || claim.optional) return;
    out_.right.push_back(match);
    if (!same_place(claim, read, gold_.by_words)) out_.loose.push_back(match);
  }

  void find_repeats() {
    for (std::size_t r = 0; r < statements_.size(); ++r) {
      if (!in_scope_[r] || out_.fitting.contains(r)) continue;
      bool repeat = !used_.contains(r) && std::any_of(found_.begin(), found_.end(),
                                                      [&](auto g) { return agree(g, r); });
      (repeat ? out_.repeats : out_.spurious).push_back(r);
    }
  }

  void find_missed() {
    for (std::size_t g = 0; g < gold_.claims.size(); ++g)
      if (counts_[g] && !gold_.claims[g].optional && !found_.contains(g))
        out_.missed.push_back(g);
  }

  std::size_t count_misplaced() const {
    auto left = out_.spurious;
    for (auto g : out_.missed) {
      auto same = std::find_if(left.begin(), left.end(), [&](auto r) { return agree(g, r); });
      if (same != left.end()) left.erase(same);
    }
    return out_.spurious.size() - left.size();
  }

  const Gold& gold_;
  const std::vector<Statement>& statements_;
  const std::vector<bool>& in_scope_;
  std::vector<bool> counts_;     // claims of the gold that are in scope or optional
  std::set<std::size_t> used_;   // statements that have their claim
  std::set<std::size_t> found_;  // claims of the gold that were read with the right polarity
  Matching out_;
};

}  // namespace

Quote quote(Span span, std::string_view text) {
  Quote out{span, {}, {}};
  if (span.begin <= span.end && span.end <= text.size()) out.exact = span.in(text);
  out.key = score_key(out.exact);
  return out;
}

std::vector<Statement> make_statements(const Gold& gold, const Extraction& extraction) {
  EntityNames names(gold.entities, extraction.entities);
  std::vector<Statement> out;
  for (const auto& claim : extraction.claims) {
    Statement& read = out.emplace_back();
    read.claim = &claim;
    read.type = name(type_of(claim.predicate));
    read.predicate = name(claim.predicate);
    read.evidence = quote(claim.evidence, extraction.document.text);
    read.subjects = names.stands_for(claim.subject);
    if (claim.object) {
      read.objects = names.stands_for(*claim.object);
      read.fillers = names.keys_of(*claim.object);
    } else {
      auto key = score_key(claim.value);
      read.named_by_value = names.named(key);
      read.fillers = {key};
    }
  }
  return out;
}

bool same_group(std::string_view predicate, std::string_view other) {
  return group_of(predicate) == group_of(other);
}

bool agrees(const GoldClaim& gold, const Statement& read, bool same_words) {
  if (!has(gold.types, read.type)) return false;
  bool predicate = gold.any_predicate || same_group(gold.predicate(), read.predicate) ||
                   has(gold.predicates, read.predicate);
  if (!predicate || !share(read.subjects, gold.subjects)) return false;
  if (gold.any_object) return true;
  return gold.objects.empty() ? value_agrees(gold, read)
                              : object_agrees(gold, read, same_words);
}

Matching match_claims(const Gold& gold, const std::vector<Statement>& statements,
                      const std::vector<bool>& in_scope) {
  return Matcher(gold, statements, in_scope).run();
}

}  // namespace netkg::ingest
