# Text files built into the binary.
#
#   polku_embed_migrations(TARGET NAME)   migrations/NNNN_*.sql of this folder, by number, as
#       std::span<storage::Migration const> polku::NAME::migrations()      in "generated/NAME/migrations.h"
#   polku_embed_text(TARGET NAME FILE FUNCTION)   one file, as
#       std::string_view polku::NAME::FUNCTION()                           in "generated/NAME/FUNCTION.h"

set(POLKU_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake")
add_custom_target(polku_generated)

function(polku_embed TARGET NAME KIND FUNCTION)
    set(folder "${CMAKE_BINARY_DIR}/generated/${NAME}")
    set(output "${folder}/${FUNCTION}.cpp")
    list(JOIN ARGN "|" files)
    add_custom_command(OUTPUT "${output}" "${folder}/${FUNCTION}.h"
        COMMAND "${CMAKE_COMMAND}" "-DKIND=${KIND}" "-DNAME=${NAME}" "-DFUNCTION=${FUNCTION}" "-DFOLDER=${folder}"
            "-DFILES=${files}" -P "${POLKU_EMBED_SCRIPT}"
        DEPENDS ${ARGN} "${POLKU_EMBED_SCRIPT}"
        COMMENT "Embedding ${FUNCTION} of ${NAME}"
        VERBATIM)
    target_sources(${TARGET} PRIVATE "${output}" "${folder}/${FUNCTION}.h")
    set_source_files_properties("${output}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    add_custom_target(${TARGET}_${FUNCTION} DEPENDS "${output}")
    add_dependencies(polku_generated ${TARGET}_${FUNCTION})
endfunction()

function(polku_embed_migrations TARGET NAME)
    file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/migrations/*.sql")
    if(files)
        list(SORT files)
        polku_embed(${TARGET} ${NAME} migrations migrations ${files})
    endif()
endfunction()

function(polku_embed_text TARGET NAME FILE FUNCTION)
    polku_embed(${TARGET} ${NAME} text ${FUNCTION} "${FILE}")
endfunction()
