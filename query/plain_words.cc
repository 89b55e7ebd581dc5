// Turns of speech that are said otherwise.
#include "query/plain_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "query/clauses.h"
#include "query/phrasings.h"
#include "query/tokens.h"

namespace netkg::query {
namespace {

constexpr std::string_view whose = "my your his her our their the a an";
constexpr std::string_view joints = "and or but";

Token word(std::string_view text) { return {std::string(text), {}, false, false}; }

void replace(Tokens& tokens, Range range, const Tokens& by) {
  auto at = [&](std::size_t i) { return tokens.begin() + static_cast<std::ptrdiff_t>(i); };
  bool comma = !range.empty() && tokens[range.end - 1].comma;
  auto end = tokens.erase(at(range.begin), at(range.end));
  auto first = tokens.insert(end, by.begin(), by.end());
  if (comma && !by.empty()) (first + static_cast<std::ptrdiff_t>(by.size()) - 1)->comma = true;
}

void replace(Tokens& tokens, Range range, std::initializer_list<std::string_view> by) {
  Tokens words;
  for (auto text : by) words.push_back(word(text));
  replace(tokens, range, words);
}

/// Up to the next joint, comma or the end.
std::size_t end_of_thing(const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() && !is_one_of(tokens[at].text, joints)) {
    if (tokens[at++].comma) break;
  }
  return at;
}

bool is_whose(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && is_one_of(tokens[at].text, whose);
}

/// "is X supposed to be taken" -> "is X taken"; "how many of the drugs" -> "how many drugs"
bool drop_words(Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (match("supposed|meant|required to be", tokens, i, tokens.size()))
      return replace(tokens, {i, i + 3}, {}), true;
    if (auto n = match("how many of the|these|those|your|our", tokens, i, tokens.size()))
      return replace(tokens, {i, i + *n}, {"how", "many"}), true;
  }
  return false;
}

/// "is it true that X brings on Y" -> "do X brings on Y"; "bring Y on" -> "bring on Y"
bool say_straight(Tokens& tokens) {
  bool changed = false;
  if (auto n = match("is it true|right|correct|so that", tokens, 0, tokens.size())) {
    replace(tokens, {0, *n}, {"do"});
    changed = true;
  }
  for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
    bool apart = is_one_of(tokens[i].text, "bring brings set sets") &&
                 is_one_of(tokens.back().text, "on off about") && tokens.size() - i <= 5 &&
                 !is_one_of(tokens[i + 1].text, "on off about");
    if (!apart) continue;
    Tokens on{tokens.back()};
    tokens.pop_back();
    return replace(tokens, {i + 1, i + 1}, on), true;
  }
  return changed;
}

/// "is there a tablet or capsule that" -> "which drugs"; "what can you take for X" -> "what can
/// you do about X", which asks for drugs and for other help
bool ask_plainly(Tokens& tokens) {
  constexpr std::string_view forms = "tablet tablets capsule capsules pill pills";
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (is_one_of(tokens[i].text, forms) && tokens[i + 1].text == "or" &&
        is_one_of(tokens[i + 2].text, forms) && i > 0 &&
        is_one_of(tokens[i - 1].text, "a any which what"))
      replace(tokens, {i, i + 3}, {"drug"});
  }
  auto there = match(
      "is|are there anything|something|a|any? drug|drugs|medicine|treatment? "
      "that|which",
      tokens, 0, tokens.size());
  bool helps = there && *there < tokens.size() &&
               is_one_of(tokens[*there].text,
                         "stop stops help helps treat treats relieve relieves prevent prevents "
                         "ease eases reduce reduces");
  if (there && *there > 2 && !helps)
    return replace(tokens, {0, *there}, {"which", "drugs"}), true;
  auto taken =
      match("what can|could|should|might i|you|people|we|someone take|have|use|try for", tokens,
            0, tokens.size());
  if (!taken) return false;
  return replace(tokens, {0, *taken}, {"what", "can", "you", "do", "about"}), true;
}

/// "turn your skin yellow" -> "cause yellow skin"
bool turn_into(Tokens& tokens) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!is_one_of(tokens[i].text, "turn turns turning") || !is_whose(tokens, i + 1)) continue;
    auto end = end_of_thing(tokens, i + 2);
    if (end - i < 4) continue;
    Tokens by{word("cause"), tokens[end - 1]};
    by.insert(by.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i) + 2,
              tokens.begin() + static_cast<std::ptrdiff_t>(end) - 1);
    return replace(tokens, {i, end}, by), true;
  }
  return false;
}

