// Findings -> SARIF.
#include "desk/sarif.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace netkg::desk {
namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

Json rule_json(const Rule& rule) {
  const auto help = std::string(rule.about) + " Example: " + std::string(rule.example);
  return {{"id", rule.id},
          {"shortDescription", {{"text", rule.summary}}},
          {"fullDescription", {{"text", rule.about}}},
          {"help", {{"text", help}}},
          {"defaultConfiguration", {{"level", name(rule.grade)}}}};
}

Json location_json(const Finding& finding) {
  Json physical{{"artifactLocation", {{"uri", uri_of(finding.source)}}}};
  if (finding.place)
    physical["region"] = {
        {"startLine", finding.place->line},    {"startColumn", finding.place->column},
        {"endLine", finding.place->end_line},  {"endColumn", finding.place->end_column},
        {"byteOffset", finding.span->begin},   {"byteLength", finding.span->size()},
        {"snippet", {{"text", finding.exact}}}};
  return {{"physicalLocation", std::move(physical)},
          {"logicalLocations", Json::array({{{"name", finding.title},
                                             {"fullyQualifiedName", finding.document.text},
                                             {"kind", "resource"}}})}};
}

Json result_json(const Finding& finding, std::size_t rule) {
  const auto text =
      finding.reason.empty() ? finding.message : finding.message + " (" + finding.reason + ")";
  Json result{{"ruleId", finding.rule->id},
              {"ruleIndex", rule},
              {"level", name(finding.rule->grade)},
              {"message", {{"text", text}}},
              {"locations", Json::array({location_json(finding)})},
              {"partialFingerprints", {{"netkg/1", fingerprint(finding)}}}};
  Json properties = Json::object();
  if (!finding.claims.empty()) properties["claims"] = finding.claims;
  if (!finding.works.empty()) properties["works"] = finding.works;
  if (!finding.documents.empty()) properties["documents"] = finding.documents;
  if (!properties.empty()) result["properties"] = std::move(properties);
  if (finding.suppressed_by)
    result["suppressions"] =
        Json::array({{{"kind", "external"}, {"justification", *finding.suppressed_by}}});
  return result;
}

}  // namespace

std::string uri_of(std::string_view source) {
  std::string out = source.starts_with('/') ? "file://" : "";
  for (const char c : source) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                       (c >= 'A' && c <= 'Z') ||
                       std::string_view("-._~/!$&'()*+,;=@").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string sarif(const std::vector<Finding>& findings, std::string_view version) {
  std::map<std::string_view, std::size_t> index;  // by id, as rules() has them
  auto rules_json = Json::array();
  for (const auto& rule : rules()) {
    const bool used = std::any_of(findings.begin(), findings.end(),
                                  [&](const Finding& each) { return each.rule == &rule; });
    if (!used) continue;
    index[rule.id] = rules_json.size();
    rules_json.push_back(rule_json(rule));
  }
  auto results = Json::array();
  for (const auto& finding : findings)
    results.push_back(result_json(finding, index[finding.rule->id]));
  const Json log{
      {"$schema", schema},
      {"version", "2.1.0"},
      {"runs",
       Json::array(
           {{{"tool",
              {{"driver",
                {{"name", "netkg"}, {"version", version}, {"rules", std::move(rules_json)}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", std::move(results)}}})}};
  return dump(log, 1) + "\n";
}

}  // namespace netkg::desk
