// Xapian believes what its blocks say of themselves: some damaged ones make it read where
// nothing is, or never end. While a Guard lives, that ends the program as damage does, with the
// way out, and not with a signal.
//
//   Guard guard(5);
//   enquire.get_mset(0, 10);   // netkg: cannot read the text index: it is damaged (exit code
//   3)
#pragma once

namespace netkg::index {

/// For the thread that makes it; what other threads run into ends as ever.
class Guard {
 public:
  /// Processor time after which nothing sound goes on; 0: however long.
  explicit Guard(int most_seconds = 0);
  ~Guard();
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;
};

}  // namespace netkg::index
