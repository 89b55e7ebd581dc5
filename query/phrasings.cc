// The tables of phrasings.
#include "query/phrasings.h"

#include <array>

namespace netkg::query {
namespace {

using enum Relation;
constexpr auto A = Voice::Active;
constexpr auto P = Voice::Passive;

constexpr std::array verbs{
    VerbPhrase{Cause, A, "cause|causes|causing|induce|induces|trigger|triggers|provoke"},
    VerbPhrase{Cause, A, "lead|leads|leading to"},
    VerbPhrase{Cause, A, "result|results|resulting in"},
    VerbPhrase{Cause, A, "bring|brings on"},
    VerbPhrase{Cause, A, "give|gives|giving you|people|patients?"},
    VerbPhrase{Cause, A, "make|makes|making you|people|patients|me feel?"},
    VerbPhrase{Cause, A, "increase|increases|raise|raises your|the? risk|chance|chances of"},
    VerbPhrase{Cause, A, "associated|linked with|to"},
    VerbPhrase{Cause, A, "responsible for"},
    VerbPhrase{Cause, A, "produce|produces"},
    VerbPhrase{Cause, P, "caused|induced|triggered|produced by"},
    VerbPhrase{Cause, P, "due to"},
    VerbPhrase{Cause, P, "common|shared to|by"},
    VerbPhrase{Cause, P, "side effect|effects of|from|for|with|to|in"},
    VerbPhrase{Cause, P,
               "adverse effect|effects|reaction|reactions|event|events of|from|to|with"},
    VerbPhrase{Cause, P, "get|happen|happens|occur|occurs|expect from|with|on"},
    VerbPhrase{Block, A, "block|blocks|blocking|inhibit|inhibits|inhibiting"},
    VerbPhrase{Block, A, "switch|switches|turn|turns|shut|shuts off"},
    VerbPhrase{Block, P, "blocked|inhibited by"},
    VerbPhrase{Block, P, "inhibitor|inhibitors|blocker|blockers of"},
    VerbPhrase{Stimulate, A, "stimulate|stimulates|boost|boosts|activate|activates"},
    VerbPhrase{Stimulate, P, "stimulated|boosted|activated by"},
    VerbPhrase{ActOn, A, "target|targets|targeting|affect|affects|attack|attacks"},
    VerbPhrase{ActOn, A, "act|acts|acting|work|works|working on|against|at"},
    VerbPhrase{ActOn, A, "bind|binds to"},
    VerbPhrase{ActOn, A, "interfere|interferes|interfering with"},
    VerbPhrase{ActOn, P, "targeted|affected|attacked by"},
    VerbPhrase{ActOn, P, "target|targets of|for"},
    VerbPhrase{Growth, A, "slow|slows|slowing|stop|stops|stopping the? growth of"},
    VerbPhrase{Growth, A, "slow|slows|slowing down"},
    VerbPhrase{Growth, A, "slows|shrink|shrinks"},
    VerbPhrase{Growth, P, "slowed|stopped by"},
    VerbPhrase{Treat, A, "treat|treats|treating"},
    VerbPhrase{Treat, A,
               "used|given|taken|approved|licensed|indicated|prescribed|recommended "
               "for|against|in the? treatment|treating|people|patients of|with?"},
    VerbPhrase{Treat, A,
               "used|approved|licensed|indicated|prescribed|recommended for|against|in"},
    VerbPhrase{Treat, A, "given|taken for|against"},
    VerbPhrase{Treat, A,
               "used|given|taken|approved|licensed|able to treat|help|manage people? "
               "with?"},
    VerbPhrase{Treat, A, "help|helps|work|works|good|effective with|for|against"},
    VerbPhrase{Treat, A, "help|helps treat|people|patients with?"},
    VerbPhrase{Treat, A, "help|helps"},
    VerbPhrase{Treat, A, "available|possible for|against"},
    VerbPhrase{Treat, P, "treated by|with"},
    VerbPhrase{Treat, P, "treatment|treatments|therapy|therapies for|of"},
    VerbPhrase{IsA, A, "a|an type|kind|form|sort|class of"},
    VerbPhrase{IsA, A, "type|types|kind|kinds of"},
    VerbPhrase{IsA, A, "belong|belongs|belonging to"},
    VerbPhrase{IsA, A, "member|members|part|example|examples of"},
    VerbPhrase{IsA, A, "in the class|group|family of?"},
    VerbPhrase{IsA, A, "classed|classified|known as"},
    VerbPhrase{Named, A, "called|named|sold|marketed|branded|known as|under"},
    VerbPhrase{Named, A, "called|named"},
    VerbPhrase{Named, A, "have|has|with the brand|trade? name"},
    VerbPhrase{Dosing, A,
               "taken|given|had|swallowed|injected|administered|infused|available|"
               "comes|come|take"},
    VerbPhrase{GivenBy, A,
               "given|administered|injected by a|the? nurse|nurses|doctor|doctors|"
               "relative|carer|family member?"},
    VerbPhrase{Combine, A, "combined|combine|combines with"},
    VerbPhrase{Combine, A, "given|used|taken|had together"},
    VerbPhrase{Combine, A,
               "given|used|taken|had|take|have|use|added together|along|alongside with"},
    VerbPhrase{Combine, A, "given|used|had|added with|to|alongside"},
    VerbPhrase{Combine, A, "combined together?"},
    VerbPhrase{Manage, A, "managed|relieved|eased|helped|controlled|reduced with|by"},
    VerbPhrase{Manage, P, "manage|manages|relieve|relieves|ease|eases|reduce|reduces"},
    VerbPhrase{Contain, A, "include|includes|contain|contains|made up? of"},
    VerbPhrase{Differ, A, "differ|differs|different from|to"},
    VerbPhrase{Study, A,
               "studied|tested|researched|under study|research? with|alongside|in|for"},
    VerbPhrase{Study, A, "studied|tested|researched together?"},
    VerbPhrase{Interact, A, "interact|interacts|interaction|interactions|interacting with"},
    VerbPhrase{Interact, A, "interact|interacts"},
    VerbPhrase{Interact, P, "interaction|interactions of|for"},
    VerbPhrase{Unsuitable, A, "unsafe|unsuitable|contraindicated in|for|during|with"},
    VerbPhrase{Unsuitable, A, "not suitable|safe|recommended for|in|during|with"},
    VerbPhrase{Unsuitable, A, "harmful|dangerous in|for|during|to"},
};

constexpr std::array nouns{
    AskNoun{"drug|medicine|medication|cancer|chemotherapy? drugs|medicines|medications|pills",
            Asked::Drug, Treat},
    AskNoun{"drug|drugs|medicine|medicines|medication|medications", Asked::Drug, Treat},
    AskNoun{"drug|treatment|medicine class|classes|group|groups|family|families",
            Asked::DrugClass, IsA},
    AskNoun{"class|classes|type|types|kind|kinds of drug|drugs|medicine|medicines|medication|"
            "treatment|treatments|therapy",
            Asked::DrugClass, IsA},
    AskNoun{"class|classes", Asked::DrugClass, IsA},
    AskNoun{"treatment|treatments|therapy|therapies", Asked::Treatment, Treat},
    AskNoun{"side|unwanted|adverse|bad|toxic effect|effects", Asked::Effect, Cause},
    AskNoun{"adverse reaction|reactions|event|events", Asked::Effect, Cause},
    AskNoun{"effect|effects|reactions|symptoms|problems|risks|toxicities", Asked::Effect,
            Cause},
    AskNoun{"brand|trade|product name|names", Asked::Value, Brand},
    AskNoun{"brand|brands", Asked::Value, Brand},
    AskNoun{"other|alternative|another|generic? name|names", Asked::Value, Named},
    AskNoun{"synonym|synonyms", Asked::Value, Named},
    AskNoun{"target drug", Asked::Target, ActOn},
    AskNoun{"molecular|drug? target|targets", Asked::Target, ActOn},
    AskNoun{"protein|proteins|enzyme|enzymes|receptor|receptors|process|processes|pathway|"
            "pathways",
            Asked::Target, ActOn},
    AskNoun{"disease|diseases|condition|conditions|illness|illnesses|disorder|disorders|cancer|"
            "cancers|tumour|tumours|tumor|tumors",
            Asked::Condition, Treat},
    AskNoun{"use|uses|indication|indications", Asked::Condition, Treat},
    AskNoun{"form|forms|formulation|formulations", Asked::Value, Form},
    AskNoun{"route|routes of? administration?", Asked::Value, Route},
    AskNoun{"schedule|schedules|timing", Asked::Value, Schedule},
    AskNoun{"dose|doses|dosage|dosing", Asked::Value, Dosing},
    AskNoun{"mechanism|mechanisms of? action?", Asked::Anything, Work},
    AskNoun{"function|functions|role|job", Asked::Anything, Work},
    AskNoun{"definition|meaning", Asked::Anything, Describe},
    AskNoun{"interaction|interactions", Asked::Anything, Interact},
    AskNoun{"drug|food interactions", Asked::Anything, Interact},
    AskNoun{"food|foods|drinks", Asked::Value, Interact},
    AskNoun{"contraindication|contraindications|caution|cautions|warnings", Asked::Anything,
            Unsuitable},
    AskNoun{"combination|combinations", Asked::Drug, Combine},
    AskNoun{"partner|partners", Asked::Drug, Combine},
};

using Side = WholePattern::Side;
constexpr Kind W = Kind::Which;
constexpr std::array whole{
    WholePattern{"how often is|are|should|must|can S be? taken|given|used|had|needed|injected|"
                 "administered",
                 W, Asked::Value, Schedule},
    WholePattern{"how often do|does|should|must|can you|i|people|patients|we take|have|use|get|"
                 "need|inject S",
                 W, Asked::Value, Schedule},
    WholePattern{
        "how many times a|per day|week|month is|are|do|should you|i|people? take|have? S "
        "be? taken|given|used|had?",
        W, Asked::Value, Schedule},
    WholePattern{"how often does|do|can|will S cause|lead|give to|you? O", W, Asked::Effect,
                 Cause, Side::None},
    WholePattern{"how likely is|are S to cause|give|lead to|you? O", W, Asked::Effect, Cause,
                 Side::None},
    WholePattern{
        "how common|frequent|likely|rare|serious|severe|often is|are O as a side effect "
        "of|with|from|for S",
        W, Asked::Effect, Cause, Side::None},
    WholePattern{
        "how common|frequent|likely|rare|serious|severe|often is|are|does O happen|occur? "
        "with|on|in|for|from|of|after S",
        W, Asked::Effect, Cause, Side::None},
    WholePattern{
        "when is|are|should|do|can|must you|i|people? take? S be? taken|given|used|had?", W,
        Asked::Value, Dosing},
    WholePattern{"how is|are|should|can|must S be? taken|given|used|administered|had|injected|"
                 "swallowed",
                 W, Asked::Value, Dosing},
    WholePattern{
        "how do|does|should|can|must you|i|people|patients|we take|have|use|get|inject S", W,
        Asked::Value, Dosing},
    WholePattern{"what|which form|forms does|do|is|are S come|available|taken|given in|as?", W,
                 Asked::Value, Form},
    WholePattern{"what does|do S come|look as|in|like", W, Asked::Value, Form},
    WholePattern{
        "in what|which form|forms is|are|does|do S come|available|taken|given|sold|made "
        "in|as?",
        W, Asked::Value, Form},
    WholePattern{"is|are|can|should|must S be? taken|given|had|used with or without food", W,
                 Asked::Value, Food},
    WholePattern{
        "how does|do|is|are S work|working|act|function|help|treat|stop|fight in|against|"
        "on|the? cancer|body|tumours|tumors?",
        W, Asked::Anything, Work},
    WholePattern{"how S works|work", W, Asked::Anything, Work},
    WholePattern{"what does|do S do in? the? body?", W, Asked::Anything, Work},
    WholePattern{
        "what|which kind|type|class|sort|group|family of? drug|drugs|medicine|treatment|"
        "therapy|cancer? drug? is|are|does|do S belong? to?",
        W, Asked::Anything, IsA},
    WholePattern{"to? what|which drug? class|group|family is|are|does|do S belong|in? to?", W,
                 Asked::Anything, IsA},
    WholePattern{"what|which is|are the? brand|trade name|names for|of S", W, Asked::Value,
                 Brand},
    WholePattern{"what|which brand|trade? name|names does|do|is|are S have|has|sold|marketed "
                 "under|as?",
                 W, Asked::Value, Brand},
    WholePattern{"what is|are S also|otherwise? called|known|sold|marketed as|under?", W,
                 Asked::Value, Named},
    WholePattern{"what else is|are S called|known as?", W, Asked::Value, Named},
    WholePattern{"what is another|the|a other|generic? name|names for|of S", W, Asked::Value,
                 Named},
    WholePattern{"how is|are|can|do|should you|i|people|we|doctors? treat|manage|help|relieve|"
                 "control|reduce|deal|cope|prevent with? S",
                 W, Asked::Value, Manage},
    WholePattern{
        "how is|are|can|should S be? treated|managed|relieved|controlled|reduced|helped|"
        "prevented",
        W, Asked::Value, Manage},
    WholePattern{"what can|could|should i|you|people|we do about|for|against|if|with S", W,
                 Asked::Value, Manage},
    WholePattern{"what helps|relieves|eases|reduces|prevents with|against? S", W, Asked::Value,
                 Manage},
    WholePattern{"what is used|given|taken to manage|relieve|control|ease S", W, Asked::Value,
                 Manage},
    WholePattern{
        "who can|may|should|will|must? gives|give|administers|administer|injects|inject "
        "S",
        W, Asked::Value, GivenBy},
    WholePattern{"who should|can|must|may not|never take|have|use|get|be? given? S", W,
                 Asked::Anything, Unsuitable},
    WholePattern{"who shouldn't|can't|cannot|mustn't take|have|use|get S", W, Asked::Anything,
                 Unsuitable},
    WholePattern{"when should|can|must S not be used|taken|given", W, Asked::Anything,
                 Unsuitable},
    WholePattern{"when should|can i|you|people not take|use|have S", W, Asked::Anything,
                 Unsuitable},
    WholePattern{
        "what should|must|can i|you|people|we avoid when|while|with|on taking|using|on? "
        "S",
        W, Asked::Anything, Interact},
    WholePattern{"is|are S safe|suitable|ok|okay|recommended in|during|for|with|if|when O",
                 Kind::YesNo, Asked::Anything, Unsuitable, Side::None, true},
    WholePattern{"can|should|may you|i|people|patients|women|someone|pregnant|we people|women? "
                 "take|have|use S in|during|for|when|if|while pregnant|pregnancy|breastfeeding",
                 Kind::YesNo, Asked::Anything, Unsuitable, Side::None, true},
    WholePattern{"is|are S under study|research with|for|in O", Kind::YesNo, Asked::Anything,
                 Study, Side::None},
    WholePattern{"compare the? side? effects? of? S with|and|to|against O", Kind::Compare,
                 Asked::Effect, Cause, Side::None},
    WholePattern{"what|which? is|are? the? difference|differences in? side? effects? between S "
                 "and O",
                 Kind::Compare, Asked::Effect, Cause, Side::None},
    WholePattern{"how does|do|is|are S differ|compare|different from|with|to O", Kind::Compare,
                 Asked::Effect, Cause, Side::None},
    WholePattern{"S vs|versus O", Kind::Compare, Asked::Effect, Cause, Side::None},
    WholePattern{"what does|do S mean|stand for?", W, Asked::Anything, Describe},
    WholePattern{"what is meant by S", W, Asked::Anything, Describe},
    WholePattern{"define|explain|describe S", W, Asked::Anything, Describe},
};

using F = FrequencyBand;
const std::array bands{
    BandPhrase{"most common|frequent|usual", {{F::VeryCommon, F::MostCommon}, {F::Common}, {}}},
    BandPhrase{"very common|frequent", {{F::VeryCommon}, {}, {}}},
    BandPhrase{"less|not so|very? common",
               {{F::LessCommon, F::Uncommon, F::Occasional}, {}, {}}},
    BandPhrase{"common|frequent", {{F::VeryCommon, F::MostCommon, F::Common}, {}, {}}},
    BandPhrase{"uncommon|infrequent|occasional",
               {{F::Uncommon, F::LessCommon, F::Occasional}, {}, {}}},
    BandPhrase{"very rare", {{F::VeryRare}, {F::Rare}, {}}},
    BandPhrase{"rare|rarest", {{F::Rare, F::VeryRare}, {}, {}}},
    BandPhrase{"life threatening", {{}, {}, SeverityBand::LifeThreatening}},
    BandPhrase{"fatal|deadly", {{}, {}, SeverityBand::Fatal}},
    BandPhrase{"severe", {{}, {}, SeverityBand::Serious}},
    BandPhrase{"more|most serious|severe", {{}, {}, SeverityBand::Serious}},
    BandPhrase{"serious|dangerous", {{}, {}, SeverityBand::Serious}},
};

constexpr std::array<std::string_view, 11> polite{
    "please",
    "can|could|would you please? tell|show|list|give|name me?",
    "i would|want like? to know",
    "i'd like to know",
    "do you know",
    "tell me if|whether",
    "tell me",
    "i need to know",
    "so|and|then|now|hi|hello",
    "according to the pages",
    "in the pages|documents",
};

constexpr std::array<std::string_view, 12> openings{
    "what|which is|are|was|were the|all|some? known|possible|main?",
    "show|give|list|name|find|get|tell me|us? a|about? list? of? all|the|every|any|some? the? "
    "possible?",
    "is|are there any? possible?",
    "for|in|on|by|with|from what|which",
    "what's|whats|what’s the?",
    "which|what of the",
    "which|what|whose|who",
    "names of all|the?",
    "a? list of all|the?",
    "all the?",
    "any",
    "the",
};

}  // namespace

std::span<const VerbPhrase> verb_phrases() { return verbs; }
std::span<const AskNoun> ask_nouns() { return nouns; }
std::span<const WholePattern> whole_patterns() { return whole; }
std::span<const BandPhrase> band_phrases() { return bands; }
std::span<const std::string_view> politeness() { return polite; }
std::span<const std::string_view> which_openings() { return openings; }

}  // namespace netkg::query
