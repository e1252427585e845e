#include "services/casework/imports/api.h"

#include "services/casework/imports/kept_file.h"
#include "services/casework/imports/render.h"
#include "services/casework/imports/run.h"
#include "services/casework/imports/store.h"
#include "services/casework/imports/undo.h"
#include "services/casework/render.h"
#include "shared/domain/sha256.h"
#include "shared/domain/text.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"

#include <array>
#include <charconv>
#include <memory>
#include <utility>

namespace polku::casework::imports {

namespace {

using access::Action;
using http::Cost;
using http::Method;

constexpr std::size_t kFaultsShown = 200;
constexpr std::size_t kSamplesShown = 3;
constexpr std::array kActs{Action::import_write};

std::string path_of(domain::Id const& import) { return "/api/v1/imports/" + import.text; }

// --- POST /imports
// ---------------------------------------------------------------------------------------------------------------

domain::Result<std::string> read_parameters(http::Request const& request) {
    std::vector<domain::FieldFault> faults;
    if (request.parameter("kind") != "referrals")
        faults.push_back({"kind", "not_a_choice", {{"choices", "referrals"}}});
    auto const file_name = request.parameter("file_name").value_or("");
    if (domain::blank(file_name)) {
        faults.push_back({"file_name", "required"});
    } else if (domain::code_points(file_name) > 200) {
        faults.push_back({"file_name", "too_long", {{"max", "200"}}});
    } else if (domain::has_control(file_name)) {
        faults.push_back({"file_name", "control_character"});
    }
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    // Some browsers send a path: its last part names the file.
    return file_name.substr(file_name.find_last_of("/\\") + 1);
}

/// A file that was read, ready to be stored.
struct ReadFile {
    Import import;
    Preview preview;
    std::vector<std::uint8_t> sealed;
};

domain::Result<http::Written> store_read(http::WriteCall& call, ReadFile const& read) {
    auto import = read.import;
    import.read_at = call.now;
    insert_import(call.tx, import, read.preview.faults.kept());
    keep_file_for_days(call.tx, import, read.sealed, call.ids);
    call.entry.subject = import.id.text;
    call.entry.outcome = domain::name_of<State>(kStateNames, import.state);
    return http::Written{.status = 201,
                         .id = import.id.text,
                         .version = import.version,
                         .state = call.entry.outcome,
                         .location = path_of(import.id)};
}

domain::Result<http::WriteFunction> prepare_read(Parts const& parts, http::PrepareCall& call) {
    auto const file_name = read_parameters(call.request);
    if (!file_name) return domain::refused(file_name.error());
    auto const& bytes = call.request.body;
    if (bytes.size() > kMaxBytes) return domain::refused(domain::too_large(kMaxBytes));

    auto read = std::make_shared<ReadFile>();
    auto const file = open_referral_file(bytes);
    bool known = false;
    call.read([&](storage::Tx& tx) {
        known = is_authority(tx, call.principal.organisation);
        auto const today = domain::local_date(call.now);
        read->preview = check_stored(tx, parts.secrets, call.principal.organisation, file, today,
                                     [](CheckedRow const&) { return true; });
    });
    // The copy of identity's directory has not got so far yet.
    if (!known) return domain::refused(domain::unavailable(2));

    auto& import = read->import;
    import.id = parts.ids.next();
    import.organisation = call.principal.organisation;
    import.file_name = *file_name;
    import.file_hash = domain::sha256_hex(bytes);
    import.state = read->preview.counts.faults > 0 ? State::faulty : State::ready;
    import.counts = read->preview.counts;
    import.seen = read->preview.seen;
    import.read_by = call.principal.person.text;
    read->sealed = parts.secrets.sealing().seal(bytes, place_of_file(import.id));
    return http::WriteFunction([read](http::WriteCall& write) { return store_read(write, *read); });
}

// --- POST /imports/{import}/run
// --------------------------------------------------------------------------------------------------

struct StoredFile {
    std::optional<Import> import;
    std::optional<std::vector<std::uint8_t>> sealed;
};

StoredFile load_stored(storage::Tx& tx, domain::Id const& organisation, domain::Id const& id) {
    StoredFile stored;
    stored.import = find_import(tx, organisation, id);
    if (stored.import && stored.import->state == State::ready) stored.sealed = load_file(tx, id);
    return stored;
}

/// Whether the import may be run now; asked inside the write transaction.
domain::Result<Import> runnable(http::WriteCall& call, CheckedFile const* checked) {
    auto import = find_import(call.tx, call.principal().organisation, call.path.id("import"));
    if (!import) return domain::refused(domain::not_found());
    if (import->state == State::done || import->state == State::undone) {
        return domain::refused(domain::conflict(
            "import_done",
            {{"by", import->run_by.value_or("")}, {"at", domain::format_instant(import->done_at.value())}}));
    }
    if (import->state != State::ready) return domain::refused(domain::conflict("import_faulty"));
    if (call.if_match != import->version) return domain::refused(domain::precondition_failed());
    if (checked == nullptr)
        return domain::refused(domain::conflict("import_file_gone", {{"days", std::to_string(kDaysKept)}}));
    return *std::move(import);
}

/// `checked` and `progress` are null when there is nothing to run.
domain::Result<http::Written> run_import(http::WriteCall& call, storage::Secrets const& secrets,
                                         CheckedFile const* checked, Progress* progress) {
    auto found = runnable(call, checked);
    if (!found) return domain::refused(found.error());
    auto import = *std::move(found);
    import.counts = checked->preview.counts;
    import.run_at = call.now;
    import.run_by = call.principal().person.text;
    if (import.counts.faults > 0) {
        // What was right when the file was read is not any more (its lot has ended, its data were imported otherwise).
        import.state = State::faulty;
    } else {
        Registrar const registrar{import.organisation, *import.run_by, call.now, call.request_id, call.ids};
        auto clients = write_run(call.tx, secrets, *checked, import.id, registrar, *progress);
        if (!clients) return domain::refused(clients.error());
        call.entry.clients = *std::move(clients);
        call.entry.categories = written_categories();
        import.state = State::done;
        import.done_at = call.now;
        delete_file(call.tx, import.id);
    }
    update_import(call.tx, import, checked->preview.faults.kept());
    call.entry.subject = import.id.text;
    call.entry.outcome = domain::name_of<State>(kStateNames, import.state);
    return http::Written{.id = import.id.text, .version = import.version + 1, .state = call.entry.outcome};
}

domain::Result<http::WriteFunction> prepare_to_run(Parts const& parts, http::PrepareCall& call) {
    if (auto const empty = http::read_json(call.request, [](json::Reader&) {}); !empty)
        return domain::refused(empty.error());
    auto const id = call.path.id("import");
    auto const& organisation = call.principal.organisation;
    StoredFile stored;
    call.read([&](storage::Tx& tx) { stored = load_stored(tx, organisation, id); });
    if (!stored.import) return domain::refused(domain::not_found());
    if (stored.import->state != State::ready || !stored.sealed) {
        // Nothing to compute. The transaction says why not, or answers a repeated request as before.
        return http::WriteFunction(
            [parts](http::WriteCall& write) { return run_import(write, parts.secrets, nullptr, nullptr); });
    }
    auto progress = parts.runs.begin(organisation, id, stored.import->counts.rows);
    if (!progress) return domain::refused(domain::conflict("import_running"));

    auto file = open_referral_file(parts.secrets.sealing().open(*stored.sealed, place_of_file(id)));
    stored.sealed.reset();
    auto const checked = std::make_shared<CheckedFile>();
    call.read([&](storage::Tx& tx) {
        *checked =
            check_to_run(tx, parts.secrets, organisation, std::move(file), domain::local_date(call.now), *progress);
    });
    return http::WriteFunction([parts, checked, progress](http::WriteCall& write) {
        return run_import(write, parts.secrets, checked.get(), progress.get());
    });
}

// --- reading
// ---------------------------------------------------------------------------------------------------------------------

domain::Result<http::Response> list_imports_route(http::ReadCall& call, Runs const& runs) {
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    std::optional<HistoryPage> after;
    if (!page->after.empty()) {
        std::int64_t at = 0;
        auto const& number = page->after[0];
        if (std::from_chars(number.data(), number.data() + number.size(), at).ec != std::errc())
            return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
        after = HistoryPage{{at}, page->after[1]};
    }
    std::optional<State> state;
    if (auto const asked = call.request.parameter("state")) {
        state = domain::value_of<State>(kStateNames, *asked);
        if (!state) {
            return domain::refused(
                domain::invalid("state", "not_a_choice", {{"choices", "faulty, ready, running, done, undone"}}));
        }
    }
    auto const organisation = call.principal().organisation;
    auto rows = list_imports(call.tx, organisation, state, after, page->limit + 1);
    bool const more = rows.size() > static_cast<std::size_t>(page->limit);
    if (more) rows.pop_back();

    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& import : rows) {
        auto const progress = runs.find(organisation, import.id);
        writer.begin_object();
        write_import(writer, import, progress.get());
        writer.end_object();
    }
    writer.end_array();
    if (more)
        writer.field("next", http::make_cursor({std::to_string(rows.back().read_at.ms), rows.back().id.text}));
    else
        writer.field("next", nullptr);
    writer.end_object();
    return http::json_response(std::move(body));
}

/// Names of people whom the sender's own file brings and nobody has as clients: rows of known clients are passed over,
/// so there is no client whose data is shown and no id for the journal to name.
std::vector<Sample> load_samples(http::ReadCall& call, Parts const& parts, Import const& import) {
    std::vector<Sample> samples;
    if (import.counts.created == 0) return samples;
    auto const sealed = load_file(call.tx, import.id);
    if (!sealed) return samples;
    auto const file = open_referral_file(parts.secrets.sealing().open(*sealed, place_of_file(import.id)));
    check_stored(call.tx, parts.secrets, import.organisation, file, domain::local_date(call.now),
                 [&](CheckedRow const& row) {
                     if (row.kind == RowKind::created) samples.push_back(sample_of(row));
                     return samples.size() < kSamplesShown;
                 });
    return samples;
}

domain::Result<http::Response> read_import_route(http::ReadCall& call, Parts const& parts) {
    auto const import = find_import(call.tx, call.principal().organisation, call.path.id("import"));
    if (!import) return domain::refused(domain::not_found());
    // While it runs a page asks again and again: only what moves.
    auto const progress = parts.runs.find(import->organisation, import->id);
    auto const samples = progress ? std::vector<Sample>() : load_samples(call, parts, *import);

    std::string body;
    json::Writer writer(body);
    writer.begin_object();
    write_import(writer, *import, progress.get());
    write_faults(writer, list_faults(call.tx, import->id, kFaultsShown));
    write_samples(writer, samples);
    bool const runs_next = import->state == State::ready && !progress;
    write_can(writer,
              runs_next ? access::can(call.principal(), access::NoFacts{}, kActs) : std::vector<std::string_view>());
    writer.end_object();
    auto response = http::json_response(std::move(body));
    // Progress moves without a version: a validator would freeze it.
    if (!progress) response.set("ETag", http::etag(import->version));
    return response;
}

domain::Result<http::Response> faults_csv_route(http::ReadCall& call) {
    auto const import = find_import(call.tx, call.principal().organisation, call.path.id("import"));
    if (!import) return domain::refused(domain::not_found());
    auto language = std::optional(call.request.language);
    if (auto const asked = call.request.parameter("language")) language = domain::parse_language(*asked);
    if (!language) return domain::refused(domain::invalid("language", "not_a_choice", {{"choices", "fi, sv, en"}}));

    http::Response response;
    response.set("Content-Type", "text/csv; charset=utf-8");
    response.set("Content-Disposition", "attachment; filename=\"import-faults.csv\"");
    response.set("Content-Language", std::string(domain::language_code(*language)));
    response.set("Cache-Control", "no-store");
    response.body = faults_csv(list_faults(call.tx, import->id, Faults::kMost), import->counts.faults, *language);
    return response;
}

}  // namespace

