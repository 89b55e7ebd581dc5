#include "model/words.h"

#include <catch2/catch.hpp>

#include "model/claim.h"
#include "model/entity.h"

using namespace netkg::model;

TEST_CASE("names that fold to the same key") {
  struct Row {
    std::string one, other;
    bool same;
  };
  const std::vector<Row> rows{{"Tumours", "tumor", true},
                              {"diarrhoea", "diarrhea", true},
                              {"anaemia", "anemia", true},
                              {"hand–foot syndromes", "hand-foot syndrome", true},
                              {"metastases", "metastasis", true},
                              {"headaches", "headache", true},
                              {"rashes", "rash", true},
                              {"HIF-2α", "hif 2alpha", true},
                              {"interferon alfa", "Interferon alpha", true},
                              {"the body’s", "the body", true},
                              {"10,000", "10000", true},
                              {"oedema", "edema", true},
                              {"skin colour", "skin color", true},
                              {"Ćwikła", "Cwikla", true},
                              {"nausea", "vomiting", false},
                              {"four", "for", false},
                              {"mTOR", "motor", false}};
  for (const auto& row : rows) {
    CAPTURE(row.one, row.other);
    CHECK((name_key(row.one) == name_key(row.other)) == row.same);
  }
}

TEST_CASE("words keep their place in the bytes") {
  const std::string text = "increases in Blood-sugar levels; don’t (stop)";
  std::vector<std::string> words;
  for (const auto& word : split_words(text)) words.emplace_back(word.span.in(text));
  CHECK(words == std::vector<std::string>{"increases", "in", "Blood", "sugar", "levels",
                                          "don’t", "stop"});
  std::string marks;
  for (const auto& word : split_tokens(text, {0, static_cast<uint32_t>(text.size())})) {
    if (word.span.size() == 1) marks += word.lower;
  }
  CHECK(marks == ";()");
}

TEST_CASE("ill-formed UTF-8 is replaced and counted") {
  std::size_t repaired = 0;
  CHECK(valid_utf8("a\xC3(b", &repaired) == "a\xEF\xBF\xBD(b");
  CHECK(repaired == 1);
  CHECK(valid_utf8("caf\xC3\xA9", &repaired) == "caf\xC3\xA9");
  CHECK(repaired == 0);
}

TEST_CASE("ids") {
  CHECK(slug("Hypoxia-inducible factor 2α") == "hypoxia-inducible-factor-2alpha");
  CHECK(slug("!!") == "untitled");
  CHECK(make_entity_id(EntityType::DrugClass, "HIF inhibitor").text == "class:hif-inhibitor");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Claim claim;
  claim.subject = EntityId("drug:a");
  claim.object = EntityId("effect:b");
  auto id = make_claim_id(DocumentId("doc:x"), claim, "b", 0);
  CHECK(id == make_claim_id(DocumentId("doc:x"), claim, "b", 0));
  CHECK(id != make_claim_id(DocumentId("doc:x"), claim, "b", 1));
  claim.qualifiers.negated = true;
  CHECK(id != make_claim_id(DocumentId("doc:x"), claim, "b", 0));
}
