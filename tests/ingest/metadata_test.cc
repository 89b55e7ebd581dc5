// Sidecars.
#include <algorithm>
#include <catch2/catch.hpp>

#include "ingest/reader.h"
#include "model/error.h"

using namespace netkg;
using ingest::Metadata;
using ingest::read_metadata;

TEST_CASE("Sidecars are known by their names") {
  struct {
    std::string name;
    bool sidecar;
  } rows[]{
      {"sunitinib.meta.yaml", true},      {"sunitinib.txt.meta.yml", true},
      {"sunitinib.meta.json", true},      {".meta.yaml", false},
      {"sunitinib.yaml", false},          {"meta.yaml", false},
      {"sunitinib.meta.yaml.txt", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(ingest::is_sidecar(row.name) == row.sidecar);
  }
}

TEST_CASE("A sidecar says what it says and no more") {
  using Text = std::optional<std::string>;
  struct Row {
    std::string bytes;
    Text title, publisher, url, language, id;
  };
  const std::vector<Row> rows{
      {"", {}, {}, {}, {}, {}},
      {"# only a remark\n", {}, {}, {}, {}, {}},
      {"title: Sunitinib\npublisher: Zebra\n", "Sunitinib", "Zebra", {}, {}, {}},
      {"title: 'a: b'\nextra: [1, 2]\nlanguage: en-GB\n", "a: b", {}, {}, "en-GB", {}},
      {"{\"id\": \"x-1\", \"url\": \"https://example.org\"}",
       {},
       {},
       "https://example.org",
       {},
       "x-1"},
      {"title: >\n  two\n  lines\nlang: en\n", "two lines", {}, {}, "en", {}},
      {"title:\npublisher: ~\nid: ''\n", {}, {}, {}, {}, {}},
      {"canonical_url: https://example.org/c\nurl: https://example.org/u\n",
       {},
       {},
       "https://example.org/u",
       {},
       {}},
      {"title: 12\n", "12", {}, {}, {}, {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.bytes);
    auto metadata = read_metadata(row.bytes, "x.meta.yaml");
    CHECK(metadata.title == row.title);
    CHECK(metadata.publisher == row.publisher);
    CHECK(metadata.url == row.url);
    CHECK(metadata.language == row.language);
    CHECK(metadata.id == row.id);
  }
}

TEST_CASE("A broken sidecar names its line") {
  struct {
    std::string bytes, says;
  } rows[]{
      {"title: a\npublisher: [x\n", "x.meta.yaml: line"},
      {"title: a\nurl: [a, b]\n", "x.meta.yaml: line 2:"},
      {"just words", "x.meta.yaml: line 1: holds no keys"},
      {"- a\n- b\n", "x.meta.yaml: line 1: holds no keys"},
      {std::string(1 << 17, 'a'), "larger than 64 KiB"},
      {std::string(5000, '['), "x.meta.yaml: line"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.bytes.substr(0, 40));
    try {
      read_metadata(row.bytes, "x.meta.yaml");
      FAIL("accepted");
    } catch (const model::Error& error) {
      CHECK(error.kind == model::ErrorKind::Unreadable);
      CHECK(std::string(error.what()).find(row.says) != std::string::npos);
      CHECK(!error.hint.empty());
    }
  }
}

TEST_CASE("The hash of metadata tells every field apart") {
  Metadata none;
  CHECK(none.hash().empty());
  std::vector<Metadata> all(6);
  all[0].title = "a";
  all[1].publisher = "a";
  all[2].url = "a";
  all[3].language = "a";
  all[4].id = "a";
  all[5].title = "b";
  std::vector<std::string> hashes;
  for (const auto& metadata : all) {
    hashes.push_back(metadata.hash());
    CHECK(!hashes.back().empty());
  }
  std::sort(hashes.begin(), hashes.end());
  CHECK(std::unique(hashes.begin(), hashes.end()) == hashes.end());
}

TEST_CASE("A sidecar wins over front matter, field by field") {
  Metadata sidecar, front;
  sidecar.title = "sidecar";
  front.title = "front";
  front.url = "https://example.org";
  sidecar.fill_from(front);
  CHECK(sidecar.title == "sidecar");
  CHECK(sidecar.url == "https://example.org");
  CHECK(!sidecar.publisher);
}
