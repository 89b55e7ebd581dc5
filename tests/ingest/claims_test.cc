// One table per relation: a page, and the claims it must give. Each row is a wording that some
// rule was made for.
#include <catch2/catch.hpp>

#include "read_page.h"

using namespace netkg::ingest;
using namespace netkg::model;

namespace {

struct Row {
  std::string page;
  std::vector<std::string> claims;
};

void check(const std::vector<Row>& rows, const std::vector<Predicate>& predicates) {
  for (const auto& row : rows) {
    CAPTURE(row.page);
    CHECK(claims_of(row.page, predicates) == row.claims);
  }
}

}  // namespace

TEST_CASE("side effects: stems, frequency, coordination") {
  check(
      {
          {"Sunitinib\n\nThe most common side effects are nausea, changes in skin or hair "
           "color, "
           "and low blood cell counts.",
           {"drug:sunitinib may_cause effect:nausea most_common <nausea>",
            "drug:sunitinib may_cause effect:skin-colour-changes most_common <changes in skin "
            "or "
            "hair color>",
            "drug:sunitinib may_cause effect:hair-colour-changes most_common <changes in skin "
            "or "
            "hair color>",
            "drug:sunitinib may_cause effect:low-blood-cell-counts most_common <low blood cell "
            "counts>"}},
          {"Everolimus\n\nCommon side effects of this drug include feeling tired or weak, "
           "fluid "
           "buildup (usually in the legs), and increases in blood sugar and cholesterol "
           "levels.",
           {"drug:everolimus may_cause effect:fatigue common <feeling tired or weak>",
            "drug:everolimus may_cause effect:weakness common <feeling tired or weak>",
            "drug:everolimus may_cause effect:peripheral-oedema common <fluid buildup (usually "
            "in "
            "the legs)>",
            "drug:everolimus may_cause effect:high-blood-sugar common <increases in blood "
            "sugar "
            "and cholesterol levels>",
            "drug:everolimus may_cause effect:high-cholesterol common <increases in blood "
            "sugar "
            "and cholesterol levels>"}},
          {"Lanreotide\n\nSide effects\n\nThese happen in more than 10 in 100 people (10%):\n\n"
           "  • diarrhoea or constipation\n  • feeling or being sick\nTell your nurse if you "
           "feel "
           "dizzy.",
           {"drug:lanreotide may_cause effect:diarrhoea very_common <diarrhoea>",
            "drug:lanreotide may_cause effect:constipation very_common <constipation>",
            "drug:lanreotide may_cause effect:nausea very_common <feeling or being sick>",
            "drug:lanreotide may_cause effect:vomiting very_common <feeling or being sick>"}},
          {"Lanreotide\n\nSide effects\n\nThese are known.\n\nMore than 10 in 100 people\n\n  "
           "• loose "
           "stools\n\nRare\n\n  • gallstones",
           {"drug:lanreotide may_cause effect:diarrhoea very_common <loose stools>",
            "drug:lanreotide may_cause effect:gallstones rare <gallstones>"}},
          {"Sunitinib\n\nOccasional side effects\n\nThese side effects happen in between 1 and "
           "10 "
           "in 100 people. They include:\n\nIncreased risk of getting an infection\n\nThis is "
           "due to "
           "a drop in white blood cells.\n\nBreathlessness and looking pale\n\nTell your "
           "nurse.",
           {"drug:sunitinib may_cause effect:infection occasional <Increased risk of getting "
            "an "
            "infection>",
            "drug:sunitinib may_cause effect:shortness-of-breath occasional <Breathlessness>",
            "drug:sunitinib may_cause effect:pallor occasional <looking pale>"}},
          {"Belzutifan\n\nSide effects\n\nIn the main trial about 9 out of 10 people had "
           "anemia and "
           "about 66% had fatigue. Constipation and weight gain are possible too. Blood tests "
           "may "
           "show high blood sugar.",
           {"drug:belzutifan may_cause effect:anaemia very_common <anemia>",
            "drug:belzutifan may_cause effect:fatigue very_common <fatigue>",
            "drug:belzutifan may_cause effect:constipation hedged possible <Constipation>",
            "drug:belzutifan may_cause effect:weight-gain hedged possible <weight gain>",
            "drug:belzutifan may_cause effect:high-blood-sugar hedged <high blood sugar>"}},
          {"Sunitinib\n\nSunitinib does not usually cause hair loss.",
           {"drug:sunitinib may_cause effect:hair-loss NOT <hair loss>"}},
          {"Sunitinib\n\nTell your doctor about any side effects you have. They can give you "
           "medicine to reduce the side effects.",
           {}},
          // Whoever was named before is not the cause of what this sentence speaks of.
          {"Nerve problems\n\nAcupuncture can help some people feel better. Damage to motor "
           "nerves "
           "can cause muscle cramps.",
           {}},
          {"Radiation therapy\n\nSide effects\n\nOther side effects may show up months after "
           "radiation therapy is over. Other side effects depend on the part that is treated.",
           {}},
          {"Sunitinib\n\nBefore you start\n\nTell your doctor if you:\n\n  • have high blood "
           "pressure\n  • are pregnant",
           {}},
      },
      {Predicate::MayCause});
}

