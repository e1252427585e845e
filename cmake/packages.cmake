# The libraries of others, all from Debian 12 (deploy/install names the packages).

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS url)
find_package(OpenSSL 3 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CURL 7.88 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(date REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
# Documents: text is laid out by Pango, drawn by cairo, and qpdf sets what cairo 1.16 has no call for.
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
# Its -pthread would set the precompiled header of the tests apart; Threads::Threads is linked below.
set_target_properties(PkgConfig::pangocairo PROPERTIES INTERFACE_COMPILE_OPTIONS "")
# Its CMake configuration asks for an HTTP server and curl, which the core does not use.
pkg_check_modules(prometheus REQUIRED IMPORTED_TARGET prometheus-cpp-core)

# fmt stands in for std::format, which g++ 12 does not have.
target_link_libraries(polku_options INTERFACE fmt::fmt Threads::Threads)
