#include "gateway/certificate.h"

#include <fcntl.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ctime>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace polku::gateway {

namespace {

namespace fs = std::filesystem;

constexpr int kDays = 825;
constexpr std::time_t kDaySeconds = 24 * 60 * 60;
constexpr std::time_t kRenewBefore = 30 * kDaySeconds;

struct Freed {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIGNUM* number) const { BN_free(number); }
};
template <class T>
using Owned = std::unique_ptr<T, Freed>;

void need(bool done, char const* what) {
    if (!done) throw std::runtime_error(std::string("OpenSSL cannot ") + what);
}

template <class T>
Owned<T> owned(T* made, char const* what) {
    need(made != nullptr, what);
    return Owned<T>(made);
}

std::time_t seconds_of(domain::Instant now) { return static_cast<std::time_t>(now.ms / 1000); }

Owned<BIO> open_file(fs::path const& path) {
    auto bio = Owned<BIO>(BIO_new_file(path.c_str(), "r"));
    if (!bio) throw std::runtime_error("cannot read " + path.string());
    return bio;
}

/// Both are there, belong together and hold for a while yet.
bool still_good(http::TlsFiles const& files, domain::Instant now) {
    if (!fs::exists(files.certificate) || !fs::exists(files.key)) return false;
    auto const certificate_file = open_file(files.certificate);
    auto const certificate = Owned<X509>(PEM_read_bio_X509(certificate_file.get(), nullptr, nullptr, nullptr));
    if (!certificate) throw std::runtime_error("not a certificate in PEM: " + files.certificate.string());
    auto const key_file = open_file(files.key);
    auto const key = Owned<EVP_PKEY>(PEM_read_bio_PrivateKey(key_file.get(), nullptr, nullptr, nullptr));
    if (!key) throw std::runtime_error("not a private key in PEM: " + files.key.string());
    if (X509_check_private_key(certificate.get(), key.get()) != 1) return false;
    auto needed_until = seconds_of(now) + kRenewBefore;
    return X509_cmp_time(X509_get0_notAfter(certificate.get()), &needed_until) > 0;
}

void add_extension(X509* certificate, int nid, char const* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    auto const extension = owned(X509V3_EXT_conf_nid(nullptr, &context, nid, value), "make an extension");
    need(X509_add_ext(certificate, extension.get(), -1) == 1, "add an extension");
}

void set_serial(X509* certificate) {
    auto const number = owned(BN_new(), "make a number");
    // 126 random bits and one that is set: positive, and not more than 20 octets (RFC 5280, 4.1.2.2).
    need(BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1, "draw a number");
    need(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr, "set the number");
}

Owned<X509> self_signed(EVP_PKEY* key, domain::Instant now) {
    auto certificate = owned(X509_new(), "make a certificate");
    auto* const made = certificate.get();
    need(X509_set_version(made, X509_VERSION_3) == 1, "set the version");
    set_serial(made);
    auto const start = seconds_of(now);
    need(ASN1_TIME_set(X509_getm_notBefore(made), start) != nullptr, "set the start");
    need(ASN1_TIME_set(X509_getm_notAfter(made), start + kDays * kDaySeconds - 1) != nullptr, "set the end");
    need(X509_set_pubkey(made, key) == 1, "set the key");
    auto* const name = X509_get_subject_name(made);
    unsigned char const common_name[] = "localhost";
    need(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common_name, -1, -1, 0) == 1, "set the name");
    need(X509_set_issuer_name(made, name) == 1, "set the issuer");
    add_extension(made, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(made, NID_key_usage, "critical,digitalSignature");
    add_extension(made, NID_ext_key_usage, "serverAuth");
    add_extension(made, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1");
    add_extension(made, NID_subject_key_identifier, "hash");
    need(X509_sign(made, key, EVP_sha256()) > 0, "sign");
    return certificate;
}

std::string text_of(BIO* bio) {
    char* data = nullptr;
    auto const size = BIO_get_mem_data(bio, &data);
    return std::string(data, static_cast<std::size_t>(size));
}

std::string pem_of(EVP_PKEY* key) {
    auto const bio = owned(BIO_new(BIO_s_mem()), "make a buffer");
    need(PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1, "write the key");
    return text_of(bio.get());
}

std::string pem_of(X509* certificate) {
    auto const bio = owned(BIO_new(BIO_s_mem()), "make a buffer");
    need(PEM_write_bio_X509(bio.get(), certificate) == 1, "write the certificate");
    return text_of(bio.get());
}

[[noreturn]] void fail_on(fs::path const& path) {
    throw std::runtime_error("cannot write " + path.string() + ": " +
                             std::error_code(errno, std::generic_category()).message());
}

/// Whole or not at all, and never readable by others for a moment.
void write_whole(fs::path const& path, std::string const& text, mode_t mode) {
    auto const made = fs::path(path.string() + ".new");
    ::unlink(made.c_str());
    auto const file = ::open(made.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file < 0) fail_on(made);
    auto const written = ::write(file, text.data(), text.size());
    auto const whole = written >= 0 && static_cast<std::size_t>(written) == text.size() && ::fsync(file) == 0;
    if (::close(file) != 0 || !whole) fail_on(made);
    if (::rename(made.c_str(), path.c_str()) != 0) fail_on(path);
}

void make_folder(fs::path const& folder) {
    if (fs::is_directory(folder)) return;
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
}

}  // namespace

http::TlsFiles ensure_certificate(fs::path const& folder, domain::Instant now) {
    http::TlsFiles files{folder / "certificate.pem", folder / "key.pem"};
    make_folder(folder);
    if (still_good(files, now)) return files;
    auto const key = owned(EVP_EC_gen("P-256"), "make a key");
    auto const certificate = self_signed(key.get(), now);
    write_whole(files.key, pem_of(key.get()), S_IRUSR | S_IWUSR);
    write_whole(files.certificate, pem_of(certificate.get()), S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    return files;
}

}  // namespace polku::gateway
