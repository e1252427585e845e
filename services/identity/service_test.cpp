#include "services/identity/service.h"

#include "generated/identity/openapi.h"
#include "services/identity/messages.h"
#include "services/identity/testing.h"
#include "shared/domain/text.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

namespace polku::identity {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

FirstAdministrator sample_first() {
    FirstAdministrator first;
    first.organisation.kind = OrganisationKind::employment_authority;
    first.organisation.name = {
        .fi = "Esimerkkilän työllisyysalue", .sv = "Exempelby sysselsättningsområde", .en = "Sample employment area"};
    first.organisation.business_id = domain::parse_business_id("0166906-4").value();
    first.person = {.username = "antti",
                    .name = "Antti Esimerkki",
                    .language = domain::Language::fi,
                    .password = std::string(kSamplePassword)};
    return first;
}

/// The whole service over a data directory of its own.
class IdentityService : public ::testing::Test {
protected:
    IdentityService() { service_ = std::make_unique<Service>(parts(), Sources{.casework = casework_}); }

    runtime::ServiceParts parts() {
        return {.data = data_.path(), .clock = clock_, .ids = ids_, .heavy = heavy_, .secrets = secrets_};
    }
    http::Response post(access::Principal const& principal, std::string path, std::string body) {
        auto request = http::TestRouter::request(http::Method::post, principal, std::move(path), std::move(body));
        request.request_id = ids_.next().text;
        return runtime::block_on(service_->router().handle(std::move(request)));
    }
    http::Response sign_in() {
        return post(access::system_principal("gateway"), "/internal/sessions",
                    fmt::format(R"({{"username":"antti","password":"{}"}})", kSamplePassword));
    }
    std::string stored_bytes() {
        std::string all;
        for (auto const& entry : std::filesystem::directory_iterator(data_.path())) {
            if (!entry.path().filename().string().starts_with("identity")) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            all.append(std::istreambuf_iterator<char>(in), {});
        }
        return all;
    }

    OpenCases casework_;
    storage::TemporaryDirectory folder_;
    storage::DataDirectory data_{folder_.path(), "test"};
    storage::Secrets secrets_ = storage::Secrets::open(data_);
    domain::FakeClock clock_;
    domain::RandomIds ids_{clock_};
    runtime::HeavyPool heavy_{1, 16};
    std::unique_ptr<Service> service_;
};

TEST_F(IdentityService, TheFirstAdministratorSignsInAndLetsOthersIn) {
    auto const made = service_->bootstrap_administrator(sample_first());
    ASSERT_TRUE(made) << made.error().code;
    auto const answer = json::parse(sign_in().body);
    EXPECT_EQ(answer.at("session").at("person").at("id"), made->text);
    auto const& membership = answer.at("session").at("memberships").at(0);
    EXPECT_EQ(answer.at("session").at("acting"), membership.at("id"));
    EXPECT_EQ(membership.at("role"), "administrator");
    EXPECT_EQ(membership.at("organisation").at("name").at("sv"), "Exempelby sysselsättningsområde");
    auto const can = answer.at("session").at("can");
    EXPECT_TRUE(std::ranges::find(can, json("user_write")) != can.end());
}

TEST_F(IdentityService, OnlyAnEmptyInstallationHasAFirstAdministrator) {
    ASSERT_TRUE(service_->bootstrap_administrator(sample_first()));
    auto second = sample_first();
    second.person.username = "other";
    second.organisation.business_id = domain::parse_business_id("1046216-1").value();
    auto const refused = service_->bootstrap_administrator(second);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), domain::conflict("users_exist"));
}

TEST_F(IdentityService, TheFirstAdministratorIsCheckedLikeAnybody) {
    FirstAdministrator first;
    first.organisation.name = {.fi = "A", .sv = " ", .en = "A\nB"};
    first.person = {.username = "Ä", .name = "", .password = "lyhyt"};
    auto const refused = service_->bootstrap_administrator(first);
    ASSERT_FALSE(refused);
    std::vector<std::string> faults;
    for (auto const& fault : refused.error().faults) faults.push_back(fault.pointer + " " + fault.code);
    EXPECT_THAT(faults,
                UnorderedElementsAre("/organisation/business_id business_id_form", "/organisation/name/sv required",
                                     "/organisation/name/en control_character", "/person/username username_form",
                                     "/person/name required", "/person/password too_short"));
}

