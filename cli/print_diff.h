// Differences for people: text with the words of both sides, and HTML side by side.
#pragma once

#include <string>

#include "cli/output.h"
#include "desk/diff.h"

namespace netkg::cli {

/// Two versions, how they are called, and what differs.
struct Compared {
  const model::Extraction& before;
  const model::Extraction& after;
  std::string from, to;
  desk::Diff diff;
};

std::string diff_text(const Compared& compared, const Screen& screen);
/// One self-contained page: the list of differences, then both texts beside each other with
/// what differs marked.
std::string diff_html(const Compared& compared);

/// "2 changed, 1 new, 0 lost, 3 moved, 1 reworded, 40 the same"
std::string diff_totals(const desk::Diff& diff);
/// "sunitinib may cause fatigue"
std::string claim_words(const model::Extraction& page, const model::Claim& claim);

}  // namespace netkg::cli
