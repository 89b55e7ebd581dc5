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
  Together,  // "can I take X with Y"
  About,     // everything that pages say
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
  /// Shares of people that the page must print: "in more than 1 in 10 people".
  std::optional<double> more_than = {};
  std::optional<double> less_than = {};
};

/// One thing that must hold of a page: "overdue", "reviewed before 2022", "mentions sunitinib".
struct PageTest {
  enum class What : uint8_t {
    State,
    Reviewed,
    Modified,
    Published,
    Due,
    Mentions,
    Cites,
    All,
    About,      // its title names it
    Publisher,  // "from Macmillan"
  };
  What what = What::All;
  std::vector<uint8_t> states = {};  // ReviewState
  std::optional<PartialDate> before = {};
  std::optional<PartialDate> after = {};
  std::optional<int> older_than_years = {};
  std::optional<int> days_ahead = {};  // "within the next three months"
  std::optional<int> days_back = {};   // "in the last 6 weeks"
  bool denied = false;                 // "that do not mention sunitinib"
  Term term = {};
  std::vector<Question> nested = {};  // "that mention a drug that causes fatigue"
  bool with_references = false;       // "… and what?"
};

/// For questions about references.
/// Ordering by how many: "which drug has the most side effects".
enum class Rank : uint8_t { None, Most, Fewest };

struct ReferenceTest {
  std::optional<PartialDate> before = {};
  std::optional<PartialDate> after = {};
  std::optional<int> older_than_years = {};
  Term mentions = {};   // in title or authors
  Term container = {};  // "in the Lancet"
  Term page = {};       // "on the everolimus page"
  bool oldest = false;
  bool newest = false;
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
  std::vector<PageTest> pages = {};     // of the answers when pages are asked
  std::vector<PageTest> evidence = {};  // of the pages that say so
  std::optional<ReferenceTest> reference = {};
  std::size_t least_pages = 0;  // "at least two pages say so"
  bool direct_only = false;
  Rank rank = Rank::None;
  bool listing = false;                  // "list all kinase inhibitors"
  std::vector<std::string> unread = {};  // words that the reading has no use for
};

std::string print(const PageTest& test);
/// ", in more than 10 %"; empty without shares.
std::string print_shares(const Bands& bands);
/// What narrows an answer beside its clauses: ", published by …, by at least 2 pages".
std::string print_limits(const Question& question);
/// One line: kind, what is asked for, and the clauses.
std::string print(const Question& question);

}  // namespace netkg::query
