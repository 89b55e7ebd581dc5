// What a store keeps beside its claims: bibliographies, works, earlier texts, long lists.
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
