// A page's own dates: one row, one wording.
#include "ingest/review.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/readers/text.h"

using namespace netkg;

namespace {

model::Document page(const std::string& text, const std::string& language) {
  model::Document document;
  document.text = text;
  document.language = language;
  document.blocks = ingest::find_text_blocks(text);
  return document;
}

void add(std::string& line, const std::string& name,
         const std::optional<model::StatedDate>& date, const std::string& text) {
  if (!date) return;
  if (!line.empty()) line += "; ";
  line += name + " " + date->date.iso() + (date->ambiguous ? "?" : "") + " @" +
          std::string(date->span.in(text));
}

/// "reviewed 2021-03-18 @18 Mar 2021; notice due @This page is due for review."
std::string print(const model::Review& review, const std::string& text) {
  std::string line;
  add(line, "reviewed", review.last_reviewed, text);
  add(line, "due", review.next_due, text);
  add(line, "modified", review.last_modified, text);
  add(line, "published", review.published, text);
  if (review.reviewed_by) {
    line += (line.empty() ? "by @" : "; by @") + std::string(review.reviewed_by->in(text));
  }
  if (review.notice) {
    const bool due = review.notice->kind == model::NoticeKind::Due;
    line += line.empty() ? "" : "; ";
    line += due ? "notice due @" : "notice archived @";
    line += review.notice->span.in(text);
  }
  return line;
}

std::string read(const std::string& text, const std::string& language = "en-US") {
  const auto document = page(text, language);
  return print(ingest::find_review(document, {}).review, text);
}

}  // namespace

TEST_CASE("Dates of review, change and publication are three things") {
  const struct {
    std::string text, review;
  } rows[]{
      {"Last reviewed: \n18 Mar 2021\nNext review due: \n19 Mar 2024",
       "reviewed 2021-03-18 @18 Mar 2021; due 2024-03-19 @19 Mar 2024"},
      {"Last reviewed\n\n18 March 2021\n\nNext review due\n\n18 March 2024",
       "reviewed 2021-03-18 @18 March 2021; due 2024-03-18 @18 March 2024"},
      {"Page last reviewed: 5 May 2021", "reviewed 2021-05-05 @5 May 2021"},
      {"Content last reviewed: June 2020.", "reviewed 2020-06 @June 2020"},
      {"Last Medical Review: June 1, 2020 Last Revised: August 17, 2021",
       "reviewed 2020-06-01 @June 1, 2020; modified 2021-08-17 @August 17, 2021"},
      {"Last Revised: August 17, 2021", "modified 2021-08-17 @August 17, 2021"},
      {"Last Modified: 2021-08-17", "modified 2021-08-17 @2021-08-17"},
      {"Last updated on 3 May 2019", "modified 2019-05-03 @3 May 2019"},
      {"Last update: 20190503", "modified 2019-05-03 @20190503"},
      {"Updated: March 17, 2023", "modified 2023-03-17 @March 17, 2023"},
      {"Updated March 17, 2023", "modified 2023-03-17 @March 17, 2023"},
      {"This leaflet was last revised in 03/2021", "modified 2021-03 @03/2021"},
      {"This leaflet was last revised in March 2021.", "modified 2021-03 @March 2021"},
      {"The information on this page was last updated in May 2019.",
       "modified 2019-05 @May 2019"},
      {"Changes To This Summary (04/13/2018)", "modified 2018-04-13 @04/13/2018"},
      {"Date prepared: May 2016", "published 2016-05 @May 2016"},
      {"Date of preparation: May 2016", "published 2016-05 @May 2016"},
      {"Posted: May 3, 2021", "published 2021-05-03 @May 3, 2021"},
      {"Published: 3 May 2021 | Updated: 4 May 2022",
       "modified 2022-05-04 @4 May 2022; published 2021-05-03 @3 May 2021"},
      {"First published in 2015. Last reviewed in 2019.",
       "reviewed 2019 @2019; published 2015 @2015"},
      {"January 2016 edition", "published 2016-01 @January 2016"},
      {"First Edition, January 2016", "published 2016-01 @January 2016"},
      {"Last reviewed 14 June 2021, next review due 14 June 2024",
       "reviewed 2021-06-14 @14 June 2021; due 2024-06-14 @14 June 2024"},
      {"LAST REVIEWED: 14 JUNE 2021", "reviewed 2021-06-14 @14 JUNE 2021"},
      {"Next review: 2025", "due 2025 @2025"},
      {"This page is due for review in March 2024.", "due 2024-03 @March 2024"},
      {"Date published: May 2021\n\nReview date: May 2024",
       "due 2024-05 @May 2024; published 2021-05 @May 2021"},
      {"Review date: May 2019\n\nLast updated: June 2020",
       "reviewed 2019-05 @May 2019; modified 2020-06 @June 2020"},
      {"• Last reviewed: 1 May 2020\n• Next review due: 1 May 2023",
       "reviewed 2020-05-01 @1 May 2020; due 2023-05-01 @1 May 2023"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.review);
  }
}

