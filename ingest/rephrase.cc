#include "ingest/rephrase.h"

#include <algorithm>
#include <array>

#include "ingest/phrases.h"

namespace netkg::ingest {
namespace {

/// Words before a name that do not change what it is.
constexpr std::array<std::string_view, 24> openings{"a",
                                                    "an",
                                                    "the",
                                                    "your",
                                                    "some",
                                                    "any",
                                                    "possible",
                                                    "having",
                                                    "getting",
                                                    "developing",
                                                    "mild",
                                                    "temporary",
                                                    "new",
                                                    "bad",
                                                    "having a",
                                                    "risk of",
                                                    "a risk of",
                                                    "an increased risk of",
                                                    "increased risk of",
                                                    "a higher risk of",
                                                    "higher risk of",
                                                    "more",
                                                    "signs of",
                                                    "symptoms of"};

/// Severity is kept beside the effect; its word is no part of the name.
constexpr std::array<std::string_view, 6> severities{
    "severe", "serious", "very", "extreme", "dangerously", "life threatening"};

/// What a phrase's beginning may be turned into; `rest` is what follows it.
struct Rewrite {
  std::string_view begins;  // "increase in"
  std::string_view before;  // goes before the rest: "high "
  std::string_view after;   // goes after it: " damage"
};

constexpr std::array<Rewrite, 68> rewrites{{
    {"lowers", "low ", ""},
    {"reduce", "low ", ""},
    {"reduces", "low ", ""},
    {"decrease", "low ", ""},
    {"decreases", "low ", ""},
    {"raise", "high ", ""},
    {"raises", "high ", ""},
    {"increase", "high ", ""},
    {"increases", "high ", ""},
    {"lower number of", "low ", ""},
    {"increase in", "high ", ""},
    {"increases in", "high ", ""},
    {"increased", "high ", ""},
    {"raised", "high ", ""},
    {"elevated", "high ", ""},
    {"higher", "high ", ""},
    {"too much", "high ", ""},
    {"rise in", "high ", ""},
    {"high levels of", "high ", ""},
    {"higher levels of", "high ", ""},
    {"raised levels of", "high ", ""},
    {"increased levels of", "high ", ""},
    {"decrease in", "low ", ""},
    {"decreases in", "low ", ""},
    {"decreased", "low ", ""},
    {"reduced", "low ", ""},
    {"drop in", "low ", ""},
    {"drops in", "low ", ""},
    {"fall in", "low ", ""},
    {"reduction in", "low ", ""},
    {"lower", "low ", ""},
    {"lowered", "low ", ""},
    {"not enough", "low ", ""},
    {"low levels of", "low ", ""},
    {"lower levels of", "low ", ""},
    {"low numbers of", "low ", ""},
    {"low number of", "low ", ""},
    {"drop in the number of", "low ", ""},
    {"fewer", "low ", ""},
    {"shortage of", "low ", ""},
    {"lack of", "low ", ""},
    {"loss of", "", " loss"},
    {"loss of", "low ", ""},
    {"changes in", "", " changes"},
    {"changes to", "", " changes"},
    {"change in", "", " changes"},
    {"changes in", "changed ", ""},
    {"damage to", "", " damage"},
    {"problems with", "", " problems"},
    {"problem with", "", " problems"},
    {"trouble with", "", " problems"},
    {"difficulty with", "", " problems"},
    {"pain in", "", " pain"},
    {"swelling of", "", " swelling"},
    {"swelling in", "", " swelling"},
    {"inflammation of", "", " inflammation"},
    {"infection of", "", " infection"},
    {"infections of", "", " infection"},
    {"bleeding in", "", " bleeding"},
    {"bleeding from", "", " bleeding"},
    {"feeling", "", ""},
    {"being", "", ""},
    {"becoming", "", ""},
    {"trouble", "difficulty ", ""},
    {"failure of", "", " failure"},
    {"dryness of", "dry ", ""},
    {"redness of", "red ", ""},
    {"itching of", "itchy ", ""},
}};

/// Words that a name may end in without being another thing.
constexpr std::array<std::string_view, 8> closings{
    "level", "levels", "count", "counts", "number", "numbers", "in the body", "in the blood"};

bool begins_with(std::string_view text, std::string_view start) {
  return text.starts_with(start) && (text.size() == start.size() || text[start.size()] == ' ');
}

std::string_view cut_closing(std::string_view text) {
  for (auto closing : closings) {
    if (text.ends_with(closing) && text.size() > closing.size() + 1 &&
        text[text.size() - closing.size() - 1] == ' ') {
      text.remove_suffix(closing.size() + 1);
      return text;
    }
  }
  return text;
}

void add_unique(std::string text, std::vector<std::string>* out) {
  if (text.empty() || std::find(out->begin(), out->end(), text) != out->end()) return;
  out->push_back(std::move(text));
}

}  // namespace

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    out += words[i];
  }
  return out;
}

