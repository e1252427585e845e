#include "services/casework/imports/rules.h"

#include "services/casework/imports/cells.h"
#include "shared/domain/csv.h"
#include "shared/domain/text.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

namespace polku::casework::imports {

namespace {

using access::Category;

constexpr std::string_view kTargetGroups[] = {"pitkaaikaistyoton", "osatyokykyinen",  "alle30",          "yli55",
                                              "maahanmuuttaja",    "ei_suunnitelmaa", "pitkittymisvaara"};
constexpr std::string_view kNeeds[] = {"valmennus",     "tyokyky",    "osaaminen", "arki_ja_terveys",
                                       "velkaneuvonta", "kielitaito", "yrittajyys"};
constexpr std::string_view kConsentWords[] = {"perustiedot", "tyollisyys", "osaaminen", "sosiaali",
                                              "terveys",     "talous",     "mittaukset"};
constexpr Category kConsentCategories[] = {Category::basic,      Category::employment, Category::skills,
                                           Category::social,     Category::health,     Category::economy,
                                           Category::measurement};
static_assert(std::size(kConsentWords) == std::size(kConsentCategories));

constexpr std::size_t kFingerprintDigits = 16;

template <class Map>
std::string keys_of(Map const& map) {
    std::string list;
    for (auto const& [key, value] : map) {
        if (!list.empty()) list += ", ";
        list += key;
    }
    return list;
}

Column first_difference(std::string_view stored, std::string_view given) {
    if (stored.size() != given.size()) return Column::number;  // not made by an import: nothing to compare by
    for (auto const& column : kColumnNames) {
        auto const from = at(column.value) * kFingerprintDigits;
        if (stored.substr(from, kFingerprintDigits) != given.substr(from, kFingerprintDigits)) return column.value;
    }
    return Column::number;
}

std::optional<domain::Hetu> read_person(CellReader& cells, Referral& referral) {
    referral.number = cells.line(Column::number, 100);
    auto code = cells.identity_code(Column::identity_code);
    if (code) {
        referral.code = code->text();
        referral.born_on = code->birth_date();
    }
    referral.family_name = cells.line(Column::family_name, 100);
    referral.given_names = cells.line(Column::given_names, 200);
    referral.mother_tongue = cells.language(Column::mother_tongue);
    referral.service_language = cells.language(Column::service_language);
    referral.municipality = cells.line(Column::municipality, 100);
    referral.phone = cells.phone(Column::phone);
    referral.email = cells.email(Column::email);
    referral.safety_ban = cells.flag(Column::safety_ban);
    return code;
}

void read_consent(CellReader& cells, Referral& referral) {
    for (auto const& word : cells.list(Column::consent_categories, kConsentWords, "unknown_category")) {
        auto const index = std::ranges::find(kConsentWords, word) - std::begin(kConsentWords);
        referral.consent_categories.push_back(kConsentCategories[index]);
    }
    // Without categories there is no consent, whatever its end says.
    bool const none = cells.cell(Column::consent_categories).find_first_not_of("| ") == std::string_view::npos;
    if (!none) referral.consent_until = cells.date(Column::consent_until);
}

void read_service(CellReader& cells, Referral& referral) {
    if (auto const since = cells.date(Column::unemployed_since)) referral.unemployed_since = *since;
    referral.target_group = cells.choice(Column::target_group, kTargetGroups, "unknown_target_group");
    referral.needs = cells.list(Column::needs, kNeeds, "unknown_need");
    cells.line(Column::lot, 100);
    if (auto const start = cells.date(Column::wished_start)) referral.wished_start = *start;
    read_consent(cells, referral);
    cells.line(Column::team, 200);
    referral.note = cells.text(Column::note, 4000);
}

void once_in_file(CellReader& cells, Column column, std::unordered_map<std::string, std::size_t>& rows,
                  std::string const& value, std::string_view code, std::size_t row) {
    if (value.empty()) return;
    auto const [first, added] = rows.try_emplace(value, row);
    if (!added) cells.fault(column, code, {{"row", std::to_string(first->second)}});
}

/// Reads one file; keeps what rows of the same file have in common.
class Checker {
public:
    Checker(ReferralFile const& file, ReferralFacts const& facts, KnownPeople const& known,
            Fingerprint const& fingerprint)
        : file_(file),
          facts_(facts),
          known_(known),
          fingerprint_(fingerprint),
          lot_codes_(keys_of(facts.lots)),
          team_names_(keys_of(facts.teams)) {
        preview_.seen = file.seen;
        preview_.faults = file.faults;
    }

    Preview run(RowSink const& sink);

private:
    std::optional<CheckedRow> check(domain::CsvRecord const& record);
    void check_facts(CellReader& cells, Referral& referral) const;
    void check_lot(CellReader& cells, Referral& referral) const;
    void check_dates(CellReader& cells, Referral const& referral) const;

