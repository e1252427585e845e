#include "shared/storage/secrets.h"

#include "shared/storage/tx.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace polku::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::uint8_t kSealedForm = 1;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kKeyDigits = 2 * SecretKey::kBytes;

void start_sodium() {
    if (sodium_init() < 0) throw StorageError("libsodium cannot be started: no source of random bytes");
}

[[noreturn]] void fail_key_file(fs::path const& file, std::string_view what) {
    throw StorageError(fmt::format("key file {}: {}", file.string(), what));
}

/// An open file, closed at the end.
class Descriptor {
public:
    Descriptor(fs::path const& file, int flags) : value_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {
        if (value_ < 0) fail_key_file(file, std::generic_category().message(errno));
    }
    ~Descriptor() { ::close(value_); }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    [[nodiscard]] int get() const { return value_; }

private:
    int value_;
};

void sync_folder(fs::path const& folder) {
    if (::fsync(Descriptor(folder, O_RDONLY | O_DIRECTORY).get()) != 0)
        fail_key_file(folder, std::generic_category().message(errno));
}

/// Durable before anything is sealed with it, and whole or not there: under another name first.
void write_key_file(fs::path const& file, std::span<std::uint8_t const> bytes) {
    std::array<char, kKeyDigits + 1> digits{};
    sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
    digits.back() = '\n';
    auto const draft = fs::path(file.string() + ".new");
    std::error_code ignored;
    fs::remove(draft, ignored);
    {
        Descriptor const target(draft, O_WRONLY | O_CREAT | O_EXCL);
        auto const written = ::write(target.get(), digits.data(), digits.size());
        sodium_memzero(digits.data(), digits.size());
        if (written != static_cast<ssize_t>(digits.size()) || ::fsync(target.get()) != 0) {
            fail_key_file(draft, std::generic_category().message(errno));
        }
    }
    if (::rename(draft.c_str(), file.c_str()) != 0) fail_key_file(file, std::generic_category().message(errno));
    sync_folder(file.parent_path());
}

void read_key_file(fs::path const& file, std::span<std::uint8_t> bytes) {
    Descriptor const source(file, O_RDONLY);
    struct stat status{};
    if (::fstat(source.get(), &status) != 0) fail_key_file(file, std::generic_category().message(errno));
    if ((status.st_mode & 077) != 0) fail_key_file(file, "is open to others; close it with chmod 600");
    std::array<char, kKeyDigits + 2> digits{};
    auto const length = ::read(source.get(), digits.data(), digits.size());
    std::size_t read = 0;
    auto const whole =
        length >= static_cast<ssize_t>(kKeyDigits) && length <= static_cast<ssize_t>(kKeyDigits + 1) &&
        (length == static_cast<ssize_t>(kKeyDigits) || digits[kKeyDigits] == '\n') &&
        sodium_hex2bin(bytes.data(), bytes.size(), digits.data(), kKeyDigits, nullptr, &read, nullptr) == 0 &&
        read == bytes.size();
    sodium_memzero(digits.data(), digits.size());
    if (!whole) fail_key_file(file, "does not hold 64 hexadecimal digits");
}

/// Names have no NUL, so the joined text of two places differs when the places do.
std::string joined_place(std::initializer_list<std::string_view> names) {
    std::string joined;
    for (auto const name : names) joined.append(name).push_back('\0');
    return joined;
}

unsigned char const* unsigned_chars(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

}  // namespace

void SecretKey::Wipe::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

SecretKey::SecretKey() {
    start_sodium();
    bytes_.reset(static_cast<std::uint8_t*>(sodium_malloc(kBytes)));
    if (!bytes_) throw std::bad_alloc();
}

SecretKey SecretKey::open(fs::path const& file, bool may_make) {
    SecretKey key;
    auto const bytes = std::span(key.bytes_.get(), kBytes);
    if (fs::exists(file)) {
        read_key_file(file, bytes);
    } else if (may_make) {
        randombytes_buf(bytes.data(), bytes.size());
        write_key_file(file, bytes);
    } else {
        fail_key_file(file, "is missing, and what it sealed is there; put it back from where the keys are kept");
    }
    sodium_mprotect_readonly(bytes.data());
    return key;
}

std::span<std::uint8_t const, SecretKey::kBytes> SecretKey::bytes() const {
    return std::span<std::uint8_t const, kBytes>(bytes_.get(), kBytes);
}

std::vector<std::uint8_t> SealingKey::seal(std::string_view text, FieldPlace const& place) const {
    auto const extra = joined_place({place.table, place.column, place.row});
    std::vector<std::uint8_t> sealed(1 + kNonceBytes + text.size() + kTagBytes);
    sealed[0] = kSealedForm;
    auto* const nonce = sealed.data() + 1;
    randombytes_buf(nonce, kNonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceBytes, nullptr, unsigned_chars(text), text.size(),
                                               unsigned_chars(extra), extra.size(), nullptr, nonce,
                                               key_.bytes().data());
    return sealed;
}

std::string SealingKey::open(std::span<std::uint8_t const> sealed, FieldPlace const& place) const {
    auto const extra = joined_place({place.table, place.column, place.row});
    auto opened = sealed.size() >= 1 + kNonceBytes + kTagBytes && sealed[0] == kSealedForm;
    std::string text;
    if (opened) {
        auto const* const nonce = sealed.data() + 1;
        auto const cipher = sealed.subspan(1 + kNonceBytes);
        text.resize(cipher.size() - kTagBytes);
        opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                     reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, cipher.data(), cipher.size(),
                     unsigned_chars(extra), extra.size(), nonce, key_.bytes().data()) == 0;
    }
    if (!opened) {
        throw StorageError(
            fmt::format("the sealed field {}.{} of row {} does not open: it was altered or moved, or sealed "
                        "with another key",
                        place.table, place.column, place.row));
    }
    return text;
}

std::array<std::uint8_t, 32> LookupKey::hash(std::string_view table, std::string_view column,
                                             std::string_view value) const {
    auto const input = joined_place({table, column}).append(value);
    std::array<std::uint8_t, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), unsigned_chars(input), input.size(), key_.bytes().data(),
                       SecretKey::kBytes);
    return hash;
}

Secrets Secrets::open(DataDirectory const& data) {
    auto const folder = keys_folder(data.path());
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        fail_key_file(folder, std::generic_category().message(errno));
    sync_folder(data.path());
    // The processes of several parts may begin in an empty directory at once: one makes the keys, the others read them.
    Descriptor const making(folder, O_RDONLY | O_DIRECTORY);
    if (::flock(making.get(), LOCK_EX) != 0) fail_key_file(folder, std::generic_category().message(errno));
    auto const key = [&](char const* name) { return SecretKey::open(folder / name, data.fresh()); };
    return {SealingKey(key("sealing.key")), LookupKey(key("lookup.key"))};
}

}  // namespace polku::storage
