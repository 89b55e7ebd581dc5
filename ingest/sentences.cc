#include "ingest/sentences.h"

#include <algorithm>
#include <array>

#include "ingest/phrases.h"

namespace netkg::ingest {
namespace {

/// A point after one of these does not end a sentence.
constexpr std::array<std::string_view, 22> abbreviations{
    "dr", "mr",  "mrs", "ms", "prof",   "st",  "vs",  "e.g", "i.e", "eg",  "ie",
    "no", "vol", "fig", "al", "approx", "inc", "ltd", "jr",  "a.m", "p.m", "u.s"};

/// Words that begin a sentence and no name: "Intron A. It …" ends one, "J. Smith" does not.
constexpr std::array<std::string_view, 14> starters{"it",   "this", "the",  "you",   "they",
                                                    "your", "if",   "we",   "these", "in",
                                                    "some", "for",  "when", "there"};

bool follows_starter(std::string_view text, uint32_t end, uint32_t limit) {
  Span rest = trim(text, {end, limit});
  auto word = lower(rest.in(text).substr(0, 8));
  word = word.substr(0, word.find(' '));
  return std::find(starters.begin(), starters.end(), word) != starters.end();
}

bool is_abbreviation(std::string_view text, Span sentence, uint32_t point) {
  uint32_t begin = point;
  while (begin > sentence.begin && text[begin - 1] != ' ' && text[begin - 1] != '(' &&
         text[begin - 1] != '\n') {
    --begin;
  }
  auto word = lower(text.substr(begin, point - begin));
  bool initial = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z' && word != "i";  // "J."
  if (initial) return !follows_starter(text, point + 1, sentence.end);
  return std::find(abbreviations.begin(), abbreviations.end(), word) != abbreviations.end();
}

/// A capital, a digit, a quote; or a name such as "mTOR" with its capital inside.
bool may_begin_sentence(std::string_view rest) {
  auto c = static_cast<unsigned char>(rest[0]);
  if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80) return true;
  if (c == '"' || c == '(' || c == '[') return true;
  return c >= 'a' && c <= 'z' && rest.size() > 1 && rest[1] >= 'A' && rest[1] <= 'Z';
}

/// No sentence is longer, whatever the page: rules look around within one, and a page of one
/// endless line must take no longer than another. Bytes.
constexpr uint32_t longest_sentence = 2000;

/// The last blank before `limit`, so that no word is cut; `limit` itself in a text without
/// blanks.
uint32_t cut_before(std::string_view text, uint32_t begin, uint32_t limit) {
  for (auto i = limit; i > begin; --i) {
    if (text[i - 1] == ' ' || text[i - 1] == '\n') return i;
  }
  while (limit > begin + 1 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return limit;
}

/// "Treating anxiety.Sometimes it …": a headline that was bold ran into its text. Names of
/// sites
/// ("Cancer.Net", "U.S.Food") have shorter parts.
bool is_run_together(std::string_view text, Span block, uint32_t point) {
  constexpr uint32_t fewest = 4;  // letters on either side
  if (text[point] != '.' || point < block.begin + fewest || point + fewest >= block.end)
    return false;
  auto small = [&](uint32_t at) { return text[at] >= 'a' && text[at] <= 'z'; };
  auto next = point + 1;
  while (next < point + fewest && text[next] == '*') ++next;  // marks that Markdown left open
  if (next + fewest >= block.end || text[next] < 'A' || text[next] > 'Z') return false;
  for (uint32_t n = 1; n < fewest; ++n) {
    if (!small(point - n) || !small(next + n)) return false;
  }
  return true;
}

/// Just past the sentence that begins at `begin`, closing quotes and brackets included.
uint32_t sentence_end(std::string_view text, Span block, uint32_t begin) {
  int depth = 0;
  for (uint32_t i = begin; i < block.end; ++i) {
    if (i - begin >= longest_sentence) return cut_before(text, begin, i);
    char c = text[i];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') depth = std::max(0, depth - 1);
    if (c != '.' && c != '?' && c != '!') continue;
    uint32_t end = i + 1;
    while (end < block.end && (text[end] == '"' || text[end] == ')' || text[end] == ']')) ++end;
    std::size_t next = end;
    if (end >= block.end) return block.end;
    bool blank = is_blank(next_code_point(text, &next));
    if (!blank && !is_run_together(text, block, i)) continue;
    if (!blank) {
      while (end < block.end && text[end] == '*') ++end;
      next = end;
    }
    Span rest = trim(text, {static_cast<uint32_t>(next), block.end});
    if (rest.empty()) return block.end;
    bool begins = may_begin_sentence(rest.in(text));
    // Inside brackets a full stop may stand: "(see St. John's wort)". Two levels never close.
    if (!begins || (depth > 0 && end == i + 1) ||
        (c == '.' && is_abbreviation(text, block, i))) {
      continue;
    }
    return end;
  }
  return block.end;
}

std::vector<Span> split_block(std::string_view text, Span block) {
  std::vector<Span> spans;
  for (uint32_t begin = block.begin; begin < block.end;) {
    auto end = sentence_end(text, block, begin);
    Span span = trim(text, {begin, end});
    if (!span.empty()) spans.push_back(span);
    begin = end;
  }
  return spans;
}

/// Ends in a colon, or breaks off where a list can go on: "Side effects include", "The gut
/// includes the".
bool is_stem(std::string_view text, Span sentence) {
  auto words = split_tokens(text, sentence);
  if (words.empty()) return false;
  // A paragraph that ends in no stop at all before a list: "They can also cause side effects"
  bool open = std::string_view(".?!\"").find(text[sentence.end - 1]) == std::string_view::npos;
  return open || words.back().lower == ":" ||
         is_one_of(words, words.size() - 1,
                   {"include", "includes", "including", "are", "is", "if", "you", "the", "with",
                    "be", "cause", "to", "as", "has", "have", "causes"});
}

}  // namespace

std::vector<Sentence> find_sentences(const Document& document,
                                     const std::vector<Section>& sections,
                                     const std::vector<std::size_t>& section_of_block) {
  std::vector<Sentence> sentences;
  std::vector<std::optional<std::size_t>> stems;  // by depth of the list
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const auto& block = document.blocks[b];
    auto section = section_of_block[b];
    Role role = sections[section].role;
    bool content = block.kind != BlockKind::Heading && block.kind != BlockKind::Metadata &&
                   role != Role::References && role != Role::Review && role != Role::Links &&
                   role != Role::About;
    bool item = block.kind == BlockKind::ListItem;
    if (!item) stems.clear();
    if (!content) continue;
    std::size_t first = sentences.size();
    for (Span span : split_block(document.text, block.span)) {
      Sentence sentence{span, b, section, item, std::nullopt};
      if (item && stems.size() > block.depth) sentence.lead_in = stems[block.depth];
      // Only the first sentence of an item completes the stem; what follows stands by itself.
      if (sentences.size() > first) sentence.lead_in = std::nullopt;
      sentences.push_back(sentence);
    }
    if (sentences.size() == first) continue;
    // What the items below this block complete: its last sentence.
    std::size_t depth = item ? block.depth + 1u : 0u;
    stems.resize(depth + 1);
    bool list_follows =
        b + 1 < document.blocks.size() && document.blocks[b + 1].kind == BlockKind::ListItem;
    if (list_follows && is_stem(document.text, sentences.back().span)) {
      stems[depth] = sentences.size() - 1;
    } else {
      stems[depth] = item ? stems[depth - 1] : std::nullopt;
    }
  }
  return sentences;
}

}  // namespace netkg::ingest
