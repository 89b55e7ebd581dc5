// Every wording of a page's own dates that real pages have, with its kind, value and precision;
// and what is never a page date. One row, one page.
#include <catch2/catch.hpp>
#include <string>

#include "tests/ingest/read_page.h"

using namespace netkg;
using namespace netkg::ingest;

namespace {

void add(std::string& line, std::string_view kind, const std::optional<StatedDate>& stated) {
  if (!stated) return;
  line += (line.empty() ? "" : "; ") + std::string(kind) + " " + stated->date.iso() + " " +
          std::string(name(stated->date.precision())) + (stated->ambiguous ? "?" : "");
}

/// "reviewed 2021-03-18 day; due 2024-03 month; notice due"
std::string dates_of(const std::string& text, const std::string& name) {
  const auto review = read_page(text, name).extraction.review;
  std::string line;
  add(line, "reviewed", review.last_reviewed);
  add(line, "due", review.next_due);
  add(line, "modified", review.last_modified);
  add(line, "published", review.published);
  if (review.notice) {
    const bool due = review.notice->kind == NoticeKind::Due;
    line += (line.empty() ? "" : "; ") + std::string(due ? "notice due" : "notice archived");
  }
  return line;
}

/// As the foot of a page.
std::string on_page(const std::string& words) {
  return "Sunitinib\n\nSunitinib is a targeted drug. Your tumour team will explain it.\n\n" +
         words + "\n";
}

std::string in_html(const std::string& head) {
  return "<!doctype html><html lang=\"en\"><head><title>Sunitinib</title>" + head +
         "</head><body><main><h1>Sunitinib</h1><p>Sunitinib is a targeted drug. It may cause "
         "fatigue in some people who take it.</p></main></body></html>";
}

struct Row {
  std::string words, dates;
};

}  // namespace

TEST_CASE("Every wording of a page's date has its kind and its precision") {
  const Row rows[]{
      {"Last reviewed: 18 Mar 2021", "reviewed 2021-03-18 day"},
      {"Last reviewed:\n18 Mar 2021", "reviewed 2021-03-18 day"},
      {"Last reviewed: March 18, 2021", "reviewed 2021-03-18 day"},
      {"Last reviewed: 3/18/2021", "reviewed 2021-03-18 day"},
      {"Last reviewed: 18/3/2021", "reviewed 2021-03-18 day"},
      {"Last reviewed: 20210318", "reviewed 2021-03-18 day"},
      {"Last reviewed: 2021-03-18", "reviewed 2021-03-18 day"},
      {"Last reviewed: March 2021", "reviewed 2021-03 month"},
      {"Last reviewed: 2021", "reviewed 2021 year"},
      {"Last reviewed: 2/6/2023", "reviewed 2023-06-02 day?"},
      {"Page last reviewed: 5 May 2021", "reviewed 2021-05-05 day"},
      {"Page last reviewed: 5 May 2021\nNext review due: 5 May 2024",
       "reviewed 2021-05-05 day; due 2024-05-05 day"},
      {"Content last reviewed: June 2020", "reviewed 2020-06 month"},
      {"Last Medical Review: June 1, 2020", "reviewed 2020-06-01 day"},
      {"Last Medical Review: June 1, 2020 Last Revised: August 17, 2021",
       "reviewed 2020-06-01 day; modified 2021-08-17 day"},
      {"Medically Reviewed on 3/18/2021", "reviewed 2021-03-18 day"},
      {"Medically reviewed by Jane Doe, MD on March 3, 2021", "reviewed 2021-03-03 day"},
      {"This page was reviewed by our Expert Panel on 2 May 2019.", "reviewed 2019-05-02 day"},
      {"Next review due: 19 Mar 2024", "due 2024-03-19 day"},
      {"Next review due:\n19 Mar 2024", "due 2024-03-19 day"},
      {"Next review due: March 2024", "due 2024-03 month"},
      {"Next review: 2025", "due 2025 year"},
      {"Due for review: May 2024", "due 2024-05 month"},
      {"This page is due for review in March 2024.", "due 2024-03 month"},
      {"Last reviewed: 18 Mar 2021\n\nThis page will be reviewed within three years.",
       "reviewed 2021-03-18 day; due 2024-03-18 day"},
      {"Last reviewed: March 2021\n\nThis page will be reviewed within three years.",
       "reviewed 2021-03 month; due 2024-03 month"},
      {"This page is due for review.", "notice due"},
      {"Last reviewed: 18 Mar 2021\n\nThis page is due for review.",
       "reviewed 2021-03-18 day; notice due"},
      {"This page is no longer being updated.", "notice archived"},
      {"Last Revised: August 17, 2021", "modified 2021-08-17 day"},
      {"Last Modified: 08/17/2021", "modified 2021-08-17 day"},
      {"Updated: March 17, 2023", "modified 2023-03-17 day"},
      {"Updated March 2023", "modified 2023-03 month"},
      {"Last updated: 3 May 2019", "modified 2019-05-03 day"},
      {"Last updated on 3 May 2019", "modified 2019-05-03 day"},
      {"Last update: 20190503", "modified 2019-05-03 day"},
      {"Last update: 2019", "modified 2019 year"},
      {"This leaflet was last revised in March 2021.", "modified 2021-03 month"},
      {"This leaflet was last revised in 03/2021", "modified 2021-03 month"},
      {"This leaflet was last revised in 2021.", "modified 2021 year"},
      {"Changes To This Summary (04/13/2018)", "modified 2018-04-13 day"},
      {"Changes To This Summary (04/12/2018)", "modified 2018-12-04 day?"},
      {"Date prepared: May 2016", "published 2016-05 month"},
      {"January 2016 edition", "published 2016-01 month"},
      {"First Edition, January 2016", "published 2016-01 month"},
      {"Published: 3 May 2021", "published 2021-05-03 day"},
      {"Published: 3 May 2021 | Updated: 4 May 2022",
       "modified 2022-05-04 day; published 2021-05-03 day"},
      {"First published in 2015. Last reviewed in 2019.",
       "reviewed 2019 year; published 2015 year"},
  };
  static_assert(std::size(rows) >= 45);
  for (const auto& row : rows) {
    CAPTURE(row.words);
    CHECK(dates_of(on_page(row.words), "page.txt") == row.dates);
  }
}

