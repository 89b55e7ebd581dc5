// netkg-pdf: a PDF on standard input -> its words with their places on standard output. A
// program of its own, so that poppler and what it needs are loaded for PDF only, and a file
// that breaks poppler breaks nothing else. netkg runs it; people need not.
//
//   page 595 842
//   word 72.0 80.5 44.1 12.0 11.0 b Sunitinib
//        left top width height size b(old)|- text
//
// Exit codes: 0 read · 1 not a PDF, or broken · 3 locked with a password.
#include <poppler-document.h>
#include <poppler-page.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>

namespace {

constexpr std::size_t max_input = 64u << 20;
constexpr int max_pages = 3000;
constexpr long max_words = 4000000;

/// No file may take the machine: half a minute of one core, two gigabytes, nothing written.
void limit_self() {
  rlimit seconds{30, 31}, memory{rlim_t{2} << 30, rlim_t{2} << 30}, none{0, 0};
  setrlimit(RLIMIT_CPU, &seconds);
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_FSIZE, &none);
  setrlimit(RLIMIT_CORE, &none);
}

std::string read_input() {
  std::string bytes;
  char step[1 << 16];
  for (ssize_t size = 0; (size = read(STDIN_FILENO, step, sizeof step)) > 0;) {
    bytes.append(step, static_cast<std::size_t>(size));
    if (bytes.size() > max_input) break;
  }
  return bytes;
}

std::string utf8(const poppler::ustring& words) {
  auto bytes = words.to_utf8();
  std::string out(bytes.begin(), bytes.end());
  for (char& c : out)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return out;
}

bool is_bold(const poppler::text_box& box) {
  if (!box.has_font_info()) return false;
  auto name = box.get_font_name();
  for (const char* part : {"Bold", "bold", "Black", "Heavy", "Semibold"})
    if (name.find(part) != std::string::npos) return true;
  return false;
}

void print_page(poppler::page& page, long& words) {
  auto size = page.page_rect();
  std::printf("page %.0f %.0f\n", size.width(), size.height());
  for (const auto& box : page.text_list(poppler::page::text_list_include_font)) {
    if (++words > max_words) return;
    auto place = box.bbox();
    std::printf("word %.1f %.1f %.1f %.1f %.1f %c %s\n", place.x(), place.y(), place.width(),
                place.height(), box.get_font_size(), is_bold(box) ? 'b' : '-',
                utf8(box.text()).c_str());
  }
}

}  // namespace

int main() {
  limit_self();
  auto bytes = read_input();
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return 1;
  if (document->is_locked()) return 3;
  auto title = utf8(document->get_title());
  if (!title.empty()) std::printf("title %s\n", title.c_str());
  long words = 0;
  for (int i = 0; i < document->pages() && i < max_pages; ++i) {
    std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page) print_page(*page, words);
  }
  std::fflush(stdout);
  _exit(0);  // nothing to clean up that the end of the process does not
}
