#include "deploy/backup.h"

#include "deploy/commands.h"
#include "deploy/demo.h"
#include "deploy/installation.h"
#include "services/journal/records/store.h"
#include "shared/events/journal.h"
#include "shared/events/log.h"
#include "shared/json/reader.h"
#include "shared/json/writer.h"
#include "shared/runtime/logging.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/database.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace polku::deploy {

namespace {

namespace fs = std::filesystem;

/// Readers before what they read. Payments reads outcomes as a reactor and outcomes reads payments as a view, which can
/// be made anew: so payments comes first.
constexpr std::string_view kServices[] = {"journal", "notices", "payments", "outcomes", "casework", "identity"};
constexpr std::string_view kManifest = "backup.json";
constexpr int kPutBackAtOnce = 500;

struct CopiedFile {
    std::string name;  ///< relative to the folder
    std::string sha256;
};

std::string sha256_of_file(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error(fmt::format("cannot read {}", file.string()));
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> const context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::vector<char> bytes(1 << 20);
    while (stream) {
        stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        EVP_DigestUpdate(context.get(), bytes.data(), static_cast<std::size_t>(stream.gcount()));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned length = 0;
    EVP_DigestFinal_ex(context.get(), hash.data(), &length);
    return fmt::format("{:02x}", fmt::join(hash.begin(), hash.begin() + length, ""));
}

/// What else belongs to an installation: its keys, and the mark of a sample.
std::vector<std::string> other_files(fs::path const& data) {
    std::vector<std::string> names;
    if (fs::exists(data / kSampleMark)) names.emplace_back(kSampleMark);
    for (auto const& entry : fs::directory_iterator(storage::keys_folder(data))) {
        if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), data).string());
    }
    std::ranges::sort(names);
    return names;
}

void copy_private(fs::path const& from, fs::path const& to) {
    fs::create_directories(to.parent_path());
    fs::permissions(to.parent_path(), fs::perms::owner_all);
    fs::copy_file(from, to);
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
}

/// A copy that is no database in good order is found now, and not when it is needed.
void copy_whole(fs::path const& from, fs::path const& to) {
    storage::copy_sqlite(from, to);
    auto const damage = storage::damage_of_sqlite(to);
    for (auto const* const suffix : {"-wal", "-shm"}) fs::remove(fs::path(to) += suffix);
    if (!damage.empty()) throw std::runtime_error(fmt::format("{} is damaged: {}", from.string(), damage));
}

void write_manifest(fs::path const& folder, std::vector<CopiedFile> const& files) {
    std::string text;
    json::Writer w(text);
    w.begin_object().field("made_at", domain::SystemClock().now()).begin_array("files");
    for (auto const& file : files) w.begin_object().field("name", file.name).field("sha256", file.sha256).end_object();
    w.end_array().end_object();
    std::ofstream stream(folder / kManifest);
    stream << text << '\n';
    if (!stream.flush()) throw std::runtime_error("the list of the copied files cannot be written");
}

std::vector<CopiedFile> read_manifest(fs::path const& folder) {
    std::ifstream stream(folder / kManifest);
    if (!stream) throw std::runtime_error(fmt::format("{} holds no backup: {} is missing", folder.string(), kManifest));
    std::string const text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    auto const document = json::parse(text);
    std::vector<CopiedFile> files;
    auto whole = document.has_value();
    if (whole) {
        json::Reader r(*document);
        static_cast<void>(r.instant("made_at"));
        r.each("files", [&](json::Reader& one) { files.push_back({one.text("name"), one.text("sha256")}); });
        whole = r.finish().has_value();
    }
    if (!whole) throw std::runtime_error(fmt::format("{} cannot be read", (folder / kManifest).string()));
    return files;
}

/// Every file of the backup as it was made; only then is anything touched.
std::vector<CopiedFile> verified_files(fs::path const& from) {
    auto files = read_manifest(from);
    for (auto const& file : files) {
        if (sha256_of_file(from / file.name) != file.sha256) {
            throw std::runtime_error(fmt::format("{} is not what was copied: nothing was restored", file.name));
        }
    }
    for (auto const service : kServices) {
        auto const name = storage::database_file("", service).string();
        if (std::ranges::find(files, name, &CopiedFile::name) == files.end()) {
            throw std::runtime_error(fmt::format("the backup lacks {}: nothing was restored", name));
        }
    }
    return files;
}

void begin_epoch(fs::path const& data, std::string_view service) {
    auto const database = storage::open_sqlite(storage::database_file(data, service));
    domain::SystemClock const clock;
    auto const epoch = domain::RandomIds(clock).next();
    database->write_now([epoch](storage::Tx& tx) { events::begin_epoch(tx, epoch); });
}

