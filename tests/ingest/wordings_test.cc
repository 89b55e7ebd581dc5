// Wordings of pages that tell of effects, trials, kinds and care: a row each, with what is
// claimed and what must not be.
#include "claim_rows.h"

using namespace netkg::ingest;
using namespace netkg::model;

TEST_CASE("wordings: effects and who has them") {
  check(
      {
          {"# Fatigue and cancer treatment\n\n## Causes\n\nMost people experience fatigue "
           "while receiving chemotherapy or radiation therapy.\n",
           {"treatment:chemotherapy may_cause effect:fatigue very_common <fatigue>",
            "treatment:radiotherapy may_cause effect:fatigue very_common <fatigue>"}},
          {"# Coping with cervical cancer\n\n## Sexual problems\n\nSexual problems are often "
           "caused by changes to your body. These changes result from surgery.\n",
           {"treatment:surgery may_cause effect:sexual-problems <These changes result from "
            "surgery>"}},
          {"# Mouth problems\n\n## Causes\n\nChemotherapy may cause mouth, throat, and dental "
           "problems.\n",
           {"treatment:chemotherapy may_cause effect:mouth-problems hedged <mouth, throat, and "
            "dental problems>",
            "treatment:chemotherapy may_cause effect:throat-problems hedged <mouth, throat, "
            "and dental problems>",
            "treatment:chemotherapy may_cause effect:tooth-problems hedged <mouth, throat, and "
            "dental problems>"}},
          {"# Radiation therapy\n\n## Side effects\n\nRadiation therapy may cause memory or "
           "concentration problems.\n",
           {"treatment:radiotherapy may_cause effect:memory-problems hedged <memory or "
            "concentration problems>",
            "treatment:radiotherapy may_cause effect:problems-concentrating hedged <memory or "
            "concentration problems>"}},
          {"# Radiation therapy\n\n## Side effects\n\nRadiation therapy may cause nausea and "
           "sensitivity to hot or cold foods.\n",
           {"treatment:radiotherapy may_cause effect:nausea hedged <nausea>",
            "treatment:radiotherapy may_cause effect:sensitivity-to-hot-or-cold-foods hedged "
            "<sensitivity to hot or cold foods>"}},
          {"# Mouth problems\n\n## Causes\n\nRadiation therapy to the head and neck may make "
           "it hard to chew and swallow safely.\n",
           {"treatment:radiotherapy may_cause effect:difficulty-chewing hedged <hard to chew "
            "and swallow safely>",
            "treatment:radiotherapy may_cause effect:difficulty-swallowing hedged <hard to "
            "chew and swallow safely>"}},
          {"# Mouth problems\n\n## Causes\n\nChemotherapy and immunotherapy can harm cells in "
           "your mouth and throat.\n",
           {"class:immunotherapy may_cause effect:mouth-damage hedged <harm cells in your "
            "mouth>",
            "treatment:chemotherapy may_cause effect:mouth-damage hedged <harm cells in your "
            "mouth>",
            "class:immunotherapy may_cause effect:throat-damage hedged <harm cells in your "
            "mouth and throat>",
            "treatment:chemotherapy may_cause effect:throat-damage hedged <harm cells in your "
            "mouth and throat>"}},
          {"# Taste changes\n\n## Ways to manage taste changes\n\nChemotherapy may cause a "
           "metallic taste. Try mints.\n",
           {"treatment:chemotherapy may_cause effect:metallic-taste hedged <a metallic "
            "taste>"}},
          {"# Nutrition\n\nCancer and its treatment can cause changes in taste or smell.\n",
           {"treatment:cancer-treatment may_cause effect:taste-changes hedged <changes in "
            "taste or smell>",
            "treatment:cancer-treatment may_cause effect:smell-changes hedged <changes in "
            "taste or smell>"}},
          {"# Coping\n\nBreast cancer treatment can cause hair loss.\n",
           {"treatment:cancer-treatment may_cause effect:hair-loss hedged <hair loss>"}},
          {"# Anemia\n\n## What are signs of anemia?\n\nSigns of anemia may also include "
           "feeling dizzy, headaches, and pale skin.\n",
           {"effect:anaemia increases_risk_of effect:dizziness hedged <feeling dizzy>",
            "effect:anaemia increases_risk_of effect:headache hedged <headaches>",
            "effect:anaemia increases_risk_of effect:pallor hedged <pale skin>"}},
          {"# Everolimus\n\n## When to call\n\nSigns of infection are fever, chills, and pain "
           "when you urinate.\n",
           {}},
          {"# Diarrhea\n\nWhen you have severe diarrhea, your body loses water. This can lead "
           "to dehydration.\n",
           {"effect:diarrhoea increases_risk_of effect:dehydration hedged <dehydration>"}},
          {"# Everolimus\n\nSunitinib and cabozantinib are tablets, and both may cause rash.\n",
           {"drug:cabozantinib may_cause effect:skin-rash hedged <rash>",
            "drug:sunitinib may_cause effect:skin-rash hedged <rash>"}},
          {"# Diarrhea\n\nDiarrhea caused by chemotherapy is usually treated with "
           "loperamide.\n",
           {"treatment:chemotherapy may_cause effect:diarrhoea <Diarrhea>"}},
          {"# Radiation therapy\n\n## Side effects\n\nWith this method there is less damage to "
           "healthy tissue.\n",
           {}},
      },
      {Predicate::MayCause, Predicate::IncreasesRiskOf});
}

