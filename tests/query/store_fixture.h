// Stores for tests of questions: hand-built pages, and the annotated pages beside the project.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "query/run.h"

namespace netkg::query::test {

/// A directory that goes away with the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// One page written claim by claim; the text is made of what the claims quote.
///
///   Page page("one", "Page one");
///   page.says("drug:aaa", Predicate::MayCause, "effect:fatigue").qualifiers.negated = true;
class Page {
 public:
  Page(const std::string& id, const std::string& title);

  /// Labels follow from ids ("effect:hair-loss" is called "hair loss"). A subject of type class
  /// makes the claim a class claim. An object without a colon is a value.
  Claim& says(const std::string& subject, Predicate predicate, const std::string& object);
  /// Another name of an entity on this page.
  void names(const std::string& id, const std::string& other);
  Reference& cites(const std::string& title, const std::string& journal, int year);
  /// Marks words as a frequency: band and the words themselves.
  void frequency(Claim& claim, FrequencyBand band, const std::string& words);
  /// Words that claim nothing.
  void passage(const std::string& words);

  Extraction extraction;

 private:
  Span write(const std::string& words);
  Entity& entity(const std::string& id);
};

/// A temporary store with these pages, open for reading.
struct Fixture {
  TemporaryDirectory directory;
  std::unique_ptr<index::Store> store;

  explicit Fixture(const std::vector<Extraction>& pages);
  Answers ask(const std::string& question, const std::string& as_of = "2026-11-20") const;
};

/// "2026-11-20" as a day.
std::chrono::sys_days day(const std::string& iso);

/// ../shared/gold/NAME as an extraction with its page's text; nothing when it is not there.
std::optional<Extraction> gold_page(const std::string& name);
/// ../shared is not part of the project: tests that need it say so and pass.
bool shared_is_present();

/// Labels of answers with their level: "everolimus direct, sunitinib class".
std::string brief(const std::vector<Answer>& answers);

}  // namespace netkg::query::test
