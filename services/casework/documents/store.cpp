#include "services/casework/documents/store.h"

#include "services/casework/documents/rules.h"
#include "services/casework/items/page.h"

#include <fmt/format.h>

#include <span>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

#define POLKU_DOCUMENT_COLUMNS                                                                            \
    "id, case_id, title, file_name, media_type, size, sha256, category, sharing, begun_at, recorded_at, " \
    "recorded_by, recorded_organisation, withdrawn_at, withdrawn_by, withdrawn_reason"

constexpr Query kInsertDocument{
    "documents.insert",
    "INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, "
    "begun_at, recorded_by, recorded_organisation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"};
constexpr Query kSetRecorded{"documents.set_recorded", "UPDATE document SET recorded_at = $1 WHERE id = $2"};
constexpr Query kSetWithdrawn{
    "documents.set_withdrawn",
    "UPDATE document SET withdrawn_at = $1, withdrawn_by = $2, withdrawn_reason = $3, title = $4, file_name = $5 "
    "WHERE id = $6"};
constexpr Query kEraseParts{"documents.erase_parts",
                            "DELETE FROM document_part WHERE document = (SELECT d.id FROM document d WHERE d.id = $1 "
                            "AND d.recorded_at IS NULL)"};
constexpr Query kEraseBegun{"documents.erase_begun", "DELETE FROM document WHERE id = $1 AND recorded_at IS NULL"};
constexpr Query kCountDocuments{"documents.count",
                                "SELECT COUNT(*) FROM document WHERE case_id = $1 AND recorded_organisation = $2 AND "
                                "withdrawn_at IS NULL"};
constexpr Query kDocument{"documents.load",
                          "SELECT " POLKU_DOCUMENT_COLUMNS " FROM document WHERE case_id = $1 AND id = $2"};
constexpr Query kDocumentsAlong{"documents.along", "SELECT " POLKU_DOCUMENT_COLUMNS
                                                   " FROM document WHERE case_id = $1 AND recorded_at IS NOT NULL AND "
                                                   "withdrawn_at IS NULL ORDER BY recorded_at, id"};
constexpr Query kDocumentPage{"documents.page", "SELECT " POLKU_DOCUMENT_COLUMNS
                                                " FROM document WHERE case_id = $1 AND (recorded_at, id) < ($2, $3) "
                                                "ORDER BY recorded_at DESC, id DESC LIMIT $4"};
constexpr Query kInsertPart{"documents.insert_part",
                            "INSERT INTO document_part (document, number, sealed) VALUES ($1, $2, $3) ON CONFLICT "
                            "(document, number) DO NOTHING"};
constexpr Query kPart{"documents.part", "SELECT sealed FROM document_part WHERE document = $1 AND number = $2"};
constexpr Query kPartNumbers{"documents.part_numbers",
                             "SELECT number FROM document_part WHERE document = $1 ORDER BY number"};
constexpr Query kParts{"documents.parts",
                       "SELECT number, sealed FROM document_part WHERE document = $1 ORDER BY number"};
#undef POLKU_DOCUMENT_COLUMNS

Document document_from_row(Row const& row) {
    Document document;
    document.id = row.id(0);
    document.case_id = row.id(1);
    document.file = {.title = row.string(2),
                     .file_name = row.string(3),
                     .media_type = row.string(4),
                     .size = static_cast<std::size_t>(row.integer(5)),
                     .sha256 = row.string(6),
                     .category = access::parse_category(row.text(7)).value(),
                     .sharing = domain::value_of<Sharing>(kSharingNames, row.text(8)).value()};
    document.begun_at = row.instant(9);
    document.complete = !row.null(10);
    document.recorded = {row.optional_instant(10).value_or(document.begun_at), row.id(11), row.id(12)};
    if (!row.null(13)) {
        document.withdrawn = {row.instant(13), row.id(14),
                              domain::value_of<WithdrawalReason>(kWithdrawalReasonNames, row.text(15)).value()};
    }
    return document;
}

/// Requires: it lives as long as the field's place is used.
std::string place_in_document(domain::Id const& document, int number) {
    return fmt::format("{}:{}", document.text, number);
}

std::string unsealed(storage::SealingKey const& key, domain::Id const& document, int number,
                     std::span<std::uint8_t const> sealed) {
    auto const row = place_in_document(document, number);
    return key.open(sealed, {.table = "document_part", .column = "sealed", .row = row});
}

}  // namespace

