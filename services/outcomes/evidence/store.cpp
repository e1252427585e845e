#include "services/outcomes/evidence/store.h"

#include "shared/domain/sha256.h"

#include <fmt/format.h>

#include <algorithm>

namespace polku::outcomes {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kEvidenceOf{"outcomes.evidence_of",
                            "SELECT id, milestone, number, kind, media_type, size, sha256, uploaded_at, uploaded_by "
                            "FROM evidence WHERE milestone = $1 ORDER BY number"};
constexpr Query kEvidence{"outcomes.evidence",
                          "SELECT id, milestone, number, kind, media_type, size, sha256, uploaded_at, uploaded_by "
                          "FROM evidence WHERE milestone = $1 AND id = $2"};
constexpr Query kEvidenceById{"outcomes.evidence_by_id",
                              "SELECT id, milestone, number, kind, media_type, size, sha256, uploaded_at, uploaded_by "
                              "FROM evidence WHERE id = $1"};
constexpr Query kEvidenceChunks{"outcomes.evidence_chunks",
                                "SELECT number, sealed FROM evidence_chunk WHERE evidence = $1 ORDER BY number"};
constexpr Query kLatestProof{"outcomes.latest_proof",
                             "SELECT id, kind, sha256 FROM evidence WHERE milestone = $1 ORDER BY number DESC LIMIT 1"};
constexpr Query kInsertEvidence{
    "outcomes.insert_evidence",
    "INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, "
    "uploaded_by) VALUES ($1, $2, (SELECT coalesce(max(number), 0) + 1 FROM evidence "
    "WHERE milestone = $2), $3, $4, $5, $6, $7, $8, $9)"};
constexpr Query kInsertChunk{"outcomes.insert_evidence_chunk",
                             "INSERT INTO evidence_chunk (evidence, number, sealed) VALUES ($1, $2, $3)"};

Evidence evidence_row(Row const& row) {
    return {.id = row.id(0),
            .milestone = row.id(1),
            .number = row.integer(2),
            .kind = row.string(3),
            .media_type = row.string(4),
            .size = static_cast<std::size_t>(row.integer(5)),
            .sha256 = row.string(6),
            .uploaded_at = row.instant(7),
            .uploaded_by = row.id(8)};
}

std::string chunk_row(domain::Id const& evidence, std::int64_t number) {
    return fmt::format("{}:{}", evidence.text, number);
}

std::string opened(Tx& tx, storage::SealingKey const& key, Evidence const& evidence) {
    std::string bytes;
    bytes.reserve(evidence.size);
    tx.each(
        kEvidenceChunks,
        [&](Row const& row) {
            auto const place = chunk_row(evidence.id, row.integer(0));
            bytes += key.open(row.bytes(1), {.table = "evidence_chunk", .column = "sealed", .row = place});
        },
        evidence.id);
    if (bytes.size() != evidence.size || domain::sha256_hex(bytes) != evidence.sha256) {
        throw storage::StorageError("evidence " + evidence.id.text + " is not the file that was uploaded");
    }
    return bytes;
}

}  // namespace

SealedFile seal_file(storage::SealingKey const& key, domain::Id const& id, std::string_view media_type,
                     std::string_view bytes) {
    SealedFile file{
        .media_type = std::string(media_type), .size = bytes.size(), .sha256 = domain::sha256_hex(bytes), .chunks = {}};
    for (std::size_t at = 0; at < bytes.size(); at += kEvidenceChunkBytes) {
        auto const row = chunk_row(id, static_cast<std::int64_t>(file.chunks.size()));
        file.chunks.push_back(key.seal(bytes.substr(at, kEvidenceChunkBytes),
                                       {.table = "evidence_chunk", .column = "sealed", .row = row}));
    }
    return file;
}

std::vector<Evidence> evidence_of(Tx& tx, access::Allowed const&, domain::Id const& milestone) {
    return tx.all(kEvidenceOf, evidence_row, milestone);
}

std::optional<Evidence> find_evidence(Tx& tx, access::Allowed const&, domain::Id const& milestone,
                                      domain::Id const& id) {
    return tx.one(kEvidence, evidence_row, milestone, id);
}

std::string open_file(Tx& tx, storage::SealingKey const& key, access::Allowed const&, Evidence const& evidence) {
    return opened(tx, key, evidence);
}

bool file_is_whole(Tx& tx, storage::SealingKey const& key, domain::Id const& id) {
    try {
        return !opened(tx, key, tx.one(kEvidenceById, evidence_row, id).value()).empty();
    } catch (storage::StorageError const&) {
        return false;
    }
}

std::optional<Proof> latest_proof(Tx& tx, domain::Id const& milestone) {
    auto const proof_of = [](Row const& row) {
        return Proof{.evidence = row.id(0), .kind = row.string(1), .sha256 = row.string(2)};
    };
    return tx.one(kLatestProof, proof_of, milestone);
}

void insert(Tx& tx, domain::Id const& id, domain::Id const& milestone, std::string_view kind, SealedFile const& file,
            domain::Instant now, domain::Id const& by) {
    tx.run(kInsertEvidence, id, milestone, kind, file.media_type, file.size, file.chunks.size(), file.sha256, now, by);
    std::int64_t number = 0;
    for (auto const& chunk : file.chunks) tx.run(kInsertChunk, id, number++, std::span<std::uint8_t const>(chunk));
}

}  // namespace polku::outcomes
