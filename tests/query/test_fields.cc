// Field queries: how they read, and that they find what a full scan finds.
#include <catch2/catch.hpp>
#include <set>

#include "index/heads.h"
#include "query/field_run.h"
#include "random_pages.h"

using namespace netkg::query;
using namespace netkg::query::test;
using netkg::model::Predicate;

TEST_CASE("field queries read") {
  struct Row {
    const char* text;
    const char* printed;  // or the beginning of the error
  };
  const Row rows[] = {
      {"drug:sunitinib", "drug:sunitinib"},
      {"drug:a effect:b", "(drug:a AND effect:b)"},
      {"drug:a AND effect:b", "(drug:a AND effect:b)"},
      {"drug:a OR effect:b level:direct", "(drug:a OR (effect:b AND level:direct))"},
      {"(drug:a OR drug:b) effect:c", "((drug:a OR drug:b) AND effect:c)"},
      {"drug:a NOT effect:b", "(drug:a AND NOT effect:b)"},
      {"drug:a -effect:b", "(drug:a AND NOT effect:b)"},
      {"NOT NOT drug:a", "NOT NOT drug:a"},
      {"drug:\"interferon alfa\" \"mouth sores\" late",
       "(drug:\"interferon alfa\" AND \"mouth sores\" AND late)"},
      {"DRUG:a", "drug:a"},
      {"due:<2024-12-31", "due:<2024-12-31"},
      {"rate:0.1..0.5", "rate:0.1..0.5"},
      {"due:soon", "due: takes a date"},
      {"rate:1..x", "rate: takes a number"},
      {"reviewed:..", "reviewed: takes a date"},
      {"drug:", "drug: needs a value"},
      {"(drug:a", "a bracket that is not closed"},
      {"drug:a)", "a closing bracket"},
      {"drug:\"a", "a quotation mark that is not closed"},
      {"drug:a OR", "nothing stands here"},
      {"NOT", "NOT of what?"},
      {"", "nothing stands here"},
      {"()", "nothing stands here"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    auto read = parse_fields(row.text);
    if (const auto* node = std::get_if<FieldNode>(&read)) {
      CHECK(print(*node) == row.printed);
    } else {
      CHECK(std::get<FieldError>(read).what.find(row.printed) == 0);
    }
  }
}

TEST_CASE("only known fields make a field query") {
  CHECK(is_field_query("drug:sunitinib"));
  CHECK(is_field_query("what is (effect:fatigue"));
  CHECK_FALSE(is_field_query("which drugs cause fatigue?"));
  CHECK_FALSE(is_field_query("note: which drugs cause fatigue"));
  CHECK_FALSE(is_field_query("drug: sunitinib"));
  CHECK_FALSE(is_field_query("https://example.org/drug"));
}

TEST_CASE("odd field queries do no harm") {
  std::string deep(3000, '('), nots, wild = "drug:";
  for (int i = 0; i < 900; ++i) nots += "NOT ";
  for (int i = 0; i < 2000; ++i) wild += "*a";
  for (const auto& text : {deep, deep + "drug:a", nots + "drug:a", wild, std::string(5000, 'x'),
                           std::string("drug:\xFF effect:\xC3"), std::string("- drug:a"),
                           std::string("drug:a\0effect:b", 15)})
    CHECK_NOTHROW(parse_fields(text));
  CHECK(fits_pattern("*a*a*a*b", std::string(40, 'a') + "b"));
  CHECK_FALSE(fits_pattern("*a*a*a*b", std::string(40, 'a')));
}

namespace {

std::string random_query(std::mt19937& random, unsigned depth) {
  auto pick = [&](std::size_t n) { return random() % n; };
  if (depth > 0 && pick(2)) {
    auto a = random_query(random, depth - 1), b = random_query(random, depth - 1);
    switch (pick(3)) {
      case 0:
        return "(" + a + " OR " + b + ")";
      case 1:
        return a + " " + b;
      default:
        return a + " NOT (" + b + ")";
    }
  }
  switch (pick(7)) {
    case 0:
      return "drug:" + made("", pick(4));
    case 1:
      return "effect:" + made("", pick(4));
    case 2:
      return "predicate:may_cause";
    case 3:
      return "band:common";
    case 4:
      return "negated:no";
    case 5:
      return "object:*x";
    default:
      return "level:" + std::string(pick(2) ? "direct" : "class");
  }
}

using Found = std::multiset<std::string>;

std::string key_of(const Fact& fact) {
  return fact.subject->text + " " + std::to_string(fact.claim->number) +
         (fact.membership ? " " + std::to_string(fact.membership->number) : "");
}

/// Everything that the pages say or that follows for members, without any index.
std::vector<Fact> all_facts(Reads& reads, Heads& heads, bool with_derived) {
  std::vector<Fact> out;
  for (const auto& page : reads.store().documents()) {
    for (auto number : reads.store().claims({.document = page.number}))
      heads.push_back(netkg::index::make_head(*reads.store().claim(number), page));
  }
  for (const auto& head : heads) out.push_back(make_fact(head));
  for (auto predicate : {Predicate::MayCause, Predicate::Treats, Predicate::Inhibits}) {
    Pattern pattern;
    pattern.predicate = predicate;
    if (!with_derived) break;
    for (Fact& fact : derived(reads, pattern)) out.push_back(std::move(fact));
  }
  return out;
}

}  // namespace

TEST_CASE("field queries find what a full scan of all claims finds") {
  std::size_t found = 0, empty = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    Fixture fixture(random_pages(random));
    Names names(*fixture.store, netkg::vocabulary::Vocabulary::builtin());
    Options options{.as_of = day("2026-11-20")};
    for (int n = 0; n < 25; ++n) {
      auto text = random_query(random, 2);
      auto read = parse_fields(text);
      REQUIRE(std::holds_alternative<FieldNode>(read));
      const auto& node = std::get<FieldNode>(read);
      FieldFilter filter(node, names, options);
      CAPTURE(seed, text);
      if (!filter.unknown().empty()) continue;
      Pages pages(*fixture.store, options);
      Found planned, scanned;
      for (const Fact& fact : field_candidates(node, filter, names.reads())) {
        if (filter.fits(fact, pages.document(fact.claim->document)))
          planned.insert(key_of(fact));
      }
      // A drug among the joined conditions lets what follows from its class in.
      auto is_drug = [](const FieldNode& part) {
        return part.op == FieldNode::Op::Test && part.field == Field::Drug;
      };
      bool member = is_drug(node);
      if (node.op == FieldNode::Op::All)
        member |= std::any_of(node.parts.begin(), node.parts.end(), is_drug);
      Heads heads;
      for (const Fact& fact : all_facts(names.reads(), heads, member)) {
        if (filter.fits(fact, pages.document(fact.claim->document)))
          scanned.insert(key_of(fact));
      }
      CHECK(planned == scanned);
      found += planned.size();
      empty += planned.empty();
    }
  }
  CHECK(found > 200);  // the queries are no empty ones
  CHECK(empty < 200);
}
