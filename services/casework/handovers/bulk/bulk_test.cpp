#include "services/casework/check/store.h"
#include "services/casework/handovers/bulk/acts.h"
#include "services/casework/jobs.h"
#include "services/casework/testing.h"
#include "shared/runtime/block_on.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using nlohmann::json;

/// The provider's coach and team lead have three cases of lot A; the team leaves.
class BulkHandovers : public CaseworkTest {
protected:
    BulkHandovers() {
        add_jobs(jobs_);
        write([&](storage::Tx& tx) {
            for (auto const& who : {coach(), team_lead()})
                put_membership(tx, {who.membership, who.person, who.organisation, who.team});
        });
        for (auto const* const number : {"N-1", "N-2", "N-3"}) {
            auto sample = referral();
            sample.number = number;
            cases_.push_back(taken(sample).case_id);
        }
    }
    void run_jobs() {
        tick();
        runtime::block_on(jobs_.catch_up());
    }
    http::Response begin(access::Principal const& who, json const& more = json::object()) {
        tick();
        json body{{"to_organisation", kAuthority.text},
                  {"to_team", kPirkka.text},
                  {"reason", "service_ended"},
                  {"note", "Palvelu päättyy"}};
        body.update(more);
        return api_.post(who, "/api/v1/bulk-handovers", body.dump());
    }
    json report(access::Principal const& who, domain::Id const& bulk) {
        auto const response = api_.get(who, "/api/v1/bulk-handovers/" + bulk.text);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    /// "case state refusal" of each.
    std::vector<std::string> fates(access::Principal const& who, domain::Id const& bulk) {
        std::vector<std::string> said;
        auto const items = report(who, bulk)["items"];
        for (auto const& item : items) {
            said.push_back(item["case"].get<std::string>() + " " + item["state"].get<std::string>() + " " +
                           item["refusal"].get<std::string>());
        }
        return said;
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
    std::vector<domain::Id> cases_;
};

TEST_F(BulkHandovers, EveryOpenCaseIsProposedAndTheReportSaysSo) {
    auto const bulk = id_of(begin(team_lead()));
    EXPECT_EQ(report(team_lead(), bulk)["counts"], json({{"cases", 3}, {"made", 0}, {"refused", 0}, {"waiting", 3}}));
    EXPECT_EQ(json::parse(api_.read_log().back())["ground"], "commission");
    run_jobs();
    EXPECT_EQ(report(team_lead(), bulk)["counts"], json({{"cases", 3}, {"made", 3}, {"refused", 0}, {"waiting", 0}}));
    auto const inbox = json::parse(api_.get(officer_pirkka(), "/api/v1/handovers").body)["items"];
    EXPECT_EQ(inbox.size(), 3U);
    for (auto const& item : report(team_lead(), bulk)["items"]) {
        EXPECT_EQ(item["client"]["name"], "Kalle Testinen");
        auto const handover =
            json::parse(api_.get(officer_pirkka(), "/api/v1/handovers/" + item["handover"].get<std::string>()).body);
        EXPECT_EQ(handover["from"]["person"], team_lead().person.text);
        EXPECT_EQ(accept(officer_pirkka(), {item["handover"].get<std::string>()}).status, 200);
    }
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(BulkHandovers, WhatCannotBeProposedIsRefusedByItselfWithTheReason) {
    auto const open = id_of(propose(coach(), cases_[0], kAuthority, kKeski));
    auto const bulk = id_of(begin(team_lead()));
    run_jobs();
    EXPECT_THAT(fates(team_lead(), bulk), UnorderedElementsAre(cases_[0].text + " refused handover_already_open",
                                                               cases_[1].text + " made ", cases_[2].text + " made "));
    EXPECT_EQ(report(team_lead(), bulk)["items"][0]["state"], "refused") << "first";
    EXPECT_EQ(json::parse(api_.get(coach(), "/api/v1/handovers/" + open.text).body)["state"], "proposed")
        << "nothing of it was touched";
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(BulkHandovers, TheRightsOfWhoBeganItAreThoseOfTheMoment) {
    auto const bulk = id_of(begin(team_lead()));
    write([&](storage::Tx& tx) { remove_membership(tx, team_lead().membership); });
    run_jobs();
    auto const counts = report(team_lead(), bulk)["counts"];
    EXPECT_EQ(counts["refused"], 3) << "who has left proposes nothing";
    EXPECT_THAT(fates(team_lead(), bulk)[0], HasSubstr("not_in_the_team"));
}

TEST_F(BulkHandovers, WhoLeadsAnotherTeamByNowProposesNothingEither) {
    auto const bulk = id_of(begin(team_lead()));
    auto const lead = team_lead();
    write([&](storage::Tx& tx) {
        remove_membership(tx, lead.membership);
        put_membership(tx, {kSilta, lead.person, lead.organisation, kSiltaTeam});
    });
    run_jobs();
    EXPECT_EQ(report(team_lead(), bulk)["counts"]["refused"], 3);
}

TEST_F(BulkHandovers, ACaseThatCannotBeTriedIsALineOfTheReportAndHoldsUpNoOther) {
    events::JobRunner faulty(api_.database(), api_.clock(), api_.ids(), "casework");
    auto const first = std::ranges::min(cases_, {}, &domain::Id::text);
    auto tries = 0;
    faulty.add(std::string(kProposeBulk), [&](events::JobCall& call) {
        auto const proposed = propose_next_of_bulk(call);
        if (call.entry.case_id != first.text || call.entry.outcome == "refused") return proposed;
        ++tries;
        throw std::runtime_error("a fault of ours");
    });
    auto const bulk = id_of(begin(team_lead()));
    for (auto at = 0; at < 6; ++at) {
        api_.clock().advance(std::chrono::hours(1));
        runtime::block_on(faulty.catch_up());
    }
    EXPECT_EQ(tries, kTriesOfBulkCase);
    EXPECT_THAT(fates(team_lead(), bulk), testing::Contains(first.text + " refused internal"));
    EXPECT_EQ(report(team_lead(), bulk)["counts"], json({{"cases", 3}, {"made", 2}, {"refused", 1}, {"waiting", 0}}));
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(BulkHandovers, TheReportAndTheListGoPageByPage) {
    propose(coach(), cases_[1], kAuthority, kKeski);
    auto const bulk = id_of(begin(team_lead()));
    run_jobs();
    std::vector<std::string> seen;
    std::string cursor;
    do {
        auto const path =
            "/api/v1/bulk-handovers/" + bulk.text + "?limit=1" + (cursor.empty() ? "" : "&cursor=" + cursor);
        auto const page = json::parse(api_.get(team_lead(), path).body);
        ASSERT_EQ(page["items"].size(), 1U);
        EXPECT_EQ(page["counts"]["cases"], 3);
        seen.push_back(page["items"][0]["case"]);
        cursor = page["next"].is_null() ? "" : page["next"].get<std::string>();
    } while (!cursor.empty());
    EXPECT_EQ(seen.front(), cases_[1].text) << "what was refused comes first";
    EXPECT_THAT(seen, UnorderedElementsAre(cases_[0].text, cases_[1].text, cases_[2].text));
    EXPECT_EQ(api_.get(team_lead(), "/api/v1/bulk-handovers/" + bulk.text + "?cursor=x").status, 400);

    auto const second = id_of(begin(team_lead()));
    auto const newest = json::parse(api_.get(team_lead(), "/api/v1/bulk-handovers?limit=1").body);
    EXPECT_EQ(newest["items"][0]["id"], second.text);
    auto const next = "/api/v1/bulk-handovers?limit=1&cursor=" + newest["next"].get<std::string>();
    auto const oldest = json::parse(api_.get(team_lead(), next).body);
    EXPECT_EQ(oldest["items"][0]["id"], bulk.text);
    EXPECT_EQ(oldest["items"][0]["counts"]["refused"], 1);
    EXPECT_TRUE(oldest["next"].is_null());
}

TEST_F(BulkHandovers, EachCaseIsOneEntryOfTheJournalAsTheirs) {
    begin(team_lead());
    auto const before = api_.journal().size();
    run_jobs();
    auto const journal = api_.journal();
    std::vector<std::string> cases;
    for (auto at = before; at < journal.size(); ++at) {
        auto const entry = json::parse(journal[at]);
        EXPECT_EQ(entry["action"], "handover_propose");
        EXPECT_EQ(entry["person"], team_lead().person.text);
        EXPECT_EQ(entry["outcome"], "proposed");
        cases.push_back(entry["case"]);
    }
    EXPECT_THAT(cases, UnorderedElementsAre(cases_[0].text, cases_[1].text, cases_[2].text));
}

TEST_F(BulkHandovers, EveryFaultAtOnceAndNobodyElsesTeam) {
    auto const faults = [&](http::Response const& response) {
        std::vector<std::string> said;
        auto const errors = json::parse(response.body)["errors"];
        for (auto const& error : errors) said.push_back(error["pointer"]);
        return said;
    };
    EXPECT_THAT(
        faults(begin(team_lead(), {{"from_team", kSiltaTeam.text}, {"to_team", kSocialTeam.text}, {"reason", "x"}})),
        UnorderedElementsAre("/from_team", "/to_team", "/reason"));
    EXPECT_THAT(faults(begin(team_lead(), {{"to_organisation", kTyopolku.text}, {"to_team", kTyopolkuTeam.text}})),
                ElementsAre("/to_team"));
    EXPECT_THAT(faults(begin(supervisor())), ElementsAre("/from_team"));
    EXPECT_THAT(begin(supervisor(), {{"from_team", kKeski.text}}).body, HasSubstr("no_open_cases"));
    EXPECT_EQ(begin(coach()).status, 403);
    EXPECT_EQ(begin(officer()).status, 403);
}

TEST_F(BulkHandovers, IsForTheTeamThatItIsOf) {
    auto const bulk = id_of(begin(team_lead()));
    EXPECT_EQ(api_.get(supervisor(), "/api/v1/bulk-handovers/" + bulk.text).status, 404);
    EXPECT_EQ(api_.get(coach(), "/api/v1/bulk-handovers/" + bulk.text).status, 403);
    EXPECT_EQ(json::parse(api_.get(team_lead(), "/api/v1/bulk-handovers").body)["items"].size(), 1U);
    EXPECT_EQ(json::parse(api_.get(supervisor(), "/api/v1/bulk-handovers").body)["items"].size(), 0U);
}

}  // namespace
}  // namespace polku::casework::samples
