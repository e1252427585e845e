#include "services/journal/checkpoints/note.h"

#include "services/journal/tree/base64.h"
#include "shared/domain/sha256.h"
#include "shared/domain/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace polku::journal {

namespace {

/// Of signatures: Ed25519 over the note's text.
constexpr std::uint8_t kEd25519 = 1;
constexpr std::string_view kSignatureMark = "\u2014 ";

std::string_view chars(std::span<std::uint8_t const> bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

unsigned char const* note_octets(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

bool valid_key_name(std::string_view name) {
    return !name.empty() && domain::valid_utf8(name) && name.find_first_of(" +\t\r\n") == std::string_view::npos;
}

std::string id_text(VerifierKey const& key) { return fmt::format("{:02x}", fmt::join(key_id(key), "")); }

struct NoteParts {
    std::string_view text;
    std::string_view signatures;
};

std::optional<NoteParts> parts_of(std::string_view note) {
    auto const control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
    if (!domain::valid_utf8(note) || std::ranges::any_of(note, control) || !note.ends_with('\n')) return std::nullopt;
    auto const end = note.rfind("\n\n");
    if (end == std::string_view::npos || end + 2 == note.size()) return std::nullopt;
    return NoteParts{note.substr(0, end + 1), note.substr(end + 2)};
}

}  // namespace

std::array<std::uint8_t, 4> key_id(VerifierKey const& key) {
    auto const hash =
        domain::sha256(fmt::format("{}\n{}{}", key.name, static_cast<char>(kEd25519), chars(key.public_key)));
    std::array<std::uint8_t, 4> id{};
    std::copy_n(hash.begin(), id.size(), id.begin());
    return id;
}

std::string verifier_key_text(VerifierKey const& key) {
    std::vector<std::uint8_t> typed{kEd25519};
    typed.insert(typed.end(), key.public_key.begin(), key.public_key.end());
    return fmt::format("{}+{}+{}", key.name, id_text(key), to_base64(typed));
}

std::optional<VerifierKey> parse_verifier_key(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    text.remove_suffix(text.size() - (text.find_last_not_of(kSpace) + 1));
    auto const first = text.find('+');
    auto const second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    VerifierKey key{.name = std::string(text.substr(0, first))};
    auto const typed = array_from_base64<33>(text.substr(second + 1));
    if (!valid_key_name(key.name) || !typed || typed->front() != kEd25519) return std::nullopt;
    std::copy(typed->begin() + 1, typed->end(), key.public_key.begin());
    if (text.substr(first + 1, second - first - 1) != id_text(key)) return std::nullopt;
    return key;
}

NoteSigner::NoteSigner(std::span<std::uint8_t const, 32> seed) {
    static_assert(sizeof(secret_) == crypto_sign_SECRETKEYBYTES && crypto_sign_SEEDBYTES == 32);
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be started");
    crypto_sign_seed_keypair(verifier_.public_key.data(), secret_.data(), seed.data());
    verifier_.name = "polku/" + domain::sha256_hex(chars(verifier_.public_key)).substr(0, 16);
}

NoteSigner::~NoteSigner() { sodium_memzero(secret_.data(), secret_.size()); }

std::string NoteSigner::sign(std::string_view text) const {
    std::array<std::uint8_t, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, note_octets(text), text.size(), secret_.data());
    auto const id = key_id(verifier_);
    std::vector<std::uint8_t> bytes(id.begin(), id.end());
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return fmt::format("{}\n{}{} {}\n", text, kSignatureMark, verifier_.name, to_base64(bytes));
}

std::expected<std::string, NoteFault> open_note(std::string_view note, VerifierKey const& key) {
    auto const parts = parts_of(note);
    if (!parts) return std::unexpected(NoteFault::malformed);
    auto const id = key_id(key);
    auto signed_by_key = false;
    for (auto rest = parts->signatures; !rest.empty();) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() + 1);
        if (!line.starts_with(kSignatureMark)) return std::unexpected(NoteFault::malformed);
        line.remove_prefix(kSignatureMark.size());
        auto const space = line.find(' ');
        if (space == std::string_view::npos || !valid_key_name(line.substr(0, space)))
            return std::unexpected(NoteFault::malformed);
        auto const bytes = from_base64(line.substr(space + 1));
        if (!bytes || bytes->size() <= id.size()) return std::unexpected(NoteFault::malformed);
        if (line.substr(0, space) != key.name || !std::equal(id.begin(), id.end(), bytes->begin())) continue;
        auto const holds = bytes->size() == id.size() + crypto_sign_BYTES &&
                           crypto_sign_verify_detached(bytes->data() + id.size(), note_octets(parts->text),
                                                       parts->text.size(), key.public_key.data()) == 0;
        if (!holds) return std::unexpected(NoteFault::wrong);
        signed_by_key = true;
    }
    if (!signed_by_key) return std::unexpected(NoteFault::unsigned_by);
    return std::string(parts->text);
}

}  // namespace polku::journal
