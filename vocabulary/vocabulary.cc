#include "vocabulary/vocabulary.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <unordered_set>

#include "model/error.h"
#include "vocabulary/layout.h"
#include "vocabulary/spelling.h"

namespace netkg::vocabulary {
namespace {

/// The tables of a compiled vocabulary, read in place.
class Layout {
 public:
  explicit Layout(std::string_view bytes) : bytes_(bytes) {}

  const Header& header() const { return *reinterpret_cast<const Header*>(bytes_.data()); }

  template <class Cell>
  std::span<const Cell> table(Table t) const {
    return {reinterpret_cast<const Cell*>(bytes_.data() + t.offset), t.count};
  }
  const ConceptCell& concept_at(ConceptNumber n) const {
    return table<ConceptCell>(header().concepts)[n];
  }
  std::string_view text(Text t) const {
    return bytes_.substr(header().text.offset + t.begin, t.size);
  }
  std::span<const uint32_t> links(Range r) const {
    return table<uint32_t>(header().links).subspan(r.begin, r.end - r.begin);
  }
  std::span<const Text> names(Range r) const {
    return table<Text>(header().names).subspan(r.begin, r.end - r.begin);
  }

  const WordCell* word(const std::string& folded) const {
    auto slots = table<WordCell>(header().words);
    auto at = XXH3_64bits(folded.data(), folded.size()) & (slots.size() - 1);
    for (; slots[at].id != free_slot; at = (at + 1) & (slots.size() - 1)) {
      if (text(slots[at].word) == folded) return &slots[at];
    }
    return nullptr;
  }

  /// Slots of `words` that share a deletion with the word, each once.
  std::vector<uint32_t> near_words(std::string_view folded) const {
    auto bits = table<uint32_t>(header().spelling_bits);
    auto cells = table<SpellingCell>(header().spellings);
    std::vector<uint32_t> slots;
    each_deletion(folded, [&](uint64_t hash) {
      auto bit = deletion_bit(hash, static_cast<uint32_t>(bits.size() * 32));
      if ((bits[bit / 32] >> (bit % 32) & 1) == 0) return true;
      auto at = static_cast<uint32_t>(hash) & (cells.size() - 1);
      for (; cells[at].slot != 0; at = (at + 1) & (cells.size() - 1)) {
        if (cells[at].key == static_cast<uint32_t>(hash)) slots.push_back(cells[at].slot - 1);
      }
      return true;
    });
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    return slots;
  }

  /// The node that an edge labelled `word` leads to; 0 when there is none.
  uint32_t follow(uint32_t node, uint32_t word) const {
    Range r = table<NodeCell>(header().nodes)[node].edges;
    auto edges = table<EdgeCell>(header().edges).subspan(r.begin, r.end - r.begin);
    auto found = std::lower_bound(edges.begin(), edges.end(), word,
                                  [](const EdgeCell& e, uint32_t w) { return e.word < w; });
    return found != edges.end() && found->word == word ? found->node : 0;
  }

  std::span<const MatchCell> matches(uint32_t node) const {
    Range r = table<NodeCell>(header().nodes)[node].matches;
    return table<MatchCell>(header().matches).subspan(r.begin, r.end - r.begin);
  }

