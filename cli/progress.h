// A progress bar on standard error while it is a terminal; nothing otherwise.
//
//   [##########..........] 512/1024  pages/uk/everolimus.txt
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace netkg::cli {

class Progress {
 public:
  Progress(std::size_t total, bool quiet);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Draws at most ten times a second.
  void step(std::size_t done, std::string_view what);
  /// Takes the bar off the screen, before a message.
  void clear();

 private:
  std::size_t total_;
  bool shown_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace netkg::cli
