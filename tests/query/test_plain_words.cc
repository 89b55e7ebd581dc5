// Turns of speech, and the plain words that the grammar reads instead.
#include <catch2/catch.hpp>

#include "query/plain_words.h"
#include "query/story.h"

using namespace netkg::query;

namespace {

struct Row {
  const char* question;
  const char* plain;  // empty: nothing to say otherwise
};

const Row rows[] = {
    {"which drugs cause fatigue?", ""},
    {"how are side effects treated", ""},
    {"which side effects everolimus causes", ""},
    {"Is cabozantinib supposed to be taken with food?", "is cabozantinib taken with food"},
    {"How many of the drugs block mTOR?", "how many drugs block mtor"},
    {"Is it true that sunitinib causes a rash?", "do sunitinib causes a rash"},
    {"which drugs can bring gallstones on", "which drugs can bring on gallstones"},
    {"which drugs bring on gallstones", ""},
    {"is there a tablet or capsule that makes you tired", "which drugs makes you tired"},
    {"is there anything that helps with diarrhoea", ""},
    {"what can I take for diarrhoea?", "what can you do about diarrhoea"},
    {"which drugs turn your skin yellow?", "which drugs cause yellow skin"},
    {"which drugs change the colour of your hair?", "which drugs cause hair colour changes"},
    {"does it change hair colour", "does it cause hair colour changes"},
    {"which drugs cause a change in taste", ""},
    {"what treats a NET that began in the lung", "what treats a net of the lung"},
    {"serious side effects everolimus", "serious side effects of everolimus"},
    {"side effects that everolimus can have", ""},
    {"which injections treat carcinoid syndrome",
     "which drugs given by injection treat carcinoid syndrome"},
    {"where do we mention ondansetron?", "which pages mention ondansetron"},
    {"Where is ondansetron mentioned?", "which pages mention ondansetron"},
    {"When did someone last check the sunitinib page?",
     "when was the sunitinib page last reviewed"},
    {"By when must the lanreotide page be looked at again?",
     "when must the lanreotide page due for review"},
    {"Which drugs should I not have grapefruit with?", "which drugs interact with grapefruit"},
    {"will I lose all my hair on captem", "will i get hair loss on captem"},
    {"How many alkylating agents are there on these pages?",
     "how many drugs are alkylating agents"},
    {"how many side effects are there", ""},
    {"How many pages does Zebra publish?", "how many pages are from zebra"},
};

struct Told {
  const char* question;
  const char* name;
  const char* said;
};

const Told told[] = {
    {"what side effects does it have?", "cabozantinib",
     "what side effects does cabozantinib have"},
    {"which drugs cause that?", "gallstones", "which drugs cause gallstones"},
    {"can drugs bring them on", "gallstones", "can drugs bring gallstones on"},
    {"is it safe in pregnancy", "cabozantinib", ""},
    {"how long does it take", "cabozantinib", ""},
    {"what is that", "Temodal", ""},
    {"which drugs cause fatigue", "sunitinib", ""},
};

}  // namespace

TEST_CASE("what is asked in a roundabout way is said in plain words") {
  for (const auto& row : rows) {
    CAPTURE(row.question);
    CHECK(in_plain_words(row.question) == row.plain);
  }
}

TEST_CASE("a pronoun gives way to the name that was told before") {
  for (const auto& row : told) {
    CAPTURE(row.question);
    CHECK(with_name_for_pronoun(row.question, row.name) == row.said);
  }
}

TEST_CASE("a story's questions and names are few, and the last ones") {
  CHECK(ends_of("which drugs cause fatigue?").empty());
  CHECK(ends_of("He coughs. Which drugs cause that?") == std::vector<std::size_t>{11});
  CHECK(ends_of("I take it, what does it block?") == std::vector<std::size_t>{11});
  CHECK(ends_of("nausea, vomiting and fatigue").empty());
  CHECK(ends_of("a. b. c. d. e. f. g") == std::vector<std::size_t>{9, 12, 15, 18});
  const auto& vocabulary = netkg::vocabulary::Vocabulary::builtin();
  CHECK(names_in("He takes Afinitor and has a rash.", vocabulary) ==
        std::vector<std::string>{"rash", "Afinitor"});
  CHECK(names_in("rash, nausea, fatigue, rash, headache, pain", vocabulary).size() == 4);
}

TEST_CASE("a long question without an end is read in passing") {
  std::string long_word(100'000, 'x'), many;
  for (int i = 0; i < 10'000; ++i) many += "fatigue, ";
  CHECK(ends_of(long_word).empty());
  CHECK(names_in(many, netkg::vocabulary::Vocabulary::builtin()).size() == 1);
}

TEST_CASE("odd questions stay whole") {
  for (const char* question : {"", "?", "with", "how many", "lose my", "turn your", "where do",
                               "bring", "side effects", "is it true that", ", , ,"}) {
    CAPTURE(question);
    CHECK_NOTHROW(in_plain_words(question));
    CHECK_NOTHROW(with_name_for_pronoun(question, "x"));
  }
}
