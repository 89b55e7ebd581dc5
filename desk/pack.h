// The evidence pack of one page: what an assessor asks for, in one file. The page with its
// statements marked, each statement with what supports it and how strongly, dates, history,
// open findings, bibliography.
//
//   pack_sheet(pack)  one row for each of all that: for spreadsheets
//   pack_html(pack)   one page that needs nothing beside it and can be printed
#pragma once

#include <string>
#include <vector>

#include "desk/finding.h"
#include "query/resolve.h"
#include "query/review.h"

namespace netkg::desk {

/// A text that the page has had, for the history.
struct PackVersion {
  uint32_t version = 0;
  bool current = false;
  std::string dates;    // "reviewed 2024-03-18, due 2027-03-19"
  std::string changes;  // "3 changed, 1 new, 1 lost"; empty for the first
};

struct PackReference {
  Reference reference;
  std::string printed;
  WorkId work = {};
  std::size_t other_pages = 0;  // that list the work
};

struct Pack {
  index::DocumentRecord document;
  query::ReviewRow review;
  std::string text;
  std::vector<index::ClaimRecord> claims = {};  // in the order of the page
  std::vector<std::string> statements = {};     // the same as sentences: "a may cause b"
  std::vector<PackReference> references = {};
  std::vector<Finding> findings = {};
  std::vector<PackVersion> versions = {};
  std::string as_of;
  std::string made_by;  // "netkg 0.1.0"
};

/// Everything but `findings` and `versions`. The document is there.
Pack make_pack(const index::Store& store, const query::Names& names,
               index::DocumentNumber number, std::chrono::sys_days as_of,
               const query::ReviewPolicy& policy);

/// One sheet for all: `kind` is page, date, finding, statement, reference or version.
Sheet pack_sheet(const Pack& pack);
std::string pack_html(const Pack& pack);

}  // namespace netkg::desk
