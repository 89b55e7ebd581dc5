#include "vocabulary/cells.h"
#include "vocabulary/rows.h"

namespace netkg::vocabulary {

std::string write_rows(const std::vector<ConceptRow>& concepts) {
  std::string out = "id\tlabel\tnames\tparents\trelated\txrefs\tsource\tlicence\n";
  auto id = [](const EntityId& entity) { return entity.text; };
  auto plain = [](const std::string& text) { return escaped(text, "\\|"); };
  for (const auto& row : concepts) {
    out += row.id.text + '\t' + row.label + '\t' + write_list(row.names, write_name) + '\t' +
           write_list(row.parents, id) + '\t' + write_list(row.related, id) + '\t' +
           write_list(row.xrefs, plain) + '\t' + row.source + '\t' + row.licence + '\n';
  }
  return out;
}

}  // namespace netkg::vocabulary
