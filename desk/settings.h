// netkg.toml: what a publisher settles for its reports. Intervals of review, where the table of
// retractions is, findings that somebody has looked at and let be.
//
//   [[review.policy]]
//   publisher = "Zebra NET Support"
//   every = "3 years"
//
//   [[suppress]]
//   rule = "evidence-old"
//   path = "leaflets/*"
//   reason = "the trial of 2011 is still the only one"
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "desk/finding.h"
#include "query/review.h"
#include "vocabulary/vocabulary.h"

namespace netkg::desk {

struct Suppression {
  std::string rule;
  std::string path = {};                  // of the file or its address; empty: every page
  std::string document = {};              // id; empty: every page
  std::string reason;                     // never empty
  std::optional<PartialDate> until = {};  // holds up to its last day
};

struct Settings {
  query::ReviewPolicy review = {};
  int older_than = 10;           // years, of evidence-old
  std::string retractions = {};  // file, seen from where netkg.toml is; empty: none
  std::vector<Suppression> suppressions = {};
};

/// `source` is named in errors. Throws Error{Unreadable} for anything that is not understood,
/// with its line: a mistyped key must not be passed over in silence.
Settings read_settings(std::string_view toml, const std::string& source);

/// Adds what publishers say in public of all their pages, after the rules that are there; not
/// for a publisher that one of those names.
void add_published_policies(const vocabulary::Vocabulary& vocabulary,
                            query::ReviewPolicy& policy);

/// "2 years", "18 months", "90 days", "12w", "90d". Nothing for anything else, or 0.
std::optional<query::Interval> read_interval(std::string_view text);

/// Marks those findings that a suppression covers on that day.
void suppress(const Settings& settings, std::chrono::sys_days as_of,
              std::vector<Finding>& findings);

}  // namespace netkg::desk
