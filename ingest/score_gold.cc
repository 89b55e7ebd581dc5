#include "ingest/score_gold.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "ingest/reader.h"
#include "ingest/score_names.h"
#include "model/error.h"

namespace netkg::ingest {
namespace {

using Json = nlohmann::json;

constexpr std::string_view gold_schema = "netkg.gold/1";

Error faulty(const std::string& what) { return Error(ErrorKind::Unreadable, what); }

const Json& member(const Json& json, const char* key) {
  static const Json null;
  auto found = json.is_object() ? json.find(key) : json.end();
  return found == json.end() ? null : *found;
}

/// The member as text; empty when it is missing or null. Years and volumes may be numbers.
std::string text(const Json& json, const char* key) {
  const auto& value = member(json, key);
  if (value.is_null()) return {};
  return value.is_number() ? value.dump() : value.get<std::string>();
}

bool flag(const Json& json, const char* key) {
  const auto& value = member(json, key);
  return value.is_boolean() && value.get<bool>();
}

std::optional<bool> wish(const Json& json, const char* key) {
  const auto& value = member(json, key);
  return value.is_null() ? std::nullopt : std::optional(value.get<bool>());
}

std::optional<double> number(const Json& json, const char* key) {
  const auto& value = member(json, key);
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

/// One text or a list of them; null inside a list is "".
std::vector<std::string> texts(const Json& json, const char* key) {
  const auto& value = member(json, key);
  if (value.is_null()) return {};
  if (value.is_string()) return {value.get<std::string>()};
  std::vector<std::string> out;
  if (!value.is_array()) throw faulty(fmt::format("\"{}\" is neither text nor a list", key));
  for (const auto& entry : value)
    out.push_back(entry.is_null() ? std::string() : entry.get<std::string>());
  return out;
}

std::vector<EntityId> ids(const Json& json, const char* key) {
  std::vector<EntityId> out;
  for (auto& id : texts(json, key)) out.emplace_back(std::move(id));
  return out;
}

template <class Value>
void add_all(std::vector<Value>* list, std::vector<Value> more) {
  list->insert(list->end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

/// The list under `key`, each entry read by `read`; trouble names the entry: "claims[3]: …".
template <class Read>
auto list(const Json& json, const char* key, Read read) {
  std::vector<decltype(read(json))> out;
  const auto& entries = member(json, key);
  if (entries.is_null()) return out;
  if (!entries.is_array()) throw faulty(fmt::format("\"{}\" is no list", key));
  for (const auto& entry : entries) {
    try {
      out.push_back(read(entry));
    } catch (const std::exception& trouble) {
      throw faulty(fmt::format("{}[{}]: {}", key, out.size(), trouble.what()));
    }
  }
  return out;
}

uint32_t offset(const Json& json, const char* key) {
  const auto& value = json.at(key);
  if (!value.is_number_unsigned() || value.get<uint64_t>() > max_document_bytes)
    throw faulty(fmt::format("\"{}\" is no place in a page", key));
  return value.get<uint32_t>();
}

Span read_span(const Json& json) {
  Span span{offset(json, "begin"), offset(json, "end")};
  if (span.begin > span.end)
    throw faulty(fmt::format("a span ends before it begins, at byte {}", span.begin));
  return span;
}

Quote read_quote(const Json& json) {
  auto exact = json.at("exact").get<std::string>();
  auto key = score_key(exact);
  return {read_span(json), std::move(exact), std::move(key)};
}

GoldEntity read_entity(const Json& json) {
  return {EntityId(json.at("id").get<std::string>()), text(json, "label"),
          texts(json, "names")};
}

/// "accept" lists the readings under `accepted`; "" stands for no band.
GoldBand read_band(const Json& qualifiers, const char* key, const Json& accept,
                   const char* accepted) {
  const auto& stated = member(qualifiers, key);
  GoldBand band{{text(stated, "band")}, number(stated, "low"), number(stated, "high")};
  add_all(&band.readings, texts(accept, accepted));
  return band;
}

void read_qualifiers(const Json& json, const Json& accept, GoldClaim* claim) {
  const auto& qualifiers = member(json, "qualifiers");
  claim->frequency = read_band(qualifiers, "frequency", accept, "frequency_band");
  claim->severity = read_band(qualifiers, "severity", accept, "severity_band");
  claim->negated = flag(qualifiers, "negated");
  claim->hedged = flag(qualifiers, "hedged");
  const auto& other = member(accept, "hedged");
  claim->hedge_counts = text(qualifiers, "hedge_class") != "ability" &&
                        !(other.is_string() && other.get<std::string>() == "any");
}

void read_filler(const Json& json, const Json& accept, GoldClaim* claim) {
  claim->objects = ids(json, "object");
  claim->any_object = flag(accept, "object_any");
  claim->value = text(json, "value");
  if (!claim->objects.empty()) return add_all(&claim->objects, ids(accept, "object"));
  claim->value_keys = {score_key(claim->value)};
  for (const auto& value : texts(accept, "value"))
    claim->value_keys.push_back(score_key(value));
}

GoldCitation read_citation(const Json& json) {
  return {json.at("reference").get<std::string>(), json.at("basis").get<std::string>()};
}

GoldClaim read_claim(const Json& json) {
  const auto& accept = member(json, "accept");
  GoldClaim claim;
  claim.id = json.at("id").get<std::string>();
  claim.types = {json.at("type").get<std::string>()};
  claim.any_predicate = !member(accept, "type").is_null();
  claim.predicates = {json.at("predicate").get<std::string>()};
  claim.subjects = {EntityId(json.at("subject").get<std::string>())};
  claim.level = text(json, "level");
  claim.support = text(json, "support");
  claim.optional = flag(json, "optional");
  claim.places = {read_quote(json.at("evidence"))};
  claim.citations = list(json, "citations", read_citation);
  add_all(&claim.types, texts(accept, "type"));
  add_all(&claim.predicates, texts(accept, "predicate"));
  add_all(&claim.subjects, ids(accept, "subject"));
  add_all(&claim.places, list(json, "alt_evidence", read_quote));
  read_filler(json, accept, &claim);
  read_qualifiers(json, accept, &claim);
  return claim;
}

struct ReachRow {
  std::string_view name;
  Reach reach;
};
constexpr std::array<ReachRow, 6> reaches{{{"", Reach::Inside},
                                           {"inside", Reach::Inside},
                                           {"after", Reach::Inside},  // "end" says how far
                                           {"overlap", Reach::Overlap},
                                           {"sentence", Reach::Sentence},
                                           {"any", Reach::Anywhere}}};

Reach read_reach(const std::string& name) {
  for (const auto& row : reaches)
    if (row.name == name) return row.reach;
  throw faulty(fmt::format("a trap cannot lie \"{}\"", name));
}

Trap read_trap(const Json& json) {
  const auto& test = member(json, "test");
  Trap trap;
  trap.id = json.at("id").get<std::string>();
  trap.must_not = text(json, "must_not");
  trap.quote = read_quote(json);
  trap.where = trap.quote.span;
  if (test.contains("begin")) trap.where.begin = offset(test, "begin");
  if (test.contains("end")) trap.where.end = offset(test, "end");
  trap.reach = read_reach(text(test, "span"));
  trap.types = texts(test, "type");
  trap.predicates = texts(test, "predicate");
  trap.subjects = ids(test, "subject");
  trap.objects = ids(test, "object");
  trap.negated = wish(test, "negated");
  trap.hedged = wish(test, "hedged");
  trap.level = text(test, "level");
  trap.support = text(test, "support");
  return trap;
}

Inherited read_inherited(const Json& json) {
  return {EntityId(json.at("subject").get<std::string>()),
          json.at("predicate").get<std::string>(), EntityId(text(json, "object"))};
}

Name read_name(const Json& json) {
  return {text(json, "family"), text(json, "given"), text(json, "suffix"),
          text(json, "non-dropping-particle"), text(json, "literal")};
}

/// {"date-parts": [[2018, 8, 31]]}: the year is what scores.
std::optional<PartialDate> read_year(const Json& json) {
  const auto& parts = member(json, "date-parts");
  if (parts.is_null() || parts.at(0).empty() || parts.at(0).at(0).is_null())
    return std::nullopt;
  const auto& year = parts.at(0).at(0);
  return year.is_string() ? PartialDate::from_iso(year.get<std::string>())
                          : PartialDate::make(year.get<int>());
}

CslItem read_csl(const Json& json) {
  CslItem csl;
  csl.author = list(json, "author", read_name);
  csl.editor = list(json, "editor", read_name);
  csl.title = text(json, "title");
  csl.container_title = text(json, "container-title");
  csl.volume = text(json, "volume");
  csl.issue = text(json, "issue");
  csl.page = text(json, "page");
  csl.edition = text(json, "edition");
  csl.publisher = text(json, "publisher");
  csl.doi = text(json, "DOI");
  csl.pmid = text(json, "PMID");
  csl.url = text(json, "URL");
  csl.issued = read_year(member(json, "issued"));
  return csl;
}

GoldReference read_reference(const Json& json) {
  return {json.at("id").get<std::string>(), read_quote(json), read_csl(json.at("csl"))};
}

std::size_t review_field(const std::string& name) {
  auto at = std::find(review_fields.begin(), review_fields.end(), name);
  if (at == review_fields.end())
    throw faulty(fmt::format("a review has no field \"{}\"", name));
  return static_cast<std::size_t>(at - review_fields.begin());
}

std::optional<GoldDate> read_date(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return GoldDate{json.at("date").get<std::string>(), text(json, "precision"),
                  read_quote(json)};
}

GoldReview read_review(const Json& gold) {
  const auto& json = gold.at("review");
  GoldReview review;
  for (std::size_t f = 0; f < review_fields.size(); ++f)
    review.dates[f] = read_date(member(json, review_fields[f].data()));
  for (const auto& pair : member(gold, "review_either")) {
    auto a = review_field(pair.at(0)), b = review_field(pair.at(1));
    review.either[a] = b;
    review.either[b] = a;
  }
  for (const auto& field : texts(gold, "review_optional"))
    review.optional[review_field(field)] = true;
  review.reviewed_by = text(json, "reviewed_by");
  review.notice = text(member(json, "notice"), "kind");
  return review;
}

/// Annotated unless the file lacks it or its scope denies it.
bool is_annotated(const Json& json, const char* part) {
  const auto& in_scope = member(member(json, "scope"), part);
  return !member(json, part).is_null() && !(in_scope.is_boolean() && !in_scope.get<bool>());
}

std::vector<std::string> scope_of(const Json& json, const std::vector<GoldClaim>& claims) {
  auto scope = texts(member(json, "scope"), "exhaustive");
  if (scope.empty())
    for (const auto& claim : claims) scope.push_back(claim.type());
  std::sort(scope.begin(), scope.end());
  scope.erase(std::unique(scope.begin(), scope.end()), scope.end());
  return scope;
}

Gold gold_of(const Json& json) {
  const auto& document = json.at("document");
  Gold gold;
  gold.file = document.at("file").get<std::string>();
  gold.sha256 = text(document, "sha256");
  gold.by_words = text(member(json, "scope"), "spans") == "words";
  gold.entities = list(json, "entities", read_entity);
  gold.claims = list(json, "claims", read_claim);
  gold.scope = scope_of(json, gold.claims);
  gold.traps = list(json, "traps", read_trap);
  gold.inherited = list(json, "expected_inherited", read_inherited);
  if (is_annotated(json, "review")) gold.review = read_review(json);
  if (is_annotated(json, "references"))
    gold.references = list(json, "references", read_reference);
  return gold;
}

}  // namespace

bool is_gold(std::string_view json) {
  auto value = Json::parse(json, nullptr, false);
  const auto& schema = member(value, "schema");
  return schema.is_string() && schema.get<std::string>() == gold_schema;
}

Gold read_gold(std::string_view json, const std::string& path) {
  try {
    if (!is_gold(json)) throw faulty("its schema is not netkg.gold/1");
    return gold_of(Json::parse(json));
  } catch (const std::exception& trouble) {
    throw Error(ErrorKind::Unreadable,
                fmt::format("{} is no gold file: {}", path, trouble.what()),
                "the format is described in corpus/gold/README.md");
  }
}

}  // namespace netkg::ingest
