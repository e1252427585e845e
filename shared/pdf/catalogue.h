#pragma once

#include "shared/domain/language.h"

#include <string>

namespace polku::pdf {

// What cairo 1.16 has no call for, set in the catalogue and the structure tree: the language, that viewers show the
// title, and which cells head a column. Ids are derived from the content. Throws std::runtime_error for bytes that are
// no PDF.
std::string complete(std::string const& pdf, domain::Language language);

}  // namespace polku::pdf