 private:
  std::string_view bytes_;
};

}  // namespace

bool Vocabulary::is_of_this_version(std::string_view compiled) {
  bool whole = compiled.size() >= sizeof(Header) &&
               std::memcmp(compiled.data(), magic.data(), magic.size()) == 0;
  if (!whole) return false;
  Header header;
  std::memcpy(&header, compiled.data(), sizeof header);
  return uint64_t{header.text.offset} + header.text.count == compiled.size();
}

Vocabulary::Vocabulary(std::string_view compiled) : bytes_(compiled) {
  if (!is_of_this_version(compiled)) {
    throw Error(ErrorKind::Damaged, "the vocabulary's bytes are not those of this version",
                "compile it again");
  }
}

std::size_t Vocabulary::size() const { return Layout(bytes_).header().concepts.count; }

std::string_view Vocabulary::hash() const {
  const auto& hash = Layout(bytes_).header().hash;
  return {hash.data(), hash.size()};
}

std::string_view Vocabulary::id(ConceptNumber number) const {
  Layout layout(bytes_);
  return layout.text(layout.concept_at(number).id);
}

std::string_view Vocabulary::label(ConceptNumber number) const {
  Layout layout(bytes_);
  return layout.text(layout.concept_at(number).label);
}

EntityType Vocabulary::type(ConceptNumber number) const {
  return static_cast<EntityType>(Layout(bytes_).concept_at(number).type);
}

Entity Vocabulary::entity(ConceptNumber number) const {
  Layout layout(bytes_);
  const auto& cell = layout.concept_at(number);
  Entity entity;
  entity.id = EntityId(std::string(layout.text(cell.id)));
  entity.type = static_cast<EntityType>(cell.type);
  entity.label = layout.text(cell.label);
  for (Text name : layout.names(cell.names)) entity.names.emplace_back(layout.text(name));
  auto xrefs = layout.table<Text>(layout.header().xrefs);
  for (uint32_t i = cell.xrefs.begin; i < cell.xrefs.end; ++i) {
    entity.xrefs.emplace_back(layout.text(xrefs[i]));
  }
  for (auto parent : layout.links(cell.parents))
    entity.parents.emplace_back(std::string(id(parent)));
  for (auto near : layout.links(cell.related))
    entity.related.emplace_back(std::string(id(near)));
  return entity;
}

std::optional<ConceptNumber> Vocabulary::find(const EntityId& wanted) const {
  Layout layout(bytes_);
  auto numbers = layout.table<uint32_t>(layout.header().by_id);
  auto found =
      std::lower_bound(numbers.begin(), numbers.end(), wanted.text,
                       [&](ConceptNumber n, const std::string& text) { return id(n) < text; });
  if (found == numbers.end() || id(*found) != wanted.text) return std::nullopt;
  return *found;
}

std::vector<Match> Vocabulary::longest(const std::vector<Word>& words,
                                       std::size_t first) const {
  Layout layout(bytes_);
  std::vector<Match> best;
  const WordCell* word = first < words.size() ? layout.word(words[first].folded) : nullptr;
  uint32_t node = word ? word->node : 0;
  for (std::size_t i = first; node != 0;) {
    auto here = layout.matches(node);
    if (!here.empty()) {
      best.clear();
      for (auto m : here) {
        best.push_back(
            {m.number, static_cast<MentionKind>(m.kind), static_cast<uint32_t>(i - first + 1)});
      }
    }
    if (++i >= words.size()) break;
    word = layout.word(words[i].folded);
    node = word ? layout.follow(node, word->id) : 0;
  }
  return best;
}

bool Vocabulary::has_word(const std::string& folded) const {
  return Layout(bytes_).word(folded) != nullptr;
}

std::vector<Match> Vocabulary::misspelled(const Word& word) const {
  if (!is_long_word(word.folded)) return {};
  Layout layout(bytes_);
  auto slots = layout.near_words(word.folded);
  if (slots.empty() || layout.word(word.folded)) return {};
  std::vector<Match> found;
  for (auto slot : slots) {
    const auto& cell = layout.table<WordCell>(layout.header().words)[slot];
    auto near = layout.text(cell.word);
    bool alike = near[0] == word.folded[0] && end_alike(near, word.folded);
    if (!alike || edits(word.folded, near, 1) > 1) continue;
    std::vector<Match> matches;
    for (auto m : layout.matches(cell.node))
      matches.push_back({m.number, static_cast<MentionKind>(m.kind), 1});
    bool same = found.empty() ||
                std::equal(found.begin(), found.end(), matches.begin(), matches.end(),
                           [](const Match& a, const Match& b) { return a.number == b.number; });
    if (!same) return {};
    found = std::move(matches);
  }
  return found;
}

std::vector<Match> Vocabulary::named(std::string_view name) const {
  auto words = split_words(name);
  auto matches = longest(words, 0);
  if (!matches.empty() && matches[0].words != words.size()) matches.clear();
  return matches;
}

bool Vocabulary::is_below(ConceptNumber narrow, ConceptNumber broad) const {
  if (narrow == broad) return true;
  Layout layout(bytes_);
  std::vector<ConceptNumber> todo{narrow};
  std::unordered_set<ConceptNumber> seen;  // a cycle in somebody's rows must not hang us
  while (!todo.empty()) {
    auto number = todo.back();
    todo.pop_back();
    for (auto parent : layout.links(layout.concept_at(number).parents)) {
      if (parent == broad) return true;
      if (seen.insert(parent).second) todo.push_back(parent);
    }
  }
  return false;
}

std::vector<ConceptNumber> Vocabulary::below(ConceptNumber broad) const {
  Layout layout(bytes_);
  std::vector<ConceptNumber> out, todo{broad};
  std::vector<bool> seen(size());
  seen[broad] = true;
  while (!todo.empty()) {
    auto parent = todo.back();
    todo.pop_back();
    for (auto child : layout.links(layout.concept_at(parent).children)) {
      if (seen[child]) continue;
      seen[child] = true;
      out.push_back(child);
      todo.push_back(child);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

namespace {

constexpr std::size_t most_edits = 2;

/// Can two names with these letters be so alike? Folding may respell some: the z of "tumorize".
bool letters_allow(uint32_t wanted, uint32_t there) {
  constexpr int respelt = 2;
  return std::popcount(wanted & ~there) <= static_cast<int>(most_edits) + respelt;
}

bool length_allows(std::size_t wanted, std::size_t there) {
  return there + most_edits + 4 >= wanted && there <= wanted + 6;
}

}  // namespace

/// People get the first letter right; folding every name would cost more than the question.
std::optional<std::string> Vocabulary::nearest_name(std::string_view name) const {
  constexpr std::size_t shortest = 5;  // "gut" is two edits from half the dictionary
  constexpr std::size_t longest_name = 60;
  auto wanted = name_key(name);
  if (wanted.size() < shortest || wanted.size() > longest_name) return std::nullopt;
  Layout layout(bytes_);
  auto cells = layout.table<NearCell>(layout.header().near_names);
  auto first = [&](const NearCell& cell) { return first_letter(layout.text(cell.name)); };
  auto alike = std::ranges::equal_range(cells, first_letter(wanted), {}, first);
  auto letters = letters_in(wanted) == all_letters ? 0 : letters_in(wanted);
  std::size_t fewest = most_edits + 1;
  std::optional<std::string> nearest;
  for (const NearCell& cell : alike) {
    if (!letters_allow(letters, cell.letters) || !length_allows(wanted.size(), cell.name.size))
      continue;
    auto distance = edits(wanted, layout.text(cell.key), most_edits);
    if (distance < fewest) fewest = distance, nearest = std::string(layout.text(cell.name));
  }
  return nearest;
}

std::vector<Publisher> Vocabulary::publishers() const {
  Layout layout(bytes_);
  std::vector<Publisher> out;
  for (const auto& cell : layout.table<PublisherCell>(layout.header().publishers)) {
    out.push_back({layout.text(cell.name), layout.text(cell.locale), layout.text(cell.hosts),
                   layout.text(cell.phrases), layout.text(cell.mirrors),
                   layout.text(cell.review_every)});
  }
  return out;
}

std::vector<ScaleStep> Vocabulary::scales() const {
  Layout layout(bytes_);
  auto share = [](uint32_t millionths) {
    return millionths == open_end ? std::nullopt : std::optional(millionths / 1e6);
  };
  std::vector<ScaleStep> out;
  for (const auto& cell : layout.table<ScaleCell>(layout.header().scales))
    out.push_back({layout.text(cell.publisher), static_cast<FrequencyBand>(cell.band),
                   share(cell.low), share(cell.high)});
  return out;
}

std::optional<ScaleStep> Vocabulary::scale(std::string_view publisher,
                                           FrequencyBand band) const {
  for (const auto& step : scales())
    if (step.publisher == publisher && step.band == band) return step;
  return std::nullopt;
}

std::vector<std::string_view> Vocabulary::plain_words() const {
  Layout layout(bytes_);
  std::vector<std::string_view> out;
  for (Text word : layout.table<Text>(layout.header().plain_words))
    out.push_back(layout.text(word));
  return out;
}

std::vector<Cue> Vocabulary::cues() const {
  Layout layout(bytes_);
  std::vector<Cue> out;
  for (const auto& cell : layout.table<CueCell>(layout.header().cues)) {
    out.push_back({layout.text(cell.words), static_cast<CueCategory>(cell.category),
                   static_cast<CueDirection>(cell.direction), cell.reach});
  }
  return out;
}

}  // namespace netkg::vocabulary
