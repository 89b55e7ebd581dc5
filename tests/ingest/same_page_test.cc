// The same page as text, Markdown, HTML inside a whole site, and PDF (rendered by
// script/render) gives the same claims, dates and references.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "read_page.h"

using namespace netkg;
using namespace netkg::ingest;

namespace {

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

Stages read(const std::string& name) {
  return read_page(file(NETKG_SOURCE_DIR "/tests/ingest/rendered/" + name), name);
}

/// Line ends and blanks may differ between forms, words may not.
std::string folded(std::string_view words) {
  std::string out;
  for (char c : words) {
    bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::vector<std::string> claims(const Stages& stages) {
  std::vector<std::string> out;
  for (const auto& claim : stages.extraction.claims)
    out.push_back(folded(brief(claim, stages.extraction.document.text)));
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> references(const Stages& stages) {
  std::vector<std::string> out;
  for (const auto& reference : stages.extraction.references)
    out.push_back(folded(reference.span.in(stages.extraction.document.text)));
  std::sort(out.begin(), out.end());
  return out;
}

double f1(const std::vector<std::string>& one, const std::vector<std::string>& two) {
  std::vector<std::string> both;
  std::set_intersection(one.begin(), one.end(), two.begin(), two.end(),
                        std::back_inserter(both));
  auto all = static_cast<double>(one.size() + two.size());
  return all > 0 ? 2.0 * static_cast<double>(both.size()) / all : 1;
}

std::string list(const std::vector<std::string>& one, const std::vector<std::string>& two) {
  std::vector<std::string> only;
  std::set_symmetric_difference(one.begin(), one.end(), two.begin(), two.end(),
                                std::back_inserter(only));
  std::string out;
  for (const auto& line : only)
    out += (std::binary_search(one.begin(), one.end(), line) ? "text only: " : "other only: ") +
           line + "\n";
  return out;
}

bool same_date(const std::optional<StatedDate>& one, const std::optional<StatedDate>& two) {
  return one.has_value() == two.has_value() && (!one || one->date == two->date);
}

}  // namespace

TEST_CASE("the same page in four forms gives the same claims, dates and references") {
  struct Form {
    std::string ending;
    double least;
  };
  for (std::string page :
       {"zebra-sunitinib", "prairie-targeted-drugs-pancreatic-net", "open-cabozantinib"}) {
    const auto text = read(page + ".txt");
    REQUIRE(claims(text).size() > 20);
    REQUIRE(references(text).size() > 1);
    for (const Form& form : {Form{".md", .98}, Form{".html", .98}, Form{".pdf", .95}}) {
      const auto other = read(page + form.ending);
      CAPTURE(page, form.ending, list(claims(text), claims(other)),
              list(references(text), references(other)));
      CHECK(f1(claims(text), claims(other)) >= form.least);
      CHECK(f1(references(text), references(other)) >= form.least);
      const auto &dates = text.extraction.review, &others = other.extraction.review;
      CHECK(same_date(dates.last_reviewed, others.last_reviewed));
      CHECK(same_date(dates.next_due, others.next_due));
      CHECK(same_date(dates.last_modified, others.last_modified));
      CHECK(text.extraction.document.title == other.extraction.document.title);
    }
  }
}
