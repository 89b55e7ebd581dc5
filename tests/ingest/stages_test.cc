// The stages before the claims, and what must hold for any page at all.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

#include "ingest/context.h"
#include "ingest/effects.h"
#include "ingest/lists.h"
#include "ingest/readers/text.h"
#include "ingest/sections.h"
#include "model/error.h"
#include "model/words.h"
#include "read_page.h"

using namespace netkg::ingest;
using namespace netkg::model;

namespace {

Words words_of(const std::string& text) {
  return split_tokens(text, {0, static_cast<uint32_t>(text.size())});
}

std::string file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("blocks of plain text") {
  struct Row {
    std::string text;
    std::string kinds;  // h p i for heading, paragraph, item
  };
  const std::vector<Row> rows{
      {"Side effects\n\nThese include:\n\n  • tiredness\n  • a rash\nTell your nurse.",
       "hpiip"},
      {"Skip to main content\n\nSunitinib\n\nIt is a drug.", "hp"},
      {"Last reviewed: \n18 Mar 2021\nNext review due: \n19 Mar 2024", "p"},
      {"  • Guidelines for tumours\n    JK Ramage and others\n    Gut, 2012. Vol 61\n\n  • "
       "Next\n",
       "ii"},
      {"1. Yao JC. Everolimus.\n2. Raymond E. Sunitinib.", "ii"},
      {"It costs\n2.5 mg a day.", "p"},
      {"", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    std::string kinds;
    for (const auto& block : find_text_blocks(row.text)) {
      kinds += block.kind == BlockKind::Heading    ? 'h'
               : block.kind == BlockKind::ListItem ? 'i'
                                                   : 'p';
    }
    CHECK(kinds == row.kinds);
  }
}

TEST_CASE("sentences") {
  struct Row {
    std::string text;
    std::vector<std::string> sentences;
  };
  const std::vector<Row> rows{
      {"It works. mTOR controls growth.", {"It works.", "mTOR controls growth."}},
      {"It is called Intron A. It is given by injection.",
       {"It is called Intron A.", "It is given by injection."}},
      {"Ask Dr. Smith about it. He knows.", {"Ask Dr. Smith about it.", "He knows."}},
      {"It can help (see St. John's wort). Take 2.5 mg a day.",
       {"It can help (see St. John's wort).", "Take 2.5 mg a day."}},
      {"Is it safe? Yes.", {"Is it safe?", "Yes."}}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    auto stages = read_page("Title\n\n" + row.text);
    std::vector<std::string> sentences;
    for (const auto& sentence : stages.sentences) {
      sentences.emplace_back(sentence.span.in(stages.extraction.document.text));
    }
    CHECK(sentences == row.sentences);
  }
}

TEST_CASE("roles of headings") {
  struct Row {
    std::string heading;
    Role role;
  };
  const std::vector<Row> rows{{"Common side effects", Role::SideEffects},
                              {"Coping with side effects", Role::Coping},
                              {"How you take it", Role::Dosing},
                              {"Before you start", Role::Warnings},
                              {"References", Role::References},
                              {"Related links", Role::Links},
                              {"Who can have it", Role::Use},
                              {"How it works", Role::Mechanism},
                              {"Everolimus", Role::Other}};
  for (const auto& row : rows) {
    CAPTURE(row.heading);
    CHECK(role_of_heading(row.heading) == row.role);
  }
}

TEST_CASE("items of a list") {
  struct Row {
    std::string list;
    std::vector<std::string> items;
  };
  const std::vector<Row> rows{
      {"nausea, skin rash, and fatigue", {"nausea", "skin rash", "fatigue"}},
      {"hand-foot syndrome (redness, pain), and nausea",
       {"hand-foot syndrome (redness, pain)", "nausea"}},
      {"damage to the lungs, which can cause shortness of breath", {"damage to the lungs"}},
      {"anemia, which might require blood transfusions, and low oxygen levels",
       {"anemia", "low oxygen levels"}},
      {"skin problems such as a rash, and itching", {"skin problems", "a rash", "itching"}},
      {"flu-like symptoms", {"flu-like symptoms"}}};
  for (const auto& row : rows) {
    CAPTURE(row.list);
    auto words = words_of(row.list);
    std::vector<std::string> items;
    for (const auto& item : split_items(words, 0, words.size(), false)) {
      items.emplace_back(span_of(words, item.first, item.last).in(row.list));
    }
    CHECK(items == row.items);
  }
}

TEST_CASE("frequency, severity, hedging") {
  struct Row {
    std::string stem;
    std::string frequency;  // words / band [low, high]
    std::string severity;
    bool hedged;
  };
  const std::vector<Row> rows{
      {"The most common side effects are", "most common/most_common", "", false},
      {"Other possible effects include", "Other possible/other_possible", "", true},
      {"A less common but serious side effect is", "less common/less_common", "serious", false},
      {"Less common but more serious side effects can include", "Less common/less_common",
       "more_serious", true},
      {"These happen in more than 10 in 100 people",
       "more than 10 in 100 people/very_common 0.1-", "", false},
      {"between 1 and 10 in 100 people", "between 1 and 10 in 100 people/common 0.01-0.1", "",
       false},
      {"up to 1 in 10 000 people", "up to 1 in 10 000 people/very_rare -0.0001", "", false},
      {"in ≥30% of patients", "30%/very_common 0.3-", "", false},
      {"Side effects include", "", "", false}};
  for (const auto& row : rows) {
    CAPTURE(row.stem);
    auto words = words_of(row.stem);
    auto frame = read_frame(words, 0, words.size(), row.stem);
    std::string frequency;
    if (frame.frequency) {
      frequency = std::string(frame.frequency->words.in(row.stem)) + "/" +
                  std::string(name(frame.frequency->band));
      auto number = [](std::optional<double> value) {
        if (!value) return std::string();
        auto text = std::to_string(*value);
        text.erase(text.find_last_not_of('0') + 1);
        return text;
      };
      if (frame.frequency->low || frame.frequency->high) {
        frequency += " " + number(frame.frequency->low) + "-" + number(frame.frequency->high);
      }
    }
    CHECK(frequency == row.frequency);
    CHECK((frame.severity ? std::string(name(frame.severity->band)) : "") == row.severity);
    CHECK(frame.hedged == row.hedged);
  }
}

TEST_CASE("what is no page is refused with the way out") {
  struct Row {
    std::string bytes;
    std::string what;
  };
  const std::vector<Row> rows{{"", "page.txt is empty"},
                              {" \n\t\n", "page.txt is empty"},
                              {std::string("\x7f"
                                           "ELF\0\0\0\1",
                                           8),
                               "page.txt is a binary file"},
                              {"\xFF\xFEh\0i\0", "page.txt is UTF-16"}};
  for (const auto& row : rows) {
    CAPTURE(row.what);
    try {
      read_page(row.bytes);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.what() == row.what);
      CHECK_FALSE(error.hint.empty());
    }
  }
}

TEST_CASE("ill-formed UTF-8 is repaired and said") {
  auto stages = read_page("Sunitinib\n\nSunitinib \xC3( may cause nausea.");
  REQUIRE_FALSE(stages.extraction.diagnostics.empty());
  CHECK(stages.extraction.diagnostics[0].code == "invalid-utf8");
}

namespace {

bool on_boundary(std::string_view text, uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// Every span lies in the text, on code points.
void check_spans(const Stages& stages) {
  const auto& e = stages.extraction;
  const auto& text = e.document.text;
  auto check = [&](Span span) {
    REQUIRE(span.begin <= span.end);
    REQUIRE(span.end <= text.size());
    REQUIRE(on_boundary(text, span.begin));
    REQUIRE(on_boundary(text, span.end));
  };
  for (const auto& m : e.mentions) check(m.span);
  for (const auto& p : e.passages) check(p.span);
  for (const auto& s : e.sections) check(s.span);
  for (const auto& r : e.references) {
    check(r.span);
    for (const auto& [field, span] : r.fields) check(span);
  }
  for (const auto& c : e.claims) {
    check(c.evidence);
    check(c.sentence);
    REQUIRE_FALSE(c.evidence.empty());
    if (c.lead_in) check(*c.lead_in);
    if (c.qualifiers.frequency) check(c.qualifiers.frequency->words);
    if (c.qualifiers.severity) check(c.qualifiers.severity->words);
    if (c.qualifiers.population) check(*c.qualifiers.population);
    REQUIRE(c.object.has_value() == c.value.empty());
  }
}

std::vector<std::filesystem::path> corpus_pages() {
  std::vector<std::filesystem::path> pages;
  for (const auto& entry :
       std::filesystem::directory_iterator(NETKG_SOURCE_DIR "/corpus/documents")) {
    auto extension = entry.path().extension();
    if (extension == ".txt" || extension == ".md") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

}  // namespace

TEST_CASE("any bytes end in an extraction or an Error") {
  std::mt19937 random(7);
  const auto pages = corpus_pages();
  for (int round = 0; round < 60; ++round) {
    auto text = file(pages[random() % pages.size()]);
    for (int cut = 0; cut < 20;
         ++cut) {  // bytes changed, stretches dropped, brackets left open
      auto at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, random() % 40);
          break;
        case 2:
          text.insert(at, "(\xE2\x80\xA2 [");
          break;
        default:
          text.insert(at, "\n\n");
      }
      if (text.empty()) text = " ";
    }
    try {
      check_spans(read_page(text));
    } catch (const Error&) {
      SUCCEED("refused");
    }
  }
}

TEST_CASE("the same page gives the same claims, ids and all are different") {
  for (const auto& page : corpus_pages()) {
    CAPTURE(page.filename().string());
    auto one = read_page(file(page), page.filename().string());
    auto two = read_page(file(page), page.filename().string());
    check_spans(one);
    REQUIRE(one.extraction.claims.size() == two.extraction.claims.size());
    CHECK(one.extraction.claims.size() >= 5);
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < one.extraction.claims.size(); ++i) {
      CHECK(one.extraction.claims[i].id == two.extraction.claims[i].id);
      ids.push_back(one.extraction.claims[i].id.text);
    }
    std::sort(ids.begin(), ids.end());
    CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
  }
}

TEST_CASE("every stage prints as in tests/golden") {
  // NETKG_UPDATE=1 rewrites the files; the difference is read in review.
  const std::string directory = NETKG_SOURCE_DIR "/tests/golden/stages/";
  const bool update = std::getenv("NETKG_UPDATE") != nullptr;
  for (std::string page :
       {"zebra-sunitinib.txt", "prairie-belzutifan.txt", "open-cabozantinib.md"}) {
    auto stages = read_page(file(NETKG_SOURCE_DIR "/corpus/documents/" + page), page);
    for (std::string stage :
         {"blocks", "sections", "sentences", "mentions", "claims", "references", "review"}) {
      CAPTURE(page, stage);
      auto golden = directory + page + "." + stage;
      auto printed = print_stage(stages, stage);
      if (update) {
        std::filesystem::create_directories(directory);
        std::ofstream(golden, std::ios::binary) << printed;
      }
      CHECK(printed == file(golden));
    }
  }
}

TEST_CASE("names that a page makes plain") {
  struct Row {
    std::string text;
    std::string word;    // as printed
    std::string entity;  // empty: names nothing
  };
  const std::vector<Row> rows{
      {"Side effects include bone marrow suppression (BMX). BMX starts early.", "BMX starts",
       "effect:low-blood-cell-counts"},
      {"It may cause nausea (BMX). BMX starts early.", "BMX starts", ""},
      {"Zalontinib is a tablet.", "Zalontinib", "drug:zalontinib"},
      {"It is a thumbnib.", "thumbnib", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    auto stages = read_page("Sunitinib\n\n" + row.text);
    auto at = stages.extraction.document.text.find(row.word);
    std::string entity;
    for (const auto& mention : stages.extraction.mentions) {
      if (mention.span.begin == at) entity = mention.entity.text;
    }
    CHECK(entity == row.entity);
  }
}

TEST_CASE("renaming a drug renames it in the claims and changes nothing else") {
  const std::string page =
      "# {}\n\n{} is a type of targeted drug. It blocks mTOR. You take it once a day.\n\n"
      "## Side effects\n\nCommon side effects of {} include tiredness, a rash and "
      "diarrhoea. {} does not usually cause hair loss.\n";
  auto claims = [&](const std::string& drug) {
    std::string text = page;
    for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}")) {
      text.replace(at, 2, drug);
    }
    auto stages = read_page(text, "page.md");
    std::vector<std::string> out;
    for (const auto& claim : stages.extraction.claims) {
      auto line = brief(claim, stages.extraction.document.text);
      line = line.substr(0, line.find(" <"));
      auto id = "drug:" + slug(drug);
      for (auto at = line.find(id); at != std::string::npos; at = line.find(id)) {
        line.replace(at, id.size(), "drug:X");
      }
      out.push_back(line);
    }
    return out;
  };
  auto first = claims("Everolimus");
  CHECK(first.size() >= 7);
  for (std::string other : {"Sunitinib", "Belzutifan", "Lanreotide", "Zalontinib"}) {
    CAPTURE(other);
    CHECK(claims(other) == first);
  }
}

