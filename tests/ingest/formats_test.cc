// Which format a file is, and what every sample of a publisher's format gives.
#include "ingest/formats.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <random>
#include <sstream>

#include "ingest/language.h"
#include "ingest/readers/pdf.h"
#include "ingest/readers/xml_pages.h"
#include "model/error.h"
#include "read_page.h"

using namespace netkg;
using namespace netkg::ingest;
namespace fs = std::filesystem;

namespace {

const std::string samples = NETKG_SOURCE_DIR "/../shared/data/samples/";

std::string file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

std::string date(const std::optional<StatedDate>& stated) {
  return stated ? stated->date.iso() : "";
}

bool has_section(const Stages& stages, const std::string& heading) {
  const auto& e = stages.extraction;
  return std::any_of(e.sections.begin(), e.sections.end(), [&](const Section& section) {
    return section.heading && section.heading->in(e.document.text) == heading;
  });
}

/// The side effects claimed, by id.
std::vector<std::string> effects(const Stages& stages) {
  std::vector<std::string> out;
  for (const auto& claim : stages.extraction.claims)
    if (claim.predicate == Predicate::MayCause && claim.object && !claim.qualifiers.negated)
      out.push_back(claim.object->text);
  return out;
}

}  // namespace

TEST_CASE("The format of a file is told by its content first") {
  struct Row {
    std::string bytes, path;
    Format format;
  };
  const std::vector<Row> rows{
      {"Sunitinib\n\nwords", "x.txt", Format::Text},
      {"# A\n\n# B\n", "x", Format::Markdown},
      {"words", "x.md", Format::Markdown},
      {"---\ntitle: x\n---\n", "x", Format::Markdown},
      {"+++\ntitle = 'x'\n+++\n", "x", Format::Markdown},
      {"<!DOCTYPE html><p>x", "x.txt", Format::Html},
      {"\n <html><body>x", "x", Format::Html},
      {"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "x.xml", Format::Html},
      {"<div>x</div>", "x.md", Format::Markdown},
      {"<p>x</p>", "x", Format::Html},
      {"words", "x.html", Format::Html},
      {"%PDF-1.7\n", "x.html", Format::Pdf},
      {"<?xml version='1.0'?><!-- > --><Summary id='x'>", "x", Format::Pdq},
      {"\xEF\xBB\xBF<GlossaryTerm>", "x", Format::Pdq},
      {"<document xmlns='urn:hl7-org:v3'>", "x.html", Format::Spl},
      {"<article article-type='x'><front/>", "x.html", Format::Jats},
      {"<article><p>x", "x", Format::Html},
      {"<PubmedArticleSet>", "x", Format::Medline},
      {"<health-topics>", "x", Format::MedlinePlus},
      {"<f:Bundle xmlns:f='http://hl7.org/fhir'>", "x", Format::Fhir},
      {"{ \"name\": \"x\" }", "x", Format::Json},
      {"\xEF\xBB\xBF{\"id\": \"x\", \"resourceType\": \"Bundle\"}", "x", Format::Fhir},
      {"{not json}", "x", Format::Text},
  };
  for (const auto& row : rows) {
    CAPTURE(row.bytes, row.path);
    CHECK(name(format_of(row.bytes, row.path)) == name(row.format));
  }
  CHECK_THROWS_AS(format_of("<?xml version='1.0'?><feed>", "x.xml"), model::Error);
}

TEST_CASE("every sample of a publisher's format is read right") {
  if (!fs::exists(samples)) {
    WARN("skipped: ../shared not present");
    return;
  }
  struct Row {
    std::string path, title, reviewed, modified, published;
    std::string sections;  // '|' between them
    std::size_t references;
  };
  const std::vector<Row> rows{
      {"spl/humira.xml", "HUMIRA (adalimumab) injection, for subcutaneous use", "", "2013-07",
       "",
       "6 ADVERSE REACTIONS|1 INDICATIONS AND USAGE|15 REFERENCES|17.2 Instruction on "
       "Injection Technique",
       1},
      {"spl/lipitor-orig.xml",
       "LIPITOR® (atorvastatin calcium) Tablets for oral administration", "", "2014-01-13", "",
       "6 ADVERSE REACTIONS|1 INDICATIONS AND USAGE|15 REFERENCES", 1},
      {"spl/cough-otc.xml",
       "TRIAMINIC Childrens Night Time Cold and Cough (diphenhydramine hcl, phenylephrine hcl)",
       "", "2011-04-26", "", "Do not use|Questions or comments?|Inactive ingredients", 0},
      {"spl/no-title.xml", "Haloperidol", "", "2008-09", "",
       "ADVERSE REACTIONS|Switchover Procedure|HOW SUPPLIED", 0},
      {"pdq/Summary62872.xml", "Unusual Cancers of Childhood Treatment (PDQ®)", "",
       "2011-10-12", "", "Head and Neck Cancers|Levels of Evidence|Contact Us", 472},
      {"pdq/Summary-BreastPatient-62955.xml", "Breast Cancer Treatment (PDQ®)", "",
       "2011-08-18", "",
       "General Information About Breast Cancer|Changes to This Summary (08/18/2011)|About PDQ",
       0},
      {"pdq/DrugInfoSummary487488.xml", "Imatinib Mesylate", "", "", "2006-10-05",
       "Imatinib Mesylate", 0},
      {"pdq/GlossaryTerm46332.xml", "acute lymphocytic leukemia", "", "2009-02-26", "",
       "acute lymphocytic leukemia", 0},
      {"jats/6605965a.nxml",
       "Oral contraceptives, reproductive history and risk of colorectal cancer in the "
       "European "
       "Prospective Investigation into Cancer and Nutrition",
       "", "", "2010-11-02", "Discussion|Materials and Methods|Results", 34},
      {"jats/mds526.nxml",
       "Socio-demographic inequalities in stage of cancer diagnosis: evidence from patients "
       "with "
       "female breast, lung, colon, rectal, prostate, renal, bladder, melanoma, ovarian and "
       "endometrial cancer",
       "", "", "2012-11-12", "introduction|discussion|disclosure", 40},
      {"jats/pone.0046493.nxml",
       "MmPPOX Inhibits Mycobacterium tuberculosis Lipolytic Enzymes Belonging to the "
       "Hormone-Sensitive Lipase Family and Alters Mycobacterial Growth",
       "", "", "2012-09-28", "Introduction|pH-stat assays|Discussion", 58},
      {"jats/pubmed-29768149.medline.xml",
       "Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma", "", "2022-04-10",
       "2018-05-17", "METHODS|BACKGROUND|CONCLUSIONS", 0},
      {"medlineplus/mplus_topics_2012-07-21.xml", "Abdominal Pain", "", "", "2003-01-07",
       "Abdominal Pain", 0},
      {"epi/aemps-54347.fhir.xml",
       "Ficha técnica o resumen de las características del producto", "", "2025-06-04", "",
       "1. Nombre del medicamento|Aspecto del producto y contenido del envase", 0},
      {"nhs/nhs-medicines-sample-output.json", "Aciclovir (Zovirax)", "", "", "",
       "Who can take aciclovir|Key facts|Serious side effects|Can I drink alcohol?", 0},
  };
  std::size_t listed = 0;
  for (const auto& entry : fs::recursive_directory_iterator(samples)) {
    auto ending = entry.path().extension();
    listed += ending == ".xml" || ending == ".nxml" || ending == ".json";
  }
  CHECK(listed == rows.size());
  for (const auto& row : rows) {
    CAPTURE(row.path);
    auto stages = read_page(file(samples + row.path), row.path);
    const auto& e = stages.extraction;
    CHECK(e.document.title == row.title);
    CHECK(date(e.review.last_reviewed) == row.reviewed);
    CHECK(date(e.review.last_modified) == row.modified);
    CHECK(date(e.review.published) == row.published);
    for (std::size_t at = 0; at < row.sections.size();) {
      auto end = std::min(row.sections.find('|', at), row.sections.size());
      const auto section = row.sections.substr(at, end - at);
      CAPTURE(section);
      CHECK(has_section(stages, section));
      at = end + 1;
    }
    CHECK(e.references.size() == row.references);
  }
}

namespace {

/// The JSON that FHIR has for its XML, XHTML as a string.
nlohmann::ordered_json as_json(pugi::xml_node element) {
  if (std::string(element.name()) == "div") {
    std::ostringstream html;
    element.print(html, "", pugi::format_raw);
    return html.str();
  }
  if (auto value = element.attribute("value")) return value.value();
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (auto child : element.children()) {
    auto json = as_json(child);
    if (std::string(element.name()) == "resource") {
      json["resourceType"] = child.name();
      return json;
    }
    auto& member = object[child.name()];
    if (member.is_null())
      member = json;
    else if (member.is_array())
      member.push_back(json);
    else
      member = nlohmann::ordered_json::array({member, json});
  }
  return object;
}

}  // namespace

TEST_CASE("a leaflet as FHIR's JSON is a page with its sections") {
  const auto json = file(NETKG_SOURCE_DIR "/tests/fuzz/seeds/fhir/bundle.json");
  CHECK(format_of(json, "x") == Format::Fhir);
  CHECK(begins_like_page(json, "x.json"));
  CHECK_FALSE(begins_like_page("{\"resourceType\": \"Patient\"}", "x.json"));
  const auto page = read_as(Format::Fhir, json, "x.json");
  CHECK(print_blocks(page) ==
        "M0 dateModified: 2025-06-04\n"
        "H1 Package leaflet: Sunitinib 25 mg hard capsules\n"
        "H2 1. What it is\n"
        "P0 Sunitinib is a kinase inhibitor & a capsule.\n"
        "H2 4. Possible side effects\n"
        "H3 Very common\n"
        "P0 These may affect more than 1 in 10 people:\n"
        "L0 • fatigue\n"
        "L0 • diarrhoea\n"
        "H3 Common\n"
        "T0 Effect\tHow often\n"
        "T0 hair loss\t1 in 20\n");
  CHECK(page.metadata.id == "leaflet-7");
  CHECK(page.metadata.language == "en");
  auto found = effects(read_page(json, "x.json"));
  for (std::string effect : {"effect:fatigue", "effect:diarrhoea", "effect:hair-loss"})
    CHECK(std::count(found.begin(), found.end(), effect) == 1);

  std::string deep = "{\"resourceType\": \"Composition\"";
  for (int i = 0; i < 100000; ++i) deep += ", \"section\": [{\"title\": \"x\"";
  CHECK_THROWS_AS(read_as(Format::Fhir, deep, "x.json"), model::Error);
  for (int i = 0; i < 100000; ++i) deep += "}]";
  CHECK(read_as(Format::Fhir, deep + "}", "x.json").blocks.size() < 200);
  CHECK_THROWS_AS(read_as(Format::Fhir, "{\"resourceType\": ", "x.json"), model::Error);
}

TEST_CASE("a leaflet is the same page as FHIR's XML and as its JSON") {
  const auto path = samples + "epi/aemps-54347.fhir.xml";
  if (!fs::exists(path)) {
    WARN("skipped: ../shared not present");
    return;
  }
  const auto xml = file(path);
  pugi::xml_document document;
  REQUIRE(document.load_buffer(xml.data(), xml.size(), pugi::parse_full));
  auto json = as_json(document.document_element());
  json["resourceType"] = "Bundle";
  const auto one = read_as(Format::Fhir, xml, "x"),
             other = read_as(Format::Fhir, json.dump(), "x");
  REQUIRE(one.blocks.size() > 200);
  CHECK(print_blocks(one) == print_blocks(other));
  CHECK(one.metadata.hash() == other.metadata.hash());
}

TEST_CASE("a label gives the effects of its adverse-reaction section and no others") {
  if (!fs::exists(samples)) {
    WARN("skipped: ../shared not present");
    return;
  }
  auto found = effects(read_page(file(samples + "spl/humira.xml"), "humira.xml"));
  auto has = [&](const std::string& id) {
    return std::find(found.begin(), found.end(), id) != found.end();
  };
  for (std::string effect :
       {"effect:injection-site-reaction", "effect:skin-rash", "effect:pneumonia",
        "effect:clinical-flare-reaction", "effect:liver-failure", "effect:allergic-reaction",
        "effect:severe-skin-reaction", "effect:inflamed-blood-vessels", "effect:psoriasis",
        "effect:hair-loss"}) {
    CAPTURE(effect);
    CHECK(has(effect));
  }
  // What it is for, and what other drugs do.
  for (std::string other :
       {"effect:rheumatoid-arthritis", "effect:plaque-psoriasis",
        "effect:ankylosing-spondylitis", "effect:crohns-disease", "effect:uveitis"}) {
    CAPTURE(other);
    CHECK_FALSE(has(other));
  }
  auto stages = read_page(file(samples + "spl/humira.xml"), "humira.xml");
  for (const auto& claim : stages.extraction.claims) {
    auto sentence = std::string(claim.sentence.in(stages.extraction.document.text));
    CAPTURE(sentence);
    if (claim.predicate == Predicate::MayCause)
      CHECK(sentence.find("anakinra") == std::string::npos);
  }
}

TEST_CASE("a page not in English gives no claims and says so") {
  const std::string spanish =
      "Sunitinib\n\nEl sunitinib es un medicamento que se usa para el tratamiento del cáncer "
      "de "
      "páncreas. Los efectos secundarios más comunes de este medicamento son la fatiga, la "
      "diarrea y las náuseas. Si tiene alguno de estos efectos, hable con su médico. No deje "
      "de "
      "tomar el medicamento sin la autorización de su médico, que puede cambiar la dosis.\n\n"
      "Última revisión: 2021-03-18. Last reviewed: 18 March 2021\n";
  auto stages = read_page(spanish);
  CHECK(stages.extraction.document.language == "es");
  CHECK(stages.extraction.claims.empty());
  REQUIRE(!stages.extraction.diagnostics.empty());
  CHECK(stages.extraction.diagnostics[0].code == "not-english");
  CHECK(measured_language("words too few") == std::nullopt);
  CHECK(measured_language(std::string("the drug may cause a rash and you should tell ") +
                          "your doctor if it does not go away or is worse than before. " +
                          "These are the side effects that are most common in people who "
                          "have it with other treatment. It can be given at home.") == "en");
}

TEST_CASE("of a page without end the first part is read, and a note says so") {
  std::string page = "Sunitinib\n\n";
  while (page.size() < (5u << 20)) page += "Words that say nothing of interest to anybody.\n\n";
  auto document =
      read_document(page, {"x.txt", "x.txt"}, {}, vocabulary::Vocabulary::builtin());
  CHECK(document.text.size() <= (4u << 20));
  REQUIRE(document.notes.size() == 1);
  CHECK(document.notes[0].code == "too-long");
}

TEST_CASE("XML that wants more than it says is refused or read as it stands") {
  struct Row {
    std::string xml, says;  // empty: it is read
  };
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<SummarySection>";
  const std::vector<Row> rows{
      {"<!DOCTYPE Summary [<!ENTITY a \"boom\"><!ENTITY b \"&a;&a;\">]><Summary><Para>&b;"
       "</Para></Summary>",
       ""},
      {"<!DOCTYPE Summary [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Summary><Para>&x;"
       "</Para></Summary>",
       ""},
      {"<Summary><Para>unclosed", "is no well-formed XML"},
      {"<Summary>" + deep, "is no well-formed XML"},
      {"<Summary><Para>\xED\xA0\x80 &#xD800; &#x110000;</Para></Summary>", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.xml.substr(0, 60));
    try {
      auto document =
          read_document(row.xml, {"x.xml", "x.xml"}, {}, vocabulary::Vocabulary::builtin());
      CHECK(row.says.empty());
      CHECK(document.text.find("boom") == std::string::npos);
      CHECK(document.text.find("root:") == std::string::npos);
      CHECK(document.text.size() < 1000);
    } catch (const model::Error& error) {
      CHECK(std::string(error.what()).find(row.says) != std::string::npos);
      CHECK_FALSE(error.hint.empty());
    }
  }
}

TEST_CASE("any bytes end in a page or an Error, in every format") {
  std::mt19937 random(11);
  for (const auto& entry :
       fs::recursive_directory_iterator(NETKG_SOURCE_DIR "/tests/fuzz/seeds")) {
    if (!entry.is_regular_file()) continue;
    const auto folder = entry.path().parent_path().filename().string();
    const auto seed = file(entry.path());
    CAPTURE(entry.path().string());
    for (int round = 0; round < 150; ++round) {
      auto bytes = seed;
      const auto cuts = round == 0 ? 0u : 1 + random() % 6;  // first the seed itself
      for (unsigned cut = 0; cut < cuts; ++cut) {
        auto at = random() % bytes.size();
        switch (random() % 5) {
          case 0:
            bytes[at] = static_cast<char>(random());
            break;
          case 1:
            bytes.erase(at, random() % 60);
            break;
          case 2:
            bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 200));
            break;
          case 3:
            bytes.insert(at, "&#xD800;\xF4\x90<![CDATA[");
            break;
          default:
            bytes.resize(at + 1);
        }
        if (bytes.empty()) bytes = " ";
      }
      try {
        auto format = format_named(folder);
        auto page = format ? read_as(*format, bytes, "x") : read_pdf_words(bytes);
        uint32_t end = 0;
        for (const auto& block : page.blocks) {
          REQUIRE(block.span.begin >= end);
          REQUIRE(block.span.end <= page.text.size());
          end = block.span.end;
        }
        for (const auto& origin : page.origins) REQUIRE(origin.file < bytes.size());
      } catch (const model::Error& error) {
        REQUIRE_FALSE(error.hint.empty());
      }
    }
  }
}

