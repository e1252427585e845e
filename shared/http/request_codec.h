#pragma once

#include "shared/http/message.h"

#include <optional>
#include <string>
#include <string_view>

/// A request from one part of Polku to another as bytes, written afresh: nothing of how it came in decides where it
/// ends. What stands beside the method, the path, the headers and the body of a Request travels in fields of its own,
/// which nobody outside can send (gateway/headers.h).
namespace polku::http {

inline constexpr std::string_view kRequestIdField = "x-polku-request-id";
inline constexpr std::string_view kLanguageField = "x-polku-language";
inline constexpr std::string_view kSourceField = "x-polku-source";
inline constexpr std::string_view kServiceField = "x-polku-service";          ///< which service asks in its own name
inline constexpr std::string_view kPersonField = "x-polku-person";            ///< the token of the person who asks
inline constexpr std::string_view kOnBehalfOfField = "x-polku-on-behalf-of";  ///< the token of whom a service asks for

/// On an answer: the caller was refused, not the person. It is a fault between the parts, and is told to nobody as 401.
inline constexpr std::string_view kCallerRefusedField = "x-polku-caller-refused";

/// Who asks, as it is written.
struct CallerFields {
    std::string service;       ///< name without "system:"; empty: a person asks
    std::string person;        ///< token; empty: a service asks
    std::string on_behalf_of;  ///< token; empty: for nobody
};

/// The head and the body in one. HEAD is sent as GET: the router answers both alike. Fields about the way the request
/// came (Connection, Content-Length, Expect, ...), a Host, X-Polku-*, and fields that hold what is not visible ASCII
/// are left out.
std::string encode_request(Request const& request, CallerFields const& caller, std::string_view host);

/// Takes the fields of encode_request out of the headers of a request that has arrived, and its id, language and source
/// into their members. Nothing: they are not as encode_request writes them.
std::optional<CallerFields> take_caller(Request& request);

}  // namespace polku::http
