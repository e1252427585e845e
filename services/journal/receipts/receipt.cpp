#include "services/journal/receipts/receipt.h"

#include "services/journal/checkpoints/checkpoint.h"
#include "services/journal/records/leaf.h"
#include "services/journal/records/rules.h"
#include "services/journal/tree/base64.h"
#include "services/journal/tree/rules.h"
#include "shared/json/canonical.h"
#include "shared/json/writer.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::journal {

namespace {

constexpr std::string_view kReceiptFormat = "polku-receipt-1";
constexpr json::Limits kReceiptLimits{.bytes = 32 * 1024 * 1024, .depth = 6};
constexpr std::size_t kLongestProof = 64;
constexpr std::size_t kLongestNote = 100'000;

domain::Problem no_receipt(std::string detail) { return domain::bad_request("not_a_receipt", std::move(detail)); }

/// The record that was read as JSON, in the one form that was hashed.
struct StatedEntry {
    LogName log;
    std::int64_t number = 0;
    std::vector<std::string> clients;
};
std::optional<StatedEntry> read_stated(std::string_view record) {
    auto const document = json::parse(record, kReceiptLimits);
    if (!document) return std::nullopt;
    json::Reader reader(*document);
    reader.allow_unknown();
    StatedEntry stated;
    stated.log.source = reader.text("source");
    stated.log.log = reader.choice<http::EntryLog>("log", kLogNames);
    stated.number = reader.integer("number");
    reader.object("entry", [&](json::Reader& entry) {
        entry.allow_unknown();
        stated.clients = entry.texts("clients", {}, {.max = kMostClients});
    });
    if (!reader.finish()) return std::nullopt;
    return stated;
}

}  // namespace

std::string receipt_json(Receipt const& receipt) {
    std::string body;
    json::Writer w(body);
    w.begin_object().field("format", kReceiptFormat).field("client", receipt.client);
    w.key("record").raw(receipt.record);
    w.field("salt", to_base64(receipt.salt)).field("leaf_index", receipt.index).begin_array("proof");
    for (auto const& hash : receipt.proof) w.value(to_base64(hash));
    w.end_array().field("checkpoint", receipt.checkpoint).field("key", verifier_key_text(receipt.key)).end_object();
    return body;
}

domain::Result<Receipt> parse_receipt(std::string_view text) {
    auto const document = json::parse(text, kReceiptLimits);
    if (!document) return domain::refused(document.error());
    json::Reader reader(*document);
    auto const format = reader.text("format");
    Receipt receipt;
    receipt.client = reader.id("client");
    auto const record = reader.raw("record");
    auto const salt = array_from_base64<32>(reader.text("salt"));
    receipt.index = reader.integer("leaf_index");
    auto const proof = reader.texts("proof", {}, {.min = 0, .max = kLongestProof});
    receipt.checkpoint = reader.text("checkpoint", {.max = kLongestNote, .lines = true});
    auto const key = parse_verifier_key(reader.text("key"));
    if (auto const read = reader.finish(); !read) return domain::refused(read.error());
    auto const canonical = json::canonical_text(record);
    if (format != kReceiptFormat) return domain::refused(no_receipt("it has another format"));
    if (!canonical || !salt || !key) return domain::refused(no_receipt("its record, salt or key cannot be read"));
    receipt.record = *canonical;
    receipt.salt = *salt;
    receipt.key = *key;
    for (auto const& one : proof) {
        auto const hash = array_from_base64<32>(one);
        if (!hash) return domain::refused(no_receipt("its proof holds what is no hash"));
        receipt.proof.push_back(*hash);
    }
    return receipt;
}

std::expected<ProvedEntry, ReceiptFault> check_receipt(Receipt const& receipt, VerifierKey const& key) {
    auto const text = open_note(receipt.checkpoint, key);
    auto const checkpoint = text ? parse_checkpoint(*text) : std::nullopt;
    if (!checkpoint) return std::unexpected(ReceiptFault::signature);
    auto const leaf = leaf_hash_of(receipt.record, receipt.salt);
    if (!proves_inclusion(leaf, receipt.index, checkpoint->head, receipt.proof))
        return std::unexpected(ReceiptFault::inclusion);
    auto const stated = read_stated(receipt.record);
    if (!stated ||
        std::ranges::find(stated->clients, blinded_client(receipt.salt, receipt.client.text)) == stated->clients.end())
        return std::unexpected(ReceiptFault::client);
    return ProvedEntry{.log = stated->log, .number = stated->number, .tree = checkpoint->head, .text = receipt.record};
}

}  // namespace polku::journal
