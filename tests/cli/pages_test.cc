// Which files are pages: patterns, archives, lists.
#include "cli/pages.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/archive.h"
#include "cli/ignore.h"
#include "model/error.h"

using namespace netkg;
using namespace netkg::cli;
namespace fs = std::filesystem;

namespace {

/// A folder that goes away with the test.
struct Folder {
  fs::path path;
  Folder() {
    auto name = (fs::temp_directory_path() / "netkg-pages-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
  bool run(const std::string& command) const {
    return std::system(
               ("cd '" + path.string() + "' && " + command + " > /dev/null 2>&1").c_str()) == 0;
  }
};

std::vector<std::string> relative(const FoundPages& pages) {
  std::vector<std::string> out;
  for (const auto& page : pages.pages) out.push_back(page.relative);
  return out;
}

/// All pages, archives unpacked.
std::vector<std::string> unpacked(FoundPages& pages) {
  std::vector<std::string> out;
  in_batches(pages, [&](const std::vector<PagePath>& batch) {
    for (const auto& page : batch)
      out.push_back(page.relative + (page.sidecar ? "+" : "") +
                    (page.bytes ? "=" + *page.bytes : ""));
  });
  return out;
}

}  // namespace

TEST_CASE("patterns of names") {
  struct {
    std::string pattern, text;
    bool matches;
  } rows[]{
      {"*.html", "a.html", true},
      {"*.html", "a/b.html", false},
      {"a?c", "abc", true},
      {"a?c", "a/c", false},
      {"**/x", "a/b/x", true},
      {"a/**", "a/b/c", true},
      {"", "", true},
      {"a", "", false},
      {"*a*a*a*a*b", "aaaaaaaaaaaa", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.pattern, row.text);
    CHECK(matches_pattern(row.pattern, row.text) == row.matches);
  }
}

TEST_CASE("below a folder only what looks like a page is taken") {
  Folder folder;
  folder.write("a.txt", "x");
  folder.write("b.html", "x");
  folder.write("c.xml", "<?xml version='1.0'?><feed/>");
  folder.write("d.xml", "<Summary id='x'/>");
  folder.write("package.json", "{\"name\": \"x\"}");
  folder.write("e.json", "{\"name\": \"x\", \"lastReviewed\": \"2020-01-01\"}");
  folder.write("f.cc", "int x;");
  folder.write("old/g.txt", "x");
  folder.write("old/kept.txt", "x");
  folder.write("drafts/h.txt", "x");
  folder.write(".netkgignore", "# no pages\ndrafts/\nold/*.txt\n!old/kept.txt\n");
  CHECK(relative(find_pages({folder.path.string()})) ==
        std::vector<std::string>{"a.txt", "b.html", "d.xml", "e.json", "old/kept.txt"});
  CHECK(relative(find_pages({(folder.path / "*.html").string()})) ==
        std::vector<std::string>{"b.html"});
}

TEST_CASE("pages come from words, patterns and lists, in a format that is forced or found") {
  Folder folder;
  folder.write("a.txt", "# x\n\nwords");
  folder.write("b.html", "x");
  folder.write("c d.md", "x");
  folder.write("in/e.txt", "x");
  const auto at = folder.path.string() + "/";
  struct Row {
    std::vector<std::string> words;
    std::string list;  // of --files-from, a line a '|'
    std::vector<std::string> found;
  };
  const std::vector<Row> rows{
      {{}, "a.txt|c d.md", {"a.txt", "c d.md"}},
      {{at + "b.html"}, "a.txt\r||in", {"b.html", "a.txt", "e.txt"}},
      {{}, "*.txt|c?d.md", {"a.txt", "c d.md"}},
      {{at + "[ab].*"}, "", {"a.txt", "b.html"}},
      {{at + "no*thing"}, "", {"no*thing"}},  // that it is missing shows when it is read
  };
  for (const auto& row : rows) {
    CAPTURE(row.words, row.list);
    Request request;
    request.words = row.words;
    std::string lines;
    for (std::size_t from = 0; from < row.list.size();) {
      auto end = std::min(row.list.find('|', from), row.list.size());
      auto line = row.list.substr(from, end - from);
      lines += (line.empty() ? "" : at + line) + "\n";
      from = end + 1;
    }
    folder.write("list", lines);
    if (!row.list.empty()) request.options["--files-from"] = at + "list";
    CHECK(relative(find_pages(request)) == row.found);
    request.options["--input-format"] = "text";
    for (const auto& page : find_pages(request).pages) CHECK(page.format == "text");
  }
  Request nothing;
  CHECK_THROWS_AS(find_pages(nothing), model::Error);
  nothing.options["--files-from"] = at + "missing";
  CHECK_THROWS_AS(find_pages(nothing), model::Error);

  const auto& vocabulary = vocabulary::Vocabulary::builtin();
  PagePath page{at + "a.txt", "a.txt"};
  CHECK(read_page(page, vocabulary).document.text == "# x\n\nwords");
  page.format = "markdown";
  CHECK(read_page(page, vocabulary).document.text == "x\n\nwords\n");
}

TEST_CASE("archives are read without being unpacked to disk") {
  Folder folder;
  folder.write("in/a.txt", "one");
  folder.write("in/a.meta.yaml", "title: One\n");
  folder.write("in/b.md", "two");
  folder.write("in/c.bin", "no page");
  folder.write("d.html", "three");
  for (std::string form : {"cf pages.tar", "czf pages.tar.gz", "cJf pages.tar.xz"}) {
    CAPTURE(form);
    REQUIRE(folder.run("rm -f pages.* && tar --sort=name -" + form + " in"));
    auto pages = find_pages({folder.path.string() + "/" + form.substr(form.find(' ') + 1)});
    CHECK(unpacked(pages) == std::vector<std::string>{"in/a.txt+=one", "in/b.md=two"});
    CHECK(pages.failures.empty());
  }
  REQUIRE(folder.run("gzip d.html"));
  auto single = find_pages({(folder.path / "d.html.gz").string()});
  CHECK(unpacked(single) == std::vector<std::string>{"d.html=three"});
}

TEST_CASE("a broken or bloated archive is a failure that stops nothing") {
  Folder folder;
  folder.write("a.txt", "x");
  folder.write("broken.tar.gz", "\x1f\x8b\x08 no gzip");
  folder.write("broken.zip", "PK\x03\x04");
  REQUIRE(folder.run("head -c 400000000 /dev/zero | tr '\\0' a > bomb.txt && gzip bomb.txt"));
  auto pages = find_pages({folder.path.string()});
  CHECK(pages.pages.size() == 4);
  std::size_t taken = 0;
  in_batches(pages, [&](const std::vector<PagePath>& batch) {
    for (const auto& page : batch) taken += !page.bytes;
  });
  CHECK(taken == 1);
  CHECK(pages.failures.size() >= 2);
}

TEST_CASE("the pages of the National Cancer Institute are all read, with title and address") {
  const std::string archive = NETKG_SOURCE_DIR "/../shared/data/nci/nci-pages.tar.xz";
  if (!fs::exists(archive)) {
    WARN("skipped: ../shared not present");
    return;
  }
  // What the front matter says, read by its lines alone.
  auto value = [](const std::string& bytes, const std::string& key) {
    auto at = bytes.find("\n" + key + ": ");
    auto front_end = bytes.find("\n---", 3);
    if (at == bytes.npos || at > front_end) return std::string();
    at += key.size() + 3;
    auto end = bytes.find('\n', at);
    auto line = bytes.substr(at, end - at);
    while (bytes.compare(end, 3, "\n  ") == 0) {  // a long value goes on below
      auto begin = end + 3;
      end = bytes.find('\n', begin);
      line += " " + bytes.substr(begin, end - begin);
    }
    for (auto two = line.find("''"); two != line.npos; two = line.find("''", two + 1))
      line.erase(two, 1);
    std::erase(line, '\r');
    bool quoted =
        line.size() > 1 && (line[0] == '"' || line[0] == '\'') && line[0] == line.back();
    return quoted ? line.substr(1, line.size() - 2) : line;
  };
  std::size_t count = 0, of_several = 0, wrong_titles = 0, wrong_addresses = 0;
  std::string first_wrong;
  auto pages = find_pages({archive});
  in_batches(pages, [&](const std::vector<PagePath>& batch) {
    for (const auto& path : batch) {
      ++count;
      auto page = read_page(path, vocabulary::Vocabulary::builtin());
      auto title = value(*path.bytes, "title"), url = value(*path.bytes, "url");
      // The title with the site's name behind it is the same title.
      bool named = !page.document.title.empty() && title.starts_with(page.document.title);
      auto rest = named ? title.substr(page.document.title.size()) : title;
      bool wrong = !rest.empty() && !rest.starts_with(" - ") && !rest.starts_with(" | ");
      // One page is a packed book whose title fills several paragraphs: not told by its lines.
      bool several = title.starts_with('\'') && !page.document.title.empty();
      wrong &= !several;
      of_several += several;
      wrong_titles += wrong;
      if (wrong && first_wrong.empty()) first_wrong = title + " / " + page.document.title;
      wrong_addresses += page.document.url.value_or("") != url;
    }
  });
  CAPTURE(first_wrong);
  CHECK(pages.failures.empty());
  CHECK(count == 1432);
  CHECK(of_several <= 1);
  CHECK(wrong_titles == 0);
  CHECK(wrong_addresses == 0);
}
