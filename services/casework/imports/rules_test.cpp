#include "services/casework/imports/rules.h"

#include "services/casework/imports/cells.h"
#include "services/casework/imports/messages.h"
#include "services/casework/imports/testing.h"

#include <gtest/gtest.h>

namespace polku::casework::imports {
namespace {

using testing::check;
using testing::csv;
using testing::kToday;
using testing::rows;
using testing::Stored;

struct FaultCase {
    Column column;
    std::string value;
    std::string code;
    std::string seen;
};

/// The one fault of a file whose second row holds that value.
Fault fault_of(Column column, std::string const& value) {
    auto table = rows(2);
    table[2][at(Column::consent_categories)] = "perustiedot";
    table[2][at(Column::consent_until)] = "31.12.2027";
    table[2][at(column)] = value;
    auto const checked = check(csv(table));
    EXPECT_EQ(checked.preview.faults.total(), 1U) << value;
    EXPECT_EQ(checked.rows.size(), 1U) << value;
    if (checked.preview.faults.total() == 0) return {.code = "none"};
    auto const& fault = checked.preview.faults.kept()[0];
    EXPECT_EQ(fault.row, 3U);
    EXPECT_EQ(fault.column, name(column));
    return fault;
}

TEST(ReferralRules, EachFaultIsNamedWithWhatWasSeen) {
    FaultCase const cases[] = {
        {Column::number, "", "required", ""},
        {Column::number, std::string(101, '7'), "too_long", std::string(100, '7') + "…"},
        {Column::identity_code, "", "required", ""},
        {Column::identity_code, "010199-900", "identity_code_form", "######-###"},
        {Column::identity_code, "Matti Meikäläinen", "identity_code_form", "xxxxx xxxxxxxxxxx"},
        {Column::identity_code, "310297-999V", "identity_code_no_such_date", "310297-****"},
        {Column::identity_code, "010199-900A", "identity_code_check_character", "010199-****"},
        {Column::identity_code, "010199*9000", "identity_code_separator", "######*####"},
        {Column::family_name, "   ", "required", ""},
        {Column::given_names, "", "required", ""},
        {Column::family_name, "Kaksi\nriviä", "control_character", ""},
        {Column::mother_tongue, "suomi", "not_a_language", "suomi"},
        {Column::service_language, "xx", "not_a_language", "xx"},
        {Column::municipality, "999", "unknown_municipality", "999"},
        {Column::municipality, "91", "unknown_municipality", "91"},
        {Column::phone, "ei ole", "not_a_phone", "ei ole"},
        {Column::phone, "12", "not_a_phone", "12"},
        {Column::email, "ei-osoite@", "not_an_email", "ei-osoite@"},
        {Column::email, "a b@example.org", "not_an_email", "a b@example.org"},
        {Column::email, "a@example", "not_an_email", "a@example"},
        {Column::safety_ban, "kyllä", "not_zero_or_one", "kyllä"},
        {Column::unemployed_since, "31.6.2025", "no_such_date", "31.6.2025"},
        {Column::unemployed_since, "2025-06-30", "not_a_date", "2025-06-30"},
        {Column::unemployed_since, "23.11.2026", "date_in_future", "23.11.2026"},
        {Column::unemployed_since, "1.1.1900", "before_birth", "1.1.1900"},
        {Column::target_group, "muu", "unknown_target_group", "muu"},
        {Column::needs, "valmennus|lentaminen", "unknown_need", "lentaminen"},
        {Column::lot, "VALM-1999-X", "unknown_assignment", "VALM-1999-X"},
        {Column::wished_start, "2026-13-01", "not_a_date", "2026-13-01"},
        {Column::consent_categories, "perustiedot|kaikki", "unknown_category", "kaikki"},
        {Column::consent_until, "", "required", ""},
        {Column::consent_until, "21.11.2026", "date_in_past", "21.11.2026"},
        {Column::team, "TE-tiimi Etelä", "unknown_team", "TE-tiimi Etelä"},
        {Column::note, std::string(4001, 'x'), "too_long", ""},
    };
    for (auto const& one : cases) {
        auto const fault = fault_of(one.column, one.value);
        EXPECT_EQ(fault.code, one.code) << one.value;
        EXPECT_EQ(fault.seen, one.seen) << one.value;
        for (auto const language : {domain::Language::fi, domain::Language::sv, domain::Language::en}) {
            auto const said = text(language, fault);
            EXPECT_NE(said, fault.code);
            EXPECT_EQ(said.find('{'), std::string::npos) << said;
        }
    }
}

TEST(ReferralRules, AllFaultsOfAllRowsAtOnce) {
    auto table = rows(3);
    table[1][at(Column::family_name)] = "";
    table[1][at(Column::email)] = "x";
    table[1][at(Column::team)] = "y";
    table[3][at(Column::needs)] = "a|b";
    auto const checked = check(csv(table));
    EXPECT_EQ(checked.preview.counts, (Counts{.rows = 3, .created = 1, .faults = 5}));
    EXPECT_EQ(checked.preview.counts.faulty_rows(), 2);
    std::vector<std::string> columns;
    for (auto const& fault : checked.preview.faults.kept()) columns.push_back(fault.column);
    EXPECT_EQ(columns, (std::vector<std::string>{"sukunimi", "sahkoposti", "lahettava_yksikko", "palvelutarpeet",
                                                 "palvelutarpeet"}));
}

TEST(ReferralRules, TakesWhatIsBeyondDoubt) {
    auto table = rows(1);
    auto& row = table[1];
    row[at(Column::number)] = "  A-1 ";
    row[at(Column::identity_code)] = "131052-308t";
    row[at(Column::mother_tongue)] = "FI";
    row[at(Column::unemployed_since)] = "5.4.2026";
    row[at(Column::wished_start)] = "05.04.2027";
    row[at(Column::needs)] = "osaaminen| valmennus |osaaminen|";
    row[at(Column::phone)] = "(09) 310 1691";
    row[at(Column::note)] = "yksi\r\nkaksi";
    auto const checked = check(csv(table));
    ASSERT_EQ(checked.rows.size(), 1U) << checked.preview.faults.kept().at(0).code;
    auto const& referral = checked.rows[0].referral;
    EXPECT_EQ(referral.number, "A-1");
    EXPECT_EQ(referral.code, "131052-308T");
    EXPECT_EQ(referral.born_on, (domain::LocalDate{1952, 10, 13}));
    EXPECT_EQ(referral.mother_tongue, "fi");
    EXPECT_EQ(referral.unemployed_since, (domain::LocalDate{2026, 4, 5}));
    EXPECT_EQ(referral.wished_start, (domain::LocalDate{2027, 4, 5}));
    EXPECT_EQ(referral.needs, (std::vector<std::string>{"valmennus", "osaaminen"}));
    EXPECT_EQ(referral.note, "yksi\nkaksi");
    EXPECT_EQ(referral.phone, "(09) 310 1691");
}

TEST(ReferralRules, ConsentsAreCategoriesUntilADay) {
    auto table = rows(2);
    table[1][at(Column::consent_categories)] = "terveys|perustiedot";
    table[1][at(Column::consent_until)] = "22.11.2026";
    table[2][at(Column::consent_categories)] = "";
    table[2][at(Column::consent_until)] = "ei mitään";
    auto const checked = check(csv(table));
    ASSERT_EQ(checked.rows.size(), 2U);
    EXPECT_EQ(checked.rows[0].referral.consent_categories,
              (std::vector{access::Category::basic, access::Category::health}));
    EXPECT_EQ(checked.rows[0].referral.consent_until, kToday);
    EXPECT_TRUE(checked.rows[1].referral.consent_categories.empty());
    EXPECT_EQ(checked.rows[1].referral.consent_until, std::nullopt);
}

TEST(ReferralRules, ALotCountsWhenItIsInForceToday) {
    auto facts = testing::sample_facts();
    facts.lots = {{"VALM-2026-A", {{"lot-a"}, domain::add_days(kToday, 1), std::nullopt}},
                  {"VALM-2026-B", {{"lot-b"}, {2026, 1, 1}, domain::add_days(kToday, -1)}}};
    auto table = rows(2);
    table[1][at(Column::lot)] = "VALM-2026-A";
    table[2][at(Column::lot)] = "VALM-2026-B";
    auto const checked = check(csv(table), {}, facts);
    ASSERT_EQ(checked.preview.faults.total(), 2U);
    EXPECT_EQ(checked.preview.faults.kept()[0].code, "assignment_not_begun");
    EXPECT_EQ(checked.preview.faults.kept()[1].code, "assignment_ended");
    facts.lots.at("VALM-2026-A").valid_from = kToday;
    facts.lots.at("VALM-2026-B").valid_until = kToday;
    EXPECT_EQ(check(csv(table), {}, facts).preview.faults.total(), 0U);
}

TEST(ReferralRules, AFileHasANumberAndAPersonOnce) {
    auto table = rows(3);
    table[2][at(Column::number)] = table[1][at(Column::number)];
    table[3][at(Column::identity_code)] = table[1][at(Column::identity_code)];
    auto const checked = check(csv(table));
    auto const& faults = checked.preview.faults.kept();
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].code, "number_twice");
    EXPECT_EQ(faults[0].row, 3U);
    EXPECT_EQ(faults[0].params, (domain::Params{{"row", "2"}}));
    EXPECT_EQ(faults[1].code, "person_twice");
    EXPECT_EQ(faults[1].row, 4U);
    EXPECT_EQ(faults[1].seen, table[1][at(Column::identity_code)].substr(0, 6) + "-****");
}

