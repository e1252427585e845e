#include "tests/bench/world.h"

#include "deploy/demo.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace polku::bench {

namespace {

using deploy::ApiClient;
using json = nlohmann::json;

constexpr std::size_t kThreads = 48;
constexpr std::string_view kFirstDay = "2026-01-01";

/// The n-th number that is one (check digit: https://www.vero.fi, modulus 11), beyond that of the first organisation.
std::string business_id(std::size_t n) {
    constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2};
    for (std::size_t number = 100;; ++number) {
        auto const digits = fmt::format("{:07}", number);
        auto sum = 0;
        for (std::size_t i = 0; i < digits.size(); ++i) sum += kWeights.at(i) * (digits[i] - '0');
        if (sum % 11 == 1) continue;
        if (n-- == 0) return fmt::format("{}-{}", digits, sum % 11 == 0 ? 0 : 11 - sum % 11);
    }
}

deploy::InstallationOptions options_of(std::filesystem::path const& data, domain::Clock const& clock) {
    deploy::InstallationOptions options;
    options.data = data;
    options.limits = {.person_per_minute = 0, .address_per_minute = 0};
    options.clock = &clock;
    options.holder = "the data of tests/bench being made";
    return options;
}

class Maker {
public:
    explicit Maker(Making& making) : making_(making), admin_(making.as("antti")) {}

    World make() {
        auto const first = admin_.get("/api/v1/organisations").at("items").front().at("id").get<std::string>();
        for (std::size_t i = 0; i < kAuthorities; ++i) {
            auto id = i == 0 ? first : organisation("employment_authority", fmt::format("Mallialue {}", i + 1));
            world_.authorities.push_back(with_team(std::move(id), authority_team(i)));
        }
        for (std::size_t i = 0; i < kCounties; ++i) {
            auto id = organisation("wellbeing_county", fmt::format("Näytelän hyvinvointialue {}", i + 1));
            world_.counties.push_back(with_team(std::move(id), "Aikuissosiaalityö"));
        }
        for (std::size_t i = 0; i < kProviders; ++i) {
            auto id = organisation("provider", fmt::format("Esimerkkivalmennus {} Oy", i + 1));
            world_.providers.push_back(with_team(std::move(id), "Valmennus"));
        }
        for (std::size_t i = 0; i < kProviders; ++i) lot(i);
        people();
        making_.installation().catch_up();
        return std::move(world_);
    }

private:
    std::string organisation(std::string_view kind, std::string const& name) {
        return id_of(admin_.post("/api/v1/organisations", {{"kind", kind},
                                                           {"name", {{"fi", name}, {"sv", name}, {"en", name}}},
                                                           {"business_id", business_id(made_++)}}));
    }

    Organisation with_team(std::string id, std::string_view name) {
        auto team = id_of(admin_.post("/api/v1/organisations/" + id + "/teams", {{"name", name}}));
        return {std::move(id), std::move(team)};
    }

    /// Of the second lot ten take part, so that each result is a row for each of them: its month is W5's long file.
    json parties(std::size_t lot) {
        auto const party = [&](std::size_t provider, std::string_view part, int share) {
            return json{{"organisation", world_.providers[provider].id},
                        {"part", part},
                        {"valid_from", kFirstDay},
                        {"share_basis_points", share}};
        };
        constexpr std::size_t kMany = 10;
        constexpr int kWhole = 10'000;
        auto const many = lot == 1 ? kMany : 2;
        // The first lot's results are a row each: all goes to the lead.
        auto const share = lot == 0 ? 0 : kWhole / static_cast<int>(many);
        auto all = json::array({party(lot, "lead", kWhole - share * static_cast<int>(many - 1))});
        for (std::size_t i = 1; i < many; ++i) all.push_back(party((lot + i) % kProviders, "member", share));
        return all;
    }

