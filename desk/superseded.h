// Newer editions of what pages cite: among the works that other pages cite, and in the table of
// editions (publications/editions.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/id.h"
#include "model/reference.h"

namespace netkg::desk {

using namespace netkg::model;

struct Newer {
  std::string words;        // "Big Book, edition 6 (2020)"
  WorkId work = {};         // empty when only the table knows it
  std::string source = {};  // of the table's row: "NICE"
};

/// Works that print an edition or version, by title. What prints none has no newer one here.
class Editions {
 public:
  void add(const WorkId& work, const CslItem& csl);
  std::optional<Newer> newer_than(const CslItem& csl) const;

 private:
  struct Edition {
    WorkId work;
    CslItem csl;
  };
  std::map<std::string, std::vector<Edition>> by_title_;
};

/// The year in a version that is numbered by years: "V.3.2018" -> 2018.
std::optional<int> year_of_version(const CslItem& csl);

}  // namespace netkg::desk
