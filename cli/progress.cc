// A progress bar on standard error.
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "cli/output.h"

namespace netkg::cli {

constexpr std::size_t bar_width = 24;

Progress::Progress(std::size_t total, bool quiet)
    : total_(total), shown_(!quiet && total > 1 && isatty(STDERR_FILENO) == 1) {}

void Progress::step(std::size_t done, std::string_view what) {
  auto now = std::chrono::steady_clock::now();
  if (!shown_ || now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  auto filled = bar_width * done / total_;
  auto line = fmt::format("[{}{}] {}/{}  {}", std::string(filled, '#'),
                          std::string(bar_width - filled, '.'), done, total_, clean(what));
  fmt::print(stderr, "\r\x1b[K{}", clip(line, 79));
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace netkg::cli
