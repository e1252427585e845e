// bench_data FOLDER CLIENTS: an installation in FOLDER/data, the requests to it in FOLDER/requests, and a file of
// 50,000 referrals that can be imported into it.
#include "shared/runtime/logging.h"
#include "tests/bench/requests.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

namespace polku::bench {

namespace {

constexpr std::size_t kPaidResults = 5'000;
constexpr std::size_t kOpenHandovers = 60;
/// Beyond every client that is made.
constexpr std::size_t kFirstImported = 50'000;
constexpr std::size_t kImported = 50'000;

void say(std::string_view what) {
    static auto const started = std::chrono::steady_clock::now();
    auto const spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    fmt::print("{:6.1f} s  {}\n", spent, what);
    static_cast<void>(std::fflush(stdout));
}

void make(std::filesystem::path const& folder, std::size_t clients) {
    // The month whose results are paid is over when this ends.
    auto const today = domain::local_date(domain::SystemClock().now());
    auto const first_of_month = domain::add_days(today, 1 - static_cast<int>(today.day()));
    Making making(folder / "data", domain::add_days(domain::add_months(first_of_month, -1), 14));
    auto const world = make_world(making);
    say("organisations, lots and people");
    auto const cases = make_cases(making, world, clients);
    say(fmt::format("{} cases with their plans", cases.size()));
    for (std::size_t lot = 0; lot < 2; ++lot) make_results(making, world, cases, lot, kPaidResults);
    say("results, proved and verified");
    making.installation().catch_up();
    making.clock().set_day(today);
    making.sign_everybody_out();
    making.installation().catch_up();
    say("all is read by who reads it");
    // A freeze waits until payments have read past it.
    making.installation().start();
    auto const month = export_month(making, world, 0);
    auto const long_month = export_month(making, world, 1);
    making.installation().stop();
    make_open_handovers(making, world, clients, kOpenHandovers);
    making.installation().catch_up();
    write_requests(folder / "requests", world, cases, month, long_month, today);
    std::ofstream(folder / "referrals.csv") << referral_file(world, 0, kFirstImported, kImported);
    say("payments, open handovers and requests");
}

}  // namespace

}  // namespace polku::bench

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "bench_data FOLDER CLIENTS\n");
        return 2;
    }
    try {
        polku::runtime::set_log_level(polku::runtime::LogLevel::warn);
        polku::bench::make(argv[1], std::stoul(argv[2]));
        return 0;
    } catch (std::exception const& fault) {
        fmt::print(stderr, "bench_data: {}\n", fault.what());
        return 1;
    }
}