TEST_CASE("wordings: results of trials") {
  check(
      {
          {"# Trial of ribociclib\n\nPatients receiving ribociclib had significantly more "
           "neutropenia than patients in the control group.\n",
           {"drug:ribociclib may_cause effect:neutropenia <significantly more neutropenia>"}},
          {"# Trial of ribociclib\n\nInfections were more common in the ribociclib group.\n",
           {"drug:ribociclib may_cause effect:infection <Infections>"}},
          {"# Trial of ribociclib\n\nThe study found a higher rate of myelosuppression among "
           "women treated with ribociclib.\n",
           {"drug:ribociclib may_cause effect:low-blood-cell-counts <myelosuppression>"}},
          {"# Trial of ribociclib\n\nNausea occurred in 30% of patients in the ribociclib "
           "group and "
           "in 12% of patients in the placebo group.\n",
           {"drug:ribociclib may_cause effect:nausea very_common <Nausea>"}},
          {"# Trial of ribociclib\n\nSepsis was seen in 2% of those who received ribociclib.\n",
           {"drug:ribociclib may_cause effect:sepsis common <Sepsis>"}},
          {"# Trial of ribociclib\n\nNausea occurred in 30% of patients who received "
           "ribociclib "
           "plus letrozole.\n",
           {}},
          {"# Trial of ribociclib\n\nAn improvement of pain was seen in 67% of patients who "
           "received ribociclib.\n",
           {}},
          {"# Trial of ribociclib\n\nPatients receiving ribociclib had less fatigue.\n", {}},
          {"# Trial of ribociclib\n\nWomen who received ribociclib experienced a 29 percent "
           "reduction in the risk of death.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nThe most common side effects were neutropenia "
           "(59%) in the ribociclib arm and fatigue (18%) in the standard therapy arm.\n",
           {"drug:ribociclib may_cause effect:neutropenia very_common <neutropenia (59%) "
            "in the "
            "ribociclib arm>"}},
          {"# Ribociclib\n\n## Side effects\n\nFatigue was reported in 18% of patients given "
           "placebo.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nIn the control group, 15% had diarrhoea.\n", {}},
          {"# Ribociclib\n\n## Side effects\n\nThe most common side effects in the placebo "
           "group "
           "were nausea, rash and fatigue.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nSide effects such as vomiting and diarrhoea "
           "were "
           "much more likely in women in the control group.\n",
           {}},
          {"# Ribociclib\n\nMore patients who received ribociclib had fractures (14%) than did "
           "patients who received placebo (9%).\n",
           {"drug:ribociclib may_cause effect:broken-bones very_common <fractures (14%)>"}},
          {"# Ribociclib\n\n## Side effects\n\nThe most common side effects were neutropenia "
           "(in "
           "51.9% of the patients in the ribociclib group versus 37.0% of patients in the "
           "control "
           "group) and anaemia (in 12.4% versus 19.6%).\n",
           {"drug:ribociclib may_cause effect:neutropenia very_common <neutropenia (in 51.9% "
            "of the "
            "patients in the ribociclib group versus 37.0% of patients in the control group)>",
            "drug:ribociclib may_cause effect:anaemia very_common <anaemia (in 12.4% versus "
            "19.6%)>"}},
          {"# Ribociclib\n\n## Side effects\n\nFatigue was reported in 18% of patients given "
           "placebo and rash in 20% of patients given ribociclib.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nHair loss was more common in the letrozole "
           "group.\n",
           {"drug:letrozole may_cause effect:hair-loss <Hair loss>"}},
          {"# Ribociclib\n\n## Side effects\n\nHeadache was more frequent with letrozole than "
           "with ribociclib.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nThe most common side effects in the "
           "ribociclib-plus-letrozole group were fatigue and rash.\n",
           {"drug:ribociclib may_cause effect:fatigue most_common <fatigue>",
            "drug:ribociclib may_cause effect:skin-rash most_common <rash>"}},
          {"# Ribociclib\n\n## Side effects\n\nRash was seen in patients who received "
           "letrozole, "
           "ribociclib or both.\n",
           {"drug:ribociclib may_cause effect:skin-rash <Rash>",
            "drug:letrozole may_cause effect:skin-rash <Rash>"}},
          {"# Ribociclib\n\n## Side effects\n\nDiarrhoea is more common in older people.\n",
           {"drug:ribociclib may_cause effect:diarrhoea <Diarrhoea>"}},
          {"# Ribociclib\n\n## Side effects\n\nRash was less common with ribociclib than with "
           "letrozole.\n",
           {"drug:ribociclib may_cause effect:skin-rash <Rash>"}},
          {"# Ribociclib\n\n## Side effects\n\nHair loss is less common.\n",
           {"drug:ribociclib may_cause effect:hair-loss less_common <Hair loss>"}},
          {"# Vitamin C\n\nA deficiency in vitamin C results in scurvy, which is associated "
           "with "
           "malaise, fatigue and easy bruising.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nSide effects include nausea, grade 1 or grade "
           "2, and "
           "rash.\n",
           {"drug:ribociclib may_cause effect:nausea <nausea>",
            "drug:ribociclib may_cause effect:skin-rash <rash>"}},
          {"# Ribociclib\n\n## Side effects\n\nIn a study of letrozole, hair loss was seen in "
           "60% of people.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nIn a study of ribociclib with letrozole, hair "
           "loss "
           "was seen in 60% of people.\n",
           {"drug:ribociclib may_cause effect:hair-loss very_common <hair loss>"}},
          {"# Ribociclib\n\n## Side effects\n\nIt is not known whether ribociclib causes "
           "memory "
           "loss.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nIt is not known if ribociclib can cause hair "
           "loss.\n",
           {}},
          {"# Ribociclib\n\n## Side effects\n\nBefore treatment, 40% of people had high blood "
           "pressure.\n",
           {}},
          {"# Trial of ribociclib\n\nThe risk of infection fell compared with those in the "
           "letrozole group.\n",
           {}},
          {"# Hormone therapy\n\nHot flashes and weakened bones may occur in men treated with "
           "hormone therapy.\n",
           {"class:hormone-therapy may_cause effect:hot-flushes <Hot flashes>",
            "class:hormone-therapy may_cause effect:bone-problems <weakened bones>"}},
      },
      {Predicate::MayCause});
}

