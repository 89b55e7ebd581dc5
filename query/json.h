// Answers as the contract's JSON.
#pragma once

#include "model/json.h"
#include "query/answer.h"

namespace netkg::query {

Json answers_json(const Answers& answers);  // netkg.answers/1

}  // namespace netkg::query
