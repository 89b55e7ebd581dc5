// Looking after a store: verify names what is wrong, backups are whole, and a build does not
// depend on anything but what was put.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "index/backup.h"
#include "index/lock.h"
#include "index/records.h"
#include "index/text_index.h"
#include "model/error.h"
#include "tests/index/pages.h"

using namespace netkg::index;
using namespace netkg::index::testing;
namespace files = std::filesystem;

namespace {

std::vector<Page> some_pages(int count) {
  std::vector<Page> pages;
  for (int i = 0; i < count; ++i) {
    auto name = std::to_string(i);
    Page page("page" + name, "Page");
    page.name("effect:fatigue", "fatigue", {"tiredness"});
    page.side_effect("drug:d" + std::to_string(i % 5), "effect:fatigue", "It tires people.");
    page.side_effect("drug:d" + name, "effect:e" + std::to_string(i % 3), "Words " + name);
    Reference reference{.id = ReferenceId("r1"), .span = page.write("An entry.")};
    reference.csl.title = "Entry " + std::to_string(i % 4);
    page.extraction.references.push_back(reference);
    pages.push_back(page);
  }
  return pages;
}

void put_all(Store& store, const std::vector<Page>& pages) {
  for (const auto& page : pages) {
    WorkId work("work:" + page.extraction.references[0].csl.title);
    store.put(page.extraction, page.stamp(), 0, {work});
  }
  store.commit();
}

void make_store(const std::string& path, int pages) {
  put_all(*Store::open(path, Access::Write), some_pages(pages));
}

std::vector<Problem> problems(const std::string& path) {
  return Store::open(path, Access::Read)->verify().problems;
}

std::vector<std::string> found(const Store& store, const std::string& words) {
  std::vector<std::string> pages;
  for (const auto& hit : store.search({.words = words, .limit = 7}))
    pages.push_back(store.document(hit.document, Detail::Head)->id.text);
  return pages;
}

}  // namespace

TEST_CASE("verify finds nothing wrong with a store that was built, changed and packed") {
  TemporaryDirectory place;
  auto store = Store::open(place.store(), Access::Write);
  auto pages = some_pages(9);
  put_all(*store, pages);
  pages[3].passage("More words.");
  pages[4].extraction.claims.pop_back();
  pages[4].passage("Less.");
  put_all(*store, pages);
  store->remove(pages[5].extraction.document.id);
  store->commit();
  auto soundness = store->verify();
  CHECK(soundness.problems.empty());
  CHECK(soundness.checked["documents"] == 8);
  CHECK(soundness.checked["claims"] == 15);
  CHECK(soundness.checked["works"] == 4);
  store->compact();
  CHECK(store->verify().problems.empty());
  store->reindex_text();
  CHECK(store->verify().problems.empty());
}

