// The tables of phrasings.
#include "query/phrasings.h"

#include <array>

namespace netkg::query {
namespace {

using enum Relation;
constexpr auto A = Voice::Active;
constexpr auto P = Voice::Passive;

constexpr std::array verbs{
    VerbPhrase{Cause, A,
               "cause|causes|causing|induce|induces|trigger|triggers|provoke|provokes"},
    VerbPhrase{Cause, A, "make|makes|making"},
    VerbPhrase{Cause, A,
               "inflame|inflames|irritate|irritates|weaken|weakens|thin|thins|upset|upsets"},
    VerbPhrase{Cause, A, "raise|raises|raising|lower|lowers|lowering"},
    VerbPhrase{Cause, A, "damage|damages|damaging|harm|harms|hurt|hurts"},
    VerbPhrase{Cause, A, "come|comes|coming with"},
    VerbPhrase{Cause, A, "bring|brings|set|sets off|about|on"},
    VerbPhrase{Cause, A, "leave|leaves you|people|patients|me with?"},
    VerbPhrase{Cause, A, "put|puts you|people|patients at risk of"},
    VerbPhrase{Cause, A, "known|likely for|to cause|give|causing"},
    VerbPhrase{Cause, A, "carry|carries a|the risk of"},
    VerbPhrase{Cause, A, "contribute|contributes to"},
    VerbPhrase{Cause, P, "brought on by"},
    VerbPhrase{Cause, P, "blamed on"},
    VerbPhrase{Cause, P, "reaction|reactions|response to"},
    VerbPhrase{Cause, P, "risk|risks of|with|from"},
    VerbPhrase{Cause, P,
               "get|have|suffer|feel|develop|experience|notice|see|expect when|while|after "
               "taking|having|starting|using"},
    VerbPhrase{Cause, P, "get|have|suffer|develop|experience|notice|see|expect when|while on"},
    VerbPhrase{Cause, P,
               "turn|turns|show|shows|crop|crops|come|comes|pop|pops up|on "
               "with|on|from|after|under|in"},
    VerbPhrase{Cause, P, "arise|arises|appear|appears|start|starts with|on|from|after|under"},
    VerbPhrase{
        Cause, P,
        "listed|known|reported|described|named|recorded|mentioned|given|counted|seen|found "
        "as|among|under a|an|one|the? of? the? known|common|possible|likely? "
        "side|adverse|unwanted? effect|effects|reaction|reactions of|from|for|with|to"},
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
    VerbPhrase{Cause, P,
               "get|happen|happens|occur|occurs|expect|expected|seen|found|listed|reported|"
               "recorded|described|known|"
               "experience|develop|have from|with|on|under|after|in|for"},
    VerbPhrase{Block, A, "block|blocks|blocking|inhibit|inhibits|inhibiting"},
    VerbPhrase{Block, A, "switch|switches|turn|turns|shut|shuts off|down"},
    VerbPhrase{Block, A, "suppress|suppresses|antagonise|antagonises|antagonize|antagonizes"},
    VerbPhrase{Block, P, "blocked|inhibited|suppressed by"},
    VerbPhrase{Block, P, "inhibitor|inhibitors|blocker|blockers of"},
    VerbPhrase{Stimulate, A, "stimulate|stimulates|boost|boosts|activate|activates"},
    VerbPhrase{Stimulate, P, "stimulated|boosted|activated by"},
    VerbPhrase{ActOn, A, "target|targets|targeting|affect|affects|attack|attacks"},
    VerbPhrase{ActOn, A, "act|acts|acting|work|works|working on|against|at"},
    VerbPhrase{
        ActOn, A,
        "bind|binds|binding|attach|attaches|attaching|stick|sticks|sticking|latch|latches|"
        "lock|locks|dock|docks on? to|onto|with"},
    VerbPhrase{ActOn, A, "go|goes|going after|for"},
    VerbPhrase{ActOn, P, "bound by|to"},
    VerbPhrase{ActOn, A, "interfere|interferes|interfering with"},
    VerbPhrase{ActOn, P, "targeted|affected|attacked by"},
    VerbPhrase{ActOn, P, "target|targets of|for"},
    VerbPhrase{Growth, A, "slow|slows|slowing|stop|stops|stopping the? growth of"},
    VerbPhrase{Growth, A, "slow|slows|slowing down"},
    VerbPhrase{Growth, A, "slows|shrink|shrinks"},
    VerbPhrase{Growth, A, "shrinking|slowing"},
    VerbPhrase{Growth, P, "slowed|stopped|shrunk by"},
    VerbPhrase{Treat, A, "treat|treats|treating|fight|fights|fighting|cure|cures"},
    VerbPhrase{Treat, A, "prescribed|prescribe|prescribes|recommended for|in|to? treat?"},
    VerbPhrase{Treat, A, "option|options|choice|choices for"},
    VerbPhrase{Treat, A, "given|offered|prescribed to people|patients|someone|anyone with"},
    VerbPhrase{Treat, A, "taken|used|given|had by|to people|patients|adults|those with|for"},
    VerbPhrase{Treat, A, "work|works well? for|against|in|on people|patients? with?"},
    VerbPhrase{Treat, A,
               "suitable|meant|intended|right for people|patients|adults|someone? with?"},
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
    VerbPhrase{Treat, P, "treated|fought|cured by|with|using"},
    VerbPhrase{Treat, P, "indication|indications of|for"},
    VerbPhrase{Treat, P, "treatment|treatments|therapy|therapies for|of"},
    VerbPhrase{IsA, A, "a|an type|kind|form|sort|class of"},
    VerbPhrase{IsA, A, "type|types|kind|kinds of"},
    VerbPhrase{IsA, A, "belong|belongs|belonging to"},
    VerbPhrase{IsA, A, "belong|belongs|belonging to the? class|group|family of"},
    VerbPhrase{IsA, A, "member|members|part|example|examples of"},
    VerbPhrase{IsA, A, "in the class|group|family of?"},
    VerbPhrase{IsA, A, "classed|classified|known|count|counts|counted as"},
    VerbPhrase{Named, A, "called|named|sold|marketed|branded|known as|under"},
    VerbPhrase{Named, A, "called|named|branded|inside"},
    VerbPhrase{Named, A, "go|goes by the? name?"},
    VerbPhrase{Named, A, "same drug|medicine|thing? as"},
    VerbPhrase{Named, P, "a|the? brand|version of|for"},
    VerbPhrase{Named, P, "brand|trade|other|another name|names of|for"},
    VerbPhrase{Named, A, "have|has|with the brand|trade? name"},
    VerbPhrase{Dosing, A,
               "taken|given|had|swallowed|injected|administered|infused|available|"
               "comes|come|take|delivered|drunk"},
    VerbPhrase{Dosing, A,
               "go|goes|put|run|runs|drip|drips in|into? through|by|via|as|with|into"},
    VerbPhrase{GivenBy, A,
               "given|administered|injected by a|the? nurse|nurses|doctor|doctors|"
               "relative|carer|family member?"},
    VerbPhrase{Combine, A, "combined|combine|combines with"},
    VerbPhrase{Combine, A, "given|used|taken|had together"},
    VerbPhrase{Combine, A,
               "given|used|taken|had|take|have|use|added|prescribed together|along|alongside|"
               "combined with"},
    VerbPhrase{Combine, A, "combined|used|given|taken|added|paired in? combination? with|to"},
    VerbPhrase{Combine, A, "given|used|taken in combination with?"},
    VerbPhrase{Combine, A, "go|goes together|with"},
    VerbPhrase{Combine, A, "given|used|had|added with|to|alongside"},
    VerbPhrase{Combine, A, "combined together?"},
    VerbPhrase{Manage, A,
               "managed|relieved|eased|helped|controlled|reduced|prevented|treated|soothed "
               "with|by"},
    VerbPhrase{Manage, P, "prevent|prevents|soothe|soothes|control|controls"},
    VerbPhrase{Manage, P, "manage|manages|relieve|relieves|ease|eases|reduce|reduces"},
    VerbPhrase{Contain, A, "include|includes|contain|contains|made up? of"},
    VerbPhrase{Differ, A, "differ|differs|different from|to"},
    VerbPhrase{Study, A,
               "studied|tested|researched|under study|research? with|alongside|in|for"},
    VerbPhrase{Study, A, "studied|tested|researched together?"},
    VerbPhrase{Interact, A,
               "can't|cannot|can’t|shouldn't|shouldn’t|mustn't|mustn’t|not|never be? "
               "mixed|combined|taken|used|had|given|eaten|drunk|swallowed "
               "with|alongside|beside|while|together|during with|on|taking?"},
    VerbPhrase{Interact, A,
               "avoid|avoided|avoiding with|while|when|during|alongside|on on|taking|using?"},
    VerbPhrase{Interact, A, "interact|interacts|interaction|interactions|interacting with"},
    VerbPhrase{Interact, A, "interact|interacts|interacting"},
    VerbPhrase{Interact, A, "clash|clashes|mix|mixes|mixed with"},
    VerbPhrase{Interact, A, "affected|altered by"},
    VerbPhrase{Interact, P, "interaction|interactions of|for"},
    VerbPhrase{Unsuitable, A, "unsafe|unsuitable|contraindicated in|for|during|with"},
    VerbPhrase{Unsuitable, A, "not suitable|safe|recommended for|in|during|with"},
    VerbPhrase{Unsuitable, A, "harmful|dangerous in|for|during|to"},
};

constexpr std::array nouns{
    AskNoun{"drug|medicine|medication|cancer? drugs|medicines|medications|pills|agents|agent",
            Asked::Drug, Treat},
    AskNoun{"drug|drugs|medicine|medicines|medication|medications|meds|med", Asked::Drug,
            Treat},
    AskNoun{"drug|treatment|medicine class|classes|group|groups|family|families",
            Asked::DrugClass, IsA},
    AskNoun{"class|classes|type|types|kind|kinds of drug|drugs|medicine|medicines|medication|"
            "treatment|treatments|therapy",
            Asked::DrugClass, IsA},
    AskNoun{"class|classes", Asked::DrugClass, IsA},
    AskNoun{"treatment|treatments|therapy|therapies", Asked::Treatment, Treat},
    AskNoun{"side|unwanted|adverse|bad|toxic effect|effects", Asked::Effect, Cause},
    AskNoun{"adverse reaction|reactions|event|events", Asked::Effect, Cause},
    AskNoun{"sort|sorts|kind|kinds|type|types of side|unwanted|adverse|bad? effect|effects",
            Asked::Effect, Cause},
    AskNoun{"effect|effects|reactions|symptoms|problems|risks|toxicities|complications|"
            "reaction|risk|harms|dangers",
            Asked::Effect, Cause},
    AskNoun{"brand|trade|product name|names", Asked::Value, Brand},
    AskNoun{"brand|brands", Asked::Value, Brand},
    AskNoun{"generic name|names", Asked::Anything, Named},
    AskNoun{"other|alternative|another|generic|different? name|names", Asked::Value, Named},
    AskNoun{"synonym|synonyms", Asked::Value, Named},
    AskNoun{"target drug", Asked::Target, ActOn},
    AskNoun{"molecular|drug? target|targets", Asked::Target, ActOn},
    AskNoun{"protein|proteins|enzyme|enzymes|receptor|receptors|process|processes|pathway|"
            "pathways",
            Asked::Target,
            {}},
    AskNoun{"disease|diseases|condition|conditions|illness|illnesses|disorder|disorders|cancer|"
            "cancers|tumour|tumours|tumor|tumors",
            Asked::Condition, Treat},
    AskNoun{"use|uses|indication|indications|purpose", Asked::Anything, Treat},
    AskNoun{"form|forms|formulation|formulations", Asked::Value, Form},
    AskNoun{"route|routes of? administration?", Asked::Value, Route},
    AskNoun{"schedule|schedules|timing", Asked::Value, Schedule},
    AskNoun{"dose|doses|dosage|dosing|dosages|regimen", Asked::Value, Dosing},
    AskNoun{"food|eating rule|rules|advice|instructions", Asked::Value, Food},
    AskNoun{"mechanism|mechanisms of action", Asked::Anything, Work},
    AskNoun{"mechanism|mechanisms", Asked::Anything, Work},
    AskNoun{"function|functions|role|job", Asked::Anything, Work},
    AskNoun{"definition|meaning|explanation", Asked::Anything, Describe},
    AskNoun{"remedies|remedy|relief", Asked::Value, Manage},
    AskNoun{"management", Asked::Value, Manage},
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
    WholePattern{
        "is there anything|something|any|a? way|cure|remedy|treatment? that|to|which|for? "
        "stop|stops|help|helps|treat|treats|relieve|relieves|prevent|prevents|ease|eases|"
        "reduce|reduces|for with? S",
        W, Asked::Value, Manage},
    WholePattern{"can|could|may|should|are|is S and O be? "
                 "taken|used|given|combined|had|mixed|prescribed "
                 "together|alongside|side|at by|the? side|same? time?",
                 Kind::YesNo, Asked::Anything, Together, Side::None},
    WholePattern{"should|must S be? avoided with|while|on|during|when taking|using|on? O",
                 Kind::YesNo, Asked::Anything, Interact, Side::None},
    WholePattern{
        "who is|are not allowed|able|permitted|meant|supposed|advised to take|have|use|get S",
        W, Asked::Anything, Unsuitable},
    WholePattern{"who is|are S not for|suitable|safe|recommended|advised|right for?", W,
                 Asked::Anything, Unsuitable},
    WholePattern{"how many hours|days|weeks|months is|are? there? left? the? between S "
                 "injections|doses|tablets|treatments|infusions|cycles|jabs",
                 W, Asked::Value, Schedule},
    WholePattern{"how many|far hours|days|weeks|months? apart is|are S "
                 "injections|doses|tablets|treatments|infusions|cycles|jabs?",
                 W, Asked::Value, Schedule},
    WholePattern{
        "how|what long|much|time is|are? time? the? between S injections|doses|tablets|"
        "treatments|infusions|cycles",
        W, Asked::Value, Schedule},
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
        "how likely|often am|is|are|do|does|would|will|can i|you|people|patients|someone to? "
        "get|have|develop|become|feel|be|suffer? O on|with|from|when|while|after|during "
        "taking|having|using? S",
        W, Asked::Effect, Cause, Side::None},
    WholePattern{"what|how is|are|high|big? is|are? my|the|your? "
                 "chance|chances|odds|likelihood|probability|risk of "
                 "getting|having|developing|becoming? O on|with|from|when|while|after|during "
                 "taking|having|using? S",
                 W, Asked::Effect, Cause, Side::None},
    WholePattern{
        "how common|frequent|likely|rare|serious|severe|often is|are O as a side effect "
        "of|with|from|for S",
        W, Asked::Effect, Cause, Side::None},
    WholePattern{
        "how common|frequent|likely|rare|serious|severe|often is|are|does O happen|occur? "
        "with|on|in|for|from|of|after S",
        W, Asked::Effect, Cause, Side::None},
    WholePattern{"when is|are|should|do|can|must you|i|people? take? S be? taken|given|had", W,
                 Asked::Value, Dosing},
    WholePattern{"how is|are|should|can|must S be? taken|given|used|administered|had|injected|"
                 "swallowed",
                 W, Asked::Value, Dosing},
    WholePattern{
        "how do|does|should|can|must you|i|people|patients|we take|have|use|get|inject S", W,
        Asked::Value, Dosing},
    WholePattern{
        "is|are|does|do S come|taken|given|available|sold|made? as|in? a|an? "
        "tablet|tablets|capsule|capsules|pill|pills|injection|injections|infusion|drip|liquid|"
        "cream|patch or as|in? a|an? tablet|tablets|capsule|capsules|pill|pills|injection|"
        "injections|infusion|drip|liquid|cream|patch",
        W, Asked::Value, Form},
    WholePattern{
        "is|are S a|an "
        "tablet|tablets|capsule|capsules|pill|pills|injection|injections|jab|jabs|"
        "infusion|drip|liquid|cream|patch or a|an? tablet|tablets|capsule|capsules|pill|pills|"
        "injection|injections|jab|jabs|infusion|drip|liquid|cream|patch",
        W, Asked::Value, Dosing},
    WholePattern{"what|which form|forms does|do|is|are S come|available|taken|given in|as?", W,
                 Asked::Value, Form},
    WholePattern{"what does|do S come|look as|in|like", W, Asked::Value, Form},
    WholePattern{
        "in what|which form|forms is|are|does|do S come|available|taken|given|sold|made "
        "in|as?",
        W, Asked::Value, Form},
    WholePattern{
        "is|are|can|should|must|do|does i|you|people|we? take|have|need|swallow? S be? "
        "taken|given|had|used|swallowed? with|without|before|after|on|between "
        "an|a|the|my|your? "
        "food|meal|meals|breakfast|empty|full|eating stomach? or|and with|without|before|after|"
        "on|between? an|a|the|my|your? food|meal|meals|breakfast|it|empty|full|eating? "
        "stomach?",
        W, Asked::Value, Food},
    WholePattern{"is|are|can|should|must S be? taken|given|had|used with or without food", W,
                 Asked::Value, Food},
    WholePattern{
        "how does|do|is|are S work|working|act|function|help|treat|stop|fight in|against|"
        "on|the? cancer|body|tumours|tumors?",
        W, Asked::Anything, Work},
    WholePattern{"how does|do S do|achieve|have|manage its|their|this|that "
                 "job|work|thing|effect|effects?",
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
    WholePattern{
        "under|by what|which other|brand|trade|different? name|names is|are|does|do|can S "
        "be? sold|marketed|known|available|go|found|bought|called by|under|as?",
        W, Asked::Value, Named},
    WholePattern{
        "what|which other|brand|trade|different? name|names does|do S go|goes by|under", W,
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
    WholePattern{
        "what do|does|would|will|can|might the|my|your|a? "
        "doctors|doctor|nurses|nurse|hospitals|specialists|they|people|patients|teams|team "
        "give|use|prescribe|recommend|offer|suggest|advise|do|take you|people|me? "
        "for|against|about|to if|help|treat|ease|relieve? S",
        W, Asked::Value, Manage},
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
    WholePattern{"when should|do|can|must you|i|people|we take|have|use|inject S", W,
                 Asked::Value, Dosing},
    WholePattern{"what does|do S mean|stand for?", W, Asked::Anything, Describe},
    WholePattern{"what is meant by S", W, Asked::Anything, Describe},
    WholePattern{"define|explain|describe S", W, Asked::Anything, Describe},
    WholePattern{"tell|show|give me? us? everything|all? you? know? about|on|regarding S", W,
                 Asked::Anything, About},
    WholePattern{"about S", W, Asked::Anything, About},
    WholePattern{"what|everything? do|does|can you|netkg|pages? know|say|tell me? about|on S",
                 W, Asked::Anything, About},
    WholePattern{
        "give|show|get|find|tell|want|need? me|us? some|any|the|an|a|all|more? "
        "everything|anything|information|info|details|facts|overview|summary about|on|of S",
        W, Asked::Anything, About},
    WholePattern{"what should|must|do|can i|you|people|we need? to? know about|on S", W,
                 Asked::Anything, About},
    WholePattern{"summarise|summarize S", W, Asked::Anything, About},
    WholePattern{
        "can|could|may|should i|you|people|patients|we|someone|one|they take|have|use|"
        "eat|drink|combine|mix S with|and|alongside|while|when|together with|on|taking|"
        "having|using? taking? O",
        Kind::YesNo, Asked::Anything, Together, Side::None},
    WholePattern{
        "is it safe|ok|okay|alright|possible|fine|dangerous|allowed? to take|have|use|eat|"
        "drink|combine|mix S with|and|while|when|alongside|together? with|on|taking|using? "
        "taking? O",
        Kind::YesNo, Asked::Anything, Together, Side::None},
    WholePattern{"is|are|can|could|may|do|does S be|go? taken|used|given|combined|mixed|had "
                 "together? with|alongside|and O",
                 Kind::YesNo, Asked::Anything, Together, Side::None},
    WholePattern{"is|are|can|do|does S go|safe|ok|okay|compatible|fine together? with O",
                 Kind::YesNo, Asked::Anything, Together, Side::None},
    WholePattern{"is it safe|ok|okay|alright|possible|fine|dangerous to take|have|use S "
                 "in|during|for|when|if|while O",
                 Kind::YesNo, Asked::Anything, Unsuitable, Side::None, true},
    WholePattern{"why is|are S used|given|prescribed|taken|recommended|offered", W,
                 Asked::Anything, Treat},
    WholePattern{
        "why do|does|would|should people|patients|doctors|you|i|we|someone|anyone take|"
        "have|use|need|get|prescribe|give S",
        W, Asked::Anything, Treat},
    WholePattern{"when is|are|would|might S used|given|prescribed|recommended|offered|needed",
                 W, Asked::Anything, Treat},
    WholePattern{"who is|are S for|suitable|meant|given|prescribed|approved|used for|to?", W,
                 Asked::Anything, Treat},
    WholePattern{
        "who can|may|might|should|would take|have|get|use|need|be? given|offered|prescribed? S",
        W, Asked::Anything, Treat},
    WholePattern{"what is|are S used|given|prescribed|taken|meant|approved|licensed for", W,
                 Asked::Anything, Treat},
    WholePattern{
        "what|which cancers|cancer|diseases|conditions|tumours|tumors|illnesses|patients "
        "can|is|are|does|do|might|may S treat|help|for|used|given|prescribed|approved "
        "for|to? treat?",
        W, Asked::Condition, Treat},
    WholePattern{"why does|do|can|might S cause|give|lead|make to? you|me? feel? O", W,
                 Asked::Effect, Cause, Side::None},
    WholePattern{
        "what happens|happen to people|patients|someone? who? on|taking|having|take|have|"
        "using|given|with S",
        W, Asked::Effect, Cause},
    WholePattern{"what happens|happen if|when i|you|people|we take|have|start|use S", W,
                 Asked::Effect, Cause},
    WholePattern{"what might|can|could|will|would|may happen if|when|on|with|from i|you? take|"
                 "have|start? S",
                 W, Asked::Effect, Cause},
    WholePattern{
        "what can|should|might|could|will|do i|you|people|patients|we expect|get|experience|"
        "notice|suffer|feel on|from|with|when|while|after taking|having|starting|using? S",
        W, Asked::Effect, Cause},
    WholePattern{"how will|might|does|can|do S make me|you|people|patients feel", W,
                 Asked::Effect, Cause},
    WholePattern{"how will|might|would i|you feel on|with|after|when taking? S", W,
                 Asked::Effect, Cause},
    WholePattern{
        "how many|often people|patients|much? get|have|develop|suffer|experience|feel|with? "
        "O on|with|from|when|while|taking|after taking|on? S",
        W, Asked::Effect, Cause, Side::None},
    WholePattern{
        "what proportion|percentage|share|fraction of people|patients? get|have|develop|"
        "experience? O on|with|from|when|taking|after taking|on? S",
        W, Asked::Effect, Cause, Side::None},
    WholePattern{"how much|long|many of? S should|do|can|must i|you|people|we take|have|use", W,
                 Asked::Value, Dosing},
    WholePattern{"what time|times of? day? should|do|can i|you|people|we take|have|use S", W,
                 Asked::Value, Dosing},
    WholePattern{"should|must|can|do|may i|you|people|patients|we need|have? to? take|have|use|"
                 "swallow|eat? S with|without|on|before|after an|a? food|meals|meal|empty|full "
                 "stomach?",
                 W, Asked::Value, Food},
    WholePattern{"what are|is|does S made|make|consist|contain|composed up? of?", W,
                 Asked::Anything, Contain},
    WholePattern{"what is|are in|inside S", W, Asked::Anything, Contain},
    WholePattern{
        "what|which? is|are? the|both? two|three|four|different? drugs|drug|medicines? "
        "is|are|make|makes? up? in|up S",
        W, Asked::Anything, Contain},
    WholePattern{
        "how|what can|do|could|should|might|would i|you|people|patients|we|doctors|to? do? "
        "manage|treat|relieve|ease|reduce|control|prevent|avoid|cope|deal|help|stop|lessen "
        "with? S",
        W, Asked::Value, Manage},
    WholePattern{
        "how to treat|manage|relieve|ease|reduce|prevent|cope|deal|control|stop|help with? S",
        W, Asked::Value, Manage},
    WholePattern{"what is|are|can be? done|given|used|recommended|good about|for|against S", W,
                 Asked::Value, Manage},
    WholePattern{
        "what is|are the? best|usual|right? treatment|remedy|remedies|cure for|of|against S", W,
        Asked::Value, Manage},
    WholePattern{"coping|cope|dealing|managing|treating|relieving with? S", W, Asked::Value,
                 Manage},
    WholePattern{"tips|advice|help for|on|about|with coping|dealing|managing? with? S", W,
                 Asked::Value, Manage},
    WholePattern{
        "what type|kind|sort|class|group|family of? drug|medicine|treatment|medication? is|"
        "are|does S belong|in? to?",
        W, Asked::Anything, IsA},
    WholePattern{"who makes|sells|manufactures S", W, Asked::Value, Brand},
    WholePattern{"how do|does S and O differ|compare", Kind::Compare, Asked::Effect, Cause,
                 Side::None},
    WholePattern{"S compared with|to|against O", Kind::Compare, Asked::Effect, Cause,
                 Side::None},
    WholePattern{"what is|are S for", W, Asked::Anything, Treat},
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

constexpr std::array<std::string_view, 16> polite{
    "please",
    "can|could|would you please? tell|show|list|give|name me?",
    "i would|want like? to know",
    "i'd like to know",
    "do you know",
    "tell me if|whether",
    "tell me",
    "i need to know",
    "i'm|i’m|i|we|we're|we’re am|are? looking|searching for|out? for?",
    "i|we would|want|need|wish|like to? find|see|have|get|list?",
    "i|we wonder|wondered|wondering if|whether?",
    "i'm|i’m|i|we am|are? wondering|asking|curious if|whether|about?",
    "do|does you|anyone know if|whether?",
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
    "which|what of the|these|those|our|your|my",
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
