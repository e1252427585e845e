#include "services/casework/check/store.h"
#include "services/casework/imports/api.h"
#include "services/casework/imports/testing_store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

using nlohmann::json;

// In a test SQL may stand where it is used.
constexpr storage::Query kNumbers{"test.undo.numbers", "SELECT number FROM client_number ORDER BY number"};
constexpr storage::Query kCodes{"test.undo.codes", "SELECT family_name FROM client WHERE code_hash IS NOT NULL"};
constexpr storage::Query kCaseOfNumber{"test.undo.case", "SELECT case_id FROM imported_case WHERE number = $1"};
constexpr storage::Query kHandoverOfNumber{
    "test.undo.handover",
    "SELECT h.id FROM handover h JOIN imported_case i ON i.case_id = h.case_id WHERE i.number = $1"};
constexpr storage::Query kUndoByHand{"test.undo.by_hand",
                                     "INSERT INTO import_undo (import, undone_at, undone_by) VALUES ($1, $2, 'x')"};

class ImportUndo : public CaseworkTest {
protected:
    ImportUndo() { api_.router().add(imports::routes({*secrets_, api_.ids(), runs_})); }

    static imports::testing::Rows sample_file(std::size_t count) {
        return imports::sample_rows({.rows = count, .today = imports::testing::kToday, .teams = {"TE-tiimi Keski"}});
    }
    std::string read_file(imports::testing::Rows const& rows) {
        tick();
        auto const read = api_.post(officer(), "/api/v1/imports?kind=referrals&file_name=otos.csv",
                                    imports::testing::csv(rows), {{"content-type", "text/csv; charset=utf-8"}});
        EXPECT_EQ(read.status, 201) << read.body;
        return std::string(read.header("location").value_or(""));
    }
    /// The path of the import, at version 2.
    std::string imported(imports::testing::Rows const& rows) {
        auto const path = read_file(rows);
        tick();
        auto const ran = api_.post(officer(), path + "/run", "", at_version(1));
        EXPECT_EQ(json::parse(ran.body)["state"], "done") << ran.body;
        return path;
    }
    http::Response undo(std::string const& path, std::int64_t version = 2, access::Principal const& who = officer()) {
        tick();
        return api_.post(who, path + "/undo", "", at_version(version));
    }
    json show(std::string const& path, access::Principal const& who = officer()) {
        auto const response = api_.get(who, path);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::string number_at(imports::testing::Rows const& rows, std::size_t row) {
        return rows.at(row).at(imports::at(imports::Column::number));
    }
    domain::Id case_of(std::string const& number) { return {texts(kCaseOfNumber, number).at(0)}; }
    domain::Id handover_of(std::string const& number) { return {texts(kHandoverOfNumber, number).at(0)}; }
    http::Response note(access::Principal const& who, domain::Id const& case_id) {
        tick();
        return api_.post(who, of_case(case_id, "/notes"),
                         R"({"text":"Näyte","category":"employment","sharing":"category"})");
    }
    std::vector<std::string> broken() {
        auto const now = api_.clock().now();
        std::vector<std::string> found;
        for (auto const& finding : api_.database().read([&](storage::Tx& tx) { return check_casework(tx, now); })) {
            for (auto const& subject : finding.broken) found.push_back(finding.what + ": " + subject);
        }
        return found;
    }

    imports::testing::TestSecrets secrets_;
    imports::Runs runs_;
};

TEST_F(ImportUndo, AnImportIsUndoneAsAWhole) {
    auto const rows = sample_file(4);
    auto const path = imported(rows);
    auto const case_id = case_of(number_at(rows, 1));
    auto const handover = handover_of(number_at(rows, 1));
    EXPECT_EQ(show(path + "/undo")["can"], json::parse(R"(["import_undo"])"));
    EXPECT_THAT(show("/api/v1/clients")["items"], SizeIs(4));

    auto const undone = undo(path);
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(json::parse(undone.body)["state"], "undone");
    auto const import = show(path);
    EXPECT_EQ(import["state"], "undone");
    EXPECT_EQ(import["version"], 3);
    EXPECT_EQ(import["undone_by"], officer().person.text);
    EXPECT_THAT(show(path + "/undo")["can"], IsEmpty());

    // In no list, no search and no box, of nobody; and what is asked for by its id is not there.
    for (auto const& who : {officer(), supervisor(), coach(), suunta_coach()}) {
        EXPECT_THAT(show("/api/v1/clients", who)["items"], IsEmpty());
        for (auto const* const box : {"in", "out"}) {
            for (auto const* const state : {"open", "closed"}) {
                EXPECT_THAT(show(fmt::format("/api/v1/handovers?box={}&state={}", box, state), who)["items"], IsEmpty())
                    << box << state;
            }
        }
        EXPECT_EQ(read_case(who, case_id).status, 404);
        EXPECT_EQ(api_.get(who, "/api/v1/handovers/" + handover.text).status, 404);
    }
    EXPECT_THAT(texts(kNumbers), IsEmpty());
    EXPECT_THAT(texts(kCodes), IsEmpty());
    EXPECT_THAT(broken(), IsEmpty());

    // The file that is right comes in, with the same numbers and codes.
    auto corrected = rows;
    corrected[1][imports::at(imports::Column::given_names)] = "Oikea";
    imported(corrected);
    EXPECT_THAT(show("/api/v1/clients")["items"], SizeIs(4));
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(ImportUndo, ItIsJournaledOfEverybodyAndTold) {
    auto const path = imported(sample_file(3));
    ASSERT_EQ(undo(path).status, 200);
    auto const entry = json::parse(api_.journal().back());
    EXPECT_EQ(entry["action"], "import_undo");
    EXPECT_EQ(entry["outcome"], "undone");
    EXPECT_THAT(entry["clients"], SizeIs(3));
    EXPECT_THAT(api_.journal().back(), Not(HasSubstr("Esimerkki")));
    std::map<std::string, int> told;
    for (auto const& recorded : api_.recorded_events()) told[recorded.event.type] += 1;
    EXPECT_EQ(told["polku.case.undone.v1"], 3);
    EXPECT_EQ(told["polku.handover.withdrawn.v1"], 3);
}

TEST_F(ImportUndo, EveryActStopsItAndIsNamed) {
    auto const rows = sample_file(7);
    auto const path = imported(rows);
    auto const of = [&](std::size_t row) { return case_of(number_at(rows, row)); };
    EXPECT_EQ(note(officer(), of(1)).status, 201);
    EXPECT_EQ(add_goal(officer(), of(2), "Työ").status, 201);
    EXPECT_EQ(add_party(officer(), of(3), kCounty, kSocialTeam).status, 201);
    EXPECT_EQ(withdraw(officer(), handover_of(number_at(rows, 4))).status, 200);
    EXPECT_EQ(api_.post(officer(), of_case(of(5), "/tasks"),
                        fmt::format(R"({{"title":"Soitto","category":"employment","due_on":"2026-12-01",)"
                                    R"("organisation":"{}"}})",
                                    kAuthority.text))
                  .status,
              201);
    tick();
    EXPECT_EQ(withdraw(officer(), handover_of(number_at(rows, 6))).status, 200);
    EXPECT_EQ(api_.post(officer(), of_case(of(6), "/close"), R"({"reason":"other","outcome":"work"})").status, 200);

    auto const before = show(path + "/undo");
    EXPECT_EQ(before["acted_count"], 6);
    EXPECT_THAT(before["can"], IsEmpty());
    std::map<std::string, json> acts;
    for (auto const& one : before["acted"]) {
        EXPECT_EQ(one["may_open"], true);
        acts[one["number"].get<std::string>()] = one["acts"];
    }
    EXPECT_EQ(acts[number_at(rows, 1)], json({"note"}));
    EXPECT_EQ(acts[number_at(rows, 2)], json({"plan"}));
    EXPECT_EQ(acts[number_at(rows, 3)], json({"party"}));
    EXPECT_EQ(acts[number_at(rows, 4)], json({"handover"}));
    EXPECT_EQ(acts[number_at(rows, 5)], json({"task"}));
    EXPECT_EQ(acts[number_at(rows, 6)], json({"closing", "handover"}));
    EXPECT_FALSE(acts.contains(number_at(rows, 7)));

    auto const refused = undo(path);
    EXPECT_EQ(refused.status, 409);
    auto const why = json::parse(refused.body);
    EXPECT_EQ(why["code"], "import_acted_upon");
    EXPECT_EQ(why["count"], "6");
    EXPECT_THAT(why["cases"].get<std::string>(), HasSubstr(of(1).text));
    EXPECT_EQ(show(path)["state"], "done");
    EXPECT_EQ(read_case(officer(), of(7)).status, 200);
}

TEST_F(ImportUndo, WhoTookACaseStopsIt) {
    auto const rows = sample_file(1);
    auto const path = imported(rows);
    auto const to_a = rows[1][imports::at(imports::Column::lot)] == "VALM-2026-A";
    ASSERT_EQ(accept(to_a ? coach() : suunta_coach(), handover_of(number_at(rows, 1))).status, 200);
    EXPECT_EQ(show(path + "/undo")["acted"][0]["acts"], json({"worker", "handover", "party"}))
        << "the sender stays as a party";
    EXPECT_EQ(undo(path).status, 409);
}

TEST_F(ImportUndo, AReadingIsNoAct) {
    auto const rows = sample_file(2);
    auto const path = imported(rows);
    for (auto const& who : {officer(), supervisor()})
        EXPECT_EQ(read_case(who, case_of(number_at(rows, 1))).status, 200);
    for (auto const& who : {coach(), suunta_coach()})
        api_.get(who, "/api/v1/handovers/" + handover_of(number_at(rows, 1)).text);
    EXPECT_EQ(undo(path).status, 200);
}

TEST_F(ImportUndo, TheSecondLearnsWhoWasFirst) {
    auto const path = imported(sample_file(1));
    EXPECT_EQ(undo(path, 1).status, 412);
    EXPECT_EQ(api_.post(officer(), path + "/undo", "").status, 428);
    EXPECT_EQ(undo(path).status, 200);
    auto const second = undo(path, 2, supervisor());
    EXPECT_EQ(second.status, 409);
    auto const why = json::parse(second.body);
    EXPECT_EQ(why["code"], "import_undone");
    EXPECT_EQ(why["by"], officer().person.text);
    EXPECT_EQ(why["at"], show(path)["undone_at"]);
    // Neither is what was undone run again.
    EXPECT_EQ(api_.post(officer(), path + "/run", "", at_version(3)).status, 409);
}

TEST_F(ImportUndo, OfAnActAndAnUndoingOneWins) {
    auto const rows = sample_file(1);
    auto const path = imported(rows);
    auto const case_id = case_of(number_at(rows, 1));
    auto const handover = handover_of(number_at(rows, 1));
    ASSERT_EQ(undo(path).status, 200);
    EXPECT_EQ(note(officer(), case_id).status, 404);
    EXPECT_EQ(accept(coach(), handover).status, 404);
    EXPECT_EQ(accept(suunta_coach(), handover).status, 404);

    // The other way round the schema itself refuses, whatever the code has looked at.
    auto const next = imported(rows);
    EXPECT_EQ(note(officer(), {texts(kCaseOfNumber, number_at(rows, 1)).back()}).status, 201);
    auto const import = next.substr(next.rfind('/') + 1);
    auto const now = api_.clock().now();
    EXPECT_ANY_THROW(write([&](storage::Tx& tx) { tx.run(kUndoByHand, import, now); }));
}

TEST_F(ImportUndo, AFileThatWasNotRunHasNothingToUndo) {
    auto const path = read_file(sample_file(1));
    auto const refused = undo(path, 1);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(json::parse(refused.body)["code"], "import_not_done");
    EXPECT_THAT(show(path + "/undo")["can"], IsEmpty());
}

TEST_F(ImportUndo, WhoCameUnderAnotherNumberGetsTheCode) {
    auto const rows = sample_file(1);
    auto const first = imported(rows);
    auto again = rows;
    again[1][imports::at(imports::Column::number)] = "TOINEN-1";
    again[1][imports::at(imports::Column::family_name)] = "Toinen";
    auto const second = imported(again);
    EXPECT_EQ(show(second)["counts"]["matches"], 1);

    ASSERT_EQ(undo(first).status, 200);
    EXPECT_THAT(texts(kCodes), ElementsAre("Toinen"));
    EXPECT_THAT(broken(), IsEmpty());
    // The same code once more is a match with that record.
    EXPECT_EQ(show(read_file(rows))["counts"]["matches"], 1);
    ASSERT_EQ(undo(second).status, 200);
    EXPECT_THAT(texts(kCodes), IsEmpty());
}

TEST_F(ImportUndo, TheHistoryIsNarrowedByState) {
    auto const undone = imported(sample_file(1));
    ASSERT_EQ(undo(undone).status, 200);
    imported(sample_file(2));
    EXPECT_THAT(show("/api/v1/imports")["items"], SizeIs(2));
    auto const narrowed = show("/api/v1/imports?state=undone");
    ASSERT_THAT(narrowed["items"], SizeIs(1));
    EXPECT_EQ(narrowed["items"][0]["state"], "undone");
    EXPECT_THAT(show("/api/v1/imports?state=faulty")["items"], IsEmpty());
    EXPECT_EQ(api_.get(officer(), "/api/v1/imports?state=lost").status, 422);
}

}  // namespace
}  // namespace polku::casework::samples
