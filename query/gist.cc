// Reading a question by the names in it.
#include "query/gist.h"

#include <algorithm>
#include <array>

#include "query/frame.h"
#include "query/nouns.h"
#include "query/reword.h"

namespace netkg::query {
namespace {

/// What a question may be after, when one kind of thing is named.
enum class Aim : uint8_t {
  None,
  Effects,
  Manage,
  Schedule,
  Food,
  Dosing,
  GivenBy,
  Brand,
  Kind,
  Work,
  Uses,
  Drugs,
  Together,
  Compare,
  Safe,
  What,
};

struct Cue {
  Aim aim;
  std::string_view pattern;
};

/// The longest cue at a place wins; of several in one question the first row.
constexpr std::array cues{
    Cue{Aim::Compare, "difference|differences|compare|compared|versus|vs|differ"},
    Cue{Aim::Compare, "better|worse|gentler|stronger than?"},
    Cue{Aim::Together,
        "together|alongside|combine|combined|combining|mix|mixing|interact|"
        "interacts|interaction|interactions|clash"},
    Cue{Aim::Together, "same|at the? same? time"},
    Cue{Aim::Safe, "safe|harm|harmful|dangerous|okay|ok|allowed|avoid|risky for|to|in|during?"},
    Cue{Aim::Food,
        "with|on|before|after an|a? empty|full? food|meal|meals|stomach|breakfast|eating"},
    Cue{Aim::Food, "eat|eating something|anything|food?"},
    Cue{Aim::Effects, "unwanted|unwelcome|unpleasant|nasty|bad things?"},
    Cue{Aim::Effects, "happen|happens to?"},
    Cue{Aim::Schedule, "how often"},
    Cue{Aim::Schedule, "how many times a|per day|week|month"},
    Cue{Aim::Schedule, "once|twice|daily|weekly|monthly|schedule|timetable"},
    Cue{Aim::GivenBy, "who gives|administers|injects|give|inject"},
    Cue{Aim::GivenBy, "myself|yourself|nurse"},
    Cue{Aim::Dosing,
        "dose|doses|dosage|swallow|inject|injection|injected|tablet|tablets|capsule|"
        "capsules|drip|infusion|administered|needle"},
    Cue{Aim::Dosing,
        "how do|should|is|are|does|will i|you|people|it|she|he|they? take|taken|have|"
        "given|use|get|given"},
    Cue{Aim::Brand, "brand|trade name|names"},
    Cue{Aim::Brand, "called|name|names|brand|brands|aka|sold|branded"},
    Cue{Aim::Kind, "what kind|sort|type|class|group|family of"},
    Cue{Aim::Kind, "class|category|family|belong|belongs|sort|kind to|of?"},
    Cue{Aim::Work, "work|works|working|act|acts|mechanism|target|targets|block|blocks|does"},
    Cue{Aim::Manage,
        "cope|coping|deal|dealing|manage|managing|help|helps|helped|relieve|relieving|"
        "ease|easing|reduce|control|prevent|rid|better|lessen|soothe|tips|advice|"
        "remedy|remedies with|for|of?"},
    Cue{Aim::Manage, "what can|should|could|do i|you|we|she|he|they do about|for|with|if?"},
    Cue{Aim::Uses, "used|use|uses|treat|treats|prescribed|indicated|approved|licensed for|to?"},
    Cue{Aim::Uses, "what|why for|take|use|prescribe"},
    Cue{Aim::Drugs,
        "drug|drugs|medicine|medicines|medication|medications|treatment|treatments|"
        "option|options|choices|choice|therapy|therapies|pill|pills"},
    Cue{Aim::Drugs, "reason|reasons for|that|why?"},
    Cue{Aim::Drugs, "cause|causes|culprit|culprits|responsible|blame|behind|triggers|trigger"},
    Cue{Aim::Effects, "side|adverse|unwanted effect|effects"},
    Cue{Aim::Effects,
        "effect|effects|symptom|symptoms|reaction|reactions|problem|problems|expect|"
        "downside|downsides|risk|risks|complications|watch"},
    Cue{Aim::What, "what is|are|does|do mean|means?"},
    Cue{Aim::What, "explain|define|definition|meaning|tell|describe"},
};

/// Said around a question; none of them names anything.
constexpr std::string_view chat =
    "i i'm i’m im i've i’ve ive i'd i’d me my mine we our us you your he she it they her his "
    "their "
    "him them who whose mum mom mother dad father wife husband partner son daughter friend "
    "brother "
    "sister family person people patient patients man woman someone anyone somebody everybody "
    "everyone been being put start started starting starts stop stopping going go goes take "
    "takes "
    "taking took taken have having had has get gets getting got give gives given giving know "
    "knows "
    "wonder wondering worried worry heard hear hearing read reading told tell say says said "
    "doctor "
    "doctors nurse nurses gp oncologist consultant specialist hospital team pharmacist leaflet "
    "need "
    "needs want wants like ask asking question questions new today now yet already soon later "
    "while during after before when if because since until long term short time day days week "
    "weeks month months first last feel feels feeling felt make makes making made happen "
    "happens "
    "happening happened usual usually normal normally expected likely unlikely chance chances "
    "possible possibly really quite very much so too also as well any some all every each "
    "other "
    "there here this that these those thing things something anything bit lot lots more many "
    "few "
    "bad badly mild real sure ever still only even just also maybe perhaps please thanks thank "
    "hi "
    "hello hey yes ok about on off for from with without in at of to by and or but the a an is "
    "are "
    "was were be do does did can could will would shall should may might must prescribed "
    "prescribe recommend recommended suffer suffering suffers experience experiencing develop "
    "notice noticed see seen come comes coming up down out over using use used uses which what "
    "how "
    "why whether than then it's its that's what's treatment drug medicine medication body "
    "cancer's "
    "good find look looking help mean means cause causes causing lead leads affect affects end "
    "result results due caused having common commonly often sometimes rarely";

struct Named {
  Range range;
  std::vector<EntityId> ids;
  bool drug = false, effect = false, condition = false, target = false;
  std::string words = {};  // the name, where the question says it otherwise
};

struct Reading {
  std::vector<Named> names;
  std::vector<bool> aims = std::vector<bool>(32, false);
  Bands bands;
  bool negated = false;
  bool alternative = false;
  bool has(Aim aim) const { return aims[static_cast<std::size_t>(aim)]; }
};

Named make_named(Range range, std::vector<EntityId> ids) {
  Named out{range, std::move(ids)};
  using enum EntityType;
  for (const auto& id : out.ids) {
    auto type = type_of(id);
    if (!type) continue;
    out.drug |= *type == Drug || *type == DrugClass || *type == Treatment;
    out.effect |= *type == SideEffect;
    out.condition |= *type == Condition;
    out.target |= *type == Target || *type == Process;
  }
  return out;
}

/// How people say what a list calls "feeling low" and "underactive thyroid": "feels so low",
/// "my thyroid has gone underactive". Names have at most two words on either side.
std::optional<Named> said_name_at(const Names& names, const Tokens& tokens, std::size_t at) {
  constexpr std::string_view linking =
      "is are was has have had gone go goes going become becomes became got get gets getting "
      "feel feels turned turns turn looks been being so very really quite too rather";
  bool feels = is_one_of(tokens[at].text, "feel feels feeling felt");
  std::size_t first = at + 1;  // after the thing that something has become of
  if (!feels && first < tokens.size() && !is_one_of(tokens[first].text, linking)) ++first;
  std::size_t last = first;
  while (last < tokens.size() && is_one_of(tokens[last].text, linking)) ++last;
  if (last >= tokens.size() || (!feels && last == first)) return std::nullopt;
  std::string words;
  for (std::size_t i = at; i < first; ++i) words += " " + tokens[i].text;
  words = feels ? "feeling " + tokens[last].text : tokens[last].text + words;
  auto ids = names.named(words);
  if (ids.empty()) return std::nullopt;
  auto named = make_named({at, last + 1}, std::move(ids));
  if (!named.effect && !named.condition) return std::nullopt;
  named.words = words;
  return named;
}

/// The longest name at a place; single words that only chat are none.
std::optional<Named> name_at(const Names& names, const Tokens& tokens, std::size_t at) {
  constexpr std::size_t longest_name = 6;
  for (std::size_t end = std::min(tokens.size(), at + longest_name); end > at; --end) {
    if (end == at + 1 && (is_one_of(tokens[at].text, chat) || is_negation(tokens[at]))) break;
    std::string words;
    for (std::size_t i = at; i < end; ++i) words += (words.empty() ? "" : " ") + tokens[i].text;
    auto ids = names.named(words);
    if (!ids.empty()) return make_named({at, end}, std::move(ids));
  }
  return std::nullopt;
}

std::size_t cue_at(const Tokens& tokens, std::size_t at, Reading& reading) {
  std::size_t longest = 0;
  for (const auto& cue : cues) {
    auto n = match(cue.pattern, tokens, at, tokens.size());
    if (!n || *n == 0) continue;
    reading.aims[static_cast<std::size_t>(cue.aim)] = true;
    longest = std::max(longest, *n);
  }
  return longest;
}

/// False when a word is left over.
bool read(const Names& names, const Tokens& tokens, Reading& out) {
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t before = i;
    auto named = name_at(names, tokens, i);
    if (auto said = said_name_at(names, tokens, i);
        said && (!named || said->range.size() > named->range.size()))
      named = std::move(said);
    if (named) {
      i = named->range.end;
      out.names.push_back(std::move(*named));
      continue;
    }
    Bands bands;
    if (auto n = band_at(tokens, i, tokens.size(), bands)) {
      out.bands = bands;
      i += *n;
      continue;
    }
    out.negated |= is_negation(tokens[i]) && tokens[i].text != "no";
    out.alternative |= tokens[i].text == "or";
    i += cue_at(tokens, i, out);
    if (i > before) continue;
    if (!is_one_of(tokens[i].text, chat) && !is_negation(tokens[i])) return false;
    ++i;
  }
  return true;
}

class Composer {
 public:
  Composer(std::string_view text, const Tokens& tokens, const Reading& reading)
      : text_(text), tokens_(tokens), reading_(reading) {
    for (const auto& named : reading.names) {
      (named.drug        ? drugs_
       : named.effect    ? effects_
       : named.condition ? conditions_
                         : targets_)
          .push_back(&named);
    }
  }

