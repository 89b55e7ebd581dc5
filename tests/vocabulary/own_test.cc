// A publisher's own rows, added to the program's.
#include "vocabulary/own.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "model/error.h"
#include "vocabulary/compile.h"

using namespace netkg::vocabulary;
using namespace netkg::model;

namespace {

constexpr std::string_view header =
    "id\tlabel\tnames\tparents\trelated\txrefs\tsource\tlicence\n";

/// A directory with one table, gone at the end.
class Folder {
 public:
  explicit Folder(const std::string& rows) {
    auto pattern = (std::filesystem::temp_directory_path() / "netkg-own-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()));
    path_ = pattern;
    write("own.tsv", std::string(header) + rows);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string named(const Vocabulary& vocabulary, std::string_view name) {
  std::string ids;
  for (const auto& match : vocabulary.named(name))
    ids += (ids.empty() ? "" : " ") + std::string(vocabulary.id(match.number));
  return ids;
}

}  // namespace

TEST_CASE("The program's rows are read back from their compiled form") {
  auto compiled = compile(rows_of(Vocabulary::builtin()));
  // Byte for byte, so that no name, flag, link or cue is lost when rows are added to it.
  CHECK(Vocabulary(compiled).hash() == Vocabulary::builtin().hash());
}

TEST_CASE("Own rows add concepts, names and links") {
  Folder folder(
      "drug:zebranib\tzebranib\tZebrava{brand}|ZBR{abbr}\tclass:mtor-inhibitor\t\tO:1\to\tx\n"
      "effect:fatigue\tfatigue\tno zebra left{lay}|tiredness|zeb{related}\t\t\tO:2\to\tx\n"
      "effect:stripes\tstripes\t\teffect:fatigue\t\t\to\tx\n");
  folder.write("publishers.tsv",
               "name\tlocale\thosts\tphrases\tsource\tlicence\n"
               "Zebra House\ten-GB\tzebra.test\t\to\tx\nNHS\ten-US\tnhs.test\t\to\tx\n");
  folder.write("more.tsv",
               "name\tlocale\thosts\tphrases\tmirrors\treview_every\tsource\tlicence\n"
               "Zebra Barn\ten-GB\tbarn.test\t\ta.test b.test\t2 years\to\tx\n");
  folder.write("scales.tsv",
               "publisher\tband\tlow\thigh\tsource\tlicence\n"
               "Zebra House\tcommon\t0.05\t0.5\to\tx\nMHRA\trare\t0.2\t\to\tx\n");
  auto own = load_own(folder.path());
  const auto& vocabulary = own.vocabulary;
  const auto& builtin = Vocabulary::builtin();
  CHECK(vocabulary.size() == builtin.size() + 2);
  CHECK(vocabulary.hash() != builtin.hash());
  struct Row {
    std::string name, id;
  };
  const std::vector<Row> table{{"Zebrava", "drug:zebranib"},
                               {"no zebra left", "effect:fatigue"},
                               {"tiredness", "effect:fatigue"},
                               {"stripes", "effect:stripes"},
                               {"zeb", ""},
                               {"sunitinib", "drug:sunitinib"}};
  for (const auto& row : table) {
    CAPTURE(row.name);
    CHECK(named(vocabulary, row.name) == row.id);
  }
  CHECK(vocabulary.named("Zebrava")[0].kind == MentionKind::Brand);
  CHECK(vocabulary.named("ZBR")[0].kind == MentionKind::Abbreviation);
  auto zebranib = vocabulary.find(EntityId("drug:zebranib"));
  auto broad = vocabulary.find(EntityId("class:mtor-inhibitor"));
  REQUIRE(zebranib);
  REQUIRE(broad);
  CHECK(vocabulary.is_below(*zebranib, *broad));
  auto fatigue = vocabulary.entity(*vocabulary.find(EntityId("effect:fatigue")));
  CHECK(std::count(fatigue.names.begin(), fatigue.names.end(), "tiredness") == 1);
  CHECK(fatigue.xrefs.back() == "O:2");
  auto publishers = vocabulary.publishers();
  CHECK(publishers.size() == builtin.publishers().size() + 2);
  for (const auto& publisher : publishers) {
    if (publisher.name == "NHS") CHECK(publisher.locale == "en-US");
    if (publisher.name == "Zebra House") CHECK(publisher.mirrors == "");
    if (publisher.name != "Zebra Barn") continue;
    CHECK(publisher.mirrors == "a.test b.test");
    CHECK(publisher.review_every == "2 years");
  }
  CHECK(vocabulary.scale("Zebra House", FrequencyBand::Common)->low == 0.05);
  CHECK(vocabulary.scale("MHRA", FrequencyBand::Rare)->low == 0.2);
  CHECK_FALSE(vocabulary.scale("MHRA", FrequencyBand::Common));
  CHECK(vocabulary.scale("European Medicines Agency", FrequencyBand::Common)->low == 0.01);
}

TEST_CASE("Own rows that cannot be added are all named at once") {
  struct Row {
    std::string rows;
    std::vector<std::string> said;
    std::size_t count = 1;
  };
  const std::vector<Row> table{
      {"effect:x\ty\t\t\t\t\t\t\n",
       {"own.tsv:2: effect:x has the label \"y\", which makes effect:y"}},
      {"effect:vomiting\tvomiting\tnausea\t\t\t\t\t\n",
       {"own.tsv:2: \"nausea\" already names effect:nausea"}},
      {"effect:x\tx\tzeb\t\t\t\t\t\neffect:y\ty\tZeb\t\t\t\t\t\n",
       {"own.tsv:3: \"Zeb\" already names effect:x (own.tsv:2)"}},
      {"effect:x\tx\t\teffect:nowhere\t\t\t\t\n",
       {"own.tsv:2: effect:x points to effect:nowhere, which has no row"}},
      {"effect:x\tx\t\teffect:y\t\t\t\t\neffect:y\ty\t\teffect:x\t\t\t\t\n",
       {"own.tsv:2: effect:x is its own ancestor", "own.tsv:3: effect:y is its own ancestor"},
       2},
      {"effect:x\tx\t\t\t\t\t\t\neffect:x\tx\t\t\t\t\t\t\n",
       {"own.tsv:3: effect:x has a row already ("}},
      {"effect:fatigue\tfatigue\ta b\t\t\t\t\t\neffect:fatigue\tfatigue\tc d\t\t\t\t\t\n",
       {"own.tsv:3: effect:fatigue has a row already ("}},
      {"effect:x\n\nodd:x\tx\t\t\t\t\t\t\neffect:z\tz\t--\t\t\t\t\t\n",
       {"own.tsv:2: 1 columns, expected 8", "own.tsv:4: unknown kind of id: odd:x",
        "own.tsv:5: \"--\" is a name without letters"},
       3},
      {"effect:x\xFF\tx\n" + std::string(70000, 'x') + "\n",
       {"own.tsv:2: bytes that are no UTF-8", "own.tsv:3: a line of 70000 bytes"},
       2}};
  Rows base;
  read_rows(std::string(header) +
                "effect:nausea\tnausea\t\t\t\t\t\t\neffect:vomiting\tvomiting\t\t\t\t\t\t\n"
                "effect:fatigue\tfatigue\t\t\t\t\t\t\n",
            "", &base);
  for (auto& row : base.concepts) row.place.clear();
  for (const auto& row : table) {
    CAPTURE(row.rows.substr(0, 200));
    std::vector<Problem> problems;
    Rows own;
    read_rows(std::string(header) + row.rows, "own.tsv", &own, &problems);
    extend(base, own, &problems);
    std::string said;
    for (const auto& problem : problems) {
      said += problem.place() + ": " + problem.what + "\n";
      CHECK(!problem.hint.empty());
    }
    for (const auto& expected : row.said) CHECK_THAT(said, Catch::Contains(expected));
    CHECK(problems.size() == row.count);
  }
  Folder bad("effect:x\n\nodd:x\tx\t\t\t\t\t\t\neffect:y\tz\t\t\t\t\t\t\n");
  try {
    load_own(bad.path());
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.exit_code() == 2);
    CHECK(!error.hint.empty());
    for (const char* line : {"own.tsv:2: ", "own.tsv:4: ", "own.tsv:5: "})
      CHECK_THAT(error.what(), Catch::Contains(line));
  }
  Folder cues("");
  cues.write(
      "rules.tsv",
      "cue\tcategory\tdirection\tscope\tsource\tlicence\nno\tnegated\tforward\t\to\tx\n");
  CHECK_THROWS_WITH(load_own(cues.path()), Catch::Contains("rules of context"));
  CHECK_THROWS_WITH(load_own(cues.path() + "/nowhere"), Catch::Contains("No such file"));
}

TEST_CASE("A name shared by two kinds of concept is no conflict") {
  Folder folder(
      "condition:stripes\tstripes\t\t\t\t\t\t\neffect:stripes\tstripes\t\t\t\t\t\t\n");
  CHECK(named(load_own(folder.path()).vocabulary, "stripes") ==
        "condition:stripes effect:stripes");
}

TEST_CASE("What a store keeps is the vocabulary again") {
  Folder folder("drug:zebranib\tzebranib\tZebrava{brand}\t\t\t\t\t\n");
  auto own = load_own(folder.path());
  auto again = load_kept(own.kept);
  CHECK_FALSE(again.compiled);
  CHECK(again.vocabulary.hash() == own.vocabulary.hash());
  CHECK(again.kept == own.kept);
  CHECK(named(again.vocabulary, "zebrava") == "drug:zebranib");

  // Kept by a program whose own rows were others: compiled again from the publisher's rows.
  auto other = own.kept;
  auto hash = std::string(Vocabulary::builtin().hash());
  other.replace(other.find(hash), hash.size(), std::string(hash.size(), '0'));
  auto anew = load_kept(other);
  CHECK(anew.compiled);
  CHECK(anew.vocabulary.hash() == own.vocabulary.hash());
  CHECK(anew.kept == own.kept);
}

TEST_CASE("Kept bytes that are damaged are refused, wherever they are") {
  Folder folder("drug:zebranib\tzebranib\tZebrava{brand}\t\t\t\t\t\n");
  const auto kept = load_own(folder.path()).kept;
  auto code = [](const std::string& bytes) {
    try {
      load_kept(bytes);
    } catch (const Error& error) {
      return error.exit_code();
    }
    return 0;
  };
  CHECK(code("") == 3);
  CHECK(code("99999999999999999999\n") == 3);
  CHECK(code("-1\nx") == 3);
  for (std::size_t size : {std::size_t{1}, std::size_t{30}, kept.size() / 2, kept.size() - 1})
    CHECK(code(kept.substr(0, size)) == 3);
  for (std::size_t at :
       {std::size_t{3}, std::size_t{70}, std::size_t{100}, std::size_t{200}, kept.size() / 2}) {
    CAPTURE(at);
    auto broken = kept;
    broken[at] = static_cast<char>(broken[at] ^ 0x20);
    CHECK(code(broken) == 3);
  }
}
