// Text as a JSON string, with the escapes that RFC 8785 prescribes (and RFC 8259 allows): the shortest ones.
#pragma once

#include <string>
#include <string_view>

namespace polku::json {

// Appends `text` in quotation marks. Requires: valid UTF-8, which is copied as it stands.
void append_quoted(std::string& out, std::string_view text);

}  // namespace polku::json
