// Field queries for experts: conditions on statements and pages, joined by AND, OR and NOT,
// with free words beside them. doc/query-language.md is the grammar by example.
//
//   drug:sunitinib effect:fatigue band:common due:<2024-12-31 "mouth sores"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/partial_date.h"
#include "model/span.h"

namespace netkg::query {

using namespace netkg::model;

/// What a field looks at; `netkg fields` prints the table.
enum class FieldKind : uint8_t {
  Entity,  // a name, or a pattern of one: sunitinib, *tinib
  Choice,  // one of a closed list: common, direct
  Words,   // words that must stand there, one after the other
  Date,    // 2024, 2024-06, <2024-12-31, 2020..2022
  Number,  // 2, >=2, 0.1..0.5
};
std::string_view name(FieldKind kind);

enum class Field : uint8_t {
  Drug,
  Class,
  Treatment,
  Effect,
  Condition,
  Target,
  Subject,
  Object,
  Value,
  Predicate,
  Type,
  Level,
  Band,
  Severity,
  Negated,
  Hedged,
  Rate,
  Says,
  Population,
  Publisher,
  Title,
  Page,
  State,
  Reviewed,
  Modified,
  Published,
  Due,
  Cites,
  Language,
};

struct FieldRow {
  Field field;
  std::string_view name;
  FieldKind kind;
  bool of_page;  // true: of pages; false: of statements
  std::string_view about;
  std::string_view example;
};
std::span<const FieldRow> field_rows();
const FieldRow& describe(Field field);
/// Null when there is no such field.
const FieldRow* field_named(std::string_view name);

/// One node of a query. Words and phrases without a field are `text`.
struct FieldNode {
  enum class Op : uint8_t { All, Any, Not, Test, Text } op = Op::All;
  std::vector<FieldNode> parts = {};  // of All, Any and Not
  Field field = Field::Drug;          // of Test
  std::string value = {};             // as typed, without quotes
  std::string low = {};               // of ranges; empty is open
  std::string high = {};
  bool above_low = false;   // the end itself does not count: >2
  bool below_high = false;  // <2024-12-31
  bool phrase = false;      // "mouth sores"
};

/// Why a query cannot be read, and where.
struct FieldError {
  std::string what;
  Span span;
};

/// Does a known field with a colon stand in it? Then it is no question in English.
bool is_field_query(std::string_view text);
std::variant<FieldNode, FieldError> parse_fields(std::string_view text);
/// (drug:sunitinib AND (effect:fatigue OR NOT level:class) AND "mouth sores")
std::string print(const FieldNode& node);

}  // namespace netkg::query
