// The one row model of reports: columns and rows of values. Screen, CSV, JSON, HTML and
// Markdown are written from the same sheet, so that each has every column that another has.
//
//   {"days", "days", Shown::Always, true}  and  Value(-976)
//   -> "days":-976 in JSON, -976 in CSV, right-aligned on the screen
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/json.h"
#include "model/partial_date.h"

namespace netkg::desk {

using namespace netkg::model;

/// Nothing, yes or no, a number, words, or several words.
using Value =
    std::variant<std::monostate, bool, int64_t, std::string, std::vector<std::string>>;

Value value_of(const std::optional<std::string>& words);
Value value_of(const std::optional<PartialDate>& date);
Value value_of(const std::optional<int>& number);
Value value_of(uint32_t number);
/// Nothing when empty.
Value value_of(std::string_view words);

/// As one cell of words: nothing is "", several words are joined by "; ".
std::string words_of(const Value& value);
Json json_of(const Value& value);

/// Where people see a column; machines get all of them.
enum class Shown : uint8_t {
  Never,
  Wide,  // on a screen of more than 110 columns
  Always,
  Fitted,  // takes what the others leave; at most one
};

struct SheetColumn {
  std::string_view name;    // in JSON and CSV
  std::string_view header;  // on the screen
  Shown shown = Shown::Never;
  bool right = false;  // numbers
  int place = 0;       // on the screen: the smaller the more to the left
};

struct Sheet {
  std::vector<SheetColumn> columns = {};
  std::vector<std::vector<Value>> rows = {};  // as long as `columns`
};

/// One object a row.
Json sheet_json(const Sheet& sheet);

}  // namespace netkg::desk