TEST(ReferralRules, RecordsAreNumberedWithTheLineBreaksInThem) {
    auto table = rows(3);
    table[1][at(Column::note)] = "yksi\r\nkaksi\nkolme";
    table[3][at(Column::municipality)] = "000";
    auto const checked = check(csv(table));
    ASSERT_EQ(checked.preview.faults.total(), 1U);
    EXPECT_EQ(checked.preview.faults.kept()[0].row, 4U);
}

TEST(ReferralRules, ADamagedRecordIsOneFaultAndRowsOfNothingAreNone) {
    auto table = rows(2);
    auto const separators = std::string(kColumns - 1, ';') + "\r\n";
    auto const checked = check(csv(table) + "vain;kolme;kenttää\r\n" + separators);
    EXPECT_EQ(checked.preview.counts, (Counts{.rows = 3, .created = 2, .faults = 1}));
    EXPECT_EQ(checked.preview.faults.kept()[0].code, "csv_field_count");
    EXPECT_EQ(check(csv(rows(0)) + separators).preview.faults.kept().at(0).code, "no_rows");
}

TEST(ReferralRules, TooManyRowsAreSaid) {
    std::string file = csv(rows(0));
    for (std::size_t i = 0; i <= kMaxRows; ++i) file += "x\r\n";
    auto const checked = check(file);
    EXPECT_EQ(checked.preview.counts.rows, static_cast<std::int64_t>(kMaxRows));
    // Each row is damaged, and one is too many.
    EXPECT_EQ(checked.preview.faults.total(), kMaxRows + 1);
    EXPECT_EQ(checked.preview.faults.kept().size(), Faults::kMost);
}

