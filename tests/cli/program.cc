// fork, exec, and both ends of three files.
#include "tests/cli/program.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace netkg::tests {
namespace {

namespace fs = std::filesystem;

constexpr unsigned longest_run = 60;  // seconds; a page that takes longer is a defect

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void redirect(int descriptor, const std::string& path, int flags) {
  int opened = open(path.c_str(), flags, 0600);
  if (opened < 0 || dup2(opened, descriptor) < 0) _exit(126);
  close(opened);
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (auto& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

Workplace::Workplace() {
  auto pattern = (fs::temp_directory_path() / "netkg-cli-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary directory");
  path_ = pattern;
  fs::create_directory_symlink(NETKG_SOURCE_DIR "/corpus", at("corpus"));
}

Workplace::~Workplace() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Workplace::write(const std::string& name, const std::string& bytes) const {
  fs::create_directories(fs::path(at(name)).parent_path());
  std::ofstream(at(name), std::ios::binary) << bytes;
}

Outcome Workplace::run(const std::vector<std::string>& arguments, const std::string& input,
                       const std::map<std::string, std::string>& environment) const {
  auto in = path_ + ".in", out = path_ + ".out", err = path_ + ".err";
  std::ofstream(in, std::ios::binary) << input;
  std::vector<std::string> words{NETKG_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables{"NETKG_DB=" + at("store"), "HOME=" + path_, "TERM=xterm",
                                     // a finding must not look like an exit code of netkg
                                     "ASAN_OPTIONS=detect_leaks=0:exitcode=99:"
                                     "new_delete_type_mismatch=0",
                                     "UBSAN_OPTIONS=exitcode=99"};
  for (const auto& [name, value] : environment) variables.push_back(name + "=" + value);
  auto argv = pointers(words), envp = pointers(variables);
  auto child = fork();
  if (child == 0) {
    redirect(STDIN_FILENO, in, O_RDONLY);
    redirect(STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, err, O_WRONLY | O_CREAT | O_TRUNC);
    alarm(longest_run);
    if (chdir(path_.c_str()) == 0) execve(NETKG_PROGRAM, argv.data(), envp.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                  read_file(out), read_file(err)};
  for (const auto& file : {in, out, err}) fs::remove(file);
  return outcome;
}

std::vector<std::string> split_command(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, any = false;
  for (char c : line + " ") {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (c == ' ' && !quoted) {
      if (any || !word.empty()) words.push_back(word);
      word.clear();
      any = false;
    } else {
      word += c;
    }
  }
  return words;
}

}  // namespace netkg::tests