TEST_CASE("wordings: kinds, names and combinations") {
  check(
      {
          {"# Ipilimumab\n\nIpilimumab blocks an immune checkpoint inhibitor (a type of "
           "immunotherapy).\n",
           {"class:checkpoint-inhibitor is_a class:immunotherapy <immunotherapy>"}},
          {"# Breast cancer\n\nThe standard type of surgery for breast cancer is a "
           "mastectomy.\n",
           {"treatment:mastectomy is_a treatment:surgery <type of surgery for breast cancer is "
            "a mastectomy>"}},
          {"# Breast cancer\n\nIt is generally treated with a combination of chemotherapy, "
           "surgery, and radiation therapy.\n",
           {"treatment:chemotherapy combined_with treatment:surgery <combination of "
            "chemotherapy, surgery, and radiation therapy>",
            "treatment:chemotherapy combined_with treatment:radiotherapy <combination of "
            "chemotherapy, surgery, and radiation therapy>",
            "treatment:surgery combined_with treatment:radiotherapy <combination of "
            "chemotherapy, surgery, and radiation therapy>"}},
          {"# Nivolumab\n\nNivolumab is used for cancer that has been treated with a "
           "combination of chemotherapy and radiation therapy.\n",
           {}},
          {"# Stomach cancer\n\nChemotherapy may be given alone or with other types of "
           "treatment, such as radiation therapy.\n",
           {"treatment:chemotherapy combined_with treatment:radiotherapy hedged <with other "
            "types of treatment, such as radiation therapy>"}},
          {"# Drugs approved for kidney cancer\n\n- Afinitor (Everolimus)\n",
           {"drug:everolimus has_brand_name \"Afinitor\" <Afinitor>"}},
          {"# Pain\n\nTake acetaminophen (such as Tylenol) for a fever.\n",
           {"drug:paracetamol has_brand_name \"Tylenol\" <Tylenol>"}},
          {"# Hormone therapy\n\nHormone therapy, also called endocrine therapy, adds, blocks, "
           "or removes hormones.\n",
           {"class:hormone-therapy also_called \"endocrine therapy\" <endocrine therapy>"}},
          {"# Hyperthermia\n\nHyperthermia to treat cancer is also called thermal therapy or "
           "thermotherapy.\n",
           {"treatment:hyperthermia-treatment also_called \"thermal therapy\" <thermal "
            "therapy>",
            "treatment:hyperthermia-treatment also_called \"thermotherapy\" <thermotherapy>"}},
      },
      {Predicate::IsA, Predicate::AlsoCalled, Predicate::HasBrandName,
       Predicate::CombinedWith});
}

