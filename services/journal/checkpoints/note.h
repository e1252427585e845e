#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Signed notes with Ed25519 (c2sp.org/signed-note): a text, an empty line, and a line for each signature.
namespace polku::journal {

/// Whom a note is checked with.
struct VerifierKey {
    std::string name;  ///< no white space and no plus
    std::array<std::uint8_t, 32> public_key{};

    bool operator==(VerifierKey const&) const = default;
};

/// `name+hex(key id)+base64(0x01 || public key)`.
[[nodiscard]] std::string verifier_key_text(VerifierKey const& key);
/// Nothing when it is not one, or its id is not that of its name and key. White space around it is passed over.
[[nodiscard]] std::optional<VerifierKey> parse_verifier_key(std::string_view text);

/// The first four bytes of SHA-256(name || 0x0A || 0x01 || public key).
[[nodiscard]] std::array<std::uint8_t, 4> key_id(VerifierKey const& key);

/// The Ed25519 key (RFC 8032) that is made from a seed; its name is told from the public half, so that two keys never
/// share one.
class NoteSigner {
public:
    explicit NoteSigner(std::span<std::uint8_t const, 32> seed);
    ~NoteSigner();
    NoteSigner(NoteSigner const&) = delete;
    NoteSigner& operator=(NoteSigner const&) = delete;

    [[nodiscard]] VerifierKey const& verifier() const { return verifier_; }
    /// The whole note. Requires: `text` ends with a newline.
    [[nodiscard]] std::string sign(std::string_view text) const;

private:
    std::array<std::uint8_t, 64> secret_{};
    VerifierKey verifier_;
};

enum class NoteFault : std::uint8_t {
    malformed,    ///< not a signed note
    unsigned_by,  ///< no signature of this key
    wrong,        ///< a signature of this key that does not hold
};

/// The text of a note that the key has signed. Signatures of other keys are passed over, as C2SP says.
[[nodiscard]] std::expected<std::string, NoteFault> open_note(std::string_view note, VerifierKey const& key);

}  // namespace polku::journal
