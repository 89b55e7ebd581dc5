// Running netkg-pdf: the file goes in through memory, words come out through a pipe.
#include "ingest/readers/pdf.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "ingest/charset.h"
#include "model/error.h"
#include "model/words.h"

namespace netkg::ingest {

using namespace netkg::model;

namespace {

constexpr std::size_t max_output = 256u << 20;

[[noreturn]] void refuse(const std::string& path, const std::string& why,
                         const std::string& hint) {
  throw Error(ErrorKind::Unreadable, path + " " + why, hint);
}

struct Handle {
  int number = -1;
  explicit Handle(int opened) : number(opened) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { shut(); }
  void shut() {
    if (number >= 0) close(number);
    number = -1;
  }
};

/// Beside this program, above it (a test program), or where it is installed.
std::string helper() {
  std::string self(4096, '\0');
  auto size = readlink("/proc/self/exe", self.data(), self.size());
  if (size <= 0) return {};
  self.resize(static_cast<std::size_t>(size));
  auto folder = self.substr(0, self.find_last_of('/') + 1);
  for (const char* place : {"netkg-pdf", "../netkg-pdf", "../libexec/netkg/netkg-pdf"})
    if (access((folder + place).c_str(), X_OK) == 0) return folder + place;
  return {};
}

void write_all(int handle, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    auto size = write(handle, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) refuse(path, "could not be handed to netkg-pdf", "");
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  lseek(handle, 0, SEEK_SET);
}

std::string read_all(int handle) {
  std::string out;
  constexpr std::size_t step = 1u << 16;
  while (out.size() < max_output) {
    auto used = out.size();
    out.resize(used + step);
    auto size = read(handle, out.data() + used, step);
    out.resize(used + static_cast<std::size_t>(size > 0 ? size : 0));
    if (size == 0 || (size < 0 && errno != EINTR)) break;
  }
  return out;
}

/// Starts the program with `in` as its input and `out` as its output; 0 when it cannot.
pid_t start(const std::string& program, int in, int out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  char name[] = "netkg-pdf";
  char* arguments[] = {name, nullptr};
  char locale[] = "LC_ALL=C.UTF-8";
  char* environment[] = {locale, nullptr};
  pid_t child = 0;
  auto failed = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? child : 0;
}

std::string words_of(std::string_view bytes, const std::string& path) {
  auto program = helper();
  if (program.empty())
    refuse(path, "is PDF, and the program netkg-pdf is missing", "install netkg as a whole");
  Handle file(memfd_create("netkg-pdf", MFD_CLOEXEC));
  int ends[2];
  if (file.number < 0 || pipe2(ends, O_CLOEXEC) != 0)
    refuse(path, "could not be handed to netkg-pdf", "");
  Handle from(ends[0]), to(ends[1]);
  write_all(file.number, bytes, path);
  auto child = start(program, file.number, to.number);
  to.shut();
  if (child == 0) refuse(path, "could not be handed to netkg-pdf", "");
  auto words = read_all(from.number);
  from.shut();
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
    refuse(path, "takes more than 30 seconds to read", "save it again, or as text");
  if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
    refuse(path, "is locked with a password", "save it without one");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    refuse(path, "is a broken PDF", "save it again, or as text");
  return words;
}

}  // namespace

PageContent read_pdf(std::string_view bytes, const std::string& path) {
  auto words = words_of(bytes, path);
  std::size_t repaired = 0;
  auto content = read_pdf_words(is_utf8(words) ? words : valid_utf8(words, &repaired));
  if (content.blocks.empty())
    refuse(path, "has no words, only pictures of them", "give the page as text or HTML");
  return content;
}

}  // namespace netkg::ingest
