#include "ingest/claim_rules/rules.h"

namespace netkg::ingest {

Draft effect_draft(Predicate predicate, Handle subject, Handle effect, Span evidence,
                   const Frame& frame) {
  Draft draft;
  draft.predicate = predicate;
  draft.subject = subject;
  draft.object = effect;
  draft.evidence = evidence;
  draft.qualifiers.frequency = frame.frequency;
  draft.qualifiers.severity = frame.severity;
  draft.qualifiers.hedged = frame.hedged;
  draft.qualifiers.negated = frame.negated;
  return draft;
}

bool is_cancer(const Concepts& concepts, Handle condition) {
  auto cancer = concepts.named("cancer", EntityType::Condition);
  return cancer && (condition == *cancer || concepts.is_below(condition, *cancer));
}

std::optional<Handle> same_effect(const Concepts& concepts, Handle condition) {
  if (is_cancer(concepts, condition)) return std::nullopt;
  auto label = concepts.label(condition);
  if (auto effect = concepts.named(label, EntityType::SideEffect)) return effect;
  auto joint = label.find(" and ");
  return joint == label.npos ? std::nullopt
                             : concepts.named(label.substr(0, joint), EntityType::SideEffect);
}

std::size_t phrase_end(const Words& words, std::size_t at, bool relative) {
  auto end = at;
  if (end < words.size() && words[end].lower == "(") end = after_bracket(words, end);
  if (relative && is_one_of(words, end, {"that", "which", "who"})) {
    while (end < words.size() && !ends_clause(words[end])) {
      ++end;
      if (end < words.size() && words[end].lower == "(") end = after_bracket(words, end);
    }
  }
  return end;
}

std::size_t phrase_begin(const Words& words, std::size_t at) {
  while (at > 0 && is_determiner(words[at - 1])) --at;
  return at;
}

std::size_t clause_end(const Words& words, std::size_t at) {
  while (at < words.size()) {
    if (words[at].lower == "(" || words[at].lower == "[") {
      at = after_bracket(words, at);
      continue;
    }
    if (ends_clause(words[at])) break;
    ++at;
  }
  return at;
}

std::string text_of(const Page& page, const Words& words, std::size_t first, std::size_t last) {
  return first < last ? std::string(span_of(words, first, last).in(page.text()))
                      : std::string();
}

}  // namespace netkg::ingest