    void lot(std::size_t index) {
        auto const authority = index % kAuthorities;
        auto code = fmt::format("MALLI-{:02}", index + 1);
        auto const made =
            admin_.post("/api/v1/contracts", {{"code", code},
                                              {"name", fmt::format("Työhönvalmennus, alue {}", index + 1)},
                                              {"programme", fmt::format("MALLI-{}", authority)},
                                              {"buyer", world_.authorities[authority].id},
                                              {"lead", world_.providers[index].id},
                                              {"intake_team", world_.providers[index].team},
                                              {"parties", parties(index)},
                                              {"valid_from", kFirstDay},
                                              {"currency", "EUR"},
                                              {"vat_basis_points", 2550}});
        auto types = json::array();
        for (std::size_t type = 0; type < kTypes; ++type) {
            auto const name = fmt::format("Tulos {}", type + 1);
            types.push_back({{"code", type_code(type)},
                             {"name", {{"fi", name}, {"sv", name}, {"en", name}}},
                             {"result_group", type_code(type)},
                             {"evidence", json::array({"certificate"})},
                             {"price_cents", 10'000 + 100 * type}});
        }
        admin_.post_on_version("/api/v1/contracts/" + id_of(made) + "/versions", made.at("version").get<std::int64_t>(),
                               {{"effective_from", kFirstDay}, {"milestone_types", types}});
        world_.lots.push_back({.id = id_of(made),
                               .code = std::move(code),
                               .authority = authority,
                               .lead_coach = fmt::format("valmentaja{}", index + 1),
                               .member_coach = fmt::format("jasen{}", index + 1)});
    }

    void person(std::string_view username, std::string_view role, Organisation const& of, bool in_team,
                std::string_view contract = {}) {
        auto const id = id_of(admin_.post("/api/v1/users", {{"username", username},
                                                            {"name", fmt::format("Malli Näyte {}", username)},
                                                            {"language", "fi"},
                                                            {"password", deploy::kSamplePassword}}));
        json membership{{"organisation", of.id}, {"role", role}};
        if (in_team) membership["team"] = of.team;
        if (!contract.empty()) membership["contract"] = contract;
        admin_.post("/api/v1/users/" + id + "/memberships", membership);
    }

    void people() {
        for (std::size_t i = 0; i < kAuthorities; ++i) person(officer(i), "officer", world_.authorities[i], true);
        for (std::size_t i = 0; i < kCounties; ++i) person(social_worker(i), "social_worker", world_.counties[i], true);
        for (std::size_t i = 0; i < kProviders; ++i) {
            auto const& lot = world_.lots[i];
            person(lot.lead_coach, "coach", world_.providers[i], true, lot.id);
            person(lot.member_coach, "coach", world_.providers[world_.member_of(i)], true, lot.id);
        }
        // The months that are exported are those of the first two lots, which two authorities pay.
        for (std::size_t i = 0; i < 2; ++i) {
            person(finance(kFreezes, i), "finance", world_.authorities[i], false);
            person(finance(kApproves, i), "finance", world_.authorities[i], false);
        }
    }

    Making& making_;
    ApiClient admin_;
    World world_;
    std::size_t made_ = 0;
};

}  // namespace

std::string id_of(json const& written) { return written.at("id").get<std::string>(); }
std::string type_code(std::size_t type) { return fmt::format("result_{:02}", type); }
std::string authority_team(std::size_t authority) { return fmt::format("Tiimi {}", authority + 1); }
std::string officer(std::size_t authority) { return fmt::format("virkailija{}", authority + 1); }
std::string social_worker(std::size_t county) { return fmt::format("sosiaali{}", county + 1); }
std::string finance(std::string_view does, std::size_t authority) { return fmt::format("{}{}", does, authority + 1); }

Making::Making(std::filesystem::path const& data, domain::LocalDate begins) {
    clock_.set_day(begins);
    installation_.emplace(options_of(data, clock_));
    deploy::bootstrap_samples(installation_->identity(), deploy::kSamplePassword);
}

deploy::ApiClient Making::nobody() {
    return deploy::ApiClient([this](http::Request request) { return installation_->send(std::move(request)); });
}

deploy::ApiClient Making::as(std::string_view username) {
    std::lock_guard const lock(mutex_);
    auto found = people_.find(username);
    if (found == people_.end()) {
        found = people_.emplace(username, nobody()).first;
        found->second.sign_in(username, deploy::kSamplePassword);
    }
    return found->second;
}

void in_parallel(std::size_t count, std::function<void(std::size_t)> const& act) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr fault;
    auto const work = [&] {
        try {
            for (auto index = next++; index < count; index = next++) act(index);
        } catch (...) {
            next = count;
            std::lock_guard const lock(mutex);
            fault = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < kThreads; ++i) threads.emplace_back(work);
    }
    if (fault) std::rethrow_exception(fault);
}

World make_world(Making& making) { return Maker(making).make(); }

}  // namespace polku::bench
