// Where the text engine comes from.
#include "index/text_engine.h"

#ifdef NETKG_TEXT_MODULE
#include <dlfcn.h>
#include <unistd.h>

#include "model/error.h"
#include "model/words.h"

namespace netkg::index {

namespace {

/// Beside this program, above it (a test program), or where it is installed.
std::string module_path() {
  std::string self(4096, '\0');
  auto size = ::readlink("/proc/self/exe", self.data(), self.size());
  if (size <= 0) return {};
  self.resize(static_cast<std::size_t>(size));
  auto folder = self.substr(0, self.find_last_of('/') + 1);
  for (const char* place :
       {"netkg-text.so", "../netkg-text.so", "../libexec/netkg/netkg-text.so"})
    if (::access((folder + place).c_str(), R_OK) == 0) return folder + place;
  return {};
}

[[noreturn]] void missing(const std::string& why) {
  throw Error(ErrorKind::Failed, "cannot load the text engine: " + why,
              "install netkg as a whole: netkg-text.so belongs to it");
}

const TextEngine* load() {
  auto path = module_path();
  if (path.empty()) missing("netkg-text.so is not there");
  auto* module = ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (!module) missing(::dlerror());
  auto* engine = ::dlsym(module, "netkg_text_engine");
  if (!engine) missing(path + " is another program's");
  return reinterpret_cast<decltype(&netkg_text_engine)>(engine)();
}

/// What the module takes from the program, which must not be left out when it is linked.
[[gnu::used]] const auto for_the_module = [] {
  return std::pair{&model::split_words, &model::fold_word};
}();

}  // namespace

const TextEngine& text_engine() {
  static const auto* engine = load();
  return *engine;
}

}  // namespace netkg::index

#else

namespace netkg::index {

const TextEngine& text_engine() { return *netkg_text_engine(); }

}  // namespace netkg::index

#endif
