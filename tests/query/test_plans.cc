// Plans against a full scan: random plans over random pages answer what reading all claims one
// by one answers, class claims included.
#include <catch2/catch.hpp>
#include <set>

#include "query/claims.h"
#include "random_pages.h"

using namespace netkg::query;
using namespace netkg::query::test;
using netkg::index::ClaimRecord;

namespace {

using Keys = std::set<std::string>;

struct Said {
  std::string subject, object;
  Predicate predicate;
  bool negated;
};

std::vector<ClaimRecord> all_claims(const netkg::index::Store& store) {
  std::vector<ClaimRecord> out;
  for (const auto& page : store.documents()) {
    netkg::index::ClaimPattern pattern;
    pattern.document = page.number;
    for (auto number : store.claims(pattern)) out.push_back(*store.claim(number));
  }
  return out;
}

/// What pages say, and what follows for members of a class on the same page, unless some page
/// denies it of the member.
std::vector<Said> everything(const netkg::index::Store& store) {
  std::vector<Said> out;
  auto claims = all_claims(store);
  auto denied = [&](const std::string& subject, const ClaimRecord& of) {
    return std::any_of(claims.begin(), claims.end(), [&](const ClaimRecord& other) {
      return other.claim.qualifiers.negated && other.claim.subject.text == subject &&
             other.claim.predicate == of.claim.predicate &&
             other.claim.object == of.claim.object;
    });
  };
  for (const auto& record : claims) {
    const auto& claim = record.claim;
    out.push_back(
        {claim.subject.text, claim.object->text, claim.predicate, claim.qualifiers.negated});
    if (claim.level != Level::Class || claim.qualifiers.negated) continue;
    for (const auto& member : claims) {
      bool joins = member.document == record.document &&
                   member.claim.predicate == Predicate::IsA &&
                   member.claim.object == claim.subject && !member.claim.qualifiers.negated;
      if (joins && !denied(member.claim.subject.text, record))
        out.push_back({member.claim.subject.text, claim.object->text, claim.predicate, false});
    }
  }
  return out;
}

/// A plan in the fewest words: all steps ask for drugs.
struct Sketch {
  struct One {
    Relation relation = Relation::Cause;
    std::vector<std::string> objects = {};
    bool any = false;  // one object is enough
    bool excluded = false;
    bool denied = false;
  };
  std::vector<One> steps = {};
  bool any = false;     // one step is enough
  bool nested = false;  // asks for the effects of those drugs instead
};

Predicate predicate_of(Relation relation) {
  return relation == Relation::Cause   ? Predicate::MayCause
         : relation == Relation::Treat ? Predicate::Treats
                                       : Predicate::Inhibits;
}

Keys scan(const std::vector<Said>& all, const Sketch::One& step) {
  Keys out;
  bool first = true;
  for (const auto& object : step.objects) {
    Keys here;
    for (const auto& said : all) {
      if (said.predicate == predicate_of(step.relation) && said.object == object &&
          said.negated == step.denied)
        here.insert(said.subject);
    }
    if (first || step.any) {
      out.insert(here.begin(), here.end());
    } else {
      std::erase_if(out, [&](const auto& key) { return !here.contains(key); });
    }
    first = false;
  }
  return out;
}

Keys scan(const std::vector<Said>& all, const Sketch& sketch) {
  Keys out;
  bool first = true;
  for (bool excluded : {false, true}) {
    for (const auto& step : sketch.steps) {
      if (step.excluded != excluded) continue;
      auto here = scan(all, step);
      if (first || sketch.any) {
        out.insert(here.begin(), here.end());
      } else {
        std::erase_if(out, [&](const auto& key) { return here.contains(key) == excluded; });
      }
      first = false;
    }
  }
  std::erase_if(out, [](const auto& key) { return key.find("drug:") != 0; });
  if (!sketch.nested) return out;
  Keys effects;
  for (const auto& said : all) {
    if (said.predicate == Predicate::MayCause && !said.negated && out.contains(said.subject))
      effects.insert(said.object);
  }
  return effects;
}

Sketch random_sketch(std::mt19937& random) {
  auto pick = [&](std::size_t n) { return random() % n; };
  Sketch out;
  out.any = pick(5) == 0;
  out.nested = pick(4) == 0;
  for (std::size_t s = 0, n = 1 + pick(3); s < n; ++s) {
    constexpr Relation relations[] = {Relation::Cause, Relation::Treat, Relation::Block};
    Sketch::One step;
    step.relation = relations[pick(3)];
    const char* kind = step.relation == Relation::Cause   ? "effect:"
                       : step.relation == Relation::Treat ? "condition:"
                                                          : "target:";
    for (std::size_t o = 0, m = 1 + pick(2); o < m; ++o)
      step.objects.push_back(made(kind, pick(3)));
    step.any = pick(2);
    step.excluded = s > 0 && !out.any && !out.nested && pick(3) == 0;
    step.denied = !step.excluded && pick(5) == 0;
    out.steps.push_back(std::move(step));
  }
  return out;
}

Plan plan_of(const Sketch& sketch) {
  Plan plan;
  plan.question.kind = Kind::Which;
  plan.question.asked = Asked::Drug;
  plan.question.any = sketch.any;
  for (const auto& one : sketch.steps) {
    Step step;
    step.relation = one.relation;
    step.subject.fill = Fill::Asked;
    step.object.fill = Fill::Given;
    step.object.any = one.any;
    for (const auto& id : one.objects) step.object.parts.push_back({id, {EntityId(id)}});
    step.excluded = one.excluded;
    step.denied = one.denied;
    plan.steps.push_back(std::move(step));
  }
  if (!sketch.nested) return plan;
  Plan outer;
  outer.question.kind = Kind::Which;
  outer.question.asked = Asked::Effect;
  Step step;
  step.relation = Relation::Cause;
  step.subject.fill = Fill::Nested;
  step.subject.nested.push_back(plan);
  step.object.fill = Fill::Asked;
  outer.steps.push_back(std::move(step));
  return outer;
}

}  // namespace

TEST_CASE("plans answer what a full scan of all claims answers") {
  std::size_t answers = 0, empty = 0, of = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    Fixture fixture(random_pages(random));
    Names names(*fixture.store, netkg::vocabulary::Vocabulary::builtin());
    auto all = everything(*fixture.store);
    for (int n = 0; n < 40; ++n) {
      auto sketch = random_sketch(random);
      if (sketch.nested && sketch.any && sketch.steps.size() > 1) continue;
      Plan plan = plan_of(sketch);
      Options options{.as_of = day("2026-11-20")};
      Pages pages(*fixture.store, options);
      Answers got;
      answer_claims(names, plan, pages, got);
      Keys planned;
      for (const auto& answer : got.answers) planned.insert(answer.entity.value_or(""));
      CAPTURE(seed, print(plan));
      CHECK(planned == scan(all, sketch));
      answers += planned.size();
      empty += planned.empty();
      ++of;
    }
  }
  CHECK(answers > 200);  // the plans are no empty ones
  CHECK(empty < of / 2);
}
