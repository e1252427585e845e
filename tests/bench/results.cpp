#include "tests/bench/results.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace polku::bench {

namespace {

using json = nlohmann::json;

std::int64_t version_of(json const& written) { return written.at("version").get<std::int64_t>(); }
void make_result(Making& making, Lot const& lot, std::string const& case_id, std::size_t type) {
    auto coach = making.as(lot.lead_coach);
    auto const recorded = coach.post("/api/v1/cases/" + case_id + "/milestones",
                                     {{"contract", lot.id},
                                      {"type", type_code(type)},
                                      {"happened_on", domain::format_iso(making.clock().today())},
                                      {"note", "Todistus on liitteenä (näyte)."}});
    auto const path = "/api/v1/milestones/" + id_of(recorded);
    auto const proved = coach.send_bytes(http::Method::put, path + "/evidence?kind=certificate", "text/plain",
                                         "Todistus (näyte).\n", version_of(recorded));
    making.as(officer(lot.authority)).post_on_version(path + "/verify", version_of(proved), json::object());
}

}  // namespace

void make_results(Making& making, World const& world, std::vector<MadeCase> const& cases, std::size_t lot,
                  std::size_t most) {
    std::vector<std::string> of_lot;
    for (auto const& made : cases) {
        if (made.lot == lot) of_lot.push_back(made.id);
    }
    auto const count = std::min(most, of_lot.size() * kPaidTypes);
    in_parallel(count, [&](std::size_t index) {
        make_result(making, world.lots[lot], of_lot[index / kPaidTypes], index % kPaidTypes);
    });
}

PaidMonth export_month(Making& making, World const& world, std::size_t lot) {
    auto const authority = world.lots[lot].authority;
    auto first = making.as(finance(kFreezes, authority));
    auto second = making.as(finance(kApproves, authority));
    auto const found = first.get("/api/v1/statements?contract=" + world.lots[lot].id + "&state=open").at("items");
    if (found.empty()) throw std::runtime_error("the lot has no statement");
    auto const path = "/api/v1/statements/" + id_of(found.front());
    auto const frozen = first.post_on_version(path + "/freeze", version_of(found.front()), json::object());
    second.post_on_version(path + "/approve", version_of(frozen), json::object());
    auto const exported = second.post(path + "/export", json::object());
    return {.export_id = id_of(exported), .read_by = finance(kFreezes, authority)};
}

}  // namespace polku::bench
