#include "services/casework/handovers/figures_api.h"

#include "services/casework/handovers/ageing_store.h"
#include "services/casework/handovers/figures.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <string>

namespace polku::casework {

namespace {

constexpr int kUsualDays = 365;

/// A day of the query, or `usual`.
domain::Result<domain::LocalDate> day_of_query(http::ReadCall const& call, std::string_view name,
                                               domain::LocalDate usual) {
    auto const text = call.request.parameter(name);
    if (!text) return usual;
    auto const day = domain::parse_iso(*text);
    if (!day) return domain::refused(domain::invalid(std::string(name), "not_a_date"));
    return *day;
}

}  // namespace

domain::Result<http::Response> read_figures_route(http::ReadCall& call) {
    auto const today = domain::local_date(call.now);
    auto const until = day_of_query(call, "until", today);
    if (!until) return domain::refused(until.error());
    auto const from = day_of_query(call, "from", domain::add_days(*until, -kUsualDays));
    if (!from) return domain::refused(from.error());
    auto const waits = load_waits(call.tx, call.principal().organisation, *from, *until);

    std::string body;
    json::Writer writer(body);
    writer.begin_object()
        .field("from", *from)
        .field("until", *until)
        .field("fewest", kFewestInFigures)
        .begin_array("items");
    for (auto const& pair : wait_figures(waits)) {
        writer.begin_object()
            .field("from_organisation", pair.from_organisation)
            .field("to_organisation", pair.to_organisation)
            .field("decided", pair.decided)
            .field("accepted", pair.accepted)
            .field("declined", pair.declined)
            .field("withdrawn", pair.withdrawn)
            .field("expired", pair.expired)
            .field("median_working_days", pair.median_working_days)
            .field("longest_working_days", pair.longest_working_days)
            .end_object();
    }
    writer.end_array().end_object();
    return http::json_response(std::move(body));
}

}  // namespace polku::casework