TEST_CASE("page chrome between blocks changes no claim") {
  // Links, menus, asides and forms that stand among the paragraphs of an HTML page.
  const std::vector<std::string> blocks{
      "<h1>Everolimus</h1>",
      "<p>Everolimus is a type of targeted drug. It blocks mTOR.</p>",
      "<h2>Side effects</h2>",
      "<p>Common side effects of everolimus include:</p>",
      "<ul><li>tiredness</li><li>a rash</li></ul>",
      "<p>It does not usually cause hair loss.</p>",
      "<h2>How you have it</h2>",
      "<p>You take everolimus once a day.</p>"};
  const std::vector<std::string> chrome{
      "<nav><ul><li><a href='/a'>Sunitinib</a></li><li><a href='/b'>Nausea</a></li></ul></nav>",
      "<aside><p>Share this page</p></aside>",
      "<form><label>Was this page helpful?</label><button>Yes</button></form>",
      "<script>var effect = 'Sunitinib causes nausea.';</script>",
      "<!-- Sunitinib may cause nausea. -->",
      "<div class='cookie-banner'><p>We use cookies.</p></div>"};
  auto claims = [&](std::size_t place, const std::string& between) {
    std::string html = "<html><head><title>Everolimus</title></head><body><main>";
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      html += blocks[i];
      if (i == place) html += between;
    }
    auto stages = read_page(html + "</main></body></html>", "page.html");
    std::vector<std::string> out;
    for (const auto& claim : stages.extraction.claims)
      out.push_back(brief(claim, stages.extraction.document.text));
    return out;
  };
  auto plain = claims(blocks.size(), "");
  REQUIRE(plain.size() >= 6);
  for (const auto& between : chrome) {
    for (std::size_t place = 0; place < blocks.size(); ++place) {
      CAPTURE(between, place);
      CHECK(claims(place, between) == plain);
    }
  }
}