/// "change the colour of your hair", "change hair colour" -> "cause hair colour changes"
bool change_things(Tokens& tokens) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    bool verb = is_one_of(tokens[i].text, "change changes alter alters") &&
                !is_one_of(tokens[i - 1].text, "the a any of in no some or and");
    if (!verb) continue;
    auto begin = i + 1;
    if (is_whose(tokens, begin)) ++begin;
    auto end = end_of_thing(tokens, begin);
    if (begin >= end || end - begin > 5 || is_one_of(tokens[begin].text, "to from in"))
      continue;
    Tokens by{word("cause")};
    auto of = begin;
    while (of < end && tokens[of].text != "of") ++of;
    auto tail = of < end ? of + 1 : end;
    if (is_whose(tokens, tail)) ++tail;
    for (auto k = tail; k < end; ++k) by.push_back(tokens[k]);
    for (auto k = begin; k < of; ++k) by.push_back(tokens[k]);
    for (auto& each : by) each.comma = false;
    by.push_back(word("changes"));
    return replace(tokens, {i, end}, by), true;
  }
  return false;
}

/// "a NET that began in the lung" -> "a NET of the lung"
bool place_growth(Tokens& tokens) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    auto n = match("that|which has|had? began|begun|begins|started|starts|arose|arises in|from",
                   tokens, i, tokens.size());
    bool growth =
        is_one_of(tokens[i - 1].text, "net nets tumour tumours tumor tumors cancer cancers");
    if (n && growth) return replace(tokens, {i, i + *n}, {"of"}), true;
  }
  return false;
}

/// "side effects everolimus" -> "side effects of everolimus"
bool add_of(Tokens& tokens) {
  constexpr std::string_view goes_on =
      "of from for with in on to and or that which who do does did is are was were can may "
      "might "
      "could will would should have has than not shared common please reported listed caused";
  if (is_one_of(tokens[0].text, "how why when who") || is_one_of(tokens[0].text, auxiliaries))
    return false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto n = match("side effect|effects", tokens, i, tokens.size());
    if (!n || i + *n >= tokens.size() || tokens[i + *n - 1].comma) continue;
    auto next = i + *n;
    bool ends = std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(next), tokens.end(),
                            [&](const Token& token) {
                              return !is_one_of(token.text, goes_on) &&
                                     !is_one_of(token.text, auxiliaries);
                            });
    for (auto k = next; k < tokens.size(); ++k)
      ends = ends && !verb_at(tokens, k, tokens.size());
    if (!ends || tokens.size() - next > 3) continue;
    return replace(tokens, {next, next}, {"of"}), true;
  }
  return false;
}

/// "which injections are used for X" -> "which drugs given by injection are used for X"
bool name_drugs(Tokens& tokens) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    bool asked = is_one_of(tokens[i - 1].text, "which what any");
    bool jabs = is_one_of(tokens[i].text, "injections jabs injection jab");
    bool drips = is_one_of(tokens[i].text, "infusions drips infusion drip");
    if (!asked || (!jabs && !drips) || is_one_of(tokens[i + 1].text, "of for with")) continue;
    return replace(tokens, {i, i + 1},
                   {"drugs", "given", "by", jabs ? "injection" : "infusion"}),
           true;
  }
  return false;
}

/// "which drugs should I not have X with" -> "which drugs interact with X"
bool name_interaction(Tokens& tokens) {
  if (tokens.size() < 5 || tokens.back().text != "with") return false;
  for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
    auto n = match(
        "should|must|can|could|may i|you|people|we|they not|never be? "
        "have|take|eat|drink|use|combine|mix|taken|had",
        tokens, i, tokens.size());
    if (!n)
      n = match(
          "shouldn't|mustn't|can't|cannot|shouldn’t|mustn’t|can’t i|you|people|we|they be? "
          "have|take|eat|drink|use|combine|mix|taken|had",
          tokens, i, tokens.size());
    if (!n || i + *n + 1 >= tokens.size()) continue;
    tokens.pop_back();
    return replace(tokens, {i, i + *n}, {"interact", "with"}), true;
  }
  return false;
}

/// "will I lose all my hair" -> "will I get hair loss"
bool lose_things(Tokens& tokens) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    auto n =
        match("lose|losing all|some|any? of? my|your|their|his|her", tokens, i, tokens.size());
    if (!n || i + *n >= tokens.size()) continue;
    Tokens by{word("get"), tokens[i + *n], word("loss")};
    return replace(tokens, {i, i + *n + 1}, by), true;
  }
  return false;
}

