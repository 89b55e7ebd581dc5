// Clinical context in the manner of ConText: is what a phrase names denied, doubtful, somebody
// else's, long ago, or only warned of? The cues are rows of corpus/vocab/context_rules.tsv.
//
//   context_of_phrase("wheezes", "Denies chest pain, cough or wheezes.") -> negated
//   context_of_phrase("fever", "Return if there is fever.")             -> Hypothetical
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/phrases.h"
#include "vocabulary/cues.h"

namespace netkg::ingest {

enum class Experiencer { Patient, Other };
enum class Temporality { Recent, Historical, Hypothetical };

/// "patient", "other"
std::string_view name_of(Experiencer experiencer);
/// "recent", "historical", "hypothetical"
std::string_view name_of(Temporality temporality);

struct ContextFlags {
  bool negated = false;
  bool hedged = false;
  Experiencer experiencer = Experiencer::Patient;
  Temporality temporality = Temporality::Recent;

  bool operator==(const ContextFlags&) const = default;
};

/// What one row says of the words near its cue.
struct CueEffect {
  vocabulary::CueCategory category;
  uint32_t reach;
};

/// All rows with the same cue that look the same way.
struct CueRule {
  std::vector<std::string> words;
  std::vector<CueEffect> effects;

  bool has(vocabulary::CueCategory category) const;
};

/// The rows made ready for matching.
class ContextRules {
 public:
  /// Those compiled into the program.
  static const ContextRules& builtin();
  explicit ContextRules(const std::vector<vocabulary::Cue>& cues);

  /// The longest cue looking that way that begins at words[at] and ends by `end`; else null.
  /// Cues for both ways are found either way.
  const CueRule* longest(vocabulary::CueDirection direction, const Words& words, std::size_t at,
                         std::size_t end) const;

  /// The context of words [first, last), which are one sentence's or several'. Reads a bounded
  /// stretch on each side, so that a call costs the same in a text of any length.
  ContextFlags context_of(const Words& words, std::size_t first, std::size_t last) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<CueRule>>;  // by first word

  Index ahead_, behind_, answers_;  // the longest rules first
};

/// The same with the rules of the program.
ContextFlags context_of(const Words& words, std::size_t first, std::size_t last);

/// The context of a phrase in the sentence that holds it; case, number and spelling may differ.
/// Where the phrase stands several times, the places in capitals count when only some are ("BK
/// virus: the test for BK VIRUS is negative"); else it is denied when every place is denied.
/// All flags are unset when the sentence does not hold the phrase.
ContextFlags context_of_phrase(std::string_view phrase, std::string_view sentence);

}  // namespace netkg::ingest
