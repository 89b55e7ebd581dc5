// Tables among the lines of a page. A table is a run of printed lines whose words stand in the
// same columns, and whose cells begin anew in each row; where the words of a wide column flow
// from one line to the next beside another column, it is prose in columns.
//
//   fatigue               more than 1 in 10      -> "fatigue\tmore than 1 in 10 people"
//                         people
//   loss of appetite      up to 1 in 10          -> "loss of appetite\tup to 1 in 10"
#include <array>
#include <optional>

#include "ingest/readers/pdf_columns.h"
#include "ingest/readers/text.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t most_lines = 400;
constexpr std::size_t fewest_rows = 3;
constexpr double aligned = 2.5;       // points between edges of one column's cells
constexpr double prose_width = 12;    // sizes; sentences are not set in narrower columns
constexpr double furthest_below = 2;  // heights between two rows

/// A run of printed lines that may be a table.
class Candidate {
 public:
  /// Takes lines from `first` on for as long as they fit into columns.
  Candidate(std::vector<PrintedLine>& lines, std::size_t first, const PdfLine& page,
            double right)
      : lines_(lines), first_(first), last_(first), page_width_(page.page_width) {
    while (last_ < lines.size() && last_ - first < most_lines) {
      bool below = last_ == first || gap_above(last_) < furthest_below * lines[last_].height();
      if (!below || !columns_.add(lines[last_], last_)) break;
      ++last_;
    }
    give_back_end();
    // A narrow table would have been made wider before words were broken in it.
    is_loose_ =
        !columns_.all().empty() && columns_.all().back().right + 0.15 * page_width_ < right;
    for (auto i = first_; i < last_; ++i)
      for (auto& chunk : lines_[i].chunks) chunk.column = columns_.of(chunk);
    find_rows();
  }

  std::size_t end() const { return last_; }

  bool is_table() const {
    if (columns_.all().size() < 2) return false;
    std::size_t full = 0;
    for (const auto& row : rows_) full += row.columns() > 1;
    return full >= fewest_rows && full * 5 >= rows_.size() * 3 && !has_marks() &&
           is_aligned() && !flows();
  }

  /// Numbers in a column of their own, each apart from its words.
  bool is_list(const std::vector<PdfLine>& lines) const {
    if (columns_.all().size() != 2 || rows_.size() < fewest_rows || !is_aligned()) return false;
    std::size_t apart = 0;
    for (auto i = first_; i < last_; ++i)
      for (auto part : lines_[i].parts) apart += is_mark(lines[part].text);
    return apart * 5 >= rows_.size() * 3 &&
           std::all_of(rows_.begin(), rows_.end(), [](const Row& row) {
             return is_mark(row.cells[0]) && !row.cells[1].empty();
           });
  }

  /// One line a row, as tall as the table's lines.
  std::vector<PdfLine> rows(const PdfLine& like) const {
    std::vector<PdfLine> out;
    for (const auto& row : rows_) {
      auto line = like;
      line.words.clear();
      line.text.clear();
      line.bold = false;
      line.top = lines_[row.first].top;
      line.bottom = lines_[row.last - 1].bottom;
      line.left = columns_.all().front().left;
      line.right = columns_.all().back().right;
      line.cells = row.cells;
      line.marker.clear();
      if (is_mark(row.cells[0])) {
        line.marker = row.cells[0];
        line.cells.erase(line.cells.begin());
      }
      for (const auto& cell : row.cells) line.text.append(cell).append(" ");
      out.push_back(std::move(line));
    }
    return out;
  }

