// Keys, lists and records come back as they went in, and damaged bytes are told from good ones.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "index/coding.h"
#include "index/graph_keys.h"
#include "index/list_changes.h"
#include "index/posting_list.h"
#include "index/record_fields.h"
#include "index/records.h"
#include "model/error.h"

using namespace netkg::index;

namespace {

std::mt19937& dice() {
  static std::mt19937 engine(20240607);
  return engine;
}
uint32_t any(uint32_t below) {
  return std::uniform_int_distribution<uint32_t>(0, below - 1)(dice());
}
bool heads() { return any(2) == 1; }

/// Any bytes, zero and ill-formed UTF-8 among them.
std::string any_text() {
  std::string text(any(30), ' ');
  for (auto& c : text) c = static_cast<char>(any(256));
  return text;
}
Span any_span() { return {any(1u << any(31)), UINT32_MAX - any(5)}; }

Postings any_postings() {
  Postings postings(any(60));
  auto width = 1u << any(32), others = 1u << any(8);
  for (auto& posting : postings)
    posting = {any(others) * any(1u << any(24)), any(width) * (heads() ? 1 : 2)};
  return normal(postings);
}

std::optional<PartialDate> any_date() {
  return PartialDate::make(static_cast<int>(1900 + any(200)), static_cast<int>(any(13)));
}

Claim any_claim() {
  Claim claim;
  claim.id = ClaimId(any_text());
  claim.predicate = predicates[any(predicates.size())].predicate;
  claim.subject = EntityId(any_text());
  if (heads()) claim.object = EntityId(any_text());
  claim.value = any_text();
  claim.level = heads() ? Level::Class : Level::Direct;
  claim.support = heads() ? Support::Implied : Support::Explicit;
  claim.disjunctive = heads();
  if (heads()) claim.qualifiers.frequency = Frequency{.words = any_span(), .high = 0.1};
  if (heads()) claim.qualifiers.severity = Severity{any_span(), SeverityBand::Fatal};
  claim.qualifiers.negated = heads();
  claim.qualifiers.hedged = heads();
  if (heads()) claim.qualifiers.population = any_span();
  claim.evidence = any_span();
  claim.sentence = any_span();
  if (heads()) claim.lead_in = any_span();
  for (auto i = any(3); i > 0; --i) claim.citations.push_back({ReferenceId(any_text())});
  return claim;
}

Reference any_reference() {
  Reference reference;
  reference.id = ReferenceId(any_text());
  reference.span = any_span();
  reference.csl.title = any_text();
  reference.csl.issued = any_date();
  for (auto i = any(4); i > 0; --i) reference.csl.author.push_back({.family = any_text()});
  for (auto i = any(4); i > 0; --i) reference.fields[any_text()] = any_span();
  return reference;
}

DocumentRecord any_document() {
  DocumentRecord document;
  document.id = DocumentId(any_text());
  document.title = any_text();
  if (heads()) document.publisher = any_text();
  document.bytes = uint64_t{any(1u << 31)} << any(32);
  document.stamp.sha256 = any_text();
  document.stamp.extractor = any(9);
  if (auto date = any_date())
    document.review.last_reviewed = StatedDate{*date, any_span(), heads()};
  if (heads()) document.review.notice = Notice{NoticeKind::Archived, any_span()};
  if (heads()) document.oldest_reference = static_cast<int>(any(3000));
  if (heads()) document.median_reference = static_cast<int>(any(3000));
  document.serious_claims = any(1000);
  document.version = any(9);
  document.claims = any(1000);
  return document;
}

EntityForm any_form() {
  EntityForm form;
  form.documents = any(9) + 1;
  form.entity.id = EntityId("effect:x");
  form.entity.label = any_text();
  for (auto i = any(3); i > 0; --i) form.entity.names.push_back(any_text());
  form.entity.in_vocabulary = heads();
  form.hash = form_hash(form.entity);
  return form;
}

}  // namespace

