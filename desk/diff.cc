// Pairs of claims, dates and references.
#include "desk/diff.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "desk/match.h"
#include "index/works/join.h"

namespace netkg::desk {
namespace {

constexpr std::string_view date_fields[]{"last_reviewed", "next_due", "last_modified",
                                         "published"};

std::string date_words(const std::optional<StatedDate>& stated) {
  return stated ? stated->date.iso() : std::string();
}

std::string notice_words(const Extraction& page) {
  return page.review.notice ? std::string(page.review.notice->span.in(page.document.text))
                            : std::string();
}

std::string reviewer(const Extraction& page) {
  const auto& span = page.review.reviewed_by;
  return span ? std::string(span->in(page.document.text)) : std::string();
}

std::vector<DateChange> compare_dates(const Extraction& before, const Extraction& after) {
  std::vector<DateChange> changes;
  auto note = [&](std::string_view field, std::string was, std::string is) {
    if (was != is) changes.push_back({field, std::move(was), std::move(is)});
  };
  const auto &a = before.review, &b = after.review;
  const std::optional<StatedDate>* const was[]{&a.last_reviewed, &a.next_due, &a.last_modified,
                                               &a.published};
  const std::optional<StatedDate>* const is[]{&b.last_reviewed, &b.next_due, &b.last_modified,
                                              &b.published};
  for (std::size_t i = 0; i < std::size(date_fields); ++i)
    note(date_fields[i], date_words(*was[i]), date_words(*is[i]));
  note("reviewed_by", reviewer(before), reviewer(after));
  note("notice", notice_words(before), notice_words(after));
  return changes;
}

/// The printed entry in one line, so that a new line break is no change.
std::string printed(const Reference& reference, const Extraction& page) {
  return plain_words(reference.span.in(page.document.text));
}

/// Entries that name one work on both sides are pairs, in the order of the page.
void compare_references(const Extraction& before, const Extraction& after, Diff& diff) {
  std::vector<CslItem> items;
  std::vector<std::string> words;
  for (const auto* page : {&before, &after})
    for (const auto& reference : page->references) {
      items.push_back(reference.csl);
      words.push_back(printed(reference, *page));
    }
  const auto first = before.references.size();
  for (const auto& work : index::join_works(items, words)) {
    std::vector<std::size_t> was, is;
    for (const auto& entry : work.entries)
      (entry.entry < first ? was : is).push_back(entry.entry);
    std::sort(was.begin(), was.end());
    std::sort(is.begin(), is.end());
    const auto both = std::min(was.size(), is.size());
    for (std::size_t i = 0; i < both; ++i)
      if (words[was[i]] != words[is[i]])
        diff.references_changed.push_back({was[i], is[i] - first});
    for (auto i = both; i < was.size(); ++i) diff.references_removed.push_back(was[i]);
    for (auto i = both; i < is.size(); ++i) diff.references_added.push_back(is[i] - first);
  }
  std::sort(diff.references_added.begin(), diff.references_added.end());
  std::sort(diff.references_removed.begin(), diff.references_removed.end());
}

/// Those that have to be taken out for the rest to stand in the same order: the longest
/// ascending subsequence stays.
std::vector<ClaimPair> out_of_order(const std::vector<ClaimPair>& pairs) {
  std::vector<std::size_t> tails, previous(pairs.size());
  constexpr auto none = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    auto at = std::lower_bound(
        tails.begin(), tails.end(), pairs[i].after,
        [&](std::size_t tail, std::size_t after) { return pairs[tail].after < after; });
    previous[i] = at == tails.begin() ? none : *(at - 1);
    if (at == tails.end())
      tails.push_back(i);
    else
      *at = i;
  }
  std::vector<bool> stays(pairs.size());
  for (auto i = tails.empty() ? none : tails.back(); i != none; i = previous[i])
    stays[i] = true;
  std::vector<ClaimPair> moved;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (!stays[i]) moved.push_back(pairs[i]);
  return moved;
}

/// By the order of the page; leaves what is in no pair.
template <class Side>
std::vector<std::size_t> unpaired(std::size_t count, const std::vector<ClaimPair>& pairs,
                                  Side side) {
  std::vector<bool> paired(count);
  for (const auto& pair : pairs) paired[pair.*side] = true;
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < count; ++i)
    if (!paired[i]) left.push_back(i);
  return left;
}

