// Shingles, sketches, pairs, groups.
#include "desk/copies.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace netkg::desk {
namespace {

constexpr double alike = 0.8;             // of all shingles of both pages
constexpr std::size_t run = 5;            // words
constexpr std::size_t sketch_size = 64;   // hashes
constexpr std::size_t most_sharing = 64;  // pages with one hash: boilerplate beyond

uint64_t mix(uint64_t x) {
  x ^= x >> 33;
  x *= 0xFF51AFD7ED558CCDull;
  x ^= x >> 33;
  x *= 0xC4CEB9FE1A85EC53ull;
  return x ^ (x >> 33);
}

bool is_word_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c >= 0x80;
}

/// Calls `see` with the hash of each run of words.
template <class See>
void each_shingle(std::string_view text, See&& see) {
  constexpr uint64_t factor = 0x9E3779B97F4A7C15ull, first_power = 0x100000001B3ull;
  uint64_t recent[run]{};
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    uint64_t word = first_power;
    const auto begin = at;
    for (; at < text.size() && is_word_byte(static_cast<unsigned char>(text[at])); ++at) {
      const auto c = static_cast<unsigned char>(text[at]);
      word = (word ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * first_power;
    }
    if (at == begin) {
      ++at;
      continue;
    }
    recent[words++ % run] = word;
    if (words < run) continue;
    uint64_t hash = 0;
    for (std::size_t i = 0; i < run; ++i) hash = (hash + recent[(words + i) % run]) * factor;
    see(mix(hash));
  }
  if (words == 0 || words >= run) return;
  uint64_t hash = words;
  for (std::size_t i = 0; i < words; ++i) hash = (hash + recent[i]) * factor;
  see(mix(hash));
}

/// The smallest hashes, sorted. Two pages' sketches have about as much in common as the pages.
std::vector<uint64_t> sketch(std::string_view text) {
  std::vector<uint64_t> kept;
  uint64_t most = ~uint64_t{0};
  const auto shrink = [&] {
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    if (kept.size() > sketch_size) kept.resize(sketch_size);
    if (kept.size() == sketch_size) most = kept.back();
  };
  each_shingle(text, [&](uint64_t hash) {
    if (hash >= most) return;
    kept.push_back(hash);
    if (kept.size() >= 4 * sketch_size) shrink();
  });
  shrink();
  return kept;
}

struct Page {
  DocumentNumber number;
  std::vector<uint64_t> sketch;
  std::string address;
};

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Pages that share a good part of their sketches.
Pairs candidates(const std::vector<Page>& pages) {
  std::unordered_map<uint64_t, std::vector<std::size_t>> with;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (const auto hash : pages[i].sketch) {
      auto& sharing = with[hash];
      if (sharing.size() <= most_sharing) sharing.push_back(i);
    }
  Pairs sharing_one;
  for (const auto& [hash, sharing] : with) {
    if (sharing.size() > most_sharing) continue;
    for (std::size_t i = 0; i < sharing.size(); ++i)
      for (std::size_t j = i + 1; j < sharing.size(); ++j)
        sharing_one.emplace_back(sharing[i], sharing[j]);
  }
  std::sort(sharing_one.begin(), sharing_one.end());
  Pairs pairs;
  for (auto at = sharing_one.begin(); at != sharing_one.end();) {
    const auto end = std::upper_bound(at, sharing_one.end(), *at);
    const auto size = std::min(pages[at->first].sketch.size(), pages[at->second].sketch.size());
    const auto count = static_cast<std::size_t>(end - at);
    if (count * 2 >= size) pairs.push_back(*at);  // half: an estimate may be far too low
    at = end;
  }
  return pairs;
}

