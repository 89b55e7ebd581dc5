// Words of a text, folded so that "Diarrhoeas", "diarrhea" and "DIARRHŒA" are the same word.
// The view is for comparing only: spans always stay in the original bytes.
//
//   split_words("increases in Blood-sugar levels")
//   -> increase@[0,9) in@[10,12) blood@[13,18) sugar@[19,24) level@[25,31)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace netkg::model {

struct Word {
  Span span;           // in the text given to split_words
  std::string lower;   // lower case, plain letters: "tumours", "don't"
  std::string folded;  // also American and singular: "tumor". A key for comparing, not a word
                       // to print: "disease" and "diseases" are both "diseas"
};

/// Letters and digits make words; everything else separates, hyphens included. An apostrophe
/// inside a word stays ("don't"), a possessive is dropped ("body's" -> "body"), and so are the
/// commas of a number ("10,000" -> "10000").
std::vector<Word> split_words(std::string_view text);

/// The same for one stretch of `text`, spans in `text`; punctuation that ends a phrase
/// (, ; : . ! ? ( ) [ ] " and dashes with blanks around them) comes as words of its own, so
/// that no name is matched across it. Hyphens and slashes still only separate.
std::vector<Word> split_tokens(std::string_view text, Span part);

/// One lower-case word folded: "tumours" -> "tumor", "anaemia" -> "anemia".
std::string fold_word(std::string_view lower_word);

/// Lower case and plain letters: "Ćwikła" -> "cwikla", "HIF-2α" -> "hif-2alpha". Curly
/// apostrophes and every dash become ' and -.
std::string lower(std::string_view text);

/// Folded words joined by blanks: two names with the same key are the same name.
/// "Hand–foot Syndromes" -> "hand foot syndrome"
std::string name_key(std::string_view name);

/// The code point at text[*pos], moving *pos past it; U+FFFD and one byte when ill-formed.
char32_t next_code_point(std::string_view text, std::size_t* pos);
bool is_blank(char32_t c);   // blanks of every width, no-break and line separators included
bool is_letter(char32_t c);  // letters and marks
/// `span` without the blanks at its ends.
Span trim(std::string_view text, Span span);

/// Replaces ill-formed UTF-8 by U+FFFD and counts the replacements in `*repaired`.
std::string valid_utf8(std::string_view bytes, std::size_t* repaired);

}  // namespace netkg::model
