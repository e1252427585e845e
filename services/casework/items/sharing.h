#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/names.h"

#include <cstdint>

namespace polku::casework {

/// Who reads a note or a document beside the client: whoever has a ground for its category, or the organisation that
/// recorded it alone.
enum class Sharing : std::uint8_t { category, organisation };
inline constexpr domain::Name<Sharing> kSharingNames[] = {{"category", Sharing::category},
                                                          {"organisation", Sharing::organisation}};

/// Whether `organisation` takes along what `recorder` recorded when it leaves, or a receiver gets it (an empty id).
inline bool shared_with(Sharing sharing, domain::Id const& recorder, domain::Id const& organisation) {
    return sharing == Sharing::category || recorder == organisation;
}

}  // namespace polku::casework
