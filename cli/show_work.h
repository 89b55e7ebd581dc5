// netkg show work:…: a publication, every printed form of it, and why they were joined.
#pragma once

#include "cli/commands.h"

namespace netkg::cli {

int show_work(const Request& request);

}  // namespace netkg::cli