/// What the journal has gathered of the service beyond its restored copy goes back into it. Answers how many entries.
std::int64_t put_back_journal(fs::path const& data, std::string const& service) {
    auto const gathered = storage::open_sqlite(storage::database_file(data, "journal"));
    auto const restored = storage::open_sqlite(storage::database_file(data, service));
    journal::LogName const log{service, http::EntryLog::journal};
    std::int64_t count = 0;
    while (true) {
        auto const after = restored->read(events::newest_entry);
        auto const entries =
            gathered->read([&](storage::Tx& tx) { return journal::gathered_after(tx, log, after, kPutBackAtOnce); });
        if (entries.empty()) return count;
        restored->write_now([entries](storage::Tx& tx) {
            for (auto const& entry : entries) events::put_back(tx, entry);
        });
        count += static_cast<std::int64_t>(entries.size());
    }
}

void restore_whole(fs::path const& from, fs::path const& data) {
    auto const files = verified_files(from);
    storage::DataDirectory const directory(data, "polku restore");
    if (!directory.fresh()) throw std::runtime_error(fmt::format("{} is not empty", data.string()));
    for (auto const& file : files) copy_private(from / file.name, data / file.name);
    fs::permissions(data, fs::perms::owner_all);
    for (auto const service : kServices) begin_epoch(data, service);
    fmt::print("restored {} files into {}\n", files.size(), data.string());
}

void restore_one(fs::path const& from, fs::path const& data, std::string const& service) {
    verified_files(from);
    storage::DataDirectory const directory(data, "polku restore");
    if (directory.fresh()) throw std::runtime_error(fmt::format("{} holds no installation", data.string()));
    auto const file = storage::database_file(data, service);
    auto kept = file;
    kept += fmt::format(".before-restore-{}", domain::SystemClock().now().ms);
    // Its log of changes belongs to the file: closing the one connection moves it in.
    storage::open_sqlite(file).reset();
    fs::rename(file, kept);
    for (auto const* const suffix : {"-wal", "-shm"}) fs::remove(fs::path(file) += suffix);
    copy_private(storage::database_file(from, service), file);
    fs::permissions(data, fs::perms::owner_all);
    begin_epoch(data, service);
    auto const entries = put_back_journal(data, service);
    fmt::print("restored the database of {}; the one it had is kept as {}\n", service, kept.filename().string());
    fmt::print("{} journal entries put back\n", entries);
}

void report(events::Reader::Reconciled const& done) {
    if (done.rebuilt) {
        fmt::print("a view of {} was made anew\n", done.source);
    } else {
        fmt::print("a reader of {} goes on after event {}; {} effects have no event any more{}\n", done.source,
                   done.agreed_to, done.orphans.size(),
                   done.orphans.empty() ? "" : fmt::format(": those of {}", fmt::join(done.orphans, ", ")));
    }
}

}  // namespace

int backup(fs::path const& data, fs::path const& to) {
    if (fs::exists(to)) throw std::runtime_error(fmt::format("{} exists already", to.string()));
    auto partial = to;
    partial += ".partial";
    fs::remove_all(partial);
    fs::create_directories(partial);
    fs::permissions(partial, fs::perms::owner_all);
    std::vector<CopiedFile> files;
    auto const list = [&](std::string name) { files.push_back({name, sha256_of_file(partial / name)}); };
    for (auto const service : kServices) {
        for (auto const& file : {storage::database_file("", service), storage::read_log_file("", service)}) {
            copy_whole(data / file, partial / file);
            list(file.string());
        }
        fmt::print("copied {}\n", service);
    }
    for (auto const& name : other_files(data)) {
        copy_private(data / name, partial / name);
        list(name);
    }
    write_manifest(partial, files);
    fs::rename(partial, to);
    fmt::print("{} files in {}. The keys are among them: keep it where only you can read it.\n", files.size(),
               to.string());
    return 0;
}

int restore(fs::path const& from, fs::path const& data, std::optional<std::string> const& only) {
    runtime::set_log_level(runtime::LogLevel::error);
    if (only && std::ranges::find(kServices, *only) == std::end(kServices)) {
        throw std::runtime_error(fmt::format("there is no service {} ({})", *only, fmt::join(kServices, ", ")));
    }
    if (only) {
        restore_one(from, data, *only);
    } else {
        restore_whole(from, data);
    }
    {
        Installation installation({.data = data, .web = std::nullopt, .holder = "polku restore"});
        installation.catch_up();
        for (auto const& done : installation.reconcile()) report(done);
        installation.catch_up();
        if (auto const faults = installation.not_ready(); !faults.empty()) {
            fmt::print("not ready:\n{}", faults);
            return 1;
        }
    }
    return check(data);
}

}  // namespace polku::deploy
