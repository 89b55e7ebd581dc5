// question text -> parse -> resolve -> plan -> run -> Answers. Each step is a value that
// prints.
#pragma once

#include <chrono>
#include <string_view>

#include "index/store.h"
#include "query/answer.h"
#include "query/plan.h"
#include "query/review.h"
#include "vocabulary/vocabulary.h"

namespace netkg::query {

/// The order of answers. Relevance: direct before class, the most frequent first, then the
/// number of pages.
enum class Sort : uint8_t { Relevance, Name, Pages, Date };

struct Options {
  std::chrono::sys_days as_of;
  std::size_t passages = 5;
  ReviewPolicy review = {};
  std::size_t limit = 0;  // 0: all
  /// So many answers have evidence with its words; 0: all. The others have one piece without.
  std::size_t quoted = 0;
  /// Pieces of evidence an answer; 0: all. Of many answers, and of related ones, each has one
  /// then. The others are counted.
  std::size_t evidence = 0;
  Sort sort = Sort::Relevance;
  bool direct_only = false;
  std::size_t least_pages = 0;
  bool explain = false;
  std::vector<std::string> facets = {};  // names of facet_fields()
  /// Whether citations carry the words of their references. Without them no bibliography is
  /// read, which on a page of 500 entries takes longer than all the rest of the question.
  bool citation_texts = true;
  /// Whether what is said of a class names the claim that puts the member in it.
  bool memberships = true;
};

/// What fits on some screens: a few pieces of evidence, of long lists the first answers' only,
/// no words of references and no ids of memberships.
void shorten(Options& options);

/// Question -> Plan: by the grammar, else by the names in it (gist.h). Never fails; `unknown`
/// holds what was not understood.
Plan read_question(std::string_view text, const Names& names);

/// Answers a question in English. Never throws for odd questions: `understood` and
/// `none_reason` say what happened.
Answers ask(std::string_view question, const index::Store& store,
            const vocabulary::Vocabulary& vocabulary, const Options& options);

}  // namespace netkg::query
