// .netkgignore: which files below a folder are no pages, in the manner of .gitignore.
//
//   # drafts and everything below old/
//   *.draft.html
//   old/
//   !old/kept.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace netkg::cli {

inline constexpr std::string_view ignore_file = ".netkgignore";

class IgnoreRules {
 public:
  /// One pattern a line: "*" and "?" stay within a name, "**" does not; a pattern with "/"
  /// inside counts from the folder of the file, one without matches at any depth; "dir/" only
  /// folders;
  /// "!" takes back what a line before it left out.
  explicit IgnoreRules(std::string_view text);

  /// `relative` to the folder that the rules stand in: "old/page.html". Nothing when no line
  /// speaks of it, else whether it is left out.
  enum class Verdict { NotSaid, LeftOut, Kept };
  Verdict verdict(std::string_view relative, bool is_folder) const;

 private:
  struct Rule {
    std::string pattern;
    bool keeps = false;
    bool folders_only = false;
    bool anchored = false;
  };
  std::vector<Rule> rules_;
};

/// Does the whole of `text` match? Time is linear in the product of both lengths.
bool matches_pattern(std::string_view pattern, std::string_view text);

}  // namespace netkg::cli
