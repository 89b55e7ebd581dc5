// medicine has_brand_name | also_called value.
//   "Interferon is also called interferon alpha or Intron A."      "Sunitinib (Sutent)"
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

struct Naming {
  bool says_brand;
  bool close = false;  // the subject stands right before: an unknown word is a name, too
  bool between_commas = false;  // "X, also called Y, is"
};

/// "cryotherapy and cryosurgery", "streptozotocin": words that may be a name in small letters.
bool is_small_name(const Reading& reading, std::size_t first, std::size_t last) {
  constexpr std::size_t longest = 6;  // words
  if (last - first > longest) return false;
  for (auto i = first; i < last; ++i) {
    const auto* found = reading.at(i);
    if (found && found->type == EntityType::Drug) return false;
    if (is_one_of(reading.words, i,
                  {"it", "that", "which", "is", "are", "can", "may", "when", "a", "an", "use",
                   "uses", "have", "has", "by"}))
      return false;
  }
  return true;
}

constexpr std::array<PhraseRow<Naming>, 28> namings{{
    {"is also called", {false}},
    {"also called", {false}},
    {"is also known as", {false}},
    {"also known as", {false}},
    {"is sometimes called", {false}},
    {"is also spelled", {false}},
    {"is also spelt", {false}},
    {"may also be called", {false}},
    {"stands for", {false}},
    {"is known by its brand name", {true}},
    {"is known by the brand name", {true}},
    {"is known by the brand names", {true}},
    {"known by its brand name", {true}},
    {"brand name is", {true}},
    {"brand names are", {true}},
    {"brand names include", {true}},
    {"brand name", {true}},
    {"brand names", {true}},
    {"is sold as", {true}},
    {"sold as", {true}},
    {"sold under the name", {true}},
    {"is sold under the brand name", {true}},
    {"sold under the brand name", {true}},
    {"trade name is", {true}},
    {"trade name", {true}},
    {"under the brand name", {true}},
    {"marketed as", {true}},
    {"has the brand name", {true}},
}};

bool capitalised(std::string_view exact) { return exact[0] >= 'A' && exact[0] <= 'Z'; }

void add_name(Page* page, const Reading& reading, Handle subject, std::size_t first,
              std::size_t last, bool brand, Drafts* drafts) {
  Draft draft;
  draft.predicate = brand ? Predicate::HasBrandName : Predicate::AlsoCalled;
  draft.subject = subject;
  draft.value = text_of(*page, reading.words, first, last);
  draft.evidence = span_of(reading.words, first, last);
  drafts->push_back(draft);
}

/// "Lenalidomide is also called lenalidomide" says nothing.
bool repeats_name(const Reading& reading, const Found& name) {
  for (const auto& found : reading.found) {
    if (found.first >= name.first) break;
    if (found.entity != name.entity || found.last - found.first != name.last - name.first)
      continue;
    bool same = true;
    for (std::size_t i = 0; i < name.last - name.first; ++i) {
      same &= reading.words[found.first + i].lower == reading.words[name.first + i].lower;
    }
    if (same) return true;
  }
  return false;
}

/// Does a medicine or "it" stand right before the naming phrase at words[at]?
bool stands_before(const Reading& reading, std::size_t at) {
  while (at > 0 && is_one_of(reading.words, at - 1,
                             {"its", "the", ",", "(", ")", "'s", "is", "also", "'", "s"})) {
    --at;
  }
  if (at == 0) return true;
  const auto* found = reading.at(at - 1);
  if (found && is_medicine(found->type)) return true;
  // "Hyperthermia to treat cancer | is also called"
  bool purpose = !reading.found.empty() && reading.found.front().first <= 1 &&
                 is_medicine(reading.found.front().type) &&
                 is_one_of(reading.words, reading.found.front().last, {"to", "for"}) && at < 8;
  if (purpose) return true;
  for (std::size_t size = 1; size <= std::min<std::size_t>(4, at); ++size) {
    if (match_anaphor(reading.words, at - size) == size) return true;
  }
  return false;
}

/// One name of a list; false when the words are none. An unknown word is a name when it is
/// written like one.
bool read_name(Page* page, const Reading& reading, Handle subject, std::size_t first,
               std::size_t last, Naming naming, Drafts* drafts) {
  const auto& words = reading.words;
  while (first < last && (is_determiner(words[first]) || words[first].lower == ":")) ++first;
  constexpr std::size_t longest_name = 4;  // words
  for (auto phrase : {"by its brand name", "by the brand name", "by the brand names"}) {
    auto size = match(words, first, phrase);
    if (size > 0) first += size, naming.says_brand = true;
  }
  if (first >= last) return true;
  const auto* found = reading.at(first);
  bool same = found && found->entity == subject;
  bool part = found && !same && found->type != EntityType::Drug;  // "cryotherapy" in a new name
  if (found && !part && (!same || repeats_name(reading, *found))) return true;
  if (same) {
    add_name(page, reading, subject, found->first, found->last,
             found->kind == MentionKind::Brand, drafts);
    return true;
  }
  auto exact = text_of(*page, words, first, last);
  bool small = !naming.says_brand && is_small_name(reading, first, last);
  bool name = small || (capitalised(exact) && last - first <= longest_name);
  if (!naming.close || !name) return false;
  add_name(page, reading, subject, first, last, naming.says_brand, drafts);
  return true;
}

