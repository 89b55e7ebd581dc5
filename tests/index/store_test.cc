// The store as its users see it: put, look up, replace, remove.
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

TEST_CASE("a bibliography is read only when it is asked for, its years always") {
  TemporaryDirectory place;
  Page page("cites", "Cites");
  page.passage("Words.");
  for (const char* date : {"2012", "2021-03", "2017-05-01", ""}) {
    Reference reference{.id = ReferenceId("r"), .span = page.write("An entry")};
    reference.csl.issued = PartialDate::from_iso(date);
    page.extraction.references.push_back(reference);
  }
  auto store = write(place.store(), {page});
  auto head = store->document(DocumentId("doc:cites"), Detail::Head);
  auto whole = store->documents().front();
  for (const auto& record : {*head, whole}) {
    CHECK(record.oldest_reference == 2012);
    CHECK(record.newest_reference == 2021);
    CHECK(record.median_reference == 2017);
    CHECK(record.reference_count == 4);
  }
  CHECK(head->references.empty());
  CHECK(whole.references.size() == 4);
  CHECK(whole.reference_texts.at(3) == "An entry");
}

TEST_CASE("works know who cites them, and the fullest entry speaks for them") {
  TemporaryDirectory place;
  auto cites = [](const std::string& name, const std::string& title, const std::string& doi) {
    Page page(name, name);
    page.passage("Words of " + name + ".");
    for (const auto* entry : {"One.", "Two."}) {
      Reference reference{.id = ReferenceId("r"), .span = page.write(entry)};
      reference.csl.title = title;
      reference.csl.doi = doi;
      page.extraction.references.push_back(reference);
    }
    return page;
  };
  std::vector<WorkId> ids{WorkId("work:shared"), WorkId("work:own")};
  auto put = [&](Store& store, const Page& page, const std::vector<WorkId>& works) {
    store.put(page.extraction, page.stamp(), 0, works);
    store.commit();
  };
  auto store = Store::open(place.store(), Access::Write);
  put(*store, cites("a", "Short", ""), ids);
  put(*store, cites("b", "Short", "10.1/x"), {WorkId("work:shared"), WorkId("")});
  CHECK(store->counts().works == 2);
  auto work = store->work(WorkId("work:shared"));
  REQUIRE(work);
  CHECK(work->cited_by.size() == 2);
  CHECK(work->csl.doi == "10.1/x");
  CHECK(store->works().size() == 2);
  CHECK(store->works().front().id.text == "work:own");
  auto b = store->document(DocumentId("doc:b"))->number;
  CHECK(store->works_cited(b) == std::vector<WorkId>{WorkId("work:shared"), WorkId("")});
  SECTION("the entry that spoke goes") {
    store->remove(DocumentId("doc:b"));
    store->commit();
    CHECK(store->work(WorkId("work:shared"))->csl.doi.empty());
    CHECK(store->work(WorkId("work:shared"))->cited_by.size() == 1);
  }
  SECTION("a page is replaced") {
    auto b_again = cites("b", "", "");
    b_again.passage("More.");
    put(*store, b_again, ids);
    CHECK(store->work(WorkId("work:shared"))->csl.title == "Short");
    CHECK(store->work(WorkId("work:own"))->cited_by.size() == 2);
    auto a_again = cites("a", "", "");
    a_again.passage("More.");
    put(*store, a_again, {});
    CHECK(store->work(WorkId("work:own"))->cited_by.size() == 1);
  }
  SECTION("the last entry goes") {
    store->remove(DocumentId("doc:a"));
    store->commit();
    CHECK_FALSE(store->work(WorkId("work:own")));
    CHECK(store->counts().works == 1);
  }
}

TEST_CASE("earlier texts of a page are kept, a few") {
  TemporaryDirectory place;
  auto store = Store::open(place.store(), Access::Write);
  store->keep_versions(2);
  auto text = [](int i) { return "Words of version " + std::to_string(i) + "."; };
  for (int i = 1; i <= 4; ++i) {
    Page page("alpha", "Alpha " + std::to_string(i));
    page.passage(text(i));
    page.extraction.document.blocks.push_back({BlockKind::ListItem, {0, 5}, 1, "•"});
    store->put(page.extraction, page.stamp());
    store->commit();
    store->put(page.extraction, page.stamp(2));  // read again: no new version
    store->commit();
  }
  DocumentId id("doc:alpha");
  auto versions = store->versions(id);
  REQUIRE(versions.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(versions[i].version == i + 2);
    CHECK(versions[i].current == (i == 2));
    auto source = store->source(id, versions[i].version);
    REQUIRE(source);
    CHECK_THAT(source->text, Catch::Contains(text(static_cast<int>(i) + 2)));
    CHECK(source->title == versions[i].title);
    CHECK(source->blocks.at(0).marker == "•");
    CHECK(source->sha256 == versions[i].stamp.sha256);
  }
  CHECK_FALSE(store->source(id, 1));
  CHECK_FALSE(store->source(DocumentId("doc:none"), 1));
  CHECK(store->versions(DocumentId("doc:none")).empty());
  store->remove(id);
  store->commit();
  store.reset();
  CHECK(keys_in(place.store(), Family::Versions) == 0);
}

