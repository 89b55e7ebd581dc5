// What `netkg eval` prints: the scores of pages and of all of them together.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "cli/output.h"
#include "cli/pages.h"
#include "ingest/score.h"
#include "model/json.h"

namespace netkg::cli {

/// One annotated page with its score.
struct ScoredPage {
  std::string gold;      // path of the gold file
  std::string document;  // the page's file name
  ingest::Score score;
};

/// "netkg.eval/1": a page's figures and findings, and the figures of all pages under "total".
model::Json scores_json(const std::vector<ScoredPage>& pages,
                        const std::vector<Failure>& failures);

/// Tables no wider than the screen. `with_findings`: also everything that is wrong.
std::string scores_text(const std::vector<ScoredPage>& pages, const Screen& screen,
                        bool with_findings);

}  // namespace netkg::cli
