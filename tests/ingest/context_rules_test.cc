// Clinical context: what cues reach, where they stop, and how well that does on the NegEx kit.
#include "ingest/context_rules.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "model/error.h"
#include "vocabulary/compile.h"
#include "vocabulary/vocabulary.h"

using namespace netkg::ingest;
using netkg::vocabulary::Rows;
using netkg::vocabulary::Vocabulary;

namespace {

/// "negated hedged other historical", only what is set.
std::string brief(const ContextFlags& flags) {
  std::string out;
  auto add = [&](bool set, std::string_view word) {
    if (set) out += (out.empty() ? "" : " ") + std::string(word);
  };
  add(flags.negated, "negated");
  add(flags.hedged, "hedged");
  add(flags.experiencer == Experiencer::Other, name_of(flags.experiencer));
  add(flags.temporality != Temporality::Recent, name_of(flags.temporality));
  return out;
}

struct Row {
  std::string_view phrase, sentence, expected;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.phrase, row.sentence);
    CHECK(brief(context_of_phrase(row.phrase, row.sentence)) == row.expected);
  }
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells{""};
  for (char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

struct Score {
  double right = 0, false_alarms = 0, missed = 0;

  void add(bool found, bool wanted) {
    right += found && wanted;
    false_alarms += found && !wanted;
    missed += !found && wanted;
  }
  double precision() const { return right / (right + false_alarms); }
  double recall() const { return right / (right + missed); }
  double f1() const { return 2 * right / (2 * right + false_alarms + missed); }
};

}  // namespace

TEST_CASE("A denial reaches through its list and no farther") {
  check({
      {"rash", "There was no rash.", "negated"},
      {"wheezes", "Denies chest pain, cough or wheezes.", "negated"},
      {"jaundice", "No lymph nodes (neck or groin), jaundice or itching.", "negated"},
      {"fever", "Denies the following: fever, cough.", "negated"},
      {"cough", "No fever but a dry cough.", ""},
      {"cough", "No fever; cough since Monday.", ""},
      {"cough", "No fever. Cough since Monday.", ""},
      {"cough", "She has no fever, and she has a cough.", ""},
      {"heart is enlarged", "There is no air leak, and the heart is enlarged.", ""},
      {"edema", "No rash or edema was seen.", "negated"},
      {"swelling", "There is no rash and swelling is seen.", ""},
      {"block", "The trace showed no ischaemia and a bundle branch block.", ""},
      {"strength 5/5", "Legs: no swelling, strength 5/5.", ""},
      {"gait normal", "No weakness, gait normal.", ""},
      {"bleeding", "He takes no aspirin because of bleeding.", ""},
      {"H. pylori", "No evidence of H. pylori.", "negated"},
      {"stroke", "2) No seizures 3) stroke", ""},
      {"weight loss", "The GI review is -ve for vomiting (day nor night), weight loss.",
       "negated"},
      {"weight loss", "The GI review is +ve for weight loss.", ""},
  });
}

TEST_CASE("A denial may follow, or answer a label") {
  check({
      {"pneumonia", "Pneumonia was ruled out.", "negated"},
      {"nausea", "His nausea and vomiting resolved.", "negated"},
      {"weakness", "He had some weakness although that seems to have resolved.", "negated"},
      {"neck is supple", "The neck is supple, swelling is absent.", ""},
      {"cough", "She had a cough and was treated, the fever resolved.", ""},
      {"allergies", "Allergies - none", "negated"},
      {"tobacco", "Tobacco: quit in 1990.", "negated"},
      {"chest", "Chest: no crackles.", ""},
      {"infarct", "The scan was negative for infarct.", "negated"},
      {"scan", "The scan was negative for infarct.", ""},
      {"reflux", "She had reflux, which has since resolved.", "negated"},
  });
}

TEST_CASE("Words that look like a denial") {
  check({
      {"fatigue", "Not only fatigue but also nausea was reported.", ""},
      {"effusion", "There is no significant change in the effusion.", ""},
      {"double vision", "No change in hearing, double vision or headache.", "negated"},
      {"voiding", "Voiding without difficulty.", ""},
      {"pain", "He had no relief of pain.", ""},
      {"breast cancer", "Triple negative breast cancer.", ""},
      {"lungs show no nodule", "The lungs show no nodule.", ""},
  });
}

TEST_CASE("Doubt, other people, other times") {
  check({
      {"pneumonia", "Findings may represent pneumonia.", "hedged"},
      {"pneumonia", "Pneumonia cannot be excluded.", "hedged"},
      {"pneumonia", "Rule out pneumonia.", "hedged"},
      {"pneumonia", "Pneumonia is unlikely.", "negated hedged"},
      {"vomiting", "Possible pneumonia given her vomiting.", ""},
      {"breast cancer", "Her mother had breast cancer.", "other"},
      {"fever", "His mother reports that he has a fever.", ""},
      {"fever", "Brought in by his mother for fever.", ""},
      {"gout", "Family history: gout.", "other historical"},
      {"gout", "Past medical history: asthma, gout.", "historical"},
      {"gout", "Gout in the past.", "historical"},
      {"wheezing", "History of asthma, presents with wheezing.", ""},
      {"cough", "History of present illness: cough.", ""},
      {"bleeding", "Return if there is fever or bleeding.", "hypothetical"},
      {"bleeding", "If the fever returns, she should rest; bleeding was seen.", ""},
  });
}

