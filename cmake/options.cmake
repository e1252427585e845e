# polku_options: how every file of Polku is compiled and linked.

set(CMAKE_CXX_EXTENSIONS OFF)
option(POLKU_QUICK "Built in the least time: nothing for a debugger, tests without optimisation" OFF)
if(POLKU_QUICK)
    set(CMAKE_CXX_FLAGS_DEBUG "-O1")
else()
    set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(polku_options INTERFACE)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # It does not stop to collect what it no longer needs before it has 1 GB: most files end with less, a sixth sooner.
    target_compile_options(polku_options INTERFACE --param=ggc-min-heapsize=1000000)
endif()
target_compile_features(polku_options INTERFACE cxx_std_23)
target_include_directories(polku_options INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}")
target_compile_options(polku_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Werror
    -fstack-protector-strong)
target_compile_definitions(polku_options INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(polku_options INTERFACE -Wl,--as-needed -Wl,-z,relro,-z,now)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports both of these where there is nothing to report.
    target_compile_options(polku_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-mismatched-new-delete)
    if(CMAKE_UNITY_BUILD)
        # It takes a source for a header when another file includes it, as a unity build does.
        target_compile_options(polku_options INTERFACE -Wno-subobject-linkage)
    endif()
else()
    # clang follows the deprecations inside libstdc++ 12.
    target_compile_options(polku_options INTERFACE -Wno-unknown-warning-option -Wno-deprecated-declarations)
endif()

if(POLKU_SANITIZE)
    # Without what AddressSanitizer finds as well, and x86-64 allows: a third of the time that all checks take to compile.
    target_compile_options(polku_options INTERFACE
        -fsanitize=${POLKU_SANITIZE} -fno-sanitize=null,alignment,object-size -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    target_link_options(polku_options INTERFACE -fsanitize=${POLKU_SANITIZE})
    # Recycled coroutine frames would hide a use after free.
    target_compile_definitions(polku_options INTERFACE BOOST_ASIO_DISABLE_AWAITABLE_FRAME_RECYCLING)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # The inserted checks make g++ 12 warn of paths that cannot be taken; tsan does not follow Asio's fences.
        target_compile_options(polku_options INTERFACE
            -Wno-array-bounds -Wno-stringop-overflow -Wno-null-dereference -Wno-tsan)
    endif()
endif()

find_program(POLKU_MOLD mold)
if(POLKU_MOLD)
    target_link_options(polku_options INTERFACE -fuse-ld=mold)
endif()

find_program(POLKU_CCACHE ccache)
if(POLKU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${POLKU_CCACHE}")
endif()
