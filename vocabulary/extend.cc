#include <algorithm>
#include <map>
#include <unordered_map>

#include "model/words.h"
#include "vocabulary/check.h"
#include "vocabulary/own.h"

namespace netkg::vocabulary {
namespace {

class Extender {
 public:
  Extender(Rows base, std::vector<Problem>* problems)
      : rows_(std::move(base)), problems_(problems), base_size_(rows_.concepts.size()) {
    for (std::size_t n = 0; n < rows_.concepts.size(); ++n) {
      const auto& row = rows_.concepts[n];
      numbers_.emplace(row.id.text, n);
      own_name(row.label, n);
      for (const auto& name : row.names) own_name(name.text, n);
    }
  }

  Rows run(const Rows& own) {
    for (const auto& row : own.concepts) add(row);
    for (const auto& row : own.publishers) add(row);
    add(own.scales);
    rows_.plain_words.insert(rows_.plain_words.end(), own.plain_words.begin(),
                             own.plain_words.end());
    if (!own.cues.empty())
      problems_->push_back({"context rules", 0, "the rules of context are the program's own",
                            "take the file with the column \"cue\" out of the directory"});
    find_wrong_links(own);
    return std::move(rows_);
  }

 private:
  void problem(const ConceptRow& row, const std::string& what, const std::string& hint) {
    problems_->push_back({row.place, 0, what, hint});
  }

  void own_name(const std::string& name, std::size_t n) {
    auto key = name_key(name);
    if (!key.empty()) owners_.emplace(std::move(key), n);
  }

  void add(const ConceptRow& row) {
    auto expected = make_entity_id(row.type, row.label);
    if (expected != row.id)
      return problem(
          row,
          row.id.text + " has the label \"" + row.label + "\", which makes " + expected.text,
          "write " + expected.text);
    auto [entry, fresh] = numbers_.emplace(row.id.text, rows_.concepts.size());
    auto n = entry->second;
    if (fresh) {
      begin(row);
    } else if (n >= base_size_ || !first_places_.emplace(n, row.place).second) {
      auto before = n >= base_size_ ? rows_.concepts[n].place : first_places_[n];
      return problem(row, row.id.text + " has a row already (" + before + ")",
                     "join them into one row");
    }
    add_name({row.label}, row, n);
    for (const auto& name : row.names) add_name(name, row, n);
    auto& known = rows_.concepts[n];
    add_missing(row.parents, &known.parents);
    add_missing(row.related, &known.related);
    add_missing(row.xrefs, &known.xrefs);
  }

  void begin(const ConceptRow& row) {
    rows_.concepts.push_back(row);
    auto& fresh = rows_.concepts.back();
    fresh.names.clear();
    fresh.parents.clear();
    fresh.related.clear();
    fresh.xrefs.clear();
  }

  template <class Value>
  static void add_missing(const std::vector<Value>& from, std::vector<Value>* to) {
    for (const auto& value : from)
      if (std::find(to->begin(), to->end(), value) == to->end()) to->push_back(value);
  }

  /// A name may be shared by two kinds of concept (the sentence decides), never by two of one.
  void add_name(const NameRow& name, const ConceptRow& row, std::size_t n) {
    auto key = name_key(name.text);
    if (key.empty())
      return problem(row, "\"" + name.text + "\" is a name without letters", "take it out");
    auto [first, last] = owners_.equal_range(key);
    bool known = false;
    for (auto owner = first; owner != last; ++owner) {
      const auto& other = rows_.concepts[owner->second];
      known |= owner->second == n;
      if (owner->second == n || other.type != row.type || name.scope != NameScope::Exact)
        continue;
      auto at = other.place.empty() ? "" : " (" + other.place + ")";
      return problem(row, "\"" + name.text + "\" already names " + other.id.text + at,
                     "take the name out, or flag it {related}: it is kept then, not matched");
    }
    if (known) return;  // said again
    if (name.scope == NameScope::Exact) owners_.emplace(key, n);
    if (name.text != rows_.concepts[n].label) rows_.concepts[n].names.push_back(name);
  }

