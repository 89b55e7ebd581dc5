#include "ingest/readers/pdf_columns.h"

#include <algorithm>
#include <iterator>

namespace netkg::ingest {
namespace {

constexpr std::size_t most_columns = 12;
constexpr double cell_gap = 0.8;  // sizes of a letter; words stand closer

void cut_into_chunks(const PdfLine& line, std::vector<Chunk>& chunks) {
  const auto& words = line.words;
  for (std::size_t from = 0, w = 1; from < words.size(); ++w) {
    bool ends = w == words.size() ||
                words[w].left - words[w - 1].right > cell_gap * std::max(line.size, 4.0);
    if (!ends) continue;
    const auto left = words[from].left;
    chunks.push_back(
        {left, std::max(words[w - 1].right, left + 0.1), words[from].right - left, 0,
         line.text.substr(words[from].begin, words[w - 1].end - words[from].begin)});
    from = w;
  }
}

bool join(Column& one, const Column& other) {
  std::vector<std::size_t> both;
  std::merge(one.lines.begin(), one.lines.end(), other.lines.begin(), other.lines.end(),
             std::back_inserter(both));
  if (std::adjacent_find(both.begin(), both.end()) != both.end()) return false;
  one = {std::min(one.left, other.left), std::max(one.right, other.right), std::move(both)};
  return true;
}

bool add_chunk(const Chunk& chunk, std::size_t number, std::vector<Column>& columns) {
  Column grown{chunk.left, chunk.right, {number}};
  auto at = columns.begin();
  while (at != columns.end() && at->right <= chunk.left) ++at;
  while (at != columns.end() && at->left < chunk.right) {
    if (!join(grown, *at)) return false;
    at = columns.erase(at);
  }
  columns.insert(at, std::move(grown));
  return true;
}

}  // namespace

std::vector<PrintedLine> printed_lines(const std::vector<PdfLine>& lines, std::size_t first,
                                       std::size_t last) {
  std::vector<std::size_t> order;
  for (auto i = first; i < last; ++i) order.push_back(i);
  auto middle = [&](std::size_t i) { return lines[i].top + lines[i].bottom; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return middle(a) < middle(b); });
  std::vector<PrintedLine> printed;
  for (auto i : order) {
    const auto& line = lines[i];
    // A label may stand half a line lower than the first of several lines beside it.
    bool beside = !printed.empty() &&
                  middle(i) / 2 < printed.back().bottom + 0.2 * printed.back().height();
    if (!beside) printed.push_back({line.top, line.bottom, line.size, {}, {}});
    printed.back().parts.push_back(i);
    printed.back().size = std::max(printed.back().size, line.size);
    cut_into_chunks(line, printed.back().chunks);
  }
  for (auto& line : printed)
    std::sort(line.chunks.begin(), line.chunks.end(),
              [](const Chunk& a, const Chunk& b) { return a.left < b.left; });
  return printed;
}

bool Columns::add(const PrintedLine& line, std::size_t number) {
  if (line.chunks.size() > most_columns) return false;
  auto grown = all_;
  for (const auto& chunk : line.chunks)
    if (!add_chunk(chunk, number, grown)) return false;
  if (grown.size() > most_columns) return false;
  all_ = std::move(grown);
  return true;
}

std::size_t Columns::of(const Chunk& chunk) const {
  std::size_t column = 0;
  while (column + 1 < all_.size() && all_[column].right < chunk.right) ++column;
  return column;
}

}  // namespace netkg::ingest
