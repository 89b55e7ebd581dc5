// netkg verify: is the store sound, and what mends it if not?
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

constexpr int unsound = 3;  // the contract's code for a damaged store

std::string verify_json(const index::Soundness& soundness) {
  model::Json json{{"schema", "netkg.verify/1"}, {"sound", soundness.problems.empty()}};
  json["checked"] = model::Json::object();
  for (const auto& [what, count] : soundness.checked) json["checked"][what] = count;
  json["problems"] = model::Json::array();
  for (const auto& problem : soundness.problems)
    json["problems"].push_back(
        {{"what", problem.what}, {"where", problem.where}, {"repair", problem.repair}});
  return model::dump(json) + "\n";
}

std::string verify_text(const index::Soundness& soundness, const Screen& screen) {
  std::string text;
  for (const auto& problem : soundness.problems)
    text += fmt::format("{}: {}\n  mend it with: {}\n",
                        paint(screen, Style::Bold, clean(problem.where)), clean(problem.what),
                        problem.repair);
  std::string counts;
  for (const auto& [what, count] : soundness.checked)
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, what);
  return text + fmt::format("{}; checked {}\n",
                            soundness.problems.empty() ? "the store is sound"
                                                       : "the store is not sound",
                            counts.empty() ? "nothing" : counts);
}

/// A store that does not even open has one problem: why.
index::Soundness soundness_of(const Request& request) {
  try {
    return request.open_store()->verify();
  } catch (const model::Error& error) {
    if (error.kind != model::ErrorKind::Damaged) throw;
    return {{},
            {{error.what(), request.db,
              "netkg restore BACKUP --replace, or read the pages into a new store: netkg "
              "ingest PATH --db NEW-DIR"}}};
  }
}

}  // namespace

int cmd_verify(const Request& request) {
  auto soundness = soundness_of(request);
  print(request.is_json() ? verify_json(soundness)
                          : verify_text(soundness, screen(request.color)));
  return soundness.problems.empty() ? found : unsound;
}

}  // namespace netkg::cli
