// A question, understood as far as grammar goes: what is asked for, and which clauses must
// hold. Names are still words; resolve.h turns them into entities. Every question prints
// itself:
//
//   "which drugs cause fatigue but not diarrhoea?"
//   which drug: cause(?, fatigue) and without cause(?, diarrhoea)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/partial_date.h"
#include "model/relations.h"
#include "model/span.h"

namespace netkg::query {

using namespace netkg::model;

enum class Kind : uint8_t {
  Which,    // the things that fit
  Count,    // how many fit
  YesNo,    // does a page say so
  Compare,  // two subjects side by side
  Agree,    // claims that several pages make
  Unknown,  // no grammar fits: full text only
};

/// What an answer should be.
enum class Asked : uint8_t {
  Anything,
  Drug,
  Treatment,  // drugs and other treatments
  DrugClass,
  Effect,
  Condition,
  Target,
  Value,
  Page,
  Reference,
};

/// What the words of a question say about two things; each stands for one or more predicates.
enum class Relation : uint8_t {
  Cause,
  Block,
  Stimulate,
  ActOn,
  Growth,
  Treat,
  IsA,
  Brand,
  Named,
  Form,
  Route,
  Schedule,
  Food,
  Dosing,
  GivenBy,
  Combine,
  Manage,
  Describe,
  Work,
  Contain,
  Differ,
  Study,
  Interact,
  Unsuitable,
};

struct RelationRow {
  Relation relation;
  std::string_view name;  // as printed
  std::vector<Predicate> predicates;
  bool symmetric;  // subject and object may change places
  bool derives;    // members of a class inherit it
  bool value;      // the object may be free text
};
const RelationRow& describe(Relation relation);

std::string_view name(Kind kind);
std::string_view name(Asked asked);

/// Words of the question that name something: "mouth sores".
struct Term {
  Span span = {};     // in the question
  std::string words;  // as typed
};

struct Question;

enum class Fill : uint8_t {
  Open,    // anything: "the drugs", "any drug"
  Asked,   // what the answers are
  Given,   // `term`
  Nested,  // whatever answers `nested`: "side effects of drugs that block mTOR"
};

struct Slot {
  Fill fill = Fill::Open;
  Term term = {};
  std::vector<Question> nested = {};  // one when fill is Nested
};

struct Clause {
  Relation relation = Relation::Cause;
  Slot subject = {};
  Slot object = {};
  bool excluded = false;  // "but not diarrhoea": no page may say it of the answer
  bool denied = false;    // "do not cause": a page must deny it
  bool inverted = false;  // "is X safe in pregnancy": asked as the opposite of the predicate
};

/// Bands that the evidence must have: "common", "serious".
struct Bands {
  std::vector<FrequencyBand> frequency = {};
  std::vector<FrequencyBand> otherwise = {};  // when no evidence has the first ones
  std::optional<SeverityBand> at_least = {};
};

/// For questions about pages: "overdue", "reviewed before 2022", "mention sunitinib".
struct PageTest {
  enum class What : uint8_t { State, Reviewed, Modified, Published, Due, Mentions, Cites, All };
  What what = What::All;
  std::vector<uint8_t> states = {};  // ReviewState
  std::optional<PartialDate> before = {};
  std::optional<PartialDate> after = {};
  std::optional<int> older_than_years = {};
  bool missing = false;  // "without a review date"
  Term term = {};
  bool with_references = false;  // "… and what?"
};

/// For questions about references.
struct ReferenceTest {
  std::optional<PartialDate> before = {};
  std::optional<PartialDate> after = {};
  std::optional<int> older_than_years = {};
  Term mentions = {};          // in title or authors
  Term container = {};         // "in the Lancet"
  Term page = {};              // "on the everolimus page"
  bool drugs_without = false;  // asks for drugs that no reference of their page names
};

struct Question {
  Kind kind = Kind::Unknown;
  Asked asked = Asked::Anything;
  Term of_class = {};                // "which kinase inhibitors …"
  std::vector<Clause> clauses = {};  // all must hold
  bool any = false;                  // one clause is enough: "everolimus or sunitinib"
  bool shared = false;               // "side effects common to X and Y"
  Bands bands = {};
  Term publisher = {};
  std::optional<PageTest> page = {};
  std::optional<ReferenceTest> reference = {};
};

/// One line: kind, what is asked for, and the clauses.
std::string print(const Question& question);

}  // namespace netkg::query
