// netkg-compile-vocabulary DIR OUTPUT: run by the build, never installed.
#include <cstdio>
#include <fstream>

#include "model/error.h"
#include "vocabulary/compile.h"

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: netkg-compile-vocabulary DIRECTORY OUTPUT\n", stderr);
    return 2;
  }
  try {
    auto bytes = netkg::vocabulary::compile(netkg::vocabulary::read_directory(arguments[1]));
    std::ofstream out(arguments[2], std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
      throw netkg::model::Error(netkg::model::ErrorKind::Failed, "cannot write the output");
  } catch (const netkg::model::Error& error) {
    std::fprintf(stderr, "netkg-compile-vocabulary: %s\n", error.what());
    return 2;
  }
  return 0;
}
