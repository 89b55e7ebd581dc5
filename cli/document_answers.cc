// Answers as documents.
#include "cli/document_answers.h"

#include <fmt/format.h>

#include "cli/print_answers.h"

namespace netkg::cli {
namespace {

using query::Answer;
using query::Answers;
using query::Evidence;

constexpr std::string_view style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#222;background:#fff}h1{font-size:1.4rem}code{font-size:.85em;color:#555}"
    "li{margin:.6rem 0}blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid #ccc}"
    ".level{color:#276749}.class{color:#975a16}.meta{color:#555;font-size:.9em}mark{background:"
    "#fefcbf}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3rem .6rem;"
    "text-align:left;vertical-align:top}";

std::string verdict(const Answers& answers) {
  if (!answers.verdict) return {};
  if (*answers.verdict == "yes") return "Yes, pages say so.";
  if (*answers.verdict == "no") return "No, a page denies it.";
  return "Not stated: no page here says so, and none denies it.";
}

/// "direct", or whom the page says it of.
std::string level(const Evidence& evidence) {
  if (evidence.via && evidence.via->class_subject)
    return "said of the class " + evidence.via->class_subject->text;
  if (evidence.via && evidence.via->vocabulary) return "by the vocabulary";
  return evidence.level == model::Level::Class ? "said of a class" : "direct";
}

std::string source(const Evidence& evidence) {
  auto text = evidence.publisher ? *evidence.publisher + ", " + evidence.title : evidence.title;
  if (evidence.last_reviewed) return text + ", reviewed " + *evidence.last_reviewed;
  if (evidence.last_modified) return text + ", changed " + *evidence.last_modified;
  return text + ", no date stated";
}

std::string quote(const Evidence& evidence) {
  const auto& claim = evidence.claim;
  auto text = claim.lead_in.empty() ? claim.sentence : claim.lead_in + " … " + claim.sentence;
  return clean(text);
}

std::string remarks(const Evidence& evidence) {
  auto text = level(evidence);
  if (evidence.claim.claim.qualifiers.negated) text += ", denied";
  for (const auto* words : {&evidence.claim.frequency_words, &evidence.claim.severity_words})
    if (!words->empty()) text += ", “" + clean(*words) + "”";
  return text;
}

std::string markdown_list(const std::vector<Answer>& answers) {
  std::string text;
  for (const auto& answer : answers) {
    text +=
        fmt::format("- **{}** ({})", markdown_text(clean(answer.label)), name(answer.level));
    if (answer.evidence.empty() && !answer.note.empty())
      text += ": " + markdown_text(clean(answer.note));
    text += "\n";
    for (const auto& evidence : answer.evidence)
      text +=
          fmt::format("  - “{}” — {} ({})\n", markdown_text(quote(evidence)),
                      markdown_text(clean(source(evidence))), markdown_text(remarks(evidence)));
  }
  return text;
}

std::string html_list(const std::vector<Answer>& answers) {
  std::string text = "<ol>\n";
  for (const auto& answer : answers) {
    auto shade = answer.level == query::AnswerLevel::Class ? "class" : "level";
    text += fmt::format("<li><strong>{}</strong> <span class=\"{}\">{}</span>",
                        html_text(answer.label), shade, name(answer.level));
    if (answer.evidence.empty() && !answer.note.empty()) text += " " + html_text(answer.note);
    for (const auto& evidence : answer.evidence)
      text += fmt::format(
          "<blockquote>{}<div class=\"meta\">{} · {} · <code>{}</code></div>"
          "</blockquote>",
          html_text(quote(evidence)), html_text(source(evidence)), html_text(remarks(evidence)),
          html_text(evidence.claim.claim.id.text));
    text += "</li>\n";
  }
  return text + "</ol>\n";
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  for (char c : harmless(text)) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string html_page(std::string_view title, std::string_view body) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n{}<p class=\"meta\">{}</p>\n</body>\n</html>\n",
      html_text(title), style, body, no_advice);
}

std::string answers_markdown(const Answers& answers) {
  auto text = fmt::format("# {}\n\n`{}`, as of {}\n\n", markdown_text(clean(answers.question)),
                          clean(answers.interpretation), answers.as_of);
  if (answers.verdict) text += verdict(answers) + "\n\n";
  if (answers.count) text += fmt::format("Count: {}\n\n", *answers.count);
  if (answers.none_reason) text += markdown_text(clean(*answers.none_reason)) + "\n\n";
  if (answers.suggestion) text += "Ask instead: " + markdown_text(*answers.suggestion) + "\n\n";
  for (const auto& note : answers.notes) text += markdown_text(clean(note)) + "\n\n";
  text += markdown_list(answers.answers);
  if (!answers.related.empty())
    text += "\n## Related, but not the same\n\n" + markdown_list(answers.related);
  if (!answers.passages.empty()) text += "\n## Passages that hold these words\n\n";
  for (const auto& passage : answers.passages)
    text += fmt::format("- {}: “{}”\n", markdown_text(passage_title(passage)),
                        markdown_text(clean(passage.snippet)));
  return text + fmt::format("\n*{}*\n", no_advice);
}

std::string answers_html(const Answers& answers) {
  auto body = fmt::format("<h1>{}</h1>\n<p><code>{}</code>, as of {}</p>\n",
                          html_text(answers.question), html_text(answers.interpretation),
                          answers.as_of);
  auto paragraph = [&](const std::string& text) {
    if (!text.empty()) body += "<p>" + html_text(text) + "</p>\n";
  };
  paragraph(verdict(answers));
  if (answers.count) paragraph(fmt::format("Count: {}", *answers.count));
  paragraph(answers.none_reason.value_or(""));
  if (answers.suggestion) paragraph("Ask instead: " + *answers.suggestion);
  for (const auto& note : answers.notes) paragraph(note);
  if (!answers.answers.empty()) body += html_list(answers.answers);
  if (!answers.related.empty())
    body += "<h2>Related, but not the same</h2>\n" + html_list(answers.related);
  for (const auto& passage : answers.passages)
    body += fmt::format("<blockquote>{}<div class=\"meta\">{}</div></blockquote>\n",
                        html_text(passage.snippet), html_text(passage_title(passage)));
  return html_page(answers.question, body);
}

}  // namespace netkg::cli
