// Works in the formats that people and other programs read.
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "cli/works.h"
#include "publications/retractions.h"

namespace netkg::cli {

/// A retraction table and which snapshot it is.
struct RetractionFile {
  publications::Retractions table;
  std::string name, date;  // of the file
};

/// What is printed: the works to show, among all those of the store (newer editions are looked
/// for in all), and the table of retractions when one was named.
struct WorkList {
  std::vector<const ListedWork*> shown;
  const std::vector<ListedWork>* all = nullptr;
  const RetractionFile* retractions = nullptr;
};

/// `format` is one of the command's. Text is wrapped for `screen`.
std::string print_works(const WorkList& list, std::string_view format, const Screen& screen);

}  // namespace netkg::cli
