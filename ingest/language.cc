#include "ingest/language.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "model/words.h"

namespace netkg::ingest {

using namespace netkg::model;

namespace {

constexpr std::size_t looked_at = 60000;  // bytes
constexpr std::size_t fewest_words = 40;

struct LanguageRow {
  std::string_view language;
  std::string_view words;  // the commonest, between blanks; none of them common in English
};
constexpr std::array language_rows{
    LanguageRow{
        "en",
        "the of and to in is you that it for are with as be this have or your not by "
        "from can may if on at an was will has they which when their these more should"},
    LanguageRow{"es",
                "de la el que en los las del un una por con para es se su lo como puede si más "
                "pueden este esta al o y son sus tiene entre también"},
    LanguageRow{"fr",
                "de la le les des et en un une du est pour que dans ce qui vous votre par sur "
                "avec au aux peut sont ou il elle ne pas plus être si cette"},
    LanguageRow{"de",
                "der die das und ist nicht sie ein eine zu mit den von für auf im dem oder bei "
                "auch werden kann wird als sich des wenn sind es einer einen nach"},
    LanguageRow{"it",
                "di il la che e per un una del della dei con non è sono le gli al nel alla può "
                "come si da questo questa anche più o i se dal"},
    LanguageRow{"pt",
                "de o a que e do da em um uma para com não os as dos das por se ao pode mais "
                "como no na ou seu sua é são foi"},
    LanguageRow{"nl",
                "de het een en van is dat niet in op te met voor zijn die u kan of bij uw aan "
                "deze als ook worden naar wordt door om heeft er"},
    LanguageRow{"pl",
                "w i z na do nie się jest to o że lub oraz po od przez może być dla jak są te "
                "które a leczenia za tym przy"},
    LanguageRow{"sv",
                "och att det i en som är på av för med till den har de inte om ett kan du din "
                "eller vid från man när ska"},
    LanguageRow{"cy", "y yn o a ar i mae eich wedi gan am ei yw fod chi gall neu bod na os ac"},
};

/// Words of a language, and whether text in it uses other letters than these.
std::unordered_map<std::string_view, unsigned> make_table() {
  std::unordered_map<std::string_view, unsigned> table;
  for (unsigned l = 0; l < language_rows.size(); ++l) {
    auto words = language_rows[l].words;
    for (std::size_t at = 0; at < words.size();) {
      auto end = std::min(words.find(' ', at), words.size());
      table[words.substr(at, end - at)] |= 1u << l;
      at = end + 1;
    }
  }
  return table;
}

struct Counts {
  std::size_t words = 0;
  std::size_t letters = 0, foreign_letters = 0;  // outside Latin
  std::array<std::size_t, language_rows.size()> hits{};
};

Counts count(std::string_view text) {
  static const auto table = make_table();
  Counts counts;
  std::string word;
  auto end_word = [&] {
    if (word.empty()) return;
    ++counts.words;
    if (auto found = table.find(word); found != table.end())
      for (std::size_t l = 0; l < language_rows.size(); ++l)
        counts.hits[l] += found->second >> l & 1;
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital || (c >= 'a' && c <= 'z')) {
      word += static_cast<char>(capital ? c + 32 : c);
      ++counts.letters;
    } else if (c >= 0xC3 && c <= 0xC5) {
      word += text[i];
      ++counts.letters;
    } else if (c >= 0x80 && c < 0xC0) {
      if (!word.empty()) word += text[i];
    } else if (c >= 0xCE && c != 0xE2 && c != 0xEF && c < 0xF0) {
      ++counts.letters, ++counts.foreign_letters;
    } else {
      end_word();
    }
  }
  end_word();
  return counts;
}

}  // namespace

std::optional<std::string> measured_language(std::string_view text) {
  const auto counts = count(text.substr(0, looked_at));
  if (counts.foreign_letters > fewest_words && counts.foreign_letters * 2 > counts.letters)
    return "und";
  if (counts.words < fewest_words) return std::nullopt;
  std::size_t best = 0;
  for (std::size_t l = 1; l < language_rows.size(); ++l)
    if (counts.hits[l] > counts.hits[best]) best = l;
  const auto english = counts.hits[0];
  // English prose has 3 such words in 10, its lists of side effects 1 in 10.
  if (best == 0)
    return counts.hits[0] * 25 > counts.words ? std::optional<std::string>("en") : std::nullopt;
  if (counts.hits[best] * 8 < counts.words || counts.hits[best] < english * 2)
    return std::nullopt;
  return std::string(language_rows[best].language);
}

bool is_english(std::string_view language) {
  auto main = lower(language.substr(0, language.find_first_of("-_")));
  return main == "en" || main == "eng" || main == "english" || main.empty();
}

}  // namespace netkg::ingest
