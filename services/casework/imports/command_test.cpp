#include "services/casework/imports/command.h"

#include "services/casework/imports/run.h"
#include "services/casework/imports/store.h"
#include "services/casework/imports/testing_store.h"
#include "shared/events/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::casework::imports {
namespace {

using namespace imports::testing;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

class ImportCommand : public ::testing::Test {
protected:
    ImportCommand() { put_sample_directory(*database_); }

    ImportReport run(std::string_view bytes, std::optional<domain::Id> organisation = {}) {
        return import_referrals(*database_, *secrets_, clock_, ids_, std::move(organisation), "otos.csv", bytes);
    }
    std::int64_t number_of(storage::Query const& query) { return count(*database_, query); }

    // In a test SQL may stand where it is used.
    static constexpr storage::Query kCountClients{"test.clients", "SELECT count(*) FROM client"};
    static constexpr storage::Query kCountCases{"test.cases",
                                                "SELECT count(*) FROM client_case c JOIN handover h ON h.case_id = "
                                                "c.id WHERE h.state = 'proposed' AND h.to_team <> c.responsible_team"};
    static constexpr storage::Query kCountConsents{"test.consents", "SELECT count(*) FROM consent"};
    static constexpr storage::Query kCountImports{"test.imports", "SELECT count(*) FROM import"};
    static constexpr storage::Query kCountFiles{"test.files", "SELECT count(*) FROM import_file"};
    static constexpr storage::Query kCountMatches{"test.matches", "SELECT count(*) FROM identity_match"};
    static constexpr storage::Query kCountEvents{"test.events", "SELECT count(*) FROM event"};
    static constexpr storage::Query kCountJournal{"test.journal", "SELECT count(*) FROM journal"};

