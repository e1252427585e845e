#pragma once

#include "shared/storage/data_directory.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polku::storage {

/// 32 random bytes in guarded memory: not swapped or dumped where the system allows, wiped at the end. Never logged or
/// copied.
class SecretKey {
public:
    static constexpr std::size_t kBytes = 32;

    /// Reads `file` (64 hexadecimal digits, mode 0600); when it is missing and `may_make`, makes it with fresh random
    /// bytes. Throws StorageError: missing, unreadable, of another form, or readable by others.
    static SecretKey open(std::filesystem::path const& file, bool may_make);

    [[nodiscard]] std::span<std::uint8_t const, kBytes> bytes() const;

private:
    struct Wipe {
        void operator()(std::uint8_t* bytes) const;
    };
    SecretKey();
    std::unique_ptr<std::uint8_t[], Wipe> bytes_;
};

/// Where a sealed field stands: sealed in with it, so that a value moved to another row or column does not open.
struct FieldPlace {
    std::string_view table;
    std::string_view column;
    std::string_view row;  ///< the row's id
};

/// Seals short fields such as identity codes: XChaCha20-Poly1305 (libsodium) under a fresh random nonce.
/// Stored form: one byte 1 (the form's version), 24 bytes nonce, cipher text, 16 bytes tag.
class SealingKey {
public:
    explicit SealingKey(SecretKey key) : key_(std::move(key)) {}

    [[nodiscard]] std::vector<std::uint8_t> seal(std::string_view text, FieldPlace const& place) const;
    /// Throws StorageError when it was altered, belongs to another place, or was sealed with another key.
    [[nodiscard]] std::string open(std::span<std::uint8_t const> sealed, FieldPlace const& place) const;

private:
    SecretKey key_;
};

/// Finds a sealed field by its value: a keyed hash (BLAKE2b, 32 bytes) that is stored in an indexed column beside it.
/// Equal values of one table and column have equal hashes; without the key nothing is learned by trying values.
class LookupKey {
public:
    explicit LookupKey(SecretKey key) : key_(std::move(key)) {}

    /// Requires: `value` in its one normal form (an identity code in capitals, without spaces).
    [[nodiscard]] std::array<std::uint8_t, 32> hash(std::string_view table, std::string_view column,
                                                    std::string_view value) const;

private:
    SecretKey key_;
};

/// The keys of an installation, in files of their own under `keys` in the data directory.
class Secrets {
public:
    /// Makes them in a fresh data directory. Throws StorageError when one is missing beside databases, whose sealed
    /// fields a new key could neither open nor find: it has to be put back.
    static Secrets open(DataDirectory const& data);

    [[nodiscard]] SealingKey const& sealing() const { return sealing_; }
    [[nodiscard]] LookupKey const& lookup() const { return lookup_; }

private:
    Secrets(SealingKey sealing, LookupKey lookup) : sealing_(std::move(sealing)), lookup_(std::move(lookup)) {}

    SealingKey sealing_;
    LookupKey lookup_;
};

}  // namespace polku::storage
