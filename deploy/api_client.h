#pragma once

#include "shared/http/message.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace polku::deploy {

/// The public API as a program uses it: signs in, keeps the cookie, and reads JSON. An answer that is not 2xx throws
/// std::runtime_error with the problem's code and fields (never a body that was sent).
class ApiClient {
public:
    using Send = std::function<http::Response(http::Request)>;
    explicit ApiClient(Send send) : send_(std::move(send)) {}

    void sign_in(std::string_view username, std::string_view password);
    nlohmann::json get(std::string_view path_and_query);
    nlohmann::json post(std::string_view path_and_query, nlohmann::json const& body);
    /// `if_match`: the version that was read.
    nlohmann::json post_on_version(std::string_view path, std::int64_t if_match, nlohmann::json const& body);
    nlohmann::json send_bytes(http::Method method, std::string_view path_and_query, std::string_view content_type,
                              std::string bytes, std::int64_t if_match = 0);

    /// What was answered, whatever it is. An empty body has no type. `key`: for what may be sent again.
    http::Response answer(http::Method method, std::string_view path_and_query, std::string body = {},
                          std::int64_t if_match = 0, std::string_view content_type = "application/json",
                          std::string_view key = {});

private:
    http::Response exchange(http::Method method, std::string_view path_and_query, std::string_view content_type,
                            std::string body, std::int64_t if_match, std::string_view key = {});
    nlohmann::json send(http::Method method, std::string_view path_and_query, std::string_view content_type,
                        std::string body, std::int64_t if_match);

    Send send_;
    std::string cookie_;
};

}  // namespace polku::deploy
