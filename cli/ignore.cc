#include "cli/ignore.h"

#include <algorithm>

namespace netkg::cli {
namespace {

constexpr std::size_t max_rules = 2000, longest_rule = 1000;

std::string_view trim(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

}  // namespace

/// One row of a table a byte of the pattern: which prefixes of `text` match so far.
bool matches_pattern(std::string_view pattern, std::string_view text) {
  std::vector<char> now(text.size() + 1), next(text.size() + 1);
  now[0] = 1;
  for (std::size_t p = 0; p < pattern.size(); ++p) {
    const bool star = pattern[p] == '*';
    const bool deep = star && p + 1 < pattern.size() && pattern[p + 1] == '*';
    std::fill(next.begin(), next.end(), char{0});
    if (star) next[0] = now[0];
    for (std::size_t t = 0; t < text.size(); ++t) {
      if (star)
        next[t + 1] = now[t + 1] || (next[t] && (deep || text[t] != '/'));
      else if (pattern[p] == '?')
        next[t + 1] = now[t] && text[t] != '/';
      else
        next[t + 1] = now[t] && pattern[p] == text[t];
    }
    std::swap(now, next);
    if (deep) {
      ++p;
      if (p + 1 < pattern.size() && pattern[p + 1] == '/' && now[0]) {
        // "**/x" matches "x" too
        if (matches_pattern(pattern.substr(p + 2), text)) return true;
      }
    }
  }
  return now[text.size()] != 0;
}

IgnoreRules::IgnoreRules(std::string_view text) {
  while (!text.empty() && rules_.size() < max_rules) {
    auto end = std::min(text.find('\n'), text.size());
    auto line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    Rule rule;
    if (line.empty() || line.front() == '#' || line.size() > longest_rule) continue;
    if (line.front() == '!') rule.keeps = true, line.remove_prefix(1);
    if (line.ends_with('/')) rule.folders_only = true, line.remove_suffix(1);
    if (line.starts_with('/')) rule.anchored = true, line.remove_prefix(1);
    rule.anchored = rule.anchored || line.find('/') != std::string_view::npos;
    rule.pattern = line;
    if (!line.empty()) rules_.push_back(std::move(rule));
  }
}

IgnoreRules::Verdict IgnoreRules::verdict(std::string_view relative, bool is_folder) const {
  auto name = relative.substr(relative.find_last_of('/') + 1);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && !is_folder) continue;
    if (matches_pattern(rule->pattern, rule->anchored ? relative : name))
      return rule->keeps ? Verdict::Kept : Verdict::LeftOut;
  }
  return Verdict::NotSaid;
}

}  // namespace netkg::cli
