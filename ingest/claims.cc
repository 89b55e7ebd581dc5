#include "ingest/claims.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "ingest/citations.h"
#include "ingest/claim_rules/other_group.h"

namespace netkg::ingest {
namespace {

/// Every relation and the function that reads it, in the order in which they are tried.
constexpr std::array<Rule, 24> rules{read_side_effects,
                                     read_effects_of,
                                     read_trial_results,
                                     read_consequence,
                                     read_harm,
                                     read_listed_cause,
                                     read_mechanism,
                                     read_target_function,
                                     read_therapeutic_effect,
                                     read_treatment_options,
                                     read_indication,
                                     read_listed_drugs,
                                     read_membership,
                                     read_naming,
                                     read_dosing,
                                     read_combination,
                                     read_contents,
                                     read_management,
                                     read_definition,
                                     read_comparison,
                                     read_research,
                                     read_interaction,
                                     read_changed_level,
                                     read_caution};

/// A class claim stays a class claim: its subject says so.
Level level_of(const Page& page, const Draft& draft) {
  return page.concepts.type(draft.subject) == EntityType::DrugClass ? Level::Class
                                                                    : Level::Direct;
}

Claim settle(const Page& page, const Draft& draft) {
  Claim claim;
  claim.predicate = draft.predicate;
  claim.subject = page.concepts.id(draft.subject);
  if (draft.object) claim.object = page.concepts.id(*draft.object);
  claim.value = draft.value;
  claim.level = level_of(page, draft);
  claim.support = draft.support;
  claim.disjunctive = draft.disjunctive;
  claim.qualifiers = draft.qualifiers;
  claim.evidence = draft.evidence;
  return claim;
}

void place_in_sentence(const Page& page, const Reading& reading, Claim* claim) {
  claim->sentence = page.sentence(reading).span;
  if (const auto* stem = page.lead_in(reading)) claim->lead_in = page.sentence(*stem).span;
}

/// The same words twice under two rules are one claim; the first rule's reading stands.
bool states_the_same(const Claim& a, const Claim& b) {
  return std::tie(a.predicate, a.subject, a.object, a.value, a.evidence) ==
         std::tie(b.predicate, b.subject, b.object, b.value, b.evidence);
}

void add_unique(Claim claim, std::vector<Claim>* claims) {
  bool known = std::any_of(claims->rbegin(), claims->rend(),
                           [&](const Claim& other) { return states_the_same(claim, other); });
  if (!known) claims->push_back(std::move(claim));
}

/// "Learn more about surgery to treat cancer" sends the reader elsewhere and states nothing.
bool is_pointer(const Words& words) {
  for (auto phrase :
       {"learn", "to learn", "visit", "read more", "find out more", "for more information",
        "for more about", "see also", "watch", "download"}) {
    if (match(words, 0, phrase)) return true;
  }
  return false;
}

/// "What foods can help prevent constipation?" states nothing.
bool is_question(const Words& words) { return !words.empty() && words.back().lower == "?"; }

/// "Cancer treatment" at large is no one thing that is given by mouth, once a day, for a
/// cancer, or of a kind: such a draft has lost its subject. "Medical conditions" are nothing
/// that is treated.
bool lost_subject(const Page& page, const Draft& draft) {
  auto type = model::type_of(draft.predicate);
  bool of_one = draft.predicate == Predicate::IsA || draft.predicate == Predicate::Treats ||
                type == ClaimType::Dosing;
  bool any_condition =
      draft.predicate == Predicate::Treats &&
      page.concepts.named("medical condition", EntityType::Condition) == draft.object;
  auto any_treatment = page.concepts.named("cancer treatment", EntityType::Treatment);
  return any_condition || (of_one && any_treatment == draft.subject);
}

void drop_effects_of_others(const Page& page, const Reading& reading, Drafts* drafts) {
  auto is_effect = [](const Draft& draft) { return draft.predicate == Predicate::MayCause; };
  if (std::ranges::none_of(*drafts, is_effect)) return;
  OtherGroups others(page, reading);
  std::erase_if(*drafts, [&](const Draft& draft) { return others.had(draft); });
}

void read_sentence(Page* page, const Reading& reading, ClaimSet* set) {
  Drafts drafts;
  if (!is_pointer(reading.words) && !is_question(reading.words)) {
    for (auto rule : rules) rule(page, reading, &drafts);
  }
  std::erase_if(drafts, [&](const Draft& draft) {
    return lost_subject(*page, draft) || is_left_open(reading, draft);
  });
  drop_effects_of_others(*page, reading, &drafts);
  std::vector<Claim> claims;
  for (const auto& draft : drafts) {
    auto claim = settle(*page, draft);
    place_in_sentence(*page, reading, &claim);
    add_unique(std::move(claim), &claims);
  }
  set->sentence_gave_claim.push_back(!claims.empty());
  std::move(claims.begin(), claims.end(), std::back_inserter(set->claims));
}

void read_headings(Page* page, ClaimSet* set) {
  for (std::size_t s = 0; s < page->sections.size(); ++s) {
    Drafts drafts;
    read_heading_names(page, s, &drafts);
    read_heading_effects(page, s, &drafts);
    read_heading_membership(page, s, &drafts);
    for (const auto& draft : drafts) {
      auto claim = settle(*page, draft);
      claim.sentence = *page->sections[s].heading;
      set->claims.push_back(std::move(claim));
    }
  }
}

/// Ids count repeats of the same claim with the same words, in the order of the page.
void number_claims(const Page& page, std::vector<Claim>* claims) {
  std::map<std::string, unsigned> seen;
  for (auto& claim : *claims) {
    auto quoted = claim.evidence.in(page.text());
    auto first = make_claim_id(page.document.id, claim, quoted, 0);
    auto nth = seen[first.text]++;
    claim.id = nth == 0 ? first : make_claim_id(page.document.id, claim, quoted, nth);
  }
}

}  // namespace

ClaimSet find_claims(Page* page, const std::vector<Reference>& references) {
  ClaimSet set;
  find_effect_headings(page);
  find_treated_conditions(page);
  for (const auto& reading : page->readings) read_sentence(page, reading, &set);
  read_headings(page, &set);
  std::stable_sort(set.claims.begin(), set.claims.end(), [](const Claim& a, const Claim& b) {
    return a.evidence.begin < b.evidence.begin;
  });
  cite(*page, references, &set.claims);
  number_claims(*page, &set.claims);
  return set;
}

}  // namespace netkg::ingest
