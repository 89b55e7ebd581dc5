// Candidates by key, ties by agreement, groups by the strongest ties.
#include "index/works/join.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace netkg::index {

namespace {

constexpr std::size_t neighbours = 24;  // compared with each entry of a key, at most

struct Tie {
  std::size_t a = 0, b = 0;  // ranks, a < b
  Reason reason = Reason::None;
};

/// How much an entry tells of its work.
std::size_t fullness(const CslItem& csl) {
  std::size_t known = std::min<std::size_t>(csl.author.size(), 20);
  for (const auto* field :
       {&csl.title, &csl.container_title, &csl.volume, &csl.issue, &csl.page, &csl.doi,
        &csl.pmid, &csl.url, &csl.publisher, &csl.number})
    known += field->empty() ? 0 : 2;
  return known + (csl.issued ? 2 : 0);
}

/// A few words and a hash of all of them: readable and unambiguous.
WorkId make_id(const std::string& readable, const std::string& key) {
  constexpr std::size_t longest = 48;
  auto text = slug(readable);
  if (text.size() > longest) text.resize(std::min(text.find_last_of('-', longest), longest));
  return WorkId("work:" + text + "-" + short_hash(key).substr(0, 8));
}

/// One group while it grows: what its entries print of identifiers.
struct Group {
  Features sure;  // identifiers and edition only

  bool contradicts(const Group& other) const { return contradict(sure, other.sure); }
  void take(const Features& other) {
    for (auto member : {&Features::doi, &Features::pmid, &Features::pmcid, &Features::guidance,
                        &Features::edition})
      if ((sure.*member).empty()) sure.*member = other.*member;
  }
};

class Joiner {
 public:
  Joiner(std::span<const CslItem> entries, std::span<const std::string> printed)
      : entries_(entries), printed_(printed) {}

  std::vector<JoinedWork> run() {
    rank();
    compare();
    unite();
    return collect();
  }

