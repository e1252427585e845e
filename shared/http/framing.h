#pragma once

#include "shared/domain/problem.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace polku::http {

/// The framing of one request, judged on its raw header block (everything up to and including the empty line).
/// Boost 1.81's parser accepts ambiguous requests; what this function refuses never reaches it. RFC 9112, sections 2,
/// 3, 5, 6.
struct Framing {
    enum class Body : std::uint8_t { none, length, chunked };
    Body body = Body::none;
    std::uint64_t length = 0;
    bool keep_alive = true;
    bool expects_continue = false;
};

struct FramingLimits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t fields = 64;
};

/// Problem: 400 (malformed or ambiguous), 405/501 (method), 417 (Expect), 431 (too many or too large fields), 505
/// (version). After a problem the connection is closed.
domain::Result<Framing> check_framing(std::string_view header_block, FramingLimits limits = {});

}  // namespace polku::http
