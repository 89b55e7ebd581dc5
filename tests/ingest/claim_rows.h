// Tables of pages and what is claimed from them, for the tests of claim rules.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "read_page.h"

namespace netkg::ingest {

/// A page in Markdown and its claims in brief, in the order of the page.
struct ClaimRow {
  std::string page;
  std::vector<std::string> claims;
};

/// Each page gives exactly its row's claims of these predicates.
inline void check(const std::vector<ClaimRow>& rows, const std::vector<Predicate>& predicates) {
  for (const auto& row : rows) {
    CAPTURE(row.page);
    CHECK(claims_of(row.page, predicates, "page.md") == row.claims);
  }
}

}  // namespace netkg::ingest
