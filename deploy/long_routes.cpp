#include "deploy/long_routes.h"

#include <string_view>

namespace polku::deploy {

namespace {

using http::Method;

struct LongRoute {
    Method method;
    std::string_view pattern;
};

constexpr LongRoute kLongRoutes[] = {
    // A password is hashed.
    {Method::post, "/internal/sessions"},
    {Method::put, "/internal/sessions/password"},
    {Method::post, "/internal/sessions/password-reset"},
    {Method::post, "/internal/sessions/second-factor"},
    {Method::post, "/internal/sessions/second-factor/remove"},
    {Method::post, "/api/v1/users"},
    // A file is read, or written.
    {Method::post, "/api/v1/imports"},
    {Method::get, "/api/v1/imports/{import}"},
    {Method::get, "/api/v1/imports/{import}/faults.csv"},
    {Method::post, "/api/v1/imports/{import}/run"},
    {Method::get, "/api/v1/imports/{import}/undo"},
    {Method::post, "/api/v1/imports/{import}/undo"},
    {Method::put, "/api/v1/milestones/{milestone}/evidence"},
    {Method::get, "/api/v1/milestones/{milestone}/evidence/{evidence}"},
    {Method::put, "/api/v1/cases/{case}/documents/{document}/parts/{part:text}"},
    {Method::post, "/api/v1/cases/{case}/documents/{document}/complete"},
    {Method::get, "/api/v1/cases/{case}/documents/{document}/content"},
    {Method::get, "/api/v1/exports/{export}/file"},
    {Method::get, "/api/v1/cases/{case}/plan/versions/{version}/pdf"},
    // Another part is asked, of many rows.
    {Method::get, "/api/v1/milestones"},
    {Method::get, "/api/v1/handovers/figures"},
    {Method::get, "/api/v1/handovers/{handover}/items"},
    {Method::get, "/api/v1/statements"},
    {Method::get, "/api/v1/statements/{statement}"},
    {Method::post, "/api/v1/statements/{statement}/freeze"},
};

http::RouteTable make_table() {
    http::RouteTable table;
    for (auto const& route : kLongRoutes) table.add(route.method, route.pattern, 0);
    return table;
}

}  // namespace

http::RouteTable const& long_routes() {
    static auto const table = make_table();
    return table;
}

}  // namespace polku::deploy
