#pragma once

#include "services/notices/inbox/model.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::notices {

/// What has changed. Words of a reader of the stream, each with what it should read anew.
enum class ChangeKind : std::uint8_t {
    notice,    ///< a notice has come to the reader
    handover,  ///< a handover of a case that the reader may see
    of_case,   ///< parties, responsibility or consents of such a case
    plan,      ///< its plan
    access,    ///< the reader may see less of something than before: the stream ends, and all is read anew
};
inline constexpr domain::Name<ChangeKind> kChangeKindNames[] = {{"notice", ChangeKind::notice},
                                                                {"handover", ChangeKind::handover},
                                                                {"case", ChangeKind::of_case},
                                                                {"plan", ChangeKind::plan},
                                                                {"access", ChangeKind::access}};

struct Change {
    std::int64_t number = 0;  ///< given by the store, rising
    domain::Id event;
    ChangeKind kind = ChangeKind::notice;
    domain::Instant at;
    std::optional<Address> to{};          ///< whom it is told
    std::optional<domain::Id> of_case{};  ///< without `to`: whoever may see this case
    std::optional<About> about{};         ///< of a notice: which page it leads to
    std::optional<domain::Id> subject{};  ///< what has changed
};

/// A place in the changes, as a reader knows it: the database's epoch, since a restored one counts again, and a number.
struct Place {
    std::string epoch;
    std::int64_t number = 0;
};

}  // namespace polku::notices
