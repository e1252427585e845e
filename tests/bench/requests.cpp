#include "tests/bench/requests.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace polku::bench {

namespace {

using json = nlohmann::json;

constexpr std::size_t kRequests = 2'000;
/// Each records a result of its own, as far as there are that many.
constexpr std::size_t kRecordings = 60'000;

class Requests {
public:
    Requests(std::filesystem::path folder, std::set<std::string>& people)
        : folder_(std::move(folder)), people_(people) {}

    void write(std::string_view name, std::size_t count, auto const& line) {
        std::ofstream file(folder_ / fmt::format("{}.tsv", name));
        for (std::size_t i = 0; i < count; ++i) {
            auto const [person, method, path, body] = line();
            people_.insert(person);
            file << person << '\t' << method << '\t' << path << '\t' << body << '\n';
        }
        file.close();
        if (!file) throw std::runtime_error("the requests cannot be written");
    }

private:
    std::filesystem::path folder_;
    std::set<std::string>& people_;
};

struct Line {
    std::string person;
    std::string_view method;
    std::string path;
    std::string body;
};

/// Two to four letters of a name; a letter may be two bytes.
std::string beginning_of(std::string const& name, std::size_t letters) {
    std::size_t at = 0;
    for (; letters > 0 && at < name.size(); --letters) {
        ++at;
        while (at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U) ++at;
    }
    return name.substr(0, at);
}

}  // namespace

void write_requests(std::filesystem::path const& folder, World const& world, std::vector<MadeCase> const& cases,
                    PaidMonth const& month, PaidMonth const& long_month, domain::LocalDate today) {
    std::mt19937 random(42);
    auto const pick = [&](auto const& list) -> auto const& { return list[random() % list.size()]; };
    std::set<std::string> people;
    std::filesystem::create_directories(folder);
    Requests requests(folder, people);
    requests.write("W1", kRequests, [&] {
        auto const& made = pick(cases);
        return Line{pick(made.seen_by), "GET", "/api/v1/cases/" + made.id + "/plan", {}};
    });
    requests.write("W2", kRequests, [&] {
        return Line{pick(world.lots).lead_coach, "GET", "/api/v1/handovers?box=in&state=open&limit=50", {}};
    });
    requests.write("W3", kRecordings, [&] {
        auto const& made = pick(cases);
        auto const& lot = world.lots[made.lot];
        json const body{{"contract", lot.id},
                        {"type", type_code(kPaidTypes + random() % (kTypes - kPaidTypes))},
                        {"happened_on", domain::format_iso(today)},
                        {"note", fmt::format("Todistus asiakirja-{:09}", random() % 1'000'000'000)}};
        return Line{lot.lead_coach, "POST", "/api/v1/cases/" + made.id + "/milestones", body.dump()};
    });
    auto const names = family_names();
    requests.write("W4", kRequests, [&] {
        json const body{{"name", beginning_of(pick(names), 2 + random() % 3)}};
        return Line{pick(pick(cases).seen_by), "POST", "/api/v1/clients/search?limit=20", body.dump()};
    });
    auto const file_of = [](PaidMonth const& paid) {
        return Line{paid.read_by, "GET", "/api/v1/exports/" + paid.export_id + "/file", {}};
    };
    requests.write("W5", 1, [&] { return file_of(month); });
    requests.write("export", 1, [&] { return file_of(long_month); });

    for (std::size_t i = 0; i < kAuthorities; ++i) people.insert(officer(i));
    std::ofstream list(folder / "people.txt");
    for (auto const& person : people) list << person << '\n';
    list.close();
    if (!list) throw std::runtime_error("the requests cannot be written");
}

}  // namespace polku::bench
