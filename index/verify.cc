// Everything compared with everything. What says the same in two ways is summed up as hashes in
// one number each; only when they differ is it looked for, one by one.
#include <algorithm>
#include <unordered_map>

#include "index/heads.h"
#include "index/passages.h"
#include "index/store_parts.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

constexpr std::size_t most_problems = 100;

constexpr const char* read_again = "netkg reindex";
constexpr const char* text_again = "netkg reindex --text";
constexpr const char* put_back =
    "netkg restore BACKUP --replace, or read the pages into a new store: netkg ingest PATH "
    "--db NEW-DIR";

/// Families that nothing else could be worked out from.
bool is_source(Family family) {
  return family == Family::Meta || family == Family::Documents || family == Family::Texts ||
         family == Family::Sources || family == Family::Versions;
}

/// A sum over a set that does not depend on its order.
class Sum {
 public:
  void add(uint64_t a, uint64_t b, uint64_t c = 0, uint64_t d = 0) {
    uint64_t hash = a * 0x9E3779B97F4A7C15u;
    for (auto part : {b, c, d}) {
      hash = (hash ^ (hash >> 29) ^ part) * 0xBF58476D1CE4E5B9u;
      hash ^= hash >> 32;
    }
    sum_ += hash;
    ++count_;
  }
  bool operator==(const Sum&) const = default;
  uint64_t count() const { return count_; }

 private:
  uint64_t sum_ = 0;
  uint64_t count_ = 0;
};

class Verifier {
 public:
  Verifier(const Graph& graph, const Places& places) : graph_(graph), places_(places) {}

  Soundness run() {
    check_files();
    if (!result_.problems.empty()) return result_;  // what cannot be read need not be compared
    attempt("the documents", read_again, [&] { check_documents(); });
    attempt("the lists", read_again, [&] { check_lists(); });
    attempt("the entities", read_again, [&] { check_entities(); });
    attempt("the works", read_again, [&] { check_works(); });
    attempt("the totals", read_again, [&] { check_totals(); });
    attempt("the text index", text_again, [&] { check_text(); });
    return result_;
  }

 private:
  void problem(std::string what, std::string where, std::string repair) {
    if (result_.problems.size() < most_problems)
      result_.problems.push_back({std::move(what), std::move(where), std::move(repair)});
  }

  template <class Work>
  void attempt(const std::string& where, const char* repair, Work work) {
    try {
      work();
    } catch (const Error& error) {
      if (error.kind != ErrorKind::Damaged) throw;
      problem(error.what(), where, repair);
    }
  }

  // ---- files

  void check_files() {
    for (std::size_t i = 0; i < family_names.size(); ++i) {
      auto family = static_cast<Family>(i);
      attempt("column family " + std::string(name(family)),
              is_source(family) ? put_back : read_again, [&] {
                graph_.store().scan(family, "", [&](std::string_view, std::string_view) {
                  ++result_.checked["keys"];
                  return true;
                });
              });
    }
    if (result_.problems.empty())
      attempt("the files of the graph", put_back, [&] { graph_.store().check_files(); });
    auto text = exists(places_.text()) ? check_text_files(places_.text()) : "it is missing";
    if (!text.empty()) problem("the text index: " + text, places_.text(), text_again);
  }

  // ---- documents and their claims

  void check_documents() {
    for (auto number : graph_.document_numbers()) {
      auto record = graph_.document(number, Detail::Head);
      if (!record) {
        problem("a document has no record", "document " + std::to_string(number), read_again);
        continue;
      }
      attempt(record->id.text, read_again, [&] { check_document(*record); });
    }
    uint64_t records = 0;
    graph_.each_document(Detail::Head, [&](DocumentRecord&) { ++records; });
    if (records != result_.checked["documents"])
      problem("documents and their contents differ in number", "documents", read_again);
  }

  void check_document(const DocumentRecord& record) {
    ++result_.checked["documents"];
    auto where = record.id.text;
    if (graph_.document_number(record.id) != record.number)
      problem("the id leads to another document", where, read_again);
    auto text = graph_.text(record.number);
    totals_.source_bytes += text.size();
    totals_.sentences_without_claim += record.sentences_without_claim;
    auto contents = graph_.contents(record.number);
    if (!contents) return problem("the document has no contents", where, read_again);
    auto source = graph_.source(record.number);
    if (!source) return problem("the source is missing", where, put_back);
    for (const auto& block : source->blocks) {
      if (!inside(block.span, text))
        problem("a block lies outside of the text", where, put_back);
    }
    check_references(record, text);
    totals_.passages += contents->passages.size();
    for (const auto& passage : contents->passages) {
      if (!inside(passage.span, text))
        problem("a passage lies outside of the text", where, read_again);
    }
    if (contents->claims != record.claims)
      problem("the number of claims differs", where, read_again);
    for (const auto& shared : contents->entities) shared_.add(shared.entity, record.number);
    for (uint32_t i = 0; i < contents->claims; ++i)
      check_claim(record, contents->first_claim + i, text);
  }

