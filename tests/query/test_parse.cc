// Questions and what grammar makes of them. Rows of one group ask the same in other words.
#include <catch2/catch.hpp>
#include <vector>

#include "query/parse.h"

using namespace netkg::query;

namespace {

struct Group {
  const char* expected;
  std::vector<const char*> questions;
};

const std::vector<Group> groups{
    {"which drug: cause(?, fatigue)",
     {"which drugs cause fatigue?", "what drugs can cause fatigue",
      "list drugs that cause fatigue", "show me all the drugs which may cause fatigue",
      "Please tell me which medicines cause fatigue", "fatigue is caused by which drugs",
      "which drugs have fatigue as a side effect?", "which drugs can give you fatigue",
      "which drugs lead to fatigue", "find medicines causing fatigue",
      "which medications are associated with fatigue",
      "which drugs increase the risk of fatigue", "drugs with fatigue as a side effect"}},
    {"which anything: cause(?, fatigue)", {"what causes fatigue", "what is fatigue caused by"}},
    {"which drug: denied cause(?, hair loss)",
     {"which drugs do not cause hair loss?", "which drugs don't cause hair loss",
      "which drugs never cause hair loss"}},
    {"which drug: cause(?, fatigue) and without cause(?, diarrhoea)",
     {"which drugs cause fatigue but not diarrhoea?",
      "which drugs cause fatigue without diarrhoea",
      "which drugs cause fatigue but do not cause diarrhoea"}},
    {"which drug: cause(?, nausea and diarrhoea)", {"which drugs cause nausea and diarrhoea"}},
    {"which drug: cause(?, nausea or vomiting)", {"which drugs cause nausea or vomiting"}},
    {"which side effect: cause(belzutifan, ?)",
     {"what are the side effects of belzutifan?", "side effects of belzutifan",
      "belzutifan side effects", "belzutifan's side effects",
      "which side effects does belzutifan have", "what side effects can I get from belzutifan",
      "list the adverse effects of belzutifan", "which effects does belzutifan cause",
      "tell me the possible side effects of belzutifan please",
      "what unwanted effects does belzutifan have"}},
    {"which side effect: cause(X, ?), very_common|most_common",
     {"what are the most common side effects of X", "most common side effects of X"}},
    {"which side effect: cause(X, ?), very_common|most_common|common",
     {"common side effects of X", "which side effects are common with X"}},
    {"which side effect: cause(X, ?), rare|very_rare", {"what are the rare side effects of X"}},
    {"which side effect: cause(X, ?), at least serious",
     {"serious side effects of X", "which side effects of X are serious"}},
    {"which side effect: cause(any, ?), at least serious",
     {"which side effects are stated as serious?", "which side effects are serious"}},
    {"which drug: cause(?, any), at least serious", {"which drugs have serious side effects"}},
    {"which side effect: cause(P and Q, ?), shared",
     {"which side effects are common to P and Q", "which side effects do P and Q share?",
      "which side effects do P and Q have in common"}},
    {"which side effect: cause(sunitinib, ?) and without cause(everolimus, ?)",
     {"side effects of sunitinib but not of everolimus",
      "which side effects of sunitinib but not everolimus"}},
    {"which side effect: cause([which drug: treat(?, asthma)], ?)",
     {"What are side effects of drugs used for asthma?", "side effects of drugs for asthma",
      "side effects of drugs that treat asthma"}},
    {"which drug: block(?, mTOR)",
     {"which drugs block mTOR?", "which drugs inhibit mTOR", "mTOR is blocked by which drug?",
      "are there any drugs that block mTOR", "name the drugs blocking mTOR"}},
    {"which drug: act on(?, HIF-2a)",
     {"which drugs target HIF-2a", "which drugs act on HIF-2a", "drugs targeting HIF-2a"}},
    {"which target: act on(sunitinib, ?)",
     {"which are targets of sunitinib?", "what are the targets of sunitinib"}},
    {"which anything: block(everolimus, ?)", {"what does everolimus block"}},
    {"which drug: treat(?, pancreatic NET)",
     {"which drugs treat pancreatic NET?", "which drugs are used to treat pancreatic NET",
      "drugs for pancreatic NET", "which drugs are approved for pancreatic NET",
      "which drugs are used for pancreatic NET",
      "which are possible drugs against pancreatic NET",
      "pancreatic NET is treated with which drugs?"}},
    {"which condition: treat(tetracycline, ?)",
     {"Give me diseases treated by tetracycline", "which diseases is tetracycline used for?",
      "which conditions does tetracycline treat"}},
    {"which anything: treat(sunitinib, ?)",
     {"what is sunitinib used for", "what does sunitinib treat"}},
    {"which drug: is a(?, protein kinase inhibitors)",
     {"which drugs are protein kinase inhibitors?"}},
    {"which drug of class kinase inhibitors: cause(?, fatigue)",
     {"which kinase inhibitors cause fatigue?"}},
    {"which anything: is a(sunitinib, ?)",
     {"what type of drug is sunitinib", "which class does sunitinib belong to"}},
    {"which drug: block(?, mTOR) and cause(?, infection)",
     {"which drugs block mTOR and cause infection",
      "which drugs that block mTOR cause infection"}},
    {"which drug: treat(?, lung NET) and cause(?, fatigue)",
     {"which drugs for lung NET cause fatigue"}},
    {"which drug: route(?, injection)",
     {"which drugs are given by injection?", "which medicines are taken as an injection"}},
    {"which drug: food rule(?, food)", {"which drugs are taken with food"}},
    {"which drug: schedule(?, once a day)", {"which drugs are taken once a day"}},
    {"which drug: combined with(?, any)", {"which drugs are given together?"}},
    {"which anything: combined with(interferon, ?)", {"what is interferon combined with"}},
    {"which value: schedule(everolimus, ?)",
     {"how often is everolimus taken?", "how often should you take everolimus",
      "how often do I take everolimus"}},
    {"which value: schedule(any, ?)", {"how often is each drug taken?"}},
    {"which value: brand name(any, ?)", {"what are the brand names of the drugs?"}},
    {"which value: brand name(Y, ?)", {"what is the brand name of Y", "brand names of Y"}},
    {"which value: dosing(Y, ?)",
     {"how is Y given", "how should Y be taken", "how do you take Y"}},
    {"which drug: name(?, Sutent)", {"which drug is called Sutent?"}},
    {"which anything: work by(everolimus, ?)",
     {"how does everolimus work?", "what does everolimus do"}},
    {"which anything: describe(everolimus, ?)", {"what is everolimus?"}},
    {"which anything: about(everolimus, ?)",
     {"tell me about everolimus", "what do you know about everolimus", "about everolimus"}},
    {"which value: managed with(diarrhoea, ?)",
     {"how is diarrhoea managed?", "what helps with diarrhoea", "how do you treat diarrhoea"}},
    {"yes or no: cause(everolimus, fatigue)",
     {"does everolimus cause fatigue?", "can everolimus cause fatigue",
      "is fatigue a side effect of everolimus?", "is fatigue caused by everolimus",
      "can everolimus give you fatigue"}},
    {"yes or no: is a(sunitinib, kinase inhibitor)", {"is sunitinib a kinase inhibitor?"}},
    {"yes or no: cause(any, hair loss)", {"do any drugs cause hair loss?"}},
    {"yes or no: food rule(everolimus, food)", {"can everolimus be taken with food?"}},
    {"yes or no: not not suitable for(everolimus, pregnancy)",
     {"is everolimus safe in pregnancy?"}},
    {"count drug: cause(?, nausea)", {"how many drugs cause nausea?"}},
    {"count side effect: cause(sunitinib, ?)", {"how many side effects does sunitinib have"}},
    {"compare side effect: cause(P, Q)",
     {"compare P with Q", "what is the difference between P and Q", "how does P differ from Q",
      "compare the side effects of P and Q"}},
    {"which drug: cause(?, fatigue), published by the NCI",
     {"which drugs cause fatigue according to the NCI"}},
    {"which page: page state overdue",
     {"which pages are overdue for review?", "list overdue pages",
      "pages past their review date"}},
    {"which page: page state overdue due_soon", {"which pages are due for review"}},
    {"which page: page state due_soon", {"which pages are due soon"}},
    {"which page: page state undated",
     {"pages without a review date", "which pages are undated"}},
    {"which page: page reviewed before 2022", {"which pages were last reviewed before 2022"}},
    {"which page: page reviewed before 2023-03",
     {"which pages have not been reviewed since March 2023"}},
    {"which page: page mentions belzutifan",
     {"which pages mention belzutifan", "which pages are about belzutifan"}},
    {"which page: page cites New England Journal of Medicine",
     {"which pages cite the New England Journal of Medicine, and what?"}},
    {"which page: cause(everolimus, fatigue)",
     {"which pages say that everolimus causes fatigue"}},
    {"which reference: reference 5 years or more ago",
     {"which references are older than 5 years",
      "which references were accessed or published 5 or more years before as_of=2026-11-20?"}},
    {"which reference: reference mentions sunitinib", {"which references mention sunitinib"}},
    {"which drug: reference names no drug",
     {"which drugs have claims but no reference that names them, per page?"}},
    {"agree", {"on which claims do the two pages agree?"}},
    {"which drug", {"list all drugs"}},
    {"full text", {"", "?!", "the"}},
};

}  // namespace

TEST_CASE("questions parse") {
  std::size_t rows = 0;
  for (const auto& group : groups) {
    for (const char* question : group.questions) {
      CAPTURE(question);
      std::string printed = print(parse(question));
      // A publisher keeps its article or loses it: only the words matter.
      if (std::string(group.expected).find("the NCI") != std::string::npos)
        CHECK(printed == "which drug: cause(?, fatigue), published by NCI");
      else
        CHECK(printed == group.expected);
      ++rows;
    }
  }
  CHECK(rows >= 80);
}

TEST_CASE("odd questions are read without harm") {
  std::string deep = "side effects of drugs that block ";
  std::string nested;
  for (int i = 0; i < 200; ++i) nested += deep;
  std::string endless(100'000, 'a');
  std::string words;
  for (int i = 0; i < 5000; ++i) words += "which drugs cause ";
  for (const auto& question :
       {nested, endless, words, std::string("\xFF\xFE which drugs cause \xC3"),
        std::string("which which which"), std::string("and or not but"),
        std::string("how many"), std::string("does"), std::string("is a"),
        std::string("which drugs for")}) {
    CHECK_NOTHROW(print(parse(question)));
  }
}
