// Runs the built program as a user would, without a shell in between.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace netkg::tests {

struct Outcome {
  int code = -1;  // exit code; 128 + n after signal n (142: took a minute)
  std::string out;
  std::string err;
};

/// A directory of its own, gone at the end. Holds a link "corpus" to the project's corpus, and
/// is where the program runs, with its store in "store" and nothing else of the user's
/// environment.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  const std::string& path() const { return path_; }
  std::string at(const std::string& name) const { return path_ + "/" + name; }
  void write(const std::string& name, const std::string& bytes) const;
  /// `arguments` without the program's name.
  Outcome run(const std::vector<std::string>& arguments, const std::string& input = "",
              const std::map<std::string, std::string>& environment = {}) const;

 private:
  std::string path_;
};

/// Cuts a command line: blanks separate, double quotes hold together. `a "b c"` -> a, b c
std::vector<std::string> split_command(const std::string& line);

}  // namespace netkg::tests
