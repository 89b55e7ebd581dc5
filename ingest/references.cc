// The bibliography stage: which blocks of a page are entries, and how they are cut.
//
// Blocks that stand on adjacent lines form a stretch, because an entry may take three lines
// (title, people, source) that a reader saw as headings and paragraphs. Every stretch is cut
// into entries, each is read and judged; runs of likely entries are the bibliography, a heading
// ("References") lowers the bar for what follows it.
#include "ingest/references.h"

#include <algorithm>
#include <optional>
#include <string>

#include "ingest/reference_fields/draft.h"
#include "ingest/reference_fields/likeness.h"
#include "ingest/reference_fields/names.h"

namespace netkg::ingest {

namespace {

/// Blocks [begin, end) on adjacent lines, cut into the entries they would make.
struct Stretch {
  std::size_t begin = 0, end = 0;
  std::vector<Reference> entries = {};
  int score = 0;  // of its least likely entry; of one entry, its own
  ListHeading heading = ListHeading::None;
  bool item = false;    // a list item
  bool breaks = false;  // a heading of another kind: ends a headed list
  bool furniture = false;
};

/// A line of a stretch.
struct Line {
  Span span;
  bool starts_entry = false;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

Span trim(std::string_view text, Span span) {
  while (!span.empty() && is_blank(text[span.begin])) ++span.begin;
  while (!span.empty() && is_blank(text[span.end - 1])) --span.end;
  return span;
}

std::vector<Line> lines_of(std::string_view text, Span whole) {
  std::vector<Line> lines;
  for (auto begin = whole.begin; begin < whole.end;) {
    const auto end =
        static_cast<uint32_t>(std::min<std::size_t>(text.find('\n', begin), whole.end));
    const auto span = trim(text, {begin, end});
    if (!span.empty()) lines.push_back({span});
    begin = end + 1;
  }
  return lines;
}

/// Bytes of "12. ", "[3] ", "• " at the start of a line, blanks included; 0 when there is none.
uint32_t marker_size(std::string_view line) {
  uint32_t at = 0;
  if (line.starts_with("\xE2\x80\xA2") || line.starts_with("\xE2\x97\xA6")) {
    at = 3;
  } else if (line.starts_with("- ") || line.starts_with("* ")) {
    at = 1;
  } else {
    const bool bracket = line.starts_with('[') || line.starts_with('(');
    at = bracket;
    while (at < line.size() && at < 5 && line[at] >= '0' && line[at] <= '9') ++at;
    if (at == (bracket ? 1u : 0u) || at >= line.size()) return 0;
    const bool closed =
        bracket ? line[at] == ']' || line[at] == ')' : line[at] == '.' || line[at] == ')';
    if (!closed || at > 4) return 0;
    ++at;
  }
  const auto after = at;
  while (at < line.size() && is_blank(line[at])) ++at;
  return at > after ? at : 0;
}

/// "12." -> "12", "[3]" stays, bullets give nothing.
std::string plain_marker(std::string_view marker) {
  while (!marker.empty() && is_blank(marker.back())) marker.remove_suffix(1);
  if (marker.empty() || marker.find_first_of("0123456789") == marker.npos) return {};
  if (marker.back() == '.' || (marker.back() == ')' && marker.front() != '('))
    marker.remove_suffix(1);
  return std::string(marker);
}

bool begins_with_people(std::string_view text, Span line) {
  const EntryDraft draft(text, line);
  const auto list = names_family_first(draft, 0, draft.size());
  return list && (list->names.size() > 1 || list->et_al);
}

bool is_line_of_people(std::string_view text, Span line) {
  if (line.size() > 300) return false;
  const EntryDraft draft(text, line);
  return names_in(draft, {0, draft.size()}).has_value();
}

/// Marks the lines that begin entries; true when there are at least two.
bool mark_starts(std::string_view text, std::vector<Line>& lines) {
  std::size_t starts = 0;
  const auto mark = [&](auto&& begins) {
    starts = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      lines[i].starts_entry = begins(i);
      starts += lines[i].starts_entry;
    }
    return starts >= 2 && lines[0].starts_entry;
  };
  if (mark([&](std::size_t i) { return marker_size(lines[i].span.in(text)) > 0; })) return true;
  if (mark([&](std::size_t i) { return begins_with_people(text, lines[i].span); })) return true;
  if (mark([&](std::size_t i) {  // title, people, source; title, people, source
        return i + 1 < lines.size() && !is_line_of_people(text, lines[i].span) &&
               is_line_of_people(text, lines[i + 1].span);
      })) {
    return true;
  }
  return mark([&](std::size_t i) {
    return may_be_entry(lines[i].span.in(text)) &&
           likeness(text, parse_reference(text, lines[i].span)) >= likely_entry;
  });
}

Reference read_entry(std::string_view text, Span span, std::string marker) {
  if (const auto size = marker_size(span.in(text)); size && marker.empty()) {
    marker = std::string(span.in(text).substr(0, size));
    span.begin += size;
  }
  auto entry = parse_reference(text, span);
  entry.marker = plain_marker(marker);
  return entry;
}

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document), text_(document.text) {}