TEST_CASE("side effects: what hangs on them") {
  check(
      {{"Everolimus\n\nA less common but serious side effect is damage to the lungs, which can "
        "cause shortness of breath or other problems.",
        {"drug:everolimus may_cause effect:lung-damage less_common serious <damage to the "
         "lungs>",
         "effect:lung-damage increases_risk_of effect:shortness-of-breath hedged less_common "
         "serious <shortness of breath>"}},
       {"Belzutifan\n\nLess common but more serious side effects can include low oxygen levels "
        "in the body, for which you might need oxygen therapy or even be admitted to the "
        "hospital.",
        {"drug:belzutifan may_cause effect:low-oxygen-levels hedged less_common more_serious "
         "<low oxygen levels in the body>",
         "effect:low-oxygen-levels managed_with \"oxygen therapy\" hedged <might need oxygen "
         "therapy>",
         "effect:low-oxygen-levels managed_with \"be admitted to the hospital\" hedged <be "
         "admitted to the hospital>"}}},
      {Predicate::MayCause, Predicate::IncreasesRiskOf, Predicate::ManagedWith});
}

TEST_CASE("mechanism") {
  check(
      {{"Everolimus\n\nIt works by stopping a protein called mTOR from working properly.",
        {"drug:everolimus inhibits target:mtor <stopping a protein called mTOR from working "
         "properly>"}},
       {"Sunitinib\n\nSunitinib blocks several tyrosine kinases and attacks new blood vessel "
        "growth.",
        {"drug:sunitinib inhibits target:tyrosine-kinase <Sunitinib blocks several tyrosine "
         "kinases>",
         "drug:sunitinib inhibits process:angiogenesis <attacks new blood vessel growth>"}},
       {"Interferon\n\nInterferon works in several ways. It:\n\n  • interferes with how NET "
        "cells grow and multiply\n  • stimulates the immune system to attack cancer cells",
        {"drug:interferon-alfa acts_on process:cell-growth <interferes with how NET cells grow "
         "and multiply>",
         "drug:interferon-alfa stimulates process:immune-system <stimulates the immune "
         "system>"}}},
      {Predicate::Inhibits, Predicate::Stimulates, Predicate::ActsOn});
}

TEST_CASE("what targets do") {
  check({{"Everolimus\n\nEverolimus blocks a protein known as mTOR, which normally helps cells "
          "grow and divide.",
          {"target:mtor has_function \"normally helps cells grow and divide\" <normally helps "
           "cells grow and divide>"}},
         {"Everolimus\n\nIt stops mTOR from working properly. mTOR controls other proteins.",
          {"target:mtor has_function \"controls other proteins\" <controls other proteins>"}}},
        {Predicate::HasFunction});
}

TEST_CASE("effects on growth") {
  check(
      {{"Everolimus\n\nSo everolimus can stop the NET from growing or may slow it down.",
        {"drug:everolimus stops_growth_of condition:neuroendocrine-tumour hedged <can stop the "
         "NET from growing>",
         "drug:everolimus slows_growth_of condition:neuroendocrine-tumour hedged <may slow it "
         "down>"}},
       {"Sunitinib\n\nIt has been shown to help slow tumor growth.",
        {"drug:sunitinib slows_growth_of condition:cancer <help slow tumor growth>"}}},
      {Predicate::StopsGrowthOf, Predicate::SlowsGrowthOf});
}

