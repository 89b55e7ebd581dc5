// How fast readers are beside the parsers they stand on, on one core, in one run; what memory
// they take; and HTML pages to measure with.
//
//   netkg_bench_readers speed FORMAT FILE…    MB/s of the reader and of its parser alone
//   netkg_bench_readers memory FORMAT FILE…   peak of a process that reads one file and ends
//   netkg_bench_readers render FOLDER FILE…   Markdown pages as HTML with a site around them
#include <gumbo.h>
#include <md4c.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>
#include <vector>

#include "ingest/formats.h"
#include "model/error.h"

using namespace netkg;

namespace {

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

/// Megabytes a second of `work` over all files, again and again for two seconds.
template <class Work>
double speed(const std::vector<std::string>& files, Work work) {
  double bytes = 0;
  const auto begin = std::clock();  // of the processor: others may be at work
  double seconds = 0;
  while (seconds < 2) {
    for (const auto& bytes_of_file : files) {
      work(bytes_of_file);
      bytes += static_cast<double>(bytes_of_file.size());
    }
    seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  }
  return bytes / seconds / 1e6;
}

void parse_html(const std::string& bytes) {
  auto* output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data(), bytes.size());
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

void parse_markdown(const std::string& bytes) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES;
  parser.leave_block = parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
  md_parse(bytes.data(), static_cast<MD_SIZE>(bytes.size()), &parser, nullptr);
}

void parse_alone(ingest::Format format, const std::string& bytes) {
  if (format == ingest::Format::Html) return parse_html(bytes);
  if (format == ingest::Format::Markdown) return parse_markdown(bytes);
  if (bytes.starts_with('{') || bytes.starts_with('[')) {
    auto root = nlohmann::json::parse(bytes, nullptr, false, true);
    return;
  }
  pugi::xml_document document;
  document.load_buffer(bytes.data(), bytes.size());
}

void print_speed(ingest::Format format, const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  double size = 0;
  for (const auto& path : paths) {
    files.push_back(file(path));
    size += static_cast<double>(files.back().size());
  }
  auto reader = speed(files, [&](const std::string& b) { ingest::read_as(format, b, "page"); });
  auto peer = speed(files, [&](const std::string& b) { parse_alone(format, b); });
  std::printf("%.1f MB/s, its parser alone %.1f, ratio %.2f; %zu files, %.2f MB\n", reader,
              peer, reader / peer, files.size(), size / 1e6);
}

/// Kilobytes that a process of its own takes to read the file, itself and the file included.
long peak_of(ingest::Format format, const std::string& path) {
  int ends[2];
  if (pipe(ends) != 0) return 0;
  if (fork() == 0) {
    ingest::read_as(format, file(path), path);
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    _exit(write(ends[1], &used.ru_maxrss, sizeof used.ru_maxrss) > 0 ? 0 : 1);
  }
  close(ends[1]);
  long peak = 0;
  if (read(ends[0], &peak, sizeof peak) <= 0) peak = 0;
  close(ends[0]);
  wait(nullptr);
  return peak;
}

/// The file that comes nearest to 25 times its size and 10 MB.
void print_memory(ingest::Format format, const std::vector<std::string>& paths) {
  double most = 0;
  std::string which;
  for (const auto& path : paths) {
    const auto peak = static_cast<double>(peak_of(format, path)) * 1024;
    const auto size = static_cast<double>(file(path).size());
    if (peak == 0 || peak / (25 * size + 10e6) <= most) continue;
    most = peak / (25 * size + 10e6);
    char line[200];
    std::snprintf(line, sizeof line, "%.2f MB file, %.1f MB at most, %.0f %% of its room",
                  size / 1e6, peak / 1e6, 100 * most);
    which = line;
  }
  std::printf("memory: %s\n", which.c_str());
}

