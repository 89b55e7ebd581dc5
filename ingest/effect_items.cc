// A list of effects -> its items. Most are what split_items gives; organs that share a word of
// harm stay together: "liver, kidney, or heart damage".
#include "ingest/effects.h"
#include "ingest/organ_harm.h"
#include "ingest/rephrase.h"

namespace netkg::ingest {
namespace {

bool is_organ_item(const Page& page, const Words& words, const Item& item) {
  auto text = join(lower_words(words, item.first, item.last));
  return item.tail == item.end && names_organ(page.concepts, without_determiners(text));
}

bool has_harm(const Words& words, const Item& item) {
  for (auto i = item.first; i < item.last; ++i) {
    if (is_harm(words[i].lower)) return true;
  }
  return false;
}

/// "urinary | and bladder problems": the item whose last word all from items[i] on share; i
/// when there is none. Each with that word is a known effect, and none is one without.
std::size_t last_sharing(const Page& page, const Words& words, const std::vector<Item>& items,
                         std::size_t i) {
  constexpr std::size_t most = 4;
  for (auto end = i + 1; end < std::min(items.size(), i + most); ++end) {
    auto last = lower_words(words, items[end].first, items[end].last);
    if (last.size() < 2 || !is_harm(last.back())) continue;
    bool all = true;
    for (auto j = i; j < end; ++j) {
      auto part = lower_words(words, items[j].first, items[j].last);
      all &= part.size() < 3 && items[j].tail == items[j].end &&
             !page.concepts.named(join(part), EntityType::SideEffect) &&
             takes_harm(page.concepts, part, last.back());
    }
    if (all) return end;
  }
  return i;
}

/// "pale, greasy stools that are hard to flush (steatorrhoea)": the bracket at the bullet's end
/// names all of it.
bool is_one_name(const Page& page, const Words& words, const std::vector<Item>& items) {
  auto end = items.back().end;
  if (end == 0 || words[end - 1].lower != ")") return false;
  auto open = end - 1;
  while (open > items.front().first && words[open].lower != "(") --open;
  if (words[open].lower != "(" || open + 2 >= end) return false;
  auto inside = span_of(words, open + 1, end - 1).in(page.text());
  auto first = lower_words(words, items.front().first, items.front().last);
  return first.size() == 1 && items.size() == 2 &&
         page.concepts.named(inside, EntityType::SideEffect).has_value();
}

}  // namespace

std::vector<Item> split_effects(const Page& page, const Words& words, std::size_t from,
                                std::size_t to, bool bullet) {
  auto items = split_items(words, from, to, bullet);
  if (bullet && items.size() > 1 && is_one_name(page, words, items)) {
    items.front().last = items.back().last;
    items.front().tail = items.front().end = items.back().end;
    items.resize(1);
  }
  std::vector<Item> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto end = i;  // the last item that belongs to this one
    bool harm = has_harm(words, items[i]);
    while (end + 1 < items.size() && (harm || is_organ_item(page, words, items[end])) &&
           (is_organ_item(page, words, items[end + 1]) ||
            (!harm && has_harm(words, items[end + 1]))))
      ++end;
    if (!harm && end == i) end = last_sharing(page, words, items, i);
    bool shared = end > i && (harm || has_harm(words, items[end]));
    if (!shared) end = i;
    out.push_back(items[i]);
    out.back().last = items[end].last;
    out.back().tail = items[end].tail;
    out.back().end = items[end].end;
    i = end;
  }
  return out;
}

}  // namespace netkg::ingest
