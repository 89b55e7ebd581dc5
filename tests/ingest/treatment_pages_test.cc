// One table per relation for pages about treatments, effects and combinations, where the forms
// are others than on a page about one drug. Each row is a wording that some rule was made for.
#include "claim_rows.h"

using namespace netkg::ingest;
using namespace netkg::model;

TEST_CASE("pages about treatments: what a section treats") {
  check(
      {
          {"# Liver cancer treatment\n\n## Treatment of early liver cancer\n\nTreatment may "
           "include:\n\n- surgery\n- ablation of the tumor using:\n  - cryoablation\n- the "
           "targeted therapy drug sorafenib\n",
           {"treatment:surgery treats condition:liver-cancer hedged <surgery>",
            "treatment:cryotherapy treats condition:liver-cancer <cryoablation>",
            "class:targeted-cancer-drugs treats condition:liver-cancer hedged <targeted "
            "therapy drug>",
            "drug:sorafenib is_a class:targeted-cancer-drugs <targeted therapy drug sorafenib>",
            "drug:sorafenib is_a class:targeted-cancer-drugs <sorafenib>",
            "drug:sorafenib treats condition:liver-cancer hedged <sorafenib>"}},
          {"# Treating breast cancer\n\nAfter surgery, chemotherapy may be given to shrink the "
           "tumor.\n",
           {"treatment:chemotherapy treats condition:breast-cancer hedged <chemotherapy>"}},
          {"# Treating breast cancer\n\nThe first treatment for early breast cancer will "
           "usually be lumpectomy or mastectomy.\n",
           {"treatment:lumpectomy treats condition:early-stage-breast-cancer <lumpectomy>",
            "treatment:mastectomy treats condition:early-stage-breast-cancer <mastectomy>"}},
          {"# Treating breast cancer\n\nMany chemotherapy drugs are used to treat breast "
           "cancer, including docetaxel and capecitabine.\n",
           {"treatment:chemotherapy treats condition:breast-cancer <used to treat breast "
            "cancer>",
            "drug:docetaxel treats condition:breast-cancer <docetaxel>",
            "drug:docetaxel is_a treatment:chemotherapy <docetaxel>",
            "drug:capecitabine treats condition:breast-cancer <capecitabine>",
            "drug:capecitabine is_a treatment:chemotherapy <capecitabine>"}},
          {"# Treating breast cancer\n\nTreatment of early breast cancer, which includes small "
           "tumors, often begins with surgery.\n",
           {"treatment:surgery treats condition:early-stage-breast-cancer <surgery>"}},
          {"# Liver cancer\n\nCheckpoint inhibitors that may be used to treat liver cancer "
           "include:\n\n- durvalumab with tremelimumab\n- pembrolizumab\n",
           {"class:checkpoint-inhibitor treats condition:liver-cancer hedged <used to treat "
            "liver cancer>",
            "drug:durvalumab is_a class:checkpoint-inhibitor <durvalumab>",
            "drug:durvalumab treats condition:liver-cancer hedged <durvalumab>",
            "drug:durvalumab combined_with drug:tremelimumab <with tremelimumab>",
            "drug:pembrolizumab is_a class:checkpoint-inhibitor <pembrolizumab>",
            "drug:pembrolizumab treats condition:liver-cancer hedged <pembrolizumab>"}},
          {"# Cryotherapy\n\nCryotherapy is used to treat cervical or bladder cancer.\n",
           {"treatment:cryotherapy treats condition:cervical-cancer <used to treat cervical>",
            "treatment:cryotherapy treats condition:bladder-cancer <used to treat cervical or "
            "bladder cancer>"}},
          {"# Cryotherapy\n\nCryotherapy has been used to treat these cancers:\n\n- bladder\n- "
           "melanoma\n",
           {"treatment:cryotherapy treats condition:bladder-cancer <bladder>",
            "treatment:cryotherapy treats condition:melanoma <melanoma>"}},
      },
      {Predicate::Treats, Predicate::IsA, Predicate::CombinedWith});
}

