#pragma once

#include "shared/pdf/document.h"

#include <string>

namespace polku::pdf {

// A PDF of as many pages, each with what stands around the text there: "2 / 5", and on the second and later ones the
// running head on one line. To be laid over the document's pages. Throws std::runtime_error as `render` does.
std::string page_marks(Document const& document, int pages);

}  // namespace polku::pdf
