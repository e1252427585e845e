#pragma once

#include <string_view>
#include <utility>

/// What every answer tells a browser, in one place: the gateway sets it on what it answers, the server on what never
/// reached a handler.
namespace polku::http {

/// Content-Security-Policy of the web application's documents and scripts: nothing from elsewhere, no script or style
/// in the page, no sink for text as script. The hash is that of the one style that react-aria puts in for touch; `sw`
/// is the policy that registers the service worker.
inline constexpr std::string_view kApplicationPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri "
    "'none'; "
    "form-action 'self'; frame-ancestors 'none'; trusted-types sw; require-trusted-types-for 'script'";

/// Of everything else: an answer of the API that is opened as a page does nothing.
inline constexpr std::string_view kAnswerPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

inline constexpr std::pair<std::string_view, std::string_view> kSecurityHeaders[] = {
    {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
};

}  // namespace polku::http
