// concept defined_as value, whole includes part.
//   "hand-foot syndrome (redness, pain, and skin peeling of the palms …)"
//   "The immune response is when the body reacts to anything foreign …"
#include <array>

#include "ingest/claim_rules/rules.h"
#include "ingest/subjects.h"

namespace netkg::ingest {
namespace {

constexpr std::size_t fewest_words = 4;  // a shorter bracket is a synonym or a remark

bool is_remark(const Words& words, std::size_t at) {
  return is_one_of(words, at,
                   {"also", "called", "such",    "for",        "usually", "more", "less", "see",
                    "up",   "about",  "between", "including",  "e.g",     "like", "if",   "or",
                    "and",  "brand",  "known",   "especially", "often",   "at",   "say"}) ||
         (words[at].lower[0] >= '0' && words[at].lower[0] <= '9');
}

/// "the growth of new blood vessels" describes; "HR, 1.5-7.6" and "based on stage" do not. The
/// bracket behind a side effect may also list what it is like: "redness, pain, and skin
/// peeling".
bool describes(const Words& words, std::size_t first, std::size_t last, EntityType type) {
  bool list = false;
  for (std::size_t i = first; i < last; ++i) {
    const auto& word = words[i].lower;
    if (word[0] >= '0' && word[0] <= '9') return false;
    if (is_one_of(words, i, {"effect", "effects", "e", "g", "see", "arm"})) return false;
    list |= word == "," || word == "and";
  }
  if (is_one_of(words, first, {"the", "a", "an", "when", "where", "any"})) return true;
  // "inflammation of the liver", "surgery to remove the kidney"
  if (is_one_of(words, first + 1, {"of", "to"}) && !list) return true;
  bool effect = type == EntityType::SideEffect || type == EntityType::Condition;
  if (effect && is_one_of(words, first, {"too", "having", "feeling", "being", "not"}))
    return true;
  return type == EntityType::SideEffect && list &&
         !is_one_of(words, first, {"based", "in", "caused"});
}

/// "cancer (the size of the cancer …)" explains something else than the word before it.
bool names_itself(const Reading& reading, const Found& defined, std::size_t close) {
  const auto& words = reading.words;
  // "the stage of the cancer (the size of the tumor and …)"
  auto before = phrase_begin(words, defined.first);
  if (before > 1 && is_one_of(words, before - 1, {"of"}) &&
      is_one_of(words, before - 2, {"stage", "type", "grade", "extent"}))
    return true;
  std::size_t matched = defined.first;  // the name's words, one after the other
  for (auto i = defined.last + 1; i < close; ++i) {
    matched = words[i].folded == words[matched].folded ? matched + 1 : defined.first;
    if (matched == defined.last) return true;
  }
  return false;
}

/// Has the membership rule read the words behind the verb: "X is a type of | targeted therapy"?
bool states_kind(const Reading& reading, std::size_t verb, const Drafts& drafts) {
  for (const auto& draft : drafts) {
    if (draft.predicate == Predicate::IsA && draft.evidence.end > reading.words[verb].span.end)
      return true;
  }
  return false;
}

void add(Page* page, const Reading& reading, Handle subject, std::size_t value,
         std::size_t first, std::size_t last, Drafts* drafts) {
  Draft draft;
  draft.predicate = Predicate::DefinedAs;
  draft.subject = subject;
  draft.value = text_of(*page, reading.words, value, last);
  draft.evidence = span_of(reading.words, first, last);
  drafts->push_back(draft);
}

void read_brackets(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (const auto& found : reading.found) {
    bool defines = found.type != EntityType::Drug && found.type != EntityType::Anatomy &&
                   found.last < words.size() && words[found.last].lower == "(";
    if (!defines) continue;
    auto close = after_bracket(words, found.last) - 1;
    auto first = found.last + 1;
    if (close < first + fewest_words || is_remark(words, first)) continue;
    bool kind = match(words, first, "a type of") || match(words, first, "a kind of") ||
                match(words, first, "a form of");  // membership's
    if (kind || !describes(words, first, close, found.type) ||
        names_itself(reading, found, close))
      continue;
    // "high blood pressure (…)" gives the other name; "hepatitis (inflammation of the liver)"
    // says what it is.
    bool term = found.last == found.first + 1 && find(words, first, close, "of");
    if (!term && page->concepts.named(text_of(*page, words, first, close), found.type))
      continue;
    add(page, reading, found.entity, first, first, close, drafts);
  }
}

/// "X is when the body reacts …"
void read_is_when(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  if (reading.found.empty()) return;
  const auto& first = reading.found.front();
  constexpr std::size_t near_start = 2;
  if (first.first > near_start) return;
  auto size = match(words, first.last, "is when");
  if (size == 0)
    size = match(words, first.last, "means") + match(words, first.last, "means that");
  if (size == 0) return;
  auto begin = first.last + (size == 2 ? 1 : size);
  add(page, reading, first.entity, begin, begin, clause_end(words, begin), drafts);
}

/// Words behind "is" that say what somebody does with it or how it is, never what it is.
bool is_no_noun(const Words& words, std::size_t at) {
  if (at >= words.size()) return true;
  const auto& word = words[at].lower;
  bool participle = word.ends_with("ed") || word == "given" || word == "taken" ||
                    word == "done" || word == "made" || word == "known" || word == "often";
  return participle || word.ends_with("ly") || is_punctuation(words[at]) ||
         is_one_of(words, at,
                   {"not",        "also",      "more",      "less",   "most",      "very",
                    "likely",     "possible",  "common",    "usual",  "used",      "important",
                    "different",  "similar",   "available", "in",     "on",        "at",
                    "for",        "being",     "best",      "safe",   "effective", "sometimes",
                    "one",        "expensive", "serious",   "severe", "able",      "similar",
                    "complicated"});
}

/// Where the words behind "is" begin to say what something is: "a type of treatment that …",
/// "procedures that …", "feeling exhausted …"; nothing when they say something else.
std::optional<std::size_t> nature_at(const Words& words, std::size_t at, std::size_t end) {
  while (is_one_of(words, at, {"also", "usually", "closely", "often"}) && at + 1 < end &&
         words[at + 1].lower.ends_with("ing"))
    ++at;
  constexpr std::size_t reach = 8;  // words to "that"
  bool relative = false;
  for (auto i = at; i < std::min(at + reach, end); ++i) {
    relative |= is_one_of(words, i, {"that", "which", "who", "where", "when"}) ||
                (i > at && is_one_of(words, i, {"meant", "designed", "intended", "aimed"}));
  }
  if (is_one_of(words, at, {"a", "an", "the"}))
    return end >= at + 1 + fewest_words ? std::optional(at) : std::nullopt;
  if (end < at + fewest_words || is_no_noun(words, at)) return std::nullopt;
  bool gerund = words[at].lower.ends_with("ing");
  return relative || gerund ? std::optional(at) : std::nullopt;
}

/// "VHL disease is an inherited condition in which tumors and cysts can grow …"
/// "Stem cell transplants are procedures that restore blood stem cells …"
void read_what_it_is(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  if (reading.found.empty()) return;
  const auto& first = reading.found.front();
  bool signs = is_one_of(words, 0, {"signs", "symptoms", "sign", "symptom"});
  bool begins =
      (first.first == 0 && !signs) || (first.first == 1 && is_one_of(words, 0, {"a", "an"}));
  bool defines = begins && first.type != EntityType::Drug && first.type != EntityType::Anatomy;
  auto verb = first.last;
  if (is_one_of(words, verb, {"("})) verb = after_bracket(words, verb);
  if (is_one_of(words, verb, {"disease", "syndrome"})) ++verb;
  if (!defines || !is_one_of(words, verb, {"is", "are"})) return;
  auto end = clause_end(words, verb + 1);
  auto at = nature_at(words, verb + 1, end);
  bool other = !at || find(words, verb, end, "side effect") ||
               find(words, verb, end, "side effects") || find(words, verb, end, "symptom") ||
               find(words, verb, end, "sign of") || find(words, verb, end, "cause of") ||
               find(words, verb, end, "causes of") || find(words, verb, end, "most common") ||
               find(words, verb, end, "option") || find(words, verb, end, "treatment for");
  if (other || states_kind(reading, verb, *drafts)) return;
  auto value = *at + is_one_of(words, *at, {"a", "an", "the"});
  add(page, reading, first.entity, value, *at, end, drafts);
}

/// "It is a man made version of a substance that the body makes": a drug in plain words.
void read_plain_words(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  std::size_t verb = 0;
  while (verb < words.size() && !is_one_of(words, verb, {"is", "are"})) ++verb;
  constexpr std::size_t near_start = 4;
  if (verb == 0 || verb > near_start || !is_one_of(words, verb + 1, {"a", "an"})) return;
  // The drug itself stands before the verb: "It is a …", "Octreotide is a …".
  const auto* named = reading.at(verb - 1);
  bool named_drug = named && named->type == EntityType::Drug && named->first == 0;
  auto subject = subject_before(*page, reading, verb);
  if (!subject || page->concepts.type(*subject) != EntityType::Drug) return;
  if (!named_drug && match_anaphor(words, 0) != verb) return;
  auto end = clause_end(words, verb + 1);
  bool other = end < verb + 2 + fewest_words ||
               is_one_of(words, verb + 2,
                         {"type", "kind", "tablet", "pill", "capsule", "form", "treatment",
                          "targeted", "drug", "medicine"}) ||
               reading.first_of({EntityType::DrugClass, EntityType::Treatment}, verb, end);
  for (auto i = verb; i < end; ++i) {
    other |=
        is_one_of(words, i, {"tablet", "pill", "capsule", "injection", "infusion", "drip"});
  }
  if (!other) add(page, reading, *subject, verb + 2, verb + 1, end, drafts);
}

/// "The gut includes the:" + bullets.
void read_parts(Page* page, const Reading& reading, Drafts* drafts) {
  const auto* stem = page->lead_in(reading);
  if (!stem) return;
  const auto* whole = stem->first_of({EntityType::Anatomy}, 0, stem->words.size());
  bool includes = whole && is_one_of(stem->words, whole->last, {"includes", "include", "are"});
  const auto* part = includes ? reading.first_of({EntityType::Anatomy}, 0, 2) : nullptr;
  if (!part || part->entity == whole->entity) return;
  Draft draft;
  draft.predicate = Predicate::Includes;
  draft.subject = whole->entity;
  draft.object = part->entity;
  bool alone = part->last >= reading.words.size() || part->last + 1 == reading.words.size();
  draft.evidence =
      alone ? page->sentence(reading).span : span_of(reading.words, part->first, part->last);
  drafts->push_back(draft);
}

/// Does the stem say that what follows are kinds: "Types of immunotherapy include:", "There are
/// several types of targeted therapy:"?
const Found* kinds_of(const Reading& stem) {
  const auto& words = stem.words;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    bool kinds = is_one_of(words, i, {"types", "kinds", "forms", "groups", "classes"}) &&
                 is_one_of(words, i + 1, {"of"});
    if (!kinds) continue;
    auto at = i + 2;
    while (at < words.size() && is_determiner(words[at])) ++at;
    const auto* found = stem.at(at);
    bool whole =
        found && (found->type == EntityType::DrugClass || found->type == EntityType::Treatment);
    if (whole) return found;
  }
  return nullptr;
}

/// "Types of immune system modulators include | cytokines and immunomodulatory drugs."
void read_kinds_inline(const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  const auto* whole = kinds_of(reading);
  if (!whole || !is_one_of(words, whole->last, {"include", "includes", "are"})) return;
  auto end = clause_end(words, whole->last);
  for (const auto& kind : reading.found) {
    bool listed = kind.first > whole->last && kind.last <= end &&
                  kind.entity != whole->entity &&
                  (kind.type == EntityType::DrugClass || kind.type == EntityType::Treatment ||
                   kind.type == EntityType::Drug);
    if (!listed || !is_one_of(words, kind.first - 1,
                              {"include", "includes", "are", ",", "and", "or", "the"}))
      continue;
    Draft draft;
    draft.predicate = Predicate::Includes;
    draft.subject = whole->entity;
    draft.object = kind.entity;
    draft.evidence = span_of(words, kind.first, kind.last);
    drafts->push_back(draft);
  }
}

/// A bullet that begins with a class or treatment below "Types of immunotherapy include:".
void read_kinds(Page* page, const Reading& reading, Drafts* drafts) {
  const auto* stem = page->lead_in(reading);
  if (!page->sentence(reading).item || reading.found.empty()) return;
  if (!stem) stem = &page->headings[page->sentence(reading).section];
  const auto* whole = kinds_of(*stem);
  const auto& kind = reading.found.front();
  constexpr std::size_t near_start = 1;
  bool part = whole && kind.first <= near_start && kind.entity != whole->entity &&
              (kind.type == EntityType::DrugClass || kind.type == EntityType::Treatment ||
               kind.type == EntityType::Drug);
  if (!part) return;
  Draft draft;
  draft.predicate = Predicate::Includes;
  draft.subject = whole->entity;
  draft.object = kind.entity;
  draft.evidence = span_of(reading.words, kind.first, kind.last);
  drafts->push_back(draft);
}

/// "Breast cancer that has spread to other organs is called | metastatic breast cancer."
void read_is_called(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (std::size_t verb = fewest_words; verb + 2 < words.size(); ++verb) {
    auto size =
        std::max({match(words, verb, "is called"), match(words, verb, "are called"),
                  match(words, verb, "is known as"), match(words, verb, "are known as")});
    if (size == 0) continue;
    auto at = verb + size;
    while (at < words.size() && is_determiner(words[at])) ++at;
    const auto* named = reading.at(at);
    bool whole = named && named->first == at && named->type != EntityType::Drug &&
                 named->type != EntityType::Anatomy &&
                 !is_one_of(words, 0, {"it", "this", "these"});
    bool phrase = find(words, 0, verb, "that") || find(words, 0, verb, "who") ||
                  find(words, 0, verb, "when") || find(words, 0, verb, "in which") ||
                  (is_one_of(words, 0, {"the"}) && find(words, 0, verb, "has"));
    whole = whole && phrase && named->type != EntityType::Target;
    if (whole) add(page, reading, named->entity, 0, 0, verb, drafts);
    return;
  }
}

/// "If cancer returns to the place where it began, it is called a | local recurrence."
void read_when_called(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  if (!is_one_of(words, 0, {"if", "when"})) return;
  for (std::size_t comma = fewest_words; comma + 4 < words.size(); ++comma) {
    if (words[comma].lower != ",") continue;
    auto at = comma + 1;
    for (auto phrase : {"it", "this", "the operation", "the procedure", "the surgery",
                        "this surgery", "the treatment", "this is", "the cancer"}) {
      at = std::max(at, comma + 1 + match(words, comma + 1, phrase));
    }
    if (at == comma + 1) continue;
    while (is_one_of(words, at, {"is", "may", "be", "sometimes", "often"})) ++at;
    if (!is_one_of(words, at, {"called"}) && !match(words, at, "known as")) return;
    at += is_one_of(words, at, {"called"}) ? 1 : 2;
    while (at < words.size() && is_determiner(words[at])) ++at;
    const auto* named = reading.at(at);
    bool told = !is_one_of(words, 1, {"it", "they", "this", "these"});
    if (told && named && named->first == at && named->type != EntityType::Drug)
      add(page, reading, named->entity, 1, 1, comma, drafts);
    return;
  }
}

/// "In metastatic breast cancer, | the cancer has spread to distant parts of the body."
void read_in_condition(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  const auto* named = is_one_of(words, 0, {"in"}) ? reading.at(1) : nullptr;
  if (!named || named->type != EntityType::Condition) return;
  auto comma = phrase_end(words, named->last, false);
  bool is =
      is_one_of(words, comma, {","}) &&
      (match(words, comma + 1, "the cancer has") || match(words, comma + 1, "cancer has") ||
       match(words, comma + 1, "the cancer is") || match(words, comma + 1, "cancer cells"));
  if (!is) return;
  auto end = clause_end(words, comma + 1);
  add(page, reading, named->entity, comma + 1, comma + 1, end, drafts);
}

/// "Receiving treatment before surgery, called neoadjuvant therapy, may …"
void read_called(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (const auto& found : reading.found) {
    bool named = (found.type == EntityType::Treatment || found.type == EntityType::Condition ||
                  found.type == EntityType::Process || found.type == EntityType::SideEffect) &&
                 found.first > 0;
    auto called = named ? phrase_begin(words, found.first) : 0;
    while (called > 0 && is_one_of(words, called - 1, {"known", "as", "also", "sometimes"}))
      --called;
    if (called == 0 || !is_one_of(words, called - 1, {"called"}) || called < 2) continue;
    auto end = called - 1;
    if (!is_one_of(words, --end, {",", "("})) continue;
    bool gerund = words[0].lower.ends_with("ing") && end >= fewest_words - 1;
    if (gerund && !find(words, 0, end, ","))
      add(page, reading, found.entity, 0, 0, end, drafts);
  }
}

/// "brachytherapy, in which a source is placed inside the body", "autologous transplant, which
/// means the cells come from you"
void read_in_which(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  for (const auto& found : reading.found) {
    if (found.type != EntityType::Treatment && found.type != EntityType::SideEffect &&
        found.type != EntityType::Condition)
      continue;
    auto at = found.last;
    if (is_one_of(words, at, {"("})) at = after_bracket(words, at);
    if (!is_one_of(words, at, {","})) continue;
    std::size_t size = 0;
    for (auto phrase : {"in which", "where", "which means", "which is when", "which is a",
                        "a procedure in which", "a procedure that", "a procedure to",
                        "a treatment that", "a type of treatment that", "a surgery that",
                        "an operation that", "a condition in which", "a condition that",
                        "which removes", "which uses", "which involves"}) {
      size = std::max(size, match(words, at + 1, phrase));
    }
    auto end = clause_end(words, at + 1);
    if (size == 0 || end < at + 1 + size + 2) continue;
    add(page, reading, found.entity, at + 1, at + 1, end, drafts);
    return;
  }
}

/// "• Cryoablation: An instrument is used to freeze and destroy cancer cells."
void read_entry(Page* page, const Reading& reading, Drafts* drafts) {
  const auto& words = reading.words;
  if (!page->sentence(reading).item || reading.found.empty()) return;
  const auto& name = reading.found.front();
  auto colon = phrase_end(words, name.last, false);
  bool described = name.type == EntityType::Treatment || name.type == EntityType::Process;
  // "Sleep apnea: A breathing disorder in which …", "Ascites: Fluid builds up in the abdomen."
  bool effect = name.type == EntityType::SideEffect || name.type == EntityType::Condition;
  described |= effect && (is_one_of(words, colon + 1,
                                    {"a", "an", "the", "being", "fluid", "problems", "having",
                                     "feeling", "when"}));
  bool entry = name.first == 0 && described && is_one_of(words, colon, {":"});
  if (!entry || words.size() < colon + 1 + fewest_words) return;
  // "Radiation therapy: surgery, chemotherapy" lists; a description has a verb.
  bool sentence = false;
  for (auto i = colon + 1; i < words.size(); ++i) {
    sentence |=
        is_one_of(words, i, {"is", "are", "uses", "use", "to", "that", "removes", "can"});
  }
  if (sentence) add(page, reading, name.entity, colon + 1, colon + 1, words.size(), drafts);
}

}  // namespace

void read_definition(Page* page, const Reading& reading, Drafts* drafts) {
  read_brackets(page, reading, drafts);
  read_is_when(page, reading, drafts);
  read_plain_words(page, reading, drafts);
  read_what_it_is(page, reading, drafts);
  read_parts(page, reading, drafts);
  read_kinds(page, reading, drafts);
  read_kinds_inline(reading, drafts);
  read_called(page, reading, drafts);
  read_is_called(page, reading, drafts);
  read_when_called(page, reading, drafts);
  read_in_condition(page, reading, drafts);
  read_in_which(page, reading, drafts);
  read_entry(page, reading, drafts);
}

}  // namespace netkg::ingest
