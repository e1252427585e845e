#pragma once

#include "services/casework/emergencies/api.h"
#include "services/casework/jobs.h"
#include "services/casework/testing_codes.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

/// For the tests of emergencies.
namespace polku::casework::samples {

inline constexpr std::string_view kEmergencyReason = "Asiakas ei vastaa, läheinen pelkää hänen henkensä puolesta.";

class EmergencyTest : public TestWithCodes {
protected:
    using json = nlohmann::json;

    EmergencyTest() {
        api_.router().add(emergency_routes(*secrets_));
        add_jobs(jobs_);
    }

    http::Response try_open(access::Principal const& who, std::string_view code = kSampleCode,
                            std::string_view reason = kEmergencyReason) {
        tick();
        return api_.post(who, "/api/v1/emergency-accesses", json({{"code", code}, {"reason", reason}}).dump());
    }
    /// The id. The test fails when it did not open.
    domain::Id open(access::Principal const& who, std::string_view reason = kEmergencyReason) {
        auto const response = try_open(who, kSampleCode, reason);
        EXPECT_EQ(response.status, 201) << response.body;
        EXPECT_EQ(json::parse(response.body).value("state", ""), "open") << response.body;
        return id_of(response);
    }
    http::Response end(access::Principal const& who, domain::Id const& emergency) {
        tick();
        return api_.post(who, "/api/v1/emergency-accesses/" + emergency.text + "/end", "");
    }
    http::Response review(access::Principal const& who, domain::Id const& emergency, json const& words) {
        tick();
        return api_.post(who, "/api/v1/emergency-accesses/" + emergency.text + "/review", words.dump());
    }
    json listed(access::Principal const& who, std::string_view query = "") {
        auto const response = api_.get(who, "/api/v1/emergency-accesses" + std::string(query));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body)["items"];
    }
    /// Every way to the client's data that the person might have: each status, and how many rows each list has.
    std::string reach(access::Principal const& who, domain::Id const& case_id) {
        auto const rows = [](http::Response const& list) { return json::parse(list.body)["items"].size(); };
        return fmt::format("case {} plan {} list {} search {}", read_case(who, case_id).status,
                           read_plan(who, case_id).status, rows(api_.get(who, "/api/v1/clients")),
                           rows(api_.post(who, "/api/v1/clients/search", R"({"name":"Test"})")));
    }

    events::JobRunner jobs_{api_.database(), api_.clock(), api_.ids(), "casework"};
};

}  // namespace polku::casework::samples
