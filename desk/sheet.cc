// Values as words and as JSON.
#include "desk/sheet.h"

#include <nlohmann/json.hpp>

namespace netkg::desk {

Value value_of(const std::optional<std::string>& words) {
  return words ? Value(*words) : Value();
}

Value value_of(const std::optional<PartialDate>& date) {
  return date ? Value(date->iso()) : Value();
}

Value value_of(const std::optional<int>& number) {
  return number ? Value(int64_t{*number}) : Value();
}

Value value_of(uint32_t number) { return int64_t{number}; }

Value value_of(std::string_view words) {
  return words.empty() ? Value() : Value(std::string(words));
}

std::string words_of(const Value& value) {
  struct Words {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& words) const { return words; }
    std::string operator()(const std::vector<std::string>& all) const {
      std::string joined;
      for (const auto& words : all) joined += (joined.empty() ? "" : "; ") + words;
      return joined;
    }
  };
  return std::visit(Words{}, value);
}

Json json_of(const Value& value) {
  return std::visit(
      [](const auto& held) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
          return nullptr;
        else
          return held;
      },
      value);
}

Json sheet_json(const Sheet& sheet) {
  auto rows = Json::array();
  for (const auto& cells : sheet.rows) {
    auto row = Json::object();
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
      row[std::string(sheet.columns[i].name)] = json_of(cells[i]);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace netkg::desk
