// HTML pages -> text, blocks, metadata.
#include "ingest/readers/html.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "ingest/formats.h"
#include "model/error.h"
#include "read_page.h"

using namespace netkg;
using ingest::read_html;

namespace {

struct Row {
  std::string html;
  std::string blocks;
};

}  // namespace

TEST_CASE("HTML becomes the blocks that a reader sees") {
  const std::vector<Row> rows{
      {"<h1>Sunitinib</h1><p>It may\n <b>cause</b> fatigue.</p>",
       "H1 Sunitinib\nP0 It may cause fatigue.\n"},
      {"<h2>Effects</h2><ul><li>nausea</li><li><p>rash</p><p>Call us.</p></li></ul>",
       "H2 Effects\nL0 • nausea\nL0 • rash\nP0 Call us.\n"},
      {"<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>",
       "L0 1. one\nL1 • inner\nL0 2. two\n"},
      {"<table><tr><th>Effect</th><th>How often</th></tr><tr><td>rash<br>itching</td><td>1 in "
       "10</td></tr></table>",
       "T0 Effect\tHow often\nT0 rash; itching\t1 in 10\n"},
      {"<table role=presentation><tr><td><p>one</p></td><td><p>two</p></td></tr></table>",
       "P0 one\nP0 two\n"},
      {"<dl><dt>Brand name</dt><dd>Sutent</dd></dl>", "P0 Brand name: Sutent\n"},
      {"<h2>Effects</h2><dl><dt>Rare</dt><dd><ul><li>fits</li></ul></dd></dl>",
       "H2 Effects\nH3 Rare\nL0 • fits\n"},
      {"<details><summary>More side effects</summary><p>They fade.</p></details>",
       "H2 More side effects\nP0 They fade.\n"},
      {"<p>It slows growth.<sup><a href='#r1'>1,2</a></sup> 10<sup>9</sup> cells</p>",
       "P0 It slows growth.[1,2] 10^9 cells\n"},
      {"<p>a &amp; b&nbsp;&ndash; c&shy;d &#x2265; 2</p>", "P0 a & b – cd ≥ 2\n"},
      {"<p>• fever • chills</p>", "L0 • fever\nL0 • chills\n"},
      {"<p>one<br>two</p>", "P0 one\ntwo\n"},
      {"<ul><li>Yao JC. <a href='https://doi.org/10.1056/x'>Link</a></li></ul>",
       "L0 • Yao JC. Link doi:10.1056/x\n"},
      {"<p>unclosed <b>bold<p>next</p>", "P0 unclosed bold\nP0 next\n"},
      {"", ""},
      {"<script>alert('x')</script>", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.html);
    CHECK(print_blocks(read_html(row.html, "x.html")) == row.blocks);
  }
}

TEST_CASE("The site around a page is left out") {
  const std::vector<std::string> chrome{
      "<nav><ul><li><a href=/>Home</a></li></ul></nav>",
      "<header><p>Call our helpline about chemotherapy</p></header>",
      "<footer><p>Registered charity 1234</p></footer>",
      "<div role=navigation>Types of cancer</div>",
      "<div class='cookie-banner'><p>We use cookies</p></div>",
      "<div id=onetrust-consent>We value your privacy</div>",
      "<div class='nhsuk-Breadcrumb__list'>Home / Medicines</div>",
      "<form><p>Search this site</p><input></form>",
      "<p hidden>Thank you for your vote</p>",
      "<p aria-hidden=true>Decoration</p>",
      "<p style='display: none'>Thank you</p>",
      "<div class=share>Share this page</div>",
      "<button>Open a glossary item</button>",
      "<span role=tooltip>a kind of tiredness</span>",
      "<ul><li><a href='#a'>What it is</a></li><li><a href='#b'>Effects</a></li></ul>",
      "<noscript>Switch on JavaScript</noscript>",
      "<aside role=complementary>Related pages</aside>",
  };
  for (const auto& part : chrome) {
    CAPTURE(part);
    auto page = read_html("<body>" + part +
                              "<h1>Sunitinib</h1><p>It may cause fatigue, which is feeling "
                              "very tired for no reason.</p></body>",
                          "x.html");
    CHECK(
        print_blocks(page) ==
        "H1 Sunitinib\nP0 It may cause fatigue, which is feeling very tired for no reason.\n");
  }
}

