// Reading a table of retractions, with the day of its file.
#include "cli/retractions.h"

#include <chrono>
#include <filesystem>

#include "cli/output.h"
#include "cli/pages.h"

namespace netkg::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 28;

/// The day on which the file was last written.
std::string file_day(const std::string& path) {
  std::error_code trouble;
  const auto time = std::filesystem::last_write_time(path, trouble);
  if (trouble) return "unknown date";
  const auto system = std::chrono::file_clock::to_sys(time);
  return iso_day(std::chrono::floor<std::chrono::days>(system));
}

}  // namespace

desk::RetractionSnapshot read_retractions(const std::string& path) {
  return {{read_input(path, most_bytes), path},
          std::filesystem::path(path).filename().string(),
          file_day(path)};
}

}  // namespace netkg::cli