  std::optional<Question> compose() const {
    if (drugs_.empty()) return about_things();
    if (!effects_.empty() || !conditions_.empty() || !targets_.empty()) return about_both();
    return drugs_.size() > 1 ? about_drugs() : about_drug();
  }

 private:
  using List = std::vector<const Named*>;

  Slot slot(const List& list) const {
    Slot out{Fill::Given, {}, {}};
    for (const auto* named : list) {
      auto term = make_term(text_, tokens_, named->range);
      if (!named->words.empty()) term.words = named->words;
      if (out.term.words.empty()) {
        out.term = term;
      } else {
        out.term.words += (reading_.alternative ? " or " : " and ") + term.words;
      }
    }
    return out;
  }

  Question make(Kind kind, Asked asked, Relation relation, Slot subject, Slot object) const {
    Question out;
    out.kind = kind;
    out.asked = asked;
    out.bands = relation == Relation::Cause ? reading_.bands : Bands{};
    Clause clause;
    clause.relation = relation;
    clause.subject = std::move(subject);
    clause.object = std::move(object);
    clause.denied = reading_.negated;
    out.clauses.push_back(std::move(clause));
    return out;
  }

  static Slot asked() { return {Fill::Asked, {}, {}}; }

  /// "will sunitinib make me tired", "what helps with diarrhoea from capecitabine".
  std::optional<Question> about_both() const {
    if (reading_.negated || reading_.has(Aim::Compare)) return std::nullopt;
    if (!effects_.empty() && (reading_.has(Aim::Manage)))
      return make(Kind::Which, Asked::Value, Relation::Manage, slot(effects_), asked());
    if (!effects_.empty() && conditions_.empty() && targets_.empty())
      return make(Kind::YesNo, Asked::Anything, Relation::Cause, slot(drugs_), slot(effects_));
    if (!conditions_.empty() && effects_.empty() && targets_.empty())
      return make(Kind::YesNo, Asked::Anything, Relation::Treat, slot(drugs_),
                  slot(conditions_));
    if (!targets_.empty() && effects_.empty() && conditions_.empty())
      return make(Kind::YesNo, Asked::Anything, Relation::ActOn, slot(drugs_), slot(targets_));
    return std::nullopt;
  }