TEST_CASE("Who reviewed it") {
  const struct {
    std::string text, review;
  } rows[]{
      {"Medically reviewed by Jane Doe, MD on March 3, 2021",
       "reviewed 2021-03-03 @March 3, 2021; by @Jane Doe, MD"},
      {"Medically Reviewed on 3/18/2021", "reviewed 2021-03-18 @3/18/2021"},
      {"Reviewed by: Dr. J. Smith\nLast reviewed: 2020",
       "reviewed 2020 @2020; by @Dr. J. Smith"},
      {"Medical reviewer: Prof. A. Jones", "by @Prof. A. Jones"},
      {"This page was reviewed by our Expert Panel on 2 May 2019.",
       "reviewed 2019-05-02 @2 May 2019; by @our Expert Panel"},
      {"Approved by the Patient Education Editorial Board, 05/2019",
       "by @the Patient Education Editorial Board"},
      {"Drugs approved by the Food Agency for cancer", ""},
      {"This page lists drugs approved by the Food Agency in 2019.", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.review);
  }
}

TEST_CASE("Notices speak of the page and of now") {
  const struct {
    std::string text, review;
  } rows[]{
      {"This page is due for review. We will update this as soon as possible.",
       "notice due @This page is due for review. We will update this as soon as possible."},
      {"This leaflet is overdue for review.",
       "notice due @This leaflet is overdue for review."},
      {"This information is currently being reviewed.",
       "notice due @This information is currently being reviewed."},
      {"We are currently reviewing this page.",
       "notice due @We are currently reviewing this page."},
      {"Under review", "notice due @Under review"},
      {"This summary is no longer being updated and is provided for reference only.",
       "notice archived @This summary is no longer being updated and is provided for reference "
       "only."},
      {"This page has been archived.", "notice archived @This page has been archived."},
      {"This drug is under review by the agency.", ""},
      {"These summaries are no longer being updated.", ""},
      {"Your treatment is due for review with your doctor.", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.review);
  }
}

TEST_CASE("A promise is computed from the date beside it, at that date's precision") {
  const struct {
    std::string text, review;
  } rows[]{
      {"Last reviewed: 29 February 2020. This page will be reviewed within three years.",
       "reviewed 2020-02-29 @29 February 2020; due 2023-02-28 @reviewed within three years"},
      {"Last reviewed: June 2020\n\nThis page will be reviewed again in 18 months.",
       "reviewed 2020-06 @June 2020; due 2021-12 @reviewed again in 18 months"},
      {"Last reviewed: 2020. It will be reviewed every 2 years.",
       "reviewed 2020 @2020; due 2022 @reviewed every 2 years"},
      {"Last reviewed: 2020. It will be reviewed in 18 months.", "reviewed 2020 @2020"},
      {"This page will be reviewed within three years.", ""},
      {"The patients were reviewed every 3 months.", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.review);
  }
  const std::string text = "This page will be reviewed within three years.";
  const auto review = ingest::find_review(page(text, "en"), {}).review;
  REQUIRE(review.due_promise);
  CHECK(review.due_promise->in(text) == "reviewed within three years");
}

