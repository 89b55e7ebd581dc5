// What goes wrong around a store: nothing there, somebody else's directory, a second writer, a
// later version, damage, and a crash between the two commits.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "index/graph_store.h"
#include "index/lock.h"
#include "index/records.h"
#include "index/text_index.h"
#include "model/error.h"
#include "tests/index/pages.h"

using namespace netkg::index;
using namespace netkg::index::testing;
namespace files = std::filesystem;

namespace {

Page page_about(const std::string& name, const std::string& words) {
  Page page(name, "About " + name);
  page.side_effect("drug:" + name, "effect:fatigue", words);
  return page;
}

void put(Store& store, const Page& page) {
  store.put(page.extraction, page.stamp());
  store.commit();
}

/// A store with one document, "one".
void make_store(const std::string& path) {
  put(*Store::open(path, Access::Write), page_about("one", "First words: weariness."));
}

/// The Error that opening gives.
Error trouble(const std::string& path, Access access) {
  try {
    Store::open(path, access);
  } catch (const Error& error) {
    return error;
  }
  FAIL("it opened");
  return Error(ErrorKind::Failed, "");
}

std::size_t hits(const Store& store, const std::string& words) {
  return store.search({.words = words}).size();
}

void write_file(const std::string& path, const std::string& words) {
  std::ofstream(path) << words;
}

}  // namespace

TEST_CASE("reading where no store is says how to make one") {
  TemporaryDirectory place;
  files::create_directory(place / "empty");
  write_file(place / "file", "x");
  for (const auto* name : {"none", "empty", "file", "none/below"}) {
    CAPTURE(name);
    auto error = trouble(place / name, Access::Read);
    CHECK(error.kind == ErrorKind::NoStore);
    CHECK_THAT(error.what(), Catch::Contains("no store at " + (place / name)));
    CHECK_THAT(error.hint, Catch::Contains("netkg ingest PATH --db " + (place / name)));
  }
  CHECK_FALSE(files::exists(place / "none"));
  CHECK(files::is_empty(place / "empty"));
}

TEST_CASE("nothing is written into somebody's directory") {
  TemporaryDirectory place;
  files::create_directories(place / "home/graph");
  write_file(place / "home/graph/drawing.svg", "<svg/>");
  files::create_directories(place / "notes");
  write_file(place / "notes/letter.txt", "Dear");
  for (const auto* name : {"home", "notes"}) {
    CAPTURE(name);
    auto error = trouble(place / name, Access::Write);
    CHECK(error.kind == ErrorKind::NoStore);
    CHECK_THAT(error.what(), Catch::Contains("is not a netkg store"));
    CHECK(std::distance(files::directory_iterator(place / name), {}) == 1);
  }
}

TEST_CASE("a writer that stores nothing leaves nothing") {
  TemporaryDirectory place;
  { Store::open(place.store(), Access::Write)->commit(); }
  CHECK_FALSE(files::exists(place.store()));
  files::create_directory(place / "empty");
  { Store::open(place / "empty", Access::Write); }
  CHECK(files::is_empty(place / "empty"));
}

TEST_CASE("what a first ingest that died left behind is cleared away") {
  TemporaryDirectory place;
  files::create_directories(place.store() + "/graph.new");
  files::create_directories(place.store() + "/text.new");
  write_file(place.store() + "/graph.new/CURRENT", "half");
  write_file(place.store() + "/writer.lock", "99999 elsewhere\n");
  CHECK(trouble(place.store(), Access::Read).kind == ErrorKind::NoStore);
  make_store(place.store());
  CHECK(hits(*Store::open(place.store(), Access::Read), "weariness") == 1);
  CHECK_FALSE(files::exists(place.store() + "/graph.new"));
}

TEST_CASE("a second writer is told who holds the store") {
  TemporaryDirectory place;
  auto store = Store::open(place.store(), Access::Write);
  auto error = trouble(place.store(), Access::Write);
  CHECK(error.kind == ErrorKind::Locked);
  CHECK_THAT(error.what(),
             Catch::Contains("is locked by process " + std::to_string(::getpid())));
  CHECK_FALSE(error.hint.empty());
  put(*store, page_about("one", "Words."));
  store.reset();
  CHECK_NOTHROW(Store::open(place.store(), Access::Write));
}

TEST_CASE("a writer killed without a word does not keep the lock") {
  TemporaryDirectory place;
  make_store(place.store());
  auto child = ::fork();
  if (child == 0) {
    auto lock = lock_writer(place.store());
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK_NOTHROW(Store::open(place.store(), Access::Write));
}

TEST_CASE("publishing waits for readers, readers for publishing") {
  TemporaryDirectory place;
  make_store(place.store());
  auto reader = Store::open(place.store(), Access::Read);
  using std::chrono::milliseconds;
  try {
    lock_for_publishing(place.store(), milliseconds(20));
    FAIL("published beneath a reader");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::Locked);
  }
  reader.reset();
  std::optional<FileLock> publishing = lock_for_publishing(place.store(), milliseconds(20));
  std::thread later([&] {
    std::this_thread::sleep_for(milliseconds(50));
    publishing.reset();
  });
  auto start = std::chrono::steady_clock::now();
  Store::open(place.store(), Access::Read);
  CHECK(std::chrono::steady_clock::now() - start > milliseconds(25));
  later.join();
}