  Bibliography run() {
    find_stretches();
    take_headed_lists();
    take_runs();
    return collect();
  }

 private:
  const Block& block(std::size_t i) const { return document_.blocks[i]; }
  bool may_join(std::size_t i) const {
    return block(i).kind == BlockKind::Paragraph || block(i).kind == BlockKind::Heading;
  }
  /// On the next line, with no blank line between.
  bool adjacent(std::size_t i) const {
    const auto gap =
        text_.substr(block(i).span.end, block(i + 1).span.begin - block(i).span.end);
    return std::count(gap.begin(), gap.end(), '\n') <= 1;
  }
  bool is_heading_of_list(std::size_t i) const {
    return may_join(i) && list_heading(block(i).span.in(text_)) != ListHeading::None;
  }

  void find_stretches() {
    for (std::size_t i = 0; i < document_.blocks.size();) {
      auto end = i + 1;
      while (may_join(i) && !is_heading_of_list(i) && end < document_.blocks.size() &&
             may_join(end) && !is_heading_of_list(end) && adjacent(end - 1)) {
        ++end;
      }
      add_stretch(i, end);
      i = end;
    }
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {block(begin).span.begin, block(end - 1).span.end};
  }

  /// One stretch when its entries cross blocks, else one for each block.
  void add_stretch(std::size_t begin, std::size_t end) {
    if (end - begin > 1) {
      if (auto joined = judge(begin, end); joined.score >= possible_entry + 1) {
        stretches_.push_back(std::move(joined));
        return;
      }
    }
    for (auto i = begin; i < end; ++i) stretches_.push_back(judge(i, i + 1));
  }

  Stretch judge(std::size_t begin, std::size_t end) const {
    Stretch stretch{begin, end};
    const auto& first = block(begin);
    const auto words = span(begin, end);
    stretch.item = first.kind == BlockKind::ListItem;
    stretch.furniture = is_furniture(words.in(text_));
    stretch.breaks = first.kind == BlockKind::Heading && end == begin + 1;
    if (end == begin + 1 && may_join(begin)) stretch.heading = list_heading(words.in(text_));
    if (stretch.heading != ListHeading::None || first.kind == BlockKind::Metadata ||
        first.kind == BlockKind::TableRow || !may_be_entry(words.in(text_))) {
      return stretch;
    }
    cut(stretch, words);
    return stretch;
  }

  /// Entries of a stretch; lines that are none make the whole unlikely.
  void cut(Stretch& stretch, Span words) const {
    stretch.entries.clear();
    auto lines = stretch.item ? std::vector<Line>{} : lines_of(text_, words);
    if (lines.size() > 1 && mark_starts(text_, lines)) {
      for (std::size_t i = 0; i < lines.size();) {
        auto last = i;
        while (last + 1 < lines.size() && !lines[last + 1].starts_entry) ++last;
        stretch.entries.push_back(
            read_entry(text_, cover(lines[i].span, lines[last].span), {}));
        i = last + 1;
      }
    } else {
      stretch.entries.push_back(
          read_entry(text_, words, stretch.item ? block(stretch.begin).marker : std::string()));
    }
    stretch.score = 100;
    for (const auto& entry : stretch.entries) {
      stretch.score = std::min(stretch.score, likeness(text_, entry));
    }
    if (stretch.breaks && stretch.score > possible_entry) stretch.breaks = false;
  }

  /// Below "References" an item may be a bare title: "Electronic Medicines Compendium (eMC)".
  bool belongs(Stretch& stretch, ListHeading heading, bool numbered) {
    if (stretch.furniture && stretch.score < likely_entry) return false;
    if (stretch.score >= possible_entry) return true;
    if (heading != ListHeading::Strong || stretch.breaks) return false;
    const auto words = span(stretch.begin, stretch.end);
    if (!stretch.item && !numbered && stretch.score < 1) return false;
    if (block(stretch.begin).kind == BlockKind::Metadata || words.size() > 600) return false;
    if (block(stretch.begin).kind == BlockKind::TableRow) return false;
    cut(stretch, words);
    return stretch.score >= 0 && !stretch.entries.empty();
  }