TEST_CASE("Never a page date") {
  const std::string rows[]{
      "Expiry date: 03/2021",
      "Do not use it after the date of <MM/DD/YYYY>. Last revised: <MM/DD/YYYY>",
      "A study published in 2016 showed less fatigue.",
      "The guideline was updated in 2018.",
      "Researchers reviewed 14 trials from 2009 to 2014.",
      "Your next review with the nurse is in 3 weeks.",
      "The label (updated October 2018) names it.",
      "Copyright 2021",
      "An article published in 1976 reported it.",
      "First title\n\nPosted: May 3, 2021\n\nSecond title\n\nPosted: May 9, 2021",
      "The drug was approved in March 2021.",
      "Last reviewed: 31 February 2021",
  };
  for (const auto& text : rows) {
    CAPTURE(text);
    CHECK(read(text).empty());
  }
}

TEST_CASE("Dates in the bibliography are not the page's") {
  const std::string text =
      "Chan JA, Kulke M. A review. https://example.org Updated August 31, 2018.\n\n"
      "Updated: August 31, 2018. Accessed October 9, 2018.\n\nLast Revised: May 2, 2019";
  const auto document = page(text, "en-US");
  REQUIRE(document.blocks.size() == 3);
  const auto found = ingest::find_review(document, {0, 1});
  CHECK(print(found.review, text) == "modified 2019-05-02 @May 2, 2019");
  CHECK(found.blocks == std::vector<std::size_t>{2});
}

TEST_CASE("Numeric dates follow the page's locale and say when they could be read otherwise") {
  CHECK(read("Last updated: 2/6/2023", "en-GB") == "modified 2023-06-02? @2/6/2023");
  CHECK(read("Last updated: 2/6/2023", "en-US") == "modified 2023-02-06? @2/6/2023");
  CHECK(read("Last updated: 26/2/2023", "en-US") == "modified 2023-02-26 @26/2/2023");
}

TEST_CASE("Blocks of dates and notices are named, prose beside them is not") {
  const std::string text =
      "This page is due for review.\n\nSunitinib blocks growth. This page was last reviewed in "
      "May 2020.\n\nLast reviewed:\n\n5 May 2020\n\nRelated links";
  const auto found = ingest::find_review(page(text, "en"), {});
  CHECK(found.blocks == std::vector<std::size_t>{0, 2, 3});
}

TEST_CASE("Front matter states dates; words on the page win over it") {
  const struct {
    std::vector<std::string> lines;
    std::string review;
  } rows[]{
      {{"last_reviewed: 2021-03-18", "next_review_due: 2024-03"},
       "reviewed 2021-03-18 @2021-03-18; due 2024-03 @2024-03"},
      {{"last_reviewed_on: '2021-03-18'", "review_in: 12 months"},
       "reviewed 2021-03-18 @2021-03-18; due 2022-03-18 @12 months"},
      {{"lastReviewed: 2021-03-18", "review_in: 3 years"},
       "reviewed 2021-03-18 @2021-03-18; due 2024-03-18 @3 years"},
      {{"lastReviewed: [\"2021-03-18\", \"2024-03-18\"]"},
       "reviewed 2021-03-18 @2021-03-18; due 2024-03-18 @2024-03-18"},
      {{"dateModified: 2021-03-18T10:00:00Z", "datePublished: 2019-01-02"},
       "modified 2021-03-18 @2021-03-18; published 2019-01-02 @2019-01-02"},
      {{"reviewedBy: \"Jane Doe\""}, "by @Jane Doe"},
      {{"expires: 2030-01-01", "title: Updated 2021"}, ""},
      {{"last_reviewed: 2021-03-18", "Last reviewed: 5 May 2020"},
       "reviewed 2020-05-05 @5 May 2020"},
  };
  for (const auto& row : rows) {
    model::Document document;
    document.language = "en";
    for (const auto& line : row.lines) {
      const auto begin = static_cast<uint32_t>(document.text.size());
      document.text += line;
      const auto kind =
          line.starts_with("Last") ? model::BlockKind::Paragraph : model::BlockKind::Metadata;
      document.blocks.push_back({kind, {begin, static_cast<uint32_t>(document.text.size())}});
      document.text += '\n';
    }
    CAPTURE(document.text);
    CHECK(print(ingest::find_review(document, {}).review, document.text) == row.review);
  }
}
