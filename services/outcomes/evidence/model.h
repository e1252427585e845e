#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace polku::outcomes {

inline constexpr std::size_t kMaxEvidenceBytes = 20 * 1024 * 1024;
inline constexpr std::size_t kEvidenceChunkBytes = 1024 * 1024;

/// A file that proves a claim. It never changes: the next one supersedes it.
struct Evidence {
    domain::Id id;
    domain::Id milestone;
    std::int64_t number = 0;  ///< from 1; the highest is the one that counts
    std::string kind;         ///< "employment_contract": one that the contract accepts
    std::string media_type;   ///< application/pdf, image/png, image/jpeg or text/plain
    std::size_t size = 0;     ///< bytes
    std::string sha256;       ///< of the file, hexadecimal
    domain::Instant uploaded_at;
    domain::Id uploaded_by;
};

/// A file as it is stored: pieces of at most 1 MiB, each sealed in its place.
struct SealedFile {
    std::string media_type;
    std::size_t size = 0;
    std::string sha256;
    std::vector<std::vector<std::uint8_t>> chunks;
};

}  // namespace polku::outcomes
