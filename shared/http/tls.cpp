#include "shared/http/tls.h"

#include "shared/runtime/logging.h"

#include <fmt/format.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <stdexcept>
#include <utility>

namespace polku::http {

namespace {

namespace ssl = boost::asio::ssl;

std::shared_ptr<ssl::context> make_context(TlsContexts::Side side, TlsFiles const& files) {
    auto const server = side == TlsContexts::Side::server;
    auto context = std::make_shared<ssl::context>(server ? ssl::context::tls_server : ssl::context::tls_client);
    auto* const native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    if (SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1) {
        throw std::runtime_error("the TLS library has none of the allowed ciphers");
    }
    context->use_certificate_chain_file(files.certificate.string());
    context->use_private_key_file(files.key.string(), ssl::context::pem);
    if (files.authority) {
        context->load_verify_file(files.authority->string());
        context->set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
        // Every connection shows its certificate anew: one that was replaced or ran out is not resumed.
        SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
        SSL_CTX_set_options(native, SSL_OP_NO_TICKET);
        SSL_CTX_set_num_tickets(native, 0);
    } else if (!server) {
        throw std::runtime_error("a part that asks others needs the file of their authority");
    }
    return context;
}

std::string text_of(ASN1_STRING const* value) {
    return {reinterpret_cast<char const*>(ASN1_STRING_get0_data(value)),
            static_cast<std::size_t>(ASN1_STRING_length(value))};
}

void add_common_name(X509 const* certificate, std::vector<std::string>& names) {
    auto const* const subject = X509_get_subject_name(certificate);
    auto const index = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (index < 0) return;
    names.push_back(text_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, index))));
}

void add_dns_names(X509 const* certificate, std::vector<std::string>& names) {
    auto* const others =
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; others != nullptr && i < sk_GENERAL_NAME_num(others); ++i) {
        auto const* const one = sk_GENERAL_NAME_value(others, i);
        if (one->type == GEN_DNS) names.push_back(text_of(one->d.dNSName));
    }
    GENERAL_NAMES_free(others);
}

}  // namespace

TlsContexts::TlsContexts(Side side, TlsFiles files) : side_(side), files_(std::move(files)), seen_(state()) {
    try {
        context_ = make_context(side_, files_);
    } catch (std::exception const& fault) {
        throw std::runtime_error(fmt::format("cannot use the certificate {} with the key {}: {}",
                                             files_.certificate.string(), files_.key.string(), fault.what()));
    }
}

TlsContexts::State TlsContexts::state() const {
    State found;
    auto const look = [&](std::filesystem::path const& file) {
        struct stat status{};
        if (::stat(file.c_str(), &status) != 0) return found.push_back(-1);
        found.push_back(static_cast<std::int64_t>(status.st_mtim.tv_sec));
        found.push_back(static_cast<std::int64_t>(status.st_mtim.tv_nsec));
        found.push_back(static_cast<std::int64_t>(status.st_ino));
    };
    look(files_.certificate);
    look(files_.key);
    if (files_.authority) look(*files_.authority);
    return found;
}

std::shared_ptr<ssl::context> TlsContexts::current() {
    std::lock_guard const lock(mutex_);
    auto now = state();
    if (now == seen_) return context_;
    seen_ = std::move(now);
    try {
        context_ = make_context(side_, files_);
        runtime::log(runtime::LogLevel::info, "certificate_replaced", {{"file", files_.certificate.native()}});
    } catch (std::exception const& fault) {
        runtime::log(runtime::LogLevel::error, "certificate_not_replaced",
                     {{"file", files_.certificate.native()}, {"what", std::string_view(fault.what())}});
    }
    return context_;
}

std::vector<std::string> names_of_peer(SSL* connection) {
    std::vector<std::string> names;
    std::unique_ptr<X509, decltype(&X509_free)> const certificate(SSL_get1_peer_certificate(connection), &X509_free);
    if (!certificate) return names;
    add_common_name(certificate.get(), names);
    add_dns_names(certificate.get(), names);
    return names;
}

}  // namespace polku::http
