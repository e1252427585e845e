// The error value of the whole house: what rules, stores and routes return when they refuse. The edge turns it into
// an RFC 9457 problem document (application/problem+json).
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::domain {

// Name and value pairs, in the order in which they are shown.
using Params = std::vector<std::pair<std::string, std::string>>;

// One thing that is wrong with one field of a request or one column of an imported row.
struct FieldFault {
    std::string pointer;  // JSON pointer (RFC 6901) such as "/goals/0/title", or the name of a column
    std::string code;     // stable snake_case key into messages.h: "required", "too_long", ...
    Params params{};      // values for the message's placeholders: {"max", "200"}

    bool operator==(FieldFault const&) const = default;
};

struct Problem {
    int status = 500;                  // HTTP status, 400..599
    std::string code;                  // stable snake_case key into messages.h; the tail of the problem's type URI
    std::string detail;                // English, for developers and logs; never personal data
    std::vector<FieldFault> faults{};  // every wrong field at once
    Params facts{};                    // extra members of the document: who won a race and when, retry_after, ...

    bool operator==(Problem const&) const = default;
};

template <class T>
using Result = std::expected<T, Problem>;

// A value that lets a function say `return refused(not_found());` whatever its Result's type.
[[nodiscard]] inline std::unexpected<Problem> refused(Problem problem) {
    return std::unexpected<Problem>(std::move(problem));
}

[[nodiscard]] Problem bad_request(std::string code, std::string detail);       // 400: cannot be read at all
[[nodiscard]] Problem unauthenticated();                                       // 401
[[nodiscard]] Problem forbidden(std::string code = "forbidden");               // 403
[[nodiscard]] Problem not_found();                                             // 404: unknown, or not for you
[[nodiscard]] Problem conflict(std::string code, Params facts = {});           // 409: the state does not allow it
[[nodiscard]] Problem precondition_failed();                                   // 412: If-Match is stale
[[nodiscard]] Problem too_large(std::size_t max_bytes);                        // 413
[[nodiscard]] Problem unsupported_media_type(std::string_view expected_type);  // 415
[[nodiscard]] Problem invalid(std::vector<FieldFault> faults);                 // 422: read, but fields are wrong
[[nodiscard]] Problem invalid(std::string pointer, std::string code, Params params = {});  // 422 with one fault
[[nodiscard]] Problem precondition_required();                                             // 428: If-Match is missing
[[nodiscard]] Problem unavailable(int retry_after_seconds);                                // 503; fact "retry_after"

}  // namespace polku::domain
