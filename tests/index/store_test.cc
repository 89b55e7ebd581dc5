// The store as its users see it: put, look up, replace, remove.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "index/graph_store.h"
#include "model/error.h"
#include "tests/index/pages.h"

using namespace netkg::index;
using namespace netkg::index::testing;

namespace {

Page alpha() {
  Page page("alpha", "Alpha (Brand)");
  page.name("drug:alpha", "alpha", {"Brand"});
  page.name("effect:fatigue", "fatigue", {"tiredness", "extreme tiredness"});
  page.side_effect("drug:alpha", "effect:fatigue", "Alpha often makes people feel tired.");
  page.side_effect("drug:alpha", "effect:nausea", "Feeling sick is less common with it.");
  page.claim("drug:alpha", Predicate::HasRoute, "by mouth", page.passage("You swallow it."));
  return page;
}

Page beta() {
  Page page("beta", "Beta");
  page.name("drug:beta", "beta");
  page.name("effect:fatigue", "fatigue", {"tiredness", "extreme tiredness"});
  auto& claim = page.side_effect("drug:beta", "effect:fatigue", "Beta causes weariness.");
  claim.qualifiers.negated = true;
  page.mention("effect:rash", page.passage("Ask about a rash of the skin."));
  return page;
}

std::unique_ptr<Store> write(const std::string& path, const std::vector<Page>& pages) {
  auto store = Store::open(path, Access::Write);
  for (const auto& page : pages) store->put(page.extraction, page.stamp());
  store->commit();
  return store;
}

/// The printed ids of claims: what an answer is, whatever the numbers.
std::set<std::string> ids(const Store& store, const ClaimPattern& pattern) {
  std::set<std::string> result;
  for (auto number : store.claims(pattern)) result.insert(store.claim(number)->claim.id.text);
  return result;
}

/// The ids of the claims on pages that fit the pattern, found by looking at every one.
std::set<std::string> expected_ids(const std::vector<Page>& pages, const ClaimPattern& pattern,
                                   const std::optional<DocumentId>& document) {
  std::set<std::string> result;
  for (const auto& page : pages) {
    if (document && page.extraction.document.id != *document) continue;
    for (const auto& claim : page.extraction.claims) {
      if (pattern.predicate && claim.predicate != *pattern.predicate) continue;
      if (pattern.subject && claim.subject != *pattern.subject) continue;
      if (pattern.object && claim.object != pattern.object) continue;
      result.insert(claim.id.text);
    }
  }
  return result;
}

uint64_t keys_in(const std::string& path, Family family) {
  GraphStore graph(path + "/graph");
  uint64_t count = 0;
  graph.scan(family, "", [&](std::string_view, std::string_view) { return ++count, true; });
  return count;
}

}  // namespace

TEST_CASE("a stored document comes back whole") {
  TemporaryDirectory place;
  auto page = alpha();
  page.extraction.document.publisher = "A Charity";
  page.extraction.document.url = "https://example.org/alpha";
  auto due = page.write("This page is due for review.");
  page.extraction.review.notice = Notice{.kind = NoticeKind::Due, .span = due};
  Reference reference{.id = ReferenceId("r1"), .span = page.write("Yao J. Alpha. 2011.")};
  reference.csl.author.push_back({.family = "Yao", .given = "J"});
  reference.csl.issued = PartialDate::make(2011);
  reference.fields["title"] = {reference.span.begin + 7, reference.span.begin + 12};
  page.extraction.references.push_back(reference);
  { write(place.store(), {page}); }

  auto store = Store::open(place.store(), Access::Read);
  auto record = store->document(DocumentId("doc:alpha"));
  REQUIRE(record);
  CHECK(record->source == "pages/alpha.txt");
  CHECK(record->title == "Alpha (Brand)");
  CHECK(record->publisher == "A Charity");
  CHECK(record->url == "https://example.org/alpha");
  CHECK(record->stamp == page.stamp());
  CHECK(record->notice == "This page is due for review.");
  REQUIRE(record->references.size() == 1);
  CHECK(record->references[0].csl.author[0].family == "Yao");
  CHECK(record->references[0].csl.issued->iso() == "2011");
  CHECK(record->references[0].fields.at("title").size() == 5);
  CHECK(record->reference_texts == std::vector<std::string>{"Yao J. Alpha. 2011."});
  CHECK(record->claims == 3);
  CHECK(store->text(record->number) == page.extraction.document.text);
  CHECK_FALSE(store->document(DocumentId("doc:other")));
  CHECK_FALSE(store->document(record->number + 1));
  CHECK(store->text(record->number + 1).empty());
  CHECK_FALSE(store->warning());
}

