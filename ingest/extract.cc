#include "ingest/extract.h"

#include <algorithm>
#include <set>

#include "ingest/claims.h"
#include "ingest/language.h"
#include "ingest/mentions.h"
#include "ingest/page.h"
#include "ingest/references.h"
#include "ingest/review.h"
#include "ingest/sections.h"

namespace netkg::ingest {
namespace {

/// More than any page states; bounds what one file can put into a store.
constexpr std::size_t most_claims = 20000;

/// Blocks of the bibliography and of the dates give no claims.
std::vector<Role> block_roles(const Document& document, const Bibliography& bibliography,
                              const ReviewDates& dates) {
  std::vector<Role> roles(document.blocks.size(), Role::Other);
  for (auto block : dates.blocks) roles[block] = Role::Review;
  for (auto block : bibliography.blocks) roles[block] = Role::References;
  return roles;
}

std::vector<Mention> list_mentions(const Page& page) {
  std::vector<Mention> mentions;
  auto add = [&](const Reading& reading) {
    for (const auto& found : reading.found) {
      mentions.push_back({span_of(reading.words, found.first, found.last),
                          page.concepts.id(found.entity), found.kind, found.misspelled});
    }
  };
  for (const auto& heading : page.headings) add(heading);
  for (const auto& reading : page.readings) add(reading);
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.span < b.span; });
  return mentions;
}

/// Every concept that a mention or a claim names, once, by id.
std::vector<Entity> list_entities(const Page& page, const Extraction& extraction) {
  std::set<EntityId> ids;
  for (const auto& mention : extraction.mentions) ids.insert(mention.entity);
  for (const auto& claim : extraction.claims) {
    ids.insert(claim.subject);
    if (claim.object) ids.insert(*claim.object);
  }
  for (const auto& section : extraction.sections) {
    if (section.subject) ids.insert(*section.subject);
  }
  std::vector<Entity> entities;
  for (const auto& id : ids) {
    if (auto entity = page.concepts.find(id)) entities.push_back(std::move(*entity));
  }
  return entities;
}

/// A paragraph, or a list together with the paragraph it hangs on.
std::vector<Passage> find_passages(const Document& document, const SectionTree& tree) {
  std::vector<Passage> passages;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const auto& block = document.blocks[b];
    auto section = tree.of_block[b];
    bool text = block.kind != BlockKind::Heading && block.kind != BlockKind::Metadata &&
                tree.sections[section].role != Role::References;
    if (!text) continue;
    bool goes_on = (block.kind == BlockKind::ListItem || block.kind == BlockKind::TableRow) &&
                   b > 0 && document.blocks[b - 1].kind != BlockKind::Heading &&
                   !passages.empty() && passages.back().section == section;
    if (goes_on) {
      passages.back().span = cover(passages.back().span, block.span);
    } else {
      passages.push_back({block.span, section});
    }
  }
  return passages;
}

std::vector<Diagnostic> find_diagnostics(const Document& document,
                                         const Extraction& extraction) {
  std::vector<Diagnostic> out;
  auto broken = document.text.find("\xEF\xBF\xBD");
  if (broken != std::string::npos) {
    auto at = static_cast<uint32_t>(broken);
    out.push_back({"warning",
                   "invalid-utf8",
                   "bytes that are no UTF-8 were replaced by U+FFFD",
                   {at, at + 3}});
  }
  for (const auto& note : document.notes)
    out.push_back({"warning", note.code, note.message, {0, 0}});
  if (!is_english(document.language)) {
    out.push_back({"note",
                   "not-english",
                   "the page is not in English (" + document.language +
                       "): dates and references were read, claims were not",
                   {0, 0}});
  } else if (extraction.claims.empty()) {
    out.push_back({"note", "no-claims", "no claim was found on this page", {0, 0}});
  }
  return out;
}

/// Sentences that name a medicine and something it might do, and gave no claim.
std::vector<std::size_t> find_unclaimed(const Page& page, const ClaimSet& set) {
  std::vector<std::size_t> unclaimed;
  for (std::size_t i = 0; i < page.readings.size(); ++i) {
    const auto& reading = page.readings[i];
    auto end = reading.words.size();
    bool medicine = reading.first_of({EntityType::Drug, EntityType::DrugClass}, 0, end);
    bool result = reading.first_of({EntityType::SideEffect, EntityType::Target}, 0, end);
    if (medicine && result && !set.sentence_gave_claim[i]) unclaimed.push_back(i);
  }
  return unclaimed;
}

}  // namespace

Stages extract(Document document, const Vocabulary& vocabulary) {
  Stages stages;
  Extraction& out = stages.extraction;
  out.document = std::move(document);

  auto bibliography = find_references(out.document);
  auto dates = find_review(out.document, bibliography.blocks);
  auto tree = find_sections(out.document, block_roles(out.document, bibliography, dates));

  Page page(out.document, vocabulary);
  page.sections = tree.sections;
  page.sentences = find_sentences(out.document, tree.sections, tree.of_block);
  const bool english = is_english(out.document.language);
  if (english) find_mentions(&page);
  auto claims = english ? find_claims(&page, bibliography.entries) : ClaimSet{};
  bool cut = claims.claims.size() > most_claims;
  if (cut) claims.claims.resize(most_claims);

  stages.unclaimed = find_unclaimed(page, claims);
  stages.sentences = page.sentences;
  out.review = dates.review;
  out.sections = page.sections;
  out.mentions = list_mentions(page);
  out.claims = std::move(claims.claims);
  out.references = std::move(bibliography.entries);
  out.passages = find_passages(out.document, tree);
  out.entities = list_entities(page, out);
  out.diagnostics = find_diagnostics(out.document, out);
  if (cut)
    out.diagnostics.push_back({"warning",
                               "too-many-claims",
                               "the page states more than 20,000 things; the first were kept",
                               {0, 0}});
  return stages;
}

}  // namespace netkg::ingest