  void take_headed_lists() {
    taken_.resize(stretches_.size());
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      const auto heading = stretches_[i].heading;
      if (heading == ListHeading::None) continue;
      bool any = false;
      auto next = i + 1;
      for (; next < stretches_.size() && stretches_[next].heading == ListHeading::None;
           ++next) {
        auto& stretch = stretches_[next];
        const bool numbered = marker_size(span(stretch.begin, stretch.end).in(text_)) > 0;
        if (!belongs(stretch, heading, numbered)) {
          if (any || stretch.breaks || ++misses_ > 1) break;
          continue;
        }
        any = taken_[next] = true;
      }
      misses_ = 0;
      taken_[i] = any;
      i = next - 1;
    }
  }

  /// Without a heading: two likely entries in a row, or one that is certain. A doubtful one
  /// between two likely ones belongs to them.
  void take_runs() {
    for (std::size_t i = 0; i < stretches_.size();) {
      if (taken_[i] || stretches_[i].score < possible_entry) {
        ++i;
        continue;
      }
      auto end = i + 1;
      while (end < stretches_.size() && !taken_[end] &&
             (stretches_[end].score >= possible_entry || is_gap(end))) {
        ++end;
      }
      if (is_bibliography(i, end)) take(i, end);
      i = end;
    }
  }

  bool is_gap(std::size_t i) const {
    const auto& stretch = stretches_[i];
    return i + 1 < stretches_.size() && stretch.score == 1 && !stretch.breaks &&
           !stretch.furniture && stretches_[i + 1].score >= possible_entry;
  }

  bool is_bibliography(std::size_t begin, std::size_t end) const {
    std::size_t entries = 0;
    int best = 0, likely = 0;
    for (auto i = begin; i < end; ++i) {
      entries += stretches_[i].entries.size();
      best = std::max(best, stretches_[i].score);
      likely += stretches_[i].score >= likely_entry;
    }
    if (best >= certain_entry && (entries > 1 || stretches_[begin].score >= certain_entry)) {
      return true;
    }
    return entries > 1 &&
           (likely > 1 || (likely == 1 && entries > 2) || after_likely(begin, end));
  }

  /// Two modest entries at the very end: the list of a short page.
  bool after_likely(std::size_t begin, std::size_t end) const {
    int modest = 0;
    for (auto i = begin; i < end; ++i) modest += stretches_[i].score > possible_entry;
    return modest > 1 && stretches_[begin].item;
  }

  void take(std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) taken_[i] = true;
  }

  Bibliography collect() {
    Bibliography result;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      if (!taken_[i]) continue;
      auto& stretch = stretches_[i];
      for (auto b = stretch.begin; b < stretch.end; ++b) result.blocks.push_back(b);
      for (auto& entry : stretch.entries) {
        entry.id =
            ReferenceId(std::string("r").append(std::to_string(result.entries.size() + 1)));
        result.entries.push_back(std::move(entry));
      }
    }
    return result;
  }

  const Document& document_;
  std::string_view text_;
  std::vector<Stretch> stretches_;
  std::vector<bool> taken_;
  int misses_ = 0;
};

}  // namespace

Bibliography find_references(const Document& document) { return Finder(document).run(); }

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Numbers that stand close, or raised before the entry: "[1]Speculum 74", "1 N. Niwa, H. …",
/// "1British Dental Journal"; 0 when there is none. "3D printing" and "5 years of …" stay.
uint32_t close_marker_size(std::string_view line) {
  uint32_t at = line.starts_with('[') ? 1 : 0;
  const bool bracket = at == 1;
  while (at < line.size() && at < 4 && is_digit(line[at])) ++at;
  if (at == (bracket ? 1u : 0u) || at + 2 >= line.size()) return 0;
  if (bracket) return line[at] == ']' && is_capital(line[at + 1]) ? at + 1 : 0;
  if (is_capital(line[at]) && (is_small(line[at + 1]) || line[at + 1] == '.')) return at;
  const bool initial = is_blank(line[at]) && is_capital(line[at + 1]) && line[at + 2] == '.';
  return initial ? at + 1 : 0;
}

/// A few words without a date, a person or an address: nothing tells that they cite a work.
bool is_bare(const Reference& entry, std::string_view words) {
  return entry.fields.size() == 1 && entry.fields.contains("title") &&
         std::count(words.begin(), words.end(), ' ') < 8 &&
         std::none_of(words.begin(), words.end(), is_digit);
}

}  // namespace

std::optional<Reference> read_loose_reference(std::string_view text) {
  auto whole = trim(text, {0, static_cast<uint32_t>(text.size())});
  std::string marker;
  if (const auto size = close_marker_size(whole.in(text))) {
    marker = whole.in(text).substr(0, size);
    whole.begin += size;
  }
  auto entry = read_entry(text, whole, marker);
  const auto words = whole.in(text);
  const bool none = words.empty() || list_heading(words) != ListHeading::None ||
                    is_bare(entry, words) ||
                    (is_furniture(words) && likeness(text, entry) < possible_entry);
  return none ? std::nullopt : std::optional(std::move(entry));
}

}  // namespace netkg::ingest
