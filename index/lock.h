// File locks of a store directory. One writer at a time holds writer.lock for its whole life.
// Readers hold readers.lock shared for the life of a read Store, a writer holds it exclusively
// while it publishes: no file is ever deleted beneath a reader. Whoever wants readers.lock goes
// through gate.lock first; a writer that waits keeps the gate shut for a moment, so that
// readers that come and go without a pause do not keep it waiting.
//
//   auto lock = lock_writer("/data/store");      // a second one: Error{Locked, "… process 1234
//   …"}
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace netkg::index {

inline constexpr const char* writer_lock_name = "writer.lock";
inline constexpr const char* readers_lock_name = "readers.lock";
inline constexpr const char* gate_lock_name = "gate.lock";

/// An open file whose lock ends with it (or with the process, however it dies).
class FileLock {
 public:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  FileLock(FileLock&& other) noexcept : descriptor_(other.descriptor_) {
    other.descriptor_ = -1;
  }
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// Takes the writer's lock and leaves process and host in the file. Throws Error{Locked}.
FileLock lock_writer(const std::string& directory);

/// Waits for a writer that is publishing, hardly longer. Nothing on a read-only disk without
/// the file: there is no writer to fear.
std::optional<FileLock> lock_for_reading(const std::string& directory);

/// Waits for readers to finish, at most `patience`. Throws Error{Locked}.
FileLock lock_for_publishing(const std::string& directory, std::chrono::milliseconds patience);

}  // namespace netkg::index
