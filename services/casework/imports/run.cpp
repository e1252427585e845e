#include "services/casework/imports/run.h"

#include "services/casework/imports/store.h"
#include "services/casework/imports/undo_store.h"
#include "services/casework/merges/store.h"

#include <array>
#include <utility>

namespace polku::casework::imports {

namespace {

using CodeHash = std::array<std::uint8_t, 32>;

CodeHash hash_of_code(storage::Secrets const& secrets, std::string_view code) {
    return secrets.lookup().hash("client", "code_hash", code);
}

Fingerprint keyed_fingerprint(storage::Secrets const& secrets) {
    return [&secrets](Column column, std::string_view content) {
        constexpr std::size_t kBytes = 8;
        constexpr std::string_view kDigits = "0123456789abcdef";
        auto const hash = secrets.lookup().hash("client_number", name(column), content);
        std::string digits;
        for (std::size_t i = 0; i < kBytes; ++i) {
            digits += kDigits[hash[i] >> 4U];
            digits += kDigits[hash[i] & 0x0FU];
        }
        return digits;
    };
}

KnownPeople stored_people(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& organisation) {
    return {.number = [&tx, organisation](std::string_view number) { return find_number(tx, organisation, number); },
            .code =
                [&tx, &secrets](domain::Hetu const& code) {
                    return find_code(tx, hash_of_code(secrets, code.text())).has_value();
                }};
}

PreparedRow prepare_row(CheckedRow checked, storage::Secrets const& secrets, domain::IdSource& ids,
                        Fingerprint const& fingerprint) {
    PreparedRow row;
    row.kind = checked.kind;
    auto prints = fingerprints(checked.content, fingerprint);
    if (row.kind == RowKind::unchanged) {
        row.referral.number = std::move(checked.referral.number);
    } else {
        auto const hash = hash_of_code(secrets, checked.referral.code);
        row.referral = std::move(checked.referral);
        row.code.hash.assign(hash.begin(), hash.end());
        row.code.client = ids.next();
    }
    if (row.kind == RowKind::created) {
        row.code.sealed = secrets.sealing().seal(row.referral.code, {"client", "code_sealed", row.code.client.text});
    }
    row.referral.fingerprints = std::move(prints);
    return row;
}

/// The client that the row is about, when everything still is as it was checked; nothing for an unchanged row.
domain::Result<std::optional<domain::Id>> write_row(storage::Tx& tx, PreparedRow const& row, domain::Id const& import,
                                                    Registrar const& registrar) {
    auto const stored = find_number(tx, registrar.organisation, row.referral.number);
    if (row.kind == RowKind::unchanged) {
        if (stored != row.referral.fingerprints) return domain::refused(domain::conflict("import_changed"));
        return std::optional<domain::Id>();
    }
    auto known = find_code(tx, row.code.hash);
    if (stored || known.has_value() != (row.kind == RowKind::matched))
        return domain::refused(domain::conflict("import_changed"));
    // Whoever has the person already, nobody is told: they are registered, and the authority finds out whether they are
    // one. The code stays with the record that has it.
    auto const made = register_referral(tx, registrar, row.referral, row.code);
    insert_imported_case(tx, import, made.client, made.case_id, row.referral.number);
    if (known) {
        insert_match(tx,
                     {.id = registrar.ids.next(),
                      .organisation = registrar.organisation,
                      .team = row.referral.team,
                      .import = import,
                      .number = row.referral.number,
                      .known = *known,
                      .registered = made.client},
                     registrar.now);
    }
    return std::optional(made.client);
}

}  // namespace

Preview check_stored(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& organisation,
                     ReferralFile const& file, domain::LocalDate today, RowSink const& sink) {
    return check_referrals(file, load_facts(tx, organisation, today), stored_people(tx, secrets, organisation),
                           keyed_fingerprint(secrets), sink);
}

PreparedRun prepare_run(storage::Tx& tx, storage::Secrets const& secrets, domain::IdSource& ids,
                        domain::Id const& organisation, ReferralFile const& file, domain::LocalDate today,
                        Progress& progress) {
    PreparedRun run;
    run.facts = load_facts(tx, organisation, today);
    auto const fingerprint = keyed_fingerprint(secrets);
    auto const sink = [&](CheckedRow checked) {
        run.rows.push_back(prepare_row(std::move(checked), secrets, ids, fingerprint));
        ++progress.prepared;
        return true;
    };
    run.preview = check_referrals(file, run.facts, stored_people(tx, secrets, organisation), fingerprint, sink);
    if (run.preview.faults.total() > 0) run.rows.clear();
    return run;
}

domain::Result<std::vector<domain::Id>> write_run(storage::Tx& tx, PreparedRun const& prepared,
                                                  domain::Id const& import, Registrar const& registrar,
                                                  Progress& progress) {
    // A write may be run again from its beginning.
    progress.written = 0;
    if (load_facts(tx, registrar.organisation, domain::local_date(registrar.now)) != prepared.facts)
        return domain::refused(domain::conflict("import_changed"));
    std::vector<domain::Id> clients;
    for (auto const& row : prepared.rows) {
        auto client = write_row(tx, row, import, registrar);
        if (!client) return domain::refused(client.error());
        if (*client) clients.push_back(std::move(**client));
        ++progress.written;
    }
    return clients;
}

std::vector<access::Category> written_categories() { return {access::Category::basic, access::Category::employment}; }

}  // namespace polku::casework::imports