std::vector<http::Route> routes(Parts parts) {
    http::WriteHandler read_file;
    read_file.prepare = [parts](http::PrepareCall& call) { return prepare_read(parts, call); };
    read_file.content_types = {"text/csv"};
    http::WriteHandler run;
    run.prepare = [parts](http::PrepareCall& call) { return prepare_to_run(parts, call); };
    run.needs_if_match = true;
    std::vector<http::Route> routes{
        {Method::get, "/api/v1/imports", Action::import_read, http::kNoScope, Cost::fast,
         [parts](http::ReadCall& call) { return list_imports_route(call, parts.runs); }},
        {Method::post, "/api/v1/imports", Action::import_write, http::kNoScope, Cost::heavy, std::move(read_file)},
        {Method::get, "/api/v1/imports/{import}", Action::import_read, http::kNoScope, Cost::heavy,
         [parts](http::ReadCall& call) { return read_import_route(call, parts); }},
        {Method::get, "/api/v1/imports/{import}/faults.csv", Action::import_read, http::kNoScope, Cost::heavy,
         faults_csv_route},
        {Method::post, "/api/v1/imports/{import}/run", Action::import_write, http::kNoScope, Cost::heavy,
         std::move(run)},
    };
    for (auto& route : undo_routes(parts.secrets)) routes.push_back(std::move(route));
    return routes;
}

}  // namespace polku::casework::imports
