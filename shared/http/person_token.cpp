#include "shared/http/person_token.h"

#include "shared/http/base64url.h"
#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace polku::http {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kLongestToken = 8 * 1024;
/// People at work at once; more, and all are signed or verified anew.
constexpr std::size_t kMostKept = 4096;
/// Two machines' clocks are this far apart at most.
constexpr std::chrono::milliseconds kClockSkew{5'000};

unsigned char const* as_bytes(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

/// RFC 8785: members in the order of their names, no white space.
std::string claims_of(access::Principal const& person, domain::Instant expires_at) {
    std::string out;
    json::Writer w(out);
    w.begin_object();
    w.field("client", person.client).field("contract", person.contract).field("display_name", person.display_name);
    w.field("expires_at", expires_at.ms).field("membership", person.membership);
    w.field("organisation", person.organisation).field("person", person.person);
    w.field("role", access::name(person.role)).field("team", person.team);
    w.end_object();
    return out;
}

struct Claims {
    access::Principal person;
    domain::Instant expires_at;
};

std::optional<Claims> read_claims(std::string_view text) {
    auto const document = json::parse(text, {.bytes = kLongestToken, .depth = 2});
    if (!document) return std::nullopt;
    json::Reader r(*document);
    Claims claims;
    auto& person = claims.person;
    person.client = r.optional_id("client");
    person.contract = r.optional_id("contract");
    person.display_name = r.text("display_name", {.min = 0, .max = 1000});
    claims.expires_at = domain::Instant{r.integer("expires_at")};
    person.membership = r.id("membership");
    person.organisation = r.id("organisation");
    person.person = r.id("person");
    person.role = r.choice<access::Role>("role", access::kRoleNames);
    person.team = r.optional_id("team");
    if (!r.finish() || person.system()) return std::nullopt;
    return claims;
}

bool signed_with(EVP_PKEY* key, std::string_view text, std::string_view signature) {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), as_bytes(signature), signature.size(), as_bytes(text), text.size()) == 1;
}

using File = std::unique_ptr<BIO, decltype(&BIO_free)>;

Pkey ed25519(EVP_PKEY* key) {
    Pkey owned(key);
    if (owned && EVP_PKEY_get_id(owned.get()) != EVP_PKEY_ED25519) owned.reset();
    return owned;
}

[[noreturn]] void fail_with(fs::path const& file, std::string_view what) {
    throw std::runtime_error(fmt::format("the key of persons' tokens {}: {}", file.string(), what));
}

/// Whole or not there: under another name first.
void write_pem(fs::path const& file, EVP_PKEY* key, bool secret) {
    auto const draft = fs::path(file.string() + ".new");
    std::error_code ignored;
    fs::remove(draft, ignored);
    auto const descriptor = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, secret ? 0600 : 0644);
    if (descriptor < 0) fail_with(draft, std::generic_category().message(errno));
    File const out(BIO_new_fd(descriptor, BIO_CLOSE), &BIO_free);
    auto const written = secret ? PEM_write_bio_PrivateKey(out.get(), key, nullptr, nullptr, 0, nullptr, nullptr)
                                : PEM_write_bio_PUBKEY(out.get(), key);
    if (written != 1 || ::fsync(descriptor) != 0) fail_with(draft, "cannot be written");
    if (::rename(draft.c_str(), file.c_str()) != 0) fail_with(file, std::generic_category().message(errno));
}

std::string sign_claims(EVP_PKEY* key, std::string_view claims) {
    std::string signature(kSignatureBytes, '\0');
    auto length = signature.size();
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length, as_bytes(claims),
                       claims.size()) != 1) {
        throw std::runtime_error("a person's token cannot be signed");
    }
    return to_base64url(claims) + "." + to_base64url(signature);
}

bool in_time(domain::Instant expires_at, domain::Instant now) {
    return expires_at > now && expires_at <= now + kPersonTokenLife + kClockSkew;
}

domain::Problem refused_token() {
    return {.status = 401, .code = "person_token_refused", .detail = "the word for the person is not the gateway's"};
}

}  // namespace

void EndPkey::operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }

