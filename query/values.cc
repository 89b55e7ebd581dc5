// How words for forms, routes, schedules and food fit each other.
#include "query/values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/words.h"
#include "query/tokens.h"

namespace netkg::query {
namespace {

using namespace netkg::model;

struct Group {
  std::string_view asked;
  std::string_view stored;
};
/// Folded words. A question for the left is answered by any of the right.
constexpr std::array<Group, 8> groups{{
    {"mouth oral orally swallow swallowed",
     "mouth oral orally swallow swallowed tablet capsule pill"},
    {"injection inject injected injectable needle syringe jab jabs",
     "injection inject injected subcutaneous subcutaneously intramuscular intramuscularly "
     "syringe jab"},
    {"infusion infused drip", "infusion infused drip intravenous intravenously vein"},
    {"vein intravenous intravenously iv", "vein intravenous intravenously iv drip infusion"},
    {"skin subcutaneous subcutaneously", "skin subcutaneous subcutaneously"},
    {"muscle intramuscular intramuscularly", "muscle intramuscular intramuscularly"},
    {"pill", "pill tablet capsule"},
    {"tablet", "tablet pill"},
}};
constexpr std::string_view empty_words =
    "a an the by as in into under through of your with at to on per each and form only juice";

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (auto& word : split_words(text)) out.push_back(std::move(word.folded));
  return out;
}

bool has(const std::vector<std::string>& words, std::string_view list) {
  return std::any_of(words.begin(), words.end(),
                     [&](const auto& word) { return is_one_of(word, list); });
}

/// How often in which time: "every day", "once a day" -> 1 a day; "3 times a week" -> 3 a week.
struct Rate {
  int times = 1;
  std::string unit;
  bool operator==(const Rate&) const = default;
};

std::optional<Rate> rate(const std::vector<std::string>& words) {
  Rate out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (is_one_of(word, "twice two 2")) out.times = 2;
    if (is_one_of(word, "three 3")) out.times = 3;
    if (is_one_of(word, "four 4")) out.times = 4;
    if (is_one_of(word, "day daily")) out.unit = "day";
    if (is_one_of(word, "week weekly")) out.unit = "week";
    if (is_one_of(word, "month monthly")) out.unit = "month";
    // "every 4 weeks" is another rate than "4 times a week"
    if (word == "every" && i + 1 < words.size() &&
        words[i + 1].find_first_of("0123456789") == 0)
      return std::nullopt;
    if (!out.unit.empty()) return out;
  }
  return std::nullopt;
}

bool food_matches(const std::vector<std::string>& asked,
                  const std::vector<std::string>& stored) {
  bool without = has(stored, "without empty fasting before");
  bool with = has(stored, "with") && !(without && !has(stored, "or"));
  return has(asked, "without empty fasting") ? without : with;
}

}  // namespace

bool value_matches(std::string_view asked_text, std::string_view stored_text) {
  auto asked = words_of(asked_text), stored = words_of(stored_text);
  if (has(asked, "food meal stomach snack") &&
      has(stored, "food meal stomach eat eating snack"))
    return food_matches(asked, stored);
  if (auto a = rate(asked)) {
    auto s = rate(stored);
    if (s) return *a == *s;
  }
  bool some = false;
  for (const auto& word : asked) {
    if (is_one_of(word, empty_words)) continue;
    some = true;
    if (has(stored, word)) continue;
    bool fits = std::any_of(groups.begin(), groups.end(), [&](const Group& group) {
      return is_one_of(word, group.asked) && has(stored, group.stored);
    });
    if (!fits) return false;
  }
  return some;
}

}  // namespace netkg::query
