#include "services/casework/imports/sample_referrals.h"

#include "services/casework/imports/model.h"
#include "shared/domain/csv.h"
#include "shared/domain/hetu.h"

#include <fmt/core.h>

#include <chrono>
#include <random>
#include <span>
#include <string_view>

namespace polku::casework::imports {

namespace {

constexpr std::string_view kFamilyNames[] = {"Esimerkki", "Testinen",   "Näyte",    "Mallinen",
                                             "Kokeila",   "Harjoitus",  "Näytelä",  "Mallila",
                                             "Testaaja",  "Övningsson", "D'Esempi", "Malli-Virta"};
constexpr std::string_view kGivenNames[] = {"Alma",     "Eino",    "Helmi", "Onni",     "Kerttu", "Niilo",
                                            "Zahra",    "Mohamed", "Olena", "Øystein",  "Élodie", "Märta",
                                            "Jean-Luc", "Pekka",   "Tyyne", "Nea-Maria"};
constexpr std::string_view kMotherTongues[] = {"fi", "fi", "fi", "fi", "sv", "ar", "uk", "so"};
constexpr std::string_view kServiceLanguages[] = {"fi", "fi", "fi", "fi", "sv", "en"};
constexpr std::string_view kMunicipalities[] = {"837", "179", "091", "286", "478", "499", "562", "698", "992", "320"};
constexpr std::string_view kSampleNeeds[] = {"valmennus",     "tyokyky",    "osaaminen", "arki_ja_terveys",
                                             "velkaneuvonta", "kielitaito", "yrittajyys"};
constexpr std::string_view kSampleConsents[] = {"", "perustiedot|tyollisyys", "perustiedot|tyollisyys|osaaminen",
                                                "perustiedot|tyollisyys|terveys",
                                                "perustiedot|tyollisyys|osaaminen|sosiaali"};
constexpr std::string_view kNotes[] = {"", "Toivoo iltapäiväaikoja.", "Tulkki tarvitaan; soita ensin.",
                                       "Sanoi: \"haluan töihin\"", "Rivi yksi\nrivi kaksi"};

constexpr std::uint64_t kIndividualNumbers = 100;  // 900-999

class Samples {
public:
    explicit Samples(SampleOptions const& options) : options_(options), random_(options.seed) {}

    std::vector<std::string> row(std::size_t index);

private:
    // std::uniform_int_distribution gives other numbers with other libraries.
    std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
    template <class List>
    std::string pick(List const& list) {
        return std::string(std::span(list)[below(std::span(list).size())]);
    }
    std::string identity_code(std::size_t index, domain::LocalDate& born);
    std::string target_group(domain::LocalDate born);
    std::string needs();

    SampleOptions const& options_;
    std::mt19937 random_;
};

/// Every index its own pair of birth date and individual number: a full cycle through all pairs, stepping by a number
/// coprime to their count.
std::string Samples::identity_code(std::size_t index, domain::LocalDate& born) {
    auto const oldest = domain::add_months(options_.today, -62 * 12);
    auto const days =
        static_cast<std::uint64_t>(domain::days_between(oldest, domain::add_months(options_.today, -18 * 12)));
    constexpr std::uint64_t kStep = 7'368'787;  // a prime above days * kIndividualNumbers
    auto const place = (index * kStep + options_.seed * std::uint64_t{104'729}) % (days * kIndividualNumbers);
    born = domain::add_days(oldest, static_cast<int>(place % days));
    auto const nine =
        fmt::format("{:02}{:02}{:02}{:03}", born.day(), born.month(), born.year() % 100, 900 + place / days);
    auto const sign = born.year() >= 2000 ? 'A' : '-';
    return nine.substr(0, 6) + sign + nine.substr(6) + domain::hetu_check_character(nine);
}

std::string Samples::target_group(domain::LocalDate born) {
    auto const years = domain::age(born, options_.today);
    if (years < 30 && below(2) == 0) return "alle30";
    if (years > 55 && below(2) == 0) return "yli55";
    constexpr std::string_view kGroups[] = {"pitkaaikaistyoton", "osatyokykyinen", "maahanmuuttaja", "ei_suunnitelmaa",
                                            "pitkittymisvaara"};
    return pick(kGroups);
}

std::string Samples::needs() {
    auto const first = below(std::size(kSampleNeeds));
    std::string list(kSampleNeeds[first]);
    if (below(2) == 0)
        list +=
            '|' + std::string(kSampleNeeds[(first + 1 + below(std::size(kSampleNeeds) - 1)) % std::size(kSampleNeeds)]);
    return list;
}

std::vector<std::string> Samples::row(std::size_t index) {
    domain::LocalDate born;
    auto const code = identity_code(index, born);
    auto const consent = pick(kSampleConsents);
    auto const day = [&](int offset) { return domain::format_finnish(domain::add_days(options_.today, offset)); };
    std::vector<std::string> cells(kColumns);
    auto const set = [&](Column column, std::string value) { cells[at(column)] = std::move(value); };
    set(Column::number, fmt::format("N{}-{}", options_.seed, 100'000 + index));
    set(Column::identity_code, code);
    set(Column::family_name, pick(kFamilyNames));
    set(Column::given_names, below(3) == 0 ? pick(kGivenNames) + " " + pick(kGivenNames) : pick(kGivenNames));
    set(Column::mother_tongue, pick(kMotherTongues));
    set(Column::service_language, pick(kServiceLanguages));
    set(Column::municipality, pick(kMunicipalities));
    set(Column::phone, below(2) == 0 ? fmt::format("+35840000{:04}", below(10'000)) : "");
    set(Column::email, below(2) == 0 ? fmt::format("nayte{}@example.org", index) : "");
    set(Column::safety_ban, below(30) == 0 ? "1" : "0");
    set(Column::unemployed_since, day(-60 - static_cast<int>(below(900))));
    set(Column::target_group, target_group(born));
    set(Column::needs, needs());
    set(Column::lot, pick(options_.lots));
    set(Column::wished_start, day(7 + static_cast<int>(below(60))));
    set(Column::consent_categories, consent);
    set(Column::consent_until, consent.empty() ? "" : day(365 + static_cast<int>(below(365))));
    set(Column::team, pick(options_.teams));
    set(Column::note, pick(kNotes));
    return cells;
}

}  // namespace

std::vector<std::vector<std::string>> sample_rows(SampleOptions const& options) {
    std::vector<std::vector<std::string>> rows;
    rows.reserve(options.rows + 1);
    auto& header = rows.emplace_back();
    for (auto const& column : kColumnNames) header.emplace_back(column.text);
    Samples samples(options);
    for (std::size_t index = 0; index < options.rows; ++index) rows.push_back(samples.row(index));
    return rows;
}

std::string sample_referrals(SampleOptions const& options) {
    std::string file = "\xEF\xBB\xBF";
    for (auto const& row : sample_rows(options)) domain::append_csv(file, row);
    return file;
}

}  // namespace polku::casework::imports
