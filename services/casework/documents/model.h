#pragma once

#include "services/casework/items/model.h"
#include "services/casework/items/sharing.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/names.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace polku::casework {

inline constexpr std::size_t kMostDocumentBytes = std::size_t{20} * 1024 * 1024;
inline constexpr std::size_t kDocumentPartBytes = std::size_t{512} * 1024;  ///< of every part but the last
/// Of one organisation in one case, withdrawn ones aside: how many the others have is told to nobody.
inline constexpr int kMostDocuments = 200;
/// What was begun and not recorded by then is erased.
inline constexpr auto kTimeToRecord = std::chrono::hours(24);

/// Why a document was withdrawn: chosen, so that nothing of another client is written.
enum class WithdrawalReason : std::uint8_t { wrong_file, wrong_client, wrong_sharing, outdated };
inline constexpr domain::Name<WithdrawalReason> kWithdrawalReasonNames[] = {
    {"wrong_file", WithdrawalReason::wrong_file},
    {"wrong_client", WithdrawalReason::wrong_client},
    {"wrong_sharing", WithdrawalReason::wrong_sharing},
    {"outdated", WithdrawalReason::outdated}};

/// What is told of a file before it is sent.
struct NewDocument {
    std::string title;
    std::string file_name;
    std::string media_type;
    std::size_t size = 0;  ///< bytes
    std::string sha256;    ///< of the whole file, hexadecimal, lower case
    access::Category category = access::Category::basic;
    Sharing sharing = Sharing::category;
};

struct Withdrawal {
    domain::Instant at;
    domain::Id by;
    WithdrawalReason reason = WithdrawalReason::wrong_file;
};

struct Document {
    domain::Id id;
    domain::Id case_id;
    NewDocument file;  ///< title and file name are empty when it was withdrawn as another client's
    domain::Instant begun_at;
    RecordedBy recorded;    ///< `at` is when it was begun until it is recorded
    bool complete = false;  ///< recorded: all of it is there, or was until it was withdrawn
    std::optional<Withdrawal> withdrawn;

    [[nodiscard]] std::int64_t version() const { return 1 + (complete ? 1 : 0) + (withdrawn ? 1 : 0); }
    /// How many parts it comes in, numbered from 1.
    [[nodiscard]] int parts() const {
        return static_cast<int>((file.size + kDocumentPartBytes - 1) / kDocumentPartBytes);
    }
    /// Requires: `number` is one of its parts.
    [[nodiscard]] std::size_t part_bytes(int number) const {
        return std::min(kDocumentPartBytes, file.size - static_cast<std::size_t>(number - 1) * kDocumentPartBytes);
    }
};

}  // namespace polku::casework
