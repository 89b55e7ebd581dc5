// Answers from grouped facts.
#include "query/claims.h"

#include <algorithm>
#include <set>

#include "model/words.h"

namespace netkg::query {
namespace {

constexpr int unstated = 100;  // after every band

int frequency_rank(const Claim& claim) {
  const auto& frequency = claim.qualifiers.frequency;
  return frequency ? static_cast<int>(frequency->band) : unstated;
}

void sort_facts(std::vector<Fact>& facts) {
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    if (a.level != b.level) return a.level < b.level;
    int x = frequency_rank(a.record.claim), y = frequency_rank(b.record.claim);
    if (x != y) return x < y;
    return a.record.number < b.record.number;
  });
  std::set<std::pair<uint32_t, std::string>> seen;  // a claim counts once for an answer
  std::erase_if(facts, [&](const Fact& fact) {
    auto via = fact.via && fact.via->membership ? fact.via->class_subject->text : std::string();
    return !seen.insert({fact.record.number, via}).second;
  });
}

/// Distinct words about the other side: "common", "every day", "octreotide".
std::string note_of(const Names& names, const std::vector<Fact>& facts, Side side) {
  std::vector<std::string> words;
  auto add = [&](const std::string& text) {
    if (text.empty() || words.size() >= 4) return;
    if (std::find(words.begin(), words.end(), text) == words.end()) words.push_back(text);
  };
  for (const Fact& fact : facts) {
    add(fact.record.frequency_words);
    if (side == Side::Object || type_of(fact.record.claim.predicate) == ClaimType::SideEffect)
      continue;
    add(fact.object ? names.label(*fact.object) : fact.value);
  }
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

std::size_t pages_of(const Answer& answer) {
  std::set<std::string> pages;
  for (const auto& evidence : answer.evidence) pages.insert(evidence.document.text);
  return pages.size();
}

int best_frequency(const Answer& answer) {
  int best = unstated;
  for (const auto& evidence : answer.evidence)
    best = std::min(best, frequency_rank(evidence.claim.claim));
  return best;
}

void keep_publisher(const std::string& publisher, Pages& pages, Groups& groups) {
  if (publisher.empty()) return;
  auto wanted = name_key(publisher);
  keep_facts(groups, [&](const Fact& fact) {
    const auto& page = pages.document(fact.record.document);
    return page.publisher && name_key(*page.publisher).find(wanted) != std::string::npos;
  });
}

/// "common side effects of A and B" asks what they have in common.
Plan settle_common(Plan plan) {
  auto& bands = plan.question.bands;
  bool common = bands.frequency.size() == 3 && bands.frequency[2] == FrequencyBand::Common;
  bool several = !plan.steps.empty() && plan.steps[0].subject.parts.size() > 1;
  if (common && several && !plan.steps[0].subject.any) {
    plan.question.shared = true;
    bands = {};
  }
  return plan;
}

void join_steps(const Plan& plan, const Step& step, Groups here, Groups& all, bool first) {
  if (first || plan.question.any) {
    for (auto& [key, facts] : here) {
      auto& to = all[key];
      to.insert(to.end(), facts.begin(), facts.end());
    }
    return;
  }
  std::erase_if(all,
                [&](const auto& entry) { return here.contains(entry.first) == step.excluded; });
  if (step.excluded) return;
  for (auto& [key, facts] : all) facts.insert(facts.end(), here[key].begin(), here[key].end());
}

Groups groups_of(const Names& names, const Plan& plan, Pages& pages, bool narrower) {
  Groups all;
  bool first = true;
  for (bool excluded : {false, true}) {
    for (const Step& step : plan.steps) {
      if (step.excluded != excluded) continue;
      Groups here = step_groups(names, plan, step, narrower);
      if (step.relation == Relation::Cause && !step.excluded) {
        Groups banded = here;
        keep_bands(plan.question.bands, false, banded);
        if (banded.empty() && !plan.question.bands.otherwise.empty()) {
          banded = here;
          keep_bands(plan.question.bands, true, banded);
        }
        here = std::move(banded);
      }
      join_steps(plan, step, std::move(here), all, first);
      first = false;
    }
  }
  keep_members(names, plan.of_class, all);
  keep_publisher(plan.question.publisher.words, pages, all);
  return all;
}

/// Near answers: classes and treatments when drugs were asked, effects that lead to the one
/// asked.
void place(const Names& names, const Plan& plan, Pages& pages, Groups groups, Answers& out) {
  const Step& step = plan.steps.front();
  Side side = asked_side(step, plan.question.asked);
  Asked asked = plan.question.asked;
  bool by_drug = asked == Asked::Value && side == Side::Subject;
  for (auto& [key, facts] : groups) {
    bool fits = is_asked_type(by_drug ? Asked::Treatment : asked, side, key);
    auto answer = make_answer(names, pages, key, side, std::move(facts));
    (fits ? out.answers : out.related).push_back(std::move(answer));
  }
}

/// Entities near the object asked: related ones, and narrower ones.
std::vector<EntityId> near_objects(const Names& names, const std::vector<EntityId>& ids) {
  std::vector<EntityId> out;
  auto add = [&](const EntityId& id) {
    bool known = std::find(ids.begin(), ids.end(), id) != ids.end() ||
                 std::find(out.begin(), out.end(), id) != out.end();
    if (!known) out.push_back(id);
  };
  for (const auto& id : ids) {
    if (auto number = names.vocabulary().find(id)) {
      for (const auto& near : names.vocabulary().entity(*number).related) add(near);
    }
    if (auto entity = names.store().entity(id)) {
      for (const auto& near : entity->related) add(near);
    }
  }
  for (const auto& id : with_narrower(names, ids)) add(id);
  return out;
}

void add_near(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  const Step& step = plan.steps.front();
  bool one_object = step.object.fill == Fill::Given && step.object.parts.size() == 1;
  if (plan.steps.size() != 1 || !one_object || step.denied || step.subject.fill != Fill::Asked)
    return;
  Binding binding;
  binding.objects = near_objects(names, step.object.parts.front().ids);
  if (binding.objects.empty()) return;
  Groups groups;
  for (Fact& fact : facts_of(names, step, binding)) {
    if (fact.via || !fact.object) continue;
    fact.via = Via{{}, {}, true};
    groups[fact.subject.text].push_back(std::move(fact));
  }
  keep_members(names, plan.of_class, groups);
  keep_publisher(plan.question.publisher.words, pages, groups);
  std::set<std::string> answered;
  for (const auto& answer : out.answers) answered.insert(answer.entity.value_or(""));
  for (auto& [key, facts] : groups) {
    if (!is_asked_type(plan.question.asked, Side::Subject, key)) continue;
    auto what = facts.front().object;
    auto answer = make_answer(names, pages, key, Side::Subject, std::move(facts));
    answer.note = names.label(*what) + (answer.note.empty() ? "" : ": " + answer.note);
    out.related.push_back(std::move(answer));
  }
}

// ---- comparing
// --------------------------------------------------------------------------------

void answer_compare(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  Step step = plan.steps.front();
  PlannedSlot second = std::exchange(step.object, PlannedSlot{Fill::Asked, {}, {}, false, {}});
  Groups left = step_groups(names, plan, step, false);
  auto first_words = step.subject.words;
  step.subject = second;
  Groups right = step_groups(names, plan, step, false);
  Groups all = left;
  for (auto& [key, facts] : right) {
    auto& to = all[key];
    to.insert(to.end(), facts.begin(), facts.end());
  }
  for (auto& [key, facts] : all) {
    bool both = left.contains(key) && right.contains(key);
    auto answer = make_answer(names, pages, key, Side::Object, std::move(facts));
    answer.note = both ? "both" : "only " + (left.contains(key) ? first_words : second.words);
    out.answers.push_back(std::move(answer));
  }
}

}  // namespace

