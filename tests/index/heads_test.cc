// Heads of claims: found from both of their sides, equal to the claims, and no other bytes are
// taken for them.
#include "index/heads.h"

#include <catch2/catch.hpp>

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

std::vector<ClaimNumber> numbers_of(const std::vector<ClaimHead>& heads) {
  std::vector<ClaimNumber> numbers;
  for (const auto& head : heads) numbers.push_back(head.number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

ClaimHead decoded(std::string_view bytes) {
  ClaimHead head;
  decode_head(bytes, head);
  return head;
}

/// What the store holds of everything that it was asked for.
constexpr std::size_t all = 1000;

}  // namespace

TEST_CASE("heads are found from both sides of their claims") {
  TemporaryDirectory place;
  auto store = Store::open(place.store(), Access::Write);
  for (auto [name, claims] : {std::pair{"a", 1}, {"b", 40}, {"none", 0}, {"c", 3}, {"d", 64}})
    put(*store, long_page(name, claims));
  put(*store, long_page("b", 130));  // its claims get new numbers
  store->remove(DocumentId("doc:a"));
  store->commit();
  auto heads = store->heads({Predicate::MayCause}, all);
  REQUIRE(heads.size() == 3 + 64 + 130);
  CHECK(numbers_of(heads) == store->claims({.predicate = Predicate::MayCause}));
  for (const auto& head : heads) {
    CAPTURE(head.number);
    auto claim = store->claim(head.number);
    auto page = store->document(head.document, Detail::Head);
    auto made = make_head(*claim, *page);
    made.subject_number = store->entity_number(head.subject);
    made.object_number = store->entity_number(*head.object);
    CHECK(encode_head(head) == encode_head(made));
    CHECK(head.page == page->id);
  }
  for (const auto& id : store->entities()) {
    auto number = store->entity_number(id);
    CAPTURE(id.text);
    auto of_subject = store->claims({.predicate = Predicate::MayCause, .subject = id});
    CHECK(numbers_of(store->heads({Predicate::MayCause, number}, all)) == of_subject);
    auto of_object = store->claims({.predicate = Predicate::MayCause, .object = id});
    CHECK(numbers_of(store->heads({Predicate::MayCause, {}, number}, all)) == of_object);
    for (DocumentNumber page = 1; page < 6; ++page) {
      auto beside = store->claims({Predicate::MayCause, id, {}, page});
      CHECK(numbers_of(store->heads({Predicate::MayCause, number, {}, page}, all)) == beside);
    }
  }
  CHECK(store->heads({Predicate::MayCause}, 7).size() == 7);
  CHECK(store->heads({Predicate::Treats}, all).empty());
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
  DocumentRecord page, other;
  page.id = DocumentId("doc:alpha");
  page.title = "Alpha";
  other.title = "Beta";
  auto head = decoded(encode_head(make_head(record, page)));
  CHECK(head.page == page.id);
  CHECK(head.value == "3 times a day");
  CHECK(head.level == Level::Class);
  CHECK((head.disjunctive && head.negated && head.hedged));
  CHECK(head.frequency->band == FrequencyBand::Common);
  CHECK(head.frequency->low == 0.01);
  CHECK(head.frequency->high == 0.1);
  CHECK(head.severity == SeverityBand::Serious);
  CHECK(head.frequency_words == "common");
  // The same words on a page of the same title are the same; of another title they are not.
  CHECK(head.words == make_head(record, page).words);
  CHECK(head.words != make_head(record, other).words);
}

TEST_CASE("of a head that puts something in a class its class is read alone") {
  struct Row {
    bool disjunctive, negated, hedged, value, member;
  };
  for (auto row : {Row{false, false, false, false, true}, Row{true, false, false, false, false},
                   Row{false, true, false, false, false}, Row{false, false, true, false, false},
                   Row{false, false, false, true, false}}) {
    ClaimHead head;
    head.object_number = row.value ? 0 : 300;
    head.disjunctive = row.disjunctive;
    head.negated = row.negated;
    head.hedged = row.hedged;
    auto of_class = decode_class(encode_head(head));
    CHECK(of_class == (row.member ? std::optional<uint32_t>(300) : std::nullopt));
  }
  CHECK_THROWS_AS(decode_class(""), Error);
  CHECK_THROWS_AS(decode_class("\1\2\0"), Error);
}

TEST_CASE("a broken head is damage, or a head that differs") {
  ClaimRecord record{.number = 7, .document = 2, .exact = "tired"};
  const auto whole = encode_head(make_head(record, DocumentRecord()));
  CHECK_NOTHROW(decoded(whole));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK_THROWS_AS(decoded(std::string_view(whole).substr(0, length)), Error);
  }
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    auto broken = whole;
    broken[bit / 8] = static_cast<char>(broken[bit / 8] ^ (1 << (bit % 8)));
    try {
      auto read = decoded(broken);
      CHECK(encode_head(read) != whole);
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::Damaged);
    }
  }
}

}  // namespace netkg::index::testing