class Groups {
 public:
  explicit Groups(std::size_t count) : above_(count) {
    std::iota(above_.begin(), above_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (above_[i] != i) i = above_[i] = above_[above_[i]];
    return i;
  }
  /// The first of the two leads.
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    above_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> above_;
};

using Likes = std::map<std::pair<std::size_t, std::size_t>, double>;

double measure(const index::Store& store, const Page& a, const Page& b) {
  return likeness(shingles(store.text(a.number)), shingles(store.text(b.number)));
}

/// By id: the first of a group leads it.
std::vector<Page> pages_of(const index::Store& store, std::vector<DocumentNumber> numbers,
                           const Homes& homes) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  auto documents = store.documents(index::Detail::Head);
  if (!numbers.empty())
    std::erase_if(documents, [&](const auto& document) {
      return !std::binary_search(numbers.begin(), numbers.end(), document.number);
    });
  std::vector<Page> pages;
  for (const auto& document : documents)
    pages.push_back({document.number, sketch(store.text(document.number)),
                     document.url ? homes.address(*document.url) : std::string()});
  return pages;
}

void join_same_addresses(const std::vector<Page>& pages, Groups& groups) {
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].address.empty()) continue;
    const auto [first, is_new] = at.emplace(pages[i].address, i);
    if (!is_new) groups.join(first->second, i);
  }
}

}  // namespace

std::vector<uint64_t> shingles(std::string_view text) {
  std::vector<uint64_t> all;
  each_shingle(text, [&](uint64_t hash) { all.push_back(hash); });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

double likeness(std::span<const uint64_t> a, std::span<const uint64_t> b) {
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++both;
    const bool first = a[i] <= b[j], second = b[j] <= a[i];
    i += first;
    j += second;
  }
  const auto either = a.size() + b.size() - both;
  return either ? static_cast<double>(both) / static_cast<double>(either) : 0;
}

std::string plain_address(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find('#'));
  const auto query = url.find('?');
  auto path = url.substr(0, query);
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string plain(path);
  const auto host = std::min(plain.find('/'), plain.size());
  for (std::size_t i = 0; i < host; ++i)
    if (plain[i] >= 'A' && plain[i] <= 'Z') plain[i] = static_cast<char>(plain[i] + 32);
  return query == std::string_view::npos ? plain : plain + std::string(url.substr(query));
}

Homes::Homes(const vocabulary::Vocabulary& vocabulary) {
  for (const auto& publisher : vocabulary.publishers()) {
    const auto home = publisher.hosts.substr(0, publisher.hosts.find(' '));
    for (auto rest = publisher.mirrors; !home.empty() && !rest.empty();) {
      const auto mirror = rest.substr(0, rest.find(' '));
      homes_.emplace(mirror, home);
      rest.remove_prefix(std::min(mirror.size() + 1, rest.size()));
    }
  }
}

std::string Homes::address(std::string_view url) const {
  auto plain = plain_address(url);
  const auto host = plain.substr(0, plain.find_first_of("/?:"));
  const auto home = homes_.find(host);
  return home == homes_.end() ? plain : plain.replace(0, host.size(), home->second);
}

Copies::Copies(const index::Store& store, std::vector<DocumentNumber> numbers,
               const vocabulary::Vocabulary& vocabulary) {
  const auto pages = pages_of(store, std::move(numbers), Homes(vocabulary));
  Groups groups(pages.size());
  Likes likes;
  for (const auto& pair : candidates(pages)) {
    const auto like = measure(store, pages[pair.first], pages[pair.second]);
    if (like < alike) continue;
    likes[pair] = like;
    groups.join(pair.first, pair.second);
  }
  join_same_addresses(pages, groups);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto root = groups.root(i);
    if (root == i) continue;
    const bool same = !pages[i].address.empty() && pages[i].address == pages[root].address;
    // a copy of a copy was not compared with the leader itself
    const auto known = likes.find({root, i});
    const auto like =
        known != likes.end() ? known->second : measure(store, pages[root], pages[i]);
    copies_.push_back({pages[i].number, pages[root].number, like, same});
    leaders_[pages[i].number] = pages[root].number;
  }
}

DocumentNumber Copies::leader(DocumentNumber page) const {
  const auto found = leaders_.find(page);
  return found == leaders_.end() ? page : found->second;
}

}  // namespace netkg::desk
