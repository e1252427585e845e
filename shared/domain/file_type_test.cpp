#include "shared/domain/file_type.h"

#include <gtest/gtest.h>

#include <string>

namespace polku::domain {
namespace {

using namespace std::string_literals;

constexpr auto kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr auto kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr auto kOdt = "application/vnd.oasis.opendocument.text";
constexpr auto kOds = "application/vnd.oasis.opendocument.spreadsheet";

/// The head of a ZIP package whose first entry has this name and content.
std::string zip(std::string const& name_and_content) { return "PK\x03\x04" + std::string(26, '\0') + name_and_content; }

TEST(FileType, IsKnownByTheFirstBytes) {
    EXPECT_TRUE(is_file_of("application/pdf", "%PDF-1.4\x01"));
    EXPECT_TRUE(is_file_of("application/rtf", "{\\rtf1\\ansi}"));
    EXPECT_TRUE(is_file_of("image/png", "\x89PNG\r\n\x1a\n...."));
    EXPECT_TRUE(is_file_of("image/jpeg", "\xff\xd8\xff\xe0"));
    EXPECT_TRUE(is_file_of("image/webp", "RIFF\x04\0\0\0WEBPVP8 "s));
    EXPECT_FALSE(is_file_of("image/webp", "RIFF\x04\0\0\0WAVEfmt "s));
    EXPECT_FALSE(is_file_of("application/pdf", "\x89PNG\r\n\x1a\n"));
    EXPECT_FALSE(is_file_of("text/html", "<p>"));
    EXPECT_FALSE(is_file_of("application/pdf", ""));
}

TEST(FileType, OfficePackagesAreToldApart) {
    auto const docx = zip("[Content_Types].xml...word/document.xml");
    auto const odt = zip("mimetype"s + kOdt + "...");
    EXPECT_TRUE(is_file_of(kDocx, docx));
    EXPECT_FALSE(is_file_of(kXlsx, docx));
    EXPECT_TRUE(is_file_of(kXlsx, zip("[Content_Types].xml...xl/workbook.xml")));
    EXPECT_TRUE(is_file_of(kOdt, odt));
    EXPECT_FALSE(is_file_of(kOds, odt));
    EXPECT_FALSE(is_file_of(kOdt, docx));
    EXPECT_FALSE(is_file_of(kDocx, zip("classes.dex")));
    EXPECT_FALSE(is_file_of(kOdt, "PK\x03\x04"));
}

TEST(FileType, TextIsReadableUtf8) {
    EXPECT_TRUE(is_file_of("text/plain", "Työsopimus\r\n\t"));
    EXPECT_TRUE(is_file_of("text/csv", "nimi;päivä\n"));
    EXPECT_FALSE(is_file_of("text/plain", "MZ\x90\0"s));
    EXPECT_FALSE(is_file_of("text/csv", "p\xe4iv\xe4"));
    EXPECT_FALSE(readable_text("\xff\xfe"));
    EXPECT_FALSE(readable_text("\x7f"));
}

}  // namespace
}  // namespace polku::domain
