#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace polku::runtime {

/// The figures of one route: rate, errors and duration. Made once, kept for the life of Metrics.
class RouteMetrics {
public:
    virtual ~RouteMetrics() = default;
    /// One answered request. Thread-safe.
    virtual void observe(int status, double seconds) = 0;
};

/// What the process counts, as Prometheus text (0.0.4). Labels are names of services, routes and results: never a
/// person, a client or an id. Thread-safe.
class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(Metrics const&) = delete;
    Metrics& operator=(Metrics const&) = delete;

    /// `polku_requests_total{service,method,route,status}` (status as class: "2xx") and
    /// `polku_request_seconds{service,method,route}`.
    RouteMetrics& route(std::string_view service, std::string_view method, std::string_view pattern);

    /// A figure that is read at every scrape: `name{service}`. `read` is called on the scraping thread.
    void gauge(std::string_view name, std::string_view help, std::string_view service, std::function<double()> read);

    [[nodiscard]] std::string text();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace polku::runtime
