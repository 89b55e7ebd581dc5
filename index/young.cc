// The two files, graph/young.0 and graph/young.1:
//
//   head   "netkgyng", turn, entries, bytes of the body, its hash, hash of the head so far
//   body   per entry: family, 1 if there is a value, key (length first), value (length first)
//
// The body is on the disk before the head is written: a whole head over a broken body is
// damage.
#include "index/young.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>

#include "index/coding.h"
#include "index/store_places.h"
#include "index/trouble.h"

namespace netkg::index {

namespace {

struct Head {
  std::array<char, 8> magic{'n', 'e', 't', 'k', 'g', 'y', 'n', 'g'};
  uint64_t turn = 0;
  uint64_t entries = 0;
  uint64_t bytes = 0;
  uint64_t body_hash = 0;
  uint64_t head_hash = 0;
};
static_assert(sizeof(Head) == 48 && std::endian::native == std::endian::little);

uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

uint64_t hash_of(const Head& head) {
  return XXH3_64bits(&head, sizeof head - sizeof head.head_hash);
}

std::string path_of(const std::string& graph, unsigned which) {
  return graph + "/young." + std::to_string(which);
}

}  // namespace

struct Young::Mapping {
  void* bytes = nullptr;
  std::size_t size = 0;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (bytes) ::munmap(bytes, size);
  }
};

namespace {

struct Descriptor {
  int number = -1;
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(Descriptor&& other) noexcept : number(other.number) { other.number = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number, other.number);
    return *this;
  }
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

/// A file whose head is whole.
struct Found {
  unsigned which;
  Descriptor file;
  Head head;
};

/// The one with the newest head.
std::optional<Found> newest(const std::string& graph) {
  std::optional<Found> best;
  for (unsigned which : {0u, 1u}) {
    Descriptor file(::open(path_of(graph, which).c_str(), O_RDONLY | O_CLOEXEC));
    Head head;
    if (file.number < 0 || ::pread(file.number, &head, sizeof head, 0) != sizeof head) continue;
    if (head.magic != Head{}.magic || head.head_hash != hash_of(head)) continue;
    if (!best || head.turn > best->head.turn) best = Found{which, std::move(file), head};
  }
  return best;
}

uint64_t file_size(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 ? static_cast<uint64_t>(status.st_size) : 0;
}

}  // namespace

Young::Young() = default;
Young::Young(Young&&) noexcept = default;
Young& Young::operator=(Young&&) noexcept = default;
Young::~Young() = default;

Young::Young(const std::string& graph, uint64_t beyond) {
  auto found = newest(graph);
  if (!found || found->head.turn <= beyond) return;
  const auto& head = found->head;
  auto size = file_size(found->file.number);
  if (size < sizeof head || head.bytes > size - sizeof head)
    throw damaged("its young changes end early");
  mapping_ = std::make_unique<Mapping>();
  mapping_->size = static_cast<std::size_t>(sizeof head + head.bytes);
  auto* bytes = ::mmap(nullptr, mapping_->size, PROT_READ, MAP_SHARED, found->file.number, 0);
  if (bytes == MAP_FAILED) throw std::bad_alloc();
  mapping_->bytes = bytes;
  body_ = {static_cast<const char*>(bytes) + sizeof head, static_cast<std::size_t>(head.bytes)};
  if (hash_of(body_) != head.body_hash) throw damaged("its young changes have changed");
  turn_ = head.turn;
  find_entries();
}

void Young::find_entries() {
  for (auto rest = body_; !rest.empty();) {
    offsets_.push_back(static_cast<uint32_t>(body_.size() - rest.size()));
    bool has_value = rest.size() > 2 && rest[1] == 1;
    rest.remove_prefix(std::min<std::size_t>(rest.size(), 2));
    for (int parts = has_value ? 2 : 1; parts > 0; --parts) {
      auto size = take_varint(rest).value_or(0);
      rest.remove_prefix(static_cast<std::size_t>(std::min<uint64_t>(rest.size(), size)));
    }
  }
}