TEST_CASE("wordings: definitions told in other ways") {
  check(
      {
          {"# Hepatitis\n\nYou may get hepatitis (inflammation of the liver).\n",
           {"effect:hepatitis defined_as \"inflammation of the liver\" <inflammation of the "
            "liver>"}},
          {"# Recurrence\n\nIf cancer returns to the breast, it is called recurrent breast "
           "cancer.\n",
           {"condition:recurrent-breast-cancer defined_as \"cancer returns to the breast\" "
            "<cancer returns to the breast>"}},
          {"# Surgery\n\nIf the uterus is taken out through the abdomen, the operation is "
           "called a hysterectomy.\n",
           {"treatment:hysterectomy defined_as \"the uterus is taken out through the abdomen\" "
            "<the uterus is taken out through the abdomen>"}},
          {"# Infection\n\nAn infection is the invasion and growth of germs in the body.\n",
           {"effect:infection defined_as \"invasion and growth of germs in the body\" <the "
            "invasion and growth of germs in the body>"}},
          {"# Care\n\nPalliative care is treatment meant to improve the quality of life.\n",
           {"treatment:palliative-care defined_as \"treatment meant to improve the quality of "
            "life\" <treatment meant to improve the quality of life>"}},
          {"# Money\n\nThe problems a person has related to the cost of treatment is known as "
           "financial toxicity.\n",
           {"effect:money-worries defined_as \"The problems a person has related to the cost "
            "of treatment\" <The problems a person has related to the cost of treatment>"}},
          {"# Sleep disorders\n\n- Sleep apnea: A breathing disorder in which breathing "
           "stops.\n",
           {}},
          {"# Infections\n\nInfections are a common cause of diarrhea.\n", {}},
          {"# Liver cancer\n\nHepatocellular carcinoma (a type of liver cancer) is common.\n",
           {}},
      },
      {Predicate::DefinedAs});
}