/// As if the file had been imported.
Stored imported(std::string_view file) {
    Stored stored;
    for (auto const& row : check(file).rows) {
        stored.numbers[row.referral.number] = fingerprints(row.content, testing::plain_fingerprint);
        stored.codes.insert(row.referral.code);
    }
    return stored;
}

TEST(ReferralRules, TheSameFileAgainIsUnchanged) {
    auto const table = rows(30);
    auto const stored = imported(csv(table));
    auto const again = check(csv(table, ','), stored);
    EXPECT_EQ(again.preview.counts, (Counts{.rows = 30, .unchanged = 30}));
    // Also when nothing of it could be imported today.
    auto facts = testing::sample_facts();
    facts.today = domain::LocalDate{2035, 1, 1};
    facts.lots.clear();
    facts.teams.clear();
    EXPECT_EQ(check(csv(table), stored, facts).preview.counts.unchanged, 30);
}

TEST(ReferralRules, OtherDataForAKnownNumberNamesTheFirstColumnThatDiffers) {
    auto const table = rows(3);
    auto const stored = imported(csv(table));
    for (auto const& [column, value] :
         std::vector<std::pair<Column, std::string>>{{Column::identity_code, "131052-308T"},
                                                     {Column::family_name, "Toinen"},
                                                     {Column::note, "toinen"},
                                                     {Column::wished_start, "1.1.2029"}}) {
        auto other = table;
        other[2][at(column)] = value;
        other[2][at(Column::note)] = "toinen";
        auto const checked = check(csv(other), stored);
        ASSERT_EQ(checked.preview.counts, (Counts{.rows = 3, .unchanged = 2, .faults = 1})) << name(column);
        auto const& fault = checked.preview.faults.kept()[0];
        EXPECT_EQ(fault.code, "already_imported_with_other_data");
        EXPECT_EQ(fault.column, name(column));
        EXPECT_EQ(fault.row, 3U);
    }
}