TEST_CASE("readers see whole commits while a writer works") {
  TemporaryDirectory place;
  make_store(place.store());
  std::thread writer([&] {
    auto store = Store::open(place.store(), Access::Write);
    for (int i = 0; i < 12; ++i)
      put(*store, page_about("n" + std::to_string(i), "More words."));
  });
  std::size_t seen = 0;
  for (int i = 0; i < 40; ++i) {
    auto store = Store::open(place.store(), Access::Read);
    auto documents = store->documents().size();
    CHECK(documents >= seen);
    seen = documents;
    CHECK(store->claims({.predicate = Predicate::MayCause}).size() == documents);
    CHECK(store->search({.words = "words", .limit = 100}).size() == documents);
    CHECK_FALSE(store->warning());
  }
  writer.join();
  CHECK(Store::open(place.store(), Access::Read)->documents().size() == 13);
}

TEST_CASE("a store of a later version is not touched") {
  TemporaryDirectory place;
  make_store(place.store());
  put_raw(place.store(), Family::Meta, std::string(format_key),
          format_value(format_version + 1));
  for (auto access : {Access::Read, Access::Write}) {
    auto error = trouble(place.store(), access);
    CHECK(error.kind == ErrorKind::TooNew);
    CHECK_THAT(error.hint, Catch::Contains("later netkg"));
  }
}

TEST_CASE("a store of an earlier format is not touched") {
  TemporaryDirectory place;
  make_store(place.store());
  put_raw(place.store(), Family::Meta, std::string(format_key), format_value(1));
  for (auto access : {Access::Read, Access::Write}) {
    auto error = trouble(place.store(), access);
    CHECK(error.kind == ErrorKind::Failed);
    CHECK_THAT(error.hint, Catch::Contains("netkg ingest PATH --db NEW-DIR"));
  }
}

TEST_CASE("damage is told as damage") {
  struct Row {
    std::string what;
    std::function<void(const std::string& store)> harm;
  };
  auto put_meta = [](std::string_view key, const std::string& value) {
    return [=](const std::string& store) {
      put_raw(store, Family::Meta, std::string(key), value);
    };
  };
  std::vector<Row> rows{
      {"wrong magic", put_meta(format_key, "leveldb")},
      {"state undecodable", put_meta(state_key, "\1\xff")},
      {"state empty", put_meta(state_key, "")},
      {"manifest gone",
       [](const auto& store) {
         for (const auto& file : files::directory_iterator(store + "/graph")) {
           if (file.path().filename().string().starts_with("MANIFEST")) files::remove(file);
         }
       }},
      {"CURRENT gone", [](const auto& store) { files::remove(store + "/graph/CURRENT"); }},
      {"CURRENT is rubbish",
       [](const auto& store) { write_file(store + "/graph/CURRENT", "rubbish"); }},
      {"tables are rubbish",
       [](const auto& store) {
         for (const auto& file : files::directory_iterator(store + "/graph")) {
           if (file.path().extension() == ".sst") write_file(file.path(), "rubbish");
         }
       }},
  };
  for (const auto& [what, harm] : rows) {
    CAPTURE(what);
    TemporaryDirectory place;
    make_store(place.store());
    harm(place.store());
    for (auto access : {Access::Read, Access::Write}) {
      CHECK(trouble(place.store(), access).kind == ErrorKind::Damaged);
    }
  }
}

TEST_CASE("a changed byte in the foot of a table is damage, whatever it points to") {
  constexpr std::streamoff foot = 53, step = 3;  // bytes
  TemporaryDirectory place;
  make_store(place.store());
  std::size_t told = 0;
  for (const auto& file : files::directory_iterator(place.store() + "/graph")) {
    if (file.path().extension() != ".sst") continue;
    auto name = file.path().filename().string();
    for (std::streamoff back = 1; back <= foot; back += step) {
      CAPTURE(name, back);
      auto copy = place / "copy";
      files::remove_all(copy);
      files::copy(place.store(), copy, files::copy_options::recursive);
      {
        std::fstream table(copy + "/graph/" + name,
                           std::ios::in | std::ios::out | std::ios::binary);
        table.seekg(-back, std::ios::end);
        auto byte = static_cast<char>(table.get() ^ 0x7f);
        table.seekp(-back, std::ios::end);
        table.put(byte);
      }
      try {
        told += !Store::open(copy, Access::Read)->verify().problems.empty();
      } catch (const Error& error) {
        CHECK(error.kind == ErrorKind::Damaged);
        ++told;
      }
    }
  }
  CHECK(told > 0);
}

