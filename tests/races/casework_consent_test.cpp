#include "tests/races/casework_race.h"

#include <gmock/gmock.h>

#include <atomic>

namespace polku::casework::samples {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kSecret = "Uni kuntoon";

class ConsentRaces : public RacingCasework {
protected:
    ConsentRaces() {
        auto sample = referral();
        sample.consent_categories.clear();
        auto const now = clock_.now();
        made_ = database_->write_now([&](storage::Tx& tx) { return samples::refer(tx, sample, ids_, now); });
        EXPECT_EQ(accept(coach(), made_.handover).status, 200);
        EXPECT_EQ(consent(kTyopolku).status, 201);
        EXPECT_EQ(post(coach(), of_case(made_.case_id, "/plan/goals"), goal(kSecret, "health", kTyopolku)).status, 201);
    }
    http::Response consent(domain::Id const& recipient) {
        return post(client_person(made_.client), of_case(made_.case_id, "/consents"),
                    fmt::format(R"({{"given_how":"electronic","valid_from":"2026-11-22","valid_until":"2027-11-22",)"
                                R"("categories":["health"],"recipients":["{}"]}})",
                                recipient.text));
    }
    http::Response withdraw(domain::Id const& given) {
        return post(client_person(made_.client), of_case(made_.case_id, "/consents/" + given.text + "/withdraw"), "",
                    at_version(1));
    }

    /// Reads `path` again and again as Silta's coach while the client withdraws. A read that begins after the
    /// withdrawal has been answered never shows the secret; one before it does; every one leaves an entry.
    void read_against_withdrawal(std::string const& path) {
        auto const given = id_of(consent(kSilta));
        ASSERT_THAT(get(silta_coach(), path).body, HasSubstr(kSecret));
        auto const entries_before = entries_read();
        std::atomic<bool> withdrawn = false;
        std::int64_t reads = 0;
        int shown_after = 0;
        race(
            [&] {
                auto answer = withdraw(given);
                EXPECT_EQ(answer.status, 200);
                withdrawn.store(true);
                return answer;
            },
            [&] {
                http::Response last;
                for (auto over = false; !over; ++reads) {
                    over = withdrawn.load();
                    last = get(silta_coach(), path);
                    EXPECT_EQ(last.status, 200);
                    if (over && last.body.find(kSecret) != std::string::npos) ++shown_after;
                }
                return last;
            });
        EXPECT_EQ(shown_after, 0);
        EXPECT_THAT(get(silta_coach(), path).body, Not(HasSubstr(kSecret)));
        EXPECT_EQ(entries_read(), entries_before + reads + 1);
    }

    Registered made_;
};

TEST_P(ConsentRaces, ReadOfAPlanAgainstWithdrawal) {
    ASSERT_EQ(post(coach(), of_case(made_.case_id, "/parties"),
                   fmt::format(R"({{"organisation":"{}","team":"{}"}})", kSilta.text, kSiltaTeam.text))
                  .status,
              201);
    for (int round = 0; round < kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        read_against_withdrawal(of_case(made_.case_id, "/plan"));
    }
}

TEST_P(ConsentRaces, ReadOfAPackageAgainstWithdrawal) {
    auto const pending = id_of(post(
        coach(), of_case(made_.case_id, "/handovers"),
        fmt::format(R"({{"to_organisation":"{}","to_team":"{}","reason":"other"}})", kSilta.text, kSiltaTeam.text)));
    for (int round = 0; round < kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        read_against_withdrawal("/api/v1/handovers/" + pending.text);
    }
}

// Whoever may not see the category at the decision may not record in it: a write begun after the answer is refused.
TEST_P(ConsentRaces, WriteAgainstWithdrawal) {
    ASSERT_EQ(post(coach(), of_case(made_.case_id, "/parties"),
                   fmt::format(R"({{"organisation":"{}","team":"{}"}})", kSilta.text, kSiltaTeam.text))
                  .status,
              201);
    auto const record = [&] {
        return post(silta_coach(), of_case(made_.case_id, "/plan/goals"), goal("Siltan", "health", kSilta));
    };
    for (int round = 0; round < kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const given = id_of(consent(kSilta));
        auto const [withdrawal, written] = race([&] { return withdraw(given); }, record);
        EXPECT_EQ(withdrawal.status, 200);
        EXPECT_TRUE(written.status == 201 || written.status == 422) << written.body;
        EXPECT_EQ(record().status, 422);
    }
}

INSTANTIATE_TEST_SUITE_P(Ways, ConsentRaces, ::testing::ValuesIn(tests::kWays), tests::kWayName);

}  // namespace
}  // namespace polku::casework::samples