 private:
  /// Entries get ranks by what they tell and hold, so that their order does not matter.
  void rank() {
    const auto count = entries_.size();
    std::vector<Features> features;
    std::vector<std::pair<std::size_t, std::size_t>> full;  // fullness, entry
    features.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      features.push_back(features_of(entries_[i]));
      full.emplace_back(fullness(entries_[i]), i);
    }
    std::stable_sort(full.begin(), full.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first > b.first;
      return features[a.second] < features[b.second];
    });
    for (const auto& [known, entry] : full) {
      ranked_.push_back(entry);
      features_.push_back(std::move(features[entry]));
    }
  }

  void compare() {
    std::unordered_map<std::string, std::vector<std::size_t>> places;
    for (std::size_t r = 0; r < features_.size(); ++r)
      for (auto& key : candidate_keys(features_[r])) places[std::move(key)].push_back(r);
    for (const auto& [key, ranks] : places)
      for (std::size_t i = 0; i < ranks.size(); ++i)
        for (auto k = i + 1; k < std::min(ranks.size(), i + 1 + neighbours); ++k)
          tie(ranks[i], ranks[k]);
    std::sort(ties_.begin(), ties_.end(), [](const Tie& x, const Tie& y) {
      return std::tie(x.reason, x.a, x.b) < std::tie(y.reason, y.a, y.b);
    });
  }

  void tie(std::size_t a, std::size_t b) {
    if (const auto reason = same_work(features_[a], features_[b]); reason != Reason::None)
      ties_.push_back({std::min(a, b), std::max(a, b), reason});
  }

  std::size_t root(std::size_t r) {
    while (roots_[r] != r) r = roots_[r] = roots_[roots_[r]];
    return r;
  }

  /// The strongest ties first. Of two groups the lower rank leads.
  void unite() {
    roots_.resize(features_.size());
    std::iota(roots_.begin(), roots_.end(), std::size_t{0});
    groups_.resize(features_.size());
    for (std::size_t r = 0; r < features_.size(); ++r) groups_[r].take(features_[r]);
    for (const auto& tie : ties_) {
      const auto low = std::min(root(tie.a), root(tie.b));
      const auto high = std::max(root(tie.a), root(tie.b));
      if (low == high || groups_[low].contradicts(groups_[high])) continue;
      roots_[high] = low;
      groups_[low].take(groups_[high].sure);
      used_.push_back(tie);
    }
  }

  std::vector<JoinedWork> collect() {
    std::vector<std::vector<std::size_t>> members(features_.size());
    for (std::size_t r = 0; r < features_.size(); ++r) members[root(r)].push_back(r);
    const auto reasons = reasons_of_entries();
    std::vector<JoinedWork> works;
    for (std::size_t r = 0; r < members.size(); ++r)
      if (!members[r].empty()) works.push_back(work_of(members[r], reasons));
    settle_ids(works);
    std::sort(works.begin(), works.end(), [](const JoinedWork& a, const JoinedWork& b) {
      return first_entry(a) < first_entry(b);
    });
    return works;
  }

  static std::size_t first_entry(const JoinedWork& work) {
    auto first = work.entries.front().entry;
    for (const auto& joined : work.entries) first = std::min(first, joined.entry);
    return first;
  }

  /// For each rank the strongest tie that was used and leads to a lower rank, or any.
  std::vector<const Tie*> reasons_of_entries() const {
    std::vector<const Tie*> reasons(features_.size(), nullptr);
    for (const auto& tie : used_) {
      if (!reasons[tie.b]) reasons[tie.b] = &tie;
    }
    for (const auto& tie : used_) {
      if (!reasons[tie.a]) reasons[tie.a] = &tie;
    }
    return reasons;
  }

  JoinedWork work_of(const std::vector<std::size_t>& ranks,
                     const std::vector<const Tie*>& reasons) {
    JoinedWork work;
    for (const auto r : ranks) {
      JoinedEntry joined{ranked_[r], Reason::None, ranked_[r]};
      if (const auto* tie = reasons[r]; tie && r != ranks.front()) {
        joined.reason = tie->reason;
        joined.to = ranked_[tie->a == r ? tie->b : tie->a];
      }
      work.entries.push_back(joined);
    }
    std::sort(work.entries.begin() + 1, work.entries.end(),
              [](const auto& a, const auto& b) { return a.entry < b.entry; });
    work.csl = entries_[ranked_[ranks.front()]];
    add_identifiers(work);
    work.id = id_of(ranks.front(), work.csl, groups_[ranks.front()].sure);
    return work;
  }

  void add_identifiers(JoinedWork& work) const {
    for (const auto& joined : work.entries)
      for (auto member :
           {&CslItem::doi, &CslItem::pmid, &CslItem::pmcid, &CslItem::isbn, &CslItem::number})
        if ((work.csl.*member).empty()) work.csl.*member = entries_[joined.entry].*member;
  }

  /// DOI, PMID, PMCID, guidance number, else the title and year of the entry that tells most.
  WorkId id_of(std::size_t rank, const CslItem& csl, const Features& sure) const {
    const auto& features = features_[rank];
    if (!sure.doi.empty()) return make_id("doi " + sure.doi, "doi " + sure.doi);
    if (!sure.pmid.empty()) return make_id("pmid " + sure.pmid, "pmid " + sure.pmid);
    if (!sure.pmcid.empty()) return make_id(sure.pmcid, sure.pmcid);
    const auto edition = sure.edition.empty() ? "" : " ed " + sure.edition;
    if (!sure.guidance.empty())
      return make_id(sure.guidance + " " + csl.title, sure.guidance + edition);
    const auto year = features.year ? " " + std::to_string(features.year) : std::string();
    if (!features.title.empty()) return make_id(csl.title, features.title + year + edition);
    if (!features.page.empty() || !features.container.empty()) {
      const auto place = features.family + " " + features.container + " " + features.volume +
                         " " + features.page + year;
      return make_id(place, place);
    }
    const auto entry = ranked_[rank];
    const std::string words =
        entry < printed_.size() ? printed_[entry] : features.family + year;
    return make_id(words, words);
  }

  /// Chapters may print the DOI of their book: works of one id are told apart by their titles.
  static void settle_ids(std::vector<JoinedWork>& works) {
    std::map<WorkId, std::vector<JoinedWork*>> same;
    for (auto& work : works) same[work.id].push_back(&work);
    for (auto& [id, list] : same) {
      if (list.size() < 2) continue;
      for (auto* work : list) {
        const auto key =
            id.text + " " + work->csl.title + " " + work->csl.page + " " + vancouver(work->csl);
        work->id = make_id(work->csl.title.empty() ? id.text.substr(5) : work->csl.title, key);
      }
    }
  }

  std::span<const CslItem> entries_;
  std::span<const std::string> printed_;
  std::vector<std::size_t> ranked_;  // rank -> entry
  std::vector<Features> features_;   // by rank
  std::vector<Tie> ties_, used_;
  std::vector<std::size_t> roots_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<JoinedWork> join_works(std::span<const CslItem> entries,
                                   std::span<const std::string> printed) {
  return Joiner(entries, printed).run();
}

}  // namespace netkg::index
