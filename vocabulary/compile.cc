#include "vocabulary/compile.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <numeric>
#include <unordered_map>

#include "model/error.h"
#include "model/words.h"
#include "vocabulary/layout.h"
#include "vocabulary/spelling.h"

namespace netkg::vocabulary {
namespace {

/// The trie while it grows: names are paths of word ids.
struct Node {
  std::map<uint32_t, uint32_t> edges;  // word id -> node
  std::vector<MatchCell> matches;
};

class Compiler {
 public:
  explicit Compiler(const Rows& rows) : rows_(rows) {}

  std::string run() {
    number_concepts();
    for (uint32_t i = 0; i < rows_.concepts.size(); ++i) add_concept(i);
    add_children();
    for (const auto& row : rows_.publishers) {
      publishers_.push_back({text(row.name), text(row.locale), text(row.hosts),
                             text(row.phrases), text(row.mirrors), text(row.review_every)});
    }
    for (const auto& row : rows_.scales) {
      scales_.push_back({text(row.publisher), static_cast<uint32_t>(row.band),
                         row.low.value_or(open_end), row.high.value_or(open_end)});
    }
    for (const auto& row : rows_.plain_words) add_plain_word(row.word);
    for (const auto& row : rows_.cues) {
      cues_.push_back({text(row.words), static_cast<uint32_t>(row.category),
                       static_cast<uint32_t>(row.direction), row.reach});
    }
    return layout();
  }

 private:
  void number_concepts() {
    for (const auto& row : rows_.concepts) {
      auto number = static_cast<uint32_t>(numbers_.size());
      if (!numbers_.emplace(row.id.text, number).second) {
        throw Error(ErrorKind::Unreadable, "two vocabulary rows for " + row.id.text,
                    "join them into one row");
      }
    }
  }

  uint32_t number(const EntityId& id, const EntityId& of) const {
    auto found = numbers_.find(id.text);
    if (found != numbers_.end()) return found->second;
    throw Error(ErrorKind::Unreadable, of.text + " points to " + id.text + ", which has no row",
                "add the row or mend the id");
  }

  Text text(std::string_view characters) {
    Text out{static_cast<uint32_t>(characters_.size()),
             static_cast<uint32_t>(characters.size())};
    characters_ += characters;
    return out;
  }

  Range links(const std::vector<EntityId>& ids, const EntityId& of) {
    Range range{static_cast<uint32_t>(links_.size()), 0};
    for (const auto& id : ids) links_.push_back(number(id, of));
    range.end = static_cast<uint32_t>(links_.size());
    return range;
  }

  void add_concept(uint32_t number) {
    const auto& row = rows_.concepts[number];
    ConceptCell cell{};
    cell.id = text(row.id.text);
    cell.label = text(row.label);
    cell.type = static_cast<uint32_t>(row.type);
    cell.names.begin = static_cast<uint32_t>(names_.size());
    add_name(row.label, MentionKind::Name, number);
    for (const auto& name : row.names) {
      if (name.scope != NameScope::Exact) continue;
      names_.push_back(text(name.text));
      add_name(name.text, name.kind, number);
    }
    cell.names.end = static_cast<uint32_t>(names_.size());
    cell.parents = links(row.parents, row.id);
    cell.related = links(row.related, row.id);
    cell.xrefs.begin = static_cast<uint32_t>(xrefs_.size());
    for (const auto& xref : row.xrefs) xrefs_.push_back(text(xref));
    cell.xrefs.end = static_cast<uint32_t>(xrefs_.size());
    concepts_.push_back(cell);
  }

  void add_children() {
    std::vector<std::vector<uint32_t>> children(concepts_.size());
    for (uint32_t n = 0; n < concepts_.size(); ++n)
      for (auto i = concepts_[n].parents.begin; i < concepts_[n].parents.end; ++i)
        children[links_[i]].push_back(n);
    for (uint32_t n = 0; n < concepts_.size(); ++n) {
      concepts_[n].children.begin = static_cast<uint32_t>(links_.size());
      links_.insert(links_.end(), children[n].begin(), children[n].end());
      concepts_[n].children.end = static_cast<uint32_t>(links_.size());
    }
  }

