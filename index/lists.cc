// Reading and writing of lists with their pieces and deltas.
#include "index/lists.h"

#include <map>

#include "index/coding.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

/// Takes the number of further pieces off a first piece.
uint32_t take_chunks(std::string_view& bytes) {
  auto more = take_varint(bytes);
  if (!more || *more > UINT32_MAX - 1) throw damaged("a list does not say how long it is");
  return static_cast<uint32_t>(*more);
}

struct Delta {
  Postings removed;
  Postings added;
};

Delta cut_delta(std::string_view bytes) {
  auto size = take_varint(bytes);
  if (!size || *size > bytes.size()) throw damaged("a change of a list ends early");
  auto middle = static_cast<std::size_t>(*size);
  return {unpack(bytes.substr(0, middle)), unpack(bytes.substr(middle))};
}

}  // namespace

Postings Lists::base(Family family, std::string_view key) const {
  Postings postings;
  uint32_t more = 0;
  store_->read(family, key, [&](std::string_view bytes) {
    more = take_chunks(bytes);
    postings.reserve(bytes.size() / 3);
    unpack_behind(bytes, postings);
  });
  for (uint32_t i = 1; i <= more; ++i) {
    bool there = store_->read(family, chunk_key(key, i),
                              [&](std::string_view bytes) { unpack_behind(bytes, postings); });
    if (!there) throw damaged("a piece of a list is missing");
  }
  return postings;
}

void Lists::apply_deltas(Family family, std::string_view key, Postings& postings) const {
  if (!has_deltas_) return;
  store_->scan(Family::Deltas, delta_prefix(family, key),
               [&](std::string_view, std::string_view bytes) {
                 auto delta = cut_delta(bytes);
                 postings = change(postings, delta.removed, delta.added);
                 return true;
               });
}

Postings Lists::get(Family family, std::string_view key) const {
  if (!store_) return {};
  auto postings = base(family, key);
  apply_deltas(family, key, postings);
  return postings;
}

Numbers Lists::others(Family family, std::string_view key) const {
  Numbers numbers;
  if (!store_) return numbers;
  if (has_deltas_) {
    for (const auto& posting : get(family, key)) {
      if (numbers.empty() || numbers.back() != posting.other) numbers.push_back(posting.other);
    }
    return numbers;
  }
  uint32_t more = 0;
  store_->read(family, key, [&](std::string_view bytes) {
    more = take_chunks(bytes);
    numbers.reserve(bytes.size() / 4);
    unpack_others(bytes, numbers);
  });
  for (uint32_t i = 1; i <= more; ++i) {
    bool there = store_->read(family, chunk_key(key, i),
                              [&](std::string_view bytes) { unpack_others(bytes, numbers); });
    if (!there) throw damaged("a piece of a list is missing");
  }
  return numbers;
}

void Lists::scan(
    Family family, std::string_view prefix,
    const std::function<void(std::string_view key, Postings postings)>& visit) const {
  if (!store_) return;
  auto key_bytes = list_key_bytes(family);
  std::map<std::string, Postings, std::less<>> changed;  // lists with deltas, few
  if (has_deltas_) {
    store_->scan(Family::Deltas, delta_prefix(family, prefix),
                 [&](std::string_view key, std::string_view) {
                   changed.try_emplace(std::string(cut_delta_key(key)));
                   return true;
                 });
    for (auto& [key, postings] : changed) postings = get(family, key);
  }
  std::string here;
  Postings postings;
  auto give = [&] {
    if (!here.empty() && !changed.contains(here)) visit(here, std::move(postings));
    postings = {};
  };
  auto next = changed.begin();
  auto give_changed_until = [&](std::string_view key) {
    for (; next != changed.end() && (key.empty() || next->first < key); ++next)
      visit(next->first, std::move(next->second));
  };
  store_->scan(family, prefix, [&](std::string_view key, std::string_view bytes) {
    if (key.size() == key_bytes) {
      give();
      give_changed_until(key);
      here = key;
      take_chunks(bytes);
    } else if (key.size() != key_bytes + 4 || key.substr(0, key_bytes) != here) {
      throw damaged("a piece of a list stands alone");
    }
    if (!changed.contains(here)) unpack_behind(bytes, postings);
    return true;
  });
  give();
  give_changed_until("");
}

Lists::Layout Lists::layout(Family family, std::string_view key) const {
  Layout layout;
  if (!store_) return layout;
  store_->read(family, key, [&](std::string_view bytes) {
    layout.bytes = bytes.size();
    layout.chunks = 1 + take_chunks(bytes);
  });
  if (!has_deltas_) return layout;
  store_->scan(Family::Deltas, delta_prefix(family, key),
               [&](std::string_view delta, std::string_view) {
                 layout.deltas.emplace_back(delta);
                 return true;
               });
  return layout;
}

std::size_t put_list(Sink& sink, Family family, const std::string& key,
                     const Postings& postings, const Lists::Layout& before) {
  std::size_t chunks = 0;
  if (!postings.empty()) {
    auto pieces = pack_chunks(postings, chunk_bytes);
    chunks = pieces.size();
    std::string first;
    append_varint(first, chunks - 1);
    sink.put(family, key, first + pieces.front());
    for (std::size_t i = 1; i < chunks; ++i)
      sink.put(family, chunk_key(key, static_cast<uint32_t>(i)), std::move(pieces[i]));
  } else if (before.chunks > 0) {
    sink.erase(family, key);
  }
  for (auto i = std::max<std::size_t>(chunks, 1); i < before.chunks; ++i)
    sink.erase(family, chunk_key(key, static_cast<uint32_t>(i)));
  for (const auto& delta : before.deltas) sink.erase(Family::Deltas, delta);
  return before.deltas.size();
}

void put_delta(Sink& sink, Family family, const std::string& key, uint64_t generation,
               const Postings& removed, const Postings& added) {
  auto out = pack(removed);
  std::string bytes;
  append_varint(bytes, out.size());
  sink.put(Family::Deltas, delta_key(family, key, generation), bytes + out + pack(added));
}

}  // namespace netkg::index
