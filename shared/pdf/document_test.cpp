#include "shared/pdf/document.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
// qpdf asks which of its two kinds of pointer is meant: the standard one.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace polku::pdf {
namespace {

using ::testing::ContainsRegex;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

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
    EXPECT_THAT(said, ContainsRegex("Tagged: +yes"));
    EXPECT_THAT(said, ContainsRegex("Page size: .*A4"));
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

/// With a running head, over so many pages that a paragraph, a list and a table each go on over some.
Document long_document() {
    auto document = sample_document();
    document.running_head = "Yhteinen suunnitelma: Åsa Öberg";
    std::string text;
    for (int i = 0; i < 1200; ++i) text += "sana" + std::to_string(i) + " ";
    document.blocks.push_back(Paragraph{text});
    document.blocks.push_back(List{{text, "toinen"}});
    return document;
}

std::vector<std::string> pages_of(std::string const& said) {
    std::vector<std::string> pages;
    for (std::size_t from = 0, end = said.find('\f'); end != std::string::npos;
         from = end + 1, end = said.find('\f', from))
        pages.push_back(said.substr(from, end - from));
    return pages;
}

TEST(PdfDocument, EachPageSaysItsNumberAndLaterOnesWhatTheyAreOf) {
    auto const document = long_document();
    auto const pages = pages_of(said_by("pdftotext -layout FILE -", render(document)));
    ASSERT_GT(pages.size(), 3U);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        // The space beside the stroke is too narrow for pdftotext to tell.
        EXPECT_THAT(pages[i], ContainsRegex(fmt::format("\n *{} ?/ ?{}\n", i + 1, pages.size())));
        EXPECT_EQ(pages[i].find(document.running_head) != std::string::npos, i > 0) << i;
    }
    EXPECT_THAT(said_by("pdftotext -layout FILE -", render(sample_document())), ContainsRegex("\n *1 ?/ ?1\n"));
}

TEST(PdfDocument, NumbersAndHeadsAreReadOutToNobody) {
    auto const document = long_document();
    auto const bytes = render(document);
    auto const structure = said_by("pdfinfo -struct-text FILE", bytes);
    for (auto const* const part : {"Yhteinen suunnitelma", "sana0 ", "toinen"}) EXPECT_THAT(structure, HasSubstr(part));
    EXPECT_THAT(structure, Not(HasSubstr(document.running_head)));
    EXPECT_THAT(structure, Not(ContainsRegex("2 ?/ ?[0-9]")));
    EXPECT_THAT(said_by("pdfinfo -struct FILE", bytes), Not(HasSubstr("Artifact")));
    QPDF pdf;
    pdf.processMemoryFile("document", bytes.data(), bytes.size());
    for (auto page : pdf.getAllPages()) {
        std::string contents;
        for (auto& part : page.getPageContents()) {
            auto const data = part.getStreamData();
            contents.append(data->getBuffer(), data->getBuffer() + data->getSize());
        }
        EXPECT_THAT(contents, HasSubstr("/Artifact <</Type /Pagination>> BDC q /Marks Do Q EMC"));
    }
}

/// A measure of poppler's, such as `xMax="539.9"`, in points.
double measure(std::string const& word, std::string const& name) {
    return std::stod(word.substr(word.find(name + "=\"") + name.size() + 2));
}

TEST(PdfDocument, AHeadThatIsTooLongIsCutToItsLine) {
    auto document = long_document();
    for (int i = 0; i < 40; ++i) document.running_head += " lisää";
    std::istringstream said(said_by("pdftotext -bbox -f 2 -l 2 FILE -", render(document)));
    int of_the_head = 0;
    for (std::string line; std::getline(said, line);) {
        if (line.find("lisää") == std::string::npos) continue;
        ++of_the_head;
        EXPECT_LT(measure(line, "xMax"), 540) << "within the margin";
        EXPECT_LT(measure(line, "yMax"), 50) << "above the text";
    }
    EXPECT_GT(of_the_head, 10);
}

}  // namespace
}  // namespace polku::pdf
