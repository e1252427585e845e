#pragma once

#include "shared/domain/language.h"

#include <string>

namespace polku::pdf {

// What cairo 1.16 has no call for: the language, that viewers show the title, and which cells head a column; and the
// pages of `marks`, a PDF of as many, laid over those of `pdf` as artifacts. Ids are derived from the content. Throws
// std::runtime_error for bytes that are no PDF.
std::string complete(std::string const& pdf, std::string const& marks, domain::Language language);

}  // namespace polku::pdf
