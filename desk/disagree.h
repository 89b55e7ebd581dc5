// Where pages of different publishers say different things of the same drug: another rate,
// stated here and denied there, listed here and left out there.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "desk/finding.h"
#include "desk/statements.h"

namespace netkg::desk {

struct DisagreeOptions {
  std::vector<EntityId> about = {};            // subject or object; empty: everything
  std::optional<DocumentNumber> against = {};  // only what this page has part in
  bool absent = false;                         // also what a page leaves out
  bool same_publisher = false;                 // also between pages of one publisher
  int least_pages = 1;                         // independent pages behind an absence
};

/// One finding a topic for rates and denials, at the page that stands most alone; one a topic
/// and page for absences. `strength` counts independent pages. Located.
std::vector<Finding> disagreements(const index::Store& store, const Statements& statements,
                                   const DisagreeOptions& options);

/// One row an object, one column a page: "10% to 100%", "stated", "denied", "of the class",
/// "left out", "-" where the page is about something else.
struct StatementMatrix {
  Sheet sheet = {};
  std::vector<DocumentNumber> pages = {};  // of the columns after the first
  std::deque<std::string> names = {};      // that the columns point to
};
StatementMatrix matrix(const Statements& statements, const EntityId& subject,
                       Predicate predicate);

}  // namespace netkg::desk
