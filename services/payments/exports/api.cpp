#include "services/payments/exports/api.h"

#include "services/payments/exports/store.h"
#include "shared/json/writer.h"

#include <fmt/format.h>

#include <utility>

namespace polku::payments {

namespace {

using domain::Result;

Result<http::Response> get_export(http::ReadCall& call) {
    auto const batch = find_export(call.tx, call.path.id("export"));
    if (!batch) return domain::refused(domain::not_found());
    std::string body;
    json::Writer w(body);
    w.begin_object().field("id", batch->id).field("statement", batch->statement).field("line_count", batch->lines);
    w.field("control_total_cents", batch->control_total).field("currency", "EUR").field("sha256", batch->sha256);
    w.field("size", batch->size).field("made_at", batch->made_at).field("made_by", batch->made_by).end_object();
    return http::json_response(std::move(body));
}

Result<http::Response> get_export_file(http::ReadCall& call) {
    auto const batch = find_export(call.tx, call.path.id("export"));
    if (!batch) return domain::refused(domain::not_found());
    http::Response response;
    call.pieces = http::Pieces{
        count_pieces(*batch),
        [id = batch->id](storage::Tx& tx, access::Allowed const&, int number) { return export_piece(tx, id, number); }};
    response.set("Content-Type", "text/csv; charset=utf-8; header=present");
    response.set("Content-Disposition", fmt::format("attachment; filename=\"polku-{}.csv\"", batch->id.text));
    response.set("Cache-Control", "no-store");
    response.set("ETag", fmt::format("\"{}\"", batch->sha256));
    return response;
}

}  // namespace

std::vector<http::Route> export_routes() {
    using access::Action;
    using http::Cost;
    using http::Method;
    using http::ReadHandler;
    auto const of_export = http::contract_of("export", contract_of_export);
    return {
        {Method::get, "/api/v1/exports/{export}", Action::statement_export, of_export, Cost::fast,
         ReadHandler(get_export)},
        // As long as the month was: read beside the loops that answer everybody else.
        {Method::get, "/api/v1/exports/{export}/file", Action::statement_export, of_export, Cost::heavy,
         ReadHandler(get_export_file)},
    };
}

}  // namespace polku::payments
