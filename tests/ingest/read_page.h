// Pages for tests: text in, stages out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/extract.h"
#include "ingest/reader.h"
#include "ingest/readers/page_text.h"

namespace netkg::ingest {

inline Stages read_page(std::string_view text, const std::string& name = "page.txt") {
  const auto& vocabulary = vocabulary::Vocabulary::builtin();
  return extract(read_document(text, {name, name}, {}, vocabulary), vocabulary);
}

/// One line a block: kind, depth, marker, text. "L0 • nausea"
inline std::string print_blocks(const PageContent& page) {
  std::string lines;
  for (const auto& block : page.blocks) {
    lines += "HPLTM"[static_cast<int>(block.kind)] + std::to_string(block.depth);
    if (!block.marker.empty()) lines += " " + block.marker;
    lines += " " + std::string(block.span.in(page.text)) + "\n";
  }
  return lines;
}

/// A claim in short: "drug:x may_cause effect:y common", negation and hedging said.
inline std::string brief(const Claim& claim, std::string_view text) {
  std::string out = claim.subject.text + " " + std::string(model::name(claim.predicate)) + " " +
                    (claim.object ? claim.object->text : "\"" + claim.value + "\"");
  if (claim.qualifiers.negated) out += " NOT";
  if (claim.qualifiers.hedged) out += " hedged";
  if (claim.qualifiers.frequency) {
    out += " " + std::string(model::name(claim.qualifiers.frequency->band));
  }
  if (claim.qualifiers.severity) {
    out += " " + std::string(model::name(claim.qualifiers.severity->band));
  }
  return out + " <" + std::string(claim.evidence.in(text)) + ">";
}

/// The claims of the predicates named, in brief, in the order of the page.
inline std::vector<std::string> claims_of(std::string_view text,
                                          const std::vector<Predicate>& wanted,
                                          const std::string& name = "page.txt") {
  auto stages = read_page(text, name);
  std::vector<std::string> out;
  for (const auto& claim : stages.extraction.claims) {
    bool asked = false;
    for (auto predicate : wanted) asked |= predicate == claim.predicate;
    if (asked) out.push_back(brief(claim, stages.extraction.document.text));
  }
  return out;
}

}  // namespace netkg::ingest