  static bool inside(Span span, std::string_view text) {
    return span.begin <= span.end && span.end <= text.size();
  }

  void check_references(const DocumentRecord& head, std::string_view text) {
    auto record = graph_.document(head.number, Detail::Whole);
    result_.checked["references"] += record->references.size();
    if (record->references.size() != head.reference_count)
      problem("the number of references differs", head.id.text, read_again);
    for (const auto& reference : record->references) {
      for (const auto& [field, span] : reference.fields) {
        if (!inside(span, text))
          problem("a field of a reference lies outside of the text", head.id.text, read_again);
      }
    }
    auto works = graph_.cites(head.number);
    for (const auto& cited : works) cites_.add(cited.other, head.number, cited.number);
  }

  EntityNumber number_of(const EntityId& id) {
    auto [found, is_new] = numbers_.try_emplace(id, no_entity);
    if (is_new) found->second = graph_.entity_number(id).value_or(no_entity);
    return found->second;
  }

  void check_claim(const DocumentRecord& document, ClaimNumber number, std::string_view text) {
    ++result_.checked["claims"];
    auto record = graph_.claim(number);
    if (!record) {
      return problem("a claim is missing",
                     "claim " + std::to_string(number) + " of " + document.id.text, read_again);
    }
    const auto& claim = record->claim;
    auto where = "claim " + claim.id.text + " of " + document.id.text;
    ++totals_.claims[type_of(claim.predicate)];
    if (record->document != document.number)
      problem("a claim belongs to another document", where, read_again);
    const auto& said = claim.qualifiers;
    bool quoted =
        quotes(claim.evidence, record->exact, text) &&
        quotes(claim.sentence, record->sentence, text) &&
        quotes(claim.lead_in, record->lead_in, text) &&
        quotes(said.population, record->population, text) &&
        quotes(said.condition, record->condition, text) &&
        (!said.frequency || quotes(said.frequency->words, record->frequency_words, text)) &&
        (!said.severity || quotes(said.severity->words, record->severity_words, text));
    if (!quoted) problem("a claim's words differ from its page", where, read_again);
    auto subject = number_of(claim.subject);
    auto object = claim.object ? number_of(*claim.object) : no_entity;
    if (subject == no_entity || (claim.object && object == no_entity))
      problem("a claim names an entity that is not there", where, read_again);
    auto predicate = static_cast<uint64_t>(claim.predicate);
    claims_.add(predicate, subject, object, number);
    auto made = make_head(*record, document);
    made.subject_number = subject;
    made.object_number = object;
    auto head = hash_of(encode_head(made));
    HeadPattern of_object{claim.predicate, {}, object, document.number};
    HeadPattern of_subject{claim.predicate, subject, {}, document.number};
    heads_.add(hash_of(head_key(of_object, number)), head);
    heads_.add(hash_of(head_key(of_subject, number)), head);
    claim_ids_.add(hash_of(claim.id.text), number);
  }

  static bool quotes(const std::optional<Span>& span, const std::string& words,
                     std::string_view text) {
    if (!span) return words.empty();
    return inside(*span, text) && span->in(text) == words;
  }

  // ---- lists

  void check_lists() {
    Sum by_object, by_subject, ids, mentions, heads;
    graph_.lists().scan(Family::Objects, "", [&](std::string_view key, Postings postings) {
      auto list = cut_list_key(Family::Objects, key);
      for (const auto& posting : postings)
        by_object.add(list >> 32, posting.other, list & UINT32_MAX, posting.number);
    });
    graph_.lists().scan(Family::Subjects, "", [&](std::string_view key, Postings postings) {
      auto list = cut_list_key(Family::Subjects, key);
      for (const auto& posting : postings)
        by_subject.add(list & 0xff, list >> 8, posting.other, posting.number);
    });
    graph_.store().scan(Family::ClaimIds, "", [&](std::string_view key, std::string_view) {
      auto [id, number] = cut_claim_id_entry(key);
      ids.add(hash_of(id), number);
      return true;
    });
    graph_.store().scan(Family::Heads, "", [&](std::string_view key, std::string_view head) {
      heads.add(hash_of(key), hash_of(head));
      return true;
    });
    graph_.lists().scan(Family::Mentions, "", [&](std::string_view key, Postings postings) {
      auto list = cut_list_key(Family::Mentions, key);
      for (const auto& posting : postings) mentions.add(list, posting.number);
    });
    result_.checked["list entries"] =
        by_object.count() + by_subject.count() + ids.count() + heads.count() + mentions.count();
    compare(claims_, by_object, "claims by object");
    compare(claims_, by_subject, "claims by subject");
    compare(claim_ids_, ids, "claims by id");
    compare(heads_, heads, "heads of claims");
    compare(shared_, mentions, "documents by entity");
    uint64_t deltas = 0;
    graph_.store().scan(Family::Deltas, "",
                        [&](std::string_view, std::string_view) { return ++deltas, true; });
    if (deltas != graph_.state().deltas)
      problem("changes of lists are miscounted", "deltas", read_again);
  }

