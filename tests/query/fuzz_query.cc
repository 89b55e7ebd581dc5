// Fuzz entry of the question parsers: any bytes are read without harm and print as one line.
// libFuzzer takes LLVMFuzzerTestOneInput; the test below drives it with torn questions, the
// same ones every time.
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>

#include "model/words.h"
#include "query/fields.h"
#include "query/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace netkg;
  std::size_t repaired = 0;
  auto text = model::valid_utf8({reinterpret_cast<const char*>(data), size}, &repaired);
  auto question = query::parse(text);
  if (query::print(question).find('\0') == std::string::npos) {
    for (const auto& clause : question.clauses) {
      for (const auto* slot : {&clause.subject, &clause.object})
        if (slot->term.span.end > text.size()) return 1;  // spans lie in the question
    }
  }
  auto fields = query::parse_fields(text);
  if (const auto* node = std::get_if<query::FieldNode>(&fields)) {
    // What prints reads again as the same.
    auto again = query::parse_fields(query::print(*node));
    if (!std::holds_alternative<query::FieldNode>(again)) return 0;
    if (query::print(std::get<query::FieldNode>(again)).empty()) return 1;
  } else if (std::get<query::FieldError>(fields).span.end > text.size()) {
    return 1;
  }
  return 0;
}

TEST_CASE("torn questions are read without harm") {
  const std::string seeds[] = {
      "which drugs cause fatigue but not diarrhoea on at least two pages?",
      "what are the side effects of drugs that treat conditions that cause flushing",
      "pages overdue that mention a drug that causes fatigue and cite the Lancet",
      "which side effects does sunitinib have that everolimus does not have",
      "drug:sunitinib (effect:fatigue OR NOT level:class) due:<2024-12-31 \"mouth sores\"",
      "according to the NCI, how many kinase inhibitors are taken once a day?",
      "can I take everolimus with grapefruit while pregnant"};
  std::mt19937 random(7);
  auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int n = 0; n < 1500; ++n) {
    std::string text = seeds[pick(std::size(seeds))];
    for (std::size_t cut = 0; cut < 1 + pick(4); ++cut) {
      auto at = pick(text.size() + 1);
      switch (pick(5)) {
        case 0:
          text.erase(at, pick(12));
          break;
        case 1:
          text.insert(at, 1, static_cast<char>(pick(256)));
          break;
        case 2:
          text += " " + seeds[pick(std::size(seeds))].substr(0, pick(40));
          break;
        case 3:
          text = text.substr(at) + " " + text.substr(0, at);
          break;
        default:
          text.insert(at, "not that which and ");
      }
    }
    CAPTURE(n, text);
    CHECK(LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(text.data()), text.size()) ==
          0);
  }
}