 private:
  struct Row {
    std::size_t first = 0, last = 0;  // printed lines
    std::vector<std::string> cells = {};
    std::size_t columns() const {
      return static_cast<std::size_t>(std::count_if(
          cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); }));
    }
  };

  static bool is_mark(const std::string& text) {
    return !text.empty() && list_marker(text + " x").size() == text.size();
  }

  double gap_above(std::size_t i) const { return lines_[i].top - lines_[i - 1].bottom; }

  const Chunk* chunk(std::size_t line, std::size_t column) const {
    for (const auto& one : lines_[line].chunks)
      if (one.column == column) return &one;
    return nullptr;
  }

  /// Lines with one chunk at the end are what follows the table, unless they go on close below
  /// in a column that is not the first.
  void give_back_end() {
    while (last_ > first_ + 1 && lines_[last_ - 1].chunks.size() < 2) {
      const auto& line = lines_[last_ - 1];
      bool close = gap_above(last_ - 1) < 0.5 * line.height();
      bool first_column =
          !columns_.all().empty() && line.chunks.front().left < columns_.all().front().right;
      if (close && !first_column) break;
      --last_;
    }
  }

  /// The next word would have found room: the line was ended on purpose.
  bool ended_early(const Chunk& before, const Chunk& next, double size) const {
    return is_loose_ ||
           before.right + next.first_width + 0.8 * size < columns_.all()[before.column].right;
  }

  /// Gaps inside cells are smaller than those between rows, if the table shows them at all.
  std::optional<double> row_gap() const {
    std::vector<double> gaps;
    for (auto i = first_ + 1; i < last_; ++i) gaps.push_back(gap_above(i));
    if (gaps.size() < 3) return std::nullopt;
    std::sort(gaps.begin(), gaps.end());
    const auto least = gaps[gaps.size() / 10], most = gaps[gaps.size() - 1 - gaps.size() / 10];
    return most - least > 0.25 * lines_[first_].height() ? std::optional((least + most) / 2)
                                                         : std::nullopt;
  }

  /// Is the line the rest of the row above it?
  bool goes_on(const Row& row, std::size_t line, std::optional<double> gap) const {
    if (gap && gap_above(line) > *gap) return false;
    const bool label = chunk(line, 0) != nullptr;
    bool fresh = true, new_column = false;
    for (const auto& one : lines_[line].chunks) {
      const auto* above = chunk(line - 1, one.column);
      new_column |= row.cells[one.column].empty();
      fresh &= above == nullptr || ended_early(*above, one, lines_[line].size);
    }
    const bool whole = lines_[line].chunks.size() == columns_.all().size();
    if (gap) return !(whole && fresh && !new_column);
    return label ? !fresh && lines_[line].chunks.size() == 1 : true;
  }

  void find_rows() {
    const auto gap = row_gap();
    for (auto i = first_; i < last_; ++i) {
      if (rows_.empty() || !goes_on(rows_.back(), i, gap))
        rows_.push_back({i, i, std::vector<std::string>(columns_.all().size())});
      auto& row = rows_.back();
      row.last = i + 1;
      for (const auto& one : lines_[i].chunks) add(row.cells[one.column], one, i);
    }
  }

  /// Words that go on are one line, "a rash" below "fatigue" is another thing.
  void add(std::string& cell, const Chunk& more, std::size_t line) const {
    if (!cell.empty() && line > first_) {
      const auto* above = chunk(line - 1, more.column);
      bool apart = above && ended_early(*above, more, lines_[line].size) &&
                   std::string_view(":;,-").find(cell.back()) == std::string_view::npos;
      cell += apart ? ";\n" : "\n";
    }
    cell += more.text;
  }

  /// Items of lists beside each other, or numbers before the entries of a list.
  bool has_marks() const {
    std::vector<std::size_t> marked(columns_.all().size());
    for (auto i = first_; i < last_; ++i)
      for (const auto& one : lines_[i].chunks)
        marked[one.column] += !list_marker(one.text + " x").empty();
    for (std::size_t c = 0; c < marked.size(); ++c)
      if (marked[c] * 3 > columns_.all()[c].lines.size()) return true;
    return false;
  }

  /// In every column most cells share an edge or their middle.
  bool is_aligned() const {
    for (std::size_t c = 0; c < columns_.all().size(); ++c) {
      std::array<std::vector<double>, 3> edges;
      for (auto i = first_; i < last_; ++i)
        if (const auto* one = chunk(i, c)) {
          edges[0].push_back(one->left);
          edges[1].push_back(one->right);
          edges[2].push_back((one->left + one->right) / 2);
        }
      const bool any = std::any_of(edges.begin(), edges.end(), [](std::vector<double>& at) {
        std::sort(at.begin(), at.end());
        std::size_t most = 0;
        for (std::size_t from = 0, to = 0; to < at.size(); ++to) {
          while (at[to] - at[from] > aligned) ++from;
          most = std::max(most, to - from + 1);
        }
        return most * 5 >= at.size() * 3;
      });
      if (!any) return false;
    }
    return true;
  }

  /// Does a sentence of a wide column go on in the next row, again and again?
  bool flows() const {
    for (std::size_t c = 0; c < columns_.all().size(); ++c) {
      if (columns_.all()[c].width() < prose_width * lines_[first_].size) continue;
      std::size_t borders = 0, flowing = 0;
      for (std::size_t r = 1; r < rows_.size(); ++r) {
        const auto *above = chunk(rows_[r].first - 1, c), *below = chunk(rows_[r].first, c);
        ++borders;
        if (!above || !below || ended_early(*above, *below, lines_[first_].size)) continue;
        const char last = above->text.back(), next = below->text.front();
        bool ended = std::string_view(".:;!?").find(last) != std::string_view::npos;
        flowing += !ended && next >= 'a' && next <= 'z';
      }
      if (flowing * 3 > borders) return true;
    }
    return false;
  }

  std::vector<PrintedLine>& lines_;
  std::size_t first_, last_;
  double page_width_;
  bool is_loose_ = false;
  Columns columns_;
  std::vector<Row> rows_;
};

/// A label may stand at half the height of its row: words of the row above it belong to it.
bool opens_row(const PrintedLine& line, const PrintedLine& below) {
  return line.chunks.size() == 1 && below.chunks.size() > 1 &&
         below.top - line.bottom < 0.25 * below.height() &&
         line.chunks[0].left > below.chunks[0].right;
}

}  // namespace

void join_pdf_tables(std::vector<PdfLine>& lines) {
  std::vector<std::vector<PdfLine>> rows_at(lines.size());  // written where the table begins
  std::vector<bool> taken(lines.size());
  for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
    while (last < lines.size() && lines[last].page == lines[first].page) ++last;
    auto printed = printed_lines(lines, first, last);
    double right = 0;
    for (auto i = first; i < last; ++i) right = std::max(right, lines[i].right);
    for (std::size_t i = 0; i < printed.size();) {
      const bool begins = printed[i].chunks.size() > 1 ||
                          (i + 1 < printed.size() && opens_row(printed[i], printed[i + 1]));
      if (!begins) {
        ++i;
        continue;
      }
      Candidate candidate(printed, i, lines[first], right);
      if (candidate.is_table() || candidate.is_list(lines)) {
        auto begin = lines.size();
        for (auto p = i; p < candidate.end(); ++p)
          for (auto part : printed[p].parts) {
            taken[part] = true;
            begin = std::min(begin, part);
          }
        rows_at[begin] = candidate.rows(lines[printed[i].parts.front()]);
      }
      i = std::max(candidate.end(), i + 1);
    }
  }
  std::vector<PdfLine> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (auto& row : rows_at[i]) out.push_back(std::move(row));
    if (!taken[i]) out.push_back(std::move(lines[i]));
  }
  lines = std::move(out);
}

}  // namespace netkg::ingest
