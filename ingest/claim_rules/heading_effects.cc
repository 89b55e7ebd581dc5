// Side effects that have a heading each.
//   "Common side effects" / "Each of these effects happens in more than 10 in 100 people. They
//   include:" / "Increased risk of getting an infection" / "Breathlessness and looking pale"
#include "ingest/claim_rules/rules.h"
#include "ingest/effects.h"
#include "ingest/lists.h"

namespace netkg::ingest {
namespace {

/// The effects that a heading names, all of its items; empty when one of them is something
/// else.
std::vector<NamedEffect> effects_of_heading(Page* page, std::size_t section) {
  constexpr std::size_t longest = 14;  // words
  const auto& words = page->headings[section].words;
  std::vector<NamedEffect> all;
  if (words.size() > longest) return all;
  for (const auto& item : split_items(words, 0, words.size(), false)) {
    auto effects = find_effects(page, words, item.first, item.last, Unknown::Refuse);
    if (effects.empty() || item.tail < item.end) return {};
    all.insert(all.end(), effects.begin(), effects.end());
  }
  return all;
}

bool announces(const Page& page, std::size_t section) {
  const auto& words = page.headings[section].words;
  return page.sections[section].role == Role::SideEffects &&
         (find(words, 0, words.size(), "effects") || find(words, 0, words.size(), "effect"));
}

/// How often, by the announcing section's heading and the first of its sentences that says so.
Frame announced_frame(const Page& page, std::size_t section) {
  const auto& heading = page.headings[section].words;
  Frame inner;
  for (const auto& reading : page.readings) {
    if (page.sentence(reading).section != section || inner.frequency) continue;
    inner = read_frame(reading.words, 0, reading.words.size(), page.text());
  }
  inner.hedged = false;  // "You might have one or more of them" speaks of the reader
  return combine(read_frame(heading, 0, heading.size(), page.text()), inner);
}

}  // namespace

void find_effect_headings(Page* page) {
  page->announced_by.assign(page->sections.size(), std::nullopt);
  std::optional<std::size_t> announcing;
  for (std::size_t s = 0; s < page->sections.size(); ++s) {
    auto& section = page->sections[s];
    if (!section.heading) continue;
    if (announces(*page, s)) {
      announcing = s;
      continue;
    }
    bool below = announcing && section.level >= page->sections[*announcing].level &&
                 (section.role == Role::Other || section.role == Role::SideEffects) &&
                 !effects_of_heading(page, s).empty();
    if (!below) {
      announcing.reset();
      continue;
    }
    page->announced_by[s] = announcing;
    section.role = Role::Coping;  // what stands under it explains the effect or helps with it
  }
}

void read_heading_effects(Page* page, std::size_t section, Drafts* drafts) {
  auto announcing = page->announced_by[section];
  auto subject = announcing ? page->subjects[*announcing] : std::nullopt;
  if (!subject || !is_medicine(page->concepts.type(*subject))) return;
  auto frame = announced_frame(*page, *announcing);
  for (const auto& named : effects_of_heading(page, section)) {
    auto evidence = span_of(page->headings[section].words, named.first, named.last);
    drafts->push_back(
        effect_draft(Predicate::MayCause, *subject, named.effect, evidence, frame));
    drafts->back().section = section;
  }
}

}  // namespace netkg::ingest
