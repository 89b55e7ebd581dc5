// Answers and reports as the contract's JSON.
#pragma once

#include "model/json.h"
#include "query/answer.h"
#include "query/review.h"

namespace netkg::query {

Json answers_json(const Answers& answers);  // netkg.answers/1
Json review_json(const std::vector<ReviewRow>& rows,
                 const std::string& as_of);  // netkg.review/1

}  // namespace netkg::query