  void compare(const Sum& truth, const Sum& list, const std::string& where) {
    if (truth == list) return;
    problem("the lists of " + where + " differ from what documents hold (" +
                std::to_string(list.count()) + " entries, " + std::to_string(truth.count()) +
                " expected)",
            where, read_again);
  }

  // ---- entities

  void check_entities() {
    Sum named, names;
    for (const auto& id : graph_.entities()) {
      ++result_.checked["entities"];
      auto number = graph_.entity_number(id);
      auto record = number ? graph_.entity(*number) : std::nullopt;
      if (!record || record->id != id) {
        problem("an entity's number leads elsewhere", id.text, read_again);
        continue;
      }
      for (const auto& prefix : name_prefixes(*record)) named.add(hash_of(prefix), *number);
    }
    graph_.store().scan(Family::Names, "", [&](std::string_view key, std::string_view) {
      names.add(hash_of(key.substr(0, key.size() - 4)), cut_name_entry(key));
      return true;
    });
    compare(named, names, "entities by name");
  }

  // ---- works

  void check_works() {
    Sum cited_by;
    graph_.lists().scan(Family::CitedBy, "", [&](std::string_view key, Postings postings) {
      auto work = static_cast<WorkNumber>(cut_list_key(Family::CitedBy, key));
      auto record = graph_.work(work);
      if (!record) {
        problem("a cited work has no record", "work " + std::to_string(work), read_again);
      } else if (!std::binary_search(postings.begin(), postings.end(),
                                     Posting{record->document, record->reference})) {
        problem("the entry that speaks for a work does not cite it", record->id.text,
                read_again);
      }
      for (const auto& posting : postings) cited_by.add(work, posting.other, posting.number);
    });
    compare(cites_, cited_by, "documents by work");
    totals_.works = graph_.works().size();
    result_.checked["works"] = totals_.works;
  }

  // ---- totals and text

  void check_totals() {
    totals_.documents = result_.checked["documents"];
    totals_.references = result_.checked["references"];
    if (totals_ != graph_.state().totals)
      problem("the totals are miscounted", "state", read_again);
  }

  void check_text() {
    TextIndex index(places_.text());
    if (index.generation() > graph_.state().generation) {
      return problem("the graph is older than its text index: its last changes are lost",
                     "graph", put_back);
    }
    if (index.generation() != graph_.state().generation) {
      return problem("the text index is of another generation than the graph", "text",
                     text_again);
    }
    for (auto number : graph_.document_numbers()) check_passages(index, number);
    if (index.passages() != totals_.passages)
      problem("the text index holds passages of no document", "text", text_again);
  }

  void check_passages(const TextIndex& index, DocumentNumber number) {
    auto record = graph_.document(number, Detail::Head);
    auto contents = graph_.contents(number);
    if (!record || !contents) return;
    std::vector<ClaimRecord> claims;
    for (uint32_t i = 0; i < contents->claims; ++i) {
      if (auto claim = graph_.claim(contents->first_claim + i)) claims.push_back(*claim);
    }
    auto text = graph_.text(number);
    auto passages = text_passages(*record, text, contents->passages, claims,
                                  [this](const EntityId& id) { return number_of(id); });
    std::vector<IndexedPassage> expected;
    for (const auto& passage : passages) expected.push_back(indexed_passage(number, passage));
    std::sort(expected.begin(), expected.end());
    result_.checked["passages"] += expected.size();
    if (index.passages_of(number) != expected)
      problem("the text index differs from the graph", record->id.text, text_again);
  }

  const Graph& graph_;
  const Places& places_;
  Soundness result_;
  Totals totals_;
  Sum claims_, claim_ids_, heads_, shared_, cites_;
  std::unordered_map<EntityId, EntityNumber> numbers_;
};

}  // namespace

Soundness Store::verify() const {
  if (parts_->graph().empty()) return {};
  return Verifier(parts_->graph(), parts_->places).run();
}

}  // namespace netkg::index
