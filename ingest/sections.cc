#include "ingest/sections.h"

#include <algorithm>
#include <array>
#include <map>

#include "ingest/phrases.h"

namespace netkg::ingest {
namespace {

/// Words of headings and the role they mean; the first row that matches decides.
constexpr std::array<PhraseRow<Role>, 95> heading_words{{
    {"ways to manage", Role::Coping},
    {"how to manage", Role::Coping},
    {"how to prevent", Role::Coping},
    {"ways to prevent", Role::Coping},
    {"ways to help", Role::Coping},
    {"tips", Role::Coping},
    {"managing", Role::Coping},
    {"coping", Role::Coping},
    {"living with", Role::Coping},
    {"looking after", Role::Coping},
    {"support", Role::Coping},
    {"help with", Role::Coping},
    {"what helps", Role::Coping},
    {"what can help", Role::Coping},
    {"mouth care", Role::Coping},
    {"skin care", Role::Coping},
    {"what you can do", Role::Coping},
    {"references", Role::References},
    {"sources", Role::References},
    {"bibliography", Role::References},
    {"evidence", Role::References},
    {"related", Role::Links},
    {"more information", Role::Links},
    {"further information", Role::Links},
    {"to learn more", Role::Links},
    {"useful links", Role::Links},
    {"useful organisations", Role::Links},
    {"links", Role::Links},
    {"emails", Role::Links},
    {"newsletter", Role::Links},
    {"sign up", Role::Links},
    {"contact us", Role::Links},
    {"about this", Role::About},
    {"about us", Role::About},
    {"editorial", Role::About},
    {"content team", Role::About},
    {"our team", Role::About},
    {"how we make", Role::About},
    {"disclaimer", Role::About},
    {"before you", Role::Warnings},
    {"before taking", Role::Warnings},
    {"before starting", Role::Warnings},
    {"before treatment", Role::Warnings},
    {"avoid", Role::Warnings},
    {"warnings", Role::Warnings},
    {"warning", Role::Warnings},
    {"precautions", Role::Warnings},
    {"who should not", Role::Warnings},
    {"who cannot", Role::Warnings},
    {"who can't", Role::Warnings},
    {"when to call", Role::Warnings},
    {"when to get help", Role::Warnings},
    {"when to contact", Role::Warnings},
    {"tell your", Role::Warnings},
    {"other medicines", Role::Warnings},
    {"interactions", Role::Warnings},
    {"pregnancy", Role::Warnings},
    {"fertility", Role::Warnings},
    {"side effects", Role::SideEffects},
    {"side effect", Role::SideEffects},
    {"adverse", Role::SideEffects},
    {"unwanted effects", Role::SideEffects},
    {"reactions", Role::SideEffects},
    {"how will i feel", Role::SideEffects},
    {"how it works", Role::Mechanism},
    {"how does", Role::Mechanism},
    {"how they work", Role::Mechanism},
    {"how do", Role::Mechanism},
    {"mechanism", Role::Mechanism},
    {"works", Role::Mechanism},
    {"how you take", Role::Dosing},
    {"how you have", Role::Dosing},
    {"how to take", Role::Dosing},
    {"how is", Role::Dosing},
    {"how it is", Role::Dosing},
    {"how it's", Role::Dosing},
    {"how they are", Role::Dosing},
    {"having", Role::Dosing},
    {"taking", Role::Dosing},
    {"dose", Role::Dosing},
    {"dosing", Role::Dosing},
    {"how often", Role::Dosing},
    {"missed", Role::Dosing},
    {"research", Role::Research},
    {"clinical trials", Role::Research},
    {"trial", Role::Research},
    {"studies", Role::Research},
    {"being studied", Role::Research},
    {"when you have", Role::Use},
    {"who can have", Role::Use},
    {"who it is for", Role::Use},
    {"used for", Role::Use},
    {"uses", Role::Use},
    {"use in cancer", Role::Use},
    {"why", Role::Use},
}};

Section make_section(std::size_t number) {
  Section section;
  section.id = "sec" + std::to_string(number);
  return section;
}

/// Each section's parent is the nearest one before it with a lower level.
void find_parents(std::vector<Section>* sections) {
  std::vector<std::size_t> open;  // levels rise from the first to the last
  for (std::size_t i = 0; i < sections->size(); ++i) {
    auto& section = (*sections)[i];
    while (!open.empty() && (*sections)[open.back()].level >= section.level) open.pop_back();
    if (!open.empty()) section.parent = open.back();
    open.push_back(i);
  }
}

}  // namespace

Role role_of_heading(std::string_view heading) {
  auto words = split_tokens(heading, {0, static_cast<uint32_t>(heading.size())});
  for (const auto& row : heading_words) {
    if (find(words, 0, words.size(), row.phrase)) return row.value;
  }
  return Role::Other;
}

SectionTree find_sections(const Document& document, const std::vector<Role>& block_roles) {
  SectionTree tree;
  const auto& blocks = document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    bool begins = blocks[i].kind == BlockKind::Heading || tree.sections.empty() ||
                  (block_roles[i] != Role::Other && block_roles[i] != block_roles[i - 1]);
    if (begins) {
      auto section = make_section(tree.sections.size());
      section.span = blocks[i].span;
      section.role = block_roles[i];
      section.level = 2;
      if (blocks[i].kind == BlockKind::Heading) {
        section.heading = blocks[i].span;
        section.level = std::max<uint8_t>(blocks[i].depth, 1);
        if (section.role == Role::Other)
          section.role = role_of_heading(blocks[i].span.in(document.text));
        bool of_effects = section.role == Role::SideEffects;  // "Immunotherapy side effects"
        if (section.level == 1 && !of_effects) section.role = Role::Intro;
      }
      tree.sections.push_back(section);
    }
    tree.sections.back().span = cover(tree.sections.back().span, blocks[i].span);
    tree.of_block.push_back(tree.sections.size() - 1);
  }
  if (tree.sections.empty()) tree.sections.push_back(make_section(0));
  find_parents(&tree.sections);
  return tree;
}

}  // namespace netkg::ingest
