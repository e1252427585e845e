#pragma once

#include "generated/identity/migrations.h"
#include "services/identity/messages.h"
#include "services/identity/routes.h"
#include "shared/http/channel.h"
#include "shared/http/testing.h"
#include "shared/json/reader.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

/// For the tests of identity alone: its routes over a database of its own, and sample organisations and people.
namespace polku::identity {

inline constexpr std::string_view kSamplePassword = "polku-sample-2026";
inline domain::Id const kSampleContract{"00000000-0000-7000-8000-0000000c0001"};
inline domain::Id const kSampleClient{"00000000-0000-7000-8000-0000000c0002"};

/// Casework, as far as identity asks it: how many open cases somebody has.
class OpenCases final : public http::Channel {
public:
    int cases = 0;
    bool away = false;
    std::vector<std::string> asked;

    runtime::Awaitable<http::Response> send(http::Request request) override {
        asked.push_back(request.path + "?" + request.query);
        http::Response response;
        if (away) {
            response.status = 503;
        } else {
            response = http::json_response(fmt::format(R"({{"cases":{}}})", cases));
        }
        co_return response;
    }
};

class IdentityTest : public ::testing::Test {
protected:
    explicit IdentityTest(SecondFactorPolicy policy = SecondFactorPolicy::offered) {
        parts_.options.second_factor = policy;
        api_.router().add(routes(parts_));
    }

    static access::Principal principal(access::Role role) {
        access::Principal made;
        made.person.text = "00000000-0000-7000-8000-00000000f001";
        made.membership.text = "00000000-0000-7000-8000-00000000f002";
        made.organisation.text = "00000000-0000-7000-8000-00000000f003";
        made.role = role;
        return made;
    }
    static access::Principal administrator() { return principal(access::Role::administrator); }
    static access::Principal gateway() { return access::system_principal("gateway"); }

    http::Response post(std::string path, std::string body, http::Headers headers = {}) {
        return api_.post(administrator(), std::move(path), std::move(body), std::move(headers));
    }
    http::Response get(std::string path) { return api_.get(administrator(), std::move(path)); }

    /// The id in the answer to a write. The test fails when it was refused.
    static domain::Id id_of(http::Response const& response) {
        EXPECT_LT(response.status, 300) << response.body;
        auto const document = json::parse(response.body);
        if (!document) return {};
        json::Reader reader(*document);
        return reader.id("id");
    }

    /// "pointer code" of every fault of a refusal. The test fails when a code says nothing to a person.
    static std::vector<std::string> faults_of(http::Response const& response) {
        std::vector<std::string> faults;
        auto const document = json::parse(response.body);
        if (!document) return faults;
        json::Reader reader(*document);
        reader.each("errors", [&](json::Reader& fault) {
            faults.push_back(fault.text("pointer") + " " + fault.text("code"));
            EXPECT_TRUE(fault.has("message")) << faults.back();
        });
        return faults;
    }

    domain::Id add_organisation(std::string_view kind, std::string_view business_id) {
        return id_of(post("/api/v1/organisations",
                          fmt::format(R"({{"kind":"{}","name":{{"fi":"Näyte {}","sv":"Exempel","en":"Sample"}},)"
                                      R"("business_id":"{}"}})",
                                      kind, business_id, business_id)));
    }
    domain::Id add_authority() { return add_organisation("employment_authority", "0166906-4"); }
    domain::Id add_provider() { return add_organisation("provider", "1046216-1"); }
    domain::Id add_team(domain::Id const& organisation, std::string_view name) {
        return id_of(post(fmt::format("/api/v1/organisations/{}/teams", organisation.text),
                          fmt::format(R"({{"name":"{}"}})", name)));
    }
    domain::Id add_user(std::string_view username, std::string_view name = "Aino Esimerkki") {
        return id_of(
            post("/api/v1/users", fmt::format(R"({{"username":"{}","name":"{}","language":"sv","password":"{}"}})",
                                              username, name, kSamplePassword)));
    }
    http::Response post_membership(domain::Id const& user, std::string const& body) {
        return post(fmt::format("/api/v1/users/{}/memberships", user.text), body);
    }
    domain::Id add_officer(domain::Id const& user, domain::Id const& authority) {
        return id_of(post_membership(user, fmt::format(R"({{"organisation":"{}","role":"officer"}})", authority.text)));
    }
    domain::Id add_coach(domain::Id const& user, domain::Id const& provider) {
        return id_of(post_membership(user, fmt::format(R"({{"organisation":"{}","role":"coach","contract":"{}"}})",
                                                       provider.text, kSampleContract.text)));
    }
    http::Response end_membership_of(domain::Id const& user, domain::Id const& membership, http::Headers headers) {
        return post(fmt::format("/api/v1/users/{}/memberships/{}/end", user.text, membership.text), {},
                    std::move(headers));
    }

    storage::TemporaryDirectory folder_;
    storage::DataDirectory data_{folder_.path(), "test"};
    storage::Secrets secrets_ = storage::Secrets::open(data_);
    OpenCases open_cases_;
    http::TestRouter api_{migrations(), {.casework = &open_cases_}, messages()};
    SignInFigures figures_;
    SignInParts parts_{.database = api_.database(), .secrets = secrets_, .options = {}, .figures = figures_};
};

}  // namespace polku::identity
