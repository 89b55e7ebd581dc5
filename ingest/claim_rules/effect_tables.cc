// drug may_cause effect, from the rows of a table.
//   Part of the body | Possible side effects          Very common | Common
//   Brain            | - Fatigue - Hair loss          nausea      | headache, dizziness
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"

namespace netkg::ingest {
namespace {

/// Words [first, last) of one cell.
struct Cell {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The cells of a row: its words between tabs.
std::vector<Cell> cells_of(const Page& page, const Reading& row) {
  const auto& words = row.words;
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool tab = i == 0;
    if (i > 0) {
      Span between{words[i - 1].span.end, words[i].span.begin};
      tab = between.in(page.text()).find('\t') != std::string_view::npos;
    }
    if (tab) cells.push_back({i, i});
    cells.back().last = i + 1;
  }
  return cells;
}

bool is_row(const Page& page, const Reading& reading) {
  return page.document.blocks[page.sentence(reading).block].kind == BlockKind::TableRow;
}

/// The first row of the table that `row` stands in.
const Reading& header_of(const Page& page, const Reading& row) {
  auto at = row.sentence;
  while (at > 0) {
    const auto& before = page.readings[at - 1];
    auto block = page.sentence(before).block;
    bool next = is_row(page, before) && page.sentence(page.readings[at]).block - block <= 1;
    if (!next) break;
    --at;
  }
  return page.readings[at];
}

bool heads_effects(const Page& page, const Reading& header, const Cell& cell) {
  for (auto i = cell.first; i < cell.last; ++i) {
    if (is_one_of(header.words, i, {"effect", "effects", "reaction", "reactions", "symptoms"}))
      return true;
  }
  auto frame = read_frame(header.words, cell.first, cell.last, page.text());
  return frame.frequency && cell.last - cell.first <= 6;
}

/// How often, by another cell of the row: "Nausea | 30%", "Very common | nausea".
Frame row_frame(const Page& page, const Reading& row, const std::vector<Cell>& cells,
                std::size_t skipped) {
  Frame frame;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c == skipped) continue;
    auto own = read_frame(row.words, cells[c].first, cells[c].last, page.text());
    if (own.frequency && !frame.frequency) frame = own;
  }
  return frame;
}

void add_cell(Page* page, const Reading& row, const Cell& cell, const Frame& frame,
              Handle subject, Drafts* drafts) {
  for (const auto& item : split_effects(*page, row.words, cell.first, cell.last, false)) {
    for (const auto& named :
         find_effects(page, row.words, item.first, item.last, Unknown::Refuse)) {
      auto evidence = span_of(row.words, named.first, named.last);
      drafts->push_back(
          effect_draft(Predicate::MayCause, subject, named.effect, evidence, frame));
    }
  }
}

/// Whose effects the table holds: the section's medicine, or the only one that the row's first
/// cell names.
std::optional<Handle> subject_of(const Page& page, const Reading& row, const Cell& first) {
  const auto* named =
      row.first_of({EntityType::Drug, EntityType::DrugClass}, first.first, first.last);
  if (named) return named->entity;
  auto subject = page.subjects[page.sentence(row).section];
  bool medicine = subject && is_medicine(page.concepts.type(*subject));
  return medicine ? subject : std::nullopt;
}

}  // namespace

bool read_effect_table(Page* page, const Reading& row, Drafts* drafts) {
  if (!is_row(*page, row) || row.words.empty()) return false;
  auto cells = cells_of(*page, row);
  auto subject = cells.size() > 1 ? subject_of(*page, row, cells.front()) : std::nullopt;
  if (!subject) return false;
  const auto& header = header_of(*page, row);
  auto heads = cells_of(*page, header);
  bool headed = false;
  for (const auto& head : heads) headed |= heads_effects(*page, header, head);
  bool of_effects = page->section(row).role == Role::SideEffects;
  if (!headed && !of_effects) return false;
  if (headed && header.sentence == row.sentence) return true;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (headed && (c >= heads.size() || !heads_effects(*page, header, heads[c]))) continue;
    Frame frame = row_frame(*page, row, cells, c);
    if (headed) {
      auto outer = read_frame(header.words, heads[c].first, heads[c].last, page->text());
      frame = combine(outer, frame);
    }
    add_cell(page, row, cells[c], frame, *subject, drafts);
  }
  return true;
}

}  // namespace netkg::ingest
