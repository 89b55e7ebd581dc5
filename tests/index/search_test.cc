// Full text: which passages are found, narrowed by what, and which comes first.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "index/text_fields.h"
#include "index/text_index.h"
#include "tests/index/pages.h"

using namespace netkg::index;
using namespace netkg::index::testing;

namespace {

/// Three pages with a few passages each.
std::unique_ptr<Store> leaflets(const std::string& path) {
  Page alpha("alpha", "Alpha (Brand)");
  alpha.side_effect("drug:alpha", "effect:sore-mouth", "You may get mouth sores.");
  alpha.claim("drug:alpha", Predicate::HasFoodRule, "with food",
              alpha.passage("Take this medicine with food."));
  Page beta("beta", "Beta");
  auto& denied =
      beta.side_effect("drug:beta", "effect:sore-mouth", "It does not make mouths sore.");
  denied.qualifiers.negated = true;
  beta.passage("Food is no concern. Diarrhoea is treated with fluids.");
  Page coping("coping", "Coping with a sore mouth");
  coping.passage("Rinse often and ask your nurse. Ärzte helfen: 薬.");
  auto store = Store::open(path, Access::Write);
  for (const auto& page : {alpha, beta, coping}) store->put(page.extraction, page.stamp());
  store->commit();
  return store;
}

std::vector<std::string> found(const Store& store, const TextQuery& query) {
  std::vector<std::string> words;
  for (const auto& hit : store.search(query)) {
    words.emplace_back(hit.span.in(store.text(hit.document)));
  }
  return words;
}

const std::string sores = "You may get mouth sores.";
const std::string food = "Take this medicine with food.";
const std::string denied = "It does not make mouths sore.";
const std::string fluids = "Food is no concern. Diarrhoea is treated with fluids.";
const std::string rinse = "Rinse often and ask your nurse. Ärzte helfen: 薬.";

}  // namespace

TEST_CASE("words find passages, folded and stemmed, by text, heading and title") {
  TemporaryDirectory place;
  auto store = leaflets(place.store());
  struct Row {
    std::string words;
    std::vector<std::string> passages;  // in any order
  };
  std::vector<Row> rows{
      {"rinsing", {rinse}},
      {"DIARRHEA", {fluids}},
      {"treating", {fluids}},
      {"nursing", {rinse}},
      {"foods", {food, fluids}},
      {"Where can I find out about coping?", {rinse}},
      {"nurse fluid", {rinse, fluids}},
      {"brand", {sores, food}},
      {"arzte", {rinse}},
      {"薬", {rinse}},
      {"the of and", {}},
      {"", {}},
      {"unheard", {}},
      {"O0:1 D1", {}},  // a field cannot be asked for by its term
      {std::string(100000, 'x'), {}},
      {"\xff\xfe \xc3", {}},
  };
  for (const auto& [words, passages] : rows) {
    CAPTURE(words);
    CHECK_THAT(found(*store, {.words = words}), Catch::UnorderedEquals(passages));
  }
}

TEST_CASE("a title's words weigh more than the body's") {
  TemporaryDirectory place;
  auto store = leaflets(place.store());
  auto hits = store->search({.words = "coping with a sore mouth"});
  REQUIRE(hits.size() == 3);
  CHECK(std::string(hits[0].span.in(store->text(hits[0].document))) == rinse);
  CHECK(hits[0].score > hits[1].score);
  CHECK(hits[1].score >= hits[2].score);
  CHECK(hits[2].score > 0);
}

TEST_CASE("other names count less than the words, and a correction only where those are not") {
  TemporaryDirectory place;
  auto store = leaflets(place.store());
  struct Row {
    std::string words;
    OtherNames others;
    std::vector<std::string> passages;  // the best first
  };
  std::vector<Row> rows{
      {"loose stools", {"loose stool", {"diarrhea", "watery stools"}}, {fluids}},
      {"nurse", {"nurs", {"fluids"}}, {rinse, fluids}},
      {"fluids", {"fluid", {"nurse"}}, {fluids, rinse}},
      {"fluids", {"fluid", {"sore nurse"}}, {fluids, rinse}},  // of the title and the body
      {"fluids", {"fluid", {"unheard nurse"}}, {fluids}},      // all words of a name
      {"fluids", {"fluid", {"fluids", "the"}}, {fluids}},
      {"diarhea", {"diarhea", {"diarrhea"}, true}, {fluids}},
      {"nurse", {"nurs", {"diarrhea"}, true}, {rinse}},
      {"unheard", {"unheard", {"unheard of"}, true}, {}},
  };
  for (const auto& [words, others, passages] : rows) {
    CAPTURE(words, others.names, others.misspelt);
    CHECK(found(*store, {.words = words, .others = {others}}) == passages);
  }
  auto plain = store->search({.words = "diarrhea"}).front().score;
  auto other = store->search({.words = "unheard", .others = {{"unheard", {"diarrhea"}}}});
  auto corrected =
      store->search({.words = "unheard", .others = {{"unheard", {"diarrhea"}, true}}});
  CHECK(other.at(0).score == Approx(plain * other_name_weight));
  CHECK(corrected.at(0).score == Approx(plain));
}

