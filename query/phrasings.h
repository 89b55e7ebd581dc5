// How English asks for each relation. These tables own the words; parse.cc only composes them.
// Patterns are those of tokens.h.
#pragma once

#include <span>
#include <string_view>

#include "query/question.h"

namespace netkg::query {

/// Active: the subject stands before ("everolimus causes fatigue"). Passive: after ("caused
/// by").
enum class Voice : uint8_t { Active, Passive };

struct VerbPhrase {
  Relation relation;
  Voice voice;
  std::string_view pattern;
};
/// Longest match wins, then the first row.
std::span<const VerbPhrase> verb_phrases();

/// A noun that says what is asked for, and the relation it stands for before "of X".
struct AskNoun {
  std::string_view pattern;
  Asked asked;
  std::optional<Relation> relation;  // "side effects of X", "the brand names of X"
};
std::span<const AskNoun> ask_nouns();

/// A whole question with slots, where clause grammar would not do.
struct WholePattern {
  std::string_view pattern;
  Kind kind;
  Asked asked;
  Relation relation;
  /// Which side the answers are on when the pattern leaves it out.
  enum class Side : uint8_t { Subject, Object, None } side = Side::Object;
  bool inverted = false;
};
std::span<const WholePattern> whole_patterns();

/// Words before a noun that ask for a band: "most common", "serious".
struct BandPhrase {
  std::string_view pattern;
  Bands bands;
};
std::span<const BandPhrase> band_phrases();

/// Openings that say nothing: "please", "can you tell me".
std::span<const std::string_view> politeness();
/// "list all", "show me", "which", "what are the".
std::span<const std::string_view> which_openings();

inline constexpr std::string_view auxiliaries =
    "is are was were be been being does do did can could will would may might must should has "
    "have had";
inline constexpr std::string_view negations =
    "not never don't doesn't cannot can't won't isn't aren't didn't don’t doesn’t cannot can’t "
    "isn’t aren’t no";
/// Said beside a relation without changing it.
inline constexpr std::string_view fillers =
    "also usually often sometimes commonly typically generally possibly normally ever actually "
    "really known likely said stated reported listed mentioned thought expected able the a an "
    "any some all each every other please you people patients me there also both either only "
    "exactly currently to that which who of for your my their these those this its possible "
    "i we potential likely main all us anyone someone specific certain";
/// Words that a question may hold without asking anything by them.
inline constexpr std::string_view silent_words =
    "and or but by with to for from in of on as at against about into if when what how so then "
    "s one ones them it they themselves itself such like than just that's there's";
/// "the drugs", "any medicine": names nothing.
inline constexpr std::string_view generic_nouns =
    "drug drugs medicine medicines medication medications meds med treatment treatments therapy "
    "therapies "
    "agent agents one ones them it they things anything something what page pages effect "
    "effects "
    "side disease diseases condition conditions";

}  // namespace netkg::query
