// What a search looks for, as Xapian is asked.
//
//   SearchQuery(database, stems, {.words = "food, drink or sleep", .half_of = {"food", "drink",
//                                                                            "sleep"}}).query()
//     -> (food OR drink OR sleep) FILTER ((food AND (drink OR sleep)) OR (drink AND sleep))
#pragma once

#include <map>
#include <span>

#include "index/xapian/shared.h"

namespace netkg::index {

/// Views what it is made from.
class SearchQuery {
 public:
  SearchQuery(const Xapian::Database& database, Stems& stems, const TextSearch& search);

  /// Words OR-ed, the filters AND-ed to them without a weight. No word left: the filters alone.
  /// Empty when no passage can be meant.
  Xapian::Query query() const;

 private:
  using Query = Xapian::Query;
  using StemsOfName = std::vector<std::string>;
  struct Names {
    StemsOfName instead_of;
    std::vector<StemsOfName> names;  // words that passages have
    bool misspelt = false;
  };

  StemsOfName stems_in(const std::string& text) const;
  Names names(const OtherNames& others) const;
  Query weighed(const Names& others) const;
  Query ranked() const;
  std::vector<Query> standing_for(const std::string& stem, std::size_t enough) const;
  std::vector<Query> standing_for_all(std::size_t least) const;
  std::optional<std::vector<Query>> half() const;

  const Xapian::Database& database_;
  Stems& stems_;
  const TextSearch& search_;
  std::map<std::string, std::string> stem_of_;  // of the folded words; empty for a stop word
  std::vector<Names> others_;
};

}  // namespace netkg::index