TEST_CASE("at least half of some words are in every hit, by any of their names") {
  TemporaryDirectory place;
  auto store = leaflets(place.store());
  struct Row {
    TextQuery query;
    std::vector<std::string> passages;  // in any order
  };
  std::vector<OtherNames> stools{{"loos stool", {"diarrhea"}}};
  std::vector<Row> rows{
      {{.words = "food fluids", .half_of = {"food", "fluid"}}, {food, fluids}},
      {{.words = "food fluids cases", .half_of = {"food", "fluid", "cas"}}, {fluids}},
      {{.words = "food medicine nurse", .half_of = {"food", "medicine", "nurs"}}, {food}},
      {{.words = "food nurse fluids unheard", .half_of = {"food", "nurs", "fluid", "unheard"}},
       {fluids}},
      {{.words = "food unheard unknown", .half_of = {"food", "unheard", "unknown"}}, {}},
      {{.words = "unheard", .half_of = {"unheard"}}, {}},
      {{.words = "food take medicine brand unheard unknown elsewhere",
        .half_of = {"food", "take", "medicine", "brand", "unheard", "unknown", "elsewhere"}},
       {food}},
      // of more than four that pages have, any
      {{.words = "food take medicine brand alpha unheard unknown",
        .half_of = {"food", "take", "medicine", "brand", "alpha", "unheard", "unknown"}},
       {food, sores, fluids}},
      // a stop word may be anywhere; a word that was not asked for counts for nothing
      {{.words = "food the unheard", .half_of = {"food", "the", "unheard"}}, {food, fluids}},
      {{.words = "food fluids", .half_of = {"food", "elsewhere", "beyond"}}, {food, fluids}},
      {{.words = "nurse food", .half_of = {"nurs"}}, {rinse}},
      // "loose stools" stand in a passage that says "diarrhoea": two of three words
      {{.words = "loose stools nurse", .others = stools, .half_of = {"loos", "stool", "nurs"}},
       {fluids}},
      {{.words = "rinsing of mouths", .half_of = {"rinsing", "mouth"}}, {rinse, sores, denied}},
      {{.words = "food nurse",
        .half_of = {"food", "nurs"},
        .predicate = Predicate::HasFoodRule},
       {food}},
  };
  for (const auto& [query, passages] : rows) {
    CAPTURE(query.words);
    CHECK_THAT(found(*store, query), Catch::UnorderedEquals(passages));
  }
}

TEST_CASE("text is narrowed by relation, and relation by text") {
  TemporaryDirectory place;
  auto store = leaflets(place.store());
  auto beta = store->document(DocumentId("doc:beta"))->number;
  EntityId mouth("effect:sore-mouth");
  struct Row {
    TextQuery query;
    std::vector<std::string> passages;
  };
  std::vector<Row> rows{
      {{.object = mouth}, {sores, denied}},
      {{.words = "get", .object = mouth}, {sores, denied}},  // a stop word: the filter is left
      {{.words = "sores", .predicate = Predicate::MayCause, .object = mouth}, {sores, denied}},
      {{.words = "medicine", .object = mouth}, {}},
      {{.predicate = Predicate::HasFoodRule}, {food}},
      {{.words = "food", .predicate = Predicate::MayCause}, {}},
      {{.predicate = Predicate::HasFoodRule, .subject = EntityId("drug:alpha")}, {food}},
      {{.predicate = Predicate::HasFoodRule, .subject = EntityId("drug:beta")}, {}},
      {{.predicate = Predicate::MayCause, .object = mouth, .subject = EntityId("drug:beta")},
       {denied}},
      {{.subject = EntityId("drug:alpha")}, {sores, food}},
      {{.words = "food", .document = beta}, {fluids}},
      {{.document = beta}, {denied, fluids}},
      {{.document = 99}, {}},
      {{.object = EntityId("effect:unknown")}, {}},
      {{.words = "food", .subject = EntityId("")}, {}},
  };
  for (const auto& [query, passages] : rows) {
    CAPTURE(query.words, query.object.value_or(EntityId("none")).text);
    CHECK_THAT(found(*store, query), Catch::UnorderedEquals(passages));
  }
}

TEST_CASE("no more hits than asked for") {
  TemporaryDirectory place;
  auto store = leaflets(place.store());
  for (std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{2}, SIZE_MAX}) {
    CAPTURE(limit);
    CHECK(store->search({.words = "mouth", .limit = limit}).size() ==
          std::min<std::size_t>(limit, 3));
  }
}

TEST_CASE("terms of fields are short, and no word is taken for one") {
  CHECK(boolean_term(TextField::PredicateObject, {0, 17}) == "O0:17");
  CHECK(boolean_term(TextField::Frequency, {24, UINT32_MAX, 11}).size() < 30);
  std::set<std::string_view> prefixes;
  for (std::size_t i = 0; i < text_fields.size(); ++i) {
    CAPTURE(i);
    CHECK(static_cast<std::size_t>(text_fields[i].field) == i);
    CHECK(prefixes.insert(text_fields[i].prefix).second);
    for (char c : text_fields[i].prefix) CHECK((c >= 'A' && c <= 'Z'));
  }
}
