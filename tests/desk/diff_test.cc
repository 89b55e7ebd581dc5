// Two versions of a page: exactly what was changed is told, and nothing is matched by likeness.
#include "desk/diff.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>

#include "desk/marked_text.h"
#include "tests/ingest/read_page.h"

using namespace netkg;
using namespace netkg::desk;

namespace {

std::string file(const std::string& path) {
  std::ifstream in(std::string(NETKG_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

Extraction read(const std::string& text, const std::string& name = "page.txt") {
  return ingest::read_page(text, name).extraction;
}

std::string brief(const Claim& claim) {
  return claim.subject.text.substr(claim.subject.text.find(':') + 1) + " " +
         std::string(name(claim.predicate)) + " " +
         (claim.object ? claim.object->text.substr(claim.object->text.find(':') + 1)
                       : claim.value);
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (auto word : words) out += (out.empty() ? "" : ",") + std::string(word);
  return out;
}

/// "~ sunitinib may_cause headache (frequency)", "+ …", "- …", "> …", "= reworded", "date …",
/// "ref+ year".
std::vector<std::string> lines(const Diff& diff, const Extraction& before,
                               const Extraction& after) {
  std::vector<std::string> out;
  for (const auto& pair : diff.changed)
    out.push_back("~ " + brief(after.claims[pair.after]) + " (" + joined(pair.fields) + ")");
  for (auto i : diff.added) out.push_back("+ " + brief(after.claims[i]));
  for (auto i : diff.removed) out.push_back("- " + brief(before.claims[i]));
  for (const auto& pair : diff.moved) out.push_back("> " + brief(after.claims[pair.after]));
  for (const auto& pair : diff.reworded)
    out.push_back("= " + brief(after.claims[pair.after]) + " (" + joined(pair.fields) + ")");
  for (const auto& [field, was, is] : diff.dates)
    out.push_back("date " + std::string(field) + " " + was + " " + is);
  for (auto i : diff.references_added)
    out.push_back("ref+ " + after.references[i].csl.issued->iso());
  for (auto i : diff.references_removed)
    out.push_back("ref- " + before.references[i].csl.issued->iso());
  for (const auto& [was, is] : diff.references_changed)
    out.push_back("ref~ " + after.references[is].csl.title);
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Of two versions of a page exactly the planted changes are told") {
  struct Row {
    const char* page;
    Lines expected;
  };
  const Row rows[]{
      {"zebra-sunitinib.txt",
       {"~ sunitinib may_cause headache (frequency)",
        "~ sunitinib may_cause dizziness (frequency)",
        "~ sunitinib may_cause liver-damage (severity)", "+ sunitinib may_cause joint-pain",
        "- sunitinib may_cause nosebleeds", "> sunitinib may_cause headache",
        "> sunitinib may_cause dizziness", "date last_reviewed 2024-03-18 2026-03-20",
        "date next_due 2027-03-19 2029-03-20", "ref+ 2020", "ref- 2012"}},
      {"zebra-everolimus.txt",
       {"~ everolimus slows_growth_of neuroendocrine-tumour (hedged)",
        "- everolimus may_cause trouble-sleeping",
        "> high-blood-sugar managed_with diet advice",
        "> high-blood-sugar managed_with diabetes tablets"}},
      {"open-lanreotide.md",
       {"~ lanreotide may_cause gallstones (frequency)", "+ lanreotide may_cause hair-thinning",
        "- lanreotide may_cause hair-loss", "> lanreotide may_cause gallstones",
        "date last_reviewed 2025-05-14 2026-05-11", "date next_due 2027-05-14 2028-05-11"}},
      {"prairie-belzutifan.txt",
       {"~ hif-inhibitor may_cause anaemia (subject,level)",
        "~ hif-inhibitor may_cause fatigue (subject,level)",
        "~ hif-inhibitor may_cause headache (subject,level)",
        "~ hif-inhibitor may_cause dizziness (subject,level)",
        "~ hif-inhibitor may_cause nausea (subject,level)",
        "~ belzutifan may_cause sore-mouth (negated,hedged)",
        "~ belzutifan may_cause hand-foot-syndrome (negated,hedged)",
        "date last_modified 2024-03-01 2026-06-05"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.page);
    const auto before = read(file(std::string("corpus/documents/") + row.page), row.page);
    const auto after = read(file(std::string("corpus/desk/edited/") + row.page), row.page);
    CHECK(lines(compare(before, after), before, after) == row.expected);
  }
}

TEST_CASE("What cannot be matched for certain is lost and new") {
  struct Row {
    const char* before;
    const char* after;
    Lines expected;
  };
  const Row rows[]{
      // the same, whatever the line breaks
      {"Sunitinib\n\nSunitinib may cause fatigue and nausea.\n",
       "Sunitinib\n\nSunitinib may cause\nfatigue and nausea.\n",
       {}},
      // a drug for another is no change of one statement
      {"Notes\n\nSunitinib may cause fatigue.\n",
       "Notes\n\nEverolimus may cause fatigue.\n",
       {"+ everolimus may_cause fatigue", "- sunitinib may_cause fatigue"}},
      // denied
      {"Notes\n\nSunitinib may cause fatigue.\n",
       "Notes\n\nSunitinib does not cause fatigue.\n",
       {"~ sunitinib may_cause fatigue (negated,hedged)"}},
      // the same effect in other words
      {"Notes\n\nSunitinib may cause tiredness.\n",
       "Notes\n\nSunitinib may cause fatigue.\n",
       {"= sunitinib may_cause fatigue (words)"}},
      // a longer list has not changed its items
      {"Notes\n\nSunitinib may cause fatigue and nausea.\n",
       "Notes\n\nSunitinib may cause fatigue, headache and nausea.\n",
       {"+ sunitinib may_cause headache"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.before, row.after);
    const auto before = read(row.before), after = read(row.after);
    CHECK(lines(compare(before, after), before, after) == row.expected);
  }
}

TEST_CASE("A page does not differ from itself, and a difference turned round is the same") {
  for (const char* page : {"zebra-sunitinib.txt", "zebra-everolimus.txt", "open-lanreotide.md",
                           "prairie-belzutifan.txt"}) {
    CAPTURE(page);
    const auto before = read(file(std::string("corpus/documents/") + page), page);
    const auto after = read(file(std::string("corpus/desk/edited/") + page), page);
    const auto self = compare(before, before);
    CHECK_FALSE(self.differ());
    CHECK(self.same == before.claims.size());
    const auto there = compare(before, after), back = compare(after, before);
    CHECK(there.added == back.removed);
    CHECK(there.removed == back.added);
    CHECK(there.changed.size() == back.changed.size());
    CHECK(there.same + there.changed.size() + there.reworded.size() + there.removed.size() ==
          before.claims.size());
    CHECK(there.same + there.changed.size() + there.reworded.size() + there.added.size() ==
          after.claims.size());
  }
}

TEST_CASE("The JSON has the contract's fields") {
  const auto before = read(file("corpus/documents/zebra-sunitinib.txt"));
  const auto after = read(file("corpus/desk/edited/zebra-sunitinib.txt"));
  const auto json = diff_json(compare(before, after), before, after, "a", "b");
  CHECK(json["schema"] == "netkg.diff/1");
  CHECK(json["from"] == "a");
  CHECK(json["moved"] == 2);
  CHECK(json["added"][0]["object"] == "effect:joint-pain");
  CHECK(json["removed"][0]["evidence"]["exact"] == "nosebleeds");
  CHECK(json["changed"][0]["fields"] == nlohmann::json::array({"frequency"}));
  CHECK(json["changed"][0]["before"]["qualifiers"]["frequency"]["band"] == "common");
  CHECK(json["dates"][0]["after"]["date"] == "2026-03-20");
  CHECK(json["references"]["added"].size() == 1);
  CHECK(json["references"]["removed"].size() == 1);
}

TEST_CASE("Twenty thousand claims are compared without growing old") {
  Extraction before, after;
  before.document.text = after.document.text = std::string(100, 'x');
  std::mt19937 random(1);
  for (std::size_t i = 0; i < 20000; ++i) {
    Claim claim;
    claim.subject = EntityId("drug:d" + std::to_string(random() % 3));
    claim.object = EntityId("effect:e" + std::to_string(random() % 5));
    claim.evidence = claim.sentence = {0, static_cast<uint32_t>(random() % 100)};
    before.claims.push_back(claim);
    claim.qualifiers.hedged = random() % 2;
    after.claims.push_back(claim);
  }
  const auto start = std::chrono::steady_clock::now();
  const auto diff = compare(before, after);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(diff.same > 0);
  CHECK(took.count() < 10);  // seconds, with sanitisers too
}

TEST_CASE("Marks are cut where they overlap, and nothing of the page is markup") {
  struct Row {
    std::string text;
    std::vector<Mark> marks;
    std::string html;
  };
  const Row rows[]{
      {"may cause fatigue",
       {{{10, 17}, "c", "t"}},
       "may cause <mark class=\"c\" title=\"t\">fatigue</mark>"},
      {"a <b> & \"c\"", {}, "a &lt;b&gt; &amp; &quot;c&quot;"},
      {"abcdef",
       {{{0, 4}, "x"}, {{2, 6}, "y"}},
       "<mark class=\"x\">ab</mark><mark class=\"y\">cd</mark><mark class=\"y\">ef</mark>"},
      {"abcdef",
       {{{0, 6}, "x"}, {{2, 3}, "y"}},
       "<mark class=\"x\">ab</mark><mark class=\"y\">c</mark><mark class=\"x\">def</mark>"},
      {"ab", {{{1, 9}, "x"}, {{1, 1}, "y"}}, "ab"},
      {"a\x1B[2Jb\xE2\x80\xAE", {}, "a\uFFFD[2Jb\uFFFD"},
      {"ab",
       {{{0, 1}, "\"><script>", "</mark>", "#\""}},
       "<a href=\"#&quot;\"><mark class=\"&quot;&gt;&lt;script&gt;\" title=\"&lt;/mark&gt;\">a"
       "</mark></a>b"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(marked_text(row.text, row.marks) == row.html);
  }
}
