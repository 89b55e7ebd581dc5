// TOML -> Settings.
#include "desk/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>

#include "model/error.h"
#include "model/words.h"

namespace netkg::desk {
namespace {

constexpr int most_years = 100;
constexpr int most_days = 36500;
constexpr int most_months = 1200;

/// Reads tables key by key and refuses what nobody asked for.
class Reader {
 public:
  explicit Reader(std::string source) : source_(std::move(source)) {}

  [[noreturn]] void refuse(const toml::source_region& where, const std::string& why) const {
    throw Error(ErrorKind::Unreadable,
                source_ + ":" + std::to_string(where.begin.line) + ": " + why,
                "doc/output.md shows what netkg.toml may hold");
  }
  void expect_keys(const toml::table& table,
                   std::initializer_list<std::string_view> known) const {
    for (const auto& [key, value] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        refuse(key.source(), "what is \"" + std::string(key.str()) + "\"?");
  }
  std::string words(const toml::table& table, std::string_view key) const {
    const auto* node = table.get(key);
    if (!node) return {};
    const auto* held = node->as_string();
    if (!held) refuse(node->source(), std::string(key) + " is no text in quotes");
    return held->get();
  }
  std::string needed(const toml::table& table, std::string_view key) const {
    auto held = words(table, key);
    if (held.empty()) refuse(table.source(), std::string(key) + " is missing");
    return held;
  }
  const toml::table* table(const toml::table& above, std::string_view key) const {
    const auto* node = above.get(key);
    if (node && !node->is_table()) refuse(node->source(), std::string(key) + " is no table");
    return node ? node->as_table() : nullptr;
  }
  /// The tables of [[key]].
  std::vector<const toml::table*> tables(const toml::table& above, std::string_view key) const {
    std::vector<const toml::table*> all;
    const auto* node = above.get(key);
    if (!node) return all;
    const auto* array = node->as_array();
    if (!array) refuse(node->source(), "write [[" + std::string(key) + "]]");
    for (const auto& each : *array) {
      if (!each.is_table()) refuse(each.source(), "write [[" + std::string(key) + "]]");
      all.push_back(each.as_table());
    }
    return all;
  }

 private:
  std::string source_;
};

query::CountFrom read_from(const Reader& reader, const toml::table& table) {
  const auto from = reader.words(table, "from");
  if (from.empty() || from == "reviewed") return query::CountFrom::Reviewed;
  if (from == "modified") return query::CountFrom::Modified;
  if (from == "published") return query::CountFrom::Published;
  if (from == "newest") return query::CountFrom::Newest;
  reader.refuse(table.get("from")->source(),
                "from is one of reviewed, modified, published, newest");
}

query::PolicyRule read_policy(const Reader& reader, const toml::table& table) {
  reader.expect_keys(table, {"publisher", "path", "every", "from"});
  query::PolicyRule rule{.publisher = reader.words(table, "publisher"),
                         .path = reader.words(table, "path"),
                         .from = read_from(reader, table)};
  auto interval = read_interval(reader.needed(table, "every"));
  if (!interval)
    reader.refuse(table.get("every")->source(), "every is a time: \"2 years\", \"18 months\"");
  rule.interval = std::move(*interval);
  return rule;
}

void read_review(const Reader& reader, const toml::table& table, Settings& settings) {
  reader.expect_keys(table, {"within", "policy"});
  if (const auto within = reader.words(table, "within"); !within.empty()) {
    const auto interval = read_interval(within);
    if (!interval || interval->months > 0)
      reader.refuse(table.get("within")->source(), "within is a number of days: \"90d\"");
    settings.review.within_days = interval->days;
  }
  for (const auto* policy : reader.tables(table, "policy"))
    settings.review.rules.push_back(read_policy(reader, *policy));
}

void read_evidence(const Reader& reader, const toml::table& table, Settings& settings) {
  reader.expect_keys(table, {"older_than", "retractions"});
  settings.retractions = reader.words(table, "retractions");
  const auto* years = table.get("older_than");
  if (!years) return;
  const auto held = years->value<int64_t>().value_or(0);
  if (!years->is_integer() || held < 1 || held > most_years)
    reader.refuse(years->source(), "older_than is a number of years");
  settings.older_than = static_cast<int>(held);
}

/// TOML has dates of its own; one in quotes is as good.
std::optional<PartialDate> read_until(const Reader& reader, const toml::table& table) {
  const auto* node = table.get("until");
  if (!node) return std::nullopt;
  std::optional<PartialDate> date;
  if (const auto* day = node->as_date())
    date = PartialDate::make(day->get().year, day->get().month, day->get().day);
  else if (const auto* words = node->as_string())
    date = PartialDate::from_iso(words->get());
  if (!date) reader.refuse(node->source(), "until is a date: 2027-01-31");
  return date;
}

Suppression read_suppression(const Reader& reader, const toml::table& table) {
  reader.expect_keys(table, {"rule", "path", "document", "reason", "until"});
  Suppression suppression{.rule = reader.needed(table, "rule"),
                          .path = reader.words(table, "path"),
                          .document = reader.words(table, "document"),
                          .reason = reader.needed(table, "reason"),
                          .until = read_until(reader, table)};
  if (!find_rule(suppression.rule))
    reader.refuse(table.get("rule")->source(),
                  "there is no rule \"" + suppression.rule + "\"; netkg help rules lists them");
  return suppression;
}

bool covers(const Suppression& suppression, const Finding& finding,
            std::chrono::sys_days as_of) {
  if (suppression.rule != finding.rule->id) return false;
  if (suppression.until && suppression.until->last_day() < as_of) return false;
  if (!suppression.document.empty() && suppression.document != finding.document.text)
    return false;
  return suppression.path.empty() || query::fits_glob(suppression.path, finding.source);
}

toml::table parse(std::string_view text, const std::string& source) {
  try {
    return toml::parse(text, source);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::Unreadable,
                source + ":" + std::to_string(error.source().begin.line) + ": " +
                    std::string(error.description()),
                "it is written in TOML, https://toml.io");
  }
}

}  // namespace

std::optional<query::Interval> read_interval(std::string_view text) {
  int count = 0;
  const auto* last = text.data() + text.size();
  const auto [end, trouble] = std::from_chars(text.data(), last, count);
  if (trouble != std::errc() || count < 1 || count > most_days) return std::nullopt;
  std::string_view unit(end, static_cast<std::size_t>(last - end));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  if (unit.ends_with('s')) unit.remove_suffix(1);
  struct Unit {
    std::string_view name;
    int months, days;
  };
  constexpr Unit units[]{{"year", 12, 0}, {"y", 12, 0},   {"month", 1, 0},
                         {"m", 1, 0},     {"week", 0, 7}, {"w", 0, 7},
                         {"day", 0, 1},   {"d", 0, 1},    {"", 0, 1}};
  for (const auto& each : units) {
    if (each.name != unit) continue;
    query::Interval interval{count * each.months, count * each.days, std::string(text)};
    bool sane = interval.months <= most_months && interval.days <= most_days;
    return sane ? std::optional(interval) : std::nullopt;
  }
  return std::nullopt;
}

Settings read_settings(std::string_view text, const std::string& source) {
  const Reader reader(source);
  const auto root = parse(text, source);
  reader.expect_keys(root, {"review", "evidence", "suppress"});
  Settings settings;
  if (const auto* review = reader.table(root, "review")) read_review(reader, *review, settings);
  if (const auto* evidence = reader.table(root, "evidence"))
    read_evidence(reader, *evidence, settings);
  for (const auto* each : reader.tables(root, "suppress"))
    settings.suppressions.push_back(read_suppression(reader, *each));
  return settings;
}

void add_published_policies(const vocabulary::Vocabulary& vocabulary,
                            query::ReviewPolicy& policy) {
  const auto settled = policy.rules;
  for (const auto& publisher : vocabulary.publishers()) {
    const auto interval = read_interval(publisher.review_every);
    const bool named = std::any_of(settled.begin(), settled.end(), [&](const auto& rule) {
      return lower(rule.publisher) == lower(publisher.name);
    });
    if (interval && !named)
      policy.rules.push_back(
          {.publisher = std::string(publisher.name), .interval = *interval, .published = true});
  }
}

void suppress(const Settings& settings, std::chrono::sys_days as_of,
              std::vector<Finding>& findings) {
  for (auto& finding : findings)
    for (const auto& suppression : settings.suppressions)
      if (!finding.suppressed_by && covers(suppression, finding, as_of))
        finding.suppressed_by = suppression.reason;
}

}  // namespace netkg::desk