TEST_CASE("long lists are cut, changed beside themselves, and folded") {
  TemporaryDirectory place;
  auto page = [](int name, int claims) {
    Page made("p" + std::to_string(name), "Page");
    for (int i = 0; i < claims; ++i) {
      auto drug = "drug:d" + std::to_string((i * 37 + name) % 3000);
      made.side_effect(drug, "effect:fatigue", "Words " + std::to_string(i));
    }
    return made;
  };
  std::vector<Page> pages{page(0, 6000), page(1, 20)};
  auto store = write(place.store(), pages);
  EntityId fatigue("effect:fatigue");
  auto as_pages_say = [&] {
    auto expected = expected_ids(pages, {.object = fatigue}, std::nullopt);
    CHECK(ids(*store, {.predicate = Predicate::MayCause, .object = fatigue}) == expected);
    CHECK(ids(*store, {.predicate = Predicate::MayCause}) == expected);
    CHECK(store->claims({.object = fatigue}).size() == expected.size());
  };
  as_pages_say();
  std::size_t most = 0;
  for (int round = 0; round < 12; ++round) {
    CAPTURE(round);
    if (round % 3 == 2) {
      store->remove(pages.back().extraction.document.id);
      pages.pop_back();
    } else {
      pages.push_back(page(round + 2, 5 + round));
      store->put(pages.back().extraction, pages.back().stamp());
    }
    store->commit();
    as_pages_say();
    most = std::max<std::size_t>(most, keys_in(place.store(), Family::Deltas));
  }
  CHECK(most > 2);
  CHECK(most <= most_deltas);
  CHECK(store->verify().problems.empty());
  store->compact();
  CHECK(keys_in(place.store(), Family::Deltas) == 0);
  as_pages_say();
  CHECK(store->verify().problems.empty());
}

TEST_CASE("a store built anew holds what is put, and the earlier texts") {
  TemporaryDirectory place;
  auto store = write(place.store(), {alpha(), beta()});
  auto changed = alpha();
  changed.passage("A new sentence.");
  store->put(changed.extraction, changed.stamp());
  store->commit();
  store->set_meta("name", "kept");
  auto third = beta();
  third.extraction.document.id = DocumentId("doc:third");
  store->put(third.extraction, third.stamp());
  store->commit();
  auto generation = store->counts().generation;
  SECTION("published") {
    store->rebuild();
    CHECK(store->building());
    CHECK(store->put(changed.extraction, changed.stamp(9)) == PutResult::Reextracted);
    CHECK(store->put(changed.extraction, changed.stamp(9)) == PutResult::Unchanged);
    CHECK(store->put(alpha().extraction, alpha().stamp()) == PutResult::Replaced);
    CHECK(store->counts().documents == 3);  // until it is published
    store->commit();
    CHECK_FALSE(store->building());
    CHECK(store->counts().documents == 1);
    CHECK(store->counts().generation > generation);
    CHECK(store->meta("name") == "kept");
    auto versions = store->versions(DocumentId("doc:alpha"));
    CHECK(versions.size() == 3);
    CHECK(versions.back().version == 3);
    CHECK(store->search({.words = "weariness"}).empty());
    CHECK_FALSE(store->warning());
    CHECK(store->verify().problems.empty());
  }
  SECTION("given up") {
    store->rebuild();
    store->put(changed.extraction, changed.stamp(9));
    store.reset();
    store = Store::open(place.store(), Access::Read);
    CHECK(store->counts().documents == 3);
    CHECK(store->counts().generation == generation);
    CHECK_FALSE(std::filesystem::exists(place.store() + "/text.new.part0"));
    CHECK_FALSE(std::filesystem::exists(place.store() + "/graph.add"));
  }
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