TEST_CASE("front matter in TOML says the same as in YAML") {
  for (std::string page : {"+++\ntitle = \"T\"\nlast_reviewed = 2020-01-02\n[params]\nx = "
                           "1\n+++\n\n# A\n\nwords\n",
                           "---\ntitle: T\nlast_reviewed: 2020-01-02\n---\n\n# A\n\nwords\n"}) {
    CAPTURE(page);
    auto stages = read_page(page, "x.md");
    CHECK(stages.extraction.document.title == "T");
    CHECK(date(stages.extraction.review.last_reviewed) == "2020-01-02");
  }
}

TEST_CASE("a pair of dates is when a page was reviewed and when it is due, in every format") {
  struct Row {
    std::string bytes, name;
  };
  const std::vector<Row> rows{
      {"{\"headline\": \"T\", \"lastReviewed\": [\"2019-07-08T13:16:00+00:00\", "
       "\"2022-07-08T00:00:00+00:00\"], \"articleBody\": \"words\"}",
       "x.json"},
      {"<script type='application/ld+json'>{\"@type\": \"MedicalWebPage\", \"lastReviewed\": "
       "[\"2019-07-08\", \"2022-07-08\"]}</script><h1>T</h1><p>words</p>",
       "x.html"},
      {"---\nlastReviewed: [2019-07-08, 2022-07-08]\n---\n\n# T\n\nwords\n", "x.md"},
      {"+++\nlastReviewed = [\"2019-07-08\", \"2022-07-08\"]\n+++\n\n# T\n\nwords\n", "x.md"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.bytes);
    const auto stages = read_page(row.bytes, row.name);
    CHECK(stages.extraction.document.title == "T");
    CHECK(date(stages.extraction.review.last_reviewed) == "2019-07-08");
    CHECK(date(stages.extraction.review.next_due) == "2022-07-08");
  }
}

