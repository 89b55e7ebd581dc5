// Words of a question -> entities.
#include "query/resolve.h"

#include <algorithm>

#include "model/words.h"
#include "query/other_names.h"
#include "query/tokens.h"

namespace netkg::query {
namespace {

/// Said beside a name without narrowing it.
constexpr std::string_view weak_words =
    "drug drugs medicine medicines medication medications treatment treatments therapy tablet "
    "tablets capsule capsules pill pills injection injections people patients person someone "
    "disease condition problem problems called named the a an your my in of to with for from "
    "and "
    "or any at on as side effect effects symptom symptoms level levels protein proteins body "
    "who "
    "have has that is are certain some types type";

void add(std::vector<EntityId>& ids, EntityId id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
}

std::string join(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += (out.empty() ? "" : " ") + tokens[i].text;
  return out;
}

/// "changes to the liver" -> "liver changes", "NETs of the gut" -> "gut NETs".
std::optional<std::string> turned(const Tokens& tokens) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (!is_one_of(tokens[i].text, "of in to with from")) continue;
    std::size_t tail = i + 1;
    while (tail + 1 < tokens.size() && is_one_of(tokens[tail].text, "the your a an")) ++tail;
    return join(tokens, tail, tokens.size()) + " " + join(tokens, 0, i);
  }
  return std::nullopt;
}

/// Parts of "nausea, vomiting and diarrhoea"; one when there is no joint.
std::vector<Tokens> split(const Tokens& tokens, bool& any) {
  std::vector<Tokens> parts(1);
  for (const Token& token : tokens) {
    bool joint = is_one_of(token.text, "and or nor");
    any |= token.text == "or" || token.text == "nor";
    if (!joint && !is_one_of(token.text, "both either")) parts.back().push_back(token);
    if ((joint || token.comma) && !parts.back().empty()) parts.emplace_back();
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

/// Names found anywhere in the words, the longest first from the left; the rest are left over.
std::vector<Resolved> spot(const Names& names, const Tokens& tokens,
                           std::vector<std::string>& left_over) {
  constexpr std::size_t longest_name = 8;
  std::vector<Resolved> found;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t end = std::min(tokens.size(), i + longest_name);
    std::vector<EntityId> ids;
    for (; end > i; --end) {
      auto words = join(tokens, i, end);
      bool weak = end == i + 1 && is_one_of(words, weak_words);
      if (!weak && !(ids = names.named(words)).empty()) break;
    }
    if (end > i) {
      found.push_back({join(tokens, i, end), std::move(ids)});
      i = end;
      continue;
    }
    if (!is_one_of(tokens[i].text, weak_words)) left_over.push_back(tokens[i].text);
    ++i;
  }
  return found;
}

/// The nearest name instead of words that name nothing; at most one scan of all names a term.
std::optional<Resolved> corrected(const Names& names, const Tokens& tokens, Resolution& out) {
  constexpr std::size_t longest = 5;
  if (tokens.size() > longest) return std::nullopt;
  auto words = join(tokens, 0, tokens.size());
  auto near = names.nearest(words);
  if (!near) return std::nullopt;
  out.corrected.push_back("\"" + words + "\" as \"" + *near + "\"");
  return Resolved{*near, names.named(*near)};
}

std::optional<Resolved> whole(const Names& names, const Tokens& tokens) {
  auto words = join(tokens, 0, tokens.size());
  auto ids = names.named(words);
  if (ids.empty()) {
    if (auto other = turned(tokens)) ids = names.named(*other);
  }
  for (std::size_t i = 0; ids.empty() && tokens.size() > 1 && i < tokens.size(); ++i) {
    Tokens other = tokens;  // "hair fall out" -> "hair falling out"
    other[i].text += "ing";
    ids = names.named(join(other, 0, other.size()));
  }
  if (ids.empty() && words.size() > 3 && words.back() == 's')  // "TKIs"
    ids = names.named(words.substr(0, words.size() - 1));
  if (ids.empty()) return std::nullopt;
  return Resolved{words, std::move(ids)};
}

/// "nausea and vomiting" is one concept of the vocabulary; where no page here speaks of that
/// one, or effects are meant and it is none, its parts are meant.
std::vector<Resolved> separate(const Names& names, const Term& term,
                               const std::vector<EntityId>& ids, bool effects) {
  bool any = false;
  auto tokens = tokenize(term.words);
  auto parts = split(tokens, any);
  if (parts.size() < 2 || any) return {};
  bool effect = std::any_of(ids.begin(), ids.end(), [](const EntityId& id) {
    return type_of(id) == EntityType::SideEffect;
  });
  for (const auto& id : ids) {
    bool known = !names.store().mentioned_in(id).empty();
    if (known && (effect || !effects)) return {};
  }
  std::vector<Resolved> out;
  for (const auto& part : parts) {
    auto one = whole(names, part);
    if (!one) return {};
    out.push_back(std::move(*one));
  }
  return out;
}

}  // namespace

