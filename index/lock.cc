// flock(2) on two small files.
#include "index/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "model/error.h"

namespace netkg::index {

using model::Error;
using model::ErrorKind;

namespace {

int open_lock_file(const std::string& path, int flags) {
  return ::open(path.c_str(), flags | O_CLOEXEC, 0666);
}

[[noreturn]] void cannot(const std::string& what, const std::string& path) {
  auto kind = errno == EACCES || errno == EROFS ? ErrorKind::Unreadable : ErrorKind::Failed;
  throw Error(kind, "cannot " + what + " " + path + ": " + std::strerror(errno),
              "check the disk and the permissions of the store");
}

/// flock that a signal does not break off. False when another holds it (with LOCK_NB).
bool take(int descriptor, int operation, const std::string& path) {
  while (::flock(descriptor, operation) != 0) {
    if (errno == EWOULDBLOCK) return false;
    if (errno != EINTR) cannot("lock", path);
  }
  return true;
}

/// False when the file was removed between opening and locking: such a lock binds nobody.
bool still_there(int descriptor, const std::string& path) {
  struct stat ours {};
  struct stat named {};
  return ::fstat(descriptor, &ours) == 0 && ::stat(path.c_str(), &named) == 0 &&
         ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

/// "process 1234 on host ward7", or less when the file does not say.
std::string holder(int descriptor) {
  std::array<char, 300> text{};
  auto size = ::pread(descriptor, text.data(), text.size() - 1, 0);
  if (size <= 0) return "another process";
  std::string words(text.data(), static_cast<std::size_t>(size));
  words.erase(words.find_last_not_of('\n') + 1);
  auto blank = words.find(' ');
  if (blank == std::string::npos) return "process " + words;
  return "process " + words.substr(0, blank) + " on host " + words.substr(blank + 1);
}

/// "1234 ward7"
void sign(int descriptor) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  auto text = std::to_string(::getpid()) + " " + host.data() + "\n";
  // The signature only serves a message: failing to write it (disk full) is no reason to stop.
  if (::ftruncate(descriptor, 0) == 0) {
    [[maybe_unused]] auto written = ::pwrite(descriptor, text.data(), text.size(), 0);
  }
}

}  // namespace

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

FileLock lock_writer(const std::string& directory) {
  auto path = directory + "/" + writer_lock_name;
  while (true) {
    int descriptor = open_lock_file(path, O_RDWR | O_CREAT);
    if (descriptor < 0) cannot("open", path);
    FileLock lock(descriptor);
    if (!take(descriptor, LOCK_EX | LOCK_NB, path)) {
      throw Error(ErrorKind::Locked, directory + " is locked by " + holder(descriptor),
                  "wait until that process has ended, then try again");
    }
    if (!still_there(descriptor, path)) continue;
    sign(descriptor);
    return lock;
  }
}

namespace {

/// Nothing on a disk where the file neither is nor can be made.
std::optional<FileLock> open_shared(const std::string& path) {
  int descriptor = open_lock_file(path, O_RDONLY);
  if (descriptor < 0 && errno == ENOENT) descriptor = open_lock_file(path, O_RDONLY | O_CREAT);
  if (descriptor >= 0) return FileLock(descriptor);
  if (errno == EROFS || errno == EACCES) return std::nullopt;
  cannot("open", path);
}

FileLock open_exclusive(const std::string& path) {
  int descriptor = open_lock_file(path, O_RDWR | O_CREAT);
  if (descriptor < 0) cannot("open", path);
  return FileLock(descriptor);
}

using Clock = std::chrono::steady_clock;

/// Tries until `deadline`.
bool take_until(const FileLock& lock, const std::string& path, Clock::time_point deadline) {
  while (!take(lock.descriptor(), LOCK_EX | LOCK_NB, path)) {
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

}  // namespace

std::optional<FileLock> lock_for_reading(const std::string& directory) {
  auto gate_path = directory + "/" + gate_lock_name;
  auto path = directory + "/" + readers_lock_name;
  auto gate = open_shared(gate_path);
  auto lock = open_shared(path);
  if (gate) take(gate->descriptor(), LOCK_SH, gate_path);
  if (lock) take(lock->descriptor(), LOCK_SH, path);
  return lock;
}

/// With the gate shut only readers that have begun are waited for. A slow one among them must
/// not keep new ones waiting: the gate opens again after a moment, and stays shut only towards
/// the end of the writer's patience.
FileLock lock_for_publishing(const std::string& directory, std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds shut{50}, open{50};
  auto gate_path = directory + "/" + gate_lock_name;
  auto path = directory + "/" + readers_lock_name;
  auto lock = open_exclusive(path);
  auto gate = open_exclusive(gate_path);
  auto start = Clock::now(), end = start + patience;
  while (true) {
    take(gate.descriptor(), LOCK_EX, gate_path);
    bool late = Clock::now() - start > patience / 2;
    if (take_until(lock, path, late ? end : std::min(end, Clock::now() + shut))) break;
    take(gate.descriptor(), LOCK_UN, gate_path);
    if (Clock::now() >= end) {
      throw Error(ErrorKind::Locked, directory + " is being read and does not come free",
                  "end the programs that read it, then try again");
    }
    std::this_thread::sleep_for(open);
  }
  take(gate.descriptor(), LOCK_UN, gate_path);  // who comes now waits for the readers' lock
  return lock;
}

}  // namespace netkg::index
