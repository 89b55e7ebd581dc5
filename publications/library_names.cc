// Cutting and joining names.
#include "publications/library_names.h"

#include <algorithm>
#include <vector>

namespace netkg::publications {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

bool is_small(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

/// Moves leading words in small letters from the family to the particle.
void take_particle(model::Name& name) {
  std::string_view rest = name.family;
  std::size_t taken = 0;
  while (is_small(rest.substr(taken))) {
    const auto blank = rest.find(' ', taken);
    if (blank == std::string_view::npos) break;
    taken = blank + 1;
  }
  if (!taken) return;
  name.particle = std::string(trimmed(rest.substr(0, taken)));
  name.family = std::string(trimmed(rest.substr(taken)));
}

/// "Paul van der Berg": the family begins with the first small word, else with the last word.
model::Name read_given_first(std::string_view text) {
  model::Name name;
  auto split_at = text.rfind(' ');
  for (std::size_t at = text.find(' '); at != std::string_view::npos;
       at = text.find(' ', at + 1))
    if (is_small(text.substr(at + 1))) {
      split_at = at;
      break;
    }
  if (split_at == std::string_view::npos) {
    name.family = std::string(text);
    return name;
  }
  name.given = std::string(trimmed(text.substr(0, split_at)));
  name.family = std::string(trimmed(text.substr(split_at + 1)));
  take_particle(name);
  return name;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

model::Name read_name(std::string_view text, bool suffix_last) {
  const auto parts = split(text, ',');
  if (parts.size() == 1) return read_given_first(parts[0]);
  model::Name name;
  name.family = std::string(parts[0]);
  const auto given = parts.size() > 2 && !suffix_last ? 2u : 1u;
  name.given = std::string(parts[given]);
  if (parts.size() > 2) name.suffix = std::string(parts[3 - given]);
  take_particle(name);
  return name;
}

std::string family_of(const model::Name& name) {
  return name.particle.empty() ? name.family : name.particle + " " + name.family;
}

}  // namespace netkg::publications