TEST_CASE("pages about treatments: tables of effects") {
  check(
      {
          {"# Radiation therapy side effects\n\n## By part of the body\n\n| Part treated | "
           "Possible side effects |\n| --- | --- |\n| Brain | - Fatigue - Hair loss |\n| Chest "
           "| - Cough |\n",
           {"treatment:radiotherapy may_cause effect:fatigue hedged possible <Fatigue>",
            "treatment:radiotherapy may_cause effect:hair-loss hedged possible <Hair loss>",
            "treatment:radiotherapy may_cause effect:cough hedged possible <Cough>"}},
          {"# Sunitinib\n\n## Side effects\n\n| Very common | Common |\n| --- | --- |\n| "
           "nausea | headache, dizziness |\n",
           {"drug:sunitinib may_cause effect:nausea very_common <nausea>",
            "drug:sunitinib may_cause effect:headache common <headache>",
            "drug:sunitinib may_cause effect:dizziness common <dizziness>"}},
          {"# Sunitinib\n\n## Side effects\n\n| Side effect | People |\n| --- | --- |\n| "
           "Nausea | 30% |\n",
           {"drug:sunitinib may_cause effect:nausea very_common <Nausea>"}},
      },
      {Predicate::MayCause});
}

TEST_CASE("pages about treatments: effects: shared words, harm, whose they are") {
  check(
      {
          {"# Stem cell transplant\n\n## Side effects\n\nLong-term problems may include:\n\n- "
           "liver, kidney, or heart damage\n- cataracts (clouding of the lens)\n",
           {"treatment:stem-cell-transplant may_cause effect:liver-damage hedged possible "
            "<liver, kidney, or heart damage>",
            "treatment:stem-cell-transplant may_cause effect:kidney-damage hedged possible "
            "<liver, kidney, or heart damage>",
            "treatment:stem-cell-transplant may_cause effect:heart-problems hedged possible "
            "<liver, kidney, or heart damage>",
            "treatment:stem-cell-transplant may_cause effect:cataract hedged possible "
            "<cataracts (clouding of the lens)>"}},
          {"# Immunotherapy side effects\n\nYou may have flu-like symptoms, which "
           "include:\n\n- fever\n- muscle or joint aches\n",
           {"class:immunotherapy may_cause effect:flu-like-symptoms hedged <flu-like symptoms>",
            "class:immunotherapy may_cause effect:fever hedged <fever>",
            "class:immunotherapy may_cause effect:muscle-pain hedged <muscle or joint aches>",
            "class:immunotherapy may_cause effect:joint-pain hedged <muscle or joint aches>"}},
          {"# Doxorubicin\n\n## Side effects\n\nDoxorubicin can weaken the heart.\n",
           {"drug:doxorubicin may_cause effect:heart-weakness hedged <weaken the heart>"}},
          {"# Lutetium PRRT\n\n## Side effects\n\nSide effects on the day are mostly from "
           "something else. They include:\n\n- flushing\n",
           {}},
          {"# Fatigue\n\nSome side effects of treatment can cause fatigue.\n\n- **Anemia.** "
           "Your blood carries less oxygen.\n- **Diarrhea.** You lose fluid. This can lead to "
           "dehydration.\n",
           {"effect:anaemia increases_risk_of effect:fatigue hedged <Anemia>",
            "effect:diarrhoea increases_risk_of effect:fatigue hedged <Diarrhea>",
            "effect:diarrhoea increases_risk_of effect:dehydration hedged <dehydration>"}},
          {"# Side effects: infection\n\nSigns and symptoms of infection include:\n\n- "
           "fever\n- chills\n",
           {"effect:infection increases_risk_of effect:fever <fever>",
            "effect:infection increases_risk_of effect:chills <chills>"}},
          {"# Hot flashes\n\nHot flashes that may result in night sweats are common.\n",
           {"effect:hot-flushes increases_risk_of effect:night-sweats hedged <night sweats>"}},
          {"# Chemotherapy side effects\n\nChemotherapy can lower the number of white blood "
           "cells.\n",
           {"treatment:chemotherapy may_cause effect:low-white-blood-cell-count hedged <lower "
            "the number of white blood cells>"}},
          {"# Nausea\n\nNausea and vomiting are common after chemotherapy.\n",
           {"treatment:chemotherapy may_cause effect:nausea common <Nausea>",
            "treatment:chemotherapy may_cause effect:vomiting common <vomiting>"}},
          {"# Surgery\n\nProblems that may occur after surgery:\n\n- bleeding\n",
           {"treatment:surgery may_cause effect:bleeding hedged <bleeding>"}},
      },
      {Predicate::MayCause, Predicate::IncreasesRiskOf});
}

