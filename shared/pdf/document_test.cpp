#include "shared/pdf/document.h"

#include <gmock/gmock.h>
// qpdf asks which of its two kinds of pointer is meant: the standard one.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace polku::pdf {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Document sample_document() {
    return {.title = "Suunnitelma – näyte",
            .language = domain::Language::sv,
            .made_at = {1'795'000'000'000},
            .blocks = {Heading{1, "Yhteinen suunnitelma"}, Paragraph{"Åsa Öberg, Łukasz Żółć ja كريم الأمين"},
                       Heading{2, "Tavoite"}, List{{"ensimmäinen", "toinen"}},
                       Table{{2, 1}, {"Toimenpide", "Päättyy"}, {{"Työkokeilu", "1.2.2027"}}}}};
}

/// What a program of poppler says of the document on its standard output.
std::string said_by(std::string const& program, std::string const& bytes) {
    std::string path = (std::filesystem::temp_directory_path() / "polku-pdf-XXXXXX").string();
    auto const file = ::mkstemp(path.data());
    EXPECT_GE(file, 0);
    ::close(file);
    std::ofstream(path, std::ios::binary) << bytes;
    auto command = program;
    command.replace(command.find("FILE"), 4, path);
    auto* const pipe = ::popen(command.c_str(), "r");
    std::string said;
    std::array<char, 4096> part{};
    for (auto size = std::fread(part.data(), 1, part.size(), pipe); size > 0;
         size = std::fread(part.data(), 1, part.size(), pipe))
        said.append(part.data(), size);
    EXPECT_EQ(::pclose(pipe), 0) << command;
    std::filesystem::remove(path);
    return said;
}

/// The types of the structure elements in reading order, without the pieces of text.
void collect_types(QPDFObjectHandle element, std::vector<std::string>& types) {
    if (element.isArray()) {
        for (auto& child : element.getArrayAsVector()) collect_types(child, types);
    } else if (element.isDictionary() && element.hasKey("/S")) {
        types.push_back(element.getKey("/S").getName());
        if (element.hasKey("/K")) collect_types(element.getKey("/K"), types);
    }
}

TEST(PdfDocument, ItsStructureIsThatOfTheBlocks) {
    auto const bytes = render(sample_document());
    QPDF pdf;
    pdf.processMemoryFile("document", bytes.data(), bytes.size());
    auto root = pdf.getRoot();
    EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "sv");
    EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    std::vector<std::string> types;
    collect_types(root.getKey("/StructTreeRoot").getKey("/K"), types);
    EXPECT_THAT(types, ElementsAre("/Document", "/H1", "/P", "/H2", "/L", "/LI", "/Lbl", "/LBody", "/LI", "/Lbl",
                                   "/LBody", "/Table", "/TR", "/TH", "/TH", "/TR", "/TD", "/TD"));
    EXPECT_THAT(bytes, HasSubstr("/Scope /Column"));
}

TEST(PdfDocument, IsTaggedAndNamedForWhoeverReadsIt) {
    auto const said = said_by("pdfinfo FILE", render(sample_document()));
    EXPECT_THAT(said, HasSubstr("Title:           Suunnitelma – näyte"));
    EXPECT_THAT(said, ::testing::ContainsRegex("Tagged: +yes"));
    EXPECT_THAT(said, ::testing::ContainsRegex("Page size: .*A4"));
}

TEST(PdfDocument, EveryScriptStaysText) {
    auto const said = said_by("pdftotext -layout FILE -", render(sample_document()));
    for (auto const* const part : {"Åsa Öberg", "Łukasz Żółć", "Työkokeilu", "Päättyy"})
        EXPECT_THAT(said, HasSubstr(part));
    auto const structure = said_by("pdfinfo -struct-text FILE", render(sample_document()));
    EXPECT_THAT(structure, HasSubstr("Yhteinen suunnitelma"));
    EXPECT_THAT(said, HasSubstr("كريم"));
}

TEST(PdfDocument, TheSameDocumentGivesTheSameBytes) {
    auto document = sample_document();
    auto const first = render(document);
    EXPECT_EQ(render(document), first);
    document.blocks.push_back(Paragraph{"lisää"});
    EXPECT_NE(render(document), first);
}

TEST(PdfDocument, WhatIsLongGoesOnOverThePages) {
    auto document = sample_document();
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "sana" + std::to_string(i) + " ";
    document.blocks.push_back(Paragraph{text});
    Table table{{1, 1}, {"Rivi", "Teksti"}, {}};
    for (int i = 0; i < 120; ++i) table.rows.push_back({std::to_string(i), "rivi" + std::to_string(i)});
    document.blocks.push_back(table);
    auto const said = said_by("pdftotext FILE -", render(document));
    for (auto const* const part : {"sana0 ", "sana1500", "sana2999", "rivi0\n", "rivi119"})
        EXPECT_THAT(said, HasSubstr(part));
    EXPECT_GT(std::ranges::count(said, '\f'), 4);
}

}  // namespace
}  // namespace polku::pdf