TEST_CASE("What only looks like chrome stays") {
  const std::vector<Row> rows{
      // A panel that a control opens.
      {"<h2><button aria-controls=p1>Side effects</button></h2><div id=p1 hidden><p>It may "
       "cause fatigue, a rash, sore hands and feet, or high blood pressure in some "
       "people.</p></div>",
       "H2 Side effects\nP0 It may cause fatigue, a rash, sore hands and feet, or high blood "
       "pressure in some people.\n"},
      // The whole page inside a form, as some site kits do.
      {"<form><main><h1>Sunitinib</h1><p>It may cause fatigue.</p></main></form>",
       "H1 Sunitinib\nP0 It may cause fatigue.\n"},
      // The title inside the article's own header.
      {"<article><header><h1>Sunitinib</h1></header><p>It may cause fatigue.</p></article>",
       "H1 Sunitinib\nP0 It may cause fatigue.\n"},
      // A class that holds a chrome word as part of another.
      {"<div class=shareholder><p>It may cause fatigue.</p></div>",
       "P0 It may cause fatigue.\n"},
      {"<p>Take it (<button>Open a glossary item</button>tablet) daily.</p>",
       "P0 Take it (tablet) daily.\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.html);
    CHECK(print_blocks(read_html(row.html, "x.html")) == row.blocks);
  }
}

TEST_CASE("What a page says of itself") {
  struct Facts {
    std::string html, lines, url, language, publisher;
  };
  const std::vector<Facts> rows{
      {"<html lang=en-GB><head><link rel=canonical href='https://a.example.org/x'><script "
       "type='application/ld+json'>{\"@graph\":[{\"@type\":\"MedicalWebPage\",\"lastReviewed\":"
       "[\"2019-07-08T13:16:00+00:00\",\"2022-07-08\"],\"dateModified\":\"2020-01-02\","
       "\"reviewedBy\":{\"name\":\"Dr A\"}}]}</script></head><body><p>x</p></body></html>",
       "M0 lastReviewed: 2019-07-08, 2022-07-08\nM0 dateModified: 2020-01-02\n"
       "M0 reviewedBy: Dr A\nP0 x\n",
       "https://a.example.org/x", "en-GB", ""},
      {"<head><meta property='article:modified_time' content='2021-05-06T10:00:00Z'><meta "
       "property='og:site_name' content='A Charity'></head><p>x</p>",
       "M0 dateModified: 2021-05-06\nP0 x\n", "", "", "A Charity"},
      {"<p>x <time itemprop=dateModified datetime='2021-05-06'>6 May</time></p>",
       "M0 dateModified: 2021-05-06\nP0 x 6 May\n", "", "", ""},
      {"<div itemscope itemtype='https://schema.org/Organization'><meta itemprop=dateModified "
       "content='2001-01-01'></div><p>x</p>",
       "P0 x\n", "", "", ""},
      {"<script type='application/ld+json'>{\"@type\":\"WebSite\",\"dateModified\":"
       "\"2001-01-01\"}</script><p>x</p>",
       "P0 x\n", "", "", ""},
      {"<script type='application/ld+json'>{broken</script><p>x</p>", "P0 x\n", "", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.html);
    auto page = read_html(row.html, "x.html");
    CHECK(print_blocks(page) == row.lines);
    CHECK(page.metadata.url.value_or("") == row.url);
    CHECK(page.metadata.language.value_or("") == row.language);
    CHECK(page.metadata.publisher.value_or("") == row.publisher);
  }
}

TEST_CASE("Dates in the footer are the page's unless they speak of the site") {
  struct Footer {
    std::string footer, kept;
  };
  const std::vector<Footer> rows{
      {"<p>Page last reviewed: 18 March 2021</p>", "P0 Page last reviewed: 18 March 2021\n"},
      {"<p>Last updated</p><p>3 May 2020</p>", "P0 Last updated\nP0 3 May 2020\n"},
      {"<p>© 2024 A Charity. Website last updated 3 May 2024</p>", ""},
      {"<p>Registered in 1990</p>", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.footer);
    auto page = read_html(
        "<main><h1>T</h1><p>words</p></main><footer>" + row.footer + "</footer>", "x.html");
    CHECK(print_blocks(page) == "H1 T\nP0 words\n" + row.kept);
  }
}

TEST_CASE("Dates stand in any cell of a table, each beside its label") {
  auto stages = ingest::read_page(
      "<h1>T</h1><p>words</p><table><tr><td>Zebra Support<td>Last reviewed: 18 March 2021</tr>"
      "<tr><td>12 Long Road<td>Next review due: 18 March 2024</tr><tr><td>Last updated<td>3 "
      "May "
      "2022</tr><tr><td>Sunitinib<td>approved in May 2006</tr></table>",
      "x.html");
  const auto& review = stages.extraction.review;
  REQUIRE(review.last_reviewed);
  CHECK(review.last_reviewed->date.iso() == "2021-03-18");
  REQUIRE(review.next_due);
  CHECK(review.next_due->date.iso() == "2024-03-18");
  REQUIRE(review.last_modified);
  CHECK(review.last_modified->date.iso() == "2022-05-03");
  CHECK_FALSE(review.published);
}

TEST_CASE("Character sets: declared, marked, guessed") {
  const std::vector<Row> rows{
      {"<meta charset=iso-8859-1><p>caf\xE9</p>", "P0 café\n"},
      {"<p>\x93quoted\x94 caf\xE9</p>", "P0 “quoted” café\n"},
      {"\xEF\xBB\xBF<!doctype html><title>t</title><p>café</p>", "P0 café\n"},
      {"<meta charset=utf-8><p>café</p>", "P0 café\n"},
      {std::string("\xFF\xFE<\0p\0>\0h\0i\0", 12), "P0 hi\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.html);
    auto content = ingest::read_as(ingest::Format::Html, row.html, "x.html");
    auto all = print_blocks(content);
    CHECK(all.substr(all.find("P0")) == row.blocks);
  }
}

TEST_CASE("The character set of plain text is guessed") {
  const std::vector<Row> rows{
      {"caf\xE9 \x93x\x94, 1\x96 10\n", "café “x”, 1– 10"},
      {"café “x”, 1– 10\n", "café “x”, 1– 10"},
      {"café “x” \xE9 é\n", "café “x” \uFFFD é"},  // damaged in one place
      {"\xEF\xBB\xBF"
       "caf\xC3\xA9\n",
       "café"},
  };
  for (auto format : {ingest::Format::Text, ingest::Format::Markdown})
    for (const auto& row : rows) {
      CAPTURE(row.html);
      auto words = ingest::read_as(format, row.html, "x").text;
      CHECK(words.find(row.blocks) != words.npos);
    }
}

TEST_CASE("XML in another character set is decoded once") {
  const std::string xml =
      "<?xml version='1.0' encoding='iso-8859-1'?><Summary><SummaryTitle>caf\xE9 "
      "\x93x\x94</SummaryTitle></Summary>";
  auto content = ingest::read_as(ingest::Format::Pdq, xml, "x.xml");
  CHECK(print_blocks(content) == "H1 café “x”\n");
}

TEST_CASE("Blanks are folded wherever they stand among ordinary words") {
  struct Blanks {
    std::string written, read;
  };
  const std::vector<Blanks> rows{
      {"eight by eight words apart by one blank", "eight by eight words apart by one blank"},
      {"seven b  two blanks across the eighth", "seven b two blanks across the eighth"},
      {"sevenby  two blanks across the eighth", "sevenby two blanks across the eighth"},
      {"six by \t\n a tab, é and a b", "six by a tab, é and a b"},
      {"  before and after  ", "before and after"},
      {"a b c d e f g h i j k l m n o", "a b c d e f g h i j k l m n o"},
      {"hard\u00A0blank, \u200Bnothing and so\u00ADft", "hard blank, nothing and soft"},
      {"ends at the blank \u00A0 x", "ends at the blank x"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.written);
    for (std::size_t from = 0; from < 9; ++from) {  // whatever stands before
      auto before = std::string("abcdefgh").substr(0, from);
      auto page = read_html("<p>" + before + row.written + "</p>", "x.html");
      auto apart = from > 0 && row.written[0] == ' ' ? " " : "";
      CHECK(print_blocks(page) == "P0 " + before + apart + row.read + "\n");
    }
  }
}

TEST_CASE("A span of the text leads back to the file") {
  const std::string html =
      "<html><body><h1>Sunitinib</h1>\r\n<p>It &amp; others may  cause\r\n"
      "<a href='x'>severe</a> fatigue.</p></body></html>";
  auto document =
      ingest::read_document(html, {"x.html", "x.html"}, {}, vocabulary::Vocabulary::builtin());
  for (std::string words : {"Sunitinib", "others may", "severe", "fatigue"}) {
    CAPTURE(words);
    auto at = static_cast<uint32_t>(document.text.find(words));
    auto span = model::original_span(document, {at, at + static_cast<uint32_t>(words.size())});
    REQUIRE(span);
    CHECK(span->in(html) == words);
  }
}

TEST_CASE("Hostile HTML ends soon, in a page or an Error") {
  std::string deep, formats, entities, attributes = "<p";
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  for (int i = 0; i < 20000; ++i) formats += "<font color=" + std::to_string(i) + "><p>";
  for (int i = 0; i < 50000; ++i) entities += "&#x10FFFF;&#xD800;&#0;&nosuch;";
  for (int i = 0; i < 20000; ++i) attributes += " a" + std::to_string(i) + "=1";
  for (const auto& page : {deep, formats, entities, attributes + ">x",
                           std::string("<table><tr><td>") + deep, std::string(100000, '<')}) {
    CAPTURE(page.substr(0, 30));
    const auto before = std::chrono::steady_clock::now();
    try {
      auto content = read_html(page, "x.html");
      for (const auto& block : content.blocks) REQUIRE(block.span.end <= content.text.size());
    } catch (const model::Error& error) {
      CHECK(error.kind == model::ErrorKind::Unreadable);
      CHECK_FALSE(error.hint.empty());
    }
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(10));
  }
}
