#include "deploy/commands.h"

#include "deploy/demo.h"
#include "deploy/installation.h"
#include "gateway/certificate.h"
#include "shared/http/server.h"
#include "shared/runtime/logging.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace polku::deploy {

namespace {

/// Blocks the signals that end a server in this thread and all that it starts; `wait` takes the first.
class Ending {
public:
    Ending() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }
    void wait() {
        int taken = 0;
        sigwait(&signals_, &taken);
    }

private:
    sigset_t signals_{};
};

runtime::LogLevel log_level(std::string_view name) {
    using enum runtime::LogLevel;
    if (name == "debug") return debug;
    if (name == "info") return info;
    if (name == "warn") return warn;
    if (name == "error") return error;
    throw std::runtime_error("log.level is debug, info, warn or error");
}

void print_sign_ins() {
    fmt::print("\nSample sign-ins, each with the password {}:\n", kSamplePassword);
    for (auto const& person : sample_sign_ins())
        fmt::print("  {:<8} {} ({})\n", person.username, person.name, person.does);
}

/// What only the operator of this machine asks for.
runtime::Awaitable<http::Response> answer_operator(Installation& installation, http::Request request) {
    http::Response response;
    response.set("content-type", "text/plain; charset=utf-8");
    if (request.path == "/metrics") {
        response.body = installation.metrics().text();
        response.headers.front().second = "text/plain; version=0.0.4; charset=utf-8";
    } else if (request.path == "/ready") {
        auto const fault = installation.not_ready();
        response.status = fault.empty() ? 200 : 503;
        response.body = fault.empty() ? "ready\n" : fault;
    } else {
        response.status = 404;
    }
    co_return response;
}

}  // namespace

int serve(ServeOptions const& options) {
    runtime::set_log_level(log_level(options.log_level));
    Ending ending;
    Installation installation({.data = options.data,
                               .web = options.web,
                               .hosts = options.hosts,
                               .name = options.name,
                               .second_factor = options.second_factor,
                               .limits = options.limits,
                               .behind_proxy = !options.tls && !options.certificate,
                               .checkpoint_to = options.checkpoint_to,
                               .holder = "polku serve"});
    http::ServerOptions public_door;
    public_door.address = options.address;
    public_door.port = options.port;
    public_door.threads =
        options.threads > 0 ? options.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    if (options.certificate) {
        public_door.tls = http::TlsFiles{options.certificate->certificate, options.certificate->key};
    } else if (options.tls) {
        public_door.tls = gateway::ensure_certificate(options.data / "tls", installation.clock().now());
    }
    http::Server server(public_door,
                        [&](http::Request request) { return installation.door().handle(std::move(request)); });

    http::ServerOptions operators_door;
    operators_door.port = options.metrics_port;
    http::Server figures(operators_door,
                         [&](http::Request request) { return answer_operator(installation, std::move(request)); });

    installation.start();
    server.start();
    figures.start();
    runtime::log(runtime::LogLevel::info, "started", {{"port", static_cast<std::int64_t>(server.port())}});
    fmt::print("Polku answers at {}://localhost:{}\n", options.tls ? "https" : "http", server.port());
    fmt::print("Figures and readiness at http://127.0.0.1:{}/metrics and /ready\n", figures.port());
    if (std::filesystem::exists(options.data / kSampleMark)) print_sign_ins();
    std::fflush(stdout);

    ending.wait();
    runtime::log(runtime::LogLevel::info, "stopping");
    server.stop();
    figures.stop();
    installation.stop();
    return 0;
}

int demo(std::filesystem::path const& data) {
    runtime::set_log_level(runtime::LogLevel::warn);
    Installation installation({.data = data, .web = std::nullopt, .holder = "polku demo"});
    if (!installation.fresh()) {
        fmt::print(stderr, "polku demo: {} is not empty; samples go into an empty installation only\n", data.string());
        return 1;
    }
    fill_with_samples(
        {.send = [&](http::Request request) { return installation.send(std::move(request)); },
         .bootstrap = [&](std::string_view password) { bootstrap_samples(installation.identity(), password); },
         .catch_up = [&] { installation.catch_up(); },
         .say = [](std::string_view line) { fmt::print("polku demo: {}\n", line); }});
    std::ofstream(data / kSampleMark)
        << "This installation was filled by polku demo: every person in it is a sample.\n";
    return 0;
}

int import_referrals(std::filesystem::path const& data, std::filesystem::path const& file,
                     std::optional<std::string> const& organisation) {
    runtime::set_log_level(runtime::LogLevel::warn);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        fmt::print(stderr, "polku import: cannot read {}\n", file.string());
        return 1;
    }
    std::string const bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    Installation installation({.data = data, .web = std::nullopt, .holder = "polku import"});
    installation.catch_up();
    auto const id = organisation ? std::optional(domain::Id{*organisation}) : std::nullopt;
    auto const report = installation.casework().import_referrals(id, file.filename().string(), bytes);
    fmt::print("{}", casework::imports::report_text(report));
    return report.done() ? 0 : 1;
}

int check(std::filesystem::path const& data) {
    runtime::set_log_level(runtime::LogLevel::warn);
    Installation installation({.data = data, .web = std::nullopt, .holder = "polku check"});
    installation.catch_up();
    auto broken = 0;
    for (auto const& [service, findings] : installation.check()) {
        for (auto const& finding : findings) {
            fmt::print("{} {:>2} {:<9} {} ({} looked at)\n", finding.holds() ? "holds " : "BROKEN", finding.invariant,
                       service, finding.what, finding.looked_at);
            for (auto const& which : finding.broken) fmt::print("           {}\n", which);
            if (!finding.holds()) ++broken;
        }
    }
    fmt::print("{}\n", broken == 0 ? "every invariant holds" : fmt::format("{} checks found something broken", broken));
    return broken == 0 ? 0 : 1;
}

}  // namespace polku::deploy
