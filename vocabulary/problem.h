// What is wrong with one line of somebody's rows, and the way out. Collected, so that an editor
// can mend all of them in one go.
//
//   {"own/drugs.tsv", 12, "5 columns, expected 8", "see corpus/vocab/SOURCES.md …"}
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace netkg::vocabulary {

struct Problem {
  std::string file;
  std::size_t line = 0;  // from 1; 0: the file as a whole
  std::string what;
  std::string hint = {};  // an imperative sentence; may be empty

  /// "own/drugs.tsv:12"
  std::string place() const { return line == 0 ? file : file + ":" + std::to_string(line); }
};

}  // namespace netkg::vocabulary
