// Work on many threads, results in order on one.
//
//   in_order(pages.size(), 4, [&](std::size_t i) { return read(pages[i]); },
//            [&](std::size_t i, Reading reading) { store->put(...); });
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace netkg::cli {

/// Calls make(i) for every i below `count` on `jobs` threads, and take(i, result) for i = 0, 1,
/// 2 … on the calling thread. At most 4 results a thread wait to be taken. An exception of make
/// comes out when its turn is to be taken; any exception ends the work.
template <class Make, class Take>
void in_order(std::size_t count, unsigned jobs, Make make, Take take) {
  using Result = std::invoke_result_t<Make, std::size_t>;
  struct Slot {
    std::optional<Result> result;
    std::exception_ptr trouble;
  };
  jobs =
      static_cast<unsigned>(std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(count, 1)));
  std::vector<Slot> slots(std::size_t{4} * jobs);
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t next_made = 0, next_taken = 0;
  bool stopped = false;

  auto work = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [&] {
        return stopped || next_made == count || next_made < next_taken + slots.size();
      });
      if (stopped || next_made == count) return;
      auto i = next_made++;
      lock.unlock();
      Slot slot;
      try {
        slot.result.emplace(make(i));
      } catch (...) {  // goes to the calling thread
        slot.trouble = std::current_exception();
      }
      lock.lock();
      slots[i % slots.size()] = std::move(slot);
      changed.notify_all();
    }
  };
  auto next_slot = [&](std::size_t i) {
    std::unique_lock lock(mutex);
    auto& slot = slots[i % slots.size()];
    changed.wait(lock, [&] { return slot.result || slot.trouble; });
    Slot mine = std::exchange(slot, Slot{});
    ++next_taken;
    changed.notify_all();
    return mine;
  };

  std::vector<std::jthread> threads;
  struct Stop {  // before the threads are joined, whichever way this ends
    std::mutex& mutex;
    std::condition_variable& changed;
    bool& stopped;
    ~Stop() {
      std::lock_guard lock(mutex);
      stopped = true;
      changed.notify_all();
    }
  } stop{mutex, changed, stopped};
  for (unsigned job = 0; job < jobs; ++job) threads.emplace_back(work);
  for (std::size_t i = 0; i < count; ++i) {
    Slot slot = next_slot(i);
    if (slot.trouble) std::rethrow_exception(slot.trouble);
    take(i, std::move(*slot.result));
  }
}

}  // namespace netkg::cli
