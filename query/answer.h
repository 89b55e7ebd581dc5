// What a question gives: answers with their evidence, near answers kept apart, passages when no
// relation fits, and the reason when there is nothing. Everything prints as "netkg.answers/1".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "query/fact.h"

namespace netkg::query {

enum class ReviewState : uint8_t { Archived, Inconsistent, Overdue, DueSoon, Current, Undated };
std::string_view name(ReviewState state);  // "due_soon"

enum class AnswerLevel : uint8_t { Direct, Class, Document };
std::string_view name(AnswerLevel level);  // "direct" | "class" | "document"

struct EvidenceCitation {
  ReferenceId reference;
  Basis basis = Basis::Page;
  std::string text;  // Vancouver style
};

struct Evidence {
  index::ClaimRecord claim;
  DocumentId document;
  std::string title;
  std::optional<std::string> publisher;
  Level level = Level::Direct;
  std::optional<Via> via = {};
  std::optional<std::string> last_reviewed = {};  // ISO, as exact as stated
  std::optional<std::string> last_modified = {};  // shown when there is no review date
  ReviewState review_state = ReviewState::Undated;
  std::vector<EvidenceCitation> citations = {};
  std::vector<DocumentId> also = {};  // the same page under other addresses
};

struct Answer {
  std::optional<std::string> entity =
      {};            // "drug:sunitinib", "doc:…", "work:…"; none for a value
  std::string type;  // EntityType's name, "Document", "Reference" or "Value"
  std::string label;
  AnswerLevel level = AnswerLevel::Direct;
  std::vector<Evidence> evidence = {};  // strongest first
  std::size_t more = 0;                 // pieces of evidence beyond those wanted
  std::vector<Fact> facts = {};  // what evidence is written from; none in finished answers
  std::string note = {};         // one phrase for people: "due 2024-03-19, 976 days overdue"
};

struct PassageAnswer {
  DocumentId document;
  std::string title;
  Span span;
  std::string snippet;
  std::vector<Span> highlights = {};  // within the snippet
  double score = 0;
  std::vector<DocumentId> also = {};  // other pages with these words, seen among the best hits
};

/// One step of a plan as it ran; estimated before, actual after.
struct ExplainRow {
  std::string step;
  std::size_t estimated = 0;
  std::size_t actual = 0;
  double microseconds = 0;
};

/// How many answers or passages have each value: drug "everolimus" 3.
struct Facet {
  std::string field;
  std::vector<std::pair<std::string, std::size_t>> values = {};  // the most first
};

struct Answers {
  std::string question;
  std::string interpretation;  // the plan, printable
  std::string as_of;           // ISO date
  bool understood = true;      // false: passages only
  std::vector<Answer> answers = {};
  std::vector<Answer> related = {};
  std::vector<PassageAnswer> passages = {};
  std::optional<std::string> verdict = {};  // "yes" | "no" | "not_stated"
  std::optional<std::size_t> count = {};
  std::optional<std::string> none_reason = {};
  std::vector<std::string> not_understood = {};  // words of the question
  std::vector<std::string> notes = {};  // what to know of these answers, one sentence each
  std::optional<std::string> suggestion = {};  // the nearest question that can be answered
  std::vector<ExplainRow> explain = {};
  std::vector<Facet> facets = {};
  std::size_t pages = 0;     // that the answers rest on, those not shown too
  std::size_t left_out = 0;  // answers beyond the limit
};

}  // namespace netkg::query