  void add(const PublisherRow& row) {
    auto known =
        std::find_if(rows_.publishers.begin(), rows_.publishers.end(),
                     [&](const PublisherRow& other) { return other.name == row.name; });
    if (known != rows_.publishers.end()) {
      *known = row;
    } else {
      rows_.publishers.push_back(row);
    }
  }

  /// A publisher's own scale takes the place of the one that the program has for it.
  void add(const std::vector<ScaleRow>& own) {
    std::erase_if(rows_.scales, [&](const ScaleRow& row) {
      return std::any_of(own.begin(), own.end(), [&](const ScaleRow& other) {
        return other.publisher == row.publisher;
      });
    });
    rows_.scales.insert(rows_.scales.end(), own.begin(), own.end());
    for (const auto& finding : check_scales(rows_))
      problems_->push_back({"scales", 0, finding.id + " " + finding.message,
                            "add the publisher's row, or take the second step out"});
  }

  /// Circles through the program's rows are told of the own row that closes them.
  void find_wrong_links(const Rows& own) {
    std::map<std::string, const ConceptRow*> own_rows;
    for (const auto& row : own.concepts) own_rows.emplace(row.id.text, &row);
    for (const auto& finding : check(rows_)) {
      bool links = finding.rule == "dangling" || finding.rule == "cycle";
      auto row = own_rows.find(finding.id);
      if (links && row != own_rows.end())
        problem(*row->second, finding.id + " " + finding.message,
                finding.rule == "cycle" ? "take one of the parents out"
                                        : "add the row or mend the id");
    }
  }

  Rows rows_;
  std::vector<Problem>* problems_;
  std::size_t base_size_;
  std::unordered_map<std::string, std::size_t> numbers_;      // id -> row
  std::unordered_multimap<std::string, std::size_t> owners_;  // folded name -> row
  std::map<std::size_t, std::string> first_places_;           // known row -> own row
};

MentionKind kind_of(const Vocabulary& vocabulary, std::string_view name, ConceptNumber number) {
  for (const auto& match : vocabulary.named(name))
    if (match.number == number) return match.kind;
  return MentionKind::Name;
}

}  // namespace

Rows rows_of(const Vocabulary& vocabulary) {
  Rows rows;
  for (ConceptNumber n = 0; n < vocabulary.size(); ++n) {
    auto entity = vocabulary.entity(n);
    ConceptRow row;
    row.id = entity.id;
    row.type = entity.type;
    row.label = entity.label;
    for (const auto& name : entity.names)
      row.names.push_back({name, kind_of(vocabulary, name, n)});
    row.parents = entity.parents;
    row.related = entity.related;
    row.xrefs = entity.xrefs;
    rows.concepts.push_back(std::move(row));
  }
  for (const auto& publisher : vocabulary.publishers())
    rows.publishers.push_back({std::string(publisher.name), std::string(publisher.locale),
                               std::string(publisher.hosts), std::string(publisher.phrases),
                               std::string(publisher.mirrors),
                               std::string(publisher.review_every)});
  auto millionths = [](const std::optional<double>& share) {
    return share ? std::optional(static_cast<uint32_t>(*share * 1e6 + 0.5)) : std::nullopt;
  };
  for (const auto& step : vocabulary.scales())
    rows.scales.push_back(
        {std::string(step.publisher), step.band, millionths(step.low), millionths(step.high)});
  for (auto word : vocabulary.plain_words())
    rows.plain_words.push_back({std::string(word), ""});
  for (const auto& cue : vocabulary.cues())
    rows.cues.push_back({std::string(cue.words), cue.category, cue.direction, cue.reach});
  return rows;
}

Rows extend(Rows base, const Rows& own, std::vector<Problem>* problems) {
  return Extender(std::move(base), problems).run(own);
}

}  // namespace netkg::vocabulary
