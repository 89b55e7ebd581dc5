// Words with their places, as netkg-pdf prints them -> blocks.
#include "ingest/readers/pdf.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "read_page.h"

using namespace netkg;
using ingest::read_pdf_words;

namespace {

/// Words printed from `left` on, `top` points below the top of the page; a letter is 5 points
/// wide, a blank 3.
struct Printed {
  double left, top;
  std::string words;
  char weight = '-';
};

std::string print(const std::vector<Printed>& page) {
  std::string out = "page 595 842\n";
  for (const auto& line : page) {
    double left = line.left;
    for (std::size_t at = 0; at < line.words.size();) {
      auto end = std::min(line.words.find(' ', at), line.words.size());
      auto width = 5 * static_cast<double>(end - at);
      char row[80];
      std::snprintf(row, sizeof row, "word %.1f %.1f %.1f 12.0 10.0 %c ", left, line.top, width,
                    line.weight);
      out += row + line.words.substr(at, end - at) + "\n";
      left += width + 3;
      at = end + 1;
    }
  }
  return out;
}

struct Row {
  std::vector<Printed> page;
  std::string blocks;
};

const std::string sentence =
    "These words are a line of prose that is as wide as the page itself is, nearly.";

}  // namespace

TEST_CASE("Columns aligned over several lines are rows of a table") {
  const std::vector<Row> rows{
      // Cells of several lines, in the order that poppler gives: cell by cell.
      {{{60, 80, sentence},
        {60, 110, "Effect", 'b'},
        {200, 110, "How often", 'b'},
        {60, 130, "fatigue"},
        {200, 130, "more than 1 in"},
        {200, 143, "10 people"},
        {300, 130, "Rest when you need to, and tell your nurse"},
        {300, 143, "if it does not go away after a few weeks."},
        {60, 165, "hand-foot"},
        {60, 178, "syndrome"},
        {200, 165, "rare"},
        {300, 165, "Use a cream."},
        {60, 200, "hair loss"},
        {200, 200, "rare"},
        {60, 230, sentence}},
       "P0 " + sentence +
           "\nT0 Effect\tHow often\n"
           "T0 fatigue\tmore than 1 in 10 people\tRest when you need to, and tell your nurse "
           "if "
           "it does not go away after a few weeks.\n"
           "T0 hand-foot syndrome\trare\tUse a cream.\n"
           "T0 hair loss\trare\n"
           "P0 " +
           sentence + "\n"},
      // Numbers flush right, a heading over their middle.
      {{{60, 110, "Effect"},
        {200, 110, "Any grade"},
        {60, 124, "Diarrhoea"},
        {230, 124, "62%"},
        {60, 138, "Nausea"},
        {230, 138, "9%"},
        {60, 152, "Sore mouth or throat"},
        {225, 152, "100%"}},
       "T0 Effect\tAny grade\nT0 Diarrhoea\t62%\nT0 Nausea\t9%\nT0 Sore mouth or "
       "throat\t100%\n"},
      // A label beside lines that are things of their own: the narrow table was not broken by
      // room.
      {{{60, 110, "Very common"},
        {150, 110, "fatigue"},
        {150, 123, "loss of appetite"},
        {60, 136, "Common"},
        {150, 136, "headache"},
        {60, 149, "Rare"},
        {150, 149, "fits"},
        {60, 190, sentence}},
       "T0 Very common\tfatigue; loss of appetite\nT0 Common\theadache\nT0 Rare\tfits\nP0 " +
           sentence + "\n"},
      // A label at half the height of its row.
      {{{150, 110, "fatigue"},
        {60, 116.5, "Very common"},
        {150, 123, "loss of appetite"},
        {150, 145, "headache"},
        {60, 151.5, "Common"},
        {150, 158, "dizziness"},
        {60, 180, "Rare"},
        {150, 180, "fits"},
        {60, 230, sentence}},
       "T0 Very common\tfatigue; loss of appetite\nT0 Common\theadache; dizziness\nT0 "
       "Rare\tfits\n"
       "P0 " +
           sentence + "\n"},
      // Dates of the page at its end.
      {{{60, 110, "Last reviewed"},
        {180, 110, "18 March 2021"},
        {60, 124, "Next review due"},
        {180, 124, "18 March 2024"},
        {60, 138, "Version"},
        {180, 138, "3"}},
       "T0 Last reviewed\t18 March 2021\nT0 Next review due\t18 March 2024\nT0 Version\t3\n"},
      // Numbers of a list in a column of their own, read before its words.
      {{{60, 110, "1."},
        {60, 140, "2."},
        {60, 157, "3."},
        {120, 110,
         "Yao JC, Shah MH, Ito T, et al. Everolimus for advanced pancreatic tumors. N"},
        {120, 123, "Engl J Med. 2011;364:514-523."},
        {120, 140, "Rinke A. Octreotide LAR. J Clin Oncol. 2009;27:4656."},
        {120, 157, "Caplin ME. Lanreotide. N Engl J Med. 2014;371:224-233."}},
       "L0 1. Yao JC, Shah MH, Ito T, et al. Everolimus for advanced pancreatic tumors. N Engl "
       "J "
       "Med. 2011;364:514-523.\n"
       "L0 2. Rinke A. Octreotide LAR. J Clin Oncol. 2009;27:4656.\n"
       "L0 3. Caplin ME. Lanreotide. N Engl J Med. 2014;371:224-233.\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.blocks);
    CHECK(print_blocks(read_pdf_words(print(row.page))) == row.blocks);
  }
}

TEST_CASE("A table is the same in whatever order its words come") {
  std::vector<Printed> page;
  const std::vector<std::vector<std::string>> cells{{"Effect", "How often", "Percent"},
                                                    {"fatigue", "very common", "54"},
                                                    {"loss of appetite", "common", "9.5"},
                                                    {"hair loss", "rare", "0.1"}};
  std::string blocks;
  for (std::size_t r = 0; r < cells.size(); ++r) {
    blocks += "T0 " + cells[r][0] + "\t" + cells[r][1] + "\t" + cells[r][2] + "\n";
    for (std::size_t c = 0; c < 3; ++c)
      page.push_back(
          {60 + 100 * static_cast<double>(c), 100 + 14 * static_cast<double>(r), cells[r][c]});
  }
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    CHECK(print_blocks(read_pdf_words(print(page))) == blocks);
    std::shuffle(page.begin(), page.end(), random);
  }
}

