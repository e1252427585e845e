#include "shared/http/part_door.h"

#include "shared/http/case_access.h"
#include "shared/http/person_token.h"
#include "shared/http/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::http {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kMyNamePath = "/api/v1/my-name";

access::Principal door_person(std::string_view number) {
    access::Principal person;
    person.person.text = "00000000-0000-7000-8000-000000000" + std::string(number);
    person.display_name = "Eeva Esimerkki " + std::string(number);
    person.membership.text = "00000000-0000-7000-8000-0000000001ff";
    person.organisation.text = "00000000-0000-7000-8000-0000000002ff";
    person.role = access::Role::officer;
    return person;
}

/// A part with two routes: who am I, and what is somebody to a case.
class PartDoors : public ::testing::Test {
protected:
    PartDoors() {
        ensure_person_keys(folder_ / "private.pem", folder_ / "public.pem");
        signer_.emplace(folder_ / "private.pem");
        router_.router().add({Method::get, kMyNamePath, access::Action::organisation_list, kNoScope, Cost::fast,
                              [](ReadCall& call) -> domain::Result<Response> {
                                  Response response;
                                  response.body = call.principal().display_name;
                                  return response;
                              }});
        router_.router().add(case_access_route([](storage::Tx&, access::Principal const& person, domain::Id const& id,
                                                  domain::Instant) -> std::optional<access::CaseAccess> {
            access::CaseAccess access;
            access.case_id = id;
            access.client = person.person;
            return access;
        }));
    }

    Response ask(std::string_view path, Headers who, std::vector<std::string> certificate_names = {},
                 bool by_certificate = false) {
        PartDoor door({.router = router_.router(),
                       .persons = persons_,
                       .clock = router_.clock(),
                       .by_certificate = by_certificate});
        Request request;
        request.path = path;
        request.headers = std::move(who);
        request.headers.emplace_back("x-polku-request-id", "00000000-0000-7000-8000-0000000003ff");
        request.headers.emplace_back("x-polku-language", "en");
        request.certificate_names = std::move(certificate_names);
        // What the way in says counts, never what stands in the value already.
        request.principal = access::system_principal("gateway");
        return runtime::block_on(door.handle(std::move(request)));
    }
    std::string token(std::string_view number) { return signer_->sign(door_person(number), router_.clock().now()); }
    void expect_refused(Response const& response, std::string_view code) {
        EXPECT_EQ(response.status, 401);
        EXPECT_EQ(response.header("x-polku-caller-refused"), code);
    }

    storage::TemporaryDirectory folder_;
    std::optional<PersonSigner> signer_;
    PersonVerifier persons_{folder_ / "public.pem"};
    TestRouter router_;
};

TEST_F(PartDoors, APersonIsWhoTheTokenNames) {
    auto const response = ask(kMyNamePath, {{"x-polku-person", token("101")}});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "Eeva Esimerkki 101");
}

TEST_F(PartDoors, WhoSaysNothingIsRefused) {
    expect_refused(ask(kMyNamePath, {}), "caller_refused");
    expect_refused(ask("/internal/events", {}), "caller_refused");
}

TEST_F(PartDoors, AnOldOrAlteredTokenIsRefused) {
    auto altered = token("101");
    altered[10] = altered[10] == 'x' ? 'y' : 'x';
    expect_refused(ask(kMyNamePath, {{"x-polku-person", altered}}), "person_token_refused");
    auto const old = token("101");
    router_.clock().advance(kPersonTokenLife);
    expect_refused(ask(kMyNamePath, {{"x-polku-person", old}}), "person_token_refused");
}

TEST_F(PartDoors, APersonIsNoServiceAndAServiceNoPerson) {
    expect_refused(ask(kMyNamePath, {{"x-polku-person", token("101")}, {"x-polku-service", "gateway"}}),
                   "caller_refused");
    expect_refused(ask(kMyNamePath, {{"x-polku-person", token("101")}, {"x-polku-on-behalf-of", token("102")}}),
                   "caller_refused");
    expect_refused(ask(kMyNamePath, {{"x-polku-service", "a b"}}), "caller_refused");
    expect_refused(ask(kMyNamePath, {{"x-polku-service", "gateway"}, {"x-polku-service", "payments"}}),
                   "caller_refused");
    EXPECT_EQ(ask("/internal/events", {{"x-polku-person", token("101")}}).status, 404);
}

TEST_F(PartDoors, AServiceAsksForAPersonOnlyWithThatPersonsToken) {
    constexpr std::string_view kPath = "/internal/cases/00000000-0000-7000-8000-00000000000a/access";
    auto const asked = ask(kPath, {{"x-polku-service", "outcomes"}, {"x-polku-on-behalf-of", token("102")}});
    EXPECT_EQ(asked.status, 200);
    EXPECT_THAT(asked.body, HasSubstr("00000000-0000-7000-8000-000000000102"));
    expect_refused(ask(kPath, {{"x-polku-service", "outcomes"}, {"x-polku-on-behalf-of", "e30.e30"}}),
                   "person_token_refused");
    EXPECT_EQ(ask(kPath, {{"x-polku-service", "outcomes"}}).status, 400) << "on behalf of nobody";
}

TEST_F(PartDoors, OverTheNetworkTheCertificateNamesTheService) {
    Headers const payments{{"x-polku-service", "payments"}};
    EXPECT_EQ(ask("/internal/nothing", payments, {"payments"}, true).status, 404);
    EXPECT_EQ(ask("/internal/nothing", payments, {"money", "payments"}, true).status, 404);
    expect_refused(ask("/internal/nothing", payments, {"notices"}, true), "caller_refused");
    expect_refused(ask("/internal/nothing", payments, {}, true), "caller_refused");
}

TEST_F(PartDoors, HealthIsToldToWhoeverGotThisFar) { EXPECT_EQ(ask("/health", {}).status, 200); }

}  // namespace
}  // namespace polku::http
