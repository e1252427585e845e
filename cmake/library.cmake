# polku_library(NAME [DEPENDS library...] [LINK target...] [EXCLUDE file...])
#
# The folder's .cpp files, all levels down, become the static library polku_NAME; its *_test.cpp files one program
# NAME_test, whose tests carry the label `unit`. migrations/*.sql and openapi.yaml are embedded (see embed.cmake).
# DEPENDS names other libraries of Polku, LINK those of others. A folder of headers alone gives a header library.
function(polku_library NAME)
    cmake_parse_arguments(ARG "" "" "DEPENDS;LINK;EXCLUDE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    set(tests ${sources})
    list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
    list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
    foreach(file IN LISTS ARG_EXCLUDE)
        list(REMOVE_ITEM sources "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    endforeach()

    list(TRANSFORM ARG_DEPENDS PREPEND "polku_")
    set(links polku_options ${ARG_DEPENDS} ${ARG_LINK})
    if(sources)
        add_library(polku_${NAME} STATIC ${sources})
        target_link_libraries(polku_${NAME} PUBLIC ${links})
        polku_precompile(polku_${NAME} headers "" "${polku_often_included}")
        polku_embed_migrations(polku_${NAME} ${NAME})
        file(GLOB openapi CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/openapi.yaml")
        if(openapi)
            polku_embed_text(polku_${NAME} ${NAME} "${openapi}" openapi)
        endif()
    else()
        add_library(polku_${NAME} INTERFACE)
        target_link_libraries(polku_${NAME} INTERFACE ${links})
    endif()

    if(POLKU_TESTS AND tests)
        polku_test(${NAME}_test unit SOURCES ${tests} LINK polku_${NAME})
    endif()
endfunction()

# polku_suite(NAME): the .cpp files of this folder of tests/ become one program suite_NAME over the whole of Polku; its
# tests carry the label NAME. POLKU_PROGRAM is the path of the built program, for tests that start it.
function(polku_suite NAME)
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    if(NOT sources)
        return()
    endif()
    polku_test(suite_${NAME} ${NAME} SOURCES ${sources} LINK polku_deploy polku_support)
    if(TARGET polku)
        add_dependencies(suite_${NAME} polku)
        target_compile_definitions(suite_${NAME} PRIVATE "POLKU_PROGRAM=\"$<TARGET_FILE:polku>\"")
    endif()
endfunction()

# Tests run in the root of the repository, each in its own process. OPTIMISED: even when built in the least time, for
# those that are long in their own code.
function(polku_test TARGET LABEL)
    cmake_parse_arguments(ARG "OPTIMISED" "" "SOURCES;LINK" ${ARGN})
    add_executable(${TARGET} ${ARG_SOURCES})
    target_link_libraries(${TARGET} PRIVATE ${ARG_LINK} GTest::gmock GTest::gtest_main)
    if(ARG_OPTIMISED)
        polku_precompile(${TARGET} headers "" "${polku_often_included}")
    else()
        if(POLKU_QUICK OR POLKU_SANITIZE)
            target_compile_options(${TARGET} PRIVATE -O0)
        endif()
        polku_precompile(${TARGET} test_headers GTest::gmock "${polku_often_included};<gmock/gmock.h>;<gtest/gtest.h>;<random>")
    endif()
    gtest_discover_tests(${TARGET} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60 WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
        TEST_PREFIX "${TARGET}." PROPERTIES LABELS ${LABEL} TIMEOUT 300)
endfunction()

# What nearly every file reads of other libraries. Never of Polku itself: a change in it would build everything anew.
set(polku_often_included
    <boost/asio/awaitable.hpp> <fmt/format.h> <nlohmann/json.hpp>
    <algorithm> <array> <chrono> <filesystem> <fstream> <functional> <map> <optional> <span> <thread>)

# polku_precompile(TARGET NAME LINK HEADERS): HEADERS are read once for all targets that name them NAME; LINK is the library of
# others that they need, or "". In unity builds alone: file by file shows which includes are missing. With g++ alone: it is
# what builds everything.
function(polku_precompile TARGET NAME LINK HEADERS)
    if(NOT CMAKE_UNITY_BUILD OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        return()
    endif()
    if(NOT TARGET polku_${NAME})
        file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/generated/${NAME}.cpp" CONTENT "")
        add_library(polku_${NAME} OBJECT "${CMAKE_BINARY_DIR}/generated/${NAME}.cpp")
        target_link_libraries(polku_${NAME} PRIVATE polku_options)
        if(LINK)
            target_link_libraries(polku_${NAME} PRIVATE ${LINK})
        endif()
        if((POLKU_QUICK OR POLKU_SANITIZE) AND NAME STREQUAL "test_headers")
            target_compile_options(polku_${NAME} PRIVATE -O0)
        endif()
        target_precompile_headers(polku_${NAME} PRIVATE ${HEADERS})
    endif()
    target_precompile_headers(${TARGET} REUSE_FROM polku_${NAME})
    target_compile_options(${TARGET} PRIVATE -fpch-preprocess)  # so that ccache sees which headers they were
endfunction()
