#pragma once

#include "services/casework/emergencies/api.h"
#include "services/casework/jobs.h"
#include "services/casework/testing_codes.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

/// For the tests of emergencies.
namespace polku::casework::samples {

inline constexpr std::string_view kEmergencyReason = "Asiakas ei vastaa, läheinen pelkää hänen henkensä puolesta.";

class EmergencyTest : public TestWithCodes {
protected:
    EmergencyTest() {
        api_.router().add(emergency_routes(*secrets_));
        add_jobs(jobs_);
    }

    http::Response try_open(access::Principal const& who, std::string_view code = kSampleCode,
                            std::string_view reason = kEmergencyReason) {
        tick();
        return api_.post(who, "/api/v1/emergency-accesses",
                         fmt::format(R"({{"code":"{}","reason":"{}"}})", code, reason));
    }
    /// The id. The test fails when it did not open.
    domain::Id open(access::Principal const& who, std::string_view reason = kEmergencyReason) {
        auto const response = try_open(who, kSampleCode, reason);
        EXPECT_EQ(response.status, 201) << response.body;
        EXPECT_NE(response.body.find(R"("state":"open")"), std::string::npos) << response.body;
        return id_of(response);
    }
    http::Response end(access::Principal const& who, domain::Id const& emergency) {
        tick();
        return api_.post(who, "/api/v1/emergency-accesses/" + emergency.text + "/end", "");
    }

    events::JobRunner jobs_{api_.database(), api_.clock(), api_.ids(), "casework"};
};

}  // namespace polku::casework::samples
