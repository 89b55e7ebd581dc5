// question text -> parse -> resolve -> plan -> run -> Answers. Each step is a value that
// prints.
#pragma once

#include <chrono>
#include <string_view>

#include "index/store.h"
#include "query/answer.h"
#include "query/review.h"
#include "vocabulary/vocabulary.h"

namespace netkg::query {

struct Options {
  std::chrono::sys_days as_of;
  std::size_t passages = 5;
  ReviewPolicy review = {};
};

/// Answers a question in English. Never throws for odd questions: `understood` and
/// `none_reason` say what happened.
Answers ask(std::string_view question, const index::Store& store,
            const vocabulary::Vocabulary& vocabulary, const Options& options);

}  // namespace netkg::query
