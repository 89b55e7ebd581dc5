// netkg: the program. Understands the command line, runs one command, reports trouble once.
#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/help.h"
#include "model/error.h"

namespace {

using namespace netkg;

int run(const std::vector<std::string>& arguments) {
  auto request = cli::parse_arguments(arguments);
  if (request.has("--version")) {
    cli::print(cli::version_line());
    return cli::found;
  }
  if (!request.command) {
    fmt::print(stderr, "{}", cli::overview());
    return cli::failed;
  }
  return request.command->run(request);
}

int report(const std::string& what, const std::string& hint, int code) {
  fmt::print(stderr, "netkg: {}\n", what);
  if (!hint.empty()) fmt::print(stderr, "hint: {}\n", hint);
  return code;
}

int run_and_report(const std::vector<std::string>& arguments) {
  try {
    auto code = run(arguments);
    cli::flush();
    return code;
  } catch (const model::Error& error) {
    return report(error.what(), error.hint, error.exit_code());
  } catch (const std::bad_alloc&) {
    return report("out of memory", "read fewer pages at a time, or with --jobs 1", cli::failed);
  } catch (const std::exception& error) {
    return report(error.what(), "", cli::failed);
  }
}

}  // namespace

int main(int count, char** values) {
  std::signal(SIGPIPE,
              SIG_IGN);  // a reader that has gone ends the program quietly, see print()
  ::mallopt(M_TOP_PAD, 1 << 20);  // bytes asked of the system at a time: a question takes some
  auto code = run_and_report({values + (count > 0 ? 1 : 0), values + count});
  std::fflush(stdout);
  std::fflush(stderr);
  _exit(code);  // nothing is left to destroy that matters: stores are closed by their commands
}
