// Small extractions built by hand, and a directory for a store that is gone after the test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "index/graph_store.h"
#include "index/store.h"

namespace netkg::index::testing {

/// An empty place under the system's temporary directory.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    auto pattern = (std::filesystem::temp_directory_path() / "netkg-index-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary directory");
    path_ = pattern;
  }
  ~TemporaryDirectory() { std::filesystem::remove_all(path_); }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  std::string store() const { return path_ + "/store"; }

 private:
  std::string path_;
};

/// A page under construction: words are added to its text, and what is found in them.
///
///   Page page("alpha", "Alpha (Brand)");
///   page.side_effect("drug:alpha", "effect:fatigue", "fatigue");
///   store->put(page.extraction, page.stamp());
struct Page {
  Extraction extraction;

  Page(const std::string& name, const std::string& title) {
    auto& document = extraction.document;
    document.id = DocumentId("doc:" + name);
    document.source = "pages/" + name + ".txt";
    document.title = title;
    Section section{.id = "sec1", .role = Role::SideEffects};
    section.heading = write(title);
    extraction.sections.push_back(section);
  }

  /// Appends a paragraph of its own.
  Span write(const std::string& words) {
    auto& text = extraction.document.text;
    auto begin = static_cast<uint32_t>(text.size());
    text += words + "\n";
    extraction.document.bytes = text.size();
    return {begin, begin + static_cast<uint32_t>(words.size())};
  }

  Span passage(const std::string& words) {
    auto span = write(words);
    extraction.passages.push_back({.span = span, .section = 0});
    return span;
  }

  void name(const std::string& id, const std::string& label,
            const std::vector<std::string>& names = {}, bool in_vocabulary = true) {
    Entity entity;
    entity.id = EntityId(id);
    entity.type = *type_of(entity.id);
    entity.label = label;
    entity.names = names;
    entity.in_vocabulary = in_vocabulary;
    extraction.entities.push_back(entity);
  }

  void mention(const std::string& id, Span span) {
    extraction.mentions.push_back({.span = span, .entity = EntityId(id)});
  }

  Claim& claim(const std::string& subject, Predicate predicate, const std::string& object,
               Span evidence) {
    Claim claim{.predicate = predicate, .subject = EntityId(subject)};
    if (type_of(EntityId(object))) {
      claim.object = EntityId(object);
    } else {
      claim.value = object;
    }
    claim.evidence = evidence;
    claim.sentence = evidence;
    claim.id =
        make_claim_id(extraction.document.id, claim, evidence.in(extraction.document.text),
                      static_cast<unsigned>(extraction.claims.size()));
    extraction.claims.push_back(claim);
    return extraction.claims.back();
  }

  /// A passage of these words that says so.
  Claim& side_effect(const std::string& drug, const std::string& effect,
                     const std::string& words) {
    return claim(drug, Predicate::MayCause, effect, passage(words));
  }

  Stamp stamp(uint32_t extractor = 1) const {
    return {
        .sha256 = sha256(extraction.document.text), .vocabulary = "v1", .extractor = extractor};
  }
};

/// Puts one key into a store's graph, past everything that keeps it consistent.
inline void put_raw(const std::string& store, Family family, const std::string& key,
                    const std::optional<std::string>& value) {
  GraphWriter writer(store + "/graph.add", store + "/graph");
  if (value) {
    writer.put(family, key, *value);
  } else {
    writer.erase(family, key);
  }
  writer.finish();
  writer.install();
}

inline Page alpha() {
  Page page("alpha", "Alpha (Brand)");
  page.name("drug:alpha", "alpha", {"Brand"});
  page.name("effect:fatigue", "fatigue", {"tiredness", "extreme tiredness"});
  page.side_effect("drug:alpha", "effect:fatigue", "Alpha often makes people feel tired.");
  page.side_effect("drug:alpha", "effect:nausea", "Feeling sick is less common with it.");
  page.claim("drug:alpha", Predicate::HasRoute, "by mouth", page.passage("You swallow it."));
  return page;
}

inline Page beta() {
  Page page("beta", "Beta");
  page.name("drug:beta", "beta");
  page.name("effect:fatigue", "fatigue", {"tiredness", "extreme tiredness"});
  auto& claim = page.side_effect("drug:beta", "effect:fatigue", "Beta causes weariness.");
  claim.qualifiers.negated = true;
  page.mention("effect:rash", page.passage("Ask about a rash of the skin."));
  return page;
}

inline std::unique_ptr<Store> write(const std::string& path, const std::vector<Page>& pages) {
  auto store = Store::open(path, Access::Write);
  for (const auto& page : pages) store->put(page.extraction, page.stamp());
  store->commit();
  return store;
}

/// The printed ids of claims: what an answer is, whatever the numbers.
inline std::set<std::string> ids(const Store& store, const ClaimPattern& pattern) {
  std::set<std::string> result;
  for (auto number : store.claims(pattern)) result.insert(store.claim(number)->claim.id.text);
  return result;
}

/// The ids of the claims on pages that fit the pattern, found by looking at every one.
inline std::set<std::string> expected_ids(const std::vector<Page>& pages,
                                          const ClaimPattern& pattern,
                                          const std::optional<DocumentId>& document) {
  std::set<std::string> result;
  for (const auto& page : pages) {
    if (document && page.extraction.document.id != *document) continue;
    for (const auto& claim : page.extraction.claims) {
      if (pattern.predicate && claim.predicate != *pattern.predicate) continue;
      if (pattern.subject && claim.subject != *pattern.subject) continue;
      if (pattern.object && claim.object != pattern.object) continue;
      result.insert(claim.id.text);
    }
  }
  return result;
}

inline uint64_t keys_in(const std::string& path, Family family) {
  GraphStore graph(path + "/graph");
  uint64_t count = 0;
  graph.scan(family, "", [&](std::string_view, std::string_view) { return ++count, true; });
  return count;
}

inline std::vector<std::string> texts(const std::vector<EntityId>& ids) {
  std::vector<std::string> result;
  for (const auto& id : ids) result.push_back(id.text);
  return result;
}

}  // namespace netkg::index::testing