Json date_json(const std::string& field, const Extraction& page) {
  const auto review = review_json(page.review, page.document.text);
  return review.value(field, Json());
}

Json claims_json(const std::vector<std::size_t>& which, const Extraction& page) {
  auto list = Json::array();
  for (auto i : which) list.push_back(claim_json(page.claims[i], page.document.text));
  return list;
}

Json pairs_json(const std::vector<ClaimPair>& pairs, const Extraction& before,
                const Extraction& after) {
  auto list = Json::array();
  for (const auto& pair : pairs)
    list.push_back({{"before", claim_json(before.claims[pair.before], before.document.text)},
                    {"after", claim_json(after.claims[pair.after], after.document.text)},
                    {"fields", pair.fields}});
  return list;
}

Json references_json(const std::vector<std::size_t>& which, const Extraction& page) {
  auto list = Json::array();
  for (auto i : which) list.push_back(reference_json(page.references[i], page.document.text));
  return list;
}

}  // namespace

bool Diff::differ() const {
  return claims_differ() || !reworded.empty() || !moved.empty() || !dates.empty() ||
         !references_added.empty() || !references_removed.empty() ||
         !references_changed.empty();
}

Diff compare(const Extraction& before, const Extraction& after) {
  Diff diff;
  auto pairs = match_claims(before, after);
  std::sort(pairs.begin(), pairs.end(), [](const ClaimPair& a, const ClaimPair& b) {
    return std::tie(a.before, a.after) < std::tie(b.before, b.after);
  });
  diff.added = unpaired(after.claims.size(), pairs, &ClaimPair::after);
  diff.removed = unpaired(before.claims.size(), pairs, &ClaimPair::before);
  diff.moved = out_of_order(pairs);
  for (auto& pair : pairs) {
    pair.fields = changed_fields(before, pair.before, after, pair.after);
    if (pair.fields.empty()) {
      pair.fields = changed_words(before, pair.before, after, pair.after);
      if (pair.fields.empty())
        ++diff.same;
      else
        diff.reworded.push_back(pair);
    } else {
      diff.changed.push_back(pair);
    }
  }
  diff.dates = compare_dates(before, after);
  compare_references(before, after, diff);
  return diff;
}

Json diff_json(const Diff& diff, const Extraction& before, const Extraction& after,
               const std::string& from, const std::string& to) {
  auto dates = Json::array();
  for (const auto& [field, was, is] : diff.dates)
    dates.push_back({{"field", field},
                     {"before", date_json(std::string(field), before)},
                     {"after", date_json(std::string(field), after)}});
  auto changed_references = Json::array();
  for (const auto& [was, is] : diff.references_changed)
    changed_references.push_back(
        {{"before", reference_json(before.references[was], before.document.text)},
         {"after", reference_json(after.references[is], after.document.text)}});
  return {{"schema", "netkg.diff/1"},
          {"from", from},
          {"to", to},
          {"added", claims_json(diff.added, after)},
          {"removed", claims_json(diff.removed, before)},
          {"changed", pairs_json(diff.changed, before, after)},
          {"moved", diff.moved.size()},
          {"dates", std::move(dates)},
          {"references",
           {{"added", references_json(diff.references_added, after)},
            {"removed", references_json(diff.references_removed, before)},
            {"changed", std::move(changed_references)}}},
          {"reworded", pairs_json(diff.reworded, before, after)},
          {"moved_claims", pairs_json(diff.moved, before, after)},
          {"same", diff.same}};
}

}  // namespace netkg::desk