TEST_CASE("keys are built and cut") {
  for (uint32_t number : {0u, 1u, 255u, 256u, 0x01020304u, UINT32_MAX}) {
    CAPTURE(number);
    CHECK(cut_number_key(number_key(number)) == number);
    CHECK(cut_record_key(record_key(number)) == number);
    CHECK(cut_name_entry(name_entry(name_prefix("Mouth sores"), number)) == number);
    auto claim_id_key = claim_id_entry("c0ffee", number);
    auto [id, claim] = cut_claim_id_entry(claim_id_key);
    CHECK(claim == number);
    auto [generation, document] = cut_change_key(change_key(uint64_t{number} << 20, number));
    CHECK(generation == uint64_t{number} << 20);
    CHECK(document == number);
    for (auto family : {Family::Mentions, Family::CitedBy})
      CHECK(cut_list_key(family, list_key(family, number)) == number);
    auto delta = delta_key(Family::Subjects, list_key(Family::Subjects, number), 9);
    CHECK(cut_list_key(Family::Subjects, cut_delta_key(delta)) == number);
    CHECK(cut_version_key(version_key(number, 3)) == std::pair{number, 3u});
    CHECK(cut_head_key(head_key({Predicate::IsA, 9, {}, number}, 5)) == std::pair{number, 5u});
  }
  auto entry = claim_id_entry("c0ffee", 9);
  CHECK(cut_claim_id_entry(entry).first == "c0ffee");
  auto id = id_key("doc:a");
  CHECK(cut_id_key(id) == "doc:a");
}

TEST_CASE("keys have the bytes that doc/storage.md shows") {
  using namespace std::string_literals;
  CHECK(number_key(258) == "\0\0\1\2"s);
  CHECK(record_key(258) == "n\0\0\1\2"s);
  CHECK(id_key("effect:nausea") == "ieffect:nausea");
  CHECK(list_key(Family::Objects, object_list(Predicate::Inhibits, 17)) == "\2\0\0\0\x11"s);
  CHECK(list_key(Family::Subjects, subject_list(17, Predicate::Inhibits)) == "\0\0\0\x11\2"s);
  CHECK(list_key(Family::Mentions, 258) == "\0\0\1\2"s);
  CHECK(chunk_key("\0\0\1\2"s, 3) == "\0\0\1\2\0\0\0\3"s);
  CHECK(delta_key(Family::Objects, "ab", 3) == "\6ab\0\0\0\0\0\0\0\3"s);
  CHECK(version_key(7, 2) == "\0\0\0\7\0\0\0\2"s);
  CHECK(name_entry(name_prefix("Mouth Sores"), 5) == "mouth sore\0\0\0\0\5"s);
  CHECK(claim_id_entry("c0ffee", 5) == "c0ffee\0\0\0\0\5"s);
  HeadPattern of_object{Predicate::Inhibits, {}, 17, 258};
  CHECK(head_key(of_object, 3) == "o\2\0\0\0\x11\0\0\1\2\0\0\0\3"s);
  HeadPattern of_subject{Predicate::Inhibits, 17, {}, 258};
  CHECK(head_key(of_subject, 3) == "s\0\0\0\x11\2\0\0\1\2\0\0\0\3"s);
  CHECK(head_prefix({Predicate::Inhibits, 17}) == "s\0\0\0\x11\2"s);
  CHECK(head_prefix({Predicate::Inhibits}) == "o\2"s);
  CHECK(change_key(3, 7) == "\0\0\0\0\0\0\0\3\0\0\0\7"s);
  CHECK(format_value(4) == "netkg/4");
}

TEST_CASE("keys sort as their numbers do, and prefixes keep together") {
  for (int i = 0; i < 1000; ++i) {
    auto a = any(1u << any(32));
    auto b = any(1u << any(32));
    CAPTURE(a, b);
    CHECK((number_key(a) < number_key(b)) == (a < b));
    CHECK((change_key(a, b) < change_key(b, a)) == (a < b));
    auto subject = subject_list(a, Predicate::Treats), object = object_list(Predicate::IsA, a);
    CHECK(list_key(Family::Subjects, subject).starts_with(subject_prefix(a)));
    CHECK(list_key(Family::Objects, object).starts_with(object_prefix(Predicate::IsA)));
    auto other = subject_list(b, Predicate::MayCause);
    CHECK((list_key(Family::Subjects, subject) < list_key(Family::Subjects, other)) ==
          (subject < other));
  }
}