/// "how many alkylating agents are there here" -> "how many drugs are alkylating agents";
/// "how many pages does X publish" -> "how many pages are from X"
bool count_plainly(Tokens& tokens) {
  constexpr std::string_view asked =
      "drug drugs medicine medicines meds medications treatment treatments side effect effects "
      "page pages document documents leaflet leaflets reference references brand brands use "
      "uses "
      "cancer cancers condition conditions class classes kind kinds type types way ways time "
      "times "
      "hour hours day days week weeks month months people patients different other";
  auto pages =
      match("how many pages|leaflets|documents do|does|has|have", tokens, 0, tokens.size());
  if (pages && is_one_of(tokens.back().text, "publish publishes published written write")) {
    tokens.pop_back();
    return replace(tokens, {3, 4}, {"are", "from"}), true;
  }
  if (!match("how many", tokens, 0, tokens.size()) || tokens.size() < 5) return false;
  std::size_t are = 2;
  while (are + 1 < tokens.size() && !is_one_of(tokens[are].text, "are is")) ++are;
  auto tail = match("are|is there on|in|here? the|these|our|all? pages|page?", tokens, are,
                    tokens.size());
  if (are == 2 || !tail || are + *tail != tokens.size()) return false;
  for (std::size_t i = 2; i < are; ++i)
    if (is_one_of(tokens[i].text, asked)) return false;
  tokens.resize(are);
  return replace(tokens, {2, 2}, {"drugs", "are"}), true;
}

/// "where do we mention X", "where is X mentioned" -> "which pages mention X"
bool name_pages(Tokens& tokens) {
  if (auto n = match("where do|does|did|can we|i|you|they|our|the? pages|page|site? find? "
                     "mention|mentions|discuss|name|cover|speak|talk|write of|about?",
                     tokens, 0, tokens.size())) {
    return replace(tokens, {0, *n}, {"which", "pages", "mention"}), true;
  }
  auto last = tokens.size() - 1;
  bool passive = tokens.size() > 3 && match("where is|are", tokens, 0, tokens.size()) &&
                 is_one_of(tokens[last].text, "mentioned discussed named covered described");
  if (!passive) return false;
  replace(tokens, {last, last + 1}, {});
  replace(tokens, {0, 2}, {"which", "pages", "mention"});
  return true;
}

/// "when did someone last check the X page", "by when must the X page be looked at again"
bool name_review(Tokens& tokens) {
  auto n = match("by|until|before when", tokens, 0, tokens.size());
  if (n) replace(tokens, {0, *n}, {"when"});
  bool page = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return is_one_of(token.text, "page pages leaflet document");
  });
  if (!page) return false;
  if (auto did = match("when did|does|do|should|must|will|has|have someone|somebody|anyone|"
                       "anybody|we|you|they|editors last|next? "
                       "review|reviewed|check|checked|update|updated|look|looked at? the",
                       tokens, 0, tokens.size()))
    return replace(tokens, {0, *did}, {"when", "was", "the"}),
           tokens.insert(tokens.end(), {word("last"), word("reviewed")}), true;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (auto again =
            match("be? looked|checked|gone at|over? again|next?", tokens, i, tokens.size());
        again && i + *again == tokens.size())
      return replace(tokens, {i, i + *again}, {"due", "for", "review"}), true;
  }
  return n.has_value();
}

std::string joined(const Tokens& tokens) {
  std::string out;
  for (const auto& token : tokens) {
    out += (out.empty() ? "" : " ") + token.text + (token.possessive ? "'s" : "");
    if (token.comma) out += ',';
  }
  return out;
}

}  // namespace

std::string in_plain_words(std::string_view question) {
  auto tokens = tokenize(question);
  if (tokens.size() < 2) return {};
  bool changed = false;
  for (auto* turn :
       {drop_words, say_straight, ask_plainly, turn_into, change_things, place_growth, add_of,
        name_drugs, name_pages, name_review, name_interaction, lose_things, count_plainly})
    changed |= turn(tokens);
  return changed ? joined(tokens) : std::string();
}

std::string with_name_for_pronoun(std::string_view question, std::string_view name) {
  auto tokens = tokenize(question);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    bool last = i + 1 == tokens.size();
    bool named = i > 0 && is_one_of(tokens[i - 1].text, "is are was were");  // "what is that"
    bool meant = is_one_of(tokens[i].text, "it them they") ||
                 (last && !named && is_one_of(tokens[i].text, "that this"));
    bool empty = match("it safe|ok|okay|true|possible|fine|alright|allowed|normal|take|takes",
                       tokens, i, tokens.size())
                     .has_value();
    if (!meant || empty) continue;
    tokens[i].text = name;
    return joined(tokens);
  }
  return {};
}

}  // namespace netkg::query
