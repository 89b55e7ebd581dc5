// Finding and reading netkg.toml.
#include "cli/settings.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/pages.h"
#include "model/error.h"

namespace netkg::cli {
namespace {

constexpr std::size_t most_bytes = 1 << 20;

/// "90d", "12w" or "90" -> days.
int days_of(const std::string& text) {
  if (text == "0" || text == "0d") return 0;
  const auto interval = desk::read_interval(text);
  if (!interval || interval->months > 0)
    throw model::Error(model::ErrorKind::Usage,
                       fmt::format("--within \"{}\" is no number of days", clean(text)),
                       "write days or weeks: 90d, 12w");
  return interval->days;
}

}  // namespace

desk::Settings settings_in(const std::string& path) {
  auto settings = desk::read_settings(read_input(path, most_bytes), path);
  // beside the file that names it
  if (!settings.retractions.empty())
    settings.retractions =
        (std::filesystem::path(path).parent_path() / settings.retractions).string();
  desk::add_published_policies(vocabulary::Vocabulary::builtin(), settings.review);
  return settings;
}

desk::Settings settings_of(const Request& request) {
  constexpr auto usual = "netkg.toml";
  desk::Settings settings;
  std::error_code ignored;
  if (auto named = request.value("--config"))
    settings = settings_in(*named);
  else if (std::filesystem::exists(usual, ignored))
    settings = settings_in(usual);
  else
    desk::add_published_policies(vocabulary::Vocabulary::builtin(), settings.review);
  if (auto within = request.value("--within")) settings.review.within_days = days_of(*within);
  return settings;
}

}  // namespace netkg::cli
