// Words, other names and filters of a search.
#include "index/xapian/search_query.h"

#include <algorithm>
#include <sstream>

#include "index/text_fields.h"
#include "index/text_terms.h"

namespace netkg::index {

namespace {

using Xapian::Query;

/// Words; of more there are so many combinations that asking takes longer than searching.
constexpr std::size_t most_combined = 4;

Query any_of(std::span<const Query> parts) {
  return {Query::OP_OR, parts.begin(), parts.end()};
}

Query all_of(const std::vector<std::string>& stems) {
  return {Query::OP_AND, stems.begin(), stems.end()};
}

bool has(const std::vector<std::string>& stems, const std::string& stem) {
  return std::ranges::find(stems, stem) != stems.end();
}

/// At least so many of the parts, which are not fewer. The first part is asked for least often.
Query at_least(std::size_t least, std::span<const Query> parts) {
  if (least == parts.size()) return {Query::OP_AND, parts.begin(), parts.end()};
  if (least == 1) return any_of(parts);
  auto rest = parts.subspan(1);
  Query with_first(Query::OP_AND, parts.front(), at_least(least - 1, rest));
  return {Query::OP_OR, with_first, at_least(least, rest)};
}

}  // namespace

SearchQuery::SearchQuery(const Xapian::Database& database, Stems& stems,
                         const TextSearch& search)
    : database_(database), stems_(stems), search_(search) {
  for (const auto& word : split_words(search.words))
    stem_of_.try_emplace(word.folded, stems.of(word, search.words));
  for (const auto& one : search.others) others_.push_back(names(one));
}

SearchQuery::StemsOfName SearchQuery::stems_in(const std::string& text) const {
  StemsOfName stems;
  for (const auto& word : split_words(text)) {
    const auto& stem = stems_.of(word, text);
    if (!stem.empty()) stems.push_back(stem);
  }
  return stems;
}

/// A name with all of the words is found by them.
SearchQuery::Names SearchQuery::names(const OtherNames& others) const {
  Names found{{}, {}, others.misspelt};
  std::istringstream words(others.instead_of);
  for (std::string word; words >> word;)
    if (auto at = stem_of_.find(word); at != stem_of_.end() && !at->second.empty())
      found.instead_of.push_back(at->second);
  for (const auto& name : others.names) {
    auto stems = stems_in(name);
    auto known = [&](const auto& stem) { return database_.term_exists(stem); };
    auto named = [&](const auto& stem) { return has(stems, stem); };
    bool same = !found.instead_of.empty() && std::ranges::all_of(found.instead_of, named);
    if (!same && std::ranges::all_of(stems, known)) found.names.push_back(std::move(stems));
  }
  return found;
}

/// The names OR-ed; empty when they do not count. Of OP_MAX, which would count the best one,
/// Xapian 1.4.22 uses parts that it has freed.
Query SearchQuery::weighed(const Names& others) const {
  auto known = [&](const auto& stem) { return database_.term_exists(stem); };
  if (others.misspelt && std::ranges::any_of(others.instead_of, known)) return {};
  std::vector<Query> names;
  for (const auto& name : others.names) names.push_back(all_of(name));
  return {Query::OP_SCALE_WEIGHT, any_of(names), others.misspelt ? 1 : other_name_weight};
}

/// The words OR-ed, other names beside them.
Query SearchQuery::ranked() const {
  auto stems = stems_in(search_.words);
  Query words(Query::OP_OR, stems.begin(), stems.end());
  for (const auto& one : others_) {
    auto names = weighed(one);
    if (!names.empty()) words = {Query::OP_OR, words, names};
  }
  return words;
}

/// The word as it is, and names for it that do not stand for `enough` words anyway; nothing
/// when no passage has it so.
std::vector<Query> SearchQuery::standing_for(const std::string& stem,
                                             std::size_t enough) const {
  std::vector<Query> parts;
  if (database_.term_exists(stem)) parts.emplace_back(stem);
  for (const auto& other : others_) {
    if (!has(other.instead_of, stem) || other.instead_of.size() >= enough) continue;
    for (const auto& name : other.names)
      if (!has(name, stem)) parts.push_back(all_of(name));
  }
  return parts;
}

/// Names that stand for so many words that they do alone.
std::vector<Query> SearchQuery::standing_for_all(std::size_t least) const {
  std::vector<Query> parts;
  for (const auto& other : others_)
    if (other.instead_of.size() >= std::max(least, std::size_t{2}))
      for (const auto& name : other.names) parts.push_back(all_of(name));
  return parts;
}

/// At least half of the words, as a filter where one is needed; nothing when no passage can
/// hold so many. A word that is not searched for (a stop word) may be in any.
std::optional<std::vector<Query>> SearchQuery::half() const {
  auto least = (search_.half_of.size() + 1) / 2;
  std::vector<std::string> stems;
  for (const auto& word : search_.half_of) {
    auto at = stem_of_.find(word);
    if (at != stem_of_.end() && !at->second.empty()) stems.push_back(at->second);
  }
  least -= std::min(least, search_.half_of.size() - stems.size());
  std::vector<std::vector<Query>> words;
  for (const auto& stem : stems)
    if (auto parts = standing_for(stem, std::max(least, std::size_t{2})); !parts.empty())
      words.push_back(std::move(parts));
  auto ways = standing_for_all(least);
  if (words.size() < least && ways.empty()) return std::nullopt;
  bool every_hit = least == 1 && stem_of_.size() == stems.size();
  if (least == 0 || every_hit || words.size() > most_combined) return std::vector<Query>();
  std::ranges::stable_sort(words, std::greater(), &std::vector<Query>::size);
  std::vector<Query> each;
  for (const auto& parts : words) each.push_back(any_of(parts));
  if (each.size() >= least) ways.push_back(at_least(least, each));
  return std::vector{any_of(ways)};
}

Query SearchQuery::query() const {
  auto filters = half();
  if (!filters) return {};
  for (const auto& term : filter_terms(search_)) filters->emplace_back(term);
  auto words = ranked();
  if (filters->empty()) return words;
  Query filter(Query::OP_AND, filters->begin(), filters->end());
  if (words.empty()) return {Query::OP_SCALE_WEIGHT, filter, 0.0};
  return {Query::OP_FILTER, words, filter};
}

}  // namespace netkg::index
