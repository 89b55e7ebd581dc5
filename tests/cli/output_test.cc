// Wrapping, clipping, tables, rows for spreadsheets, and the nearest word.
#include "cli/output.h"

#include <catch2/catch.hpp>

#include "cli/arguments.h"
#include "cli/excerpt.h"
#include "cli/in_order.h"
#include "cli/pages.h"
#include "cli/rows.h"
#include "model/error.h"
#include "tests/cli/program.h"
#include "vocabulary/vocabulary.h"

using namespace netkg;
using namespace netkg::cli;

TEST_CASE("Width is what the screen shows") {
  struct {
    std::string text;
    unsigned width;
  } rows[]{{"", 0}, {"abc", 3}, {"é", 1}, {"e\u0301", 1}, {"日本", 4}, {"\x1b[1mab\x1b[0m", 2}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(display_width(row.text) == row.width);
  }
}

TEST_CASE("Page text is made harmless") {
  struct {
    std::string text, line;
  } rows[]{
      {" a \n\t b ", "a b"},    {"a\x1b[2Jb", "a\uFFFD[2Jb"}, {"a\u202Eb", "a\uFFFDb"},
      {"a\u009Bb", "a\uFFFDb"}, {"a\xFFz", "a\uFFFDz"},       {"µg – “ok”", "µg – “ok”"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(clean(row.text) == row.line);
  }
  CHECK(harmless("a\n\tb\a") == "a\n\tb\uFFFD");
}

TEST_CASE("Clipping and wrapping go by columns") {
  CHECK(clip("abcdef", 6) == "abcdef");
  CHECK(clip("abcdef", 5) == "abcd…");
  CHECK(clip("日本語", 5) == "日本…");
  CHECK(wrap("aa bb cc", 5, "", "") == "aa bb\ncc\n");
  CHECK(wrap("aa bb cc", 7, "- ", "  ") == "- aa bb\n  cc\n");
  CHECK(wrap("abcdefghij k", 4, "", "") == "abcdefghij\nk\n");
  CHECK(wrap("", 4, "x", "") == "x\n");
}

TEST_CASE("A table gives its flexible column what is left") {
  Screen narrow{30, false};
  auto text = table(narrow, {{"state"}, {"page", false, true}, {"n", true}},
                    {{"overdue", "A page with a very long title", "7"}, {"ok", "B", "12"}});
  CHECK(text ==
        "state    page                n\n"
        "overdue  A page with a ve…   7\n"
        "ok       B                  12\n");
}

TEST_CASE("Cells are safe for spreadsheets") {
  struct {
    std::string cell, csv, tsv;
  } rows[]{
      {"plain", "plain", "plain"}, {"a,b", "\"a,b\"", "a,b"}, {"a\"b", "\"a\"\"b\"", "a\"b"},
      {"a\nb", "\"a\nb\"", "a b"}, {"a\tb", "a\tb", "a b"},   {"=1+1", "'=1+1", "'=1+1"},
      {"@x", "'@x", "'@x"},        {"-5", "-5", "-5"},        {"-5+3", "'-5+3", "'-5+3"},
      {"+44.5", "+44.5", "+44.5"}, {"-", "'-", "'-"},         {"\t=1", "'\t=1", "' =1"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.cell);
    Rows csv("csv"), tsv("tsv");
    csv.add({row.cell, "x"});
    tsv.add({row.cell, "x"});
    CHECK(csv.text() == row.csv + ",x\r\n");
    CHECK(tsv.text() == row.tsv + "\tx\n");
  }
}

TEST_CASE("The nearest word") {
  const std::vector<std::string_view> words{"query", "review", "references", "remove", "stats"};
  struct {
    std::string_view typed, meant;
  } rows[]{{"qurey", "query"},
           {"reveiw", "review"},
           {"ref", "references"},
           {"stat", "stats"},
           {"rmove", "remove"},
           {"xyzzy", ""},
           {"", ""},
           {"q", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    CHECK(nearest(row.typed, words) == row.meant);
  }
}

TEST_CASE("A sentence is shortened around its evidence") {
  std::string sentence =
      "Common side effects of this drug include mouth sores, infections, nausea, "
      "loss of appetite, diarrhea, skin rash, and feeling tired or weak.";
  auto begin = sentence.find("nausea");
  for (unsigned most = 4; most < 160; ++most) {
    CAPTURE(most);
    auto piece = shorten(mark(sentence, begin, begin + 6), most);
    auto whole = piece.before + piece.marked + piece.after;
    CHECK(display_width(whole) <= most);
    if (most > 6) CHECK(piece.marked == "nausea");
  }
  auto piece = shorten(mark(sentence, begin, begin + 6), 40);
  CHECK(piece.before.starts_with("…"));
  CHECK(piece.after.ends_with("…"));
}

TEST_CASE("Work comes in order, whatever the number of threads") {
  for (unsigned jobs : {1u, 2u, 7u}) {
    for (std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{100}}) {
      CAPTURE(jobs, count);
      std::vector<std::size_t> taken;
      in_order(
          count, jobs, [](std::size_t i) { return i * i; },
          [&](std::size_t i, std::size_t square) {
            CHECK(square == i * i);
            taken.push_back(i);
          });
      CHECK(taken.size() == count);
      CHECK(std::is_sorted(taken.begin(), taken.end()));
    }
    auto failing = [&](std::size_t at, bool in_make) {
      in_order(
          100, jobs,
          [&](std::size_t i) {
            if (in_make && i == at) throw std::runtime_error("made");
            return i;
          },
          [&](std::size_t i, std::size_t) {
            if (!in_make && i == at) throw std::runtime_error("taken");
          });
    };
    CHECK_THROWS_WITH(failing(50, true), "made");
    CHECK_THROWS_WITH(failing(50, false), "taken");
  }
}

TEST_CASE("A page that vanishes between finding and reading is a failure, not a crash") {
  tests::Workplace place;
  place.write("pages/a.txt", "Sunitinib\n");
  auto found = find_pages({place.at("pages")});
  REQUIRE(found.pages.size() == 1);
  CHECK(found.pages.front().relative == "a.txt");
  std::remove(place.at("pages/a.txt").c_str());
  CHECK_THROWS_AS(read_page(found.pages.front(), vocabulary::Vocabulary::builtin()),
                  model::Error);
}

TEST_CASE("Global options stand before or after the command") {
  for (const auto& line : {"--as-of 2026-01-02 --db d review --within 30d",
                           "review --within=30d --db=d --as-of=2026-01-02",
                           "--db d review --as-of 2026-01-02 --within 1d --within 30d"}) {
    CAPTURE(line);
    auto request = parse_arguments(tests::split_command(line));
    CHECK(request.command->name == "review");
    CHECK(request.db == "d");
    CHECK(iso_day(request.as_of) == "2026-01-02");
    CHECK(request.value("--within") == "30d");
    CHECK(request.format == "text");
  }
  auto request = parse_arguments({"query", "--format", "json", "--", "--db", "x"});
  CHECK(request.words == std::vector<std::string>{"--db", "x"});
  CHECK(request.format == "json");
}
