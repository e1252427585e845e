#include "deploy/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <exception>

namespace {

int run(int argc, char** argv) {
    CLI::App app("Polku: case coordination across organisations");
    app.require_subcommand(1);
    int status = 0;
    std::filesystem::path data = "data";
    auto const add_data = [&](CLI::App& command) {
        command.add_option("--data", data, "the data directory")->capture_default_str();
    };

    polku::deploy::ServeOptions serving;
    auto& serve = *app.add_subcommand("serve", "everything in one process");
    add_data(serve);
    serve.add_option("--web", serving.web, "the built web application");
    serve.add_option("--address", serving.address, "where to listen")->capture_default_str();
    serve.add_option("--port", serving.port, "0 = any free one")->capture_default_str();
    serve.add_option("--metrics-port", serving.metrics_port, "of /metrics and /ready, on the loopback address")
        ->capture_default_str();
    serve.add_option("--threads", serving.threads, "0 = one for each core")->capture_default_str();
    serve.add_flag("!--no-tls", serving.tls, "plain HTTP, behind a proxy on the same machine");
    serve.callback([&] {
        serving.data = data;
        status = polku::deploy::serve(serving);
    });

    auto& demo = *app.add_subcommand("demo", "fills an empty data directory with samples");
    add_data(demo);
    demo.callback([&] { status = polku::deploy::demo(data); });

    std::filesystem::path file;
    std::optional<std::string> organisation;
    auto& import = *app.add_subcommand("import", "takes in files, while no server runs");
    import.require_subcommand(1);
    auto& referrals =
        *import.add_subcommand("referrals", "clients and cases from an employment authority's CSV: all or nothing");
    add_data(referrals);
    referrals.add_option("file", file, "the CSV file")->required();
    referrals.add_option("--organisation", organisation, "id of the authority; may be left out when there is one");
    referrals.callback([&] { status = polku::deploy::import_referrals(data, file, organisation); });

    auto& check =
        *app.add_subcommand("check", "says of every invariant that it holds over the data, or where it does not");
    add_data(check);
    check.callback([&] { status = polku::deploy::check(data); });

    CLI11_PARSE(app, argc, argv);
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (std::exception const& fault) {
        fmt::print(stderr, "polku: {}\n", fault.what());
        return 1;
    }
}