  std::optional<Question> about_drugs() const {
    if (reading_.negated) return std::nullopt;
    Slot first = slot({drugs_[0]});
    List rest(drugs_.begin() + 1, drugs_.end());
    if (reading_.has(Aim::Compare))
      return make(Kind::Compare, Asked::Effect, Relation::Cause, first, slot(rest));
    if (reading_.has(Aim::Together) || reading_.has(Aim::Safe))
      return make(Kind::YesNo, Asked::Anything, Relation::Together, first, slot(rest));
    if (reading_.has(Aim::Effects))
      return make(Kind::Which, Asked::Effect, Relation::Cause, slot(drugs_), asked());
    return std::nullopt;
  }

  std::optional<Question> about_drug() const {
    if (reading_.negated) return std::nullopt;
    struct Row {
      Aim aim;
      Asked asked;
      Relation relation;
    };
    constexpr std::array rows{
        Row{Aim::Effects, Asked::Effect, Relation::Cause},
        Row{Aim::Schedule, Asked::Value, Relation::Schedule},
        Row{Aim::Food, Asked::Value, Relation::Food},
        Row{Aim::Dosing, Asked::Value, Relation::Dosing},
        Row{Aim::GivenBy, Asked::Value, Relation::GivenBy},
        Row{Aim::Brand, Asked::Value, Relation::Named},
        Row{Aim::Kind, Asked::Anything, Relation::IsA},
        Row{Aim::Together, Asked::Anything, Relation::Interact},
        Row{Aim::Safe, Asked::Anything, Relation::Unsuitable},
        Row{Aim::Uses, Asked::Condition, Relation::Treat},
        Row{Aim::Work, Asked::Anything, Relation::Work},
        Row{Aim::What, Asked::Anything, Relation::Describe},
    };
    for (const auto& row : rows) {
      if (reading_.has(row.aim))
        return make(Kind::Which, row.asked, row.relation, slot(drugs_), asked());
    }
    return std::nullopt;
  }