TEST_CASE("keys that were not built here are damage") {
  using namespace std::string_literals;
  CHECK_THROWS_AS(cut_number_key("123"), Error);
  CHECK_THROWS_AS(cut_number_key("12345"), Error);
  CHECK_THROWS_AS(cut_record_key("x\0\0\0\1"s), Error);
  CHECK_THROWS_AS(cut_id_key("n1"), Error);
  CHECK_THROWS_AS(cut_name_entry("short"), Error);
  CHECK_THROWS_AS(cut_claim_id_entry("nozerohere"), Error);
  CHECK_THROWS_AS(cut_change_key("short"), Error);
  CHECK_THROWS_AS(cut_head_key("short"), Error);
  for (const auto* value : {"", "netkg/", "netkg/1x", "leveldb/1", "netkg/99999999999"}) {
    CAPTURE(value);
    CHECK_THROWS_AS(cut_format_value(value), Error);
  }
}

TEST_CASE("names without a letter have no key, long ones a short one") {
  CHECK(name_prefix("").empty());
  CHECK(name_prefix(" - ").empty());
  std::string longname(5000, 'x');
  CHECK(name_prefix(longname).size() < 300);
  CHECK(name_prefix(longname) != name_prefix(longname + "y"));
}

TEST_CASE("the numbers of relations and bands are part of the format") {
  CHECK(predicates.size() == 25);
  CHECK(static_cast<int>(Predicate::MayCause) == 0);
  CHECK(static_cast<int>(Predicate::IsA) == 9);
  CHECK(static_cast<int>(Predicate::NotSuitableFor) == 24);
  CHECK(static_cast<int>(FrequencyBand::Unknown) == 11);
  CHECK(static_cast<int>(SeverityBand::Fatal) == 5);
  CHECK(static_cast<int>(Role::Other) + 1 == int{enumerators<Role>});
  CHECK(static_cast<int>(Basis::Inline) + 1 == int{enumerators<Basis>});
}

TEST_CASE("varints come back, and cut ones do not") {
  for (uint64_t value :
       {uint64_t{0}, uint64_t{127}, uint64_t{128}, uint64_t{300}, UINT64_MAX}) {
    std::string bytes;
    append_varint(bytes, value);
    std::string_view rest = bytes;
    CHECK(take_varint(rest) == value);
    CHECK(rest.empty());
    std::string_view cut = std::string_view(bytes).substr(0, bytes.size() - 1);
    CHECK_FALSE(take_varint(cut));
  }
  std::string_view endless = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff";
  CHECK_FALSE(take_varint(endless));
}

