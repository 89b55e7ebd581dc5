// Answers that are pages or references.
#pragma once

#include "query/evidence.h"
#include "query/plan.h"

namespace netkg::query {

void answer_pages(const Names& names, const Plan& plan, const Options& options, Answers& out);
void answer_references(const Names& names, const Plan& plan, const Options& options,
                       Answers& out);

/// "New England Journal of Medicine" names "N Engl J Med" and "NEJM"; and any part of a name
/// names the whole. Case, plurals and spelling are folded.
bool journal_matches(std::string_view asked, std::string_view printed);

}  // namespace netkg::query