constexpr std::string_view site_before = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page | Example Health</title>
<meta name="viewport" content="width=device-width"><meta property="og:site_name" content="Example">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalWebPage",
"lastReviewed": "2020-01-02"}</script><style>.menu { color: #005 } .menu > li { margin: 0 }</style>
</head><body class="page has-sidebar"><a class="skip-link" href="#main">Skip to main content</a>
<div class="cookie-banner" role="dialog"><p>We use cookies.</p><button>Accept</button></div>
<header class="site-header"><a href="/">Example Health</a><form role="search"><label>Search
<input name="q"></label></form><nav aria-label="Main"><ul><li><a href="/a">Symptoms</a></li><li>
<a href="/b">Treatments</a></li><li><a href="/c">Coping</a></li></ul></nav></header>
<div class="layout"><aside class="sidebar"><ul><li><a href="/x">Chemotherapy</a></li></ul></aside>
<main id="main"><article>
)";
constexpr std::string_view site_after = R"(</article><div class="share-buttons"><ul><li>
<a href="#">Print</a></li></ul></div></main></div><footer class="site-footer"><p>© 2001 Example
Health.</p><ul><li><a href="/p">Privacy</a></li></ul></footer><script>var a = 1;</script></body>
</html>
)";

constexpr std::string_view block_tags[]{"", "",  "ul",    "ol",    "li",    "hr", "h",  "pre",
                                        "", "p", "table", "thead", "tbody", "tr", "th", "td"};
constexpr std::string_view span_tags[]{"em", "strong", "a",    "b",    "code",
                                       "s",  "b",      "code", "span", "u"};

/// Writes the page as HTML while md4c calls it.
struct HtmlWriter {
  std::string html = std::string(site_before);

  void tag(std::string_view name, unsigned level, const char* open) {
    if (name.empty()) return;
    html.append(open).append(name);
    if (name == "h") html += std::to_string(level);
    html += ">";
  }
  static unsigned level(MD_BLOCKTYPE type, void* detail) {
    return type == MD_BLOCK_H ? static_cast<MD_BLOCK_H_DETAIL*>(detail)->level : 0;
  }
  void link(void* detail) {
    const auto& to = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    html += "<a href=\"";
    words(MD_TEXT_NORMAL, {to.text, to.size});
    html += "\">";
  }
  void words(MD_TEXTTYPE type, std::string_view piece) {
    for (char c : piece) {
      bool marks = type != MD_TEXT_HTML && type != MD_TEXT_ENTITY;
      c == '<' && marks   ? html += "&lt;"
      : c == '&' && marks ? html += "&amp;"
      : c == '"' && marks ? html += "&quot;"
                          : html += c;
    }
  }
};

std::string as_html(std::string_view markdown) {
  HtmlWriter writer;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    static_cast<HtmlWriter*>(self)->tag(block_tags[type], HtmlWriter::level(type, detail), "<");
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    auto level = HtmlWriter::level(type, detail);
    if (type != MD_BLOCK_HR) static_cast<HtmlWriter*>(self)->tag(block_tags[type], level, "</");
    static_cast<HtmlWriter*>(self)->html += "\n";
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    auto* page = static_cast<HtmlWriter*>(self);
    type == MD_SPAN_A ? page->link(detail) : page->tag(span_tags[type], 0, "<");
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    static_cast<HtmlWriter*>(self)->tag(span_tags[type], 0, "</");
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* self) {
    if (type == MD_TEXT_BR) static_cast<HtmlWriter*>(self)->html += "<br>";
    static_cast<HtmlWriter*>(self)->words(type, {piece, size});
    return 0;
  };
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &writer);
  return writer.html.append(site_after);
}

void render(const std::string& folder, const std::vector<std::string>& paths) {
  for (const auto& path : paths) {
    auto page = file(path);
    if (auto front = page.find("\n---", 3); page.starts_with("---") && front != page.npos)
      page.erase(0, front + 4);
    auto name = path.substr(path.find_last_of('/') + 1);
    std::ofstream(folder + "/" + name + ".html", std::ios::binary) << as_html(page);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string what = count > 3 ? arguments[1] : "";
  const std::vector<std::string> paths(arguments + std::min(count, 3), arguments + count);
  auto format = count > 3 ? ingest::format_named(arguments[2]) : std::nullopt;
  if (what == "render") {
    render(arguments[2], paths);
  } else if (format && what == "speed") {
    print_speed(*format, paths);
  } else if (format && what == "memory") {
    print_memory(*format, paths);
  } else {
    std::fputs("usage: netkg_bench_readers speed|memory FORMAT FILE...\n", stderr);
    return 2;
  }
  return 0;
}
