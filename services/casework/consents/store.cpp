#include "services/casework/consents/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kInsertConsent{
    "consents.insert",
    "INSERT INTO consent (id, client, contract, purpose, given_how, valid_from, valid_until, recorded_at, recorded_by, "
    "recorded_organisation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Query kInsertConsentCategory{"consents.insert_category",
                                       "INSERT INTO consent_category (consent, category) VALUES ($1, $2)"};
constexpr Query kInsertRecipient{"consents.insert_recipient",
                                 "INSERT INTO consent_recipient (consent, organisation) VALUES ($1, $2)"};
constexpr Query kWithdraw{"consents.withdraw",
                          "UPDATE consent SET withdrawn_at = $1, withdrawn_by = $2, version = $3 WHERE id = $4"};
constexpr Query kConsentsOfCase{
    "consents.of_case",
    "SELECT s.id, s.client, s.contract, s.version, s.purpose, s.given_how, s.valid_from, s.valid_until, s.recorded_at, "
    "s.recorded_by, "
    "s.recorded_organisation, s.withdrawn_at, s.withdrawn_by FROM consent s JOIN client_case c ON c.client = s.client "
    "AND c.contract = s.contract WHERE c.id = $1 ORDER BY s.recorded_at DESC, s.id DESC"};
constexpr Query kCategories{"consents.categories",
                            "SELECT category FROM consent_category WHERE consent = $1 ORDER BY category"};
constexpr Query kRecipients{"consents.recipients",
                            "SELECT organisation FROM consent_recipient WHERE consent = $1 ORDER BY organisation"};

Consent consent_from_row(Row const& row) {
    Consent consent;
    consent.id = row.id(0);
    consent.client = row.id(1);
    consent.contract = row.id(2);
    consent.version = row.integer(3);
    consent.purpose = row.string(4);
    consent.given_how = domain::value_of<GivenHow>(kGivenHowNames, row.text(5)).value();
    consent.valid_from = row.date(6);
    consent.valid_until = row.date(7);
    consent.recorded_at = row.instant(8);
    consent.recorded_by = row.string(9);
    consent.recorded_organisation = row.id(10);
    consent.withdrawn_at = row.optional_instant(11);
    consent.withdrawn_by = row.optional_string(12);
    return consent;
}

}  // namespace

void insert_consent(storage::Tx& tx, Consent const& consent) {
    tx.run(kInsertConsent, consent.id, consent.client, consent.contract, consent.purpose,
           domain::name_of<GivenHow>(kGivenHowNames, consent.given_how), consent.valid_from, consent.valid_until,
           consent.recorded_at, consent.recorded_by, consent.recorded_organisation);
    for (auto const category : consent.categories) tx.run(kInsertConsentCategory, consent.id, access::name(category));
    for (auto const& recipient : consent.recipients) tx.run(kInsertRecipient, consent.id, recipient);
}

void save_withdrawal(storage::Tx& tx, Consent const& consent) {
    tx.run(kWithdraw, consent.withdrawn_at, consent.withdrawn_by, consent.version, consent.id);
}

std::vector<Consent> consents_of_case(storage::Tx& tx, access::Allowed const& allowed) {
    auto consents = tx.all(kConsentsOfCase, consent_from_row, allowed.case_access().case_id);
    for (auto& consent : consents) {
        consent.categories =
            tx.all(kCategories, [](Row const& row) { return access::parse_category(row.text(0)).value(); }, consent.id);
        consent.recipients = tx.all(kRecipients, [](Row const& row) { return row.id(0); }, consent.id);
    }
    return consents;
}

std::optional<Consent> load_consent(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& id) {
    for (auto& consent : consents_of_case(tx, allowed)) {
        if (consent.id == id) return std::move(consent);
    }
    return std::nullopt;
}

}  // namespace polku::casework
