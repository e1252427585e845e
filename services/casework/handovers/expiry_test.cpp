#include "services/casework/check/store.h"
#include "services/casework/jobs.h"
#include "services/casework/testing.h"
#include "shared/runtime/block_on.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using nlohmann::json;

constexpr storage::Query kOpenJobs{"test.open_jobs",
                                   "SELECT kind || ' ' || subject FROM job WHERE done_at IS NULL ORDER BY 1"};
constexpr storage::Query kForgetJobs{"test.forget_jobs", "DELETE FROM job"};
/// As the migration writes it for a proposal of before.
constexpr storage::Query kOldJob{
    "test.old_job",
    "INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts) VALUES ('old', "
    "'handover.expire', $1, 'handover.expire:' || $1, 0, '{}', 0)"};

/// The proposals of these tests are made on Sunday 22 November 2026: ten working days end on 4 December.
domain::Instant const kOver = domain::start_of_day(domain::LocalDate{2026, 12, 5});

class HandoverExpiry : public CaseworkTest {
protected:
    HandoverExpiry() { add_jobs(jobs_); }

    void run_jobs() { runtime::block_on(jobs_.catch_up()); }
    json shown(access::Principal const& who, domain::Id const& handover) {
        auto const response = api_.get(who, "/api/v1/handovers/" + handover.text);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<std::string> expiries() {
        std::vector<std::string> subjects;
        for (auto const& recorded : api_.recorded_events()) {
            if (recorded.event.type == "polku.handover.expired.v1") subjects.push_back(recorded.event.data);
        }
        return subjects;
    }
    std::vector<std::string> broken() {
        auto const now = api_.clock().now();
        std::vector<std::string> found;
        for (auto const& finding : api_.database().read([&](storage::Tx& tx) { return check_casework(tx, now); })) {
            for (auto const& subject : finding.broken) found.push_back(finding.what + ": " + subject);
        }
        return found;
    }

    events::JobRunner jobs_{api_.database(), api_.clock(), api_.ids(), "casework"};
};

TEST_F(HandoverExpiry, AProposalThatNobodyAnswersGoesBackWhenItsLastDayIsOver) {
    auto const made = taken();
    auto const proposal = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    EXPECT_EQ(shown(officer(), proposal)["answer_by"], "2026-12-04");
    api_.clock().set(kOver - std::chrono::milliseconds(1));
    run_jobs();
    EXPECT_EQ(shown(officer(), proposal)["state"], "proposed");
    api_.clock().set(kOver);
    run_jobs();
    auto const page = shown(coach(), proposal);
    EXPECT_EQ(page["state"], "expired");
    EXPECT_EQ(page["version"], 2);
    EXPECT_EQ(page["decided"]["at"], domain::format_instant(kOver));
    EXPECT_TRUE(page["decided"]["by"].is_null());
    EXPECT_TRUE(page["decided"]["organisation"].is_null());
    // The case is as it was, and may be handed over again.
    EXPECT_EQ(json::parse(read_case(coach(), made.case_id).body)["responsible"]["organisation"], kTyopolku.text);
    EXPECT_EQ(propose(coach(), made.case_id, kAuthority, kKeski).status, 201);
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandoverExpiry, BothSidesAreToldAndItIsJournaledOnceAsTheSystems) {
    auto const made = refer();
    api_.clock().set(kOver + std::chrono::hours(30));
    run_jobs();
    run_jobs();
    ASSERT_EQ(expiries().size(), 1U);
    auto const told = json::parse(expiries()[0]);
    EXPECT_EQ(told["from_team"], kKeski.text);
    EXPECT_EQ(told["to_team"], kTyopolkuTeam.text);
    EXPECT_EQ(told["by"], "system:casework");
    auto const entry = json::parse(api_.journal().back());
    EXPECT_EQ(entry["action"], "handover_expire");
    EXPECT_EQ(entry["outcome"], "expired");
    EXPECT_EQ(entry["role"], "system");
    EXPECT_EQ(entry["clients"], json({made.client.text}));
    EXPECT_EQ(entry["case"], made.case_id.text);
    EXPECT_EQ(entry["subject"], made.handover.text);
}

TEST_F(HandoverExpiry, UntilTheExpiryIsStoredItCanBeAccepted) {
    auto const made = refer();
    api_.clock().set(kOver + std::chrono::hours(1));
    EXPECT_EQ(accept(coach(), made.handover).status, 200);
    run_jobs();
    EXPECT_EQ(shown(officer(), made.handover)["state"], "accepted");
    EXPECT_THAT(expiries(), IsEmpty());
    EXPECT_THAT(texts(kOpenJobs), IsEmpty());
}

TEST_F(HandoverExpiry, WhoAnswersAfterItLearnsWhen) {
    auto const made = refer();
    api_.clock().set(kOver);
    run_jobs();
    for (auto const& late :
         {accept(coach(), made.handover), decline(coach(), made.handover), withdraw(officer(), made.handover)}) {
        EXPECT_EQ(late.status, 409);
        auto const problem = json::parse(late.body);
        EXPECT_EQ(problem["code"], "handover_already_expired");
        EXPECT_EQ(problem["decided_at"], domain::format_instant(kOver));
        EXPECT_FALSE(problem.contains("decided_by"));
    }
}

TEST_F(HandoverExpiry, AProposalOfBeforeTheJobGetsItsEnd) {
    auto const made = refer();
    write([&](storage::Tx& tx) { tx.run(kForgetJobs); });
    EXPECT_THAT(broken(), Contains(HasSubstr(made.handover.text)));
    write([&](storage::Tx& tx) { tx.run(kOldJob, made.handover); });
    run_jobs();
    EXPECT_EQ(shown(coach(), made.handover)["state"], "proposed");
    EXPECT_THAT(texts(kOpenJobs), ElementsAre("handover.expire " + made.handover.text));
    EXPECT_THAT(broken(), IsEmpty());
    api_.clock().set(kOver);
    run_jobs();
    EXPECT_EQ(shown(officer(), made.handover)["state"], "expired");
}

TEST_F(HandoverExpiry, GrantsOfAnInstallationOfBeforeAreRewritten) {
    static constexpr storage::Query kLose{"test.lose_grants", "DELETE FROM grants WHERE case_id = $1"};
    static constexpr storage::Query kRewrite{
        "test.rewrite_job",
        "INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts) VALUES ('old', 'grants.rewrite', $1, "
        "'grants.rewrite:0007:' || $1, 0, '{}', 0)"};
    auto const made = taken();
    write([&](storage::Tx& tx) {
        tx.run(kLose, made.case_id);
        tx.run(kRewrite, made.case_id);
    });
    // That they were once asked is all that is left.
    EXPECT_EQ(read_case(coach(), made.case_id).status, 403);
    EXPECT_THAT(broken(), Not(IsEmpty()));
    run_jobs();
    EXPECT_EQ(read_case(coach(), made.case_id).status, 200);
    EXPECT_THAT(broken(), IsEmpty());
}

}  // namespace
}  // namespace polku::casework::samples
