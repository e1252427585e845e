#include "services/journal/receipts/api.h"

#include "services/journal/access_log/rules.h"
#include "services/journal/checkpoints/store.h"
#include "services/journal/receipts/receipt.h"
#include "services/journal/receipts/store.h"
#include "services/journal/records/leaf.h"
#include "services/journal/tree/store.h"
#include "shared/json/writer.h"

#include <charconv>
#include <stdexcept>

namespace polku::journal {

namespace {

using access::Action;
using domain::Result;
using http::Response;

std::optional<std::int64_t> leaf_in(std::string const& text) {
    std::int64_t leaf = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), leaf);
    if (fault != std::errc() || end != text.data() + text.size() || leaf < 1) return std::nullopt;
    return leaf;
}

Receipt make_receipt(storage::Tx& tx, domain::Id const& client, KeptRecord const& record, std::int64_t size) {
    auto const salt = salt_of(tx, record.leaf);
    if (!salt) throw std::logic_error("a record that is still there has lost its salt");
    auto text = leaf_text(
        {.log = record.log, .number = record.number, .canonical = record.canonical, .gathered_at = record.gathered_at},
        *salt);
    if (!text) throw std::logic_error("a gathered record cannot be read any more");
    Receipt receipt;
    receipt.client = client;
    receipt.record = std::move(*text);
    receipt.salt = *salt;
    receipt.index = record.leaf - 1;
    receipt.proof = inclusion_proof(receipt.index, size, hashes_in(tx));
    return receipt;
}

Result<Response> get_receipt(http::ReadCall& call, VerifierKey const& key) {
    auto const client = call.path.id("client");
    call.entry.subject = client.text;
    call.entry.clients = {client};
    if (!may_read_log_of(call.principal(), client)) {
        call.entry.kind = events::EntryKind::refusal;
        call.entry.ground = access::Ground::none;
        return domain::refused(domain::not_found());
    }
    call.entry.ground = ground_of_reading(call.principal());
    auto const leaf = leaf_in(call.path.text("entry"));
    auto const record = leaf ? load_receiptable(call.tx, call.allowed, client, *leaf) : std::nullopt;
    if (!record) return domain::refused(domain::not_found());
    auto const checkpoint = newest_checkpoint(call.tx);
    if (!checkpoint || checkpoint->size < record->leaf) return domain::refused(domain::conflict("receipt_not_yet"));
    auto receipt = make_receipt(call.tx, client, *record, checkpoint->size);
    receipt.checkpoint = checkpoint->note;
    receipt.key = key;
    return http::json_response(receipt_json(receipt));
}

Result<Response> get_checkpoint(http::ReadCall& call, VerifierKey const& key) {
    auto const newest = newest_checkpoint(call.tx);
    std::string body;
    json::Writer w(body);
    w.begin_object().field("key", verifier_key_text(key));
    w.field("checkpoint", newest ? std::optional(newest->note) : std::nullopt);
    w.field("size", newest ? newest->size : std::int64_t{0});
    w.field("signed_at", newest ? std::optional(newest->signed_at) : std::nullopt).end_object();
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> receipt_routes(VerifierKey const& key) {
    return {
        {http::Method::get, "/api/v1/clients/{client}/access-log/{entry:text}/receipt", Action::access_log_read,
         http::kListScope, http::Cost::fast,
         http::ReadHandler([&key](http::ReadCall& call) { return get_receipt(call, key); })},
        // As public as the names of the organisations: it tells nothing of anybody.
        {http::Method::get, "/api/v1/journal/checkpoint", Action::directory_read, http::kNoScope, http::Cost::fast,
         http::ReadHandler([&key](http::ReadCall& call) { return get_checkpoint(call, key); })},
    };
}

}  // namespace polku::journal