const std::vector<EntityId>& Names::named(std::string_view name) const {
  auto [place, added] = named_.try_emplace(std::string(name));
  auto& ids = place->second;
  if (!added) return ids;
  ids = store_.entities_named(name);
  for (const auto& match : vocabulary_.named(name))
    add(ids, EntityId(std::string(vocabulary_.id(match.number))));
  return ids;
}

std::optional<std::string> Names::nearest(std::string_view words) const {
  auto [place, added] = nearest_.try_emplace(std::string(words));
  if (added) place->second = nearest_name(words, vocabulary_);
  return place->second;
}

std::string Names::label(const EntityId& id) const {
  auto [place, added] = labels_.try_emplace(id.text);
  if (added) place->second = find_label(id);
  return place->second;
}

std::string Names::find_label(const EntityId& id) const {
  if (auto number = vocabulary_.find(id)) return std::string(vocabulary_.label(*number));
  if (auto entity = store_.entity(id)) return entity->label;
  auto text = id.text.substr(id.text.find(':') + 1);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

Resolution Names::resolve(const Term& term, bool effects) const {
  Resolution out;
  bool both = is_one_of(lower(term.words.substr(0, term.words.find(' '))), "both either");
  auto ids = both ? std::vector<EntityId>{} : named(term.words);
  if (auto parts = separate(*this, term, ids, effects); !parts.empty()) {
    out.parts = std::move(parts);
    return out;
  }
  if (!ids.empty()) {
    out.parts.push_back({term.words, std::move(ids)});
    return out;
  }
  Tokens tokens = tokenize(term.words);
  auto one_thing = both ? std::nullopt : whole(*this, tokens);
  if (one_thing) {
    out.parts.push_back(std::move(*one_thing));
    return out;
  }
  auto parts = split(tokens, out.any);
  for (const Tokens& part : parts) {
    if (auto one = whole(*this, part)) {
      out.parts.push_back(std::move(*one));
      continue;
    }
    Tokens headed = part;  // "lung and pancreatic NETs": the head stands after the last part
    if (&part != &parts.back()) headed.push_back(parts.back().back());
    if (auto one = headed.size() > part.size() ? whole(*this, headed) : std::nullopt) {
      out.parts.push_back(std::move(*one));
      continue;
    }
    std::vector<std::string> left_over;
    auto spotted = spot(*this, part, left_over);
    if (spotted.empty() && left_over.empty()) left_over.push_back(join(part, 0, part.size()));
    auto one = left_over.empty() ? std::nullopt : corrected(*this, part, out);
    if (one) {
      out.parts.push_back(std::move(*one));
      continue;
    }
    for (auto& name : spotted) out.parts.push_back(std::move(name));
    out.unknown.insert(out.unknown.end(), left_over.begin(), left_over.end());
  }
  return out;
}

}  // namespace netkg::query
