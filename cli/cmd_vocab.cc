// netkg vocab: looks after vocabulary rows (corpus/vocab or a publisher's own).
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/import_vocabulary.h"
#include "model/error.h"
#include "model/json.h"
#include "vocabulary/check.h"
#include "vocabulary/own.h"

namespace netkg::cli {
namespace {

using model::Error;
using model::ErrorKind;
using vocabulary::Finding;

std::string severity(const Finding& finding) {
  return vocabulary::is_error(finding) ? "error" : "note";
}

std::string findings_json(const std::vector<Finding>& findings) {
  model::Json json{{"schema", "netkg.findings/1"}, {"findings", model::Json::array()}};
  for (const auto& finding : findings) {
    json["findings"].push_back({{"rule", finding.rule},
                                {"severity", severity(finding)},
                                {"entity", finding.id},
                                {"message", finding.message}});
  }
  return model::dump(json) + "\n";
}

std::string findings_text(const std::vector<Finding>& findings, std::size_t concepts) {
  std::string text;
  for (const auto& finding : findings) {
    if (!vocabulary::is_error(finding)) continue;
    text += fmt::format("{}: {} {}\n", finding.rule, clean(finding.id), clean(finding.message));
  }
  auto errors = std::count_if(findings.begin(), findings.end(), vocabulary::is_error);
  auto shared = static_cast<std::ptrdiff_t>(findings.size()) - errors;
  return text +
         fmt::format("{} concepts: {} to mend, {} names shared by two kinds of concept\n",
                     concepts, errors, shared);
}

/// Fails by throwing, with everything that is to mend.
int check_added(const std::string& directory) {
  auto loaded = vocabulary::load_own(directory);
  auto before = vocabulary::Vocabulary::builtin().size();
  print(fmt::format("the rows of {} can be added: {} concepts are new\n", clean(directory),
                    loaded.vocabulary.size() - before));
  return found;
}

int check_rows(const Request& request) {
  if (request.words.size() != 2)
    throw Error(ErrorKind::Usage, "vocab check takes one directory",
                "try: netkg vocab check DIRECTORY");
  if (request.has("--added")) return check_added(request.words[1]);
  auto rows = vocabulary::read_directory(request.words[1]);
  if (rows.concepts.empty())
    throw Error(ErrorKind::Unreadable, request.words[1] + " holds no vocabulary rows",
                "name a directory of .tsv files such as corpus/vocab");
  auto findings = vocabulary::check(rows);
  print(request.is_json() ? findings_json(findings)
                          : findings_text(findings, rows.concepts.size()));
  bool fail = request.has("--fail-on-error") &&
              std::any_of(findings.begin(), findings.end(), vocabulary::is_error);
  return fail ? nothing_found : found;
}

}  // namespace

int cmd_vocab(const Request& request) {
  if (request.words[0] == "check") return check_rows(request);
  if (request.words[0] == "import") return import_vocabulary(request);
  throw Error(ErrorKind::Usage, "vocab does not know \"" + clean(request.words[0]) + "\"",
              "try: netkg vocab check DIRECTORY, or netkg vocab import FILE");
}

}  // namespace netkg::cli
