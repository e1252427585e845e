#include "tests/bench/cases.h"

#include "services/casework/imports/model.h"
#include "services/casework/imports/sample_referrals.h"
#include "shared/domain/csv.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <random>

namespace polku::bench {

namespace {

using deploy::ApiClient;
using json = nlohmann::json;
using namespace casework::imports;

constexpr std::size_t kFamilyNames = 900;
constexpr std::size_t kGoals = 4;
constexpr std::size_t kActionsOfGoal = 3;

/// A lot of the authority, one after the other.
std::size_t lot_of(std::size_t authority, std::size_t index) {
    return authority + kAuthorities * (index % (kProviders / kAuthorities));
}

void import(Making& making, std::size_t authority, std::string const& file) {
    auto officer_of = making.as(officer(authority));
    auto const read = officer_of.send_bytes(http::Method::post, "/api/v1/imports?kind=referrals&file_name=malli.csv",
                                            "text/csv", file);
    officer_of.post_on_version("/api/v1/imports/" + id_of(read) + "/run", read.at("version").get<std::int64_t>(),
                               json::object());
}

struct Waiting {
    std::size_t lot;
    std::string handover;
    std::int64_t version;
    std::string case_id;
};

std::vector<Waiting> inbox(Making& making, World const& world, std::size_t lot) {
    std::vector<Waiting> waiting;
    auto coach = making.as(world.lots[lot].lead_coach);
    std::string cursor;
    do {
        auto const page = coach.get("/api/v1/handovers?box=in&limit=200" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (auto const& row : page.at("items")) {
            waiting.push_back({.lot = lot,
                               .handover = id_of(row),
                               .version = row.at("version").get<std::int64_t>(),
                               .case_id = row.at("case").get<std::string>()});
        }
        cursor = page.at("next").is_null() ? "" : page.at("next").get<std::string>();
    } while (!cursor.empty());
    return waiting;
}

struct TakesPart {
    Organisation const* organisation;
    std::string username;
};

constexpr std::string_view kGoalTitles[] = {"Arki tukee työhön paluuta", "Ammatillinen osaaminen näkyviin",
                                            "Työpaikka keväällä", "Velat ovat järjestyksessä"};
constexpr std::string_view kMeasures[] = {
    "Viikkorytmi pitää neljä viikkoa", "Osaamiskartoitus ja ansioluettelo valmiina",
    "Työsuhde vähintään neljä kuukautta", "Maksusuunnitelma pitää kolme kuukautta"};
constexpr std::string_view kActionTitles[] = {
    "Palvelutarpeen keskustelu", "Arjen tuki, 8 käyntiä",       "Velkaneuvonnan aika",  "Osaamiskartoitus",
    "Ansioluettelopaja",         "Yksilövalmennus joka viikko", "Työkokeilu 8 viikkoa", "Palkkatuen hakemus",
    "Työnantajakäynti",          "Kielikurssi, kevät",          "Tulkin varaaminen",    "Väliarvio yhdessä"};

class PlanMaker {
public:
    PlanMaker(Making& making, World const& world, Waiting const& waiting, std::size_t index)
        : making_(making), world_(world), waiting_(waiting), coach_(making.as(world.lots[waiting.lot].lead_coach)) {
        auto const& lot = world.lots[waiting.lot];
        parts_.push_back({&world.providers[waiting.lot], lot.lead_coach});
        parts_.push_back({&world.authorities[lot.authority], officer(lot.authority)});
        // Three in five have the county, three in five the lot's member: an organisation sees about one case in six.
        auto const county = index / 5 % kCounties;
        if (index % 5 < 3) parts_.push_back({&world.counties[county], social_worker(county)});
        if (index % 5 > 1) parts_.push_back({&world.providers[world.member_of(waiting.lot)], lot.member_coach});
        agreed_ = index % 5 == 2;
    }

    MadeCase make() {
        coach_.post_on_version("/api/v1/handovers/" + waiting_.handover + "/accept", waiting_.version, json::object());
        for (std::size_t i = 2; i < parts_.size(); ++i) {
            coach_.post(path("/parties"),
                        {{"organisation", parts_[i].organisation->id}, {"team", parts_[i].organisation->team}});
        }
        for (std::size_t i = 0; i < kGoals; ++i) goal(i);
        auto const own = id_of(coach_.post(
            path("/tasks"), {{"title", "Ansioluettelon luonnos"}, {"category", "employment"}, {"due_on", day(14)}}));
        coach_.post(path("/tasks/" + own + "/done"), json::object());
        auto const version = id_of(coach_.post(path("/plan/versions"), json::object()));
        MadeCase made{.id = waiting_.case_id, .lot = waiting_.lot, .seen_by = {}};
        for (auto const& part : parts_) {
            made.seen_by.push_back(part.username);
            if (agreed_ && part.organisation != parts_.front().organisation)
                making_.as(part.username).post(path("/plan/versions/" + version + "/agree"), json::object());
        }
        return made;
    }

private:
    [[nodiscard]] std::string path(std::string_view rest) const {
        return fmt::format("/api/v1/cases/{}{}", waiting_.case_id, rest);
    }
    [[nodiscard]] std::string day(std::size_t days) const {
        return domain::format_iso(domain::add_days(making_.clock().today(), static_cast<int>(days)));
    }

    void goal(std::size_t index) {
        auto const& category = index % 2 == 0 ? "employment" : "basic";
        auto const made = id_of(coach_.post(path("/plan/goals"), {{"title", kGoalTitles[index]},
                                                                  {"category", category},
                                                                  {"organisation", accountable(index).id},
                                                                  {"measure", kMeasures[index]},
                                                                  {"target_date", day(60 + 30 * index)}}));
        for (std::size_t i = 0; i < kActionsOfGoal; ++i) {
            auto const number = index * kActionsOfGoal + i;
            auto const& organisation = accountable(number);
            coach_.post(path("/plan/goals/" + made + "/actions"), {{"title", kActionTitles[number]},
                                                                   {"category", category},
                                                                   {"organisation", organisation.id},
                                                                   {"team", organisation.team},
                                                                   {"starts_on", day(7 * i)},
                                                                   {"ends_on", day(60 + 7 * i)},
                                                                   {"state", i == 0 ? "under_way" : "planned"}});
        }
    }
    Organisation const& accountable(std::size_t item) const { return *parts_[item % parts_.size()].organisation; }

    Making& making_;
    World const& world_;
    Waiting const& waiting_;
    ApiClient coach_;
    std::vector<TakesPart> parts_;
    bool agreed_ = false;
};

std::size_t share_of(std::size_t authority, std::size_t count) {
    return count / kAuthorities + (authority < count % kAuthorities ? 1 : 0);
}

}  // namespace

std::vector<std::string> family_names() {
    constexpr std::string_view kSyllables[] = {"ha", "ko", "le", "mi", "nu", "pa", "ra", "se", "ti", "va",
                                               "hy", "kä", "lö", "me", "no", "pi", "ru", "sa", "tu", "vi"};
    std::vector<std::string> names;
    std::mt19937 random(7);
    auto const syllable = [&] { return kSyllables[random() % std::size(kSyllables)]; };
    for (std::size_t i = 0; i < kFamilyNames; ++i) {
        auto name = fmt::format("{}{}{}-Malli", syllable(), syllable(), i % 3 == 0 ? std::string_view() : syllable());
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
        names.push_back(std::move(name));
    }
    return names;
}

std::string referral_file(World const& world, std::size_t authority, std::size_t first, std::size_t rows) {
    auto const names = family_names();
    SampleOptions options;
    options.rows = first + rows;
    options.today = domain::local_date(domain::SystemClock().now());
    options.lots = {"-"};
    options.teams = {authority_team(authority)};
    auto all = sample_rows(options);
    std::string file;
    domain::append_csv(file, all.front());
    for (auto index = first; index < first + rows; ++index) {
        auto& cells = all[index + 1];
        cells[at(Column::family_name)] = names[(index * 7919) % names.size()];
        cells[at(Column::lot)] = world.lots[lot_of(authority, index)].code;
        domain::append_csv(file, cells);
    }
    return file;
}

std::vector<MadeCase> make_cases(Making& making, World const& world, std::size_t count) {
    std::size_t first = 0;
    for (std::size_t authority = 0; authority < kAuthorities; ++authority) {
        auto const rows = share_of(authority, count);
        import(making, authority, referral_file(world, authority, first, rows));
        first += rows;
    }
    std::vector<Waiting> waiting;
    for (std::size_t lot = 0; lot < world.lots.size(); ++lot) {
        auto found = inbox(making, world, lot);
        waiting.insert(waiting.end(), found.begin(), found.end());
    }
    if (waiting.size() != count) throw std::runtime_error(fmt::format("{} of {} came in", waiting.size(), count));
    std::vector<MadeCase> made(count);
    in_parallel(count,
                [&](std::size_t index) { made[index] = PlanMaker(making, world, waiting[index], index).make(); });
    return made;
}

void make_open_handovers(Making& making, World const& world, std::size_t first, std::size_t each) {
    auto const rows = each * (kProviders / kAuthorities);
    for (std::size_t authority = 0; authority < kAuthorities; ++authority) {
        import(making, authority, referral_file(world, authority, first + authority * rows, rows));
    }
}

}  // namespace polku::bench
