// Questions that claims settle with yes or no, and the pages that say so.
#include <algorithm>
#include <map>
#include <utility>

#include "model/words.h"
#include "query/claims.h"

namespace netkg::query {
namespace {

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
        for (Fact& fact : stated(names.reads(), {predicate, {id}, {}, {}, false})) {
          auto value = name_key(fact.claim->value);
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
        std::erase_if(facts, [](const Fact& f) { return f.subject->prefix() != "drug"; });
      some |= !facts.empty();
      complete &= !facts.empty() || same_thing;
      all.insert(all.end(), facts.begin(), facts.end());
    }
  }
  complete = any ? some : complete && some;
  return all;
}

/// What pages say to one step.
struct Ruling {
  bool yes = false;
  bool no = false;
  std::vector<Fact> positive = {};
  std::vector<Fact> negative = {};
};

void keep_asked(const Names& names, const Plan& plan, Pages& pages, std::vector<Fact>& facts) {
  Groups groups;
  groups["all"] = std::move(facts);
  keep_evidence(names, plan, pages, groups);
  keep_bands(plan.question.bands, false, groups);
  facts = groups.empty() ? std::vector<Fact>{} : std::move(groups["all"]);
}

Ruling rule(const Names& names, const Plan& plan, Step step, Pages& pages) {
  Ruling out;
  bool turned = std::exchange(step.denied, false);  // "does X not cause Y"
  bool complete = false;
  out.positive = pair_facts(names, step, complete);
  keep_asked(names, plan, pages, out.positive);
  complete &= !out.positive.empty();
  bool direct = std::any_of(out.positive.begin(), out.positive.end(),
                            [](const Fact& fact) { return fact.level == Level::Direct; });
  step.denied = true;
  bool all_denied = false;
  out.negative = pair_facts(names, step, all_denied);
  keep_asked(names, plan, pages, out.negative);
  // A page that denies it of the drug itself outweighs what another says of its class.
  out.yes = complete && (direct || out.negative.empty());
  out.no = !out.yes && !out.negative.empty();
  if (turned || step.excluded) {
    std::swap(out.yes, out.no);
    std::swap(out.positive, out.negative);
  }
  return out;
}

std::string_view verdict_of(bool yes, bool no) {
  return yes ? "yes" : no ? "no" : "not_stated";
}

void place_facts(const Names& names, const std::vector<Fact>& facts, std::vector<Answer>& to) {
  Groups groups;
  for (const Fact& fact : facts) groups[fact.subject->text].push_back(fact);
  for (auto& [key, list] : groups) {
    auto same = std::find_if(to.begin(), to.end(),
                             [&](const Answer& answer) { return answer.entity == key; });
    auto answer = make_answer(names, key, Side::Subject, std::move(list));
    if (same == to.end()) {
      to.push_back(std::move(answer));
    } else {
      same->facts.insert(same->facts.end(), answer.facts.begin(), answer.facts.end());
    }
  }
}

/// "can I take X with Y": that they interact is no denial, but it is what to know.
void add_interactions(const Names& names, const Step& asked, Answers& out) {
  Step step = asked;
  bool complete = false;
  for (Relation relation : {Relation::Interact, Relation::Unsuitable}) {
    step.relation = relation;
    place_facts(names, pair_facts(names, step, complete), out.related);
  }
  if (!out.related.empty())
    out.notes.push_back(
        "No page here says that they may be taken together; the related "
        "statements tell how one bears on the other.");
}

}  // namespace

void answer_yes_no(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  std::vector<Ruling> rulings;
  for (const Step& step : plan.steps) rulings.push_back(rule(names, plan, step, pages));
  auto is_yes = [](const Ruling& one) { return one.yes; };
  auto is_no = [](const Ruling& one) { return one.no; };
  bool yes = plan.question.any ? std::any_of(rulings.begin(), rulings.end(), is_yes)
                               : std::all_of(rulings.begin(), rulings.end(), is_yes);
  bool no = !yes && (plan.question.any ? std::all_of(rulings.begin(), rulings.end(), is_no)
                                       : std::any_of(rulings.begin(), rulings.end(), is_no));
  bool inverted = plan.steps.front().inverted;
  out.verdict = inverted ? verdict_of(no, yes) : verdict_of(yes, no);
  for (const Ruling& one : rulings) {
    if (yes) place_facts(names, one.positive, out.answers);
    if (no && one.no) place_facts(names, one.negative, out.answers);
    if (!yes) place_facts(names, one.positive, out.related);
  }
  if (out.answers.empty()) out.verdict = "not_stated";
  bool together = plan.steps.front().relation == Relation::Together;
  if (together && out.answers.empty()) add_interactions(names, plan.steps.front(), out);
}

void answer_saying_pages(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  std::map<std::string, Answer> by_page;
  bool complete = false;
  auto facts = pair_facts(names, plan.steps.front(), complete);
  keep_asked(names, plan, pages, facts);
  for (const Fact& fact : facts) {
    if (fact.level != Level::Direct && !fact.stands_so()) continue;
    const auto& page = pages.document(fact.claim->document);
    Answer& answer = by_page[page.id.text];
    answer.entity = page.id.text;
    answer.type = "Document";
    answer.label = page.title;
    answer.level = AnswerLevel::Document;
    answer.facts.push_back(fact);
  }
  for (auto& [id, answer] : by_page) out.answers.push_back(std::move(answer));
}

}  // namespace netkg::query