TEST_CASE("Columns that are no table stay as they are read") {
  const std::vector<std::string> prose{"Everolimus is a type of targeted cancer drug called",
                                       "a growth blocker. It stops a protein",
                                       "called mTOR from working properly. It controls",
                                       "other proteins that trigger the cancer",
                                       "cells to grow. So everolimus helps to stop the",
                                       "growing or may slow it down, for most"};
  std::vector<Printed> columns, beside_list, marked;
  const std::vector<std::string> short_items{"fatigue", "a rash", "sore mouth",
                                             "fever",   "wind",   "nausea"};
  for (std::size_t i = 0; i < prose.size(); ++i) {
    const double top = 100 + 13 * static_cast<double>(i);
    columns.push_back({60, top, prose[i]});
    columns.push_back({320, top, prose[(i + 1) % prose.size()]});
    beside_list.push_back({60, top, prose[i]});
    beside_list.push_back({320, top, short_items[i]});
    marked.push_back({60, top, "• " + short_items[i]});
    marked.push_back({320, top, "• " + short_items[short_items.size() - 1 - i]});
  }
  const std::vector<std::vector<Printed>> pages{
      columns,
      beside_list,
      marked,
      {columns.begin(), columns.begin() + 8},
      // Two lines of two parts are a head or a foot.
      {{60, 100, "Sunitinib"}, {320, 100, "Zebra"}, {60, 114, "Leaflet"}, {320, 114, "Page"}},
      // Justified lines, with holes where they happen to be.
      {{60, 100, "words here and"},
       {170, 100, "then some more after a hole"},
       {60, 113, "other words"},
       {140, 113, "and others after it"},
       {60, 126, "the last of them"},
       {200, 126, "ends here"}}};
  for (const auto& page : pages) {
    const auto blocks = print_blocks(read_pdf_words(print(page)));
    CAPTURE(blocks);
    CHECK(blocks.find("T0 ") == blocks.npos);
  }
}

TEST_CASE("A page of nothing but holes is read soon") {
  std::vector<Printed> wide, long_list;
  for (int i = 0; i < 60000; ++i) {
    wide.push_back({20.0 * i, 100, "x"});
    long_list.push_back({60.0 + 200 * (i % 2), 14.0 * (i / 2), "x"});
  }
  for (const auto& page : {wide, long_list}) {
    const auto before = std::chrono::steady_clock::now();
    CHECK_FALSE(read_pdf_words(print(page)).blocks.empty());
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(10));
  }
}
