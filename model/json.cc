#include "model/json.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "model/words.h"

namespace netkg::model {
namespace {

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json words_or_null(const std::optional<Span>& span, std::string_view text) {
  return span ? Json(std::string(span->in(text))) : Json(nullptr);
}

Json optional_span(const std::optional<Span>& span, std::string_view text) {
  return span ? span_json(*span, text) : Json(nullptr);
}

Json date_json(const std::optional<StatedDate>& stated, std::string_view text) {
  if (!stated) return nullptr;
  Json out{{"date", stated->date.iso()}, {"precision", name(stated->date.precision())}};
  out.update(span_json(stated->span, text));
  return out;
}

Json qualifiers_json(const Qualifiers& q, std::string_view text) {
  return {{"frequency", frequency_json(q.frequency, text)},
          {"severity", severity_json(q.severity, text)},
          {"negated", q.negated},
          {"hedged", q.hedged},
          {"population", words_or_null(q.population, text)},
          {"condition", words_or_null(q.condition, text)}};
}

Json name_json(const Name& name) {
  if (!name.literal.empty()) return {{"literal", name.literal}};
  Json out = Json::object();
  if (!name.particle.empty()) out["non-dropping-particle"] = name.particle;
  out["family"] = name.family;
  if (!name.given.empty()) out["given"] = name.given;
  if (!name.suffix.empty()) out["suffix"] = name.suffix;
  return out;
}

Json names_json(const std::vector<Name>& names) {
  Json out = Json::array();
  for (const auto& name : names) out.push_back(name_json(name));
  return out;
}

Json csl_date(const PartialDate& date) {
  Json parts = Json::array({date.year});
  if (date.month) parts.push_back(date.month);
  if (date.day) parts.push_back(date.day);
  return {{"date-parts", Json::array({parts})}};
}

Json document_json(const Document& d) {
  return {{"id", d.id.text},       {"source", d.source},
          {"title", d.title},      {"publisher", or_null(d.publisher)},
          {"url", or_null(d.url)}, {"language", d.language},
          {"sha256", d.sha256},    {"bytes", d.bytes}};
}

Json section_json(const Extraction& extraction, const Section& section) {
  const auto& text = extraction.document.text;
  return {{"id", section.id},
          {"heading", optional_span(section.heading, text)},
          {"begin", section.span.begin},
          {"end", section.span.end},
          {"role", name(section.role)},
          {"subject", section.subject ? Json(section.subject->text) : Json(nullptr)},
          {"parent",
           section.parent ? Json(extraction.sections[*section.parent].id) : Json(nullptr)}};
}

Json mention_json(const Mention& mention, std::string_view text) {
  Json out = span_json(mention.span, text);
  out["entity"] = mention.entity.text;
  out["kind"] = name(mention.kind);
  if (mention.misspelled) out["misspelled"] = true;
  return out;
}

template <class Values, class Function>
Json array_of(const Values& values, Function to_json) {
  Json out = Json::array();
  for (const auto& value : values) out.push_back(to_json(value));
  return out;
}

/// CSL-JSON's own name for each plain field.
struct TextField {
  const char* name;
  std::string CslItem::*value;
};
constexpr TextField text_fields[] = {{"title", &CslItem::title},
                                     {"container-title", &CslItem::container_title},
                                     {"chapter-number", &CslItem::chapter_number},
                                     {"volume", &CslItem::volume},
                                     {"issue", &CslItem::issue},
                                     {"supplement-number", &CslItem::supplement},
                                     {"page", &CslItem::page},
                                     {"edition", &CslItem::edition},
                                     {"publisher", &CslItem::publisher},
                                     {"publisher-place", &CslItem::publisher_place},
                                     {"version", &CslItem::version},
                                     {"number", &CslItem::number},
                                     {"DOI", &CslItem::doi},
                                     {"PMID", &CslItem::pmid},
                                     {"PMCID", &CslItem::pmcid},
                                     {"ISBN", &CslItem::isbn},
                                     {"URL", &CslItem::url}};

}  // namespace

Json span_json(Span span, std::string_view text) {
  return {{"begin", span.begin}, {"end", span.end}, {"exact", std::string(span.in(text))}};
}

Json frequency_json(const std::optional<Frequency>& frequency, std::string_view text) {
  if (!frequency) return nullptr;
  return {{"words", std::string(frequency->words.in(text))},
          {"band", name(frequency->band)},
          {"low", or_null(frequency->low)},
          {"high", or_null(frequency->high)}};
}

Json severity_json(const std::optional<Severity>& severity, std::string_view text) {
  if (!severity) return nullptr;
  return {{"words", std::string(severity->words.in(text))},
          {"band", name(severity->band)},
          {"low", nullptr},
          {"high", nullptr}};
}

Json claim_json(const Claim& claim, std::string_view text) {
  return {{"id", claim.id.text},
          {"type", name(type_of(claim.predicate))},
          {"subject", claim.subject.text},
          {"predicate", name(claim.predicate)},
          {"object", claim.object ? Json(claim.object->text) : Json(nullptr)},
          {"value", claim.object ? Json(nullptr) : Json(claim.value)},
          {"level", name(claim.level)},
          {"support", name(claim.support)},
          {"disjunctive", claim.disjunctive},
          {"qualifiers", qualifiers_json(claim.qualifiers, text)},
          {"evidence", span_json(claim.evidence, text)},
          {"sentence", span_json(claim.sentence, text)},
          {"lead_in", optional_span(claim.lead_in, text)},
          {"citations", array_of(claim.citations, [](const Citation& citation) -> Json {
             return {{"reference", citation.reference.text}, {"basis", name(citation.basis)}};
           })}};
}

Json csl_json(const CslItem& item, std::string_view id) {
  Json out{{"id", std::string(id)}, {"type", item.type}};
  if (!item.author.empty()) out["author"] = names_json(item.author);
  if (!item.editor.empty()) out["editor"] = names_json(item.editor);
  for (const auto& field : text_fields) {
    if (!(item.*field.value).empty()) out[field.name] = item.*field.value;
  }
  if (item.issued) out["issued"] = csl_date(*item.issued);
  if (item.accessed) out["accessed"] = csl_date(*item.accessed);
  if (item.updated) out["custom"]["updated"] = item.updated->iso();
  if (item.et_al) out["custom"]["et-al"] = true;
  return out;
}

namespace {

/// A string, or a number as other programs write volumes; else nothing.
std::string text_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? found->dump() : std::string();
}

std::vector<Name> names_at(const Json& json, const char* role) {
  std::vector<Name> names;
  const auto list = json.find(role);
  if (list == json.end() || !list->is_array()) return names;
  for (const auto& row : *list) {
    if (!row.is_object()) continue;
    Name name{text_at(row, "family"), text_at(row, "given"), text_at(row, "suffix"),
              text_at(row, "non-dropping-particle"), text_at(row, "literal")};
    if (name.particle.empty()) name.particle = text_at(row, "dropping-particle");
    if (!name.literal.empty()) name = {.literal = name.literal};
    if (name != Name{}) names.push_back(std::move(name));
  }
  return names;
}

/// Parts may be numbers or strings of digits.
std::optional<PartialDate> date_at(const Json& json, const char* name) {
  const auto date = json.find(name);
  if (date == json.end() || !date->is_object()) return std::nullopt;
  const auto parts = date->find("date-parts");
  if (parts == date->end() || !parts->is_array() || parts->empty() || !(*parts)[0].is_array())
    return PartialDate::from_iso(text_at(*date, "raw"));
  std::array<int, 3> numbers{};
  for (std::size_t i = 0; i < std::min<std::size_t>(3, (*parts)[0].size()); ++i) {
    const auto& part = (*parts)[0][i];
    const auto digits = part.is_string()           ? part.get<std::string>()
                        : part.is_number_integer() ? part.dump()
                                                   : std::string();
    std::from_chars(digits.data(), digits.data() + digits.size(), numbers[i]);
  }
  return PartialDate::make(numbers[0], numbers[1], numbers[2]);
}

}  // namespace

