// Editions by title.
#include "desk/superseded.h"

#include "index/works/editions.h"
#include "model/words.h"
#include "publications/editions.h"

namespace netkg::desk {
namespace {

bool is_chapter(const CslItem& csl) {
  return csl.type == "chapter" && !csl.container_title.empty();
}

const std::string& title_of(const CslItem& csl) {
  return is_chapter(csl) ? csl.container_title : csl.title;
}

std::string words_of(const CslItem& csl) {
  auto words = title_of(csl);
  words += csl.edition.empty() ? ", " + csl.version : ", edition " + csl.edition;
  return csl.issued ? words + " (" + std::to_string(csl.issued->year) + ")" : words;
}

std::optional<publications::Replacement> in_table(const CslItem& csl) {
  if (auto found = publications::replaced_guidance(csl.number)) return found;
  if (csl.edition.empty()) return std::nullopt;
  return publications::newer_edition(title_of(csl), csl.edition);
}

}  // namespace

void Editions::add(const WorkId& work, const CslItem& csl) {
  if (csl.edition.empty() && csl.version.empty()) return;
  auto& editions = by_title_[name_key(title_of(csl))];
  for (const auto& known : editions)
    if (known.csl.edition == csl.edition && known.csl.version == csl.version) return;
  editions.push_back({work, csl});
}

std::optional<Newer> Editions::newer_than(const CslItem& csl) const {
  const Edition* newest = nullptr;
  if (!csl.edition.empty() || !csl.version.empty()) {
    const auto known = by_title_.find(name_key(title_of(csl)));
    if (known != by_title_.end())
      for (const auto& other : known->second)
        if (index::is_newer_edition(other.csl, newest ? newest->csl : csl)) newest = &other;
  }
  if (newest) return Newer{words_of(newest->csl), newest->work, {}};
  if (const auto row = in_table(csl))
    return Newer{std::string(row->by) + " (" + std::string(row->year) + ")",
                 {},
                 std::string(row->source)};
  return std::nullopt;
}

std::optional<int> year_of_version(const CslItem& csl) {
  constexpr int earliest = 1990, latest = 2099;
  int number = 0, digits = 0;
  for (const char c : csl.version + " ") {
    if (c >= '0' && c <= '9') {
      if (++digits <= 4) number = number * 10 + (c - '0');
      continue;
    }
    if (digits == 4 && number >= earliest && number <= latest) return number;
    number = digits = 0;
  }
  return std::nullopt;
}

}  // namespace netkg::desk
