// What stands around a question and narrows its answers: who says so, how many pages, of which
// dates. It is cut off before the rest is parsed.
//
//   "according to Macmillan, which drugs cause fatigue on at least two pages reviewed in 2024"
//   -> publisher "Macmillan", 2 pages, page reviewed in 2024, and "which drugs cause fatigue"
#pragma once

#include "query/question.h"
#include "query/tokens.h"

namespace netkg::query {

/// Takes the framing words out of `tokens` and notes them in `question`.
void cut_frame(std::string_view text, Tokens& tokens, Question& question);

}  // namespace netkg::query
