// The store as its users see it: put, look up, replace, remove.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "index/graph_store.h"
#include "index/lists.h"
#include "model/error.h"
#include "tests/index/pages.h"

using namespace netkg::index;
using namespace netkg::index::testing;

TEST_CASE("a stored document comes back whole") {
  TemporaryDirectory place;
  auto page = alpha();
  page.extraction.document.publisher = "A Charity";
  page.extraction.document.url = "https://example.org/alpha";
  auto due = page.write("This page is due for review.");
  page.extraction.review.notice = Notice{.kind = NoticeKind::Due, .span = due};
  Reference reference{.id = ReferenceId("r1"), .span = page.write("Yao J. Alpha. 2011.")};
  reference.csl.author.push_back({.family = "Yao", .given = "J"});
  reference.csl.issued = PartialDate::make(2011);
  reference.fields["title"] = {reference.span.begin + 7, reference.span.begin + 12};
  page.extraction.references.push_back(reference);
  { write(place.store(), {page}); }

  auto store = Store::open(place.store(), Access::Read);
  auto record = store->document(DocumentId("doc:alpha"));
  REQUIRE(record);
  CHECK(record->source == "pages/alpha.txt");
  CHECK(record->title == "Alpha (Brand)");
  CHECK(record->publisher == "A Charity");
  CHECK(record->url == "https://example.org/alpha");
  CHECK(record->stamp == page.stamp());
  CHECK(record->notice == "This page is due for review.");
  REQUIRE(record->references.size() == 1);
  CHECK(record->references[0].csl.author[0].family == "Yao");
  CHECK(record->references[0].csl.issued->iso() == "2011");
  CHECK(record->references[0].fields.at("title").size() == 5);
  CHECK(record->reference_texts == std::vector<std::string>{"Yao J. Alpha. 2011."});
  CHECK(record->claims == 3);
  CHECK(store->text(record->number) == page.extraction.document.text);
  CHECK_FALSE(store->document(DocumentId("doc:other")));
  CHECK_FALSE(store->document(record->number + 1));
  CHECK(store->text(record->number + 1).empty());
  CHECK_FALSE(store->warning());
}

TEST_CASE("a passage of a long text is read without the rest") {
  TemporaryDirectory place;
  auto page = alpha();
  auto& text = page.extraction.document.text;
  for (int i = 0; text.size() < 3 * text_piece_bytes - 10; ++i)
    text += "Line " + std::to_string(i) + "\n";
  text.resize(3 * text_piece_bytes - 10);
  auto store = write(place.store(), {page});
  auto number = store->document(DocumentId("doc:alpha"))->number;
  CHECK(store->text(number) == text);
  auto piece = text_piece_bytes, all = static_cast<uint32_t>(text.size());
  for (Span span : {Span{0, 5}, Span{piece - 3, piece + 3}, Span{piece, piece}, Span{0, all},
                    Span{piece, 2 * piece}, Span{1, 2 * piece + 1}, Span{all - 1, all}}) {
    CAPTURE(span.begin, span.end);
    CHECK(store->passage(number, span) == std::string(span.in(text)));
  }
  CHECK_FALSE(store->passage(number, {all - 1, all + 1}));
  CHECK_FALSE(store->passage(number, {5 * piece, 5 * piece + 1}));
  CHECK_FALSE(store->passage(number, {7, 3}));
  CHECK_FALSE(store->passage(number + 1, {0, 1}));
}