TEST_CASE("claims are found by every bound pattern") {
  TemporaryDirectory place;
  std::vector<Page> pages{alpha(), beta()};
  auto store = write(place.store(), pages);
  std::vector<std::optional<Predicate>> relations{std::nullopt, Predicate::MayCause,
                                                  Predicate::HasRoute, Predicate::Treats};
  std::vector<std::optional<EntityId>> subjects{std::nullopt, EntityId("drug:alpha"),
                                                EntityId("drug:beta"), EntityId("drug:none")};
  std::vector<std::optional<EntityId>> objects{std::nullopt, EntityId("effect:fatigue"),
                                               EntityId("effect:nausea")};
  std::vector<std::optional<DocumentId>> documents{std::nullopt, DocumentId("doc:alpha"),
                                                   DocumentId("doc:beta")};
  std::size_t found = 0;
  for (const auto& predicate : relations) {
    for (const auto& subject : subjects) {
      for (const auto& object : objects) {
        for (const auto& document : documents) {
          ClaimPattern pattern{.predicate = predicate, .subject = subject, .object = object};
          if (document) pattern.document = store->document(*document)->number;
          if (!predicate && !subject && !object && !document) continue;
          CAPTURE(predicate ? name(*predicate) : "any", subject ? subject->text : "any",
                  object ? object->text : "any", document ? document->text : "any");
          auto expected = expected_ids(pages, pattern, document);
          CHECK(ids(*store, pattern) == expected);
          auto numbers = store->claims(pattern);
          CHECK(std::is_sorted(numbers.begin(), numbers.end()));
          found += expected.size();
        }
      }
    }
  }
  CHECK(found > 50);
}

TEST_CASE("a claim carries its words") {
  TemporaryDirectory place;
  Page page("gamma", "Gamma");
  auto words = page.passage("Common effects in adults, if ill: severe pain");
  auto part = [&](const std::string& text) {
    auto at = static_cast<uint32_t>(page.extraction.document.text.find(text, words.begin));
    return Span{at, at + static_cast<uint32_t>(text.size())};
  };
  auto& claim = page.claim("drug:gamma", Predicate::MayCause, "effect:pain", part("pain"));
  claim.sentence = words;
  claim.lead_in = part("Common effects in adults, if ill:");
  claim.qualifiers.frequency = Frequency{
      .words = part("Common"), .band = FrequencyBand::Common, .low = 0.01, .high = 0.1};
  claim.qualifiers.severity = Severity{.words = part("severe"), .band = SeverityBand::Severe};
  claim.qualifiers.population = part("adults");
  claim.qualifiers.condition = part("if ill");
  claim.level = Level::Class;
  claim.citations.push_back({ReferenceId("r2"), Basis::Inline});
  auto store = write(place.store(), {page});
  auto record = store->claim(claim.id.text);
  REQUIRE(record);
  CHECK(record->exact == "pain");
  CHECK(record->sentence == "Common effects in adults, if ill: severe pain");
  CHECK(record->lead_in == "Common effects in adults, if ill:");
  CHECK(record->frequency_words == "Common");
  CHECK(record->severity_words == "severe");
  CHECK(record->population == "adults");
  CHECK(record->condition == "if ill");
  CHECK(record->claim.qualifiers.frequency->low == 0.01);
  CHECK(record->claim.level == Level::Class);
  CHECK(record->claim.citations.at(0).basis == Basis::Inline);
  CHECK(record->document == store->document(DocumentId("doc:gamma"))->number);
  CHECK(store->claim(record->number)->claim.id == claim.id);
}

TEST_CASE("a claim is found by the beginning of its id") {
  TemporaryDirectory place;
  Page page("ids", "Ids");
  for (const auto* id : {"abcd", "abcdef12", "abcdef34", "ffff0000"}) {
    page.side_effect("drug:x", "effect:y", id).id = ClaimId(id);
  }
  auto store = write(place.store(), {page});
  struct Row {
    std::string given;
    std::string found;  // empty: none
  };
  for (const auto& [given, found] : std::vector<Row>{{"ffff0000", "ffff0000"},
                                                     {"ffff", "ffff0000"},
                                                     {"fff", ""},
                                                     {"abcd", "abcd"},
                                                     {"abcdef1", "abcdef12"},
                                                     {"", ""},
                                                     {"ffff00001", ""},
                                                     {std::string("ffff\0", 5), ""}}) {
    CAPTURE(given);
    auto record = store->claim(std::string_view(given));
    CHECK((record ? record->claim.id.text : "") == found);
  }
  try {
    store->claim("abcde");
    FAIL("an ambiguous beginning was taken");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::Usage);
    CHECK_THAT(error.what(), Catch::Contains("abcdef12, abcdef34"));
  }
}

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
