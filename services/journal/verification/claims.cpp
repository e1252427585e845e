#include "services/journal/verification/claims.h"

#include "services/journal/checkpoints/checkpoint.h"
#include "services/journal/checkpoints/keys.h"
#include "services/journal/checkpoints/store.h"
#include "shared/storage/data_directory.h"

#include <fmt/format.h>

#include <algorithm>

namespace polku::journal {

namespace {

std::string_view why(NoteFault fault) {
    switch (fault) {
        case NoteFault::malformed: return "is not a signed checkpoint";
        case NoteFault::unsigned_by: return "is not signed with the key";
        case NoteFault::wrong: return "has a signature that does not hold";
    }
    return {};
}

}  // namespace

std::vector<CheckpointFile> own_checkpoints(VerifyRequest const& request) {
    auto const folder = storage::checkpoints_folder(request.data);
    if (!request.outside.empty() || !std::filesystem::exists(folder)) return {};
    return checkpoint_files(folder);
}

std::vector<Claim> read_claims(VerifyRequest const& request, std::span<CheckpointFile const> own, storage::Tx& journal,
                               Report& report) {
    struct Found {
        std::string place;
        std::string note;
        bool outside;
    };
    std::vector<Found> found;
    found.reserve(request.outside.size());
    for (auto const& file : request.outside) found.push_back({file.path.string(), file.note, true});
    for (auto const& kept : signed_checkpoints(journal))
        found.push_back({fmt::format("checkpoint {} in the database", kept.size), kept.note, false});
    for (auto const& file : own) found.push_back({file.path.string(), file.note, false});
    if (found.empty()) return {};

    auto key = request.key;
    auto const own_key = verifier_key_file(request.data);
    if (!key && std::filesystem::exists(own_key)) key = parse_verifier_key(read_whole_file(own_key));
    if (!key) {
        report.faults.push_back(
            fmt::format("no key to check checkpoints with: {} is missing or holds none", own_key.string()));
        return {};
    }
    std::vector<Claim> claims;
    for (auto const& [place, note, outside] : found) {
        auto const text = open_note(note, *key);
        auto const checkpoint = text ? parse_checkpoint(*text) : std::nullopt;
        if (checkpoint) {
            claims.push_back({checkpoint->head, place, outside});
        } else {
            auto const fault = text ? NoteFault::malformed : text.error();
            report.faults.push_back(
                fmt::format("{} {}{}", place, why(fault), fault == NoteFault::malformed ? "" : " " + key->name));
        }
    }
    std::ranges::stable_sort(claims, {}, [](Claim const& claim) { return claim.head.size; });
    return claims;
}

}  // namespace polku::journal
