// Candidates by the keys that works are joined by; a match must agree in year, first author and
// pages as far as both have them. What does not match stays unmatched.
#include "cli/references_import.h"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "cli/commands.h"
#include "cli/pages.h"
#include "cli/works.h"
#include "model/error.h"
#include "model/json.h"
#include "publications/libraries.h"

namespace netkg::cli {
namespace {

using index::Reason;
using model::Error;
using model::ErrorKind;
using publications::LibraryItem;

constexpr std::size_t most_bytes = std::size_t{1} << 28;

struct Match {
  const LibraryItem* item = nullptr;
  const ListedWork* work = nullptr;  // null: unmatched
  Reason reason = Reason::None;
};

std::vector<LibraryItem> items_of_json(const std::string& bytes) {
  const auto json = model::Json::parse(bytes, nullptr, false);
  if (json.is_discarded())
    throw Error(ErrorKind::Unreadable, "the library is no JSON", "export it as CSL-JSON");
  std::vector<LibraryItem> items;
  const auto add = [&](const model::Json& row) {
    if (!row.is_object()) return;
    const auto id = row.find("id");
    const auto key = id == row.end()   ? std::string()
                     : id->is_string() ? id->get<std::string>()
                                       : id->dump();
    items.push_back({key, model::csl_item(row)});
  };
  if (json.is_array())
    for (const auto& row : json) add(row);
  else
    add(json);
  return items;
}

/// CSL-JSON begins with a bracket, RIS holds "TY  -", BibTeX holds "@".
std::vector<LibraryItem> read_library(const std::string& bytes) {
  const auto first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first != bytes.npos && (bytes[first] == '[' || bytes[first] == '{'))
    return items_of_json(bytes);
  if (auto items = publications::read_ris(bytes); !items.empty()) return items;
  if (auto items = publications::read_bibtex(bytes); !items.empty()) return items;
  throw Error(ErrorKind::Unreadable, "no CSL-JSON, RIS or BibTeX entry was found",
              "export the library in one of these formats");
}

bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

/// Year, first author and first page agree where both are known.
bool is_valid(const index::Features& a, const index::Features& b) {
  const bool years = !a.year || !b.year || std::abs(a.year - b.year) < 2;
  const bool authors = !differ(a.family, b.family) || !a.person || !b.person;
  return years && authors && !differ(a.page, b.page);
}

class Matcher {
 public:
  explicit Matcher(const std::vector<ListedWork>& works) : works_(works) {
    for (std::size_t i = 0; i < works.size(); ++i) {
      features_.push_back(index::features_of(works[i].csl));
      for (auto& key : index::candidate_keys(features_.back())) by_key_[key].push_back(i);
    }
  }

  Match match(const LibraryItem& item) const {
    Match best{&item};
    const auto features = index::features_of(item.csl);
    for (const auto& key : index::candidate_keys(features)) {
      const auto found = by_key_.find(key);
      if (found == by_key_.end()) continue;
      for (const auto i : found->second) consider(features, i, best);
    }
    return best;
  }

 private:
  void consider(const index::Features& features, std::size_t i, Match& best) const {
    const auto reason = index::same_work(features, features_[i]);
    if (reason == Reason::None || !is_valid(features, features_[i])) return;
    if (best.work && best.reason <= reason) return;
    best.work = &works_[i];
    best.reason = reason;
  }

  const std::vector<ListedWork>& works_;
  std::vector<index::Features> features_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

/// What the library knows and no page prints.
std::vector<std::pair<std::string, std::string>> additions(const Match& match) {
  std::vector<std::pair<std::string, std::string>> rows;
  const auto add = [&](const char* name, const std::string& printed, const std::string& known) {
    if (printed.empty() && !known.empty()) rows.emplace_back(name, known);
  };
  const auto &work = match.work->csl, &item = match.item->csl;
  add("DOI", work.doi, item.doi);
  add("PMID", work.pmid, item.pmid);
  add("PMCID", work.pmcid, item.pmcid);
  add("volume", work.volume, item.volume);
  add("issue", work.issue, item.issue);
  add("page", work.page, item.page);
  add("URL", work.url, item.url);
  return rows;
}

model::Json match_json(const Match& match) {
  model::Json json{{"key", match.item->key},
                   {"csl", model::csl_json(match.item->csl, match.item->key)},
                   {"work", nullptr},
                   {"reason", nullptr}};
  if (!match.work) return json;
  json["work"] = match.work->id.text;
  json["reason"] = index::words_of(match.reason);
  json["printed"] = model::csl_json(match.work->csl, match.work->id.text);
  json["additions"] = model::Json::object();
  for (const auto& [name, value] : additions(match)) json["additions"][name] = value;
  return json;
}

std::string matches_json(const std::vector<Match>& matches, bool lines) {
  model::Json json{{"schema", "netkg.import/1"}, {"items", model::Json::array()}};
  std::string rows;
  for (const auto& match : matches) {
    if (lines)
      rows += model::dump(match_json(match)) + "\n";
    else
      json["items"].push_back(match_json(match));
  }
  return lines ? rows : model::dump(json) + "\n";
}

std::string matches_text(const std::vector<Match>& matches, const Screen& screen) {
  std::string text;
  std::size_t matched = 0;
  for (const auto& match : matches) {
    text += wrap(clean(model::vancouver(match.item->csl)), screen.width, "", "  ");
    if (!match.work) {
      text += "  " + paint(screen, Style::Dim, "not cited by any page") + "\n";
      continue;
    }
    ++matched;
    text += wrap(fmt::format("{} (by {})", match.work->id.text, index::words_of(match.reason)),
                 screen.width, "  = ", "    ");
    for (const auto& [name, value] : additions(match))
      text += wrap(fmt::format("{} {} is known to the library only", name, clean(value)),
                   screen.width, "    ", "    ");
  }
  return text +
         fmt::format("{} of {} items are works that pages cite\n", matched, matches.size());
}

}  // namespace

int references_import(const Request& request) {
  if (request.words.size() != 2)
    throw Error(ErrorKind::Usage, "one library is needed",
                "netkg references import FILE, or \"-\" for standard input");
  const auto items = read_library(read_input(request.words[1], most_bytes));
  const auto store = request.open_store();
  const auto works = works_of(store->documents());
  const Matcher matcher(works);
  std::vector<Match> matches;
  bool any = false;
  for (const auto& item : items) {
    matches.push_back(matcher.match(item));
    any |= matches.back().work != nullptr;
  }
  print(request.is_json() ? matches_json(matches, request.format == "jsonl")
                          : matches_text(matches, screen(request.color)));
  return any ? found : nothing_found;
}

}  // namespace netkg::cli
