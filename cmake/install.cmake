# What `cmake --install` puts where. The manual page and the completions are printed by the program
# itself, so that they cannot differ from it.
set(generated ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated})

# printed FILE ARGUMENTS…: FILE is what `netkg ARGUMENTS…` prints.
function(netkg_printed file)
  add_custom_command(
    OUTPUT ${generated}/${file}
    COMMAND netkg ${ARGN} > ${generated}/${file}
    DEPENDS netkg
    COMMENT "Printing ${file}")
endfunction()
netkg_printed(netkg.1 man)
netkg_printed(netkg.bash completion bash)
netkg_printed(_netkg completion zsh)
netkg_printed(netkg.fish completion fish)
add_custom_target(netkg_printed ALL DEPENDS
  ${generated}/netkg.1 ${generated}/netkg.bash ${generated}/_netkg ${generated}/netkg.fish)

set(data ${CMAKE_INSTALL_DATADIR})
file(GLOB documents ${CMAKE_SOURCE_DIR}/doc/*.md)
install(TARGETS netkg RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS netkg-pdf RUNTIME DESTINATION libexec/netkg)
install(FILES ${generated}/netkg.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${generated}/netkg.bash DESTINATION ${data}/bash-completion/completions RENAME netkg)
install(FILES ${generated}/_netkg DESTINATION ${data}/zsh/site-functions)
install(FILES ${generated}/netkg.fish DESTINATION ${data}/fish/vendor_completions.d)
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/LICENSE ${documents}
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