TEST_CASE("pages about treatments: advice") {
  check(
      {
          {"# Hair loss\n\n## Ways to manage hair loss\n\n- **Treat your hair gently.** Use a "
           "soft brush.\n- Your team can help. Ask them.\n",
           {"effect:hair-loss managed_with \"Treat your hair gently\" <Treat your hair "
            "gently>"}},
          {"# Mouth problems\n\n## Ways to manage mouth problems\n\n- **For a dry mouth:** Sip "
           "water often.\n",
           {"effect:dry-mouth managed_with \"Sip water often\" <Sip water often>"}},
          {"# Nausea\n\nSeveral therapies may be effective for treating nausea:\n\n- music "
           "therapy\n- keeping a window open\n",
           {"effect:nausea managed_with \"music therapy\" hedged <music therapy>",
            "effect:nausea managed_with \"keeping a window open\" hedged <keeping a window "
            "open>"}},
          {"# Belzutifan\n\n## Side effects\n\nAnemia from belzutifan may need a blood "
           "transfusion.\n",
           {"effect:anaemia managed_with \"blood transfusion\" hedged <a blood transfusion>"}},
      },
      {Predicate::ManagedWith});
}

TEST_CASE("pages about treatments: parts, kinds, classes") {
  check(
      {
          {"# R-CHOP\n\nThis combination contains the chemotherapy drugs cyclophosphamide and "
           "doxorubicin, and the targeted therapy drug rituximab.\n",
           {"drug:cyclophosphamide is_a treatment:chemotherapy <chemotherapy drugs "
            "cyclophosphamide>",
            "drug:doxorubicin is_a treatment:chemotherapy <chemotherapy drugs cyclophosphamide "
            "and doxorubicin>",
            "treatment:r-chop includes drug:cyclophosphamide <cyclophosphamide>",
            "treatment:r-chop includes drug:doxorubicin <doxorubicin>",
            "drug:rituximab is_a class:targeted-cancer-drugs <targeted therapy drug rituximab>",
            "treatment:r-chop includes drug:rituximab <rituximab>"}},
          {"# Immunotherapy\n\nTypes of immunotherapy include:\n\n- immune checkpoint "
           "inhibitors\n- monoclonal antibodies\n",
           {"class:immunotherapy includes class:checkpoint-inhibitor <immune checkpoint "
            "inhibitors>",
            "class:immunotherapy includes class:monoclonal-antibody <monoclonal antibodies>"}},
          {"# Antinausea drugs\n\n- **steroids**: dexamethasone (Decadron)\n",
           {"drug:dexamethasone is_a class:corticosteroid <dexamethasone>",
            "drug:dexamethasone has_brand_name \"Decadron\" <Decadron>"}},
          {"# Monoclonal antibodies\n\nMonoclonal antibodies can mark cancer cells. An example "
           "is rituximab.\n",
           {"drug:rituximab is_a class:monoclonal-antibody <rituximab>"}},
          {"# Breast cancer\n\nPembrolizumab, an immunotherapy drug, helps some people.\n",
           {"drug:pembrolizumab is_a class:immunotherapy <immunotherapy drug>"}},
          {"# Somatostatin analogues\n\nThe two used most often are:\n\n- octreotide "
           "(Sandostatin, Sandostatin LAR)\n- lanreotide\n",
           {"drug:octreotide is_a class:somatostatin-analogue <octreotide>",
            "drug:octreotide has_brand_name \"Sandostatin\" <Sandostatin>",
            "drug:octreotide has_brand_name \"Sandostatin LAR\" <Sandostatin LAR>",
            "drug:lanreotide is_a class:somatostatin-analogue <lanreotide>"}},
          {"# Cryotherapy\n\n- **Cryoablation:** A probe freezes cells. This type of treatment "
           "is also called cold therapy.\n",
           {"treatment:cryotherapy also_called \"cold therapy\" <cold therapy>"}},
      },
      {Predicate::Includes, Predicate::IsA, Predicate::HasBrandName, Predicate::AlsoCalled});
}

