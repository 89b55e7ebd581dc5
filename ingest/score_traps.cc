#include "ingest/score_traps.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace netkg::ingest {
namespace {

template <class List, class Value>
bool has(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// An empty list of the trap asks for nothing.
bool names_one(const std::vector<EntityId>& wanted, const std::vector<EntityId>& read) {
  return wanted.empty() || std::any_of(read.begin(), read.end(),
                                       [&](const EntityId& id) { return has(wanted, id); });
}

bool fits(const Trap& trap, const Statement& read) {
  const auto& claim = *read.claim;
  return (trap.types.empty() || has(trap.types, read.type)) &&
         (trap.predicates.empty() || has(trap.predicates, read.predicate)) &&
         names_one(trap.subjects, read.subjects) && names_one(trap.objects, read.objects) &&
         trap.negated.value_or(claim.qualifiers.negated) == claim.qualifiers.negated &&
         trap.hedged.value_or(claim.qualifiers.hedged) == claim.qualifiers.hedged &&
         (trap.level.empty() || trap.level == name(claim.level)) &&
         (trap.support.empty() || trap.support == name(claim.support));
}

bool lies_in(const Trap& trap, const Claim& claim) {
  switch (trap.reach) {
    case Reach::Inside:
      return trap.where.contains(claim.evidence);
    case Reach::Overlap:
      return trap.where.overlaps(claim.evidence);
    case Reach::Sentence:
      return trap.where.overlaps(claim.evidence) || claim.sentence.contains(trap.where);
    case Reach::Anywhere:
      break;
  }
  return true;
}

bool words_lie_in(const Trap& trap, const Quote& evidence) {
  if (trap.reach == Reach::Anywhere) return true;
  bool inside = !evidence.key.empty() && trap.quote.key.find(evidence.key) != std::string::npos;
  bool wide = trap.reach == Reach::Overlap || trap.reach == Reach::Sentence;
  return inside || (wide && alike(trap.quote.key, evidence.key));
}

/// Statements that a trap caught; one that the gold itself holds is none, unless it has the
/// polarity that the trap warns of.
std::vector<std::size_t> caught_by(const Trap& trap, const Gold& gold,
                                   const std::vector<Statement>& statements,
                                   const Matching& matching) {
  std::vector<std::size_t> caught;
  for (std::size_t r = 0; r < statements.size(); ++r) {
    const auto& read = statements[r];
    if (matching.fitting.contains(r) && !trap.negated) continue;
    bool there = gold.by_words ? words_lie_in(trap, read.evidence) : lies_in(trap, *read.claim);
    if (there && fits(trap, read)) caught.push_back(r);
  }
  return caught;
}

/// Did extraction copy this claim of a class to a member?
bool is_copied(const Gold& gold, const Statement& read) {
  return read.claim->object &&
         std::any_of(gold.inherited.begin(), gold.inherited.end(), [&](const Inherited& one) {
           return has(read.subjects, one.subject) && has(read.objects, one.object) &&
                  same_group(read.predicate, one.predicate);
         });
}

std::string quoted(std::string_view words) { return fmt::format("\"{}\"", words); }

std::string line(std::string_view type, std::string_view subject, std::string_view predicate,
                 const std::string& filler, bool negated, Span span, std::string_view exact) {
  return fmt::format("{}: {} {} {}{} [{}:{}] \"{}\"", type, subject, predicate, filler,
                     negated ? " NOT" : "", span.begin, span.end, exact);
}

}  // namespace

std::string claim_line(const Claim& claim, std::string_view text) {
  auto filler = claim.object ? claim.object->text : quoted(claim.value);
  return line(name(type_of(claim.predicate)), claim.subject.text, name(claim.predicate), filler,
              claim.qualifiers.negated, claim.evidence, quote(claim.evidence, text).exact);
}

std::string claim_line(const GoldClaim& claim) {
  auto filler = claim.objects.empty() ? quoted(claim.value) : claim.objects.front().text;
  return line(claim.type(), claim.subjects.front().text, claim.predicate(), filler,
              claim.negated, claim.evidence().span, claim.evidence().exact);
}

void score_traps(const Gold& gold, const std::vector<Statement>& statements,
                 const Matching& matching, const Extraction& extraction, Score* score) {
  auto words = [&](std::size_t r) {
    return claim_line(*statements[r].claim, extraction.document.text);
  };
  for (const auto& trap : gold.traps) {
    auto caught = caught_by(trap, gold, statements, matching);
    score->figures.traps += Share{caught.empty(), 1};
    for (auto r : caught)
      score->findings.push_back({"trap", trap.id, trap.must_not, {}, words(r)});
  }
  std::set<std::string> copied;
  for (auto r : matching.spurious)
    if (is_copied(gold, statements[r])) copied.insert(words(r));
  for (const auto& one : copied)
    score->findings.push_back({"trap",
                               "copied-class-claim",
                               "say of a member what the page "
                               "says of its class",
                               {},
                               one});
  score->figures.copied += copied.size();
}

}  // namespace netkg::ingest
