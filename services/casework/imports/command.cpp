#include "services/casework/imports/command.h"

#include "services/casework/imports/messages.h"
#include "services/casework/imports/run.h"
#include "services/casework/imports/store.h"
#include "shared/access/policy.h"
#include "shared/domain/sha256.h"
#include "shared/events/journal.h"
#include "shared/events/log.h"

#include <fmt/core.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace polku::casework::imports {

namespace {

domain::Result<domain::Id> find_authority(storage::Tx& tx, std::optional<domain::Id> const& wanted) {
    auto problem = [](int status, std::string code, std::string detail) {
        return domain::refused(
            {.status = status, .code = std::move(code), .detail = std::move(detail), .faults = {}, .facts = {}});
    };
    if (wanted && is_authority(tx, *wanted)) return *wanted;
    if (wanted)
        return problem(404, "unknown_authority", "there is no employment authority with the id " + wanted->text);
    auto const all = authorities(tx);
    if (all.empty()) return problem(404, "unknown_authority", "there is no employment authority yet: make one first");
    if (all.size() == 1) return all.front();
    std::string ids;
    for (auto const& id : all) ids += " " + id.text;
    return problem(422, "several_authorities", "name the employment authority with --organisation ID, one of:" + ids);
}

void journal_run(storage::Tx& tx, access::Allowed const& allowed, Registrar const& registrar, domain::Id const& import,
                 std::vector<domain::Id> clients) {
    events::JournalEntry entry;
    entry.kind = events::EntryKind::change;
    entry.at = registrar.now;
    entry.request = registrar.request_id;
    entry.principal = allowed.principal();
    entry.principal.organisation = registrar.organisation;
    entry.action = allowed.action();
    entry.ground = allowed.ground();
    entry.clients = std::move(clients);
    entry.categories = written_categories();
    entry.subject = import.text;
    entry.outcome = "done";
    events::write_entry(tx, entry);
}

Import new_import(domain::IdSource& ids, domain::Id const& organisation, std::string_view file_name,
                  std::string_view bytes, std::string const& person, Preview const& preview) {
    Import import;
    import.id = ids.next();
    import.organisation = organisation;
    import.file_name = file_name;
    import.file_hash = domain::sha256_hex(bytes);
    import.state = State::done;
    import.counts = preview.counts;
    import.seen = preview.seen;
    import.read_by = person;
    import.run_by = person;
    return import;
}

/// "1 row", "2 rows".
std::string how_many(std::int64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

ImportReport import_referrals(storage::Database& database, storage::Secrets const& secrets, domain::Clock const& clock,
                              domain::IdSource& ids, std::optional<domain::Id> organisation, std::string_view file_name,
                              std::string_view bytes) {
    ImportReport report;
    auto const fail = [&](domain::Problem problem) {
        report.problem = std::move(problem);
        return std::move(report);
    };
    auto const allowed =
        access::allow(access::system_principal("import"), access::Action::import_write, access::NoFacts{});
    if (!allowed) return fail(allowed.error());
    if (bytes.size() > kMaxBytes) return fail(domain::too_large(kMaxBytes));
    auto const authority = database.read([&](storage::Tx& tx) { return find_authority(tx, organisation); });
    if (!authority) return fail(authority.error());

    Progress progress;
    auto const checked = database.read([&](storage::Tx& tx) {
        return check_to_run(tx, secrets, *authority, open_referral_file(bytes), domain::local_date(clock.now()),
                            progress);
    });
    report.preview = checked.preview;
    if (report.preview.faults.total() > 0) return report;

    auto const request = ids.next().text;
    auto const& person = allowed->principal().person.text;
    auto const written = database.write_now([&](storage::Tx& tx) -> domain::Result<void> {
        auto import = new_import(ids, *authority, file_name, bytes, person, checked.preview);
        Registrar const registrar{*authority, person, events::writer_time(tx, clock.now()), request, ids};
        import.read_at = registrar.now;
        import.run_at = registrar.now;
        import.done_at = registrar.now;
        insert_import(tx, import, {});
        auto clients = write_run(tx, secrets, checked, import.id, registrar, progress);
        if (!clients) return domain::refused(clients.error());
        journal_run(tx, *allowed, registrar, import.id, *std::move(clients));
        return {};
    });
    if (!written) return fail(written.error());
    return report;
}

std::string report_text(ImportReport const& report) {
    if (report.problem) {
        auto const said =
            text(domain::Language::en, Fault{.code = report.problem->code, .params = report.problem->facts});
        return fmt::format("{}\n", report.problem->detail.empty() ? said : report.problem->detail);
    }
    std::string lines;
    auto const& counts = report.preview.counts;
    if (report.preview.seen.converted)
        lines += fmt::format("read as {}, converted to UTF-8\n", report.preview.seen.encoding);
    for (auto const& fault : report.preview.faults.kept()) {
        lines += fmt::format("row {}", fault.row);
        if (!fault.column.empty()) lines += fmt::format(", {}", fault.column);
        lines += fmt::format(": {}", text(domain::Language::en, fault));
        if (!fault.seen.empty()) lines += fmt::format(" Seen: {}", fault.seen);
        lines += '\n';
    }
    auto const rest = report.preview.faults.total() - report.preview.faults.kept().size();
    if (rest > 0) lines += fmt::format("{}\n", how_many(static_cast<std::int64_t>(rest), "more fault"));
    if (counts.faults > 0)
        return lines +
               fmt::format("{}: {}, nothing created\n", how_many(counts.rows, "row"), how_many(counts.faults, "fault"));
    if (counts.matches > 0)
        lines +=
            fmt::format("{} known under another number: registered, and tasks for the authority\n", counts.matches);
    return lines + fmt::format("{}: {} created, {} unchanged\n", how_many(counts.rows, "row"), counts.created,
                               counts.unchanged);
}

}  // namespace polku::casework::imports
