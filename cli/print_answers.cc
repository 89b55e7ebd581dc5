// Answers for people.
#include "cli/print_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/excerpt.h"

namespace netkg::cli {
namespace {

using query::Answer;
using query::Answers;
using query::Evidence;

constexpr std::string_view indent = "    ";

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// Prints onto one screen; the store knows the labels of classes.
class Printer {
 public:
  Printer(const Screen& screen, const query::Names& names) : screen_(screen), names_(names) {}
  std::string answer_list(const std::vector<Answer>& answers) const;

 private:
  std::string label(const model::EntityId& id) const;
  std::string level(const Evidence& evidence) const;
  std::string badges(const Evidence& evidence) const;
  std::string freshness(const Evidence& evidence) const;
  std::string evidence(const Evidence& evidence) const;
  std::string answer(const Answer& answer, unsigned column) const;
  std::string lines(std::string_view text) const {
    return wrap(text, screen_.width, indent, indent);
  }

  const Screen& screen_;
  const query::Names& names_;
};

std::string Printer::label(const model::EntityId& id) const { return clean(names_.label(id)); }

/// "direct", or the class that the page says it of.
std::string Printer::level(const Evidence& evidence) const {
  const auto& via = evidence.via;
  if (evidence.level == model::Level::Direct && !via)
    return paint(screen_, Style::Green, "direct");
  if (via && via->vocabulary && !via->class_subject) {
    const auto& object = evidence.claim.claim.object;
    auto of = object ? fmt::format("said of {}; ", label(*object)) : std::string();
    return paint(screen_, Style::Yellow, of + "the link is the vocabulary's, not the page's");
  }
  auto of = via && via->class_subject ? *via->class_subject : evidence.claim.claim.subject;
  return paint(screen_, Style::Yellow, "class: said of " + label(of));
}

std::string Printer::badges(const Evidence& evidence) const {
  auto text = level(evidence);
  const auto& qualifiers = evidence.claim.claim.qualifiers;
  if (qualifiers.negated) text += " · " + paint(screen_, Style::Red, "denied");
  for (const auto* words : {&evidence.claim.frequency_words, &evidence.claim.severity_words})
    if (!words->empty()) text += fmt::format(" · “{}”", clean(*words));
  return text;
}

std::string Printer::freshness(const Evidence& evidence) const {
  std::string text;
  if (evidence.last_reviewed)
    text = "reviewed " + *evidence.last_reviewed;
  else if (evidence.last_modified)
    text = "changed " + *evidence.last_modified + ", review undated";
  else
    text = "no date stated";
  auto state = evidence.review_state;
  if (state != query::ReviewState::Current && state != query::ReviewState::Undated)
    text += " (" + paint_state(screen_, state) + ")";
  return text;
}

/// Where the references hang, strongest first: "2 references (by title), 1 reference (page
/// only)".
std::string citation_summary(const Evidence& evidence) {
  constexpr std::array<std::string_view, 4> where{"page only", "by title", "in this section",
                                                  "at these words"};  // by Basis
  std::array<std::size_t, 4> counts{};
  for (const auto& citation : evidence.citations)
    ++counts[static_cast<std::size_t>(citation.basis)];
  std::string text;
  for (auto basis = counts.size(); basis-- > 0;)
    if (counts[basis] > 0)
      text += fmt::format("{}{} ({})", text.empty() ? "" : ", ",
                          counted(counts[basis], "reference", "references"), where[basis]);
  return text.empty() ? "no reference" : text;
}

/// Enough of a claim's id for `netkg trace`.
std::string_view short_id(const model::ClaimId& id) {
  constexpr std::size_t length = 10;
  return std::string_view(id.text).substr(0, length);
}

std::string Printer::evidence(const Evidence& evidence) const {
  auto room = screen_.width - static_cast<unsigned>(indent.size());
  auto text = lines(quote(screen_, evidence.claim, 2 * room - 8));
  auto source =
      evidence.publisher ? *evidence.publisher + ", " + evidence.title : evidence.title;
  text += lines(paint(screen_, Style::Dim, clean(source)));
  return text +
         lines(fmt::format("{} · {} · {}", freshness(evidence), citation_summary(evidence),
                           short_id(evidence.claim.claim.id)));
}

/// One piece of evidence without its words.
bool is_outline(const Answer& answer) {
  return !answer.evidence.empty() && answer.evidence.front().claim.exact.empty();
}

std::string Printer::answer(const Answer& answer, unsigned column) const {
  auto name =
      pad(paint(screen_, Style::Bold, clip(clean(answer.label), column)), column) + "  ";
  auto head = answer.evidence.empty() ? clean(answer.note) : badges(answer.evidence.front());
  auto text = wrap(head, screen_.width, name, std::string(column + 2, ' '));
  if (!answer.evidence.empty() && answer.level == query::AnswerLevel::Document)
    text += lines(clean(answer.note));
  if (is_outline(answer)) return text;
  for (std::size_t i = 0; i < answer.evidence.size(); ++i) {
    const auto& piece = answer.evidence[i];
    if (i > 0) text += wrap(badges(piece), screen_.width, "  + ", indent);
    text += evidence(piece);
  }
  if (answer.more > 0)
    text += fmt::format("{}… and {} more; --format json shows all\n", indent, answer.more);
  return text;
}

std::string Printer::answer_list(const std::vector<Answer>& answers) const {
  constexpr unsigned widest_label = 32;
  unsigned column = 12;
  for (const auto& one : answers)
    column = std::max(column, std::min(widest_label, display_width(clean(one.label))));
  auto outlines = std::find_if(answers.begin(), answers.end(), is_outline);
  std::string text;
  for (auto one = answers.begin(); one != outlines; ++one) text += "\n" + answer(*one, column);
  if (outlines == answers.end()) return text;
  text += fmt::format("\n… and {} more; --limit 0 shows the words of each\n",
                      answers.end() - outlines);
  for (auto one = outlines; one != answers.end(); ++one) text += answer(*one, column);
  return text;
}

/// The snippet with the words that were found in bold.
std::string highlighted(const Screen& screen, const query::PassageAnswer& passage) {
  std::string text;
  std::string_view rest = passage.snippet;
  uint32_t at = 0;
  for (auto span : passage.highlights) {
    if (span.begin < at || span.end > passage.snippet.size()) continue;
    auto piece = mark(rest, span.begin - at, span.end - at);
    text += piece.before + paint(screen, Style::Bold, piece.marked);
    rest.remove_prefix(span.end - at);
    at = span.end;
  }
  return text + mark(rest, 0, 0).after;
}

std::string passage_list(const Screen& screen, const Answers& answers) {
  if (answers.passages.empty()) return {};
  auto text = "\n" + paint(screen, Style::Bold, "Passages that hold these words") + "\n";
  for (const auto& passage : answers.passages) {
    text += "\n" + wrap(passage_title(passage), screen.width, "  ", "  ");
    text += wrap("“" + highlighted(screen, passage) + "”", screen.width, indent, indent);
  }
  return text;
}

std::string facet_list(const Screen& screen, const Answers& answers) {
  constexpr std::size_t most = 12;
  std::string text;
  for (const auto& facet : answers.facets) {
    std::string line = facet.field + ":";
    for (std::size_t i = 0; i < std::min(most, facet.values.size()); ++i)
      line += fmt::format("{} {} {}", i ? "," : "", clean(facet.values[i].first),
                          facet.values[i].second);
    if (facet.values.size() > most) line += ", …";
    text += "\n" + wrap(line, screen.width, "", "  ");
  }
  return text;
}

std::string plan_table(const Screen& screen, const Answers& answers) {
  if (answers.explain.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : answers.explain)
    rows.push_back({clean(row.step), std::to_string(row.estimated), std::to_string(row.actual),
                    fmt::format("{:.3f}", row.microseconds / 1000)});
  return "\n" +
         table(screen,
               {{"step", false, true}, {"estimated", true}, {"actual", true}, {"ms", true}},
               rows);
}

std::string verdict_text(const Answers& answers) {
  if (answers.verdict == "yes") return "Yes, pages say so:";
  if (answers.verdict == "no") return "No, a page denies it:";
  return "Not stated: no page here says so, and none denies it.";
}

std::string heading(const Screen& screen, const Answers& answers) {
  auto text =
      wrap(paint(screen, Style::Bold, clean(answers.interpretation)), screen.width, "", "");
  auto count = answers.answers.empty() ? std::string("No answer")
                                       : counted(answers.answers.size(), "answer", "answers");
  if (answers.pages > 0) count += " from " + counted(answers.pages, "page", "pages");
  text += fmt::format("{}, as of {}\n", count, answers.as_of);
  if (answers.verdict) text += "\n" + verdict_text(answers) + "\n";
  if (answers.count) text += fmt::format("\nCount: {}\n", *answers.count);
  if (!answers.not_understood.empty() && !answers.none_reason)
    text += wrap(
        "Not understood: " + clean(fmt::format("{}", fmt::join(answers.not_understood, ", "))),
        screen.width, "", "  ");
  return text;
}

}  // namespace

std::string passage_title(const query::PassageAnswer& passage) {
  auto title = clean(passage.title);
  if (passage.also.empty()) return title;
  return title + " (and " + counted(passage.also.size(), "other page", "other pages") + ")";
}

std::string paint_state(const Screen& screen, query::ReviewState state) {
  using query::ReviewState;
  auto style = state == ReviewState::Overdue || state == ReviewState::Inconsistent ? Style::Red
               : state == ReviewState::DueSoon ? Style::Yellow
               : state == ReviewState::Current ? Style::Green
                                               : Style::Dim;
  std::string words(name(state));
  std::replace(words.begin(), words.end(), '_', ' ');
  return paint(screen, style, words);
}

std::string_view words_of(model::Basis basis) {
  switch (basis) {
    case model::Basis::Inline:
      return "a marker at these words points to it";
    case model::Basis::Section:
      return "belongs to this section";
    case model::Basis::Title:
      return "its title names the subject";
    case model::Basis::Page:
      break;
  }
  return "the page lists it";
}

std::string answers_text(const Answers& answers, const query::Names& names,
                         const Screen& screen) {
  Printer printer(screen, names);
  auto text = heading(screen, answers);
  if (answers.none_reason && !answers.verdict)
    text += "\n" + wrap(clean(*answers.none_reason), screen.width, "", "");
  if (answers.suggestion)
    text += wrap("Ask instead: " + clean(*answers.suggestion), screen.width, "", "");
  for (const auto& note : answers.notes) text += "\n" + wrap(clean(note), screen.width, "", "");
  text += printer.answer_list(answers.answers);
  if (!answers.related.empty()) {
    text += "\n" + paint(screen, Style::Bold, "Related, but not the same") + "\n";
    text += printer.answer_list(answers.related);
  }
  if (answers.left_out > 0)
    text += fmt::format("\n… and {} more answers beyond --limit\n", answers.left_out);
  text += passage_list(screen, answers);
  text += facet_list(screen, answers) + plan_table(screen, answers);
  return text + "\n" + wrap(paint(screen, Style::Dim, no_advice), screen.width, "", "");
}

}  // namespace netkg::cli
