// Markdown pages -> text and blocks.
#include "ingest/readers/markdown.h"

#include <catch2/catch.hpp>

#include "model/error.h"
#include "model/words.h"
#include "read_page.h"

using namespace netkg;
using ingest::read_markdown;
using model::BlockKind;

namespace {

struct Row {
  std::string markdown;
  std::string text;
  std::string blocks;
};

}  // namespace

TEST_CASE("Markdown becomes the text that a reader sees") {
  const std::vector<Row> rows{
      {"", "", ""},
      {"# Sunitinib\n\nIt blocks\nseveral *kinases*.\n",
       "Sunitinib\n\nIt blocks several kinases.\n",
       "H1 Sunitinib\nP0 It blocks several kinases.\n"},
      {"Effects\n-------\n\n* [nausea](x.html)\n* **fatigue**, `rash`\n",
       "Effects\n\n• nausea\n• fatigue, rash\n",
       "H2 Effects\nL0 • nausea\nL0 • fatigue, rash\n"},
      {"3. three\n4. four\n", "3. three\n4. four\n", "L0 3. three\nL0 4. four\n"},
      {"1) one\n2)\n3) three\n", "1) one\n3) three\n", "L0 1) one\nL0 3) three\n"},
      {"- gut:\n  - stomach\n  - bowel\n- lung\n", "• gut:\n  • stomach\n  • bowel\n• lung\n",
       "L0 • gut:\nL1 • stomach\nL1 • bowel\nL0 • lung\n"},
      {"- loose\n\n  more of it\n\n- list\n", "• loose\n\nmore of it\n\n• list\n",
       "L0 • loose\nP0 more of it\nL0 • list\n"},
      {"| a | b |\n|---|---|\n| 1 | *2* |\n| | 3 |\n", "a\tb\n1\t2\n\t3\n",
       "T0 a\tb\nT0 1\t2\nT0 3\n"},
      {"one  \ntwo<br>three <br/>four\n", "one\ntwo\nthree\nfour\n",
       "P0 one\ntwo\nthree\nfour\n"},
      {"a &amp; b&nbsp;c &#8211; &#x2265; &nosuch;\n", "a & b c – ≥ &nosuch;\n",
       "P0 a & b c – ≥ &nosuch;\n"},
      {"&#0; &#55296; &#9999999;\n", "\uFFFD \uFFFD \uFFFD\n", "P0 \uFFFD \uFFFD \uFFFD\n"},
      {"before\n\n<div class=\"x\">\n<p>raw</p>\n</div>\n\nafter <b>bold</b>\n",
       "before\n\nafter bold\n", "P0 before\nP0 after bold\n"},
      {"![a picture](x.png)Text with https://example.org/a and <https://example.org/b>.\n",
       "Text with https://example.org/a and https://example.org/b.\n",
       "P0 Text with https://example.org/a and https://example.org/b.\n"},
      {"> quoted\n> words\n\n***\n\n    indented prose\n", "quoted words\n\nindented prose\n",
       "P0 quoted words\nP0 indented prose\n"},
      {"\xEF\xBB\xBF# Title\n", "Title\n", "H1 Title\n"},
      {"#\n\n-\n\ntext\n", "text\n", "H1 text\n"},
      {"# a\r\n\r\n- b\r\n", "a\n\n• b\n", "H1 a\nL0 • b\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.markdown);
    auto page = read_markdown(row.markdown, "page.md");
    CHECK(page.text == row.text);
    CHECK(print_blocks(page) == row.blocks);
  }
}

TEST_CASE("Cards between paragraphs are no part of the page") {
  auto page = read_markdown(
      "It is approved for a variety of\n\n[![A picture](a.jpg)\n\nNews\n\nRead on](/n)\n\n"
      "cancers:\n\n- breast cancer\n\n[![not closed](b.jpg)\n\nText stays.\n",
      "page.md");
  CHECK(page.text.find("News") == page.text.npos);
  CHECK(page.text.find("a variety of cancers:") != page.text.npos);
  CHECK(page.text.find("Text stays.") != page.text.npos);
}

TEST_CASE("Front matter is kept line by line and read as metadata") {
  auto page = read_markdown(
      "---\ntitle: \"Everolimus: the facts\"\nlast_reviewed: 2024-03-01\n# remark\nurl: "
      "https://example.org/e\n---\n\n# Everolimus\n",
      "page.md");
  CHECK(print_blocks(page) ==
        "M0 title: \"Everolimus: the facts\"\nM0 last_reviewed: 2024-03-01\n"
        "M0 url: https://example.org/e\nH1 Everolimus\n");
  CHECK(page.metadata.title == "Everolimus: the facts");
  CHECK(page.metadata.url == "https://example.org/e");
  CHECK(!page.metadata.publisher);
}

TEST_CASE("What only looks like front matter is text") {
  struct {
    std::string markdown, blocks;
  } rows[]{
      {"---\nA rule, then prose\n---\n", "H2 A rule, then prose\n"},
      {"---\nkey: value\n", "P0 key: value\n"},
      {"text\n\n---\ntitle: x\n---\n", "P0 text\nH2 title: x\n"},
      {"---\n- [unclosed: yaml\n---\ntext\n", "M0 - [unclosed: yaml\nP0 text\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.markdown);
    auto page = read_markdown(row.markdown, "page.md");
    CHECK(print_blocks(page) == row.blocks);
    CHECK(page.metadata.hash().empty());
  }
}

TEST_CASE("Spans lie in order inside valid text, whatever the page") {
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "> - ";
  std::string marks;
  for (int i = 0; i < 20000; ++i) marks += "*_[`<";
  const std::vector<std::string> pages{
      deep + "x\n",
      marks,
      std::string(100000, '['),
      std::string(50000, '>'),
      std::string("a\0b\n", 4),
      "- é\n  1. ü\n\n|ä|\n|---|\n|ö|\n",
  };
  for (const auto& markdown : pages) {
    CAPTURE(markdown.substr(0, 60));
    auto page = read_markdown(markdown, "page.md");
    std::size_t repaired = 0;
    CHECK(model::valid_utf8(page.text, &repaired) == page.text);
    CHECK(repaired == 0);
    uint32_t end = 0;
    for (const auto& block : page.blocks) {
      CHECK(block.span.begin >= end);
      CHECK(!block.span.empty());
      end = block.span.end;
      REQUIRE(end <= page.text.size());
      auto words = block.span.in(page.text);
      CHECK(words.find_first_of(" \n\t") != 0);
      CHECK(words.find_last_of(" \n\t") != words.size() - 1);
    }
  }
}

TEST_CASE("A table that would outgrow its page is refused") {
  std::string table = "|";
  for (int i = 0; i < 2000; ++i) table += "a|";
  table += "\n|";
  for (int i = 0; i < 2000; ++i) table += "---|";
  table += "\n";
  for (int i = 0; i < 2000; ++i) table += "|a\n";
  CHECK_THROWS_AS(read_markdown(table, "page.md"), model::Error);
}
