// Cutting a text where marks begin and end.
#include "desk/marked_text.h"

#include <algorithm>
#include <queue>

#include "model/words.h"

namespace netkg::desk {
namespace {

/// Control characters but tab and line break; marks that turn the direction of writing.
bool is_hostile(char32_t c) {
  if (c == '\n' || c == '\t') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

std::string opening(const Mark& mark) {
  std::string tag = mark.anchor.empty() ? "" : "<a href=\"" + html_escape(mark.anchor) + "\">";
  tag += "<mark class=\"" + html_escape(mark.shade) + "\"";
  if (!mark.title.empty()) tag += " title=\"" + html_escape(mark.title) + "\"";
  return tag + ">";
}

std::string closing(const Mark& mark) {
  return mark.anchor.empty() ? "</mark>" : "</mark></a>";
}

}  // namespace

std::string html_escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = model::next_code_point(text, &at);
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else if (is_hostile(c))
      out += "\uFFFD";
    else
      out += text.substr(begin, at - begin);
  }
  return out;
}

std::string marked_text(std::string_view text, std::vector<Mark> marks) {
  std::erase_if(marks, [&](const Mark& mark) {
    return mark.span.empty() || mark.span.end > text.size();
  });
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  std::vector<uint32_t> cuts{0, static_cast<uint32_t>(text.size())};
  for (const auto& mark : marks) {
    cuts.push_back(mark.span.begin);
    cuts.push_back(mark.span.end);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  // the innermost on top: it begins last, or ends first
  auto below = [&](std::size_t a, std::size_t b) {
    const auto &x = marks[a].span, &y = marks[b].span;
    return x.begin != y.begin ? x.begin < y.begin : x.end != y.end ? x.end > y.end : a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(below)> open(below);
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    while (next < marks.size() && marks[next].span.begin <= cuts[i]) open.push(next++);
    while (!open.empty() && marks[open.top()].span.end <= cuts[i]) open.pop();
    const auto words = html_escape(text.substr(cuts[i], cuts[i + 1] - cuts[i]));
    out +=
        open.empty() ? words : opening(marks[open.top()]) + words + closing(marks[open.top()]);
  }
  return out;
}

}  // namespace netkg::desk
