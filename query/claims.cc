// Answers from grouped facts.
#include "query/claims.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include "model/words.h"
#include "query/explain.h"
#include "query/page_words.h"
#include "query/pages.h"

namespace netkg::query {
namespace {

constexpr int unstated = 100;  // after every band

int frequency_rank(const Fact& fact) {
  const auto& frequency = fact.claim->frequency;
  return frequency ? static_cast<int>(frequency->band) : unstated;
}

/// At the end by page and place, and not by the store's own numbers: these depend on what was
/// ingested when.
void sort_facts(std::vector<Fact>& facts) {
  auto before = [&](const Fact& a, const Fact& b) {
    if (a.level != b.level) return a.level < b.level;
    int x = frequency_rank(a), y = frequency_rank(b);
    if (x != y) return x < y;
    if (a.claim->document == b.claim->document) return a.claim->number < b.claim->number;
    return a.claim->page < b.claim->page;
  };
  if (facts.size() > 1) std::stable_sort(facts.begin(), facts.end(), before);
}

/// A claim counts once for an answer as it stands, and once as said of its class.
void drop_repeated(std::vector<Fact>& facts) {
  if (facts.size() < 2) return;
  std::set<std::pair<index::ClaimNumber, bool>> seen;
  std::erase_if(facts, [&](const Fact& fact) {
    return !seen.emplace(fact.claim->number, fact.membership != nullptr).second;
  });
}

/// The same page under several addresses is one page: its words count once.
void join_mirrors(std::vector<Fact>& facts) {
  if (facts.size() < 2) return;
  std::unordered_map<uint64_t, std::vector<std::size_t>> by_words;  // places in `kept`
  std::vector<Fact> kept;
  kept.reserve(facts.size());
  for (Fact& fact : facts) {
    auto& alike = by_words[fact.claim->words];
    auto same = std::find_if(alike.begin(), alike.end(), [&](std::size_t i) {
      return kept[i].claim->document != fact.claim->document;
    });
    if (same != alike.end()) {
      kept[*same].also.push_back(fact.claim->document);
    } else {
      alike.push_back(kept.size());
      kept.push_back(std::move(fact));
    }
  }
  facts = std::move(kept);
}

/// Distinct words about the other side: "common", "every day", "octreotide".
std::string note_of(const Names& names, const std::vector<Fact>& facts, Side side) {
  std::vector<std::string> words;
  auto add = [&](const std::string& text) {
    if (text.empty() || words.size() >= 4) return;
    if (std::find(words.begin(), words.end(), text) == words.end()) words.push_back(text);
  };
  for (const Fact& fact : facts) {
    add(fact.claim->frequency_words);
    if (side == Side::Object || type_of(fact.claim->predicate) == ClaimType::SideEffect)
      continue;
    add(fact.object ? names.label(*fact.object) : fact.claim->value);
  }
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

int best_frequency(const Answer& answer) {
  int best = unstated;
  for (const Fact& fact : answer.facts) best = std::min(best, frequency_rank(fact));
  return best;
}

void join_steps(const Plan& plan, const Step& step, Groups here, Groups& all, bool first) {
  if (first || plan.question.any) {
    if (all.empty()) return void(all = std::move(here));
    for (auto& [key, facts] : here) {
      auto& to = all[key];
      to.insert(to.end(), std::make_move_iterator(facts.begin()),
                std::make_move_iterator(facts.end()));
    }
    return;
  }
  std::erase_if(all,
                [&](const auto& entry) { return here.contains(entry.first) == step.excluded; });
  if (step.excluded) return;
  for (auto& [key, facts] : all) {
    auto& more = here[key];
    facts.insert(facts.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  }
}

std::size_t facts_in(const Groups& groups) {
  std::size_t n = 0;
  for (const auto& [key, facts] : groups) n += facts.size();
  return n;
}

Groups groups_of(const Names& names, const Plan& plan, Pages& pages, bool narrower,
                 std::vector<ExplainRow>* rows = nullptr) {
  Watch watch(rows);
  Groups all;
  bool first = true;
  for (bool excluded : {false, true}) {
    for (const Step& step : plan.steps) {
      if (step.excluded != excluded) continue;
      Groups here = step_groups(names, plan, step, narrower);
      if (watch.on()) watch.done(print(step), estimate(names, step), facts_in(here));
      const Bands& bands = plan.question.bands;
      if (step.relation == Relation::Cause && !step.excluded && narrows(bands)) {
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
  auto joined = facts_in(all);
  keep_members(names, plan.of_class, all);
  if (!plan.of_class.empty()) watch.done("members of the class", joined, facts_in(all));
  joined = facts_in(all);
  keep_evidence(names, plan, pages, all);
  watch.done("statements of answers" + print_limits(plan.question), joined, facts_in(all));
  return all;
}

/// Near answers: classes and treatments when drugs were asked, effects that lead to the one
/// asked.
void place(const Names& names, const Plan& plan, Groups groups, Answers& out) {
  const Step& step = plan.steps.front();
  Side side = asked_side(step, plan.question.asked);
  Asked asked = plan.question.asked;
  bool by_drug = asked == Asked::Value && side == Side::Subject;
  for (auto& [key, facts] : groups) {
    bool fits = is_asked_type(by_drug ? Asked::Treatment : asked, side, key);
    auto answer = make_answer(names, key, side, std::move(facts));
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
    if (!fact.stands_so() || !fact.object) continue;
    fact.by_vocabulary = true;
    groups[fact.subject->text].push_back(std::move(fact));
  }
  keep_members(names, plan.of_class, groups);
  keep_evidence(names, plan, pages, groups);
  for (auto& [key, facts] : groups) {
    if (!is_asked_type(plan.question.asked, Side::Subject, key)) continue;
    const auto* what = facts.front().object;
    auto answer = make_answer(names, key, Side::Subject, std::move(facts));
    answer.note = names.label(*what) + (answer.note.empty() ? "" : ": " + answer.note);
    out.related.push_back(std::move(answer));
  }
}

// ---- comparing
// --------------------------------------------------------------------------------

/// The things that stand side by side, one step each.
std::vector<Step> compared(const Step& step) {
  std::vector<Step> out;
  for (const PlannedSlot* slot : {&step.subject, &step.object}) {
    for (const auto& part : slot->parts) {
      Step one = step;
      one.subject = {Fill::Given, part.words, {part}, false, {}};
      one.object = PlannedSlot{Fill::Asked, {}, {}, false, {}};
      out.push_back(std::move(one));
    }
  }
  return out;
}

void answer_compare(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  Groups all;
  std::map<std::string, std::string> who;  // key -> those that have it
  std::map<std::string, std::size_t> count;
  auto steps = compared(plan.steps.front());
  for (const Step& step : steps) {
    Groups here = step_groups(names, plan, step, false);
    keep_evidence(names, plan, pages, here);
    for (auto& [key, facts] : here) {
      auto& to = all[key];
      to.insert(to.end(), facts.begin(), facts.end());
      who[key] += (who[key].empty() ? "" : ", ") + step.subject.words;
      ++count[key];
    }
  }
  for (auto& [key, facts] : all) {
    auto answer = make_answer(names, key, Side::Object, std::move(facts));
    bool every = count[key] == steps.size();
    answer.note = every ? steps.size() == 2 ? "both" : "all" : "only " + who[key];
    out.answers.push_back(std::move(answer));
  }
}

/// Distinct things on the other side: side effects of a drug, drugs of a side effect.
std::size_t other_sides(const std::vector<Fact>& facts, Side side) {
  std::set<std::string> out;
  for (const Fact& fact : facts)
    out.insert(group_key(fact, side == Side::Subject ? Side::Object : Side::Subject));
  return out.size();
}

/// Keeps the groups with the most (or fewest) other sides.
void keep_rank(Rank rank, Side side, Asked asked, Groups& groups, Answers& out) {
  if (rank == Rank::None) return;
  std::erase_if(groups,
                [&](const auto& entry) { return !is_asked_type(asked, side, entry.first); });
  std::optional<std::size_t> best;
  for (const auto& [key, facts] : groups) {
    auto n = other_sides(facts, side);
    if (!best || (rank == Rank::Most ? n > *best : n < *best)) best = n;
  }
  std::erase_if(groups,
                [&](const auto& entry) { return other_sides(entry.second, side) != *best; });
  if (best)
    out.notes.push_back("Counted over what the pages here list: " + std::to_string(*best) +
                        ".");
}

/// The words that an excluded or denied step is about: "diarrhoea", "of everolimus".
std::string words_of(const Step& step) {
  const auto& slot = step.object.fill == Fill::Given ? step.object : step.subject;
  return slot.words;
}

void note_negation(const Plan& plan, Answers& out) {
  for (const Step& step : plan.steps) {
    if (step.excluded)
      out.notes.push_back("“Not " + words_of(step) +
                          "” means that no page here lists it; no page need deny it.");
  }
}

/// "do not cause X" beside other conditions: those that fit the others and for which no page
/// lists X are near answers, since no page denies it either.
void add_unlisted(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  bool denies = plan.steps.size() > 1 && std::any_of(plan.steps.begin(), plan.steps.end(),
                                                     [](const Step& s) { return s.denied; });
  if (!denies || !out.answers.empty()) return;
  Plan loose = plan;
  for (Step& step : loose.steps) {
    step.excluded |= step.denied;
    step.denied = false;
  }
  Answers near;
  place(names, loose, groups_of(names, loose, pages, true), near);
  out.none_reason = "no page here denies it";
  if (near.answers.empty()) return;
  out.related = std::move(near.answers);
  for (const Step& step : loose.steps) {
    if (step.excluded)
      out.notes.push_back("The related answers fit otherwise, and no page here lists " +
                          words_of(step) + " for them.");
  }
}

}  // namespace

Answer make_answer(const Names& names, const std::string& key, Side side,
                   std::vector<Fact> facts) {
  sort_facts(facts);
  drop_repeated(facts);
  Answer answer;
  EntityId id(key);
  if (auto type = type_of(id)) {
    answer.entity = key;
    answer.type = describe(*type).name;
    answer.label = names.label(id);
  } else {
    answer.type = "Value";
    answer.label = facts.front().claim->value;
  }
  answer.note = note_of(names, facts, side);
  bool direct = std::any_of(facts.begin(), facts.end(), [](const Fact& fact) {
    return fact.level == Level::Direct && !fact.by_class;
  });
  answer.level = direct ? AnswerLevel::Direct : AnswerLevel::Class;
  join_mirrors(facts);
  answer.facts = std::move(facts);
  return answer;
}

std::size_t pages_of(const Answer& answer) {
  std::vector<index::DocumentNumber> pages;
  for (const Fact& fact : answer.facts) pages.push_back(fact.claim->document);
  std::sort(pages.begin(), pages.end());
  return static_cast<std::size_t>(std::unique(pages.begin(), pages.end()) - pages.begin());
}

void sort_answers(std::vector<Answer>& answers) {
  sort_by(answers, [](const Answer& answer) {
    return std::make_tuple(answer.level, best_frequency(answer),
                           -static_cast<int64_t>(pages_of(answer)), answer.entity,
                           answer.label);
  });
}

/// At least so many pages must say it; the same page under two addresses counts once.
void keep_least_pages(std::size_t least, Answers& out) {
  if (least < 2) return;
  std::erase_if(out.answers, [&](const Answer& answer) { return pages_of(answer) < least; });
  std::erase_if(out.related, [&](const Answer& answer) { return pages_of(answer) < least; });
  if (out.answers.empty())
    out.none_reason = "fewer than " + std::to_string(least) + " pages here say so";
}

void answer_claims(const Names& names, const Plan& plan, Pages& pages, Answers& out) {
  const Question& question = plan.question;
  if (question.asked == Asked::Page) {
    answer_saying_pages(names, plan, pages, out);
  } else if (question.kind == Kind::YesNo) {
    answer_yes_no(names, plan, pages, out);
  } else if (question.kind == Kind::Compare) {
    answer_compare(names, plan, pages, out);
  } else {
    auto* rows = pages.options().explain ? &out.explain : nullptr;
    Groups groups = groups_of(names, plan, pages, true, rows);
    Side side = asked_side(plan.steps.front(), question.asked);
    keep_rank(question.rank, side, question.asked, groups, out);
    place(names, plan, std::move(groups), out);
    add_near(names, plan, pages, out);
    note_negation(plan, out);
    add_unlisted(names, plan, pages, out);
  }
  keep_least_pages(std::max(question.least_pages, pages.options().least_pages), out);
  sort_answers(out.answers);
  sort_answers(out.related);
  if (question.kind == Kind::Count) out.count = out.answers.size();
}

}  // namespace netkg::query
