#pragma once

#include "services/casework/imports/rules.h"
#include "services/casework/imports/sample_referrals.h"
#include "shared/domain/csv.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// For the tests of imports alone.
namespace polku::casework::imports::testing {

inline domain::LocalDate const kToday{2026, 11, 22};
inline std::string const kBom = "\xEF\xBB\xBF";

inline ReferralFacts sample_facts() {
    ReferralFacts facts;
    facts.today = kToday;
    facts.teams = {{"TE-tiimi Keski", {"team-keski"}}, {"TE-tiimi Pirkka", {"team-pirkka"}}};
    facts.lots = {{"VALM-2026-A", {{"lot-a"}, {2026, 1, 1}, std::nullopt}},
                  {"VALM-2026-B", {{"lot-b"}, {2026, 1, 1}, domain::LocalDate{2028, 12, 31}}}};
    facts.municipalities = {"091", "179", "286", "320", "478", "499", "562", "698", "837", "992"};
    return facts;
}

/// What is stored, without a database.
struct Stored {
    std::map<std::string, std::string, std::less<>> numbers;  ///< to fingerprints
    std::set<std::string, std::less<>> codes;

    [[nodiscard]] KnownPeople known() const {
        return {.number =
                    [this](std::string_view number) {
                        auto const found = numbers.find(number);
                        return found == numbers.end() ? std::nullopt : std::optional(found->second);
                    },
                .code = [this](domain::Hetu const& code) { return codes.contains(code.text()); }};
    }
};

inline std::string plain_fingerprint(Column column, std::string_view content) {
    auto const hash = std::hash<std::string>{}(std::string(name(column)) + '=' + std::string(content));
    auto digits = std::to_string(hash);
    digits.insert(0, 20 - digits.size(), '0');
    return digits.substr(4);
}

struct Checked {
    Preview preview;
    std::vector<CheckedRow> rows;
};

inline Checked check(std::string_view bytes, Stored const& stored = {}, ReferralFacts const& facts = sample_facts()) {
    Checked checked;
    auto const file = open_referral_file(bytes);
    checked.preview = check_referrals(file, facts, stored.known(), plain_fingerprint, [&](CheckedRow row) {
        checked.rows.push_back(std::move(row));
        return true;
    });
    return checked;
}

using Rows = std::vector<std::vector<std::string>>;

inline Rows rows(std::size_t count) { return sample_rows({.rows = count, .today = kToday}); }

inline std::string csv(Rows const& rows, char separator = ';') {
    std::string file;
    for (auto const& row : rows) domain::append_csv(file, row, separator);
    return file;
}

}  // namespace polku::casework::imports::testing
