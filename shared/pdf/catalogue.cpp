#include "shared/pdf/catalogue.h"

// qpdf asks which of its two kinds of pointer is meant: the standard one.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cstddef>
#include <memory>

namespace polku::pdf {

namespace {

void mark_column_heads(QPDF& pdf, QPDFObjectHandle element) {
    if (element.isArray()) {
        for (auto& child : element.getArrayAsVector()) mark_column_heads(pdf, child);
        return;
    }
    if (!element.isDictionary()) return;  // a marked piece of a page
    if (element.getKey("/S").isNameAndEquals("/TH")) {
        auto attributes = QPDFObjectHandle::newDictionary();
        attributes.replaceKey("/O", QPDFObjectHandle::newName("/Table"));
        attributes.replaceKey("/Scope", QPDFObjectHandle::newName("/Column"));
        element.replaceKey("/A", attributes);
    }
    if (element.hasKey("/K")) mark_column_heads(pdf, element.getKey("/K"));
}

/// Outside the structure, so that nothing of it is read out between two lines of a paragraph. What the page has set is
/// put back first.
void lay_over(QPDF& document, QPDFPageObjectHelper page, QPDFPageObjectHelper mark) {
    auto resources = page.getAttribute("/Resources", true);
    if (!resources.getKey("/XObject").isDictionary())
        resources.replaceKey("/XObject", QPDFObjectHandle::newDictionary());
    resources.getKey("/XObject").replaceKey("/Marks", document.copyForeignObject(mark.getFormXObjectForPage()));
    page.addPageContents(QPDFObjectHandle::newStream(&document, "q\n"), true);
    page.addPageContents(
        QPDFObjectHandle::newStream(&document, "\nQ /Artifact <</Type /Pagination>> BDC q /Marks Do Q EMC\n"), false);
}

}  // namespace

std::string complete(std::string const& pdf, std::string const& marks, domain::Language language) {
    QPDF document;
    document.processMemoryFile("document", pdf.data(), pdf.size());
    auto root = document.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(std::string(domain::language_code(language))));
    auto preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    if (auto tree = root.getKey("/StructTreeRoot"); tree.isDictionary()) mark_column_heads(document, tree.getKey("/K"));

    QPDF marked;
    marked.processMemoryFile("marks", marks.data(), marks.size());
    auto const pages = QPDFPageDocumentHelper(document).getAllPages();
    auto const laid = QPDFPageDocumentHelper(marked).getAllPages();
    for (std::size_t i = 0; i < pages.size(); ++i) lay_over(document, pages[i], laid.at(i));

    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    std::unique_ptr<Buffer> const made(writer.getBuffer());
    auto const* const bytes = reinterpret_cast<char const*>(made->getBuffer());
    return {bytes, bytes + made->getSize()};
}

}  // namespace polku::pdf