CslItem csl_item(const Json& json) {
  CslItem item;
  if (!json.is_object()) return item;
  if (auto type = text_at(json, "type"); !type.empty()) item.type = std::move(type);
  item.author = names_at(json, "author");
  item.editor = names_at(json, "editor");
  for (const auto& field : text_fields) item.*field.value = text_at(json, field.name);
  item.issued = date_at(json, "issued");
  item.accessed = date_at(json, "accessed");
  if (const auto custom = json.find("custom"); custom != json.end() && custom->is_object()) {
    item.updated = PartialDate::from_iso(text_at(*custom, "updated"));
    item.et_al = custom->value("et-al", Json(false)) == Json(true);
  }
  return item;
}

Json reference_json(const Reference& reference, std::string_view text) {
  Json out{{"id", reference.id.text}};
  out.update(span_json(reference.span, text));
  out["csl"] = csl_json(reference.csl, reference.id.text);
  out["et_al"] = reference.csl.et_al;
  out["spans"] = Json::object();
  for (const auto& [field, span] : reference.fields)
    out["spans"][field] = span_json(span, text);
  return out;
}

Json review_json(const Review& review, std::string_view text) {
  Json notice = nullptr;
  if (review.notice) {
    notice = {{"kind", review.notice->kind == NoticeKind::Due ? "due" : "archived"}};
    notice.update(span_json(review.notice->span, text));
  }
  return {{"last_reviewed", date_json(review.last_reviewed, text)},
          {"next_due", date_json(review.next_due, text)},
          {"last_modified", date_json(review.last_modified, text)},
          {"published", date_json(review.published, text)},
          {"reviewed_by", words_or_null(review.reviewed_by, text)},
          {"notice", notice}};
}

Json entity_json(const Entity& entity) {
  return {{"id", entity.id.text},  {"type", describe(entity.type).name},
          {"label", entity.label}, {"names", entity.names},
          {"xrefs", entity.xrefs}, {"in_vocabulary", entity.in_vocabulary}};
}

Json extraction_json(const Extraction& extraction) {
  const std::string& text = extraction.document.text;
  return {
      {"schema", "netkg.extraction/1"},
      {"document", document_json(extraction.document)},
      {"review", review_json(extraction.review, text)},
      {"sections", array_of(extraction.sections,
                            [&](const Section& s) { return section_json(extraction, s); })},
      {"entities", array_of(extraction.entities, entity_json)},
      {"mentions",
       array_of(extraction.mentions, [&](const Mention& m) { return mention_json(m, text); })},
      {"claims", array_of(extraction.claims,
                          [&](const Claim& c) {
                            auto json = claim_json(c, text);
                            if (auto span = original_span(extraction.document, c.evidence))
                              json["original"] = {{"begin", span->begin}, {"end", span->end}};
                            return json;
                          })},
      {"references", array_of(extraction.references,
                              [&](const Reference& r) { return reference_json(r, text); })},
      {"diagnostics", array_of(extraction.diagnostics, [](const Diagnostic& d) -> Json {
         return {{"severity", d.severity},
                 {"code", d.code},
                 {"message", d.message},
                 {"begin", d.span.begin},
                 {"end", d.span.end}};
       })}};
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace netkg::model
