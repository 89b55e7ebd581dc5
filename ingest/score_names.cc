#include "ingest/score_names.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "model/words.h"

namespace netkg::ingest {
namespace {

struct Respelling {
  std::string_view british;
  std::string_view american;
};

/// Applied in this order: "leukaemia" is American after the second row.
constexpr std::array<Respelling, 14> respellings{{{"haem", "hem"},
                                                  {"aemia", "emia"},
                                                  {"leukaem", "leukem"},
                                                  {"oea", "ea"},
                                                  {"oed", "ed"},
                                                  {"oes", "es"},
                                                  {"tumour", "tumor"},
                                                  {"colour", "color"},
                                                  {"labour", "labor"},
                                                  {"analogue", "analog"},
                                                  {"anaes", "anes"},
                                                  {"faec", "fec"},
                                                  {"centre", "center"},
                                                  {"sulph", "sulf"}}};

constexpr std::array<std::string_view, 5> articles{"the", "a", "an", "your", "some"};

/// Each row says one thing in several ways; a way may stand in two rows ("pill").
const std::vector<std::vector<std::string_view>>& ways_to_say() {
  static const std::vector<std::vector<std::string_view>> rows{
      {"oral", "by mouth", "swallow", "swallowed", "orally"},
      {"subcutaneous", "under the skin", "subcutaneously", "under the skin subcutaneously"},
      {"intravenous", "into a vein", "drip", "infusion", "intravenously", "drip into a vein",
       "through a drip into a vein"},
      {"intramuscular", "into a muscle", "intramuscularly"},
      {"tablet", "pill"},
      {"capsule", "pill"},
      {"once a day", "every day", "daily", "once daily", "each day"},
      {"twice a day", "twice daily", "two times a day", "2 times a day"}};
  return rows;
}

bool separates(char32_t c) {
  if (c >= 0x2010 && c <= 0x2015) return true;  // hyphens and dashes
  switch (c) {
    case '-':
    case '_':
    case '/':
    case '(':
    case ')':
    case ',':
    case '.':
    case ':':
    case ';':
    case '"':
    case '\'':
    case '[':
    case ']':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:  // quotation marks
    case 0x2212:  // minus
    case 0xAE:
    case 0x2122:  // ® ™
      return true;
    default:
      return is_blank(c);
  }
}

void append(char32_t c, std::string* out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
  out->append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

/// Lower case; everything that is no part of a word becomes a blank.
std::string plain(std::string_view name) {
  std::string out;
  for (std::size_t pos = 0; pos < name.size();) {
    auto c = next_code_point(name, &pos);
    append(separates(c)
               ? U' '
               : static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))),
           &out);
  }
  return out;
}

void replace_all(std::string* text, std::string_view from, std::string_view to) {
  for (auto at = text->find(from); at != std::string::npos;
       at = text->find(from, at + to.size()))
    text->replace(at, from.size(), to);
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::size_t letters(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// "drugs" -> "drug"; "gas", "illness", "virus" and "diagnosis" stay.
std::string_view singular(std::string_view word) {
  if (letters(word) <= 3 || !word.ends_with('s')) return word;
  for (std::string_view kept : {"ss", "us", "is"})
    if (word.ends_with(kept)) return word;
  return word.substr(0, word.size() - 1);
}

/// Do `words` stand in `text`, not cut out of a longer word?
bool holds(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    auto end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' '))
      return true;
  }
  return false;
}

/// "drug:sunitinib-malate" -> "sunitinib malate"
std::string words_of_id(const EntityId& id) {
  auto words = id.text.substr(std::min(id.text.find(':') + 1, id.text.size()));
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

/// Types that may share a name: chemotherapy is a class of drugs or a treatment.
std::vector<std::string> prefixes_like(std::string_view prefix) {
  for (const auto& [one, other] :
       {std::pair<std::string_view, std::string_view>{"class", "treatment"},
        {"target", "process"}})
    if (prefix == one || prefix == other) return {std::string(one), std::string(other)};
  return {std::string(prefix)};
}

std::vector<std::set<std::string>> keyed_ways() {
  std::vector<std::set<std::string>> rows;
  for (const auto& row : ways_to_say()) {
    rows.emplace_back();
    for (auto way : row) rows.back().insert(score_key(way));
  }
  return rows;
}

}  // namespace

std::string score_key(std::string_view name) {
  auto text = plain(name);
  for (const auto& row : respellings) replace_all(&text, row.british, row.american);
  std::string key;
  for (auto word : split(text)) {
    if (std::find(articles.begin(), articles.end(), word) != articles.end()) continue;
    if (!key.empty()) key += ' ';
    key += singular(word);
  }
  return key;
}

bool alike(std::string_view key, std::string_view other, double least) {
  if (key.empty() || other.empty() || key == other) return key == other;
  if (holds(key, other) || holds(other, key)) return true;
  auto a = split(key), b = split(other);
  std::set<std::string_view> first(a.begin(), a.end()), all(b.begin(), b.end());
  auto second = all.size();
  all.insert(first.begin(), first.end());
  auto common = first.size() + second - all.size();
  return static_cast<double>(common) / static_cast<double>(all.size()) >= least;
}

bool same_value(std::string_view key, std::string_view other) {
  static const auto rows = keyed_ways();
  auto a = std::string(key), b = std::string(other);
  return alike(a, b) || std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
           return row.contains(a) && row.contains(b);
         });
}

EntityNames::EntityNames(const std::vector<GoldEntity>& gold, const std::vector<Entity>& read) {
  for (const auto& entity : gold) {
    gold_ids_.insert(entity.id);
    auto prefix = std::string(entity.id.prefix());
    by_typed_name_[{prefix, score_key(words_of_id(entity.id))}].insert(entity.id);
    auto add = [&](const std::string& name) {
      auto key = score_key(name);
      by_name_[key].insert(entity.id);
      by_typed_name_[{prefix, key}].insert(entity.id);
    };
    add(entity.label);
    for (const auto& name : entity.names) add(name);
  }
  for (const auto& entity : read) {
    auto& keys = read_keys_[entity.id];
    keys = {score_key(entity.label), score_key(words_of_id(entity.id))};
    for (const auto& name : entity.names) keys.insert(score_key(name));
  }
}

std::set<std::string> EntityNames::keys_of(const EntityId& read) const {
  auto listed = read_keys_.find(read);
  if (listed != read_keys_.end()) return listed->second;
  return {score_key(words_of_id(read))};
}

std::vector<EntityId> EntityNames::stands_for(const EntityId& read) const {
  std::set<EntityId> ids;
  if (gold_ids_.contains(read)) ids.insert(read);
  for (const auto& key : keys_of(read))
    for (const auto& prefix : prefixes_like(read.prefix())) {
      auto found = by_typed_name_.find({prefix, key});
      if (found != by_typed_name_.end()) ids.insert(found->second.begin(), found->second.end());
    }
  return {ids.begin(), ids.end()};
}

std::vector<EntityId> EntityNames::named(const std::string& key) const {
  auto found = by_name_.find(key);
  if (found == by_name_.end()) return {};
  return {found->second.begin(), found->second.end()};
}

}  // namespace netkg::ingest
