#include "ingest/organ_harm.h"

#include <algorithm>
#include <array>

#include "ingest/rephrase.h"

namespace netkg::ingest {
namespace {

constexpr std::array<std::string_view, 15> harms{
    "problems", "problem",   "damage",     "inflammation", "pain",
    "swelling", "infection", "tenderness", "sores",        "ulcers",
    "failure",  "bleeding",  "irritation", "infections",   "weakness"};

}  // namespace

bool is_harm(std::string_view word) { return holds(harms, word); }

Phrase lower_words(const Words& words, std::size_t first, std::size_t last) {
  Phrase out;
  for (std::size_t i = first; i < last; ++i) {
    if (words[i].lower == "(" || words[i].lower == "[") {
      i = after_bracket(words, i) - 1;
      continue;
    }
    if (!is_punctuation(words[i])) out.push_back(words[i].lower);
  }
  return out;
}

bool names_organ(const Concepts& concepts, std::string_view text) {
  return concepts.named(text, EntityType::Anatomy).has_value();
}

std::string organ_function(const Concepts& concepts, const Phrase& words) {
  auto has = [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  bool change = words[0].starts_with("change") || words[0] == "abnormal" ||
                words[0] == "problems" || has("not");
  bool working = has("works") || has("work") || has("working") || has("test") || has("tests") ||
                 has("function");
  if (!change || !working) return {};
  for (const auto& word : words) {
    auto organ = concepts.named(word, EntityType::Anatomy);
    if (organ) return std::string(concepts.label(*organ)) + " function changes";
  }
  return {};
}

std::string organ_harm(const Concepts& concepts, const Phrase& words) {
  constexpr std::size_t longest = 5;
  if (words.size() < 2 || words.size() > longest + 2) return {};
  for (const auto& wording : rephrase(words)) {
    auto cut = wording.rfind(' ');
    if (cut == wording.npos) continue;
    auto harm = std::string_view(wording).substr(cut + 1);
    auto organ = std::string_view(wording).substr(0, cut);
    auto part = is_harm(harm) ? concepts.named(organ, EntityType::Anatomy) : std::nullopt;
    if (part) return std::string(concepts.label(*part)) + " " + std::string(harm);
  }
  return {};
}

bool takes_harm(const Concepts& concepts, const Phrase& part, const std::string& harm) {
  if (names_organ(concepts, join(part))) return true;
  Phrase phrase = part;
  phrase.push_back(harm);
  for (const auto& wording : rephrase(phrase)) {
    if (concepts.named(wording, EntityType::SideEffect)) return true;
  }
  return false;
}

std::string shared_harm(const Concepts& concepts, std::vector<Phrase>& parts) {
  auto& front = parts.front();
  auto& back = parts.back();
  std::string harm;
  if (back.size() > 1 && is_harm(back.back())) {
    harm = back.back();
    back.pop_back();
  } else if (front.size() > 2 && is_harm(front[0]) &&
             (front[1] == "to" || front[1] == "in" || front[1] == "of" || front[1] == "with")) {
    harm = front[0];
    front.erase(front.begin(), front.begin() + 2);
  }
  std::size_t harmed = 0;
  for (const auto& part : parts) harmed += takes_harm(concepts, part, harm);
  return harmed + 1 >= parts.size() && harmed > 1 ? harm : std::string();
}

}  // namespace netkg::ingest
