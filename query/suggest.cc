// Suggesting a question.
#include "query/suggest.h"

#include "query/phrasings.h"
#include "query/tokens.h"

namespace netkg::query {
namespace {

bool has_claims(const Names& names, Predicate predicate, const EntityId& id, bool subject) {
  index::ClaimPattern pattern;
  pattern.predicate = predicate;
  (subject ? pattern.subject : pattern.object) = id;
  return !names.store().claims(pattern).empty();
}

std::optional<std::string> question_about(const Names& names, const EntityId& id) {
  auto type = type_of(id);
  if (!type) return std::nullopt;
  auto label = names.label(id);
  using enum EntityType;
  bool acts = *type == Drug || *type == DrugClass || *type == Treatment;
  if (acts && has_claims(names, Predicate::MayCause, id, true))
    return "what are the side effects of " + label + "?";
  if (acts) return "tell me about " + label;
  if (has_claims(names, Predicate::MayCause, id, false))
    return "which drugs cause " + label + "?";
  if (has_claims(names, Predicate::Treats, id, false))
    return "which drugs treat " + label + "?";
  if (*type == Target || *type == Process) return "which drugs act on " + label + "?";
  return "which pages mention " + label + "?";
}

}  // namespace

std::optional<std::string> suggest(std::string_view question, const Names& names) {
  constexpr std::size_t most_words = 24, longest_name = 4;
  Tokens tokens = tokenize(question);
  for (std::size_t i = 0; i < std::min(tokens.size(), most_words); ++i) {
    for (std::size_t end = std::min(tokens.size(), i + longest_name); end > i; --end) {
      bool weak = end == i + 1 && (is_one_of(tokens[i].text, fillers) ||
                                   is_one_of(tokens[i].text, generic_nouns) ||
                                   is_one_of(tokens[i].text, auxiliaries));
      if (weak) continue;
      std::string words;
      for (std::size_t n = i; n < end; ++n)
        words += (words.empty() ? "" : " ") + tokens[n].text;
      for (const auto& id : names.named(words)) {
        if (names.reads().number(id) != 0) return question_about(names, id);  // on some page
      }
    }
  }
  return std::nullopt;
}

}  // namespace netkg::query
