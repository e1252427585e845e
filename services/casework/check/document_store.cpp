#include "services/casework/check/document_store.h"

#include "services/casework/documents/store.h"
#include "shared/domain/sha256.h"

namespace polku::casework {

namespace {

constexpr storage::Query kWholeDocuments{
    "check.whole_documents",
    "SELECT id, size, sha256 FROM document WHERE recorded_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY id"};
constexpr storage::Query kOtherDocuments{
    "check.other_documents", "SELECT COUNT(*) FROM document WHERE recorded_at IS NULL OR withdrawn_at IS NOT NULL"};
constexpr storage::Query kLeftBytes{
    "check.left_bytes",
    "SELECT d.id FROM document d WHERE (d.withdrawn_at IS NOT NULL AND EXISTS (SELECT 1 FROM document_part p WHERE "
    "p.document = d.id)) OR (d.recorded_at IS NULL AND NOT EXISTS (SELECT 1 FROM job j WHERE j.subject = d.id AND "
    "j.kind = 'document.erase_begun' AND j.done_at IS NULL)) LIMIT 20"};

struct KeptFile {
    Document document;
    std::string sha256;
};

KeptFile kept_file(storage::Row const& row) {
    KeptFile kept;
    kept.document.id = row.id(0);
    kept.document.file.size = static_cast<std::size_t>(row.integer(1));
    kept.sha256 = row.string(2);
    return kept;
}

bool is_whole(storage::Tx& tx, storage::SealingKey const& key, KeptFile const& kept) {
    try {
        auto const bytes = open_parts(tx, key, kept.document);
        return bytes.size() == kept.document.file.size && domain::sha256_hex(bytes) == kept.sha256;
    } catch (storage::StorageError const&) {
        return false;
    }
}

}  // namespace

events::Finding check_documents(storage::Tx& tx, storage::SealingKey const& key) {
    events::Finding finding{.invariant = 3,
                            .what = "documents are the files that were recorded, and none is left of others"};
    for (auto const& kept : tx.all(kWholeDocuments, kept_file)) {
        finding.looked_at += 1;
        if (!is_whole(tx, key, kept) && finding.broken.size() < events::kMostBroken)
            finding.broken.push_back(kept.document.id.text);
    }
    finding.looked_at += tx.one(kOtherDocuments, [](storage::Row const& row) { return row.integer(0); }).value_or(0);
    for (auto& id : tx.all(kLeftBytes, [](storage::Row const& row) { return row.string(0); })) {
        if (finding.broken.size() < events::kMostBroken) finding.broken.push_back(std::move(id));
    }
    return finding;
}

}  // namespace polku::casework
