// Stores for tests of questions.
#include "store_fixture.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace netkg::query::test {
namespace {

using Json = nlohmann::json;

std::string label_of(const std::string& id) {
  auto text = id.substr(id.find(':') + 1);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Span span_of(const Json& json) {
  return {json.at("begin").get<uint32_t>(), json.at("end").get<uint32_t>()};
}

template <class Band, std::size_t size>
Band band_of(const std::array<std::string_view, size>& names, const std::string& name) {
  auto found = std::find(names.begin(), names.end(), name);
  return static_cast<Band>(found - names.begin());
}

/// Words of a qualifier come without a place: the nearest before the evidence, else its own.
Span find_words(const std::string& text, const std::string& words, Span evidence) {
  auto at = text.rfind(words, evidence.end);
  if (at == std::string::npos) at = text.find(words);
  if (at == std::string::npos) return evidence;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

Claim claim_of(const Json& json, const std::string& text, const DocumentId& document) {
  Claim claim;
  claim.predicate = *predicate_named(json.at("predicate").get<std::string>());
  claim.subject = EntityId(json.at("subject").get<std::string>());
  if (json.at("object").is_string()) claim.object = EntityId(json["object"].get<std::string>());
  if (json.at("value").is_string()) claim.value = json["value"].get<std::string>();
  claim.level = json.at("level") == "class" ? Level::Class : Level::Direct;
  claim.disjunctive = json.value("disjunctive", false);
  claim.evidence = span_of(json.at("evidence"));
  claim.sentence = span_of(json.at("sentence"));
  if (json.at("lead_in").is_object()) claim.lead_in = span_of(json["lead_in"]);
  const auto& qualifiers = json.at("qualifiers");
  claim.qualifiers.negated = qualifiers.at("negated").get<bool>();
  claim.qualifiers.hedged = qualifiers.at("hedged").get<bool>();
  if (const auto& band = qualifiers.at("frequency"); band.is_object()) {
    auto words = band.at("words").get<std::string>();
    claim.qualifiers.frequency =
        Frequency{find_words(text, words, claim.evidence),
                  band_of<FrequencyBand>(frequency_band_names, band.at("band")),
                  {},
                  {}};
  }
  if (const auto& band = qualifiers.at("severity"); band.is_object()) {
    auto words = band.at("words").get<std::string>();
    claim.qualifiers.severity =
        Severity{find_words(text, words, claim.evidence),
                 band_of<SeverityBand>(severity_band_names, band.at("band"))};
  }
  for (const auto& citation : json.at("citations")) {
    Basis basis = citation.at("basis") == "title" ? Basis::Title : Basis::Page;
    claim.citations.push_back(
        {ReferenceId(citation.at("reference").get<std::string>()), basis});
  }
  auto quoted = claim.evidence.in(text);
  claim.id = make_claim_id(document, claim, quoted, 0);
  return claim;
}

std::optional<PartialDate> csl_date(const Json& csl, const char* field) {
  if (!csl.contains(field)) return std::nullopt;
  const auto& parts = csl.at(field).at("date-parts").at(0);
  auto part = [&](std::size_t i) { return parts.size() > i ? parts[i].get<int>() : 0; };
  return PartialDate::make(part(0), part(1), part(2));
}

Reference reference_of(const Json& json) {
  Reference reference;
  reference.id = ReferenceId(json.at("id").get<std::string>());
  reference.span = span_of(json);
  const auto& csl = json.at("csl");
  reference.csl.type = csl.value("type", "document");
  reference.csl.title = csl.value("title", "");
  reference.csl.container_title = csl.value("container-title", "");
  reference.csl.publisher = csl.value("publisher", "");
  reference.csl.issued = csl_date(csl, "issued");
  reference.csl.accessed = csl_date(csl, "accessed");
  return reference;
}

std::optional<StatedDate> date_of(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  auto date = PartialDate::from_iso(json.at("date").get<std::string>());
  return StatedDate{*date, span_of(json)};
}

Review review_of(const Json& json) {
  Review review;
  review.last_reviewed = date_of(json.at("last_reviewed"));
  review.next_due = date_of(json.at("next_due"));
  review.last_modified = date_of(json.at("last_modified"));
  review.published = date_of(json.at("published"));
  if (json.at("notice").is_object())
    review.notice = Notice{NoticeKind::Due, span_of(json["notice"])};
  return review;
}

Entity entity_of(const Json& json) {
  Entity entity;
  entity.id = EntityId(json.at("id").get<std::string>());
  entity.type = *type_of(entity.id);
  entity.label = json.at("label").get<std::string>();
  entity.names = json.at("names").get<std::vector<std::string>>();
  return entity;
}

std::string shared() { return std::string(NETKG_SOURCE_DIR) + "/../shared"; }

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  static std::atomic<int> number{0};
  path_ = std::filesystem::temp_directory_path() /
          ("netkg-query-" + std::to_string(getpid()) + "-" + std::to_string(number++));
  std::filesystem::create_directories(path_);
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Page::Page(const std::string& id, const std::string& title) {
  extraction.document.id = DocumentId("doc:" + id);
  extraction.document.source = id + ".txt";
  extraction.document.title = title;
  extraction.document.publisher = "Publisher of " + id;
  extraction.document.sha256 = sha256(id);
  Section section;
  section.id = "sec0";
  extraction.sections.push_back(section);
}

Span Page::write(const std::string& words) {
  auto& text = extraction.document.text;
  auto begin = static_cast<uint32_t>(text.size());
  text += words + ". ";
  extraction.document.bytes = text.size();
  return {begin, static_cast<uint32_t>(begin + words.size())};
}

Entity& Page::entity(const std::string& id) {
  for (auto& entity : extraction.entities) {
    if (entity.id.text == id) return entity;
  }
  Entity entity;
  entity.id = EntityId(id);
  entity.type = *type_of(entity.id);
  entity.label = label_of(id);
  entity.names = {entity.label};
  extraction.entities.push_back(std::move(entity));
  return extraction.entities.back();
}

void Page::names(const std::string& id, const std::string& other) {
  entity(id).names.push_back(other);
}

Claim& Page::says(const std::string& subject, Predicate predicate, const std::string& object) {
  bool value = object.find(':') == std::string::npos;
  entity(subject);
  if (!value) entity(object);
  Claim claim;
  claim.predicate = predicate;
  claim.subject = EntityId(subject);
  if (value) claim.value = object;
  if (!value) claim.object = EntityId(object);
  if (claim.subject.prefix() == "class") claim.level = Level::Class;
  auto words =
      label_of(subject) + " " + std::string(describe(predicate).verb) + " " + label_of(object);
  claim.sentence = claim.evidence = write(words);
  claim.id = make_claim_id(extraction.document.id, claim, words,
                           static_cast<unsigned>(extraction.claims.size()));
  extraction.passages.push_back({claim.sentence, 0});
  extraction.mentions.push_back({claim.sentence, claim.subject, MentionKind::Name});
  if (claim.object)
    extraction.mentions.push_back({claim.sentence, *claim.object, MentionKind::Name});
  extraction.claims.push_back(std::move(claim));
  return extraction.claims.back();
}

void Page::passage(const std::string& words) {
  extraction.passages.push_back({write(words), 0});
}

void Page::frequency(Claim& claim, FrequencyBand band, const std::string& words) {
  claim.qualifiers.frequency = Frequency{write(words), band, {}, {}};
}

Reference& Page::cites(const std::string& title, const std::string& journal, int year) {
  Reference reference;
  reference.id = ReferenceId("r" + std::to_string(extraction.references.size() + 1));
  reference.span = write(title + " " + journal + " " + std::to_string(year));
  reference.csl.title = title;
  reference.csl.container_title = journal;
  reference.csl.issued = PartialDate::make(year);
  extraction.references.push_back(std::move(reference));
  return extraction.references.back();
}

Fixture::Fixture(const std::vector<Extraction>& pages) {
  auto path = directory.path() + "/store";
  auto writer = index::Store::open(path, index::Access::Write);
  for (const auto& page : pages) writer->put(page, {page.document.sha256, "", "v", 1});
  writer->commit();
  writer.reset();
  store = index::Store::open(path, index::Access::Read);
}

Answers Fixture::ask(const std::string& question, const std::string& as_of) const {
  return query::ask(question, *store, vocabulary::Vocabulary::builtin(), {day(as_of), 5, {}});
}

std::chrono::sys_days day(const std::string& iso) {
  return PartialDate::from_iso(iso)->first_day();
}

bool shared_is_present() {
  bool present = std::filesystem::exists(shared() + "/gold/questions.json");
  if (!present) std::cout << "skipped: ../shared not present\n";
  return present;
}

std::optional<Extraction> gold_page(const std::string& name) {
  auto json = Json::parse(read_file(shared() + "/gold/" + name));
  const auto& about = json.at("document");
  auto file = about.at("file").get<std::string>();
  Extraction page;
  page.document.text = read_file(shared() + "/seeds/" + file);
  if (page.document.text.size() != about.at("bytes").get<std::size_t>()) return std::nullopt;
  page.document.id = DocumentId("doc:" + file.substr(0, file.find('.')));
  page.document.source = file;
  page.document.title = about.at("title").get<std::string>();
  page.document.publisher = about.at("publisher").get<std::string>();
  page.document.sha256 = about.at("sha256").get<std::string>();
  page.document.bytes = page.document.text.size();
  page.review = review_of(json.at("review"));
  for (const auto& entity : json.at("entities")) page.entities.push_back(entity_of(entity));
  for (const auto& mention : json.at("mentions"))
    page.mentions.push_back({span_of(mention),
                             EntityId(mention.at("entity").get<std::string>()),
                             MentionKind::Name});
  for (const auto& claim : json.at("claims"))
    page.claims.push_back(claim_of(claim, page.document.text, page.document.id));
  for (const auto& reference : json.at("references"))
    page.references.push_back(reference_of(reference));
  Section section;
  section.id = "sec0";
  page.sections.push_back(section);
  for (const auto& claim : page.claims) page.passages.push_back({claim.sentence, 0});
  std::sort(page.passages.begin(), page.passages.end(),
            [](const Passage& a, const Passage& b) { return a.span < b.span; });
  auto same = [](const Passage& a, const Passage& b) { return a.span == b.span; };
  page.passages.erase(std::unique(page.passages.begin(), page.passages.end(), same),
                      page.passages.end());
  return page;
}

std::string brief(const std::vector<Answer>& answers) {
  std::string out;
  for (const auto& answer : answers)
    out += (out.empty() ? "" : ", ") + answer.label + " " + std::string(name(answer.level));
  return out;
}

}  // namespace netkg::query::test