    storage::TestDatabase database_ = storage::open_for_test(casework::migrations());
    TestSecrets secrets_;
    domain::FakeClock clock_;
    domain::SequentialIds ids_;
};

TEST_F(ImportCommand, CreatesAClientACaseAndAHandoverOfEachRowOnce) {
    auto const table = rows(60);
    auto const consents = std::ranges::count_if(table, [](auto const& row) {
        return row[at(Column::consent_until)].ends_with("7") || row[at(Column::consent_until)].ends_with("8");
    });
    auto const report = run(csv(table));
    EXPECT_TRUE(report.done());
    EXPECT_EQ(report_text(report), "60 rows: 60 created, 0 unchanged\n");
    EXPECT_EQ(number_of(kCountClients), 60);
    EXPECT_EQ(number_of(kCountCases), 60);
    EXPECT_EQ(number_of(kCountConsents), consents);
    EXPECT_EQ(number_of(kCountFiles), 0);
    auto const events = number_of(kCountEvents);

    // However it is written, it says the same.
    EXPECT_EQ(report_text(run(csv(table, ','))), "60 rows: 0 created, 60 unchanged\n");
    EXPECT_EQ(number_of(kCountClients), 60);
    EXPECT_EQ(number_of(kCountEvents), events);
    EXPECT_EQ(number_of(kCountImports), 2);
}

TEST_F(ImportCommand, AddsWhatIsNewToWhatIsThere) {
    run(csv(rows(10)));
    EXPECT_EQ(report_text(run(csv(rows(14)))), "14 rows: 4 created, 10 unchanged\n");
    EXPECT_EQ(number_of(kCountClients), 14);
}

TEST_F(ImportCommand, WritesNothingAtAllWithAnyFault) {
    auto table = rows(20);
    table[7][at(Column::email)] = "ei-osoite@";
    table[9][at(Column::identity_code)] = "310297-999V";
    auto const report = run(csv(table));
    EXPECT_FALSE(report.done());
    EXPECT_EQ(
        report_text(report),
        "row 8, sahkoposti: Write the e-mail address as name@example.fi, or leave it empty. Seen: ei-osoite@\n"
        "row 10, henkilotunnus: The date of birth in the personal identity code does not exist. Seen: 310297-****\n"
        "20 rows: 2 faults, nothing created\n");
    for (auto const& query : {kCountClients, kCountEvents, kCountImports, kCountJournal})
        EXPECT_EQ(number_of(query), 0) << query.sql;
}

TEST_F(ImportCommand, IsInTheJournalWithEverybodyItCreated) {
    run(csv(rows(12)));
    auto const entries = database_->read([](storage::Tx& tx) { return events::entries_after(tx, 0, 100); });
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_THAT(entries[0].canonical,
                AllOf(HasSubstr("\"person\":\"system:import\""), HasSubstr("\"action\":\"import_write\""),
                      HasSubstr("\"categories\":[\"basic\",\"employment\"]"), HasSubstr(kAuthority.text)));
    auto const clients = database_->read([](storage::Tx& tx) {
        constexpr storage::Query kIds{"test.client_ids", "SELECT id FROM client"};
        return tx.all(kIds, [](storage::Row const& row) { return row.string(0); });
    });
    for (auto const& client : clients) EXPECT_THAT(entries[0].canonical, HasSubstr(client));
}

TEST_F(ImportCommand, AKnownPersonUnderAnotherNumberIsRegisteredAndBecomesATask) {
    run(csv(rows(5)));
    auto table = rows(6);
    for (auto& row : table) {
        if (&row != &table.front()) row[at(Column::number)] += "-uusi";
    }
    auto const report = run(csv(table));
    EXPECT_EQ(report_text(report),
              "5 known under another number: registered, and tasks for the authority\n"
              "6 rows: 1 created, 0 unchanged\n");
    EXPECT_EQ(number_of(kCountClients), 11) << "nobody is told that somebody has them";
    EXPECT_EQ(number_of(kCountCases), 11);
    EXPECT_EQ(number_of(kCountMatches), 5);
    static constexpr storage::Query kCountCodes{"test.codes", "SELECT count(*) FROM client WHERE code_hash NOTNULL"};
    EXPECT_EQ(number_of(kCountCodes), 6) << "the code stays with the record that has it";
    run(csv(table));
    EXPECT_EQ(number_of(kCountMatches), 5);
    EXPECT_EQ(number_of(kCountClients), 11);
}

TEST_F(ImportCommand, NamesTheColumnOfARowThatCameWithOtherData) {
    auto table = rows(3);
    run(csv(table));
    table[2][at(Column::family_name)] = "Toinen";
    EXPECT_THAT(report_text(run(csv(table))), AllOf(HasSubstr("row 3, sukunimi: Client N1-100001 is already imported"),
                                                    EndsWith("3 rows: 1 fault, nothing created\n")));
}

TEST_F(ImportCommand, FindsTheAuthorityOrSaysWhichThereAre) {
    EXPECT_EQ(run(csv(rows(1)), kProvider).problem.value().code, "unknown_authority");
    database_->write_now([](storage::Tx& tx) { put_organisation(tx, kOtherAuthority, "employment_authority"); });
    EXPECT_THAT(report_text(run(csv(rows(1)))),
                AllOf(HasSubstr("--organisation ID"), HasSubstr(kAuthority.text), HasSubstr(kOtherAuthority.text)));
    EXPECT_TRUE(run(csv(rows(1)), kAuthority).done());
    // Another authority's teams and lots are not known here.
    EXPECT_EQ(run(csv(rows(1)), kOtherAuthority).preview.faults.total(), 2U);
    EXPECT_EQ(run(std::string(kMaxBytes + 1, 'x'), kAuthority).problem.value().status, 413);
}

TEST_F(ImportCommand, KeepsNoIdentityCodeInTheClear) {
    auto const table = rows(1);
    run(csv(table));
    auto const& code = table[1][at(Column::identity_code)];
    constexpr storage::Query kTexts{
        "test.texts",
        "SELECT family_name || given_names || phone || email FROM client "
        "UNION ALL SELECT data FROM event UNION ALL SELECT content FROM handover_package "
        "UNION ALL SELECT fingerprints FROM client_number UNION ALL SELECT clients FROM journal"};
    database_->read([&](storage::Tx& tx) {
        tx.each(kTexts, [&](storage::Row const& row) { EXPECT_THAT(row.string(0), Not(HasSubstr(code))); });
    });
}

TEST_F(ImportCommand, NothingIsWrittenWhenFactsChangedMeanwhile) {
    auto const file = open_referral_file(csv(rows(8)));
    auto const checked_now = [&] {
        Progress progress;
        return database_->read(
            [&](storage::Tx& tx) { return check_to_run(tx, *secrets_, kAuthority, file, kToday, progress); });
    };
    auto const write = [&](CheckedFile const& checked) {
        Progress progress;
        Registrar const registrar{kAuthority, "system:import", clock_.now(), "request", ids_};
        Import import;
        import.id = ids_.next();
        import.organisation = kAuthority;
        auto written = database_->write_now([&](storage::Tx& tx) {
            insert_import(tx, import, {});
            return write_run(tx, *secrets_, checked, import.id, registrar, progress);
        });
        EXPECT_EQ(written.has_value() ? "" : written.error().code, "import_changed");
    };
    auto const before_lot_ended = checked_now();
    database_->write_now(
        [](storage::Tx& tx) { put_sample_lot(tx, id("d02"), "VALM-2026-B", domain::add_days(kToday, -1)); });
    write(before_lot_ended);
    EXPECT_EQ(number_of(kCountClients), 0);

    database_->write_now([](storage::Tx& tx) { put_sample_lot(tx, id("d02"), "VALM-2026-B"); });
    auto const before_other_import = checked_now();
    auto table = rows(8);
    table.erase(table.begin() + 1, table.begin() + 8);
    ASSERT_TRUE(run(csv(table)).done());  // the last row alone
    write(before_other_import);
    EXPECT_EQ(number_of(kCountClients), 1);
}

}  // namespace
}  // namespace polku::casework::imports
