#include "gateway/certificate.h"

#include "shared/storage/testing.h"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

namespace polku::gateway {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr domain::Instant kMadeAt{1'795'341'600'000};  // 2026-11-22T10:00:00Z

std::string certificate_text(fs::path const& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::shared_ptr<X509> read_certificate(fs::path const& path) {
    std::shared_ptr<BIO> const file(BIO_new_file(path.c_str(), "r"), BIO_free);
    return {PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr), X509_free};
}

std::shared_ptr<EVP_PKEY> read_key(fs::path const& path) {
    std::shared_ptr<BIO> const file(BIO_new_file(path.c_str(), "r"), BIO_free);
    return {PEM_read_bio_PrivateKey(file.get(), nullptr, nullptr, nullptr), EVP_PKEY_free};
}

/// Days and seconds from `at` to the certificate's end.
std::pair<int, int> left(X509 const* certificate, domain::Instant at) {
    std::shared_ptr<ASN1_TIME> const from(ASN1_TIME_set(nullptr, at.ms / 1000), ASN1_TIME_free);
    std::pair<int, int> days_seconds;
    ASN1_TIME_diff(&days_seconds.first, &days_seconds.second, from.get(), X509_get0_notAfter(certificate));
    return days_seconds;
}

TEST(Certificate, IsWhatABrowserOnThisMachineAsksFor) {
    storage::TemporaryDirectory const folder;
    auto const files = ensure_certificate(folder / "tls", kMadeAt);
    auto const certificate = read_certificate(files.certificate);
    auto const key = read_key(files.key);
    ASSERT_TRUE(certificate);
    ASSERT_TRUE(key);
    EXPECT_EQ(X509_check_private_key(certificate.get(), key.get()), 1);
    EXPECT_EQ(X509_verify(certificate.get(), key.get()), 1) << "signed by its own key";
    char group[32] = {};
    EXPECT_EQ(EVP_PKEY_get_group_name(key.get(), group, sizeof group, nullptr), 1);
    EXPECT_STREQ(group, SN_X9_62_prime256v1);
    EXPECT_EQ(X509_check_host(certificate.get(), "localhost", 0, 0, nullptr), 1);
    EXPECT_EQ(X509_check_ip_asc(certificate.get(), "127.0.0.1", 0), 1);
    EXPECT_EQ(X509_check_ip_asc(certificate.get(), "::1", 0), 1);
    EXPECT_NE(X509_check_host(certificate.get(), "evil.example", 0, 0, nullptr), 1);
    EXPECT_EQ(X509_check_ca(certificate.get()), 0) << "signs nothing but itself";
    EXPECT_EQ(X509_get_extended_key_usage(certificate.get()), static_cast<std::uint32_t>(XKU_SSL_SERVER));
    auto const [days, seconds] = left(certificate.get(), kMadeAt);
    EXPECT_LE(days, 825);
    EXPECT_GE(days, 824);
}

TEST(Certificate, TheKeyIsForItsOwnerAlone) {
    storage::TemporaryDirectory const folder;
    auto const files = ensure_certificate(folder / "tls", kMadeAt);
    EXPECT_EQ(fs::status(files.key).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(folder / "tls").permissions(), fs::perms::owner_all);
    EXPECT_FALSE(fs::exists(folder / "tls/key.pem.new"));
}

TEST(Certificate, StaysWhileItHolds) {
    storage::TemporaryDirectory const folder;
    auto const files = ensure_certificate(folder.path(), kMadeAt);
    auto const certificate = certificate_text(files.certificate);
    auto const key = certificate_text(files.key);
    ensure_certificate(folder.path(), kMadeAt + 24h * 790);
    EXPECT_EQ(certificate_text(files.certificate), certificate);
    EXPECT_EQ(certificate_text(files.key), key);
}

TEST(Certificate, IsRenewedBeforeItsEnd) {
    storage::TemporaryDirectory const folder;
    auto const files = ensure_certificate(folder.path(), kMadeAt);
    auto const later = kMadeAt + 24h * 800;
    ensure_certificate(folder.path(), later);
    auto const certificate = read_certificate(files.certificate);
    EXPECT_GE(left(certificate.get(), later).first, 824);
    EXPECT_EQ(X509_check_private_key(certificate.get(), read_key(files.key).get()), 1);
}

TEST(Certificate, IsMadeAnewWhenAHalfIsMissingOrOfAnother) {
    storage::TemporaryDirectory const folder;
    storage::TemporaryDirectory const other;
    auto const files = ensure_certificate(folder.path(), kMadeAt);
    auto const foreign = ensure_certificate(other.path(), kMadeAt);
    auto const fits = [&] {
        return X509_check_private_key(read_certificate(files.certificate).get(), read_key(files.key).get()) == 1;
    };
    fs::remove(files.certificate);
    ensure_certificate(folder.path(), kMadeAt);
    EXPECT_TRUE(fits());
    fs::copy_file(foreign.key, files.key, fs::copy_options::overwrite_existing);
    EXPECT_FALSE(fits());
    ensure_certificate(folder.path(), kMadeAt);
    EXPECT_TRUE(fits());
}

TEST(Certificate, WhatIsNotPemIsSaidAndKept) {
    storage::TemporaryDirectory const folder;
    auto const files = ensure_certificate(folder.path(), kMadeAt);
    std::ofstream(files.certificate) << "something else";
    EXPECT_THROW(ensure_certificate(folder.path(), kMadeAt), std::runtime_error);
    EXPECT_EQ(certificate_text(files.certificate), "something else");
}

}  // namespace

}  // namespace polku::gateway