  /// No drug is named: "what can I do about sore hands", "options for lung NETs".
  std::optional<Question> about_things() const {
    if (!effects_.empty() && conditions_.empty() && targets_.empty()) {
      if (reading_.has(Aim::Manage) && !reading_.negated)
        return make(Kind::Which, Asked::Value, Relation::Manage, slot(effects_), asked());
      if (reading_.has(Aim::Drugs))
        return make(Kind::Which, Asked::Drug, Relation::Cause, asked(), slot(effects_));
    }
    if (reading_.negated) return std::nullopt;
    if (!conditions_.empty() && effects_.empty() && targets_.empty() &&
        (reading_.has(Aim::Drugs) || reading_.has(Aim::Uses)))
      return make(Kind::Which, Asked::Treatment, Relation::Treat, asked(), slot(conditions_));
    if (!targets_.empty() && effects_.empty() && conditions_.empty() &&
        reading_.has(Aim::Drugs))
      return make(Kind::Which, Asked::Drug, Relation::ActOn, asked(), slot(targets_));
    return std::nullopt;
  }

  std::string_view text_;
  const Tokens& tokens_;
  const Reading& reading_;
  List drugs_, effects_, conditions_, targets_;
};

}  // namespace

std::optional<Question> read_by_names(std::string_view text, const Names& names) {
  Tokens tokens = tokenize(text);
  constexpr std::size_t longest = 40;  // each word may cost a few look-ups
  if (tokens.empty() || tokens.size() > longest) return std::nullopt;
  reword(tokens);
  Question frame;
  cut_frame(text, tokens, frame);
  Reading reading;
  if (!read(names, tokens, reading) || reading.names.empty()) return std::nullopt;
  auto question = Composer(text, tokens, reading).compose();
  if (!question) return std::nullopt;
  question->bands.more_than = frame.bands.more_than;
  question->bands.less_than = frame.bands.less_than;
  question->publisher = frame.publisher;
  question->evidence = frame.evidence;
  question->least_pages = frame.least_pages;
  question->direct_only = frame.direct_only;
  return question;
}

}  // namespace netkg::query
