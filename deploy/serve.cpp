#include "deploy/admin.h"
#include "deploy/commands.h"
#include "deploy/demo.h"
#include "deploy/installation.h"
#include "gateway/certificate.h"
#include "shared/http/server.h"
#include "shared/runtime/logging.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <csignal>
#include <cstdio>
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

/// What a part that is away means for this process: without identity nobody is known, so the door should get no
/// traffic; without another the rest works on.
struct Readiness {
    bool ready = true;
    std::string text;
};

Readiness readiness(Installation const& installation, std::vector<Part> const& away) {
    Readiness found;
    found.text = installation.not_ready();
    found.ready = found.text.empty();
    for (auto const part : away) {
        found.text += fmt::format("{} does not answer\n", name(part));
        if (part == Part::identity && installation.has(Part::gateway)) found.ready = false;
    }
    if (found.ready) found.text = "ready\n" + found.text;
    return found;
}

/// What only the operator of this machine asks for.
runtime::Awaitable<http::Response> answer_operator(Installation& installation, http::Request request) {
    http::Response response;
    response.set("content-type", "text/plain; charset=utf-8");
    if (request.path == "/metrics") {
        response.body = installation.metrics().text();
        response.headers.front().second = "text/plain; version=0.0.4; charset=utf-8";
    } else if (request.path == "/ready") {
        auto const away = co_await installation.away();
        auto const found = readiness(installation, away);
        response.status = found.ready ? 200 : 503;
        response.body = found.text;
    } else {
        response.status = 404;
    }
    co_return response;
}

std::string holder_of(Parts const& here) {
    if (here == every_part()) return "polku serve";
    std::vector<std::string_view> names;
    for (auto const part : here) names.push_back(name(part));
    return fmt::format("polku serve --only {}", fmt::join(names, ","));
}

std::optional<http::TlsFiles> tls_files(std::optional<CertificateFiles> const& files) {
    if (!files) return std::nullopt;
    return http::TlsFiles{files->certificate, files->key, files->authority};
}

http::ServerOptions public_door(ServeOptions const& options, domain::Instant now) {
    http::ServerOptions door;
    door.address = options.address;
    door.port = options.port;
    door.threads =
        options.threads > 0 ? options.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    door.tls = tls_files(options.certificate);
    if (!door.tls && options.tls) door.tls = gateway::ensure_certificate(options.data / "tls", now);
    return door;
}

}  // namespace

std::uint16_t usual_metrics_port(Parts const& here) {
    constexpr std::uint16_t kFirst = 8444;
    auto const first = here.empty() ? Part::gateway : *here.begin();
    return static_cast<std::uint16_t>(kFirst + static_cast<std::uint16_t>(first));
}

int serve(ServeOptions const& options) {
    runtime::set_log_level(log_level(options.log_level));
    Ending ending;
    auto const holder = holder_of(options.here);
    Installation installation({.data = options.data,
                               .web = options.web,
                               .hosts = options.hosts,
                               .name = options.name,
                               .second_factor = options.second_factor,
                               .limits = options.limits,
                               .behind_proxy = !options.tls && !options.certificate,
                               .checkpoint_to = options.checkpoint_to,
                               .mail = options.mail,
                               .holder = holder,
                               .here = options.here,
                               .addresses = options.services,
                               .certificates = tls_files(options.services_certificate),
                               .person_private_key = options.person_private_key,
                               .person_public_key = options.person_public_key});
    std::optional<http::Server> door;
    if (installation.has(Part::gateway)) {
        door.emplace(public_door(options, installation.clock().now()),
                     [&](http::Request request) { return installation.door().handle(std::move(request)); });
    }
    http::ServerOptions operators_door;
    operators_door.port = options.metrics_port;
    http::Server figures(operators_door,
                         [&](http::Request request) { return answer_operator(installation, std::move(request)); });

    // The parts by themselves have none: no one process holds all the data.
    std::optional<http::Server> admin;
    if (options.here == every_part()) {
        admin.emplace(admin_server_options(options.data),
                      [&](http::Request request) { return answer_admin(installation, std::move(request)); });
        try {
            admin->start();
        } catch (std::exception const& fault) {
            // Its path may be too long for a socket. The commands then find the data directory in use, and say so.
            runtime::log(runtime::LogLevel::warn, "no_admin_socket", {{"what", std::string_view(fault.what())}});
            admin.reset();
        }
    }
    installation.open_doors();
    installation.start();
    if (door) door->start();
    figures.start();
    runtime::log(runtime::LogLevel::info, "started", {{"port", std::int64_t{door ? door->port() : figures.port()}}});
    if (door) fmt::print("Polku answers at {}://localhost:{}\n", options.tls ? "https" : "http", door->port());
    if (holder != "polku serve") fmt::print("This process is {}\n", holder);
    fmt::print("Figures and readiness at http://127.0.0.1:{}/metrics and /ready\n", figures.port());
    if (door && std::filesystem::exists(options.data / kSampleMark)) print_sign_ins();
    static_cast<void>(std::fflush(stdout));  // nobody may be reading

    ending.wait();
    runtime::log(runtime::LogLevel::info, "stopping");
    if (admin) admin->stop();
    if (door) door->stop();
    installation.stop();
    installation.close_doors();
    figures.stop();
    return 0;
}

}  // namespace polku::deploy
