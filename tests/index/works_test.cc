// Joining entries into works: what is one work, what is not, and that order makes no
// difference.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "index/works/editions.h"
#include "index/works/join.h"

using namespace netkg;
using namespace netkg::index;

namespace {

struct Entry {
  std::string family, title, container;
  int year = 0;
  std::string volume = {}, page = {}, doi = {}, pmid = {}, number = {}, edition = {};
};

CslItem item(const Entry& entry) {
  CslItem csl;
  csl.type = "article-journal";
  if (!entry.family.empty()) csl.author = {{.family = entry.family, .given = "A"}};
  csl.title = entry.title;
  csl.container_title = entry.container;
  if (entry.year) csl.issued = PartialDate::make(entry.year);
  csl.volume = entry.volume;
  csl.page = entry.page;
  csl.doi = entry.doi;
  csl.pmid = entry.pmid;
  csl.number = entry.number;
  csl.edition = entry.edition;
  return csl;
}

const std::string everolimus = "Everolimus for advanced pancreatic neuroendocrine tumors";
const std::string sunitinib = "Sunitinib malate for the treatment of pancreatic tumors";

/// Works as sets of entries' places.
std::set<std::set<std::size_t>> groups(const std::vector<CslItem>& items) {
  std::set<std::set<std::size_t>> result;
  for (const auto& work : join_works(items)) {
    std::set<std::size_t> group;
    for (const auto& joined : work.entries) group.insert(joined.entry);
    result.insert(group);
  }
  return result;
}

}  // namespace

TEST_CASE("Two entries name one work, or not") {
  const Entry yao{"Yao", everolimus, "N Engl J Med", 2011, "364", "514-523"};
  const auto with = [&](auto change) {
    Entry other = yao;
    change(other);
    return other;
  };
  const struct {
    const char* what;
    Entry a, b;
    Reason reason;
  } rows[]{
      {"same words", yao, yao, Reason::Title},
      {"journal in full, no volume",
       yao,
       {"Yao", "EVEROLIMUS for Advanced Pancreatic Neuroendocrine Tumors.",
        "New England Journal of Medicine", 2011},
       Reason::Title},
      {"a year apart", yao, with([](Entry& e) { e.year = 2010; }), Reason::Title},
      {"five years apart", yao, with([](Entry& e) { e.year = 2016; }), Reason::None},
      {"same DOI",
       with([](Entry& e) { e.doi = "10.1/a"; }),
       {"", everolimus, "", 0, "", "", "10.1/a"},
       Reason::Doi},
      {"chapters with the DOI of their book",
       {"Yao", everolimus, "", 2011, "", "5", "10.1/a"},
       {"Yao", sunitinib, "", 2011, "", "90", "10.1/a"},
       Reason::None},
      {"other DOI", with([](Entry& e) { e.doi = "10.1/a"; }),
       with([](Entry& e) { e.doi = "10.1/b"; }), Reason::None},
      {"other PMID", with([](Entry& e) { e.pmid = "1"; }), with([](Entry& e) { e.pmid = "2"; }),
       Reason::None},
      {"no title", yao, {"Yao", "", "N Engl J Med", 2011, "364", "514"}, Reason::Place},
      {"no title, other page",
       yao,
       {"Yao", "", "N Engl J Med", 2011, "364", "501"},
       Reason::None},
      {"no title, other author, other journal",
       yao,
       {"Raymond", "", "Gut", 2011, "364", "514"},
       Reason::None},
      {"other article of one author and year",
       yao,
       {"Yao", sunitinib, "N Engl J Med", 2011, "364", "501-513"},
       Reason::None},
      {"a short title alone",
       {"", "Editorial", "", 2011},
       {"", "Editorial", "", 2011},
       Reason::None},
      {"guidance",
       {"", "Lung cancer", "", 2019, "", "", "", "", "NG122"},
       {"", "Lung cancer: diagnosis and management", "", 2024, "", "", "", "", "NG122"},
       Reason::Guidance},
      {"editions",
       {"Adams", "Big Book of Tests and Trials", "", 2015, "", "", "", "", "", "5"},
       {"Adams", "Big Book of Tests and Trials", "", 2015, "", "", "", "", "", "6"},
       Reason::None},
      {"nothing", {}, {}, Reason::None},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    const auto a = features_of(item(row.a)), b = features_of(item(row.b));
    CHECK(same_work(a, b) == row.reason);
    CHECK(same_work(b, a) == row.reason);
  }
}