TEST_CASE("pages about treatments: definitions") {
  check(
      {
          {"# Transplants\n\nStem cell transplants are procedures that restore blood stem "
           "cells.\n",
           {"treatment:stem-cell-transplant defined_as \"procedures that restore blood stem "
            "cells\" <procedures that restore blood stem cells>"}},
          {"# Fatigue\n\nFatigue is feeling worn out and weak.\n",
           {"effect:fatigue defined_as \"feeling worn out and weak\" <feeling worn out and "
            "weak>"}},
          {"# Surgery\n\nNephrectomy (surgery to remove the kidney) may be done.\n",
           {"treatment:nephrectomy defined_as \"surgery to remove the kidney\" <surgery to "
            "remove the kidney>"}},
          {"# Treatment\n\nReceiving treatment before surgery, called neoadjuvant therapy, may "
           "help.\n",
           {"treatment:neoadjuvant-therapy defined_as \"Receiving treatment before surgery\" "
            "<Receiving treatment before surgery>"}},
          {"# Breast cancer\n\nBreast cancer that has spread to other organs is called "
           "metastatic breast cancer.\n",
           {"condition:secondary-breast-cancer defined_as \"Breast cancer that has spread to "
            "other organs\" <Breast cancer that has spread to other organs>"}},
          {"# Everolimus\n\nThe kinase it blocks is called mTOR.\n", {}},
      },
      {Predicate::DefinedAs});
}

TEST_CASE("pages about treatments: mechanism") {
  check(
      {
          {"# Cabozantinib\n\nCabozantinib is a kinase inhibitor that blocks VEGFR2 and AXL.\n",
           {"drug:cabozantinib inhibits target:vegfr2 <blocks VEGFR2>",
            "drug:cabozantinib inhibits target:axl <AXL>"}},
          {"# Somatostatin analogues\n\nThey include octreotide and lanreotide. Both drugs "
           "attach to somatostatin receptors.\n",
           {"drug:lanreotide acts_on target:somatostatin-receptor <Both drugs attach to "
            "somatostatin receptors>",
            "drug:octreotide acts_on target:somatostatin-receptor <Both drugs attach to "
            "somatostatin receptors>"}},
          {"# Antibodies\n\nAn example is blinatumomab (Blincyto), which binds to CD19.\n",
           {"drug:blinatumomab acts_on target:cd19 <binds to CD19>"}},
          {"# Radiation therapy\n\nRadiation therapy kills or slows the growth of cancer "
           "cells.\n",
           {"treatment:radiotherapy slows_growth_of condition:cancer <slows the growth of "
            "cancer>"}},
      },
      {Predicate::Inhibits, Predicate::ActsOn, Predicate::Stimulates,
       Predicate::SlowsGrowthOf});
}

TEST_CASE("pages about treatments: a treatment that only its page knows") {
  check(
      {
          {"# Glimmer therapy\n\nGlimmer infusion is a type of treatment in which light is "
           "used. Glimmer infusion is used to treat melanoma.\n",
           {"treatment:glimmer-infusion treats condition:melanoma <used to treat melanoma>"}},
      },
      {Predicate::Treats, Predicate::MayCause});
}