TEST_CASE("verify names what is wrong and what mends it") {
  struct Row {
    std::string what;
    Family family;
    std::string key;
    std::optional<std::string> value;
    std::string says;
    std::string mended_by;
  };
  TemporaryDirectory place;
  make_store(place / "sound", 6);
  auto fatigue = [&] {
    auto store = Store::open(place / "sound", Access::Read);
    return store->claims({.object = EntityId("effect:fatigue")}).front();
  }();
  auto of_fatigue = [&] {
    auto store = Store::open(place / "sound", Access::Read);
    auto effect = store->entity_number(EntityId("effect:fatigue"));
    auto document = store->claim(fatigue)->document;
    return head_key({Predicate::MayCause, {}, effect, document}, fatigue);
  }();
  std::string text =
      GraphStore(place / "sound/graph").get(Family::Texts, text_key(1, 0)).value();
  auto other_text = text;
  other_text[8] = '#';
  std::vector<Row> rows{
      {"a claim is gone", Family::Claims, number_key(fatigue), {}, "missing", "netkg reindex"},
      {"a head is gone", Family::Heads, of_fatigue, {}, "heads", "netkg reindex"},
      {"a head is unreadable", Family::Heads, of_fatigue, "\1\1\1", "heads", "netkg reindex"},
      {"a text has changed", Family::Texts, text_key(1, 0), other_text, "words differ",
       "netkg reindex"},
      {"a source is gone",
       Family::Sources,
       number_key(2),
       {},
       "source is missing",
       "netkg restore"},
      {"a list is gone",
       Family::Subjects,
       list_key(Family::Subjects, subject_list(1, Predicate::MayCause)),
       {},
       "claims by subject",
       "netkg reindex"},
      {"a list is unreadable", Family::Objects,
       list_key(Family::Objects, object_list(Predicate::MayCause, 2)), "\x07\x80", "list",
       "netkg reindex"},
      {"a mention too many", Family::Mentions, list_key(Family::Mentions, 1),
       std::string("\0\1\3\1\1\1\1\1\1\1", 6), "documents by entity", "netkg reindex"},
      {"a name is gone",
       Family::Names,
       name_entry(name_prefix("tiredness"), 3),
       {},
       "entities by name",
       "netkg reindex"},
      {"a work is gone", Family::Works, record_key(1), {}, "work", "netkg reindex"},
      {"a document is undecodable", Family::Documents, record_key(3), "\1\1\1", "document",
       "netkg"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    files::remove_all(place / "broken");
    files::copy(place / "sound", place / "broken", files::copy_options::recursive);
    put_raw(place / "broken", row.family, row.key, row.value);
    auto found = problems(place / "broken");
    bool named = std::any_of(found.begin(), found.end(), [&](const Problem& problem) {
      CAPTURE(problem.what, problem.where, problem.repair);
      return (problem.what + problem.where).find(row.says) != std::string::npos &&
             problem.repair.starts_with(row.mended_by);
    });
    std::string all;
    for (const auto& problem : found)
      all += problem.what + " @ " + problem.where + " -> " + problem.repair + "\n";
    CAPTURE(all);
    CHECK(named);
  }
}

TEST_CASE("verify sees a text index that says something else") {
  TemporaryDirectory place;
  make_store(place.store(), 3);
  auto generation = Store::open(place.store(), Access::Read)->counts().generation;
  {
    TextWriter writer(place.store() + "/text");
    writer.replace(2, {});
    writer.commit(generation);
  }
  auto found = problems(place.store());
  REQUIRE(!found.empty());
  CHECK(found.front().where == "doc:page1");
  CHECK(found.front().repair == "netkg reindex --text");
  { Store::open(place.store(), Access::Write)->reindex_text(); }
  CHECK(problems(place.store()).empty());
}

TEST_CASE("a byte of the text index that changes is told, or changes no answer") {
  TemporaryDirectory place;
  make_store(place.store(), 60);
  auto text = place.store() + "/text";
  auto hits = [&] {
    std::vector<std::pair<DocumentNumber, double>> all;
    for (const auto* words : {"tires people", "words 17", "page 3 entry"})
      for (const auto& hit : TextIndex(text).search({.words = words, .limit = 100}))
        all.emplace_back(hit.document, hit.score);
    return all;
  };
  auto before = hits();
  int told = 0, all = 0;
  for (const auto* name : {"postlist.glass", "termlist.glass", "docdata.glass"}) {
    auto path = text + "/" + name;
    auto size = static_cast<std::streamoff>(files::file_size(path));
    for (std::streamoff at = 100; at < size; at += size / 16, ++all) {
      CAPTURE(name, at);
      std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
      auto turn = [&] {
        file.seekg(at);
        auto byte = static_cast<char>(file.get() ^ 0x10);
        file.seekp(at);
        file.put(byte).flush();
      };
      turn();
      if (!problems(place.store()).empty()) {
        ++told;
      } else {
        CHECK((hits() == before));
      }
      turn();
    }
  }
  CHECK(told > all / 3);
  CHECK(problems(place.store()).empty());
}

TEST_CASE("a backup is made beside a writer, checked, and restored") {
  TemporaryDirectory place;
  make_store(place.store(), 8);
  std::atomic<bool> stop = false;
  std::jthread writer([&] {
    auto store = Store::open(place.store(), Access::Write);
    for (uint32_t i = 2; !stop; ++i) {
      for (const auto& page : some_pages(3)) store->put(page.extraction, page.stamp(i));
      store->commit();
    }
  });
  struct Stop {  // however this ends
    std::atomic<bool>& flag;
    ~Stop() { flag = true; }
  } stop_writer{stop};
  for (int i = 0; i < 4; ++i) {
    auto copy = place / "copy" + std::to_string(i), again = place / "again" + std::to_string(i);
    CHECK(back_up(place.store(), copy).files > 5);
    restore(copy, again, false);
    CHECK(problems(again).empty());
    CHECK(Store::open(again, Access::Read)->counts().documents == 8);
  }
  stop = true;
  writer.join();
  SECTION("nothing is overwritten unasked") {
    CHECK_THROWS_AS(back_up(place.store(), place / "copy0"), Error);
    CHECK_THROWS_AS(restore(place / "copy0", place.store(), false), Error);
    restore(place / "copy0", place.store(), true);
    CHECK(problems(place.store()).empty());
  }
  SECTION("a damaged backup is not restored") {
    for (const auto& file : files::directory_iterator(place / "copy0/graph")) {
      if (file.path().extension() != ".sst") continue;
      std::fstream bytes(file.path(), std::ios::in | std::ios::out);
      bytes.seekp(20) << '#';
    }
    try {
      restore(place / "copy0", place.store(), true);
      FAIL("it was restored");
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::Damaged);
    }
    CHECK(problems(place.store()).empty());
  }
  SECTION("names that lead out of a backup are refused") {
    std::ofstream(place / "copy0/CONTENTS") << "netkg-backup 2\n1 0 graph/../../x\n";
    CHECK_THROWS_AS(restore(place / "copy0", place / "x", false), Error);
    CHECK_THROWS_AS(restore(place / "none", place / "x", false), Error);
  }
}

