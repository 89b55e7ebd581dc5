// What putting, replacing and removing leaves, and what it does not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "index/graph_store.h"
#include "index/lists.h"
#include "model/error.h"
#include "tests/index/pages.h"

using namespace netkg::index;
using namespace netkg::index::testing;

TEST_CASE("put says what it did") {
  TemporaryDirectory place;
  auto store = Store::open(place.store(), Access::Write);
  auto page = alpha();
  CHECK(store->put(page.extraction, page.stamp()) == PutResult::Added);
  CHECK(store->put(page.extraction, page.stamp()) == PutResult::Unchanged);
  CHECK_FALSE(store->document(page.extraction.document.id));
  store->commit();
  CHECK(store->counts().generation == 1);
  CHECK(store->put(page.extraction, page.stamp()) == PutResult::Unchanged);
  store->commit();
  CHECK(store->counts().generation == 1);
  CHECK(store->put(page.extraction, page.stamp(2)) == PutResult::Reextracted);
  page.passage("One more paragraph.");
  CHECK(store->put(page.extraction, page.stamp(2)) == PutResult::Replaced);
  store->commit();
  CHECK(store->counts().generation == 2);
  CHECK(store->stamp(page.extraction.document.id) == page.stamp(2));
  CHECK_FALSE(store->stamp(DocumentId("doc:none")));
}

TEST_CASE("what is kept with the store comes back until it is taken away") {
  TemporaryDirectory directory;
  const std::string bytes("a\0b", 3);
  {
    auto store = Store::open(directory.store(), Access::Write);
    CHECK(!store->meta("vocabulary"));
    store->set_meta("vocabulary", bytes);
    CHECK(store->meta("vocabulary") == bytes);
    store->put(alpha().extraction, alpha().stamp());
    store->commit();
    store->put(beta().extraction, beta().stamp());
    store->commit();
  }
  CHECK(Store::open(directory.store(), Access::Read)->meta("vocabulary") == bytes);
  CHECK(!Store::open(directory.store(), Access::Read)->meta("format"));
  {
    auto store = Store::open(directory.store(), Access::Write);
    store->set_meta("vocabulary", "");
    CHECK(!store->meta("vocabulary"));
    CHECK(store->remove(alpha().extraction.document.id));
    store->commit();
  }
  CHECK(!Store::open(directory.store(), Access::Read)->meta("vocabulary"));
}

TEST_CASE("a replaced document leaves nothing of the old one") {
  TemporaryDirectory place;
  auto store = write(place.store(), {alpha(), beta()});
  auto before = store->document(DocumentId("doc:alpha"))->number;
  Page page("alpha", "Alpha");
  page.side_effect("drug:alpha", "effect:cough", "It can make you cough.");
  CHECK(store->put(page.extraction, page.stamp()) == PutResult::Replaced);
  store->commit();
  CHECK(store->document(DocumentId("doc:alpha"))->number == before);
  CHECK(ids(*store, {.subject = EntityId("drug:alpha")}) ==
        std::set<std::string>{page.extraction.claims[0].id.text});
  CHECK(store->claims({.object = EntityId("effect:nausea")}).empty());
  CHECK_FALSE(store->entity(EntityId("effect:nausea")));
  CHECK(store->entities_named("Brand").empty());
  CHECK(store->search({.words = "swallow"}).empty());
  CHECK(store->search({.words = "cough"}).size() == 1);
  CHECK(store->counts().claims.at(ClaimType::SideEffect) == 2);
  CHECK_FALSE(store->counts().claims.contains(ClaimType::Dosing));
}

TEST_CASE("removing every document leaves no orphan") {
  TemporaryDirectory place;
  {
    auto store = write(place.store(), {alpha(), beta()});
    CHECK(store->remove(DocumentId("doc:alpha")));
    CHECK_FALSE(store->remove(DocumentId("doc:alpha")));
    CHECK_FALSE(store->remove(DocumentId("doc:none")));
    store->commit();
    CHECK(ids(*store, {.object = EntityId("effect:fatigue")}).size() == 1);
    CHECK(store->search({.words = "swallow"}).empty());
    store->remove(DocumentId("doc:beta"));
    store->commit();
    auto counts = store->counts();
    CHECK(counts.documents == 0);
    CHECK(counts.claims.empty());
    CHECK(counts.passages == 0);
    CHECK(counts.source_bytes == 0);
    CHECK(store->search({.words = "weariness"}).empty());
  }
  for (std::size_t i = 0; i < family_names.size(); ++i) {
    auto family = static_cast<Family>(i);
    if (family == Family::Meta || family == Family::Changes) continue;
    CAPTURE(name(family));
    CHECK(keys_in(place.store(), family) == 0);
  }
}

