// netkg-compile-journals ROWS TABLE: corpus/publications/journals.tsv -> journals.bin
#include <fstream>
#include <iostream>
#include <iterator>

#include "publications/journals.h"

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: netkg-compile-journals ROWS TABLE\n";
    return 2;
  }
  std::ifstream in(arguments[1], std::ios::binary);
  const std::string rows{std::istreambuf_iterator<char>(in), {}};
  std::ofstream out(arguments[2], std::ios::binary);
  out << netkg::publications::compile_journals(rows);
  if (rows.empty() || !out.flush()) {
    std::cerr << "netkg-compile-journals: cannot read the rows or write the table\n";
    return 1;
  }
}
