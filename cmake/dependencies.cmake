# Everything is a Debian 12 package (script/bootstrap lists them). Each library is wrapped once.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)

function(netkg_dependency name)
  add_library(netkg_dep_${name} INTERFACE)
  target_link_libraries(netkg_dep_${name} INTERFACE ${ARGN})
endfunction()

# The static archive where Debian has one: every shared library costs start-up time.
function(netkg_archive variable name)
  find_library(${variable} NAMES lib${name}.a ${name} REQUIRED)
endfunction()

netkg_archive(UTF8PROC utf8proc)
netkg_dependency(utf8proc ${UTF8PROC})
netkg_archive(XXHASH xxhash)
netkg_archive(LIBMD md)
netkg_dependency(digest ${XXHASH} ${LIBMD})
netkg_archive(ZSTD zstd)
netkg_dependency(zstd ${ZSTD})
netkg_archive(YAML_CPP yaml-cpp)
netkg_dependency(yaml ${YAML_CPP})
netkg_archive(MD4C md4c)
netkg_dependency(md4c ${MD4C})
netkg_archive(GUMBO gumbo)
netkg_dependency(gumbo ${GUMBO})
netkg_archive(PUGIXML pugixml)
netkg_dependency(pugixml ${PUGIXML})

pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler-cpp)
netkg_dependency(poppler PkgConfig::POPPLER)

# Reading archives; of libarchive.a only the parts that are called are linked.
netkg_archive(ARCHIVE archive)
netkg_archive(LZMA lzma)
netkg_archive(NETTLE nettle)
netkg_archive(BZ2 bz2)
netkg_archive(LZ4 lz4)
netkg_archive(ZLIB z)
netkg_dependency(archive ${ARCHIVE} ${NETTLE} ${LZMA} ${ZSTD} ${LZ4} ${BZ2} ${ZLIB})

# Xapian ships variables instead of a target.
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core)
netkg_dependency(xapian PkgConfig::XAPIAN)

# librocksdb.a needs its compressors named. The shared library would cost 5 ms at every start.
netkg_archive(ROCKSDB rocksdb)
netkg_archive(SNAPPY snappy)
include(cmake/late_tables.cmake)
netkg_dependency(rocksdb ${ROCKSDB_LATE} ${SNAPPY} ${LZ4} ${BZ2} ${ZLIB} ${ZSTD} Threads::Threads
                 ${CMAKE_DL_LIBS})
