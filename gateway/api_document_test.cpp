#include "gateway/api_document.h"

#include "gateway/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
// Its input is a pointer to const.
#define ZLIB_CONST
#include <zlib.h>

namespace polku::gateway {

namespace {

using testing::SizeIs;

std::string unpacked(std::string const& packed, std::size_t size) {
    constexpr int kGzip = 15 + 16;
    std::string text(size + 1, '\0');
    z_stream stream{};
    inflateInit2(&stream, kGzip);
    stream.next_in = reinterpret_cast<Bytef const*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

TEST(ApiDocument, IsServedToWhoeverAsks) {
    TestGateway gateway;
    auto const response = gateway.get(std::string(kApiDocumentPath));
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(response.header("content-type"), "application/json");
    auto const document = nlohmann::json::parse(*response.shared_body);
    EXPECT_EQ(document.at("openapi"), "3.1.0");
    for (auto const* path : {"/session", "/cases/{case}/handovers", "/milestones", "/contracts", "/notices",
                             "/clients/{client}/access-log"}) {
        EXPECT_TRUE(document.at("paths").contains(path)) << path;
    }
    EXPECT_THAT(gateway.casework.seen, SizeIs(0));
}

TEST(ApiDocument, IsCompressedAndKnownAgain) {
    TestGateway gateway;
    std::string const path(kApiDocumentPath);
    auto const plain = gateway.get(path);
    auto const packed = gateway.get(path, {{"accept-encoding", "gzip"}});
    EXPECT_EQ(packed.header("content-encoding"), "gzip");
    EXPECT_EQ(packed.header("vary"), "Accept-Encoding");
    EXPECT_LT(packed.shared_body->size(), plain.shared_body->size() / 4);
    EXPECT_EQ(unpacked(*packed.shared_body, plain.shared_body->size()), *plain.shared_body);
    EXPECT_NE(packed.header("etag"), plain.header("etag"));
    EXPECT_EQ(gateway.get(path, {{"if-none-match", std::string(*plain.header("etag"))}}).status, 304);
}

TEST(ApiDocument, IsOnlyRead) {
    TestGateway gateway;
    auto const response = gateway.change(http::Method::post, std::string(kApiDocumentPath), "{}");
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.header("allow"), "GET, HEAD");
}

}  // namespace

}  // namespace polku::gateway