TEST_CASE("an item of a label may bring its own marker") {
  struct Row {
    std::string item, block;
  };
  const std::vector<Row> rows{
      {"<caption>[1]</caption>Yao JC. Everolimus.", "L0 [1] Yao JC. Everolimus.\n"},
      {"<caption>•</caption>rash", "L0 • rash\n"},
      {"<caption>Note: </caption>rash", "L0 • Note: rash\n"},
      {"rash", "L0 • rash\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.item);
    auto page = read_as(Format::Spl,
                        "<document><structuredBody><section><text><list><item>" + row.item +
                            "</item><item>fits</item></list></text></section></structuredBody>"
                            "</document>",
                        "x");
    CHECK(print_blocks(page) == row.block + "L0 • fits\n");
  }
}

TEST_CASE("terms and their definitions, in every format that has them") {
  struct Row {
    Format format;
    std::string bytes, blocks;
  };
  const std::vector<Row> rows{
      {Format::Html,
       "<h1>T</h1><dl><dt>Brand name</dt><dd>Sutent</dd><dt>Route</dt><dd>mouth</dd></dl>",
       "H1 T\nP0 Brand name: Sutent\nP0 Route: mouth\n"},
      {Format::Html, "<h2>T</h2><dl><dt>Rare:</dt><dd><p>fits</p><p>faints</p></dd></dl>",
       "H2 T\nP0 Rare: fits\nP0 faints\n"},
      {Format::Jats,
       "<article><body><sec><title>T</title><def-list><def-item><term>NET</term><def><p>a "
       "tumour</p></def></def-item></def-list></sec></body></article>",
       "H2 T\nP0 NET: a tumour\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.bytes);
    CHECK(print_blocks(read_as(row.format, row.bytes, "x")) == row.blocks);
  }
}

TEST_CASE("a title repeated with the site's name is one title") {
  auto stages = read_page("# Sunitinib - A Charity\n\n# Sunitinib\n\nwords\n", "x.md");
  CHECK(stages.extraction.document.title == "Sunitinib");
  CHECK(stages.extraction.document.blocks.size() == 2);
}
