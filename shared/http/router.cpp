#include "shared/http/router.h"

#include "shared/http/pipeline.h"
#include "shared/runtime/logging.h"

#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace polku::http {

namespace {

/// A parameter given twice would be read by one part as the first and by another as the last.
domain::Result<void> check_query(std::string_view query) {
    if (query.empty()) return {};
    auto const parsed = boost::urls::parse_query(query);
    if (!parsed)
        return domain::refused(domain::bad_request("malformed_query", "the query is not percent-encoded text"));
    std::vector<std::string> names;
    for (auto const& parameter : boost::urls::params_view(*parsed)) {
        if (std::ranges::find(names, parameter.key) != names.end()) {
            return domain::refused(domain::bad_request("duplicate_parameter", "a query parameter is given twice"));
        }
        names.push_back(parameter.key);
    }
    return {};
}

bool internal(Route const& route) { return route.pattern.starts_with("/internal/"); }

}  // namespace

Router::Router(RouterParts parts) : parts_(std::move(parts)) {
    if (parts_.metrics == nullptr) return;
    using storage::WriterFigures;
    auto& database = parts_.database;
    auto& read_log = parts_.read_log;
    auto const gauge = [&](std::string_view name, std::string_view help, auto read) {
        parts_.metrics->gauge("polku_writer_" + std::string(name), help, parts_.service,
                              [&database, read] { return static_cast<double>(read(database.figures())); });
        parts_.metrics->gauge("polku_read_log_" + std::string(name), help, parts_.service,
                              [&read_log, read] { return static_cast<double>(read(read_log.figures())); });
    };
    gauge("jobs", "Writes committed or refused since the start.", std::mem_fn(&WriterFigures::jobs));
    gauge("commits", "Commits since the start: jobs by commits is the size of a group.",
          std::mem_fn(&WriterFigures::commits));
    gauge("waiting", "Writes that wait for the writer.", std::mem_fn(&WriterFigures::waiting));
    gauge("unknown", "Commits since the start whose outcome was unknown at first.",
          std::mem_fn(&WriterFigures::unknown));
    gauge("recovered", "Times since the start that the file was opened again after a fault.",
          std::mem_fn(&WriterFigures::recovered));
    gauge("closed", "1: the file is closed after a fault and cannot be opened again yet.",
          [](WriterFigures const& figures) { return figures.fault.empty() ? 0 : 1; });
}

std::string Router::not_ready() const {
    std::string faults;
    auto const note_fault = [&](std::string_view what, storage::WriterFigures const& figures) {
        if (figures.fault.empty()) return;
        faults.append("the ").append(what).append(" of ").append(parts_.service);
        faults.append(" is closed after a fault: ").append(figures.fault).push_back('\n');
    };
    note_fault("database", parts_.database.figures());
    note_fault("read log", parts_.read_log.figures());
    return faults;
}

void Router::add(Route route) {
    table_.add(route.method, route.pattern, routes_.size());
    route_metrics_.push_back(parts_.metrics == nullptr
                                 ? nullptr
                                 : &parts_.metrics->route(parts_.service, name(route.method), route.pattern));
    routes_.push_back(std::move(route));
}

void Router::add(std::vector<Route> routes) {
    for (auto& route : routes) add(std::move(route));
}

void Router::note(Request const& asked, Response const& response, std::optional<std::size_t> index, double seconds) {
    if (!index) return;
    auto const& route = routes_[*index];
    if (route_metrics_[*index] != nullptr) route_metrics_[*index]->observe(response.status, seconds);
    // The pattern, not the path: nothing that a person typed.
    // The parts ask each other many times a second; that is not news.
    auto const level = internal(route) && response.status < 400 ? runtime::LogLevel::debug : runtime::LogLevel::info;
    runtime::log(level, "request",
                 {{"service", parts_.service},
                  {"request", asked.request_id},
                  {"method", name(asked.method)},
                  {"route", route.pattern},
                  {"status", std::int64_t{response.status}},
                  {"ms", seconds * 1000}});
}

runtime::Awaitable<Response> Router::answer(Request request, RouteTable::Found found) {
    if (!found.index) {
        if (found.allow.empty()) co_return refuse(parts_, request, domain::not_found());
        domain::Problem problem;
        problem.status = 405;
        problem.code = "method_not_allowed";
        problem.facts.emplace_back("allow", found.allow);
        co_return refuse(parts_, request, problem);
    }
    auto const& route = routes_[*found.index];
    if (internal(route) && (!request.principal || !request.principal->system())) {
        co_return refuse(parts_, request, domain::not_found());
    }
    if (!request.principal) co_return refuse(parts_, request, domain::unauthenticated());
    auto const query = check_query(request.query);
    if (!query) co_return refuse(parts_, request, query.error());
    if (std::holds_alternative<ReadHandler>(route.handler)) {
        auto response = co_await answer_read(parts_, route, std::move(found.path), std::move(request));
        co_return response;
    }
    if (std::holds_alternative<StreamHandler>(route.handler)) {
        auto response = co_await answer_stream(parts_, route, std::move(found.path), std::move(request));
        co_return response;
    }
    auto response = co_await answer_write(parts_, route, std::move(found.path), std::move(request));
    co_return response;
}

runtime::Awaitable<Response> Router::handle(Request request) {
    auto const started = std::chrono::steady_clock::now();
    auto found = table_.find(request.method, request.path);
    auto const index = found.index;
    Request asked;  // what the log line and a failure need; the rest moves on
    asked.method = request.method;
    asked.request_id = request.request_id;
    asked.language = request.language;
    Response response;
    std::exception_ptr thrown;
    try {
        response = co_await answer(std::move(request), std::move(found));
    } catch (std::exception const&) {
        thrown = std::current_exception();
    }
    if (thrown) response = refuse(parts_, asked, problem_of(parts_, asked, thrown));
    auto const spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    note(asked, response, index, spent);
    co_return response;
}

}  // namespace polku::http
