#include "deploy/journal_verify.h"

#include "services/journal/receipts/receipt.h"
#include "services/journal/tree/base64.h"
#include "services/journal/verification/verifier.h"
#include "shared/runtime/logging.h"

#include <fmt/format.h>

#include <stdexcept>

namespace polku::deploy {

namespace {

using journal::ReceiptFault;

std::optional<journal::VerifierKey> read_key(std::optional<std::filesystem::path> const& file) {
    if (!file) return std::nullopt;
    auto key = journal::parse_verifier_key(journal::read_whole_file(*file));
    if (!key) throw std::runtime_error(fmt::format("{} holds no public key of a journal", file->string()));
    return key;
}

std::string time_text(std::optional<domain::Instant> at) {
    return at ? domain::format_instant(*at) : std::string("unknown");
}

void print_bad(journal::BadEntry const& bad) {
    auto const where = bad.source.empty() ? std::string("an entry that nothing names any more")
                                          : fmt::format("{}, {} number {}", bad.source, bad.log, bad.number);
    fmt::print("BROKEN: first bad entry: {}; leaf {}; time {}\n        {}\n", where,
               bad.leaf > 0 ? std::to_string(bad.leaf) : "none", time_text(bad.at), bad.what);
}

int tell(journal::Report const& report, JournalVerifyOptions const& options) {
    for (auto const& fault : report.faults) fmt::print("BROKEN: {}\n", fault);
    if (report.first_bad) print_bad(*report.first_bad);
    fmt::print("{} entries looked at, root {}\n", report.entries, journal::to_base64(report.head.root));
    if (report.erased > 0) fmt::print("{} of them erased: their leaves stand, their text is gone\n", report.erased);
    if (report.not_gathered > 0) fmt::print("{} entries are written and not gathered yet\n", report.not_gathered);
    for (auto const& service : report.logs_absent)
        fmt::print("the own log of {} is not in the data directory: not compared\n", service);
    if (!report.sound()) return 1;
    if (report.proved) {
        fmt::print("proved: the first {} entries are those that the checkpoint covers{}\n", *report.proved,
                   options.key ? ""
                               : " (its signature was checked with the key that lies beside the data: name one kept "
                                 "elsewhere with --key)");
        if (*report.proved < report.entries)
            fmt::print("consistent: the {} after them; a later checkpoint proves them\n",
                       report.entries - *report.proved);
    } else {
        fmt::print(
            "consistent: everything fits together. Not proved: name a checkpoint kept elsewhere with "
            "--checkpoint\n");
    }
    return 0;
}

std::string_view why(ReceiptFault fault) {
    switch (fault) {
        case ReceiptFault::signature: return "its checkpoint is not signed with the key";
        case ReceiptFault::inclusion: return "its record is not at that place of the tree that was signed";
        case ReceiptFault::client: return "its record is not about the client that it names";
    }
    return {};
}

int check_receipt_file(std::filesystem::path const& file, std::optional<journal::VerifierKey> const& key) {
    auto const receipt = journal::parse_receipt(journal::read_whole_file(file));
    if (!receipt) {
        fmt::print(stderr, "polku journal verify: {} is not a receipt: {}\n", file.string(), receipt.error().code);
        return 1;
    }
    auto const proved = journal::check_receipt(*receipt, key.value_or(receipt->key));
    if (!proved) {
        fmt::print("BROKEN: {}\n", why(proved.error()));
        return 1;
    }
    fmt::print("{}\n", proved->text);
    fmt::print("{}: {} number {} is entry {} of {} that {} has signed\n", key ? "proved" : "consistent",
               proved->log.source, domain::name_of<http::EntryLog>(journal::kLogNames, proved->log.log), proved->number,
               receipt->index + 1, proved->tree.size, receipt->key.name);
    if (!key) fmt::print("Not proved: the key came with the receipt. Name the journal's public key with --key\n");
    return 0;
}

}  // namespace

int journal_verify(JournalVerifyOptions const& options) {
    runtime::set_log_level(runtime::LogLevel::warn);
    auto const key = read_key(options.key);
    if (options.receipt) return check_receipt_file(*options.receipt, key);
    journal::VerifyRequest request{
        .data = options.data, .key = key, .progress = [](std::int64_t done, std::int64_t all) {
            fmt::print(stderr, "{} of {}\n", done, all);
        }};
    if (options.checkpoint) {
        request.outside = journal::checkpoint_files(*options.checkpoint);
        if (request.outside.empty())
            throw std::runtime_error(fmt::format("{} holds no checkpoint", options.checkpoint->string()));
    }
    return tell(journal::verify(request), options);
}

}  // namespace polku::deploy