TEST_CASE("wordings: what a treatment does") {
  check(
      {
          {"# Growth factors\n\nG-CSF increases the number of white blood cells.\n",
           {"class:growth-factor-drugs stimulates process:white-blood-cell-production <G-CSF "
            "increases the number of white blood cells.>"}},
          {"# Immunotherapy\n\nImmunotherapy helps a person's immune system fight cancer.\n",
           {"class:immunotherapy stimulates process:immune-system <Immunotherapy helps a "
            "person's immune system>"}},
          {"# Transplants\n\nStem cell transplants restore your body's ability to produce new "
           "blood cells.\n",
           {"treatment:stem-cell-transplant stimulates process:blood-cell-production <Stem "
            "cell transplants restore your body's ability to produce new blood cells.>"}},
          {"# Octreotide\n\nOctreotide lowers the production of insulin and other hormones.\n",
           {"drug:octreotide inhibits process:insulin-production <Octreotide lowers the "
            "production of insulin>",
            "drug:octreotide inhibits target:hormone <other hormones>"}},
          {"# Two drugs\n\nResearchers combined dabrafenib with trametinib, a drug that "
           "inhibits MEK.\n",
           {"drug:trametinib inhibits target:mek <inhibits MEK>"}},
          {"# Everolimus\n\nSunitinib and cabozantinib block VEGF, and both may cause rash.\n",
           {"drug:cabozantinib inhibits target:vegf <cabozantinib block VEGF>",
            "drug:sunitinib inhibits target:vegf <cabozantinib block VEGF>"}},
          {"# Bleeding\n\nThese treatments can lower the number of platelets in the blood.\n",
           {}},
          {"# Antibodies\n\nBlinatumomab binds to a protein called CD3 on T cells.\n",
           {"drug:blinatumomab acts_on target:cd3 <Blinatumomab binds to a protein called "
            "CD3>"}},
      },
      {Predicate::Inhibits, Predicate::Stimulates, Predicate::ActsOn});
}

TEST_CASE("wordings: ways to manage an effect") {
  check(
      {
          {"# Fatigue\n\n## Ways to manage fatigue\n\n- **Exercise and activity.**Sometimes a "
           "walk helps. Ask your doctor.\n",
           {"effect:fatigue managed_with \"Exercise and activity\" <Exercise and activity>"}},
          {"# Trial of durvalumab\n\nPneumonia was seen in 3% of patients treated with "
           "durvalumab.\n",
           {}},
          {"# Pneumonia\n\nPneumonia is treated with antibiotics.\n",
           {"effect:pneumonia managed_with \"antibiotics\" <treated with antibiotics>"}},
          {"# Mouth sores\n\n## Ways to manage mouth sores\n\nAvoid the following:\n\n- Spicy "
           "foods.\n- Acidic drinks.\n",
           {}},
          {"# Mouth sores\n\n## Ways to manage mouth sores\n\n- Rinse often.\n- Avoid:\n  - "
           "Spicy "
           "foods.\n- Clean the mouth well.\n",
           {"effect:sore-mouth managed_with \"Rinse often\" <Rinse often>",
            "effect:sore-mouth managed_with \"Clean the mouth well\" <Clean the mouth well>"}},
          {"# Diarrhea\n\nThese habits help to prevent diarrhea:\n\n- washing hands well\n",
           {"effect:diarrhoea managed_with \"washing hands well\" <washing hands well>"}},
          {"# Anemia\n\nTreatments for anemia may include dietary changes, blood transfusions, "
           "or drugs.\n",
           {"effect:anaemia managed_with \"dietary changes\" hedged <dietary changes>",
            "effect:anaemia managed_with \"blood transfusions\" hedged <blood transfusions>",
            "effect:anaemia managed_with \"drugs\" hedged <drugs>"}},
          {"# Anemia\n\nTreatments for anemia are based on your symptoms.\n", {}},
          {"# Diarrhea\n\n## What causes diarrhea\n\n- Chemotherapy. It can harm the gut.\n",
           {}},
          {"# Flu\n\n## Ways to manage flu-like symptoms\n\n- Fatigue: Balance periods of rest "
           "with activity.\n",
           {"effect:fatigue managed_with \"Balance periods of rest with activity\" <Balance "
            "periods of rest with activity>"}},
          {"# Adult AML treatment\n\nAML is sometimes treated with external radiation "
           "therapy.\n",
           {}},
          {"# Pain\n\n## Side effects\n\nMouth sores come in areas that were treated with "
           "radiation.\n",
           {}},
          {"# Constipation\n\n## Ways to manage constipation\n\nWhat foods can help prevent "
           "constipation?\n",
           {}},
      },
      {Predicate::ManagedWith});
}

