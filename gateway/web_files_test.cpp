#include "gateway/web_files.h"

#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace polku::gateway {

namespace {

class WebFilesTest : public testing::Test {
protected:
    WebFilesTest() {
        write("index.html", "index");
        write("index.html.br", "index-br");
        write("index.html.gz", "index-gz");
        write("sw.js", "worker");
        write("favicon.svg", "<svg/>");
        write("assets/app-1a2b.js", "app");
        write("assets/app-1a2b.js.gz", "app-gz");
        write("assets/font.woff2", "font");
        write(".env", "secret");
        write(".git/config.txt", "secret");
        write("alone.gz", "archive");
    }

    void write(std::string const& name, std::string_view content) {
        auto const path = folder_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << content;
    }
    static std::optional<http::Response> find(WebFiles const& files, std::string path, http::Headers headers = {}) {
        http::Request request;
        request.path = std::move(path);
        request.headers = std::move(headers);
        return files.find(request);
    }
    static std::string body(std::optional<http::Response> const& response) {
        if (!response) return "nothing";
        return response->shared_body ? *response->shared_body : "";
    }
    storage::TemporaryDirectory folder_;
};

TEST_F(WebFilesTest, ServesFilesWithTheirTypes) {
    WebFiles const files(folder_.path());
    auto const type = [&](std::string path) {
        return std::string(*find(files, std::move(path))->header("content-type"));
    };
    EXPECT_EQ(type("/index.html"), "text/html; charset=utf-8");
    EXPECT_EQ(type("/sw.js"), "text/javascript; charset=utf-8");
    EXPECT_EQ(type("/favicon.svg"), "image/svg+xml");
    EXPECT_EQ(type("/assets/font.woff2"), "font/woff2");
    EXPECT_EQ(type("/alone.gz"), "application/octet-stream");
    EXPECT_EQ(body(find(files, "/assets/app-1a2b.js")), "app");
}

TEST_F(WebFilesTest, APageIsTheIndexAndAMissingFileIsNot) {
    WebFiles const files(folder_.path());
    for (auto const path : {"/", "/index.html", "/cases/0192/plan", "/sign-in"}) {
        EXPECT_EQ(body(find(files, path)), "index") << path;
    }
    for (auto const path : {"/missing.js", "/assets/missing.css", "/.env", "/.git/config.txt", "/../etc/passwd.txt",
                            "/index.html.br", "/assets/app-1a2b.js.gz"}) {
        EXPECT_FALSE(find(files, path)) << path;
    }
    EXPECT_EQ(body(find(files, "/assets")), "index") << "no listing";
}

TEST_F(WebFilesTest, TakesThePackedFormThatTheBrowserReads) {
    WebFiles const files(folder_.path());
    struct Given {
        char const* accepted;
        char const* body;
        std::optional<std::string_view> coding;
    };
    for (auto const& given :
         {Given{"", "index", {}}, Given{"gzip, deflate, br", "index-br", "br"}, Given{"gzip", "index-gz", "gzip"},
          Given{"br;q=0, gzip", "index-gz", "gzip"}, Given{"br; q=0.000 , gzip;q=0.0", "index", {}},
          Given{"br;q=0.001", "index-br", "br"}, Given{"*", "index-br", "br"}, Given{"*;q=0", "index", {}},
          Given{"br;q=0, *", "index-gz", "gzip"}, Given{"identity", "index", {}}}) {
        auto const response = find(files, "/", {{"accept-encoding", given.accepted}});
        EXPECT_EQ(body(response), given.body) << given.accepted;
        EXPECT_EQ(response->header("content-encoding"), given.coding) << given.accepted;
        EXPECT_EQ(response->header("vary"), "Accept-Encoding");
        EXPECT_EQ(response->header("content-type"), "text/html; charset=utf-8");
    }
    EXPECT_FALSE(find(files, "/favicon.svg", {{"accept-encoding", "br"}})->header("content-encoding"));
    EXPECT_FALSE(find(files, "/favicon.svg")->header("vary"));
}

TEST_F(WebFilesTest, OnlyAssetsStayInTheBrowser) {
    WebFiles const files(folder_.path());
    EXPECT_EQ(find(files, "/assets/app-1a2b.js")->header("cache-control"), "public, max-age=31536000, immutable");
    for (auto const path : {"/", "/index.html", "/sw.js", "/favicon.svg", "/cases/1"}) {
        EXPECT_EQ(find(files, path)->header("cache-control"), "no-cache") << path;
    }
}

TEST_F(WebFilesTest, AnswersNotModifiedForTheSameTag) {
    WebFiles const files(folder_.path());
    auto const first = find(files, "/");
    auto const tag = std::string(*first->header("etag"));
    auto const again = find(files, "/", {{"if-none-match", tag}});
    EXPECT_EQ(again->status, 304);
    EXPECT_EQ(body(again), "");
    EXPECT_EQ(again->header("etag"), tag);
    EXPECT_EQ(again->header("cache-control"), "no-cache");
    auto const packed = find(files, "/", {{"if-none-match", tag}, {"accept-encoding", "br"}});
    EXPECT_EQ(packed->status, 200) << "each packing has its own tag";
    write("index.html", "index 2");
    EXPECT_EQ(find(WebFiles(folder_.path()), "/", {{"if-none-match", tag}})->status, 200);
}

TEST_F(WebFilesTest, FollowsNoLinks) {
    storage::TemporaryDirectory const elsewhere;
    std::ofstream(elsewhere / "secret.txt") << "secret";
    std::filesystem::create_symlink(elsewhere / "secret.txt", folder_ / "secret.txt");
    std::filesystem::create_directory_symlink(elsewhere.path(), folder_ / "linked");
    WebFiles const files(folder_.path());
    EXPECT_FALSE(find(files, "/secret.txt"));
    EXPECT_FALSE(find(files, "/linked/secret.txt"));
}

TEST_F(WebFilesTest, AFolderWithoutTheApplicationIsRefused) {
    storage::TemporaryDirectory const empty;
    EXPECT_THROW(WebFiles(empty.path()), std::runtime_error);
    EXPECT_THROW(WebFiles(empty / "missing"), std::runtime_error);
}

}  // namespace

}  // namespace polku::gateway