Young::Entry Young::at(std::size_t i) const {
  auto rest = body_.substr(offsets_[i]);
  Entry entry{.family = static_cast<Family>(rest[0]), .key = {}, .value = {}};
  bool there = rest[1] == 1;
  rest.remove_prefix(2);
  auto take = [&rest] {
    auto size = static_cast<std::size_t>(take_varint(rest).value_or(0));
    auto bytes = rest.substr(0, size);
    rest.remove_prefix(bytes.size());
    return bytes;
  };
  entry.key = take();
  if (there) entry.value = take();
  return entry;
}

std::size_t Young::lower_bound(Family family, std::string_view key) const {
  std::size_t first = 0, count = size();
  while (count > 0) {
    auto half = count / 2;
    auto entry = at(first + half);
    if (entry.family < family || (entry.family == family && entry.key < key)) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

std::optional<Young::Entry> Young::find(Family family, std::string_view key) const {
  auto i = lower_bound(family, key);
  if (i == size()) return std::nullopt;
  auto entry = at(i);
  if (entry.family != family || entry.key != key) return std::nullopt;
  return entry;
}

// ---- writing

namespace {

/// Files grow by this much at a time: a write into bytes that are there already needs no change
/// of the file's own record on the disk, which would take many times as long to sync.
constexpr std::size_t growth_bytes = 128 << 10;

[[noreturn]] void cannot(const std::string& doing, const std::string& path) {
  auto full = errno == ENOSPC || errno == EDQUOT;
  throw model::Error(
      model::ErrorKind::Failed, "cannot " + doing + " " + path + ": " + std::strerror(errno),
      full ? "free some disk space" : "check the disk and the permissions of the store");
}

void write_at(int descriptor, std::string_view bytes, std::size_t at, const std::string& path) {
  while (!bytes.empty()) {
    auto put = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) cannot("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(put));
    at += static_cast<std::size_t>(put);
  }
}

}  // namespace

YoungWriter::YoungWriter(const std::string& graph, uint64_t turn) : turn_(turn) {
  auto held = newest(graph);
  if (held) held_ = path_of(graph, held->which);
  path_ = path_of(graph, held ? 1 - held->which : 0);
}

YoungWriter::~YoungWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void YoungWriter::add(Family family, const Step& step) {
  body_.push_back(static_cast<char>(family));
  body_.push_back(step.value ? 1 : 0);
  append_varint(body_, step.key.size());
  body_ += step.key;
  if (step.value) {
    append_varint(body_, step.value->size());
    body_ += *step.value;
  }
  ++entries_;
}

/// Overwrites the changes before those that count, which a writer that died may have left
/// unsynced.
void YoungWriter::write() {
  if (!held_.empty()) sync_path(held_);
  bool is_new = ::access(path_.c_str(), F_OK) != 0;
  descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) cannot("open", path_);
  write_at(descriptor_, body_, sizeof(Head), path_);
  auto end = sizeof(Head) + body_.size();
  if (file_size(descriptor_) == end) {
    std::string zeros((end + growth_bytes - 1) / growth_bytes * growth_bytes - end, '\0');
    write_at(descriptor_, zeros, end, path_);
  }
  if (::fdatasync(descriptor_) != 0) cannot("write", path_);
  if (is_new) sync_path(path_.substr(0, path_.rfind('/')));
}

void YoungWriter::publish() {
  Head head{.turn = turn_, .entries = entries_, .bytes = body_.size()};
  head.body_hash = hash_of(body_);
  head.head_hash = hash_of(head);
  write_at(descriptor_, {reinterpret_cast<const char*>(&head), sizeof head}, 0, path_);
}

void YoungWriter::sync() {
  if (::fdatasync(descriptor_) != 0) cannot("write", path_);
}

}  // namespace netkg::index
