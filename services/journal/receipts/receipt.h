#pragma once

#include "services/journal/checkpoints/note.h"
#include "services/journal/records/model.h"
#include "services/journal/tree/model.h"
#include "shared/domain/problem.h"

#include <string>
#include <string_view>

/// What a client takes along of one entry of the own access log: proof that it is in the tree that was signed. Nothing
/// else is needed to check it but the journal's public key.
namespace polku::journal {

struct Receipt {
    domain::Id client;
    std::string record;  ///< leaf_text: RFC 8785 JSON, clients blinded
    Salt salt{};
    std::int64_t index = 0;  ///< of the leaf, from 0
    Proof proof;
    std::string checkpoint;  ///< a C2SP checkpoint as a signed note
    VerifierKey key;
};

/// A JSON document with `format` "polku-receipt-1".
std::string receipt_json(Receipt const& receipt);
/// Problem: it is not one.
domain::Result<Receipt> parse_receipt(std::string_view text);

enum class ReceiptFault : std::uint8_t {
    signature,  ///< the checkpoint is not signed with the key
    inclusion,  ///< the record is not at that place of the tree that was signed
    client,     ///< the record is not about the client
};

/// What a receipt proves.
struct ProvedEntry {
    LogName log;
    std::int64_t number = 0;
    TreeHead tree;
    std::string text;  ///< the record
};
std::expected<ProvedEntry, ReceiptFault> check_receipt(Receipt const& receipt, VerifierKey const& key);

}  // namespace polku::journal
