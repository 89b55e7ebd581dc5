// The closed lists of the output contract: claim types, predicates, frequency and severity
// bands. Extraction, storage, the question grammar, help and tests all read these tables.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace netkg::model {

enum class ClaimType : uint8_t {
  SideEffect,
  SideEffectConsequence,
  Mechanism,
  TargetFunction,
  TherapeuticEffect,
  Indication,
  ClassMembership,
  Naming,
  Dosing,
  Combination,
  Management,
  Definition,
  Comparison,
  Research,
  Interaction,
  Caution,
};

inline constexpr std::array<std::string_view, 16> claim_type_names{"side_effect",
                                                                   "side_effect_consequence",
                                                                   "mechanism",
                                                                   "target_function",
                                                                   "therapeutic_effect",
                                                                   "indication",
                                                                   "class_membership",
                                                                   "naming",
                                                                   "dosing",
                                                                   "combination",
                                                                   "management",
                                                                   "definition",
                                                                   "comparison",
                                                                   "research",
                                                                   "interaction",
                                                                   "caution"};

enum class Predicate : uint8_t {
  MayCause,
  IncreasesRiskOf,
  Inhibits,
  Stimulates,
  ActsOn,
  HasFunction,
  SlowsGrowthOf,
  StopsGrowthOf,
  Treats,
  IsA,
  HasBrandName,
  AlsoCalled,
  HasForm,
  HasRoute,
  HasSchedule,
  HasFoodRule,
  GivenBy,
  CombinedWith,
  ManagedWith,
  DefinedAs,
  Includes,
  DiffersFrom,
  UnderStudyWith,
  InteractsWith,
  NotSuitableFor,
};

struct PredicateRow {
  Predicate predicate;
  ClaimType type;
  std::string_view name;    // in JSON and in the store
  std::string_view verb;    // between subject and object when printed for people
  std::string_view denied;  // the same, negated
};

inline constexpr std::array<PredicateRow, 25> predicates{{
    {Predicate::MayCause, ClaimType::SideEffect, "may_cause", "may cause", "does not cause"},
    {Predicate::IncreasesRiskOf, ClaimType::SideEffectConsequence, "increases_risk_of",
     "can lead to", "does not lead to"},
    {Predicate::Inhibits, ClaimType::Mechanism, "inhibits", "blocks", "does not block"},
    {Predicate::Stimulates, ClaimType::Mechanism, "stimulates", "stimulates",
     "does not stimulate"},
    {Predicate::ActsOn, ClaimType::Mechanism, "acts_on", "acts on", "does not act on"},
    {Predicate::HasFunction, ClaimType::TargetFunction, "has_function",
     "does this:", "does not do this:"},
    {Predicate::SlowsGrowthOf, ClaimType::TherapeuticEffect, "slows_growth_of",
     "slows the growth of", "does not slow the growth of"},
    {Predicate::StopsGrowthOf, ClaimType::TherapeuticEffect, "stops_growth_of",
     "stops the growth of", "does not stop the growth of"},
    {Predicate::Treats, ClaimType::Indication, "treats", "is used for", "is not used for"},
    {Predicate::IsA, ClaimType::ClassMembership, "is_a", "is a", "is not a"},
    {Predicate::HasBrandName, ClaimType::Naming, "has_brand_name", "has the brand name",
     "does not have the brand name"},
    {Predicate::AlsoCalled, ClaimType::Naming, "also_called", "is also called",
     "is not called"},
    {Predicate::HasForm, ClaimType::Dosing, "has_form", "comes as", "does not come as"},
    {Predicate::HasRoute, ClaimType::Dosing, "has_route", "is given", "is not given"},
    {Predicate::HasSchedule, ClaimType::Dosing, "has_schedule", "is taken", "is not taken"},
    {Predicate::HasFoodRule, ClaimType::Dosing, "has_food_rule", "is taken", "is not taken"},
    {Predicate::GivenBy, ClaimType::Dosing, "given_by", "is given by", "is not given by"},
    {Predicate::CombinedWith, ClaimType::Combination, "combined_with", "is combined with",
     "is not combined with"},
    {Predicate::ManagedWith, ClaimType::Management, "managed_with", "is managed with",
     "is not managed with"},
    {Predicate::DefinedAs, ClaimType::Definition, "defined_as", "means", "does not mean"},
    {Predicate::Includes, ClaimType::Definition, "includes", "includes", "does not include"},
    {Predicate::DiffersFrom, ClaimType::Comparison, "differs_from", "differs from",
     "does not differ from"},
    {Predicate::UnderStudyWith, ClaimType::Research, "under_study_with", "is studied with",
     "is not studied with"},
    {Predicate::InteractsWith, ClaimType::Interaction, "interacts_with", "interacts with",
     "does not interact with"},
    {Predicate::NotSuitableFor, ClaimType::Caution, "not_suitable_for", "is not suitable for",
     "is suitable for"},
}};

enum class FrequencyBand : uint8_t {
  VeryCommon,
  MostCommon,
  Common,
  OtherPossible,
  Possible,
  LessCommon,
  Uncommon,
  Occasional,
  Rare,
  VeryRare,
  Reported,
  Unknown,
};

inline constexpr std::array<std::string_view, 12> frequency_band_names{
    "very_common", "most_common", "common", "other_possible", "possible", "less_common",
    "uncommon",    "occasional",  "rare",   "very_rare",      "reported", "unknown"};

enum class SeverityBand : uint8_t {
  Mild,
  Serious,
  MoreSerious,
  Severe,
  LifeThreatening,
  Fatal,
};

inline constexpr std::array<std::string_view, 6> severity_band_names{
    "mild", "serious", "more_serious", "severe", "life_threatening", "fatal"};

inline constexpr const PredicateRow& describe(Predicate predicate) {
  return predicates[static_cast<std::size_t>(predicate)];
}
inline constexpr ClaimType type_of(Predicate predicate) { return describe(predicate).type; }
inline constexpr std::string_view name(Predicate predicate) { return describe(predicate).name; }
inline constexpr std::string_view name(ClaimType type) {
  return claim_type_names[static_cast<std::size_t>(type)];
}
inline constexpr std::string_view name(FrequencyBand band) {
  return frequency_band_names[static_cast<std::size_t>(band)];
}
inline constexpr std::string_view name(SeverityBand band) {
  return severity_band_names[static_cast<std::size_t>(band)];
}

std::optional<Predicate> predicate_named(std::string_view name);

}  // namespace netkg::model