TEST_CASE("posting lists come back, whole and in pieces") {
  CHECK(pack({{5, 17}, {5, 18}, {300, 4}}) == "\x0b\x02\x11\x01\xce\x04\x04");
  CHECK(pack({{0, 5}, {0, 6}}) == "\x01\x02\x05\x01");
  CHECK(pack({}).empty());
  for (int i = 0; i < 2000; ++i) {
    auto postings = any_postings();
    CHECK(unpack(pack(postings)) == postings);
    Numbers others, expected;
    unpack_others(pack(postings), others);
    for (const auto& posting : postings) expected.push_back(posting.other);
    CHECK(others == normal(expected));
    for (std::size_t bytes : {std::size_t{1}, std::size_t{40}, std::size_t{1000}}) {
      Postings back;
      Numbers others_back;
      for (const auto& chunk : pack_chunks(postings, bytes)) {
        unpack_behind(chunk, back);
        unpack_others(chunk, others_back);
      }
      CHECK(back == postings);
      CHECK(others_back == others);
    }
  }
  Postings one_group;
  for (uint32_t i = 1; i <= 100'000; ++i) one_group.push_back({7, 3 * i});
  auto chunks = pack_chunks(one_group, 64 << 10);
  CHECK(chunks.size() > 1);
  Postings back;
  for (const auto& chunk : chunks) {
    CHECK(chunk.size() < 200'000);
    unpack_behind(chunk, back);
  }
  CHECK(back == one_group);
}

TEST_CASE("lists are changed as sets are") {
  for (int i = 0; i < 500; ++i) {
    auto list = any_postings(), removed = any_postings(), added = any_postings();
    auto result = change(list, removed, added);
    CHECK(std::is_sorted(result.begin(), result.end()));
    auto has = [](const Postings& all, Posting posting) {
      return std::count(all.begin(), all.end(), posting);
    };
    for (const auto& part : {list, removed, added}) {
      for (auto posting : part) {
        bool expected = has(added, posting) || (has(list, posting) && !has(removed, posting));
        CHECK(has(result, posting) == (expected ? 1 : 0));
      }
    }
  }
}

TEST_CASE("lists that do not ascend or end early are damage") {
  using namespace std::string_literals;
  for (const auto& bytes : {"\2\5\0\5"s, "\x80"s, "\3\2\5\0"s, "\3\1\5"s, "\3\x7f\5"s, "\2"s,
                            "\2\5\2"s, "\2\xff\xff\xff\xff\x1f"s, "\xfe\xff\xff\xff\x3f\1"s}) {
    CAPTURE(bytes);
    CHECK_THROWS_AS(unpack(bytes), Error);
    Numbers others;
    CHECK_THROWS_AS(unpack_others(bytes, others), Error);
  }
  Postings postings = unpack(pack({{5, 17}}));
  CHECK_THROWS_AS(unpack_behind(pack({{5, 17}}), postings), Error);
}

TEST_CASE("rows of lists come back sorted, spilled or not") {
  for (std::size_t most_rows : {std::size_t{7}, std::size_t{100'000}}) {
    CAPTURE(most_rows);
    ListChanges changes(std::filesystem::temp_directory_path().string(), most_rows);
    std::map<ListNumber, std::pair<std::set<Posting>, std::set<Posting>>> expected;
    for (int i = 0; i < 3000; ++i) {
      auto list = subject_list(any(40), Predicate::Treats);
      Posting posting{any(30), any(1u << any(32))};
      if (any(4) == 0) {
        changes.remove(Family::Subjects, list, posting);
        expected[list].first.insert(posting);
      } else {
        changes.add(Family::Subjects, list, posting);
        expected[list].second.insert(posting);
      }
    }
    changes.add(Family::Objects, 1, {2, 3});
    auto next = expected.begin();
    changes.visit(Family::Subjects, [&](ListNumber list, Postings removed, Postings added) {
      REQUIRE(next != expected.end());
      CHECK(list == next->first);
      CHECK(removed == Postings(next->second.first.begin(), next->second.first.end()));
      CHECK(added == Postings(next->second.second.begin(), next->second.second.end()));
      ++next;
    });
    CHECK(next == expected.end());
  }
}

TEST_CASE("records come back") {
  for (int i = 0; i < 500; ++i) {
    ClaimRecord claim{.document = any(UINT32_MAX), .claim = any_claim(), .exact = any_text()};
    claim.condition = any_text();
    auto bytes = encode_record(claim);
    auto back = decode_claim(bytes, 77);
    CHECK(back.number == 77);
    CHECK(back.document == claim.document);
    CHECK(back.exact == claim.exact);
    CHECK(back.condition == claim.condition);
    CHECK(back.claim.object == claim.claim.object);
    CHECK(back.claim.qualifiers.population == claim.claim.qualifiers.population);
    CHECK(back.claim.evidence == claim.claim.evidence);
    CHECK(back.claim.lead_in == claim.claim.lead_in);
    CHECK(encode_record(back) == bytes);

    auto document = any_document();
    auto document_bytes = encode_record(document);
    auto document_back = decode_document(document_bytes, 5);
    CHECK(document_back.bytes == document.bytes);
    CHECK(document_back.stamp == document.stamp);
    CHECK(document_back.oldest_reference == document.oldest_reference);
    CHECK(document_back.median_reference == document.median_reference);
    CHECK(document_back.serious_claims == document.serious_claims);
    ReferenceList references{{any_reference(), any_reference()}};
    CHECK(encode_record(decode_references(encode_record(references))) ==
          encode_record(references));
    VersionRecord version{.stamp = document.stamp};
    version.document.id = DocumentId("doc:v");
    version.document.blocks.push_back({BlockKind::ListItem, any_span(), 2, any_text()});
    CHECK(encode_record(decode_version(encode_record(version))) == encode_record(version));
    SourceRecord source{version.document.blocks};
    CHECK(encode_record(decode_source(encode_record(source))) == encode_record(source));
    WorkRecord work{WorkId(any_text()), {any(99), uint64_t{any(99)} << 40}, any(9), any(9)};
    CHECK(encode_record(decode_work(encode_record(work))) == encode_record(work));
    CHECK(encode_record(document_back) == document_bytes);

    EntityRecord entity{.id = EntityId(any_text()), .forms = {any_form(), any_form()}};
    CHECK(encode_record(decode_entity(encode_record(entity))) == encode_record(entity));

    Contents contents{.first_claim = any(UINT32_MAX), .claims = any(99)};
    contents.entities.push_back({any(99), uint64_t{any(UINT32_MAX)} << 32});
    contents.passages.push_back({any_span(), Role::Coping, any_span()});
    CHECK(encode_record(decode_contents(encode_record(contents))) == encode_record(contents));
  }
  State state{.generation = 3, .next_claim = UINT32_MAX};
  state.totals.claims[ClaimType::Caution] = 9;
  CHECK(decode_state(encode_record(state)).totals == state.totals);
  CHECK(decode_state(encode_record(state)).next_claim == UINT32_MAX);
  CHECK(decode_number(encode_number(300)) == 300);
}

TEST_CASE("records that end early, go on or are of another version are damage") {
  ClaimRecord claim{.document = 1, .claim = any_claim(), .exact = "words"};
  auto bytes = encode_record(claim);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(decode_claim(std::string_view(bytes).substr(0, size), 1), Error);
  }
  CHECK_THROWS_AS(decode_claim(bytes + "x", 1), Error);
  auto later = bytes;
  later[0] = 2;
  CHECK_THROWS_AS(decode_claim(later, 1), Error);
}

TEST_CASE("random bytes never crash the readers") {
  for (int i = 0; i < 20000; ++i) {
    auto bytes = "\1" + any_text() + any_text();
    try {
      decode_claim(bytes, 1);
      decode_document(bytes, 1);
      decode_contents(bytes);
      decode_references(bytes);
      decode_version(bytes);
      unpack(bytes);
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::Damaged);
    }
  }
}

TEST_CASE("an entity of several forms has one answer") {
  auto form = [](const std::string& label, uint32_t documents, bool in_vocabulary) {
    EntityForm result;
    result.entity.id = EntityId("effect:x");
    result.entity.label = label;
    result.entity.names = {"name of " + label, "shared"};
    result.entity.in_vocabulary = in_vocabulary;
    result.documents = documents;
    result.hash = form_hash(result.entity);
    return result;
  };
  EntityRecord record{.id = EntityId("effect:x"),
                      .forms = {form("common", 9, false), form("rare", 1, false)}};
  CHECK(merged(record).label == "common");
  CHECK(merged(record).names ==
        std::vector<std::string>{"name of common", "shared", "rare", "name of rare"});
  record.forms.push_back(form("known", 1, true));
  CHECK(merged(record).label == "known");
  std::reverse(record.forms.begin(), record.forms.end());
  CHECK(merged(record).label == "known");
  CHECK(merged(record).names.size() == 6);
}
