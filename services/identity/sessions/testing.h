#pragma once

#include "services/identity/sessions/signed_in.h"
#include "services/identity/testing.h"

#include <string>
#include <string_view>

/// For tests alone: people who sign in, as the gateway asks for their browsers.
namespace polku::identity {

class SignInTest : public IdentityTest {
protected:
    using IdentityTest::IdentityTest;

    static constexpr std::string_view kHome = "192.0.2.7";
    static constexpr std::string_view kAway = "198.51.100.9";

    /// `more`: further members of the body, such as `,"code":"123456"`.
    http::Response sign_in(std::string_view username, std::string_view password = kSamplePassword,
                           std::string_view more = {}, std::string_view source = kHome) {
        return api_.post(gateway(), "/internal/sessions",
                         fmt::format(R"({{"username":"{}","password":"{}"{}}})", username, password, more),
                         {{std::string(kSourceHeader), std::string(source)}, {"user-agent", "Firefox/140.0 Windows"}});
    }
    std::string token_of(http::Response const& response) {
        EXPECT_EQ(response.status, 201) << response.body;
        return member(response, "token");
    }
    http::Response own(http::Method method, std::string_view token, std::string path, std::string body = {}) {
        return api_.send(http::TestRouter::request(
            method, gateway(), std::move(path), std::move(body),
            {{std::string(kTokenHeader), std::string(token)}, {std::string(kSourceHeader), std::string(kHome)}}));
    }
    http::Response resolve(std::string_view token, bool peek = false) {
        return api_.post(gateway(), "/internal/sessions/resolve",
                         fmt::format(R"({{"token":"{}","peek":{}}})", token, peek));
    }
    http::Response act_in(std::string_view token, domain::Id const& membership) {
        return own(http::Method::put, token, "/internal/sessions/membership",
                   fmt::format(R"({{"membership":"{}"}})", membership.text));
    }
    http::Response sign_out(std::string_view token) { return own(http::Method::del, token, "/internal/sessions"); }
    /// A write that waits for those before it.
    void settle() {
        api_.database().write_now([](storage::Tx&) {});
    }
    static std::string code_of(http::Response const& response) { return member(response, "code"); }

private:
    /// A member of the answer that is text.
    static std::string member(http::Response const& response, std::string_view name) {
        auto const document = polku::json::parse(response.body);
        if (!document) return {};
        polku::json::Reader reader(*document);
        return reader.text(name);
    }
};

}  // namespace polku::identity