TEST_CASE("The phrase in its sentence") {
  check({
      {"murmur", "No MURMURS.", "negated"},
      {"oedema", "No edema.", "negated"},
      {"neck: supple", "No masses. Neck supple.", ""},
      // A place in capitals is the one that is meant; else every place must be denied.
      {"virus", "Virus test: the test for VIRUS is negative.", "negated"},
      {"pain", "He had pain; no pain now.", ""},
      {"pain", "No chest pain, denies back pain.", "negated"},
      {"masses in the left lung", "No masses in the left lungs.", "negated"},
      {"masses in the left lung", "No masses in the leftlung.", "negated"},  // most of it
      {"masses in the left lung", "No masses.", ""},
      {"", "No masses.", ""},
      {"...", "No masses...", ""},
      {"masses", "", ""},
  });
}

TEST_CASE("Context of words of a page") {
  std::string_view text = "This drug does not usually cause hair loss. It may cause nausea.";
  auto words = netkg::model::split_tokens(text, {0, static_cast<uint32_t>(text.size())});
  auto hair = find(words, 0, words.size(), "hair loss");
  auto nausea = find(words, 0, words.size(), "nausea");
  REQUIRE(hair);
  REQUIRE(nausea);
  CHECK(brief(context_of(words, *hair, *hair + 2)) == "negated");
  CHECK(brief(context_of(words, *nausea, *nausea + 1)) == "hedged");
  CHECK(context_of(words, 3, 3) == ContextFlags{});
  CHECK(context_of(words, 3, words.size() + 1) == ContextFlags{});
}

TEST_CASE("Whatever the text, the cost is bounded") {
  std::vector<std::string> pieces{"no ",
                                  "( ",
                                  "a, ",
                                  "and ",
                                  ": ",
                                  "but it ",
                                  "\xff\xfe ",
                                  "\xE2\x80\x8D ",
                                  "no change in x, ",
                                  "1) "};
  for (const auto& piece : pieces) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 200'000) text += piece;
    CHECK(brief(context_of_phrase("rash", text + "rash")).size() < 60);
    CHECK(brief(context_of_phrase(text, text)).size() < 60);
    CHECK(brief(context_of_phrase("a", text)).size() < 60);
  }
}

TEST_CASE("Rows of cues that cannot be are refused by file and line") {
  const std::string header = "cue\tcategory\tdirection\tscope\tsource\tlicence\n";
  struct BadRow {
    std::string row, what;
  };
  const std::vector<BadRow> table{
      {"no\tnegated\tforward\n", "cues.tsv:2: 3 columns, expected 6"},
      {"no\tdenied\tforward\t\town\tx\n", "cues.tsv:2: unknown category: denied"},
      {"no\tnegated\tleft\t\town\tx\n", "cues.tsv:2: unknown direction: left"},
      {"no\tnegated\tforward\tfar\town\tx\n",
       "cues.tsv:2: a scope is a number of words, not far"},
      {"no\tnegated\tforward\t0\town\tx\n", "cues.tsv:2: a scope is a number of words, not 0"},
      {"\tnegated\tforward\t\town\tx\n", "cues.tsv:2: a rule without a cue"}};
  for (const auto& row : table) {
    CAPTURE(row.row);
    Rows rows;
    CHECK_THROWS_WITH(read_rows(header + row.row, "cues.tsv", &rows), row.what);
  }
  Rows rows;
  read_rows(header + "not a\tnegated\tforward\t3\town\tx\n", "cues.tsv", &rows);
  auto bytes = netkg::vocabulary::compile(rows);
  auto cues = Vocabulary(bytes).cues();
  REQUIRE(cues.size() == 1);
  CHECK(cues[0].words == "not a");
  CHECK(cues[0].category == netkg::vocabulary::CueCategory::Negated);
  CHECK(cues[0].direction == netkg::vocabulary::CueDirection::Forward);
  CHECK(cues[0].reach == 3);
}

TEST_CASE("Every cue of the program is found where it stands") {
  const auto& rules = ContextRules::builtin();
  auto cues = Vocabulary::builtin().cues();
  CHECK(cues.size() > 1000);
  for (const auto& cue : cues) {
    CAPTURE(cue.words);
    auto words = split_words(cue.words);
    bool both = cue.direction == netkg::vocabulary::CueDirection::Both;
    auto direction = both ? netkg::vocabulary::CueDirection::Backward : cue.direction;
    const auto* rule = rules.longest(direction, words, 0, words.size());
    REQUIRE(rule);
    CHECK(rule->words.size() == words.size());
    CHECK(rule->has(cue.category));
  }
}

TEST_CASE("Negation on the odd rows of the NegEx kit") {
  std::ifstream in(NETKG_SOURCE_DIR "/../shared/data/negex/odd_rows.tsv");
  if (!in) {
    std::cout << "skipped: ../shared not present\n";
    return;
  }
  std::string line;
  std::getline(in, line);  // headings
  Score all, halves[2];
  for (int row = 0; std::getline(in, line); ++row) {
    auto cells = cells_of(line);
    REQUIRE(cells.size() >= 4);
    bool found = context_of_phrase(cells[1], cells[2]).negated;
    all.add(found, cells[3] == "Negated");
    halves[row % 2].add(found, cells[3] == "Negated");
  }
  CHECK(all.right + all.missed > 200);
  std::cout << "NegEx kit, odd rows, negated: precision " << all.precision() << " recall "
            << all.recall() << " F1 " << all.f1() << " (halves " << halves[0].f1() << ", "
            << halves[1].f1() << ")\n";
  CHECK(all.f1() >= 0.97);
}