TEST_CASE("claims are found by every bound pattern") {
  TemporaryDirectory place;
  std::vector<Page> pages{alpha(), beta()};
  auto store = write(place.store(), pages);
  std::vector<std::optional<Predicate>> relations{std::nullopt, Predicate::MayCause,
                                                  Predicate::HasRoute, Predicate::Treats};
  std::vector<std::optional<EntityId>> subjects{std::nullopt, EntityId("drug:alpha"),
                                                EntityId("drug:beta"), EntityId("drug:none")};
  std::vector<std::optional<EntityId>> objects{std::nullopt, EntityId("effect:fatigue"),
                                               EntityId("effect:nausea")};
  std::vector<std::optional<DocumentId>> documents{std::nullopt, DocumentId("doc:alpha"),
                                                   DocumentId("doc:beta")};
  std::size_t found = 0;
  for (const auto& predicate : relations) {
    for (const auto& subject : subjects) {
      for (const auto& object : objects) {
        for (const auto& document : documents) {
          ClaimPattern pattern{.predicate = predicate, .subject = subject, .object = object};
          if (document) pattern.document = store->document(*document)->number;
          if (!predicate && !subject && !object && !document) continue;
          CAPTURE(predicate ? name(*predicate) : "any", subject ? subject->text : "any",
                  object ? object->text : "any", document ? document->text : "any");
          auto expected = expected_ids(pages, pattern, document);
          CHECK(ids(*store, pattern) == expected);
          auto numbers = store->claims(pattern);
          CHECK(std::is_sorted(numbers.begin(), numbers.end()));
          found += expected.size();
        }
      }
    }
  }
  CHECK(found > 50);
}

TEST_CASE("a claim carries its words") {
  TemporaryDirectory place;
  Page page("gamma", "Gamma");
  auto words = page.passage("Common effects in adults, if ill: severe pain");
  auto part = [&](const std::string& text) {
    auto at = static_cast<uint32_t>(page.extraction.document.text.find(text, words.begin));
    return Span{at, at + static_cast<uint32_t>(text.size())};
  };
  auto& claim = page.claim("drug:gamma", Predicate::MayCause, "effect:pain", part("pain"));
  claim.sentence = words;
  claim.lead_in = part("Common effects in adults, if ill:");
  claim.qualifiers.frequency = Frequency{
      .words = part("Common"), .band = FrequencyBand::Common, .low = 0.01, .high = 0.1};
  claim.qualifiers.severity = Severity{.words = part("severe"), .band = SeverityBand::Severe};
  claim.qualifiers.population = part("adults");
  claim.qualifiers.condition = part("if ill");
  claim.level = Level::Class;
  claim.citations.push_back({ReferenceId("r2"), Basis::Inline});
  auto store = write(place.store(), {page});
  auto record = store->claim(claim.id.text);
  REQUIRE(record);
  CHECK(record->exact == "pain");
  CHECK(record->sentence == "Common effects in adults, if ill: severe pain");
  CHECK(record->lead_in == "Common effects in adults, if ill:");
  CHECK(record->frequency_words == "Common");
  CHECK(record->severity_words == "severe");
  CHECK(record->population == "adults");
  CHECK(record->condition == "if ill");
  CHECK(record->claim.qualifiers.frequency->low == 0.01);
  CHECK(record->claim.level == Level::Class);
  CHECK(record->claim.citations.at(0).basis == Basis::Inline);
  CHECK(record->document == store->document(DocumentId("doc:gamma"))->number);
  CHECK(store->claim(record->number)->claim.id == claim.id);
}

TEST_CASE("a claim is found by the beginning of its id") {
  TemporaryDirectory place;
  Page page("ids", "Ids");
  for (const auto* id : {"abcd", "abcdef12", "abcdef34", "ffff0000"}) {
    page.side_effect("drug:x", "effect:y", id).id = ClaimId(id);
  }
  auto store = write(place.store(), {page});
  struct Row {
    std::string given;
    std::string found;  // empty: none
  };
  for (const auto& [given, found] : std::vector<Row>{{"ffff0000", "ffff0000"},
                                                     {"ffff", "ffff0000"},
                                                     {"fff", ""},
                                                     {"abcd", "abcd"},
                                                     {"abcdef1", "abcdef12"},
                                                     {"", ""},
                                                     {"ffff00001", ""},
                                                     {std::string("ffff\0", 5), ""}}) {
    CAPTURE(given);
    auto record = store->claim(std::string_view(given));
    CHECK((record ? record->claim.id.text : "") == found);
  }
  try {
    store->claim("abcde");
    FAIL("an ambiguous beginning was taken");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::Usage);
    CHECK_THAT(error.what(), Catch::Contains("abcdef12, abcdef34"));
  }
}
