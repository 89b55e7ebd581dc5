// Full text: which passages are shown, and what of them.
#include <catch2/catch.hpp>

#include "query/text.h"
#include "store_fixture.h"

using namespace netkg::query;
using namespace netkg::query::test;

namespace {

/// Three pages; two say the same of cards.
Fixture leaflets() {
  Page one("one", "Living with it"), two("two", "Living with it, in short"),
      three("three", "Cards");
  for (Page* page : {&one, &two}) page->passage("Carry the card that your nurse gave you.");
  one.passage("Carry the card that your nurse gave you.");
  one.passage("A card, a card, a card, a card and a card again.");
  two.passage("Your nurse knows the number.");
  three.passage("Some shops take no card.");
  return Fixture({one.extraction, two.extraction, three.extraction});
}

std::vector<PassageAnswer> passages(const Fixture& fixture, const std::string& question,
                                    std::size_t limit = 5) {
  Names names(*fixture.store, netkg::vocabulary::Vocabulary::builtin());
  return find_passages(question, names, limit);
}

std::vector<std::string> snippets(const std::vector<PassageAnswer>& passages) {
  std::vector<std::string> out;
  for (const auto& passage : passages) out.push_back(passage.snippet);
  return out;
}

}  // namespace

TEST_CASE("passages hold half of the words, and each is shown once") {
  auto fixture = leaflets();
  const std::string carry = "Carry the card that your nurse gave you.";
  const std::string cards = "A card, a card, a card, a card and a card again.";
  const std::string number = "Your nurse knows the number.";
  const std::string shops = "Some shops take no card.";
  struct Row {
    std::string question;
    std::vector<std::string> snippets;  // in any order
  };
  std::vector<Row> rows{
      {"carry cards", {carry, cards, shops}},
      {"carry a card, nurse", {carry}},
      {"carry cards to shops abroad", {carry, shops}},
      {"nurse", {carry, number}},
      {"moonlight on a card", {carry, cards, shops}},
      {"moonlight, card, zinc", {}},
      {"moonlight", {}},
      {"who is it?", {}},
      {"", {}},
  };
  for (const auto& [question, wanted] : rows) {
    CAPTURE(question);
    CHECK_THAT(snippets(passages(fixture, question)), Catch::UnorderedEquals(wanted));
  }
  CHECK(passages(fixture, "carry a card, nurse", 0).empty());
}

TEST_CASE("the same words on another page are noted beside the first") {
  auto fixture = leaflets();
  auto found = passages(fixture, "carry a card, nurse");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].also.size() == 1);
  std::vector<std::string> pages{found[0].document.text, found[0].also[0].text};
  CHECK_THAT(pages, Catch::UnorderedEquals(std::vector<std::string>{"doc:one", "doc:two"}));
  for (const auto& passage : passages(fixture, "shops")) CHECK(passage.also.empty());
}

TEST_CASE("snippets mark the words and end at blanks") {
  std::string passage = "It is µseful. ";
  for (int i = 0; i < 100; ++i) passage += "filler–words ";
  passage += "then fatigue comes";
  Snippet snippet = make_snippet(passage, split_words(passage), {"fatigue"}, 60);
  REQUIRE(snippet.highlights.size() == 1);
  CHECK(snippet.highlights[0].in(snippet.text) == "fatigue");
  CHECK(snippet.text.find("…") == 0);
  CHECK(snippet.text.size() < 100);
}
