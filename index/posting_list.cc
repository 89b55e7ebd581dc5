// Packing and merging of posting lists.
#include "index/posting_list.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "index/coding.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

/// Ends of the run of postings that share their `other`.
template <class At>
At end_of_group(At at, At end) {
  auto other = at->other;
  return std::find_if(at, end, [other](const Posting& next) { return next.other != other; });
}

/// One group: how far its `other` lies from the last one, whether several follow, numbers.
template <class At>
void append_group(std::string& bytes, uint32_t before, At at, At end) {
  bool several = end - at > 1;
  append_varint(bytes, uint64_t{at->other - before} << 1 | (several ? 1 : 0));
  if (several) append_varint(bytes, static_cast<uint64_t>(end - at));
  uint32_t last = 0;
  for (; at != end; last = at->number, ++at) append_varint(bytes, at->number - last);
}

uint32_t sum_or_damage(uint64_t sum) {
  if (sum > std::numeric_limits<uint32_t>::max()) throw damaged("a list does not ascend");
  return static_cast<uint32_t>(sum);
}

uint64_t number_or_damage(std::string_view& bytes) {
  auto number = take_varint(bytes);
  if (!number) throw damaged("a list ends early");
  return *number;
}

/// Walks the groups of a packed list: `group(other, count)`, then `take(number)` for each.
template <class Group, class Take>
void walk(std::string_view bytes, Group group, Take take) {
  uint64_t other = 0;
  for (bool first = true; !bytes.empty(); first = false) {
    auto head = number_or_damage(bytes);
    if (!first && head < 2) throw damaged("a list does not ascend");
    other = sum_or_damage(other + (head >> 1));
    uint64_t count = (head & 1) ? number_or_damage(bytes) : 1;
    if (count > bytes.size() || ((head & 1) && count < 2)) throw damaged("a list ends early");
    group(static_cast<uint32_t>(other));
    uint64_t number = 0;
    for (uint64_t i = 0; i < count; ++i) {
      auto step = number_or_damage(bytes);
      if (i > 0 && step == 0) throw damaged("a list does not ascend");
      number = sum_or_damage(number + step);
      take(static_cast<uint32_t>(number));
    }
  }
}

template <class List>
List changed(const List& list, const List& removed, const List& added) {
  List kept, result;
  std::set_difference(list.begin(), list.end(), removed.begin(), removed.end(),
                      std::back_inserter(kept));
  result.reserve(kept.size() + added.size());
  std::set_union(kept.begin(), kept.end(), added.begin(), added.end(),
                 std::back_inserter(result));
  return result;
}

template <class List>
List sorted(List list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

}  // namespace

std::vector<std::string> pack_chunks(const Postings& postings, std::size_t chunk_bytes) {
  constexpr std::ptrdiff_t longest_group = 32768;  // so that no group outgrows a chunk by far
  std::vector<std::string> chunks(1);
  uint32_t before = 0;
  for (auto at = postings.begin(); at != postings.end();) {
    auto end = end_of_group(at, postings.end());
    // A group goes on in the next chunk: within one, each `other` stands once.
    bool cut = end - at > longest_group;
    if (cut) end = at + longest_group;
    if (chunks.back().size() >= chunk_bytes) chunks.emplace_back(), before = 0;
    append_group(chunks.back(), before, at, end);
    before = at->other;
    if (cut) chunks.emplace_back(), before = 0;
    at = end;
  }
  return chunks;
}

std::string pack(const Postings& postings) {
  std::string bytes;
  uint32_t before = 0;
  for (auto at = postings.begin(); at != postings.end();) {
    auto end = end_of_group(at, postings.end());
    append_group(bytes, before, at, end);
    before = at->other;
    at = end;
  }
  return bytes;
}

void unpack_behind(std::string_view bytes, Postings& postings) {
  uint32_t here = 0;
  auto before = postings.size();
  walk(
      bytes, [&](uint32_t other) { here = other; },
      [&](uint32_t number) {
        postings.push_back({here, number});
      });
  bool follows =
      before == 0 || before == postings.size() || postings[before - 1] < postings[before];
  if (!follows) throw damaged("the pieces of a list are out of order");
}

Postings unpack(std::string_view bytes) {
  Postings postings;
  postings.reserve(bytes.size() / 4);
  unpack_behind(bytes, postings);
  return postings;
}

void unpack_others(std::string_view bytes, Numbers& others) {
  walk(
      bytes,
      [&](uint32_t other) {
        if (others.empty() || others.back() != other) others.push_back(other);
      },
      [](uint32_t) {});
}

Numbers numbers_of(const Postings& postings) {
  Numbers numbers;
  numbers.reserve(postings.size());
  for (const auto& posting : postings) numbers.push_back(posting.number);
  return normal(std::move(numbers));
}

Numbers normal(Numbers numbers) { return sorted(std::move(numbers)); }
Postings normal(Postings postings) { return sorted(std::move(postings)); }

Numbers change(const Numbers& numbers, const Numbers& removed, const Numbers& added) {
  return changed(numbers, removed, added);
}
Postings change(const Postings& postings, const Postings& removed, const Postings& added) {
  return changed(postings, removed, added);
}

}  // namespace netkg::index