TEST_CASE("indications") {
  check(
      {{"Targeted drugs\n\nFor a NET, you might have treatment with sunitinib, everolimus and "
        "interferon.",
        {"drug:sunitinib treats condition:neuroendocrine-tumour hedged <sunitinib>",
         "drug:everolimus treats condition:neuroendocrine-tumour hedged <everolimus>",
         "drug:interferon-alfa treats condition:neuroendocrine-tumour hedged <interferon>"}},
       {"Targeted drugs\n\nYou may have sunitinib or everolimus if you have a NET that started "
        "in the pancreas (pancreatic NET).",
        {"drug:sunitinib treats condition:pancreatic-neuroendocrine-tumour hedged <a NET that "
         "started in the pancreas (pancreatic NET)>",
         "drug:everolimus treats condition:pancreatic-neuroendocrine-tumour hedged <a NET that "
         "started in the pancreas (pancreatic NET)>"}},
       {"Sunitinib\n\nIt is not a licensed treatment for NETs of the bowel.",
        {"drug:sunitinib treats condition:gastrointestinal-neuroendocrine-tumour NOT "
         "<treatment "
         "for NETs of the bowel>"}},
       {"Targeted drugs\n\nResearch\n\nResearchers are trying to understand how targeted drugs "
        "help people with NETs.",
        {}}},
      {Predicate::Treats});
}

TEST_CASE("indications the other way round, and in lists") {
  check(
      {{"Bladder cancer\n\nBladder cancer is sometimes treated with external beam radiation "
        "therapy.",
        {"treatment:external-radiotherapy treats condition:bladder-cancer hedged <external "
         "beam "
         "radiation therapy>"}},
       {"Immunotherapy\n\nPembrolizumab is the only immunotherapy drug approved to treat "
        "breast "
        "cancer.",
        {"drug:pembrolizumab treats condition:breast-cancer <approved to treat breast "
         "cancer>"}},
       {"Targeted therapy\n\nLearn more about targeted therapy to treat cancer.", {}},
       {"Targeted therapy\n\nThese targeted drugs may be used for HER2-positive breast cancer:"
        "\n\n  • lapatinib\n  • tucatinib (Tukysa)",
        {"class:targeted-cancer-drugs treats condition:her2-positive-breast-cancer hedged "
         "<used for "
         "HER2-positive breast cancer>",
         "drug:lapatinib treats condition:her2-positive-breast-cancer hedged <lapatinib>",
         "drug:tucatinib treats condition:her2-positive-breast-cancer hedged <tucatinib>"}},
       {"Everolimus\n\nYour specialist may suggest everolimus for:\n\n  • a pancreatic NET "
        "that is "
        "growing",
        {"drug:everolimus treats condition:pancreatic-neuroendocrine-tumour hedged <a "
         "pancreatic "
         "NET that is growing>"}}},
      {Predicate::Treats});
}

TEST_CASE("membership, said and by the page's build") {
  check(
      {{"Sunitinib\n\nIt is a type of targeted drug called a protein kinase inhibitor.",
        {"drug:sunitinib is_a class:targeted-cancer-drugs <a type of targeted drug>",
         "drug:sunitinib is_a class:protein-kinase-inhibitor <protein kinase inhibitor>"}},
       {"Targeted drugs\n\nThese are newer drugs.\n\nSunitinib (Sutent)\n\nYou take it once a "
        "day.\n\nSide effects\n\nThese include a rash.",
        {"drug:sunitinib is_a class:targeted-cancer-drugs <Sunitinib (Sutent)>"}}},
      {Predicate::IsA});
}

TEST_CASE("names") {
  check(
      {{"Interferon\n\nInterferon is also called interferon alpha or Intron A. It is given by "
        "injection.",
        {"drug:interferon-alfa also_called \"interferon alpha\" <interferon alpha>",
         "drug:interferon-alfa has_brand_name \"Intron A\" <Intron A>"}},
       {"Sunitinib\n\nSunitinib is known by its brand name, Sutent. You say it su-nit-in-ib.",
        {"drug:sunitinib has_brand_name \"Sutent\" <Sutent>"}}},
      {Predicate::HasBrandName, Predicate::AlsoCalled});
}

