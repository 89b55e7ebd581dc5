// Long words one edit away from a name, and words that look so and are none.
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "model/words.h"
#include "vocabulary/compile.h"
#include "vocabulary/spelling.h"
#include "vocabulary/vocabulary.h"

using namespace netkg::vocabulary;
using namespace netkg::model;

namespace {

std::string meant(const Vocabulary& vocabulary, const std::string& text) {
  auto words = split_words(text);
  std::string ids;
  if (words.size() != 1) return "several words";
  for (const auto& match : vocabulary.misspelled(words[0]))
    ids += (ids.empty() ? "" : " ") + std::string(vocabulary.id(match.number));
  return ids;
}

/// Every word one edit away from `word`, its first letter and last two kept.
std::set<std::string> edited(const std::string& word) {
  std::set<std::string> out;
  for (std::size_t i = 1; i + 2 < word.size(); ++i) {
    out.insert(word.substr(0, i) + word.substr(i + 1));
    for (char c : {'a', 'k', 'z'}) {
      out.insert(word.substr(0, i) + c + word.substr(i));
      out.insert(word.substr(0, i) + c + word.substr(i + 1));
    }
    if (i + 3 < word.size())
      out.insert(word.substr(0, i) + word[i + 1] + word[i] + word.substr(i + 2));
  }
  out.erase(word);
  return out;
}

}  // namespace

TEST_CASE("A long name is known with one wrong letter") {
  struct Row {
    std::string word, id;
  };
  const std::vector<Row> table{
      {"sunitnib", "drug:sunitinib"},     // a letter left out
      {"suniitinib", "drug:sunitinib"},   // one too many
      {"sunutinib", "drug:sunitinib"},    // another
      {"suntiinib", "drug:sunitinib"},    // two neighbours swapped
      {"Evreolimus", "drug:everolimus"},  // in capitals, too
      {"EVEROLMUS", "drug:everolimus"},
      {"Afinitor", ""},  // a name itself
      {"sunitinib", ""},
      {"sunitin", ""},    // too short, and another ending
      {"unitinib", ""},   // another first letter
      {"suntinb", ""},    // two edits
      {"sunitinic", ""},  // another ending
      {"arrythmia", "condition:irregular-heartbeat effect:irregular-heartbeat"},
      {"neutropenic", ""},  // a word of its own
      {"leukaemic", ""},
      {"jaundiced", ""},
      {"addition", ""},  // addiction: too short for an effect
      {"breeding", ""},
      {"resistor", ""},  // not_misspelled.tsv
      {"thyroglobulin", ""},
      {"haematotoxicity", ""},
      {"hypetension", ""},  // as near to hypotension as to hypertension
      {"", "several words"}};
  const auto& vocabulary = Vocabulary::builtin();
  for (const auto& row : table) {
    CAPTURE(row.word);
    CHECK(meant(vocabulary, row.word) == row.id);
  }
}

TEST_CASE("Every edit of a long name is found, and nothing that is another name") {
  const auto& vocabulary = Vocabulary::builtin();
  std::size_t found = 0, others = 0;
  for (const char* name : {"everolimus", "lanreotide", "belzutifan", "capecitabine"}) {
    for (const auto& word : edited(name)) {
      CAPTURE(name, word);
      auto id = meant(vocabulary, word);
      bool folded_short = !is_long_word(fold_word(word));
      if (id.empty()) {
        ++others;  // an edit that makes the ending another, or as near to another name
        continue;
      }
      CHECK_FALSE(folded_short);
      CHECK(id == "drug:" + std::string(name));
      ++found;
    }
  }
  CHECK(found > 200);
  CHECK(others < found / 10);
}

TEST_CASE("No name is taken for a misspelling of another") {
  const auto& vocabulary = Vocabulary::builtin();
  for (ConceptNumber n = 0; n < vocabulary.size(); ++n) {
    auto entity = vocabulary.entity(n);
    entity.names.push_back(entity.label);
    for (const auto& name : entity.names) {
      for (const auto& word : split_words(name)) {
        CAPTURE(name);
        CHECK(vocabulary.misspelled(word).empty());
      }
    }
  }
}

TEST_CASE("Whatever the word, looking for a misspelling ends") {
  const auto& vocabulary = Vocabulary::builtin();
  for (const std::string& folded :
       {std::string(1000, 'a'), std::string(32, 'z'), std::string(8, '\0'),
        std::string("\xFF\xFE"), std::string("12345678"), std::string("sunit\xC3\xA9nib")}) {
    Word word{{0, 1}, folded, folded};
    CHECK(vocabulary.misspelled(word).empty());
  }
}

TEST_CASE("Words of English are left alone") {
  std::ifstream in("/usr/share/dict/words");
  if (!in) {
    std::cout << "skipped: no /usr/share/dict/words\n";
    return;
  }
  const auto& vocabulary = Vocabulary::builtin();
  std::size_t taken = 0;
  for (std::string line; std::getline(in, line);) {
    for (const auto& word : split_words(line)) taken += !vocabulary.misspelled(word).empty();
  }
  CHECK(taken < 5);  // of some 100,000; lists differ
}
