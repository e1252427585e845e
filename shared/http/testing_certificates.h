#pragma once

#include "shared/http/tls_files.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

/// For tests alone: an authority that signs the certificates of parts.
namespace polku::http {

class TestAuthority {
public:
    explicit TestAuthority(std::filesystem::path folder) : folder_(std::move(folder)), key_(EVP_EC_gen("P-256")) {
        std::filesystem::create_directories(folder_);
        certificate_ = make("a test's authority", key_.get(), "CA:TRUE", "");
        write_certificate(folder_ / "authority.pem", certificate_.get());
    }

    /// For whoever is called `common_name`; `alternative` such as "DNS:localhost,IP:127.0.0.1". Written over what was
    /// issued under the same `file` before.
    TlsFiles issue(std::string const& file, std::string const& common_name, std::string const& alternative) {
        Key const key(EVP_EC_gen("P-256"));
        auto const certificate = make(common_name, key.get(), "CA:FALSE", alternative);
        TlsFiles files{folder_ / (file + ".pem"), folder_ / (file + ".key"), folder_ / "authority.pem"};
        write_certificate(files.certificate, certificate.get());
        File const out(std::fopen(files.key.c_str(), "w"));
        need(PEM_write_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
        return files;
    }

private:
    struct End {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
        void operator()(X509* certificate) const { X509_free(certificate); }
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
    };
    using Key = std::unique_ptr<EVP_PKEY, End>;
    using Certificate = std::unique_ptr<X509, End>;
    using File = std::unique_ptr<std::FILE, End>;

    static void need(bool done) {
        if (!done) throw std::runtime_error("a test's certificate cannot be made");
    }
    static void add(X509* certificate, int nid, std::string const& value) {
        if (value.empty()) return;
        auto* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str());
        need(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
        X509_EXTENSION_free(extension);
    }
    static void write_certificate(std::filesystem::path const& file, X509* certificate) {
        File const out(std::fopen(file.c_str(), "w"));
        need(PEM_write_X509(out.get(), certificate) == 1);
    }

    Certificate make(std::string const& common_name, EVP_PKEY* key, std::string const& constraints,
                     std::string const& alternative) {
        constexpr long kDay = 86'400;
        Certificate certificate(X509_new());
        auto* const made = certificate.get();
        need(X509_set_version(made, X509_VERSION_3) == 1 &&
             ASN1_INTEGER_set(X509_get_serialNumber(made), ++serial_) == 1 &&
             X509_gmtime_adj(X509_getm_notBefore(made), -kDay) != nullptr &&
             X509_gmtime_adj(X509_getm_notAfter(made), kDay) != nullptr && X509_set_pubkey(made, key) == 1);
        auto const* const text = reinterpret_cast<unsigned char const*>(common_name.c_str());
        need(X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1);
        auto const* const issuer =
            certificate_ ? X509_get_subject_name(certificate_.get()) : X509_get_subject_name(made);
        need(X509_set_issuer_name(made, issuer) == 1);
        add(made, NID_basic_constraints, "critical," + constraints);
        add(made, NID_subject_alt_name, alternative);
        need(X509_sign(made, key_.get(), EVP_sha256()) > 0);
        return certificate;
    }

    std::filesystem::path folder_;
    Key key_;
    Certificate certificate_;
    long serial_ = 0;
};

}  // namespace polku::http
