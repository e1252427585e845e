#include "shared/runtime/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <deque>
#include <mutex>
#include <vector>

namespace polku::runtime {

namespace {

// From the budget of a fast route (2 ms) to the longest that anybody waits.
prometheus::Histogram::BucketBoundaries const kSecondsBuckets{0.0005, 0.001, 0.002, 0.005, 0.01, 0.025,
                                                              0.05,   0.1,   0.25,  0.5,   1,    5};
constexpr std::array<char const*, 5> kStatusClasses{"1xx", "2xx", "3xx", "4xx", "5xx"};

class PrometheusRoute final : public RouteMetrics {
public:
    PrometheusRoute(prometheus::Family<prometheus::Counter>& requests,
                    prometheus::Family<prometheus::Histogram>& seconds, prometheus::Labels const& labels)
        : seconds_(&seconds.Add(labels, kSecondsBuckets)) {
        for (std::size_t i = 0; i < kStatusClasses.size(); ++i) {
            auto with_status = labels;
            with_status.emplace("status", kStatusClasses[i]);
            requests_[i] = &requests.Add(with_status);
        }
    }
    void observe(int status, double seconds) override {
        auto const status_class = static_cast<std::size_t>(status / 100 - 1);
        requests_[status_class < requests_.size() ? status_class : requests_.size() - 1]->Increment();
        seconds_->Observe(seconds);
    }

private:
    std::array<prometheus::Counter*, kStatusClasses.size()> requests_{};
    prometheus::Histogram* seconds_;
};

}  // namespace

struct Metrics::Impl {
    std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
    prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                            .Name("polku_requests_total")
                                                            .Help("Answered requests by route and class of status.")
                                                            .Register(*registry);
    prometheus::Family<prometheus::Histogram>& seconds = prometheus::BuildHistogram()
                                                             .Name("polku_request_seconds")
                                                             .Help("Time from the whole request to its answer.")
                                                             .Register(*registry);
    struct Read {
        prometheus::Gauge* gauge;
        std::function<double()> read;
    };
    std::mutex mutex;
    std::deque<std::unique_ptr<RouteMetrics>> routes;
    std::vector<Read> reads;
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {}
Metrics::~Metrics() = default;

RouteMetrics& Metrics::route(std::string_view service, std::string_view method, std::string_view pattern) {
    std::lock_guard const lock(impl_->mutex);
    prometheus::Labels const labels{
        {"service", std::string(service)}, {"method", std::string(method)}, {"route", std::string(pattern)}};
    return *impl_->routes.emplace_back(std::make_unique<PrometheusRoute>(impl_->requests, impl_->seconds, labels));
}

void Metrics::gauge(std::string_view name, std::string_view help, std::string_view service,
                    std::function<double()> read) {
    std::lock_guard const lock(impl_->mutex);
    auto& family = prometheus::BuildGauge().Name(std::string(name)).Help(std::string(help)).Register(*impl_->registry);
    impl_->reads.push_back({&family.Add({{"service", std::string(service)}}), std::move(read)});
}

std::string Metrics::text() {
    std::lock_guard const lock(impl_->mutex);
    for (auto const& [gauge, read] : impl_->reads) gauge->Set(read());
    return prometheus::TextSerializer().Serialize(impl_->registry->Collect());
}

}  // namespace polku::runtime