std::string_view cut_opening(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (auto opening : openings) {
      if (!begins_with(text, opening) || text.size() == opening.size()) continue;
      text.remove_prefix(opening.size() + 1);
      again = true;
    }
  }
  return text;
}

std::string without_determiners(std::string_view text) {
  std::string out;
  for (const auto& word : split_words(text)) {
    if (is_determiner(word)) continue;
    if (!out.empty()) out += ' ';
    out += word.lower;
  }
  return out;
}

/// "breathe" -> "breathing"; "lie" -> "lying".
std::string gerund(std::string_view verb) {
  if (verb.ends_with("ie")) return std::string(verb.substr(0, verb.size() - 2)) + "ying";
  bool mute = verb.ends_with("e") && !verb.ends_with("ee");
  return std::string(verb.substr(0, verb.size() - mute)) + "ing";
}

/// "hard to swallow safely" -> "difficulty swallowing"; empty for other phrases.
std::string difficulty(std::string_view text) {
  for (std::string_view begin :
       {"hard to ", "harder to ", "difficult to ", "more difficult to "}) {
    if (!text.starts_with(begin)) continue;
    auto verb = text.substr(begin.size());
    for (std::string_view how : {" safely", " well", " normally", " properly", " easily"}) {
      if (verb.ends_with(how)) verb.remove_suffix(how.size());
    }
    auto blank = std::min(verb.find(' '), verb.size());
    return "difficulty " + gerund(verb.substr(0, blank)) + std::string(verb.substr(blank));
  }
  return {};
}

std::vector<std::string> rephrase(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  auto text = join(words);
  add_unique(text, &out);
  add_unique(without_determiners(text), &out);
  std::string_view plain = cut_opening(text);
  add_unique(std::string(plain), &out);
  add_unique(difficulty(plain), &out);
  for (auto severity : severities) {
    if (begins_with(plain, severity) && plain.size() > severity.size()) {
      plain.remove_prefix(severity.size() + 1);
    }
  }
  add_unique(std::string(plain), &out);
  add_unique(without_determiners(cut_closing(plain)), &out);
  // "inflammation-related reactions" are inflammation
  if (auto related = plain.find(" related "); related != plain.npos)
    add_unique(std::string(plain.substr(0, related)), &out);
  for (const auto& rewrite : rewrites) {
    if (!begins_with(plain, rewrite.begins) || plain.size() == rewrite.begins.size()) continue;
    auto rest = without_determiners(plain.substr(rewrite.begins.size() + 1));
    for (std::string_view measure :
         {"number of ", "numbers of ", "level of ", "levels of ", "amount of "}) {
      if (rest.starts_with(measure)) rest.erase(0, measure.size());
    }
    for (auto tail : {std::string_view(rest), cut_closing(rest)}) {
      add_unique(std::string(rewrite.before) + std::string(tail) + std::string(rewrite.after),
                 &out);
    }
  }
  return out;
}

}  // namespace netkg::ingest
