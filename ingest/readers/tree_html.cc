// HTML5 through gumbo. Gumbo has no limits of its own: it gets its memory from a pool that has,
// and that is dropped as a whole, so that no page can make it take too much memory or time, or
// recurse without end while it cleans up.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csetjmp>
#include <cstdlib>
#include <cstring>

#include "ingest/readers/tree.h"
#include "model/error.h"

namespace netkg::ingest {

using namespace netkg::model;

namespace {

constexpr std::size_t max_html_bytes = 24u << 20;
constexpr std::size_t deepest = 1000;          // elements inside each other
constexpr std::size_t deepest_by_tags = 4000;  // unclosed ones of broken pages included
constexpr std::size_t memory_factor = 40;      // bytes of memory a byte of the page
constexpr std::size_t memory_at_least = 8u << 20;
constexpr double seconds_at_least = 2, seconds_a_megabyte = 1;

/// Memory in size classes; what is given back is used again, all of it goes at the end.
class Pool {
 public:
  Pool(std::size_t limit, double seconds)
      : limit_(limit),
        until_(Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                  std::chrono::duration<double>(seconds))) {}
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (void* piece : chunks_) std::free(piece);
  }

  std::jmp_buf escape;
  const char* trouble = nullptr;

  void* take(std::size_t size) {
    auto shape = class_of(size);
    if (++taken_ % 4096 == 0 && Clock::now() > until_) leave("takes too long to parse");
    if (free_[shape]) {
      auto* block = free_[shape];
      std::memcpy(&free_[shape], block, sizeof(void*));
      return block;
    }
    return cut(shape);
  }

  void give_back(void* block) {
    if (!block) return;
    std::size_t shape = 0;
    std::memcpy(&shape, static_cast<char*>(block) - header, sizeof shape);
    std::memcpy(block, &free_[shape], sizeof(void*));
    free_[shape] = block;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t header = 16;  // keeps blocks aligned
  static constexpr std::size_t chunk = 256u << 10;
  static constexpr std::size_t small_step = 16, small_classes = 32;  // up to 512 bytes

  static std::size_t class_of(std::size_t size) {
    if (size <= small_step * small_classes) return size == 0 ? 0 : (size - 1) / small_step;
    std::size_t shape = small_classes;
    for (std::size_t most = 1024; most < size; most *= 2) ++shape;
    return shape;
  }
  static std::size_t size_of(std::size_t shape) {
    return shape < small_classes ? (shape + 1) * small_step
                                 : std::size_t{1024} << (shape - small_classes);
  }

  void* cut(std::size_t shape) {
    auto size = size_of(shape) + header;
    if (size > left_) {
      auto whole = std::max(chunk, size);
      used_ += whole;
      void* made = used_ > limit_ ? nullptr : std::malloc(whole);
      if (!made) leave("needs too much memory for its size");
      chunks_.push_back(made);
      next_ = static_cast<char*>(made);
      left_ = whole;
    }
    std::memcpy(next_, &shape, sizeof shape);
    void* block = next_ + header;
    next_ += size, left_ -= size;
    return block;
  }

  [[noreturn]] void leave(const char* why) {
    trouble = why;
    std::longjmp(escape, 1);
  }

  std::array<void*, 64> free_{};
  std::vector<void*> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0, used_ = 0, limit_, taken_ = 0;
  Clock::time_point until_;
};

void* take(void* pool, std::size_t size) { return static_cast<Pool*>(pool)->take(size); }
void give_back(void* pool, void* block) { static_cast<Pool*>(pool)->give_back(block); }

/// Elements whose start tag needs no end tag, or that have none.
constexpr std::array<std::string_view, 32> never_deep{
    "area",   "base",     "br",    "col",    "embed", "hr",    "img",   "input",
    "link",   "meta",     "param", "source", "track", "wbr",   "p",     "li",
    "dt",     "dd",       "tr",    "td",     "th",    "thead", "tbody", "tfoot",
    "option", "optgroup", "rp",    "rt",     "head",  "body",  "html",  "colgroup"};

/// How deep elements might stand inside each other, by their tags alone: gumbo looks through
/// all open elements at every tag, so this must be known before it begins.
std::size_t depth_by_tags(std::string_view bytes) {
  std::size_t depth = 0, most = 0;
  for (auto at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at)) {
    ++at;
    bool closes = at < bytes.size() && bytes[at] == '/';
    auto name = bytes.substr(at + closes, 12);
    std::size_t size = 0;
    char plain[12];
    while (size < name.size() && ((name[size] | 32) >= 'a') && ((name[size] | 32) <= 'z')) {
      plain[size] = static_cast<char>(name[size] | 32);
      ++size;
    }
    if (size == 0) continue;
    std::string_view tag(plain, size);
    if (std::find(never_deep.begin(), never_deep.end(), tag) != never_deep.end()) continue;
    if (!closes)
      most = std::max(most, ++depth);
    else if (depth > 0)
      --depth;
  }
  return most;
}

