#pragma once

#include "shared/json/writer.h"

#include <span>
#include <string_view>

namespace polku::casework {

/// "can": the acts that the server will allow on this thing; the page shows just these.
inline void write_can(json::Writer& writer, std::span<std::string_view const> acts) {
    writer.begin_array("can");
    for (auto const act : acts) writer.value(act);
    writer.end_array();
}

}  // namespace polku::casework
