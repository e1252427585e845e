#pragma once

#include "shared/http/route.h"
#include "shared/json/reader.h"

#include <functional>
#include <utility>

namespace polku::http {

/// Reads `request`'s body as one JSON object; every fault at once. An absent body reads as {}.
domain::Result<void> read_json(Request const& request, std::function<void(json::Reader&)> const& read);

enum class Precondition : std::uint8_t { none, if_match };

/// The usual write: `read` takes the fields of the body, `apply` runs in the write transaction with what was read.
///     WriteHandler handler = json_write<NewGoal>(read_new_goal, add_goal);
template <class Body>
WriteHandler json_write(std::function<Body(json::Reader&)> read,
                        std::function<domain::Result<Written>(WriteCall&, Body const&)> apply,
                        Precondition precondition = Precondition::none) {
    WriteHandler handler;
    handler.needs_if_match = precondition == Precondition::if_match;
    handler.prepare = [read = std::move(read),
                       apply = std::move(apply)](PrepareCall& call) -> domain::Result<WriteFunction> {
        Body body{};
        auto const faults = read_json(call.request, [&](json::Reader& reader) { body = read(reader); });
        if (!faults) return domain::refused(faults.error());
        return WriteFunction([apply, body = std::move(body)](WriteCall& write) { return apply(write, body); });
    };
    return handler;
}

/// A write whose request says all in its path: the body is empty or {}.
WriteHandler act_write(std::function<domain::Result<Written>(WriteCall&)> apply,
                       Precondition precondition = Precondition::none);

}  // namespace polku::http