TEST_CASE("numbers are never given out twice") {
  TemporaryDirectory place;
  auto store = write(place.store(), {alpha()});
  auto document = store->document(DocumentId("doc:alpha"))->number;
  auto claim = store->claims({.subject = EntityId("drug:alpha")}).back();
  store->remove(DocumentId("doc:alpha"));
  store->commit();
  auto page = alpha();
  store->put(page.extraction, page.stamp());
  store->commit();
  CHECK(store->document(DocumentId("doc:alpha"))->number > document);
  CHECK(store->claims({.subject = EntityId("drug:alpha")}).front() > claim);
}

TEST_CASE("documents share entities, and each entity is found by all its names") {
  TemporaryDirectory place;
  auto store = write(place.store(), {alpha(), beta()});
  for (const auto* words : {"Fatigue", "tiredness", "Extreme  Tiredness", "fatigues"}) {
    CAPTURE(words);
    CHECK(texts(store->entities_named(words)) == std::vector<std::string>{"effect:fatigue"});
  }
  CHECK(store->entities_named("tired").empty());
  CHECK(store->entities_named("").empty());
  CHECK(texts(store->entities_named("rash")) == std::vector<std::string>{"effect:rash"});
  CHECK(store->mentioned_in(EntityId("effect:fatigue")).size() == 2);
  CHECK(store->mentioned_in(EntityId("effect:rash")).size() == 1);
  CHECK(store->mentioned_in(EntityId("effect:none")).empty());
  CHECK(texts(store->entities()) == std::vector<std::string>{"drug:alpha", "drug:beta",
                                                             "effect:fatigue", "effect:nausea",
                                                             "effect:rash"});
  CHECK(store->entity(EntityId("effect:fatigue"))->names.size() == 2);
  CHECK_FALSE(store->entity(EntityId("effect:none")));
}

TEST_CASE("answers do not depend on the order of ingest") {
  TemporaryDirectory place;
  std::vector<Page> pages;
  for (int i = 0; i < 6; ++i) {
    auto drug = "drug:d" + std::to_string(i % 4);
    Page page("page" + std::to_string(i), "Page " + std::to_string(i));
    page.name("effect:thing", i % 2 ? "Thing" : "thing", {"name " + std::to_string(i)}, false);
    page.side_effect(drug, "effect:thing", "It does a thing.");
    page.side_effect(drug, "effect:e" + std::to_string(i), "It does another.");
    pages.push_back(page);
  }
  auto forward = write(place / "forward", pages);
  auto backward = Store::open(place / "backward", Access::Write);
  for (auto page = pages.rbegin(); page != pages.rend(); ++page) {
    backward->put(page->extraction, page->stamp());
    backward->commit();
  }
  CHECK(forward->entities() == backward->entities());
  for (const auto& entity : forward->entities()) {
    CAPTURE(entity.text);
    CHECK(ids(*forward, {.subject = entity}) == ids(*backward, {.subject = entity}));
    CHECK(ids(*forward, {.object = entity}) == ids(*backward, {.object = entity}));
    CHECK(forward->entity(entity)->label == backward->entity(entity)->label);
    CHECK(forward->entity(entity)->names == backward->entity(entity)->names);
    CHECK(forward->mentioned_in(entity).size() == backward->mentioned_in(entity).size());
  }
  CHECK(forward->entities_named("name 3") == backward->entities_named("name 3"));
  CHECK(forward->counts().claims == backward->counts().claims);
}

TEST_CASE("an extraction that contradicts itself is refused and changes nothing") {
  TemporaryDirectory place;
  auto store = write(place.store(), {beta()});
  struct Row {
    std::string what;
    std::function<void(Extraction&)> spoil;
  };
  std::vector<Row> rows{
      {"no document id", [](auto& e) { e.document.id = {}; }},
      {"evidence outside",
       [](auto& e) {
         e.claims[0].evidence = {0, 100000};
       }},
      {"evidence backwards",
       [](auto& e) {
         e.claims[0].evidence = {5, 2};
       }},
      {"no claim id", [](auto& e) { e.claims[0].id = {}; }},
      {"claim id twice", [](auto& e) { e.claims[1].id = e.claims[0].id; }},
      {"subject of no type", [](auto& e) { e.claims[0].subject = EntityId("alpha"); }},
      {"object and value", [](auto& e) { e.claims[0].value = "x"; }},
      {"neither", [](auto& e) { e.claims[0].object.reset(); }},
      {"passage outside",
       [](auto& e) {
         e.passages[0].span = {1, 100000};
       }},
      {"mention of a work",
       [](auto& e) { e.mentions.push_back({.span = {}, .entity = EntityId("work:x")}); }},
  };
  for (const auto& [what, spoil] : rows) {
    CAPTURE(what);
    auto page = alpha();
    auto stamp = page.stamp();
    spoil(page.extraction);
    CHECK_THROWS_AS(store->put(page.extraction, stamp), Error);
  }
  store->commit();
  CHECK(store->counts().generation == 1);
  CHECK(store->counts().documents == 1);
}
