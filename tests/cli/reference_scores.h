// Scores of loose references for tests/golden/scores.txt, by the shared scorer.
#pragma once

#include <optional>
#include <string>

#include "tests/cli/program.h"

namespace netkg::tests {

/// "references   559  core7 F1 0.990  instance 0.948": of the entries that a publisher
/// labelled; nothing when the entries, the scorer or Python are not at hand.
std::optional<std::string> labelled_reference_scores(const Workplace& place);

/// "joined works  3300  precision 0.9996  F1 0.775": of the same works printed in many styles.
std::optional<std::string> joined_work_scores(const Workplace& place);

}  // namespace netkg::tests