TEST_CASE("a crash between the two commits is caught up by the next writer") {
  TemporaryDirectory place;
  struct Row {
    std::string what;
    bool text_kept;  // false: the crash came before the first text index was in place
  };
  for (const auto& [what, text_kept] :
       std::vector<Row>{{"increment", true}, {"whole index", false}}) {
    CAPTURE(what);
    auto path = place / what;
    auto text = path + "/text";
    {
      auto store = Store::open(path, Access::Write);
      put(*store, page_about("one", "First words: weariness."));
      put(*store, page_about("two", "Second words: giddiness."));
      files::copy(text, place / "kept", files::copy_options::recursive);
      store->remove(DocumentId("doc:two"));
      store->put(page_about("three", "Third words: itching.").extraction, {.sha256 = "3"});
      store->commit();
      put(*store, page_about("one", "Other words: sneezing."));
    }
    files::remove_all(text);
    if (text_kept) files::rename(place / "kept", text);
    files::remove_all(place / "kept");
    {
      auto store = Store::open(path, Access::Read);
      REQUIRE(store->warning());
      CHECK_THAT(*store->warning(), Catch::Contains("behind"));
      CHECK(hits(*store, "itching") == 0);
      CHECK(store->claims({.predicate = Predicate::MayCause}).size() == 2);
    }
    { Store::open(path, Access::Write); }
    auto store = Store::open(path, Access::Read);
    CHECK_FALSE(store->warning());
    CHECK(hits(*store, "weariness") == 0);
    CHECK(hits(*store, "giddiness") == 0);
    CHECK(hits(*store, "itching") == 1);
    CHECK(hits(*store, "sneezing") == 1);
    CHECK(store->search({.object = EntityId("effect:fatigue")}).size() == 2);
  }
}

TEST_CASE("a text index too old for the kept changes, or damaged, is built anew") {
  TemporaryDirectory place;
  struct Row {
    std::string what;
    std::function<void(const std::string& text)> harm;
  };
  make_store(place / "old");
  std::vector<Row> rows{
      {"of an earlier generation",
       [&](const auto& text) {
         files::remove_all(text);
         files::copy(place / "old/text", text, files::copy_options::recursive);
       }},
      {"of a later generation", [](const auto& text) { TextWriter(text).commit(99); }},
      {"rubbish",
       [](const auto& text) {
         for (const auto& file : files::directory_iterator(text)) write_file(file.path(), "x");
       }},
  };
  for (const auto& [what, harm] : rows) {
    CAPTURE(what);
    auto path = place / "store";
    files::remove_all(path);
    {
      auto store = Store::open(path, Access::Write);
      for (const auto* name : {"one", "two", "three"})
        put(*store, page_about(name, "Sickness."));
    }
    harm(path + "/text");
    { Store::open(path, Access::Write); }
    auto store = Store::open(path, Access::Read);
    CHECK_FALSE(store->warning());
    CHECK(hits(*store, "sickness") == 3);
    CHECK_FALSE(files::exists(path + "/text.old"));
  }
}

TEST_CASE("changes that the text index knows are forgotten") {
  TemporaryDirectory place;
  {
    auto store = Store::open(place.store(), Access::Write);
    for (int i = 0; i < 5; ++i) put(*store, page_about("n" + std::to_string(i), "Words."));
  }
  GraphStore graph(place.store() + "/graph");
  int kept = 0;
  graph.scan(Family::Changes, "",
             [&](std::string_view, std::string_view) { return ++kept, true; });
  CHECK(kept == 1);
}

TEST_CASE("a store on a read-only disk is read") {
  if (::geteuid() == 0) {
    WARN("skipped: permissions do not bind root");
    return;
  }
  TemporaryDirectory place;
  make_store(place.store());
  files::permissions(place.store(), files::perms::owner_read | files::perms::owner_exec);
  CHECK(hits(*Store::open(place.store(), Access::Read), "weariness") == 1);
  files::permissions(place.store(), files::perms::owner_all);
}

TEST_CASE("a text index that a power cut may have torn is made anew by the next writer") {
  struct Row {
    std::string state;  // of writer.text
    bool made_anew;
  };
  std::string this_start;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> this_start;
  for (const auto& [state, made_anew] :
       {Row{"synced", false}, Row{this_start, false}, Row{"an-earlier-start", true}}) {
    CAPTURE(state);
    TemporaryDirectory place;
    make_store(place.store());
    {
      TextWriter torn(place.store() + "/text");  // loses a passage, and nothing shows it
      torn.replace(1, {});
      torn.commit(1);
    }
    write_file(place.store() + "/writer.text", state);
    put(*Store::open(place.store(), Access::Write), page_about("two", "Other words: rash."));
    auto store = Store::open(place.store(), Access::Read);
    CHECK(hits(*store, "weariness") == (made_anew ? 1 : 0));
    CHECK(hits(*store, "rash") == 1);
    CHECK(store->verify().problems.empty() == made_anew);
  }
}