TEST_CASE("what is found does not depend on how the store came about") {
  TemporaryDirectory place;
  auto pages = some_pages(40);
  auto built = Store::open(place / "built", Access::Write);
  put_all(*built, pages);
  auto grown = Store::open(place / "grown", Access::Write);
  put_all(*grown, {pages.begin() + 20, pages.end()});
  for (int i = 19; i >= 0; --i) put_all(*grown, {pages[static_cast<std::size_t>(i)]});
  put_all(*grown, some_pages(10));
  for (const auto* words : {"tires people", "words", "words 7", "page tires"}) {
    CAPTURE(words);
    CHECK(found(*built, words).size() == 7);
    CHECK(found(*built, words) == found(*grown, words));
  }
  CHECK(built->documents().front().id == grown->documents().front().id);
  CHECK(built->works().size() == grown->works().size());
  CHECK(grown->verify().problems.empty());
}

TEST_CASE("a writer is not starved by readers that come without a pause") {
  TemporaryDirectory place;
  make_store(place.store(), 1);
  std::atomic<bool> stop = false;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        auto lock = lock_for_reading(place.store());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
    });
  }
  for (int i = 0; i < 10; ++i)
    CHECK_NOTHROW(lock_for_publishing(place.store(), std::chrono::seconds(5)));
  stop = true;
}

TEST_CASE("claim ids outlive another ingest and moved words") {
  TemporaryDirectory place;
  auto store = Store::open(place.store(), Access::Write);
  auto page = [](const std::string& before) {
    Page made("alpha", "Alpha");
    made.passage(before);
    made.side_effect("drug:alpha", "effect:fatigue", "It tires people.");
    return made;
  };
  auto first = page("Short."), moved = page("A much longer beginning than there was before.");
  REQUIRE(first.extraction.claims[0].id == moved.extraction.claims[0].id);
  store->put(first.extraction, first.stamp());
  store->commit();
  auto before = store->claim(first.extraction.claims[0].id.text);
  store->put(moved.extraction, moved.stamp());
  store->commit();
  auto after = store->claim(first.extraction.claims[0].id.text);
  REQUIRE((before && after));
  CHECK(before->claim.evidence != after->claim.evidence);
  CHECK(before->exact == after->exact);
}
