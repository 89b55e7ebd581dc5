// netkg remove: pages out of the store.
#include <fmt/format.h>

#include <cstdio>

#include "cli/commands.h"
#include "cli/lookup.h"

namespace netkg::cli {

int cmd_remove(const Request& request) {
  auto store = request.open_store();
  std::size_t removed = 0;
  for (const auto& word : request.words) {
    auto document = find_document(*store, word);
    if (document && store->remove(document->id))
      ++removed;
    else
      fmt::print(stderr, "netkg: there is no page \"{}\" in the store\n", clean(word));
  }
  if (removed > 0) store->commit();
  if (!request.quiet) print(fmt::format("{} removed\n", removed));
  return removed == request.words.size() ? found : nothing_found;
}

}  // namespace netkg::cli
