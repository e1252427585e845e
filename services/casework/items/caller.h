#pragma once

#include "services/casework/items/model.h"
#include "shared/http/route.h"

namespace polku::casework {

/// Who writes, and now.
inline RecordedBy caller(http::WriteCall const& call) {
    return {call.now, call.principal().person, call.principal().organisation};
}

}  // namespace polku::casework
