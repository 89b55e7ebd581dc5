// A finding: a rule, the page and the words that it is about, and why. What review, evidence,
// disagree, duplicates, impact and check report.
//
//   {rule review-overdue, doc:sunitinib-…, "19 Mar 2024", "976 days overdue", …}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/rules.h"
#include "desk/sheet.h"
#include "index/store.h"

namespace netkg::desk {

/// Line and column from 1; columns count characters, not bytes.
struct Place {
  uint32_t line = 0;
  uint32_t column = 0;
  uint32_t end_line = 0;
  uint32_t end_column = 0;
};

struct Finding {
  const Rule* rule = nullptr;
  index::DocumentNumber number = 0;
  DocumentId document = {};
  std::string title = {};
  std::string source = {};
  std::optional<std::string> publisher = {};
  std::optional<Span> span = {};  // in the page's text
  std::string exact = {};         // its words
  std::optional<Place> place = {};
  std::string message = {};  // what was found, one line
  std::string reason = {};   // how it was told
  std::vector<std::string> claims = {};
  std::vector<std::string> works = {};
  std::vector<std::string> documents = {};  // the other pages that have part in it
  std::optional<int> strength = {};         // independent pages behind it
  std::optional<std::string> next_due = {};
  std::optional<std::string> state = {};          // of the page's review
  std::optional<std::string> suppressed_by = {};  // the reason that netkg.toml gives
};

/// A finding about a page as a whole.
Finding finding_of(std::string_view rule, const index::DocumentRecord& document);

/// Gravest first, then by page, place, rule and message: the same whatever order they came in.
void sort_findings(std::vector<Finding>& findings);

/// Cuts the words of each span out of its page and counts lines and columns. Each text is read
/// once.
void locate(const index::Store& store, std::vector<Finding>& findings);
/// Of one span in its text.
Place place_in(std::string_view text, Span span);

/// One row a finding, with all of "netkg.findings/1".
Sheet findings_sheet(const std::vector<Finding>& findings);

/// The same finding in the next run has the same fingerprint, wherever its line has moved to.
std::string fingerprint(const Finding& finding);

}  // namespace netkg::desk