TEST_CASE("Different identifiers never meet in one work") {
  const Entry plain{"Yao", everolimus, "N Engl J Med", 2011, "364", "514"};
  Entry first = plain, second = plain;
  first.doi = "10.1/a";
  second.doi = "10.1/b";
  for (const auto& work : join_works(std::vector{item(first), item(plain), item(second)})) {
    std::set<std::string> dois;
    for (const auto& joined : work.entries)
      if (joined.entry != 1) dois.insert(joined.entry ? "b" : "a");
    CHECK(dois.size() <= 1);
  }
}

TEST_CASE("Works do not depend on the order of entries, and adding one leaves others alone") {
  std::vector<CslItem> items;
  for (int n = 0; n < 40; ++n) {
    const auto number = std::to_string(n);
    Entry entry{
        "Author" + number, everolimus + " in the year " + number, "Gut", 2000 + n % 20, number,
        number + "1-9"};
    items.push_back(item(entry));
    entry.doi = "10.1/" + number;
    if (n % 3) items.push_back(item(entry));
    entry.title = {};
    if (n % 4) items.push_back(item(entry));
    entry.doi = "10.2/" + number;
    if (n % 5 == 0) items.push_back(item(entry));
  }
  std::vector<std::pair<WorkId, std::size_t>> wanted;
  for (const auto& work : join_works(items)) wanted.emplace_back(work.id, work.entries.size());
  std::sort(wanted.begin(), wanted.end());
  std::mt19937 random(1);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(items.begin(), items.end(), random);
    std::vector<std::pair<WorkId, std::size_t>> found;
    for (const auto& work : join_works(items)) found.emplace_back(work.id, work.entries.size());
    std::sort(found.begin(), found.end());
    CHECK(found == wanted);
  }
  auto before = groups(items);
  items.push_back(item({"Raymond", sunitinib, "Gut", 2011, "99", "7"}));
  before.insert({items.size() - 1});
  CHECK(groups(items) == before);
}

TEST_CASE("A work is printed by its fullest entry, with identifiers of the others") {
  const auto works = join_works(std::vector{
      item({"Yao", everolimus, "", 2011, "", "", "10.1056/x"}),
      item({"Yao", everolimus, "N Engl J Med", 2011, "364", "514-523"}),
  });
  REQUIRE(works.size() == 1);
  CHECK(works[0].csl.volume == "364");
  CHECK(works[0].csl.doi == "10.1056/x");
  CHECK(works[0].id.text.starts_with("work:doi-10-1056-x-"));
  CHECK(works[0].entries[0].entry == 1);
  CHECK(works[0].entries[1].reason == Reason::Title);
  CHECK(works[0].entries[1].to == 1);
}

TEST_CASE("Entries of which nothing was read are told apart by their words") {
  const std::vector<std::string> printed{"One", "Two"};
  const auto works = join_works(std::vector<CslItem>(2), printed);
  REQUIRE(works.size() == 2);
  CHECK(works[0].id != works[1].id);
}

TEST_CASE("Joining takes time linear in the entries, even when they all look alike") {
  std::vector<CslItem> items;
  for (int n = 0; n < 4000; ++n)
    items.push_back(
        item({"Yao", everolimus, "Gut", 2011, "1", "2", "10.1/" + std::to_string(n)}));
  CHECK(join_works(items).size() == 4000);
}

TEST_CASE("Editions are compared by number, versions by year") {
  const struct {
    std::string newer, older;  // edition, or version when it begins with V
    bool is_newer;
  } rows[]{{"6", "5", true},
           {"5", "6", false},
           {"5", "5", false},
           {"10", "9", true},
           {"V.1.2021", "V.3.2018", true},
           {"V.3.2018", "V.1.2018", true},
           {"6", "V.3.2018", false},
           {"6", "", false}};
  for (const auto& row : rows) {
    CAPTURE(row.newer, row.older);
    const auto make = [](const std::string& edition) {
      CslItem csl;
      csl.title = "Big Book of Tests";
      (edition.starts_with("V") ? csl.version : csl.edition) = edition;
      return csl;
    };
    CHECK(is_newer_edition(make(row.newer), make(row.older)) == row.is_newer);
    auto other = make(row.newer);
    other.title = "Small Book of Tests";
    CHECK_FALSE(is_newer_edition(other, make(row.older)));
  }
}
