# ROCKSDB_LATE: librocksdb.a for a released program. When a program starts, RocksDB fills tables with
# the names of its options, statistics and errors, which takes as long as all else before main(). Reading
# tables asks for none of them. Here the pointers to what fills them move from .init_array to a section of
# their own; index/rocks.cc calls them before anything is written, or read through a whole database.
set(ROCKSDB_LATE ${ROCKSDB})
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT NETKG_SANITIZE AND ROCKSDB MATCHES "\\.a$")
  set(late_members cf_options db_options options_helper statistics internal_stats
      compaction_service_job error_handler
      # and what threads of an open database are doing, once for each file that could say so
      builder column_family compaction_job db_impl db_impl_compaction_flush env_posix flush_job
      instrumented_mutex memtable_list periodic_task_scheduler thread_status_impl
      thread_status_updater thread_status_util threadpool_imp)
  list(TRANSFORM late_members APPEND .cc.o)
  set(late ${CMAKE_BINARY_DIR}/late)
  file(REMOVE_RECURSE ${late})
  file(MAKE_DIRECTORY ${late})
  configure_file(${ROCKSDB} ${late}/librocksdb.a COPYONLY)
  execute_process(WORKING_DIRECTORY ${late} COMMAND ${CMAKE_AR} x librocksdb.a ${late_members}
    COMMAND_ERROR_IS_FATAL ANY)
  foreach(member IN LISTS late_members)
    execute_process(WORKING_DIRECTORY ${late}
      COMMAND ${CMAKE_OBJCOPY} --rename-section .init_array=netkg_late ${member}
      COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  execute_process(WORKING_DIRECTORY ${late} COMMAND ${CMAKE_AR} r librocksdb.a ${late_members}
    COMMAND_ERROR_IS_FATAL ANY)
  set(ROCKSDB_LATE ${late}/librocksdb.a)
endif()