  uint32_t word_id(const std::string& folded) {
    return word_ids_.emplace(folded, static_cast<uint32_t>(word_ids_.size() + 1)).first->second;
  }

  void add_name(std::string_view name, MentionKind kind, uint32_t number) {
    uint32_t node = 0;
    for (const auto& word : split_words(name)) {
      auto [edge, fresh] = nodes_[node].edges.try_emplace(word_id(word.folded),
                                                          static_cast<uint32_t>(nodes_.size()));
      node = edge->second;
      if (fresh) nodes_.emplace_back();
    }
    if (node == 0) return;  // a name without letters
    auto& matches = nodes_[node].matches;
    bool known = std::any_of(matches.begin(), matches.end(),
                             [&](const MatchCell& m) { return m.number == number; });
    if (!known) matches.push_back({number, static_cast<uint32_t>(kind)});
  }

  /// A word in the table of words is never taken for a misspelled one.
  void add_plain_word(const std::string& plain) {
    plain_words_.push_back(text(plain));
    for (const auto& word : split_words(plain)) word_id(word.folded);
  }

  std::vector<WordCell> word_table() {
    std::vector<WordCell> slots(std::bit_ceil(word_ids_.size() * 2 + 1));
    for (const auto& [word, id] : word_ids_) {
      auto at = XXH3_64bits(word.data(), word.size()) & (slots.size() - 1);
      while (slots[at].id != free_slot) at = (at + 1) & (slots.size() - 1);
      auto first = nodes_[0].edges.find(id);
      slots[at] = {text(word), id, first == nodes_[0].edges.end() ? 0 : first->second};
    }
    return slots;
  }

  /// Long single words that name a drug, an effect or a condition, and mean nothing else.
  bool is_corrected(const std::string& word, uint32_t id) const {
    auto first = nodes_[0].edges.find(id);
    if (!is_long_word(word) || first == nodes_[0].edges.end()) return false;
    const auto& matches = nodes_[first->second].matches;
    auto is_drug = [&](const MatchCell& match) { return type_of(match) == EntityType::Drug; };
    auto is_effect = [&](const MatchCell& match) {
      return type_of(match) == EntityType::SideEffect ||
             type_of(match) == EntityType::Condition;
    };
    if (matches.empty()) return false;
    return std::all_of(matches.begin(), matches.end(), is_drug) ||
           (word.size() >= shortest_corrected_effect &&
            std::all_of(matches.begin(), matches.end(), is_effect));
  }
  EntityType type_of(const MatchCell& match) const { return rows_.concepts[match.number].type; }

  /// The deletions of each corrected word. `words` is what word_table() gave.
  void add_spellings(const std::vector<WordCell>& words) {
    std::vector<std::pair<uint64_t, uint32_t>> entries;
    for (uint32_t slot = 0; slot < words.size(); ++slot) {
      if (words[slot].id == free_slot) continue;
      auto word = characters_.substr(words[slot].word.begin, words[slot].word.size);
      if (!is_corrected(word, words[slot].id)) continue;
      each_deletion(word, [&](uint64_t hash) {
        entries.emplace_back(hash, slot + 1);
        return true;
      });
    }
    constexpr std::size_t bits_an_entry = 16;
    auto bits = std::bit_ceil(std::max<std::size_t>(entries.size() * bits_an_entry, 32));
    spelling_bits_.assign(bits / 32, 0);
    spellings_.assign(std::bit_ceil(entries.size() * 2 + 1), {});
    for (auto [hash, slot] : entries) {
      auto bit = deletion_bit(hash, static_cast<uint32_t>(bits));
      spelling_bits_[bit / 32] |= 1u << (bit % 32);
      auto at = static_cast<uint32_t>(hash) & (spellings_.size() - 1);
      while (spellings_[at].slot != 0) at = (at + 1) & (spellings_.size() - 1);
      spellings_[at] = {static_cast<uint32_t>(hash), slot};
    }
  }