TEST(ReferralRules, ANumberThatNoImportGaveCannotBeImported) {
    auto const table = rows(1);
    Stored stored;
    stored.numbers[table[1][at(Column::number)]] = "";
    auto const checked = check(csv(table), stored);
    ASSERT_EQ(checked.preview.faults.total(), 1U);
    EXPECT_EQ(checked.preview.faults.kept()[0].column, name(Column::number));
}

TEST(ReferralRules, AKnownPersonUnderAnotherNumberIsAMatch) {
    auto const table = rows(3);
    Stored stored;
    stored.codes.insert(table[2][at(Column::identity_code)]);
    auto const checked = check(csv(table), stored);
    EXPECT_EQ(checked.preview.counts, (Counts{.rows = 3, .created = 2, .matches = 1}));
    EXPECT_EQ(checked.rows[1].kind, RowKind::matched);
}

TEST(ReferralRules, ReadsNoFurtherThanAsked) {
    int seen = 0;
    auto const preview = check_referrals(open_referral_file(csv(rows(10))), testing::sample_facts(), Stored{}.known(),
                                         testing::plain_fingerprint, [&](CheckedRow const&) { return ++seen < 3; });
    EXPECT_EQ(seen, 3);
    EXPECT_EQ(preview.counts.rows, 3);
}

TEST(SampleReferrals, AreWithoutFaultAndEveryoneInThemIsASample) {
    auto const checked = check(sample_referrals({.rows = 2000, .seed = 7, .today = kToday}));
    EXPECT_EQ(checked.preview.counts, (Counts{.rows = 2000, .created = 2000}));
    std::set<std::string> lots;
    for (auto const& row : checked.rows) {
        EXPECT_EQ(row.referral.code[7], '9');
        lots.insert(row.referral.contract.text);
    }
    EXPECT_EQ(lots, (std::set<std::string>{"lot-a", "lot-b"}));
    EXPECT_EQ(sample_referrals({.rows = 50, .today = kToday}), sample_referrals({.rows = 50, .today = kToday}));
    EXPECT_NE(sample_referrals({.rows = 50, .seed = 2, .today = kToday}),
              sample_referrals({.rows = 50, .today = kToday}));
}

TEST(ImportMessages, AreSortedAndWholeInThreeLanguages) {
    auto const table = messages();
    EXPECT_TRUE(std::ranges::is_sorted(table, {}, &domain::Message::code));
    auto const placeholders = [](std::string_view text) {
        std::set<std::string> names;
        for (auto from = text.find('{'); from != std::string_view::npos; from = text.find('{', from + 1))
            names.emplace(text.substr(from, text.find('}', from) - from));
        return names;
    };
    for (auto const& message : table) {
        EXPECT_EQ(placeholders(message.fi), placeholders(message.en)) << message.code;
        EXPECT_EQ(placeholders(message.sv), placeholders(message.en)) << message.code;
    }
}

}  // namespace
}  // namespace polku::casework::imports
