#include "ingest/score_references.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/score_fields.h"
#include "ingest/score_match.h"
#include "ingest/score_names.h"

namespace netkg::ingest {
namespace {

using Fields = std::map<std::string, std::string>;

constexpr std::array<std::string_view, 14> field_names{
    "author", "editor", "title",      "container-title", "issued",
    "volume", "issue",  "page-first", "page-last",       "DOI",
    "PMID",   "URL",    "publisher",  "edition"};

/// A body that wrote and published: naming it in either place is enough.
void excuse_publisher(const Fields& gold, Fields* read) {
  auto at = [](const Fields& fields, const char* field) {
    auto found = fields.find(field);
    return found == fields.end() ? std::string() : found->second;
  };
  auto author = at(gold, "author"), publisher = at(gold, "publisher");
  if (author.empty()) return;
  if (publisher == author) {
    if (at(*read, "author") != author && at(*read, "publisher") != author) return;
    (*read)["author"] = (*read)["publisher"] = author;
  } else if (publisher.empty() && at(*read, "publisher") == author) {
    read->erase("publisher");
  }
}

uint32_t common_bytes(Span a, Span b) {
  return a.overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin) : 0;
}

/// How much a reference of the gold and a span have in common; 0 when they are two.
double common(const GoldReference& gold, Span span, const Extraction& extraction,
              bool by_words) {
  if (!by_words) return common_bytes(gold.quote.span, span);
  auto words = quote(span, extraction.document.text);
  return words.key == gold.quote.key ? 2.0 : alike(words.key, gold.quote.key, 0.7) ? 1.0 : 0.0;
}

/// Every reference of the gold with the one that covers most of it; each is used once.
std::vector<const Reference*> pair_references(const Gold& gold, const Extraction& extraction) {
  std::vector<const Reference*> left, pairs;
  for (const auto& reference : extraction.references) left.push_back(&reference);
  for (const auto& wanted : *gold.references) {
    double most = 0;
    auto best = left.end();
    for (auto it = left.begin(); it != left.end(); ++it) {
      auto shared = common(wanted, (*it)->span, extraction, gold.by_words);
      if (shared > most) most = shared, best = it;
    }
    pairs.push_back(best == left.end() ? nullptr : *best);
    if (best != left.end()) left.erase(best);
  }
  return pairs;
}

/// Counts one reference's fields; true when all are right.
bool compare_fields(const std::string& id, const Fields& gold, const Fields& read,
                    Score* score) {
  bool whole = true;
  for (auto field : field_names) {
    auto wanted = gold.find(std::string(field)), found = read.find(std::string(field));
    bool is_wanted = wanted != gold.end(), is_found = found != read.end();
    if (!is_wanted && !is_found) continue;
    auto& counts = score->figures.fields[std::string(field)];
    bool right = is_wanted && is_found && wanted->second == found->second;
    counts += right ? Counts{1, 0, 0} : Counts{0, is_found, is_wanted};
    if (right) continue;
    whole = false;
    score->findings.push_back({"field", id, std::string(field),
                               is_wanted ? wanted->second : std::string(),
                               is_found ? found->second : std::string()});
  }
  return whole;
}

void score_invented(const Reference& reference, Score* score) {
  ++score->figures.invented;
  for (const auto& [field, value] : comparable_fields(reference.csl)) {
    ++score->figures.fields[field].wrong;
    score->findings.push_back({"field", reference.id.text, field, {}, value});
  }
}

}  // namespace

std::map<std::string, std::string> gold_references(const Gold& gold,
                                                   const Extraction& extraction) {
  std::map<std::string, std::string> ids;
  if (!gold.references) return ids;
  for (const auto& reference : extraction.references)
    for (const auto& wanted : *gold.references)
      if (common(wanted, reference.span, extraction, gold.by_words) > 0)
        ids[reference.id.text] = wanted.id;
  return ids;
}

void score_references(const Gold& gold, const Extraction& extraction, Score* score) {
  if (!gold.references) return;
  auto& figures = score->figures;
  figures.references += gold.references->size();
  figures.references_read += extraction.references.size();
  auto pairs = pair_references(gold, extraction);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& wanted = (*gold.references)[i];
    auto fields = comparable_fields(wanted.csl);
    auto read = pairs[i] ? comparable_fields(pairs[i]->csl) : Fields{};
    excuse_publisher(fields, &read);
    figures.whole += compare_fields(wanted.id, fields, read, score) && pairs[i];
  }
  for (const auto& reference : extraction.references)
    if (std::find(pairs.begin(), pairs.end(), &reference) == pairs.end())
      score_invented(reference, score);
}

}  // namespace netkg::ingest
