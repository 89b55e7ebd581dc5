// netkg extract and netkg show: what one page says, without a store.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/pages.h"
#include "cli/show_work.h"
#include "cli/vocabularies.h"
#include "ingest/extract.h"
#include "model/error.h"
#include "model/json.h"

namespace netkg::cli {
namespace {

using vocabulary::Vocabulary;

ingest::Stages extract_page(const PagePath& path, const Vocabulary& vocabulary) {
  return ingest::extract(read_page(path, vocabulary).document, vocabulary);
}

/// All stages under their names.
std::string extraction_text(const ingest::Stages& stages, const Screen& screen) {
  const auto& document = stages.extraction.document;
  auto text =
      paint(screen, Style::Bold, clean(document.title)) + "\n" + document.id.text + "\n";
  for (std::string_view stage : {"sections", "claims", "references", "review"}) {
    text += fmt::format("\n{}\n", paint(screen, Style::Bold, stage));
    text += harmless(ingest::print_stage(stages, stage));
  }
  for (const auto& diagnostic : stages.extraction.diagnostics)
    text += fmt::format("{}: {}\n", diagnostic.severity, clean(diagnostic.message));
  return text;
}

/// What to look at when statements seem to be missing: the trust view.
std::string unclaimed(const ingest::Stages& stages, bool json) {
  const auto& document = stages.extraction.document;
  std::string out;
  for (auto index : stages.unclaimed) {
    auto span = stages.sentences[index].span;
    model::Json line{{"document", document.id.text}};
    line.update(model::span_json(span, document.text));
    out += json ? model::dump(line)
                : fmt::format("{}:{}: {}", clean(document.source), span.begin,
                              clean(std::string(span.in(document.text))));
    out += "\n";
  }
  return out;
}

void extract_one(const PagePath& path, const Request& request, const Vocabulary& vocabulary) {
  auto stages = extract_page(path, vocabulary);
  if (request.has("--unclaimed")) return print(unclaimed(stages, request.is_json()));
  print(request.is_json() ? model::dump(model::extraction_json(stages.extraction)) + "\n"
                          : extraction_text(stages, screen(request.color)));
}

}  // namespace

int cmd_extract(const Request& request) {
  auto loaded = vocabulary_of(request);
  auto pages = find_pages(request);
  bool all_read = true;
  in_batches(pages, [&](const std::vector<PagePath>& batch) {
    for (const auto& path : batch) {
      try {
        extract_one(path, request, loaded.vocabulary);
      } catch (const model::Error& error) {
        if (error.kind != model::ErrorKind::Unreadable) throw;
        tell(failure_of(path.path, error));
        all_read = false;
      }
    }
  });
  for (const auto& failure : pages.failures) tell(failure);
  return all_read && pages.failures.empty() ? found : failed;
}

int cmd_show(const Request& request) {
  if (request.words.front().starts_with("work:")) return show_work(request);
  auto loaded = vocabulary_of(request);
  auto pages = find_pages(request);
  if (pages.pages.size() != 1 || pages.pages.front().archive)
    throw model::Error(model::ErrorKind::Usage, request.words.front() + " is not one page",
                       "name a file, or \"-\" for standard input");
  auto stages = extract_page(pages.pages.front(), loaded.vocabulary);
  print(harmless(ingest::print_stage(stages, request.value("--stage").value_or("claims"))));
  return found;
}

}  // namespace netkg::cli