void insert_document(storage::Tx& tx, Document const& document) {
    auto const& file = document.file;
    tx.run(kInsertDocument, document.id, document.case_id, file.title, file.file_name, file.media_type, file.size,
           document.parts(), file.sha256, access::name(file.category),
           domain::name_of<Sharing>(kSharingNames, file.sharing), document.begun_at, document.recorded.person,
           document.recorded.organisation);
}

void save_recorded(storage::Tx& tx, Document const& document) {
    tx.run(kSetRecorded, document.recorded.at, document.id);
}

void save_withdrawn(storage::Tx& tx, Document const& document) {
    auto const& withdrawn = document.withdrawn.value();
    auto const nameless = withdrawn.reason == WithdrawalReason::wrong_client;
    tx.run(kSetWithdrawn, withdrawn.at, withdrawn.by,
           domain::name_of<WithdrawalReason>(kWithdrawalReasonNames, withdrawn.reason),
           nameless ? std::string() : document.file.title, nameless ? std::string() : document.file.file_name,
           document.id);
}

bool erase_begun(storage::Tx& tx, domain::Id const& document) {
    tx.run(kEraseParts, document);
    return tx.run(kEraseBegun, document) > 0;
}

int count_documents(storage::Tx& tx, access::Allowed const& allowed) {
    auto const count = tx.one(
        kCountDocuments, [](Row const& row) { return row.integer(0); }, allowed.case_access().case_id,
        allowed.principal().organisation);
    return static_cast<int>(count.value());
}

std::optional<Document> load_document(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& document) {
    return tx.one(kDocument, document_from_row, allowed.case_access().case_id, document);
}

std::optional<Document> load_begun(storage::Tx& tx, access::Principal const& by, domain::Id const& case_id,
                                   domain::Id const& document) {
    auto found = tx.one(kDocument, document_from_row, case_id, document);
    return found && check_begun(*found, by) ? found : std::nullopt;
}

std::vector<Document> documents_along(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& organisation) {
    auto documents = tx.all(kDocumentsAlong, document_from_row, allowed.case_access().case_id);
    std::erase_if(documents, [&](Document const& document) {
        return !shared_with(document.file.sharing, document.recorded.organisation, organisation);
    });
    return documents;
}

std::vector<Document> list_documents(storage::Tx& tx, access::Allowed const& allowed,
                                     std::optional<DocumentPlace> const& after, int limit) {
    auto const load = [&](std::optional<DocumentPlace> const& place, int most) {
        auto const from = place.value_or(DocumentPlace{domain::Instant{INT64_MAX}, ""});
        return tx.all(kDocumentPage, document_from_row, allowed.case_access().case_id, from.recorded_at, from.id, most);
    };
    auto const place_of = [](Document const& document) {
        return DocumentPlace{document.recorded.at, document.id.text};
    };
    auto const seen = [&](Document const& document) { return may_see_document(allowed, document); };
    return page_of_seen<Document>(after, limit, load, place_of, seen);
}

std::vector<std::uint8_t> seal_part(storage::SealingKey const& key, domain::Id const& document, int number,
                                    std::string_view bytes) {
    auto const row = place_in_document(document, number);
    return key.seal(bytes, {.table = "document_part", .column = "sealed", .row = row});
}

bool insert_part(storage::Tx& tx, domain::Id const& document, int number, std::vector<std::uint8_t> const& sealed) {
    return tx.run(kInsertPart, document, number, std::span<std::uint8_t const>(sealed)) > 0;
}

std::optional<std::string> open_part(storage::Tx& tx, storage::SealingKey const& key, domain::Id const& document,
                                     int number) {
    return tx.one(
        kPart, [&](Row const& row) { return unsealed(key, document, number, row.bytes(0)); }, document, number);
}

std::vector<int> missing_parts(storage::Tx& tx, Document const& document) {
    auto const present =
        tx.all(kPartNumbers, [](Row const& row) { return static_cast<int>(row.integer(0)); }, document.id);
    std::vector<int> missing;
    for (int number = 1; number <= document.parts(); ++number) {
        if (!std::ranges::binary_search(present, number)) missing.push_back(number);
    }
    return missing;
}

std::string open_parts(storage::Tx& tx, storage::SealingKey const& key, Document const& document) {
    std::string bytes;
    bytes.reserve(document.file.size);
    tx.each(
        kParts,
        [&](Row const& row) { bytes += unsealed(key, document.id, static_cast<int>(row.integer(0)), row.bytes(1)); },
        document.id);
    return bytes;
}

}  // namespace polku::casework