/// Null when the pool ran dry. Nothing here has a destructor that a jump could miss.
GumboOutput* parse_in(Pool& pool, const char* bytes, std::size_t size) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = take;
  options.deallocator = give_back;
  options.userdata = &pool;
  options.max_errors = 0;
  if (setjmp(pool.escape) != 0) return nullptr;
  return gumbo_parse_with_options(&options, bytes, size);
}

/// The name as written for an element that HTML does not know: "article-meta".
std::string_view name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return piece.length > 0 ? std::string_view(piece.data, piece.length) : "unknown";
}

class Builder {
 public:
  Builder(Tree& tree, const std::string& path) : tree_(tree), path_(path) {}

  void run(const GumboNode* root) {
    open(root);
    while (!open_.empty()) {
      auto& top = open_.back();
      const auto& children = top.node->v.element.children;
      if (top.next >= children.length) {
        tree_.nodes[top.index].end = static_cast<NodeIndex>(tree_.nodes.size());
        open_.pop_back();
      } else {
        add(static_cast<const GumboNode*>(children.data[top.next++]));
      }
    }
  }

 private:
  struct Open {
    const GumboNode* node;
    NodeIndex index;
    unsigned next = 0;  // child
  };

  NodeIndex parent() const { return open_.empty() ? 0 : open_.back().index; }

  void add(const GumboNode* node) {
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      if (open_.size() >= deepest)
        throw Error(ErrorKind::Unreadable,
                    path_ + " has elements more than " + std::to_string(deepest) + " deep",
                    "save the page from a browser, or as plain text");
      open(node);
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
               node->type == GUMBO_NODE_CDATA) {
      add_words(node->v.text);
    }
  }

  void open(const GumboNode* node) {
    const auto& element = node->v.element;
    TreeNode made;
    made.name = name_of(element);
    made.parent = parent();
    made.first_attribute = static_cast<uint32_t>(tree_.attributes.size());
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      tree_.attributes.push_back({attribute->name, attribute->value});
    }
    made.attribute_count = element.attributes.length;
    open_.push_back({node, static_cast<NodeIndex>(tree_.nodes.size())});
    tree_.nodes.push_back(made);
  }

  void add_words(const GumboText& text) {
    TreeNode made;
    made.text = text.text;
    made.parent = parent();
    made.at = text.start_pos.offset;
    made.raw_size = static_cast<uint32_t>(text.original_text.length);
    made.end = static_cast<NodeIndex>(tree_.nodes.size()) + 1;
    tree_.nodes.push_back(made);
  }

  Tree& tree_;
  const std::string& path_;
  std::vector<Open> open_;
};

Tree parse(std::string_view bytes, const std::string& path) {
  if (bytes.size() > max_html_bytes)
    throw Error(ErrorKind::Unreadable, path + " is HTML larger than 24 MiB",
                "split it into one file a page");
  if (depth_by_tags(bytes) > deepest_by_tags)
    throw Error(ErrorKind::Unreadable,
                path + " leaves more than " + std::to_string(deepest_by_tags) +
                    " elements open inside each other",
                "save the page from a browser, or as plain text");
  auto limit = std::max(memory_at_least, memory_factor * bytes.size());
  auto pool = std::make_shared<Pool>(
      limit, seconds_at_least + seconds_a_megabyte * static_cast<double>(bytes.size()) / 1e6);
  auto* output = parse_in(*pool, bytes.data(), bytes.size());
  if (!output)
    throw Error(ErrorKind::Unreadable, path + " " + pool->trouble,
                "save the page from a browser, or as plain text");
  Tree tree;
  tree.file = bytes;
  tree.nodes.reserve(bytes.size() / 24);
  Builder(tree, path).run(output->root);
  tree.keeper = pool;
  return tree;
}

}  // namespace

Tree parse_html(std::string_view bytes, const std::string& path) { return parse(bytes, path); }

Tree parse_html_piece(std::string piece, const std::string& path) {
  struct Kept {
    std::string bytes;
    std::shared_ptr<void> pool;
  };
  auto kept = std::make_shared<Kept>();
  kept->bytes = std::move(piece);
  Tree tree = parse(kept->bytes, path);
  kept->pool = std::move(tree.keeper);
  tree.keeper = kept;
  tree.file = {};
  return tree;
}

}  // namespace netkg::ingest
