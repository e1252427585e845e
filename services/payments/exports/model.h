#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/money.h"

#include <cstdint>
#include <string>

namespace polku::payments {

/// One payment file of one statement, as it was made; its bytes are kept beside it, in pieces.
struct ExportBatch {
    domain::Id id;
    domain::Id statement;
    std::int64_t lines = 0;       ///< rows of the file without its header
    domain::Cents control_total;  ///< sum of the rows' net amounts
    std::string sha256;           ///< of the file, hexadecimal
    std::int64_t size = 0;        ///< of the file, in bytes
    domain::Instant made_at;
    domain::Id made_by;
};

/// A batch with its file: CSV in UTF-8, `;`, CRLF, ISO dates, integer cents.
struct ExportFile {
    ExportBatch batch;
    std::string content;
};

}  // namespace polku::payments