/// "sold as A in Europe | and as B in the United States": where the next name begins.
std::optional<std::size_t> name_elsewhere(const Words& words, std::size_t in, std::size_t end) {
  constexpr std::size_t reach = 6;  // words of the first place
  constexpr std::array<std::string_view, 4> joints{"and as", "or as", "and under the name",
                                                   "and under the brand name"};
  for (auto i = in; i < std::min(end, in + reach); ++i)
    if (auto size = match_any(words, i, joints)) return i + size;
  return std::nullopt;
}

void read_names(Page* page, const Reading& reading, Handle subject, std::size_t from,
                Naming naming, Drafts* drafts) {
  const auto& words = reading.words;
  auto end = std::min(clause_end(words, from), words.size());
  // "X, also called Y, adds, blocks, or removes hormones": between commas stands one name.
  if (naming.between_commas) end = find(words, from, end, ",").value_or(end);
  if (from < words.size() && words[from].lower == ":") end = clause_end(words, ++from);
  for (std::size_t i = from; i < end;) {
    std::size_t last = i;
    while (last < end && !is_one_of(words, last, {"or", "and", ",", "(", "[", "because", "in"}))
      ++last;
    // What is no name ends the list: "also called CAM, includes a range of approaches".
    if (!read_name(page, reading, subject, i, last, naming, drafts) && !naming.says_brand)
      return;
    auto elsewhere =
        is_one_of(words, last, {"in"}) ? name_elsewhere(words, last, end) : std::nullopt;
    if (last < end && !elsewhere && is_one_of(words, last, {"because", "in", "(", "["})) return;
    i = elsewhere.value_or(last + 1);
  }
}

/// Is the bracketed name words [first, last) one that only this drug has: "Zofran", in a
/// bracket of its own and written like a name?
bool is_own_name(const Reading& reading, std::size_t first, std::size_t last,
                 std::string_view exact) {
  constexpr std::size_t shortest = 5;  // bytes: "(AIDS)" is none
  const auto* known = reading.at(first);
  if (known) return known->type == EntityType::Drug && known->kind == MentionKind::Brand;
  bool lower = exact.size() >= shortest && capitalised(exact) && last == first + 1;
  for (std::size_t i = 1; i < exact.size(); ++i) lower &= exact[i] >= 'a' && exact[i] <= 'z';
  return lower;
}

/// "X (Y)", "X (Y, Z)" where these are names of X.
void read_bracketed(Page* page, const Reading& reading, Drafts* drafts,
                    std::optional<std::size_t> section) {
  const auto& words = reading.words;
  for (const auto& drug : reading.found) {
    if (drug.type != EntityType::Drug || !is_one_of(words, drug.last, {"("})) continue;
    auto close = after_bracket(words, drug.last) - 1;
    auto begin = drug.last + 1;
    begin += match_any(
        words, begin,
        std::array<std::string_view, 4>{"such as", "for example", "like", "brand name"});
    for (auto i = begin; i < close;) {
      auto last = i;
      while (last < close && !is_one_of(words, last, {",", "or", "and"})) ++last;
      const auto* name = reading.at(i);
      bool same = name && name->entity == drug.entity && name->last == last;
      auto exact = text_of(*page, words, i, last);
      if (last == i || (!same && !is_own_name(reading, i, last, exact))) break;
      bool brand = name ? name->kind == MentionKind::Brand : true;
      // "Sutent (Sunitinib)": the brand stands first
      if (same && !brand && drug.kind == MentionKind::Brand) {
        add_name(page, reading, drug.entity, drug.first, drug.last, true, drafts);
        drafts->back().section = section;
        break;
      }
      add_name(page, reading, drug.entity, i, last, brand, drafts);
      drafts->back().section = section;
      i = last + 1;
    }
  }
}

/// A paragraph that says "US Brand Name(s)" and nothing else: the next one lists them.
bool is_brand_label(const Reading& reading) {
  const auto& words = reading.words;
  constexpr std::size_t longest = 7;  // words, brackets included
  auto brand = find(words, 0, 2, "brand");
  return brand && words.size() <= longest && is_one_of(words, *brand + 1, {"name", "names"});
}

void read_brand_list(Page* page, const Reading& reading, Drafts* drafts) {
  if (reading.sentence == 0 || !is_brand_label(page->readings[reading.sentence - 1])) return;
  auto subject = page->subjects[page->sentence(reading).section];
  for (const auto& found : reading.found) {
    bool brand = subject && found.entity == *subject && found.kind == MentionKind::Brand;
    if (brand) add_name(page, reading, *subject, found.first, found.last, true, drafts);
  }
}

}  // namespace

void read_naming(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  read_bracketed(page, reading, drafts, std::nullopt);
  read_brand_list(page, reading, drafts);
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto naming = match_longest(words, i, namings);
    if (!naming) continue;
    auto subject = subject_before(*page, reading, i);
    if (subject && is_medicine(page->concepts.type(*subject))) {
      auto from = i + naming.words;
      if (is_one_of(words, from, {",", "is", "are"})) ++from;
      read_names(page, reading, *subject, from,
                 {naming.value->says_brand, stands_before(reading, i),
                  i > 0 && words[i - 1].lower == ","},
                 drafts);
    }
    return;
  }
}

void read_heading_names(Page* page, std::size_t section, Drafts* drafts) {
  read_bracketed(page, page->headings[section], drafts, section);
}

}  // namespace netkg::ingest
