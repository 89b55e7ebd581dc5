// Findings in every format.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/settings.h"
#include "desk/finding.h"

namespace netkg::cli {

/// What stands around them.
struct FindingsFrame {
  std::string title;                   // of a document
  std::string nothing;                 // what people read when there are none
  std::string before = {};             // for people, above them
  const desk::Sheet* pages = nullptr;  // in JSON, as "pages"
};

/// "netkg.findings/1" and its kin. People see those that are not suppressed, by page; with
/// `lines`, one line each: FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE].
std::string write_findings(const std::vector<desk::Finding>& findings,
                           const FindingsFrame& frame, const Request& request,
                           bool lines = false);

/// Exit code by --fail-on: nothing_found when one that is not suppressed is so grave.
int findings_code(const std::vector<desk::Finding>& findings, const Request& request);

}  // namespace netkg::cli