Answer make_answer(const Names& names, Pages& pages, const std::string& key, Side side,
                   std::vector<Fact> facts) {
  sort_facts(facts);
  Answer answer;
  EntityId id(key);
  if (auto type = type_of(id)) {
    answer.entity = key;
    answer.type = describe(*type).name;
    answer.label = names.label(id);
  } else {
    answer.type = "Value";
    answer.label = facts.front().value;
  }
  answer.note = note_of(names, facts, side);
  bool direct = std::any_of(facts.begin(), facts.end(),
                            [](const Fact& fact) { return fact.level == Level::Direct; });
  answer.level = direct ? AnswerLevel::Direct : AnswerLevel::Class;
  for (const Fact& fact : facts) answer.evidence.push_back(pages.evidence(fact));
  return answer;
}

void sort_answers(std::vector<Answer>& answers) {
  std::stable_sort(answers.begin(), answers.end(), [](const Answer& a, const Answer& b) {
    if (a.level != b.level) return a.level < b.level;
    int x = best_frequency(a), y = best_frequency(b);
    if (x != y) return x < y;
    auto m = pages_of(a), n = pages_of(b);
    if (m != n) return m > n;
    return std::tie(a.entity, a.label) < std::tie(b.entity, b.label);
  });
}

void answer_claims(const Names& names, const Plan& asked, Pages& pages, Answers& out) {
  Plan plan = settle_common(asked);
  const Question& question = plan.question;
  if (question.asked == Asked::Page) {
    answer_saying_pages(names, plan, pages, out);
  } else if (question.kind == Kind::YesNo) {
    answer_yes_no(names, plan, pages, out);
  } else if (question.kind == Kind::Compare) {
    answer_compare(names, plan, pages, out);
  } else {
    place(names, plan, pages, groups_of(names, plan, pages, true), out);
    add_near(names, plan, pages, out);
  }
  sort_answers(out.answers);
  sort_answers(out.related);
  if (question.kind == Kind::Count) out.count = out.answers.size();
}

}  // namespace netkg::query
