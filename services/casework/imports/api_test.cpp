#include "services/casework/imports/api.h"

#include "services/casework/imports/messages.h"
#include "services/casework/imports/testing_store.h"
#include "services/casework/jobs.h"
#include "shared/http/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace polku::casework::imports {
namespace {

using namespace imports::testing;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

access::Principal person(access::Role role, domain::Id const& organisation, std::string_view who = "901") {
    access::Principal principal;
    principal.person = id(who);
    principal.membership = id("902");
    principal.organisation = organisation;
    principal.team = kTeamKeski;
    principal.role = role;
    return principal;
}

class ImportApi : public ::testing::Test {
protected:
    ImportApi() {
        put_sample_directory(router_.database());
        router_.database().write_now(
            [](storage::Tx& tx) { put_organisation(tx, kOtherAuthority, "employment_authority"); });
        router_.router().add(routes({*secrets_, router_.ids(), runs_}));
    }

    http::Response upload(std::string bytes, access::Principal const& principal,
                          std::string query = "kind=referrals&file_name=otos.csv") {
        return router_.post(principal, "/api/v1/imports?" + query, std::move(bytes),
                            {{"content-type", "text/csv; charset=utf-8"}});
    }
    /// The path of a file that was read.
    std::string read(std::string bytes) {
        auto const response = upload(std::move(bytes), officer_);
        EXPECT_EQ(response.status, 201) << response.body;
        return std::string(response.header("location").value_or(""));
    }
    json show(std::string const& path) {
        auto const response = router_.get(officer_, path);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    http::Response run(std::string const& path, std::string tag = "\"1\"", std::string key = "") {
        http::Headers headers{{"if-match", std::move(tag)}};
        if (!key.empty()) headers.emplace_back("idempotency-key", std::move(key));
        return router_.post(officer_, path + "/run", "", std::move(headers));
    }
    std::int64_t number_of(storage::Query const& query) { return count(router_.database(), query); }

    // In a test SQL may stand where it is used.
    static constexpr storage::Query kCountClients{"test.clients", "SELECT count(*) FROM client"};
    static constexpr storage::Query kCountCases{"test.cases",
                                                "SELECT count(*) FROM client_case c JOIN handover h ON h.case_id = "
                                                "c.id WHERE h.state = 'proposed' AND h.to_team <> c.responsible_team"};
    static constexpr storage::Query kCountFiles{"test.files", "SELECT count(*) FROM import_file"};

    TestSecrets secrets_;
    Runs runs_;
    http::TestRouter router_{casework::migrations(), {}, messages()};
    access::Principal officer_ = person(access::Role::officer, kAuthority);
};

TEST_F(ImportApi, AFileIsReadShownAndRun) {
    auto const table = rows(30);
    auto const path = read(kBom + csv(table));
    auto import = show(path);
    EXPECT_EQ(import["state"], "ready");
    EXPECT_EQ(import["file_name"], "otos.csv");
    EXPECT_EQ(import["seen"], json::parse(R"j({"encoding":"UTF-8 (BOM)","converted":false,"separator":";"})j"));
    EXPECT_EQ(import["counts"],
              json::parse(R"({"rows":30,"new":30,"unchanged":0,"matches":0,"faulty_rows":0,"faults":0})"));
    EXPECT_EQ(import["can"], json::parse(R"(["import_write"])"));
    ASSERT_THAT(import["samples"], SizeIs(3));
    EXPECT_EQ(import["samples"][0]["row"], 2);
    EXPECT_EQ(import["samples"][0]["lot"], table[1][at(Column::lot)]);
    EXPECT_EQ(number_of(kCountClients), 0);

    auto const ran = run(path);
    EXPECT_EQ(ran.status, 200) << ran.body;
    EXPECT_EQ(json::parse(ran.body)["state"], "done");
    EXPECT_EQ(number_of(kCountClients), 30);
    EXPECT_EQ(number_of(kCountCases), 30);
    EXPECT_EQ(number_of(kCountFiles), 0);
    import = show(path);
    EXPECT_EQ(import["state"], "done");
    EXPECT_EQ(import["version"], 2);
    EXPECT_EQ(import["run_by"], officer_.person.text);
    EXPECT_THAT(import["samples"], IsEmpty());
    EXPECT_THAT(import["can"], IsEmpty());
    EXPECT_EQ(import["progress"], nullptr);
}

TEST_F(ImportApi, TheSameFileAgainCreatesNothing) {
    run(read(csv(rows(12))));
    auto const path = read(csv(rows(12), ','));
    auto const import = show(path);
    EXPECT_EQ(import["counts"]["unchanged"], 12);
    EXPECT_THAT(import["samples"], IsEmpty());  // they are clients by now
    EXPECT_EQ(run(path).status, 200);
    EXPECT_EQ(number_of(kCountClients), 12);
}

TEST_F(ImportApi, EveryFaultIsShownAndNothingIsRun) {
    auto table = rows(5);
    table[2][at(Column::identity_code)] = "010199-900A";
    table[4][at(Column::note)] = "=1+1";
    table[4][at(Column::target_group)] = "=CMD()";
    auto const path = read(csv(table));
    auto const import = show(path);
    EXPECT_EQ(import["state"], "faulty");
    EXPECT_EQ(import["counts"]["faults"], 2);
    EXPECT_EQ(import["counts"]["faulty_rows"], 2);
    EXPECT_THAT(import["samples"], SizeIs(3));
    ASSERT_THAT(import["faults"], SizeIs(2));
    EXPECT_EQ(import["faults"][0]["row"], 3);
    EXPECT_EQ(import["faults"][0]["column"], "henkilotunnus");
    EXPECT_EQ(import["faults"][0]["code"], "identity_code_check_character");
    EXPECT_EQ(import["faults"][0]["seen"], "010199-****");
    EXPECT_THAT(import["faults"][0]["message"]["sv"].get<std::string>(), HasSubstr("kontrolltecken"));

    auto const refused = run(path);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(json::parse(refused.body)["code"], "import_faulty");
    EXPECT_EQ(number_of(kCountClients), 0);

    auto const file = router_.get(officer_, path + "/faults.csv?language=fi");
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.header("content-type"), "text/csv; charset=utf-8");
    EXPECT_THAT(file.body, StartsWith(kBom + "rivi;sarake;luettu;odotettu\r\n3;henkilotunnus;010199-****;"));
    EXPECT_THAT(file.body, HasSubstr("\r\n5;kohderyhma;'=CMD();"));
    EXPECT_EQ(router_.get(officer_, path + "/faults.csv?language=xx").status, 422);
}

TEST_F(ImportApi, ARunIsForWhatWasShown) {
    auto const path = read(csv(rows(2)));
    EXPECT_EQ(router_.post(officer_, path + "/run", "").status, 428);
    EXPECT_EQ(run(path, "\"7\"").status, 412);
    EXPECT_EQ(run(path, "\"1\"", "key-1").status, 200);
    // The same request again is answered and not done again; another one is told what was done.
    EXPECT_EQ(run(path, "\"1\"", "key-1").status, 200);
    auto const second = run(path, "\"1\"", "key-2");
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(json::parse(second.body)["code"], "import_done");
    EXPECT_EQ(json::parse(second.body)["by"], officer_.person.text);
    EXPECT_EQ(number_of(kCountClients), 2);
}

TEST_F(ImportApi, AnotherOrganisationSeesNothingOfIt) {
    auto const path = read(csv(rows(2)));
    auto const stranger = person(access::Role::officer, kOtherAuthority, "911");
    EXPECT_EQ(router_.get(stranger, path).status, 404);
    EXPECT_EQ(router_.get(stranger, path + "/faults.csv").status, 404);
    EXPECT_EQ(router_.post(stranger, path + "/run", "", {{"if-match", "\"1\""}}).status, 404);
    EXPECT_THAT(json::parse(router_.get(stranger, "/api/v1/imports").body)["items"], IsEmpty());
    EXPECT_EQ(router_.get(person(access::Role::coach, kProvider, "912"), path).status, 403);
    EXPECT_EQ(upload(csv(rows(1)), person(access::Role::coach, kProvider, "912")).status, 403);
}

TEST_F(ImportApi, WhatCannotBeReadIsSaid) {
    EXPECT_EQ(upload(csv(rows(1)), officer_, "kind=clients").status, 422);
    EXPECT_THAT(upload(csv(rows(1)), officer_, "kind=clients").body, HasSubstr("file_name"));
    EXPECT_EQ(upload(std::string(kMaxBytes + 1, 'x'), officer_).status, 413);
    EXPECT_EQ(router_.post(officer_, "/api/v1/imports?kind=referrals&file_name=a", "{}").status, 415);
    auto const path = read("");
    EXPECT_EQ(show(path)["faults"][0]["code"], "empty_file");
}

TEST_F(ImportApi, OneRunAnOrganisation) {
    auto const path = read(csv(rows(2)));
    auto const other = runs_.begin(kAuthority, id("777"), 9);
    auto const refused = run(path);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(json::parse(refused.body)["code"], "import_running");
}

TEST_F(ImportApi, ProgressIsReadWhileItRuns) {
    auto const path = read(csv(rows(2)));
    {
        auto const running = runs_.begin(kAuthority, domain::Id{path.substr(path.rfind('/') + 1)}, 2);
        running->checked = 2;
        running->written = 1;
        auto const response = router_.get(officer_, path);
        auto const import = json::parse(response.body);
        EXPECT_EQ(import["state"], "running");
        EXPECT_EQ(import["progress"], json::parse(R"({"rows":2,"checked":2,"written":1})"));
        EXPECT_EQ(response.header("etag"), std::nullopt);
    }
    EXPECT_EQ(show(path)["state"], "ready");
}

TEST_F(ImportApi, ARowThatIsNotRightAnyMoreMakesTheImportFaulty) {
    auto const path = read(csv(rows(6)));
    router_.database().write_now([](storage::Tx& tx) {
        put_sample_lot(tx, id("d01"), "VALM-2026-A", domain::add_days(kToday, -1));
        put_sample_lot(tx, id("d02"), "VALM-2026-B", domain::add_days(kToday, -1));
    });
    auto const ran = run(path);
    EXPECT_EQ(ran.status, 200);
    EXPECT_EQ(json::parse(ran.body)["state"], "faulty");
    EXPECT_EQ(show(path)["faults"][0]["code"], "assignment_ended");
    EXPECT_EQ(number_of(kCountClients), 0);
}

TEST_F(ImportApi, AFileThatNobodyRunsIsNotKept) {
    events::JobRunner jobs(router_.database(), router_.clock(), router_.ids(), "casework");
    add_jobs(jobs);
    auto const old = read(csv(rows(2)));
    router_.clock().advance(std::chrono::days(1));
    read(csv(rows(3)));
    router_.clock().advance(std::chrono::days(6) - std::chrono::milliseconds(1));
    runtime::block_on(jobs.catch_up());
    EXPECT_EQ(number_of(kCountFiles), 2);
    router_.clock().advance(std::chrono::milliseconds(1));
    runtime::block_on(jobs.catch_up());
    auto const refused = run(old);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(json::parse(refused.body)["code"], "import_file_gone");
    EXPECT_EQ(number_of(kCountFiles), 1);
}

TEST_F(ImportApi, HistoryIsNewestFirstInPages) {
    for (int i = 0; i < 3; ++i) {
        router_.clock().advance(std::chrono::minutes(1));
        read(csv(rows(static_cast<std::size_t>(i) + 1)));
    }
    auto const first = show("/api/v1/imports?limit=2");
    ASSERT_THAT(first["items"], SizeIs(2));
    EXPECT_EQ(first["items"][0]["counts"]["rows"], 3);
    auto const second = show("/api/v1/imports?limit=2&cursor=" + first["next"].get<std::string>());
    ASSERT_THAT(second["items"], SizeIs(1));
    EXPECT_EQ(second["items"][0]["counts"]["rows"], 1);
    EXPECT_EQ(second["next"], nullptr);
}

TEST_F(ImportApi, ThePreviewShowsNoClientAndTheRunNamesAll) {
    auto const path = read(csv(rows(4)));
    show(path);
    EXPECT_THAT(router_.read_log(), IsEmpty());
    run(path);
    auto const entries = router_.journal();
    ASSERT_THAT(entries, SizeIs(2));
    EXPECT_THAT(json::parse(entries[0])["clients"], IsEmpty());
    EXPECT_THAT(json::parse(entries[1])["clients"], SizeIs(4));
    EXPECT_THAT(entries[1], Not(HasSubstr("Esimerkki")));
}

}  // namespace
}  // namespace polku::casework::imports
