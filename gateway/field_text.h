#pragma once

#include <string>
#include <string_view>

/// The text of header fields (RFC 9110, 5.6).
namespace polku::gateway {

/// ASCII letters alone: names of fields, hosts and codings have no others.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// Whether two names of fields are one: ASCII letters alone, in any case.
[[nodiscard]] bool same_field(std::string_view a, std::string_view b);

/// Without optional white space (SP and HTAB) at both ends.
[[nodiscard]] std::string_view without_space(std::string_view text);

}  // namespace polku::gateway
