// Editions compare by number, versions by year and then number.
#include "index/works/editions.h"

#include <optional>
#include <utility>
#include <vector>

#include "index/works/features.h"

namespace netkg::index {

namespace {

std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  bool inside = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !inside) numbers.push_back(0);
    if (digit && numbers.back() < 1000000) numbers.back() = numbers.back() * 10 + (c - '0');
    inside = digit;
  }
  return numbers;
}

/// (year, number) of "V.3.2018"; (0, 5) of an edition "5".
std::optional<std::pair<int, int>> rank_of(const CslItem& csl) {
  const auto numbers = numbers_in(csl.edition.empty() ? csl.version : csl.edition);
  if (numbers.empty()) return std::nullopt;
  const bool year = csl.edition.empty() && numbers.size() > 1 && numbers.back() > 1900;
  return year ? std::pair(numbers.back(), numbers.front()) : std::pair(0, numbers.front());
}

/// The book of a chapter, else the publication itself.
std::string title_key(const CslItem& csl) {
  const bool chapter = csl.type == "chapter" && !csl.container_title.empty();
  CslItem item;
  item.title = chapter ? csl.container_title : csl.title;
  return features_of(item).title;
}

}  // namespace

bool is_newer_edition(const CslItem& newer, const CslItem& older) {
  constexpr std::size_t least_letters = 8;
  const auto a = rank_of(newer), b = rank_of(older);
  if (!a || !b || (a->first == 0) != (b->first == 0) || *a <= *b) return false;
  const auto title = title_key(older);
  return title.size() >= least_letters && title == title_key(newer);
}

}  // namespace netkg::index