void ensure_person_keys(fs::path const& private_key, fs::path const& public_key) {
    if (fs::exists(private_key)) return;
    Pkey const key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    if (!key) fail_with(private_key, "cannot be made");
    write_pem(public_key, key.get(), false);
    write_pem(private_key, key.get(), true);
}

PersonSigner::PersonSigner(fs::path const& private_key) {
    struct stat status{};
    if (::stat(private_key.c_str(), &status) != 0) fail_with(private_key, std::generic_category().message(errno));
    if ((status.st_mode & 077) != 0) fail_with(private_key, "is open to others; close it with chmod 600");
    File const in(BIO_new_file(private_key.c_str(), "r"), &BIO_free);
    if (!in) fail_with(private_key, "cannot be read");
    key_ = ed25519(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr));
    if (!key_) fail_with(private_key, "is not a private Ed25519 key in PEM");
}

std::string PersonSigner::sign(access::Principal const& person, domain::Instant now) {
    if (person.system()) throw std::logic_error("a service has no person's token");
    auto said = claims_of(person, domain::Instant{});
    {
        std::lock_guard const lock(mutex_);
        auto const found = signed_.find(said);
        if (found != signed_.end() && found->second.at <= now && now < found->second.at + kPersonTokenReused) {
            return found->second.token;
        }
    }
    auto token = sign_claims(key_.get(), claims_of(person, now + kPersonTokenLife));
    std::lock_guard const lock(mutex_);
    if (signed_.size() >= kMostKept) signed_.clear();
    signed_.insert_or_assign(std::move(said), Signed{token, now});
    return token;
}

std::shared_ptr<PersonVerifier::Keys const> PersonVerifier::keys() {
    std::lock_guard const lock(mutex_);
    std::error_code missing;
    auto const changed = fs::last_write_time(file_, missing);
    if (missing || (keys_ && changed == read_)) return keys_;
    File const in(BIO_new_file(file_.c_str(), "r"), &BIO_free);
    auto read = std::make_shared<Keys>();
    while (in) {
        auto* const key = PEM_read_bio_PUBKEY(in.get(), nullptr, nullptr, nullptr);
        if (key == nullptr) break;
        if (auto usable = ed25519(key)) read->push_back(std::move(usable));
    }
    // A file that is just being written keeps what is known.
    if (read->empty()) return keys_;
    keys_ = std::move(read);
    verified_.clear();
    read_ = changed;
    return keys_;
}

std::optional<PersonVerifier::Verified> PersonVerifier::known(std::string const& token) {
    std::lock_guard const lock(mutex_);
    auto const found = verified_.find(token);
    if (found == verified_.end()) return std::nullopt;
    return found->second;
}

/// Unless the keys were changed meanwhile: what another key signed is verified anew.
void PersonVerifier::keep(std::string token, Verified verified, std::shared_ptr<Keys const> const& by) {
    std::lock_guard const lock(mutex_);
    if (keys_ != by) return;
    if (verified_.size() >= kMostKept) verified_.clear();
    verified_.insert_or_assign(std::move(token), std::move(verified));
}

domain::Result<access::Principal> PersonVerifier::verify(std::string_view token, domain::Instant now) {
    auto const by = keys();
    if (!by) return domain::refused(domain::unavailable(1));
    std::string text(token.substr(0, kLongestToken + 1));
    if (auto before = known(text)) {
        if (!in_time(before->expires_at, now)) return domain::refused(refused_token());
        return std::move(before->person);
    }
    auto const dot = token.find('.');
    if (token.size() > kLongestToken || dot == std::string_view::npos) return domain::refused(refused_token());
    auto const said = from_base64url(token.substr(0, dot));
    auto const signature = from_base64url(token.substr(dot + 1));
    if (!said || !signature || signature->size() != kSignatureBytes) return domain::refused(refused_token());
    auto trusted = false;
    for (auto const& key : *by) trusted = trusted || signed_with(key.get(), *said, *signature);
    if (!trusted) return domain::refused(refused_token());
    auto claims = read_claims(*said);
    if (!claims || !in_time(claims->expires_at, now)) return domain::refused(refused_token());
    claims->person.proof = std::make_shared<std::string const>(token);
    keep(std::move(text), {claims->person, claims->expires_at}, by);
    return std::move(claims->person);
}

}  // namespace polku::http