TEST_F(IdentityService, NeitherTokenNorPasswordIsStored) {
    ASSERT_TRUE(service_->bootstrap_administrator(sample_first()));
    auto const token = json::parse(sign_in().body).at("token").get<std::string>();
    auto const gateway = access::system_principal("gateway");
    EXPECT_EQ(post(gateway, "/internal/sessions/resolve", fmt::format(R"({{"token":"{}"}})", token)).status, 200);
    auto const all = stored_bytes();
    EXPECT_NE(all.find("antti"), std::string::npos) << "the test reads what is stored";
    EXPECT_EQ(all.find(token), std::string::npos);
    EXPECT_EQ(all.find(kSamplePassword), std::string::npos);
}

TEST_F(IdentityService, KeepsEverythingOverARestart) {
    ASSERT_TRUE(service_->bootstrap_administrator(sample_first()));
    auto const token = json::parse(sign_in().body).at("token").get<std::string>();
    service_.reset();
    service_ = std::make_unique<Service>(parts(), Sources{.casework = casework_});
    auto const gateway = access::system_principal("gateway");
    EXPECT_EQ(post(gateway, "/internal/sessions/resolve", fmt::format(R"({{"token":"{}"}})", token)).status, 200);
}

/// "POST /api/v1/users" of each operation in openapi.yaml.
std::set<std::string> documented_operations() {
    constexpr std::array<std::string_view, 5> kMethods = {"get", "post", "put", "patch", "delete"};
    std::set<std::string> operations;
    std::string path;
    for (auto const line : domain::split(openapi(), '\n')) {
        if (line == "components:") break;
        if (line.starts_with("  /")) path = line.substr(2, line.size() - 3);
        if (!line.starts_with("    ") || line.starts_with("     ") || !line.ends_with(":")) continue;
        auto method = std::string(line.substr(4, line.size() - 5));
        if (std::ranges::find(kMethods, method) == kMethods.end()) continue;
        std::ranges::transform(method, method.begin(), [](char c) { return static_cast<char>(c - 32); });
        operations.insert(method + " /api/v1" + path);
    }
    return operations;
}

TEST_F(IdentityService, TheApiIsWhatItsDocumentSays) {
    // The gateway answers these out of /internal/sessions.
    std::set<std::string> served = {"GET /api/v1/session",
                                    "POST /api/v1/session",
                                    "DELETE /api/v1/session",
                                    "PUT /api/v1/session/membership",
                                    "POST /api/v1/session/continue",
                                    "PUT /api/v1/session/password",
                                    "POST /api/v1/session/password-reset",
                                    "GET /api/v1/session/second-factor",
                                    "POST /api/v1/session/second-factor",
                                    "POST /api/v1/session/second-factor/confirm",
                                    "POST /api/v1/session/second-factor/remove",
                                    "GET /api/v1/sessions",
                                    "POST /api/v1/sessions/end",
                                    "POST /api/v1/sessions/end-others"};
    for (auto const& route : service_->router().routes()) {
        if (route.pattern.starts_with("/api/")) {
            served.insert(std::string(http::name(route.method)) + " " + std::string(route.pattern));
        }
    }
    EXPECT_EQ(served, documented_operations());
}

TEST_F(IdentityService, ItsLogsCanBeReadByThoseWhoMay) {
    ASSERT_TRUE(service_->bootstrap_administrator(sample_first()));
    auto const ask = [&](std::string_view reader, std::string path) {
        auto request =
            http::TestRouter::request(http::Method::get, access::system_principal(reader), std::move(path), {});
        request.request_id = ids_.next().text;
        return runtime::block_on(service_->router().handle(std::move(request))).body;
    };
    EXPECT_THAT(ask("casework", "/internal/events?after=0"), HasSubstr("polku.organisation.registered.v1"));
    EXPECT_THAT(ask("outcomes", "/internal/events?after=0"), HasSubstr("polku.membership.started.v1"));
    EXPECT_THAT(ask("outcomes", "/internal/events?after=0"), Not(HasSubstr("polku.organisation.registered.v1")));
    EXPECT_THAT(ask("journal", "/internal/journal?after=0"), HasSubstr("system:bootstrap"));
}

TEST(IdentityMessages, AreSortedAndWholeInThreeLanguages) {
    EXPECT_TRUE(std::ranges::is_sorted(messages(), {}, &domain::Message::code));
    for (auto const& message : messages()) {
        EXPECT_FALSE(message.fi.empty() || message.sv.empty() || message.en.empty()) << message.code;
        EXPECT_NE(message.fi, message.sv) << message.code;
    }
}

}  // namespace
}  // namespace polku::identity