TEST_CASE("Dates that a page declares in its head or front matter") {
  const Row rows[]{
      {"---\nlast_reviewed_on: 2021-03-18\nreview_in: 3 years\n---\n\n# Pills\n\nWords.\n",
       "reviewed 2021-03-18 day; due 2024-03-18 day"},
      {"---\nlast_reviewed_on: 2021-03-18\nreview_in: 18 months\n---\n\n# Pills\n\nWords.\n",
       "reviewed 2021-03-18 day; due 2022-09-18 day"},
      {"---\nlast_reviewed: 2021-03\n---\n\n# Pills\n\nWords.\n", "reviewed 2021-03 month"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    CHECK(dates_of(row.words, "page.md") == row.dates);
  }
  const Row heads[]{
      {"<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
       "\"MedicalWebPage\",\"lastReviewed\":\"2021-03-18\",\"dateModified\":\"2021-08-17\"}"
       "</script>",
       "reviewed 2021-03-18 day; modified 2021-08-17 day"},
      {"<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
       "\"MedicalWebPage\",\"lastReviewed\":[\"2021-03-18\",\"2024-03-18\"]}</script>",
       "reviewed 2021-03-18 day; due 2024-03-18 day"},
  };
  for (const auto& row : heads) {
    CAPTURE(row.words);
    CHECK(dates_of(in_html(row.words), "page.html") == row.dates);
  }
}

TEST_CASE("What is never a date of the page") {
  const std::string rows[]{
      // dates inside references
      "References\n\nGreen J. Drugs. UpToDate website. Updated August 31, 2018. Accessed "
      "October "
      "9, 2018.",
      "References\n\nNational Cancer Institute. Treatment (PDQ). 2018. Accessed at "
      "https://www.cancer.gov/x on October 9, 2018.",
      "Sources\n\n  • Electronic Medicines Compendium (eMC)\n    Accessed March 2021",
      "Smith J. A trial. Lancet. 2011;377(1):1-9. Published January 5, 2011.",
      // expiry, batches
      "Do not use after the expiry date: March 2024",
      "EXP 03/2024",
      // templates
      "Last reviewed: <MM/DD/YYYY>",
      "Last reviewed: DD/MM/YYYY",
      "Last updated: [date]",
      // study years, and years in prose
      "A study from 2015 to 2018 looked at 300 people.",
      "In 2017 the drug was approved for children.",
      "The trial was reviewed in the United States and began in 2010.",
      // what others did, or what was not said
      "Your doctor will review your treatment after 3 months.",
      "Your dose is reviewed every 6 weeks.",
      "Copyright 2021 The Charity. All rights reserved.",
      "Last reviewed:",
      "Next review due: soon",
      "Last reviewed: 31 February 2021",
  };
  for (const auto& words : rows) {
    CAPTURE(words);
    CHECK(dates_of(on_page(words), "page.txt").empty());
  }
}
