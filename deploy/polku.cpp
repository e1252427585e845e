#include "deploy/backup.h"
#include "deploy/commands.h"
#include "deploy/journal_verify.h"
#include "deploy/settings.h"
#include "shared/storage/steady_disk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <exception>

namespace {

/// A file is held for a moment and then given back to the system, whatever was held before it: by itself the C library
/// keeps ever larger pieces for later. (mallopt(3))
void give_memory_back() {
    constexpr int kMebibyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, kMebibyte);
    mallopt(M_TRIM_THRESHOLD, 8 * kMebibyte);
}

int run(int argc, char** argv) {
    CLI::App app("Polku: case coordination across organisations");
    app.require_subcommand(1);
    int status = 0;
    std::filesystem::path data = "data";
    auto const add_data = [&](CLI::App& command) {
        command.add_option("--data", data, "the data directory")->capture_default_str();
    };

    // Flags are settings too, under the same keys, so that a wrong value is told alike wherever it stands.
    std::optional<std::filesystem::path> settings_file;
    std::vector<std::pair<std::string, std::string>> flags;
    auto& serve = *app.add_subcommand("serve", "everything in one process, or the parts that --only names");
    serve.add_option("--config", settings_file, "the settings; polku.toml here unless told");
    auto const add_flag = [&](std::string const& flag, std::string const& key) {
        auto const known = polku::deploy::known_settings();
        auto const meaning = std::ranges::find(known, key, &polku::runtime::Setting::key)->meaning;
        serve.add_option_function<std::string>(
            flag, [&flags, key](std::string const& value) { flags.emplace_back(key, value); }, std::string(meaning));
    };
    add_flag("--data", "data");
    add_flag("--only", "services.only");
    add_flag("--web", "web");
    add_flag("--address", "server.address");
    add_flag("--port", "server.port");
    add_flag("--metrics-port", "server.metrics_port");
    add_flag("--threads", "server.threads");
    add_flag("--tls", "server.tls");
    serve.callback([&] { status = polku::deploy::serve(polku::deploy::read_serve_options(settings_file, flags)); });

    auto& demo = *app.add_subcommand("demo", "fills an empty data directory with samples");
    add_data(demo);
    demo.callback([&] { status = polku::deploy::demo(data); });

    std::filesystem::path file;
    std::optional<std::string> organisation;
    auto& import = *app.add_subcommand("import", "takes in files, also while a server runs");
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

    std::filesystem::path folder;
    auto& backup = *app.add_subcommand("backup", "copies every database and the keys; the server may be running");
    add_data(backup);
    backup.add_option("folder", folder, "where to; it must not exist")->required();
    backup.callback([&] { status = polku::deploy::backup(data, folder); });

    std::optional<std::string> only;
    auto& restore = *app.add_subcommand("restore", "puts a backup back into an empty data directory, or one service");
    add_data(restore);
    restore.add_option("folder", folder, "the backup")->required();
    restore.add_option("--only", only, "the service whose database alone is put back");
    restore.callback([&] { status = polku::deploy::restore(folder, data, only); });

    polku::deploy::JournalVerifyOptions evidence;
    auto& journal = *app.add_subcommand("journal", "the record of who did and who saw what");
    journal.require_subcommand(1);
    auto& verify = *journal.add_subcommand(
        "verify", "proves that nothing in it was altered or removed, or names the first entry that was");
    verify.add_option("--data", evidence.data, "the data directory")->capture_default_str();
    verify.add_option("--checkpoint", evidence.checkpoint, "a checkpoint kept elsewhere, or a folder of them");
    verify.add_option("--key", evidence.key, "the journal's public key (journal.vkey), kept elsewhere");
    verify.add_option("--receipt", evidence.receipt, "checks a client's receipt instead; needs no data");
    verify.callback([&] { status = polku::deploy::journal_verify(evidence); });

    CLI11_PARSE(app, argc, argv);
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    give_memory_back();
    try {
        polku::storage::SteadyDisk const disk;
        return run(argc, argv);
    } catch (std::exception const& fault) {
        fmt::print(stderr, "polku: {}\n", fault.what());
        return 1;
    }
}
