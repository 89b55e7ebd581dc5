# The text engine (index/xapian/). A released program loads it as a module when a question first
# asks for words: Debian has Xapian as a shared library only, and loading that with its C++ library
# at every start would take a third of the time of a question to the graph. Elsewhere it is linked.
file(GLOB engine CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/index/xapian/*.cc)

if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT NETKG_SANITIZE)
  # The program shows what the module takes from it, and what exceptions and memory go through, so
  # that both have these from one copy of the C++ runtime. Each further name shown would be looked at
  # for every name that Xapian binds.
  set(shown ${CMAKE_SOURCE_DIR}/cmake/shown_to_modules.txt)
  target_link_options(netkg_flags INTERFACE -Wl,--dynamic-list=${shown})
  set_property(TARGET netkg_flags APPEND PROPERTY INTERFACE_LINK_DEPENDS ${shown})
  target_compile_definitions(netkg_index PRIVATE NETKG_TEXT_MODULE)
  target_link_libraries(netkg_index PUBLIC ${CMAKE_DL_LIBS})
  add_library(netkg_text MODULE ${engine} ${CMAKE_SOURCE_DIR}/index/text_terms.cc)
  set_target_properties(netkg_text PROPERTIES PREFIX "" OUTPUT_NAME netkg-text
    POSITION_INDEPENDENT_CODE ON INTERPROCEDURAL_OPTIMIZATION OFF)
  target_include_directories(netkg_text PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_options(netkg_text PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<BOOL:${NETKG_WERROR}>:-Werror>)
  target_link_libraries(netkg_text PRIVATE netkg_dep_xapian fmt::fmt-header-only)
  netkg_in_one_piece(netkg_text)
  add_dependencies(netkg_index netkg_text)
  install(TARGETS netkg_text LIBRARY DESTINATION libexec/netkg)
else()
  target_sources(netkg_index PRIVATE ${engine})
  target_link_libraries(netkg_index PUBLIC netkg_dep_xapian)
endif()
