// `netkg show --stage`: every stage of an extraction as text. Golden tests compare exactly
// this.
#include <fmt/format.h>

#include <array>
#include <functional>

#include "ingest/extract.h"
#include "model/error.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t shown = 96;  // bytes of a quote that fit on a line

/// One line, cut at a code point: "Targeted drugs work differently …"
std::string excerpt(Span span, std::string_view text) {
  std::string out;
  for (char c : span.in(text)) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  if (out.size() <= shown) return out;
  std::size_t end = shown;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  return out.substr(0, end) + "…";
}

std::string place(Span span) { return fmt::format("{:>6} {:<6}", span.begin, span.end); }

constexpr std::array<std::string_view, 5> block_kinds{"heading", "paragraph", "item", "row",
                                                      "metadata"};

std::string print_blocks(const Stages& s) {
  std::string out;
  for (const auto& block : s.extraction.document.blocks) {
    out += fmt::format("{} {:<9} {} {}\n", place(block.span),
                       block_kinds[static_cast<std::size_t>(block.kind)], block.depth,
                       excerpt(block.span, s.extraction.document.text));
  }
  return out;
}

std::string print_sections(const Stages& s) {
  std::string out;
  for (const auto& section : s.extraction.sections) {
    auto heading =
        section.heading ? excerpt(*section.heading, s.extraction.document.text) : "-";
    out +=
        fmt::format("{} {:<6} {:<12} {:<40} {}\n", place(section.span), section.id,
                    name(section.role), section.subject ? section.subject->text : "-", heading);
  }
  return out;
}

std::string print_sentences(const Stages& s) {
  std::string out;
  for (std::size_t i = 0; i < s.sentences.size(); ++i) {
    const auto& sentence = s.sentences[i];
    auto stem = sentence.lead_in ? fmt::format("<{}", *sentence.lead_in) : std::string("-");
    out += fmt::format("{:>4} {} {:<4} {:<5} {}\n", i, place(sentence.span),
                       sentence.item ? "item" : "-", stem,
                       excerpt(sentence.span, s.extraction.document.text));
  }
  return out;
}

std::string print_mentions(const Stages& s) {
  std::string out;
  for (const auto& mention : s.extraction.mentions) {
    out += fmt::format("{} {:<12} {:<44} {}{}\n", place(mention.span), name(mention.kind),
                       mention.entity.text, excerpt(mention.span, s.extraction.document.text),
                       mention.misspelled ? "  (misspelled)" : "");
  }
  return out;
}

std::string print_qualifiers(const Qualifiers& q, std::string_view text) {
  std::string out;
  if (q.negated) out += " NOT";
  if (q.hedged) out += " hedged";
  if (q.frequency) {
    out += fmt::format(" {} \"{}\"", name(q.frequency->band), q.frequency->words.in(text));
    if (q.frequency->low || q.frequency->high) {
      out +=
          fmt::format(" [{}, {}]", q.frequency->low.value_or(0), q.frequency->high.value_or(1));
    }
  }
  if (q.severity)
    out += fmt::format(" {} \"{}\"", name(q.severity->band), q.severity->words.in(text));
  if (q.population) out += fmt::format(" in \"{}\"", excerpt(*q.population, text));
  return out;
}

std::string print_claims(const Stages& s) {
  const auto& text = s.extraction.document.text;
  std::string out;
  for (const auto& claim : s.extraction.claims) {
    auto object = claim.object ? claim.object->text : "\"" + claim.value + "\"";
    out += fmt::format("{} {} {} {} | {} {}{}{} | {}\n", place(claim.evidence),
                       claim.subject.text, name(claim.predicate), object, name(claim.level),
                       name(claim.support), claim.disjunctive ? " either" : "",
                       print_qualifiers(claim.qualifiers, text), excerpt(claim.evidence, text));
  }
  return out;
}

std::string print_references(const Stages& s) {
  std::string out;
  for (const auto& reference : s.extraction.references) {
    out += fmt::format("{} {:<4} {}\n", place(reference.span), reference.id.text,
                       vancouver(reference.csl));
  }
  return out;
}

std::string print_review(const Stages& s) {
  const auto& review = s.extraction.review;
  const auto& text = s.extraction.document.text;
  std::string out;
  auto date = [&](std::string_view label, const std::optional<StatedDate>& stated) {
    if (!stated) return;
    out += fmt::format("{:<14} {:<10} {} {}\n", label, stated->date.iso(), place(stated->span),
                       excerpt(stated->span, text));
  };
  date("last_reviewed", review.last_reviewed);
  date("next_due", review.next_due);
  date("last_modified", review.last_modified);
  date("published", review.published);
  if (review.notice) {
    out += fmt::format("{:<14} {:<10} {} {}\n", "notice",
                       review.notice->kind == NoticeKind::Due ? "due" : "archived",
                       place(review.notice->span), excerpt(review.notice->span, text));
  }
  return out;
}

struct StageRow {
  std::string_view name;
  std::string (*print)(const Stages&);
};
constexpr std::array<StageRow, 7> stage_table{{{"blocks", print_blocks},
                                               {"sections", print_sections},
                                               {"sentences", print_sentences},
                                               {"mentions", print_mentions},
                                               {"claims", print_claims},
                                               {"references", print_references},
                                               {"review", print_review}}};

}  // namespace

std::string print_stage(const Stages& stages, std::string_view stage) {
  for (const auto& row : stage_table) {
    if (row.name == stage) return row.print(stages);
  }
  std::string known;
  for (const auto& row : stage_table)
    known += (known.empty() ? "" : ", ") + std::string(row.name);
  std::string what = "no stage is called '";
  what.append(stage).append("'");
  throw Error(ErrorKind::Usage, what, "stages: " + known);
}

}  // namespace netkg::ingest
