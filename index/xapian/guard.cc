#include "index/xapian/guard.h"

#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <mutex>
#include <string_view>

namespace netkg::index {

namespace {

constexpr int damage_code = 3;  // Error::exit_code() of ErrorKind::Damaged
constexpr std::array signals{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGVTALRM};

std::mutex mutex;
int guards = 0;
struct sigaction before[signals.size()];
alignas(16) char stack[64 << 10];  // the thread's own may be what has run out
thread_local int depth = 0;
thread_local stack_t stack_before;

void tell(int signal) {
  if (depth == 0 && signal != SIGVTALRM) {  // another thread's trouble
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    return;
  }
  constexpr std::string_view words =
      "netkg: cannot read the text index: it is damaged\n"
      "hint: build the text index anew: netkg reindex --text\n";
  [[maybe_unused]] auto put = ::write(STDERR_FILENO, words.data(), words.size());
  ::_exit(damage_code);
}

void limit_time(int seconds) {
  itimerval limit{};
  limit.it_value.tv_sec = seconds;
  ::setitimer(ITIMER_VIRTUAL, &limit, nullptr);
}

}  // namespace

Guard::Guard(int most_seconds) {
  std::lock_guard lock(mutex);
  if (depth++ == 0) {
    stack_t own{};
    own.ss_sp = stack;
    own.ss_size = sizeof stack;
    ::sigaltstack(&own, &stack_before);
  }
  if (guards++ > 0) return;
  struct sigaction action {};
  action.sa_handler = tell;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &action, &before[i]);
  limit_time(most_seconds);
}

Guard::~Guard() {
  std::lock_guard lock(mutex);
  if (--depth == 0) ::sigaltstack(&stack_before, nullptr);
  if (--guards > 0) return;
  limit_time(0);
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before[i], nullptr);
}

}  // namespace netkg::index