    ReferralFile const& file_;
    ReferralFacts const& facts_;
    KnownPeople const& known_;
    Fingerprint const& fingerprint_;
    std::string lot_codes_;
    std::string team_names_;
    std::unordered_map<std::string, std::size_t> numbers_;  // to the row where they came first
    std::unordered_map<std::string, std::size_t> codes_;
    Preview preview_;
};

Preview Checker::run(RowSink const& sink) {
    domain::CsvReader reader(file_.text, file_.separator);
    bool go_on = reader.next().has_value();  // the header
    while (go_on) {
        auto const record = reader.next();
        if (!record) break;
        // Spreadsheets save emptied rows as rows of nothing.
        if (!record->fault && std::ranges::all_of(record->fields, domain::blank)) continue;
        if (preview_.counts.rows == static_cast<std::int64_t>(kMaxRows)) {
            preview_.faults.add(
                {.row = record->row, .code = "too_many_rows", .params = {{"max", std::to_string(kMaxRows)}}});
            break;
        }
        ++preview_.counts.rows;
        auto row = check(*record);
        if (!row) continue;
        if (row->kind == RowKind::created) ++preview_.counts.created;
        if (row->kind == RowKind::unchanged) ++preview_.counts.unchanged;
        if (row->kind == RowKind::matched) ++preview_.counts.matches;
        go_on = sink(std::move(*row));
    }
    if (go_on && preview_.counts.rows == 0 && preview_.faults.total() == 0) preview_.faults.add({.code = "no_rows"});
    preview_.faults.put_in_order();
    preview_.counts.faults = static_cast<std::int64_t>(preview_.faults.total());
    return std::move(preview_);
}

std::optional<CheckedRow> Checker::check(domain::CsvRecord const& record) {
    if (record.fault) {
        // Which cell is which is not known beyond doubt.
        preview_.faults.add({.row = record.row, .code = record.fault->code, .params = record.fault->params});
        return std::nullopt;
    }
    CheckedRow row;
    row.row = record.row;
    CellReader cells(record.fields, file_, record.row, preview_.faults);
    auto const code = read_person(cells, row.referral);
    read_service(cells, row.referral);
    once_in_file(cells, Column::number, numbers_, row.referral.number, "number_twice", record.row);
    once_in_file(cells, Column::identity_code, codes_, row.referral.code, "person_twice", record.row);

    auto const stored = row.referral.number.empty() ? std::nullopt : known_.number(row.referral.number);
    auto const given = cells.ok() && stored ? fingerprints(cells.content(), fingerprint_) : std::string();
    if (cells.ok() && stored == given) {
        // What was imported stays imported, also when its lot has ended since.
        row.kind = RowKind::unchanged;
    } else {
        check_facts(cells, row.referral);
        if (cells.ok() && stored) {
            cells.fault(first_difference(*stored, given), "already_imported_with_other_data",
                        {{"number", presentable(row.referral.number)}});
        }
        if (!cells.ok()) return std::nullopt;
        row.kind = known_.code(*code) ? RowKind::matched : RowKind::created;
    }
    row.content = std::move(cells.content());
    return row;
}

/// What the facts of the day have to say to a row that is well-formed by itself.
void Checker::check_facts(CellReader& cells, Referral& referral) const {
    if (!referral.municipality.empty() && !facts_.municipalities.contains(referral.municipality))
        cells.fault(Column::municipality, "unknown_municipality");
    check_lot(cells, referral);
    auto const& team = cells.content()[at(Column::team)];
    auto const found = facts_.teams.find(team);
    if (found != facts_.teams.end())
        referral.team = found->second;
    else if (!team.empty())
        cells.fault(Column::team, "unknown_team", {{"choices", team_names_}});
    check_dates(cells, referral);
}

void Checker::check_lot(CellReader& cells, Referral& referral) const {
    auto const& code = cells.content()[at(Column::lot)];
    if (code.empty()) return;
    auto const found = facts_.lots.find(code);
    if (found == facts_.lots.end()) {
        cells.fault(Column::lot, "unknown_assignment", {{"choices", lot_codes_}});
        return;
    }
    auto const& lot = found->second;
    referral.contract = lot.contract;
    if (facts_.today < lot.valid_from) {
        cells.fault(Column::lot, "assignment_not_begun", {{"from", domain::format_finnish(lot.valid_from)}});
    } else if (lot.valid_until && facts_.today > *lot.valid_until) {
        cells.fault(Column::lot, "assignment_ended", {{"until", domain::format_finnish(*lot.valid_until)}});
    }
}

void Checker::check_dates(CellReader& cells, Referral const& referral) const {
    auto const today = domain::format_finnish(facts_.today);
    auto const read = [&](Column column) { return !cells.content()[at(column)].empty(); };
    bool const born = read(Column::identity_code);
    bool const unemployed = read(Column::unemployed_since);
    if (born && referral.born_on > facts_.today) cells.fault(Column::identity_code, "born_in_future");
    if (unemployed && referral.unemployed_since > facts_.today) {
        cells.fault(Column::unemployed_since, "date_in_future", {{"max", today}});
    } else if (unemployed && born && referral.unemployed_since < referral.born_on) {
        cells.fault(Column::unemployed_since, "before_birth");
    }
    if (referral.consent_until && *referral.consent_until < facts_.today)
        cells.fault(Column::consent_until, "date_in_past", {{"min", today}});
}

}  // namespace

void Faults::put_in_order() {
    auto const place = [](Fault const& fault) {
        auto const column = domain::value_of<Column>(kColumnNames, fault.column);
        return std::pair(fault.row, column ? at(*column) : kColumns);
    };
    std::ranges::stable_sort(kept_, {}, place);
}

std::string fingerprints(RowContent const& content, Fingerprint const& fingerprint) {
    std::string all;
    all.reserve(kColumns * kFingerprintDigits);
    for (auto const& column : kColumnNames) all += fingerprint(column.value, content[at(column.value)]);
    return all;
}

Preview check_referrals(ReferralFile const& file, ReferralFacts const& facts, KnownPeople const& known,
                        Fingerprint const& fingerprint, RowSink const& sink) {
    return Checker(file, facts, known, fingerprint).run(sink);
}

}  // namespace polku::casework::imports