  /// Stable: of names equally near the first one's row counts.
  std::vector<NearCell> near_names() {
    std::vector<NearCell> cells;
    auto add = [&](Text name) {
      auto word = characters_.substr(name.begin, name.size);
      if (is_suggested(word)) cells.push_back({name, text(name_key(word)), letters_in(word)});
    };
    for (const auto& one : concepts_) {
      add(one.label);
      for (auto i = one.names.begin; i < one.names.end; ++i) add(names_[i]);
    }
    std::ranges::stable_sort(cells, {}, [&](const NearCell& cell) {
      return first_letter(std::string_view(characters_).substr(cell.name.begin));
    });
    return cells;
  }

  template <class Cell>
  Table put(const std::vector<Cell>& cells) {
    Table table{static_cast<uint32_t>(bytes_.size()), static_cast<uint32_t>(cells.size())};
    if (!cells.empty()) {
      bytes_.append(reinterpret_cast<const char*>(cells.data()), cells.size() * sizeof(Cell));
    }
    return table;
  }

  std::string layout() {
    std::vector<NodeCell> nodes;
    std::vector<EdgeCell> edges;
    std::vector<MatchCell> matches;
    for (const auto& node : nodes_) {
      NodeCell cell{};
      cell.edges.begin = static_cast<uint32_t>(edges.size());
      // The root's edges stand in the word table: one look-up instead of two.
      if (&node != &nodes_[0]) {
        for (auto [word, next] : node.edges) edges.push_back({word, next});
      }
      cell.edges.end = static_cast<uint32_t>(edges.size());
      cell.matches.begin = static_cast<uint32_t>(matches.size());
      matches.insert(matches.end(), node.matches.begin(), node.matches.end());
      cell.matches.end = static_cast<uint32_t>(matches.size());
      nodes.push_back(cell);
    }
    std::vector<uint32_t> by_id(concepts_.size());
    std::iota(by_id.begin(), by_id.end(), 0u);
    std::sort(by_id.begin(), by_id.end(), [&](uint32_t a, uint32_t b) {
      return rows_.concepts[a].id < rows_.concepts[b].id;
    });

    Header header{};
    header.magic = magic;
    bytes_.assign(sizeof header, '\0');
    header.concepts = put(concepts_);
    header.names = put(names_);
    header.links = put(links_);
    header.xrefs = put(xrefs_);
    header.by_id = put(by_id);
    auto words = word_table();
    add_spellings(words);
    header.words = put(words);
    header.nodes = put(nodes);
    header.edges = put(edges);
    header.matches = put(matches);
    header.publishers = put(publishers_);
    header.cues = put(cues_);
    header.scales = put(scales_);
    header.plain_words = put(plain_words_);
    header.spelling_bits = put(spelling_bits_);
    header.spellings = put(spellings_);
    header.near_names = put(near_names());
    header.text = {static_cast<uint32_t>(bytes_.size()),
                   static_cast<uint32_t>(characters_.size())};
    bytes_ += characters_;
    auto hash = short_hash(std::string_view(bytes_).substr(sizeof header));
    std::memcpy(header.hash.data(), hash.data(), header.hash.size());
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

  const Rows& rows_;
  std::unordered_map<std::string, uint32_t> numbers_;
  std::map<std::string, uint32_t> word_ids_;
  std::vector<Node> nodes_{1};
  std::vector<ConceptCell> concepts_;
  std::vector<Text> names_, xrefs_, plain_words_;
  std::vector<uint32_t> links_;
  std::vector<PublisherCell> publishers_;
  std::vector<CueCell> cues_;
  std::vector<ScaleCell> scales_;
  std::vector<uint32_t> spelling_bits_;
  std::vector<SpellingCell> spellings_;
  std::string characters_;
  std::string bytes_;
};

}  // namespace

std::string compile(const Rows& rows) { return Compiler(rows).run(); }

}  // namespace netkg::vocabulary