TEST_CASE("wordings: what changes a medicine, and what must not be taken with it") {
  const std::string page = "# Everolimus\n\n## Other medicines\n\n";
  check(
      {
          {page + "Grapefruit juice, ketoconazole and St John's wort may change the level of "
                  "everolimus in your blood.\n",
           {"drug:everolimus interacts_with \"Grapefruit juice\" hedged <Grapefruit juice>",
            "drug:everolimus interacts_with drug:ketoconazole hedged <ketoconazole>",
            "drug:everolimus interacts_with drug:st-johns-wort hedged <St John's wort>"}},
          {page + "- Some antibiotics, such as clarithromycin, can raise everolimus levels.\n",
           {"drug:everolimus interacts_with \"Some antibiotics\" <Some antibiotics>",
            "drug:everolimus interacts_with drug:clarithromycin <clarithromycin>"}},
          {page + "Everolimus can make warfarin much stronger.\n",
           {"drug:everolimus interacts_with drug:warfarin <warfarin>"}},
          {"# CAPTEM\n\nCapecitabine can make warfarin much stronger.\n",
           {"drug:capecitabine interacts_with drug:warfarin <warfarin>"}},
          {page + "Warfarin and some painkillers may add to the risk of bleeding.\n",
           {"drug:everolimus interacts_with drug:warfarin hedged <Warfarin>",
            "drug:everolimus interacts_with \"some painkillers\" hedged <some painkillers>"}},
          {page + "Do not have grapefruit or its juice while you take everolimus.\n",
           {"drug:everolimus interacts_with \"grapefruit or its juice\" <grapefruit or its "
            "juice>"}},
          {page + "Do not have surgery while you feel ill.\n", {}},
          {"# Everolimus\n\n## Before you start\n\nSmoking adds to the risk of bleeding.\n",
           {}},
          {page + "Clarithromycin should not be taken with everolimus.\n",
           {"drug:everolimus interacts_with drug:clarithromycin <Clarithromycin>"}},
          {page + "This can raise everolimus levels. Rest does not raise everolimus levels.\n",
           {}},
          {page + "Everolimus can raise your blood sugar levels and lower calcium levels.\n",
           {}},
          {"# Goserelin\n\n## How it works\n\nGoserelin lowers testosterone levels.\n", {}},
          {"# Radiotherapy\n\nNew treatments decrease the amount of radiation given.\n", {}},
      },
      {Predicate::InteractsWith});
}

TEST_CASE("wordings: names in several places") {
  check(
      {
          {"# Lanreotide\n\nLanreotide is sold as **Somatuline Autogel** in Europe and as "
           "**Somatuline Depot** in the United States.\n",
           {"drug:lanreotide has_brand_name \"Somatuline Autogel\" <Somatuline Autogel>",
            "drug:lanreotide has_brand_name \"Somatuline Depot\" <Somatuline Depot>"}},
          {"# Lanreotide\n\nLanreotide is sold as Somatuline Autogel in Europe, and it is "
           "given as an injection.\n",
           {"drug:lanreotide has_brand_name \"Somatuline Autogel\" <Somatuline Autogel>"}},
      },
      {Predicate::HasBrandName});
}
