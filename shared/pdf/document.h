// Printed documents: tagged PDF (PDF 1.5 with a structure tree), so that a screen reader reads them in order, in their
// language, with headings, lists and tables; page numbers and the
// running head are artifacts, which it does not read out. Text stays text in every script that the font has (DejaVu
// Sans).
#pragma once

#include "shared/domain/instant.h"
#include "shared/domain/language.h"

#include <string>
#include <variant>
#include <vector>

namespace polku::pdf {

struct Heading {
    int level = 1;  // 1..3
    std::string text;
};
struct Paragraph {
    std::string text;
};
struct List {
    std::vector<std::string> items;
};
// The first row is the head. Requires: every row has as many cells as the head, and `widths` too.
struct Table {
    std::vector<int> widths;  // of the columns, relative to each other
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
};
using Block = std::variant<Heading, Paragraph, List, Table>;

struct Document {
    std::string title;  // what a viewer shows in place of the file's name
    domain::Language language = domain::kDefaultLanguage;
    std::string running_head{};  // on the second and later pages, as an artifact; short: it is cut to one line
    domain::Instant made_at;     // of what is printed, never of the printing
    std::vector<Block> blocks;
};

// The bytes of the file, A4. The same document gives the same bytes. Takes tens of milliseconds: heavy routes only.
// Throws std::runtime_error when the libraries fail, as without any font.
std::string render(Document const& document);

}  // namespace polku::pdf
