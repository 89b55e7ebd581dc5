// Heads of claims: found from any claim of their page, equal to the claims, and no other bytes
// are taken for them.
#include <catch2/catch.hpp>

#include "index/page_heads.h"
#include "index/trouble.h"
#include "tests/index/pages.h"

namespace netkg::index::testing {

namespace {

Page long_page(const std::string& name, int claims) {
  Page page(name, "Page " + name);
  for (int i = 0; i < claims; ++i)
    page.side_effect("drug:" + name, "effect:e" + std::to_string(i),
                     "Words " + std::to_string(i));
  return page;
}

void put(Store& store, const Page& page) {
  store.put(page.extraction, page.stamp());
  store.commit();
}

}  // namespace

TEST_CASE("the heads of a page are found from each of its claims") {
  TemporaryDirectory place;
  auto store = Store::open(place.store(), Access::Write);
  for (auto [name, claims] : {std::pair{"a", 1}, {"b", 40}, {"none", 0}, {"c", 3}, {"d", 64}})
    put(*store, long_page(name, claims));
  put(*store, long_page("b", 130));  // its claims get new numbers
  store->remove(DocumentId("doc:a"));
  store->commit();
  std::size_t found = 0;
  for (ClaimNumber number = 0; number < 250; ++number) {
    CAPTURE(number);
    auto claim = store->claim(number);
    auto heads = store->page_heads(number);
    REQUIRE(claim.has_value() == heads.has_value());
    if (!claim) continue;
    ++found;
    auto page = store->document(claim->document, Detail::Head);
    CHECK(heads->id == page->id);
    CHECK(heads->page_end - heads->page_first == page->claims);
    CHECK((heads->page_first <= number && number < heads->page_end));
    auto head = heads->head(number), made = make_head(*claim, page->title);
    CHECK(head.number == number);
    CHECK(head.document == claim->document);
    CHECK(head.subject == claim->claim.subject);
    CHECK(head.object == claim->claim.object);
    CHECK(head.words == made.words);
  }
  CHECK(found == 3 + 64 + 130);
}

TEST_CASE("a head holds what ranks a claim") {
  ClaimRecord record{
      .number = 7, .document = 2, .exact = "tired", .sentence = "You may be tired."};
  record.claim.predicate = Predicate::MayCause;
  record.claim.subject = EntityId("drug:alpha");
  record.claim.value = "3 times a day";
  record.claim.level = Level::Class;
  record.claim.disjunctive = true;
  record.claim.qualifiers.negated = true;
  record.claim.qualifiers.hedged = true;
  record.claim.qualifiers.frequency = Frequency{{3, 9}, FrequencyBand::Common, 0.01, 0.1};
  record.claim.qualifiers.severity = Severity{{1, 2}, SeverityBand::Serious};
  record.frequency_words = "common";
  DocumentRecord page;
  page.id = DocumentId("doc:alpha");
  page.title = "Alpha";
  auto stored = encode_heads(page, {record});
  REQUIRE(stored.size() == 1);
  CHECK(stored[0].first == 7);
  auto head = decode_heads(stored[0].second).head(7);
  CHECK(head.value == "3 times a day");
  CHECK(head.level == Level::Class);
  CHECK((head.disjunctive && head.negated && head.hedged));
  CHECK(head.frequency->band == FrequencyBand::Common);
  CHECK(head.frequency->low == 0.01);
  CHECK(head.frequency->high == 0.1);
  CHECK(head.severity == SeverityBand::Serious);
  CHECK(head.frequency_words == "common");
  // The same words on a page of the same title are the same; of another title they are not.
  CHECK(head.words == make_head(record, "Alpha").words);
  CHECK(head.words != make_head(record, "Beta").words);
}

TEST_CASE("broken heads are damage, or heads that differ") {
  ClaimRecord record{.number = 7, .document = 2, .exact = "tired"};
  std::vector<ClaimRecord> claims(3, record);
  const auto whole = encode_heads(DocumentRecord(), claims)[0].second;
  auto read_all = [](std::string_view bytes) {
    auto heads = decode_heads(bytes);
    for (auto number = heads.first; number < heads.end(); ++number) (void)heads.head(number);
  };
  CHECK_NOTHROW(read_all(whole));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK_THROWS_AS(read_all(std::string_view(whole).substr(0, length)), Error);
  }
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    auto broken = whole;
    broken[bit / 8] = static_cast<char>(broken[bit / 8] ^ (1 << (bit % 8)));
    try {
      read_all(broken);
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::Damaged);
    }
  }
}

}  // namespace netkg::index::testing
