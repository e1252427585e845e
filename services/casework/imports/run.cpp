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

/// Writes the rows of one run.
class RowWriter {
public:
    RowWriter(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& import, Registrar const& registrar)
        : tx_(tx),
          secrets_(secrets),
          fingerprint_(keyed_fingerprint(secrets)),
          import_(import),
          registrar_(registrar) {}

    void write(CheckedRow row);
    std::vector<domain::Id>& clients() { return clients_; }

private:
    storage::Tx& tx_;
    storage::Secrets const& secrets_;
    Fingerprint fingerprint_;
    domain::Id const& import_;
    Registrar const& registrar_;
    std::vector<domain::Id> clients_;
};

void RowWriter::write(CheckedRow row) {
    if (row.kind == RowKind::unchanged) return;
    auto& referral = row.referral;
    auto const hash = hash_of_code(secrets_, referral.code);
    SealedCode code{.client = registrar_.ids.next(), .sealed = {}, .hash = {hash.begin(), hash.end()}};
    // The code stays with the record that has it.
    auto const known = row.kind == RowKind::matched ? find_code(tx_, hash) : std::nullopt;
    if (!known) code.sealed = secrets_.sealing().seal(referral.code, {"client", "code_sealed", code.client.text});
    referral.fingerprints = fingerprints(row.content, fingerprint_);
    auto made = register_referral(tx_, registrar_, referral, code);
    insert_imported_case(tx_, import_, made.client, made.case_id, referral.number);
    // Whoever has the person already, nobody is told: they are registered, and the authority finds out whether they are
    // one.
    if (known) {
        insert_match(tx_,
                     {.id = registrar_.ids.next(),
                      .organisation = registrar_.organisation,
                      .team = referral.team,
                      .import = import_,
                      .number = referral.number,
                      .known = *known,
                      .registered = made.client},
                     registrar_.now);
    }
    clients_.push_back(std::move(made.client));
}

}  // namespace

Preview check_stored(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& organisation,
                     ReferralFile const& file, domain::LocalDate today, RowSink const& sink) {
    return check_referrals(file, load_facts(tx, organisation, today), stored_people(tx, secrets, organisation),
                           keyed_fingerprint(secrets), sink);
}

CheckedFile check_to_run(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& organisation,
                         ReferralFile file, domain::LocalDate today, Progress& progress) {
    CheckedFile checked{.file = std::move(file), .facts = load_facts(tx, organisation, today), .preview = {}};
    auto const sink = [&](CheckedRow const&) {
        ++progress.checked;
        return true;
    };
    checked.preview = check_referrals(checked.file, checked.facts, stored_people(tx, secrets, organisation),
                                      keyed_fingerprint(secrets), sink);
    return checked;
}

domain::Result<std::vector<domain::Id>> write_run(storage::Tx& tx, storage::Secrets const& secrets,
                                                  CheckedFile const& checked, domain::Id const& import,
                                                  Registrar const& registrar, Progress& progress) {
    // A write may be run again from its beginning.
    progress.written = 0;
    if (load_facts(tx, registrar.organisation, domain::local_date(registrar.now)) != checked.facts)
        return domain::refused(domain::conflict("import_changed"));
    RowWriter writer(tx, secrets, import, registrar);
    auto const sink = [&](CheckedRow row) {
        writer.write(std::move(row));
        ++progress.written;
        return true;
    };
    auto const now = check_referrals(checked.file, checked.facts, stored_people(tx, secrets, registrar.organisation),
                                     keyed_fingerprint(secrets), sink);
    if (now.counts != checked.preview.counts) return domain::refused(domain::conflict("import_changed"));
    return std::move(writer.clients());
}

std::vector<access::Category> written_categories() { return {access::Category::basic, access::Category::employment}; }

}  // namespace polku::casework::imports
