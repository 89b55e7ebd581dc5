// Questions that claims settle with yes or no, and the pages that say so.
#include <algorithm>
#include <map>

#include "model/words.h"
#include "query/claims.h"

namespace netkg::query {
namespace {
// --------------------------------------------------------------------------------

/// "is Sutent the same as sunitinib": both words name one entity, and a page says so.
std::vector<Fact> same_name_facts(const Names& names, const Step& step) {
  std::vector<Fact> out;
  if (step.relation != Relation::Named && step.relation != Relation::IsA) return out;
  for (const auto& a : step.subject.parts) {
    for (const auto& id : a.ids) {
      bool same = false;
      for (const auto& b : names.named(step.object.words)) same |= b == id;
      if (!same) continue;
      for (Predicate predicate : {Predicate::HasBrandName, Predicate::AlsoCalled}) {
        for (Fact& fact : stated(names.store(), {predicate, {id}, {}, {}, false})) {
          auto value = name_key(fact.value);
          if (value == name_key(a.words) || value == name_key(step.object.words))
            out.push_back(std::move(fact));
        }
      }
    }
  }
  return out;
}

std::vector<std::vector<EntityId>> ids_of(const PlannedSlot& slot) {
  std::vector<std::vector<EntityId>> out;
  for (const auto& part : slot.parts) out.push_back(part.ids);
  if (out.empty()) out.emplace_back();
  return out;
}

/// Facts for every pair of parts; `complete` tells whether every needed pair has some.
std::vector<Fact> pair_facts(const Names& names, const Step& step, bool& complete) {
  std::vector<Fact> all = same_name_facts(names, step);
  complete = true;
  const bool same_thing = !all.empty();
  bool some = same_thing;
  bool any = step.subject.any || step.object.any;
  for (const auto& subjects : ids_of(step.subject)) {
    for (const auto& objects : ids_of(step.object)) {
      Binding binding{subjects, objects, {}};
      if (step.relation == Relation::Treat || step.relation == Relation::IsA)
        binding.objects = with_narrower(names, objects);
      bool value = describe(step.relation).value && step.object.fill == Fill::Given;
      if (value) binding.value = step.object.words;
      auto facts = facts_of(names, step, binding);
      if (step.subject.fill == Fill::Open)
        std::erase_if(facts, [](const Fact& f) { return f.subject.prefix() != "drug"; });
      some |= !facts.empty();
      complete &= !facts.empty() || same_thing;
      all.insert(all.end(), facts.begin(), facts.end());
    }
  }
  complete = any ? some : complete && some;
  return all;
}

}  // namespace

void answer_yes_no(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  Step step = plan.steps.front();
  bool complete = false;
  auto positive = pair_facts(names, step, complete);
  bool direct = std::any_of(positive.begin(), positive.end(),
                            [](const Fact& fact) { return fact.level == Level::Direct; });
  step.denied = true;
  bool all_denied = false;
  auto negative = pair_facts(names, step, all_denied);
  // A page that denies it of the drug itself outweighs what another says of its class.
  bool yes = complete && (direct || negative.empty());
  bool no = !yes && !negative.empty();
  out.verdict = yes  ? (step.inverted ? "no" : "yes")
                : no ? (step.inverted ? "yes" : "no")
                     : "not_stated";
  auto place_facts = [&](const std::vector<Fact>& facts, std::vector<Answer>& to) {
    Groups groups;
    for (const Fact& fact : facts) groups[fact.subject.text].push_back(fact);
    keep_bands(plan.question.bands, false, groups);
    for (auto& [key, list] : groups)
      to.push_back(make_answer(names, pages, key, Side::Subject, std::move(list)));
  };
  if (yes || no) place_facts(yes ? positive : negative, out.answers);
  if (!yes) place_facts(positive, out.related);
  if (out.answers.empty()) out.verdict = "not_stated";
}

void answer_saying_pages(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  std::map<std::string, Answer> by_page;
  bool complete = false;
  for (const Fact& fact : pair_facts(names, plan.steps.front(), complete)) {
    if (fact.level != Level::Direct && fact.via) continue;
    Evidence evidence = pages.evidence(fact);
    Answer& answer = by_page[evidence.document.text];
    answer.entity = evidence.document.text;
    answer.type = "Document";
    answer.label = evidence.title;
    answer.level = AnswerLevel::Document;
    answer.evidence.push_back(std::move(evidence));
  }
  for (auto& [id, answer] : by_page) out.answers.push_back(std::move(answer));
}

}  // namespace netkg::query
