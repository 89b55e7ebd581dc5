# Flags for every target. Presets choose build type and sanitisers only; what speed depends on is
# here, so that a plain `cmake -B build` gives the fast program.
add_library(netkg_flags INTERFACE)
target_compile_options(netkg_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<BOOL:${NETKG_WERROR}>:-Werror>)

if(NETKG_SANITIZE)
  target_compile_options(netkg_flags INTERFACE -fsanitize=${NETKG_SANITIZE}
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(netkg_flags INTERFACE -fsanitize=${NETKG_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  include(CheckIPOSupported)
  check_ipo_supported(RESULT netkg_lto LANGUAGES CXX)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ${netkg_lto})
  # No relocations to do at start, and no C++ runtime to look up.
  set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(netkg_flags INTERFACE -fno-pie)
  target_link_options(netkg_flags INTERFACE -no-pie -static-libgcc -static-libstdc++
    -Wl,--gc-sections -Wl,-z,now)
endif()

# netkg_in_one_piece(target): rewrites the linked file in one large write. A linker writes it piece by
# piece, and the system then keeps and maps it by single pages. Whether a program starts faster from a
# file that lies in memory in large ones depends on the machine: by a fifth on one, not at all on another.
function(netkg_in_one_piece target)
  if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT NETKG_SANITIZE)
    set(file $<TARGET_FILE:${target}>)
    add_custom_command(TARGET ${target} POST_BUILD VERBATIM
      COMMAND dd if=${file} of=${file}.new bs=64M iflag=fullblock status=none
      COMMAND chmod --reference=${file} ${file}.new
      COMMAND mv ${file}.new ${file})
  endif()
endfunction()
