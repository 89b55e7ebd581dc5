// Sorted runs, merged.
#include "index/list_changes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <queue>

#include "model/error.h"

namespace netkg::index {

namespace {

[[noreturn]] void cannot(const char* what) {
  throw model::Error(model::ErrorKind::Failed,
                     std::string("cannot ") + what + " a list: " + std::strerror(errno),
                     "free some disk space");
}

}  // namespace

/// The rows of a run one after the other, from memory or from a file.
class ListChanges::Run {
 public:
  explicit Run(std::vector<Row> rows) : rows_(std::move(rows)) {}
  explicit Run(File file) : file_(std::move(file)) {
    std::rewind(file_.get());
    fill();
  }
  const Row* row() const { return at_ < rows_.size() ? &rows_[at_] : nullptr; }
  void step() {
    if (++at_ == rows_.size() && file_) fill();
  }

 private:
  void fill() {
    constexpr std::size_t rows_a_read = 16384;
    rows_.resize(rows_a_read);
    at_ = 0;
    rows_.resize(std::fread(rows_.data(), sizeof(Row), rows_a_read, file_.get()));
    if (rows_.empty() && std::ferror(file_.get())) cannot("read");
  }
  std::vector<Row> rows_;
  std::size_t at_ = 0;
  File file_;
};

/// Rows of several runs in one order.
class ListChanges::Merge {
 public:
  explicit Merge(Gathered& gathered) {
    std::sort(gathered.rows.begin(), gathered.rows.end());
    runs_.emplace_back(std::move(gathered.rows));
    for (auto& file : gathered.runs) runs_.emplace_back(std::move(file));
    gathered = {};
    for (std::size_t i = 0; i < runs_.size(); ++i) push(i);
  }
  const Row* row() const { return heap_.empty() ? nullptr : runs_[heap_.top().second].row(); }
  void step() {
    auto run = heap_.top().second;
    heap_.pop();
    runs_[run].step();
    push(run);
  }
  /// Takes every row of the list.
  Postings take(ListNumber list) {
    Postings postings;
    for (; row() && row()->list == list; step()) {
      Posting posting{row()->other, row()->number};
      if (postings.empty() || postings.back() != posting) postings.push_back(posting);
    }
    return postings;
  }

 private:
  void push(std::size_t run) {
    if (const auto* next = runs_[run].row()) heap_.emplace(*next, run);
  }
  using Entry = std::pair<Row, std::size_t>;
  std::vector<Run> runs_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap_;
};

void ListChanges::spill(Gathered& gathered) {
  std::sort(gathered.rows.begin(), gathered.rows.end());
  auto path = directory_ + "/run";
  File file(std::fopen(path.c_str(), "wb+"));
  if (!file) cannot("write");
  std::remove(path.c_str());  // goes with the last descriptor, however this process ends
  auto count = gathered.rows.size();
  if (std::fwrite(gathered.rows.data(), sizeof(Row), count, file.get()) != count ||
      std::fflush(file.get()) != 0)
    cannot("write");
  gathered.runs.push_back(std::move(file));
  gathered.rows.clear();
}

void ListChanges::visit(Family family, const Visit& visit) {
  auto& both = gathered_[static_cast<std::size_t>(family)];
  Merge removed(both[0]), added(both[1]);
  while (removed.row() || added.row()) {
    auto list = !added.row()     ? removed.row()->list
                : !removed.row() ? added.row()->list
                                 : std::min(removed.row()->list, added.row()->list);
    auto out = removed.take(list);
    visit(list, std::move(out), added.take(list));
  }
}

}  // namespace netkg::index
