// The evidence behind a work.
#include "cli/show_work.h"

#include <fmt/format.h>

#include "cli/works.h"

namespace netkg::cli {
namespace {

std::string form_text(const ListedWork& work, std::size_t i, const Screen& screen) {
  const auto& form = work.forms[i];
  auto text = wrap(clean(form.words), screen.width, fmt::format("{:>3} ", i + 1), "    ");
  text += "    " + paint(screen, Style::Dim, form.document.text) + " " + form.reference.text;
  if (form.reason == index::Reason::None) return text + "\n";
  return text +
         fmt::format(" · joined by {} with {}\n", index::words_of(form.reason), form.to + 1);
}

std::string work_text(const ListedWork& work, const std::vector<ListedWork>& works,
                      const Screen& screen) {
  auto text = wrap(clean(model::vancouver(work.csl)), screen.width, "", "  ");
  text += work.id.text + "\n";
  if (const auto newer = superseded_by(work, works))
    text += wrap("superseded by " + clean(newer->words), screen.width, "", "  ");
  text += fmt::format("\n{} printed form{}\n", work.forms.size(),
                      work.forms.size() == 1 ? "" : "s");
  for (std::size_t i = 0; i < work.forms.size(); ++i) text += form_text(work, i, screen);
  return text;
}

}  // namespace

int show_work(const Request& request) {
  const auto store = request.open_store();
  const auto works = works_of(store->documents());
  const auto* work = find_work(works, request.words.front());
  if (!work) {
    fmt::print(stderr, "netkg: no page lists the work \"{}\"\n", clean(request.words.front()));
    return nothing_found;
  }
  print(work_text(*work, works, screen(request.color)));
  return found;
}

}  // namespace netkg::cli
