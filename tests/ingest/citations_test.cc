// Claims -> the entries they rest on, and how firmly.
#include <catch2/catch.hpp>

#include "read_page.h"

using namespace netkg::ingest;
using namespace netkg::model;

namespace {

/// "effect:fatigue inline Yao; effect:nausea section Yao": of side effects only.
std::vector<std::string> cited(const std::string& page) {
  auto stages = read_page(page, "page.md");
  std::vector<std::string> out;
  for (const auto& claim : stages.extraction.claims) {
    if (claim.predicate != Predicate::MayCause) continue;
    for (const auto& citation : claim.citations) {
      for (const auto& reference : stages.extraction.references) {
        if (reference.id != citation.reference) continue;
        out.push_back(claim.object->text + " " + std::string(name(citation.basis)) + " " +
                      reference.csl.author.front().family);
      }
    }
  }
  return out;
}

const std::string yao =
    "Yao JC, Shah MH. Targeted drugs for tumors. N Engl J Med. 2011;364(6):514-523.";
const std::string pavel =
    "Pavel M, Valle JW. Nausea in practice. Lancet. 2016;387(10022):968-977.";

}  // namespace

TEST_CASE("a mark points into the list of its own section") {
  struct Row {
    std::string page;
    std::vector<std::string> cited;
  };
  const std::vector<Row> rows{
      // one list: only marks and titles count
      {"# Everolimus\n\n## Side effects\n\nEverolimus may cause fatigue [2]. It may cause "
       "nausea.\n\n## References\n\n1. " +
           yao + "\n2. " + pavel + "\n",
       {"effect:fatigue inline Pavel"}},
      // two lists, each from 1
      {"# Everolimus\n\n## Side effects\n\nEverolimus may cause fatigue [1]. It may cause "
       "nausea.\n\n### References\n\n1. " +
           yao + "\n\n## Late effects\n\nEverolimus may cause hair loss [1].\n\n" +
           "### References\n\n1. " + pavel + "\n",
       {"effect:fatigue inline Yao", "effect:nausea section Yao",
        "effect:hair-loss inline Pavel"}}};
  for (const auto& row : rows) {
    CAPTURE(row.page);
    CHECK(cited(row.page) == row.cited);
  }
}
