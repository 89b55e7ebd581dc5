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