TEST_CASE("dosing") {
  check({{"Interferon\n\nYou usually have interferon as an injection under the skin "
          "(subcutaneously) 3 times a week.",
          {"drug:interferon-alfa has_form \"injection\" <an injection>",
           "drug:interferon-alfa has_route \"subcutaneous\" <under the skin (subcutaneously)>",
           "drug:interferon-alfa has_schedule \"3 times a week\" <3 times a week>"}},
         {"Everolimus\n\nYou have everolimus as a tablet that you swallow every day, with or "
          "without food.",
          {"drug:everolimus has_form \"tablet\" <tablet>",
           "drug:everolimus has_route \"oral\" <swallow>",
           "drug:everolimus has_schedule \"every day\" <every day>",
           "drug:everolimus has_food_rule \"with or without food\" <with or without food>"}},
         {"Everolimus\n\nYou will have blood tests every 4 weeks.", {}}},
        {Predicate::HasForm, Predicate::HasRoute, Predicate::HasSchedule,
         Predicate::HasFoodRule});
}

TEST_CASE("combination, comparison, definition, parts, research") {
  check(
      {{"Interferon\n\nYou may have interferon on its own or with a drug called octreotide.",
        {"drug:interferon-alfa combined_with drug:octreotide hedged <with a drug called "
         "octreotide>"}},
       {"Targeted drugs\n\nTargeted drugs work differently from chemotherapy.",
        {"class:targeted-cancer-drugs differs_from treatment:chemotherapy <Targeted drugs work "
         "differently from chemotherapy.>"}},
       {"Interferon\n\nThe immune response is when the body reacts to anything foreign.",
        {"process:immune-system defined_as \"when the body reacts to anything foreign\" <when "
         "the body reacts to anything foreign>"}},
       {"Everolimus\n\nThe gut includes the:\n\n  • stomach\n  • small bowel",
        {"anatomy:gut includes anatomy:stomach <stomach>",
         "anatomy:gut includes anatomy:small-bowel <small bowel>"}},
       {"Targeted drugs\n\nResearch\n\nSome research is looking into targeted drugs and "
        "chemotherapy to see how they work together.",
        {"class:targeted-cancer-drugs under_study_with treatment:chemotherapy hedged <Some "
         "research is looking into targeted drugs and chemotherapy to see how they work "
         "together.>"}}},
      {Predicate::CombinedWith, Predicate::DiffersFrom, Predicate::DefinedAs,
       Predicate::Includes, Predicate::UnderStudyWith});
}

TEST_CASE("a class claim stays with the class") {
  auto stages = read_page(
      "Targeted drugs for pancreatic NETs\n\nTargeted drugs are tablets.\n\nSunitinib\n\nYou "
      "take "
      "it once a day.\n\nEverolimus\n\nYou take it once a day.\n\nSide effects\n\nPossible "
      "side "
      "effects of targeted drugs for pancreatic NETs include:\n\n  • tiredness\n  • a rash");
  int effects = 0;
  for (const auto& claim : stages.extraction.claims) {
    if (claim.predicate != Predicate::MayCause) continue;
    ++effects;
    CHECK(claim.subject.prefix() == "class");
    CHECK(claim.level == Level::Class);
    CHECK(claim.qualifiers.frequency->band == FrequencyBand::Possible);
  }
  CHECK(effects == 2);
}

TEST_CASE("markers in the text point to entries") {
  auto stages = read_page(
      "# Everolimus\n\nEverolimus blocks mTOR [1].\n\nIt is taken once a day.\n\n## "
      "References\n\n"
      "1. Yao JC, Shah MH, Ito T, et al. Everolimus for advanced pancreatic neuroendocrine "
      "tumors. N Engl J Med. 2011;364(6):514-523.\n",
      "page.md");
  REQUIRE(stages.extraction.references.size() == 1);
  for (const auto& claim : stages.extraction.claims) {
    CAPTURE(brief(claim, stages.extraction.document.text));
    REQUIRE(claim.citations.size() == 1);
    auto basis = claim.predicate == Predicate::Inhibits ? Basis::Inline : Basis::Title;
    CHECK(claim.citations[0].basis == basis);
  }
}
