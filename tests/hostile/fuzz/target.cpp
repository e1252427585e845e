// Request targets: a path that is let in can be written and read again as itself, and leads nowhere but down.
#include "shared/http/target.h"

#include "shared/domain/text.h"
#include "tests/hostile/fuzz/fuzz.h"

#include <fmt/format.h>

#include <algorithm>

namespace polku::fuzz {

namespace {

std::string escaped(std::string_view path) {
    std::string text;
    for (auto const c : path) {
        auto const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        text += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return text;
}

bool visible(char c) { return c > 0x20 && c < 0x7f && c != '#'; }

}  // namespace

void examine(std::string_view input) {
    if (!std::ranges::all_of(input, visible)) return;
    auto const target = http::parse_target(input, "localhost");
    if (!target) return;
    auto const& path = target->path;
    require(path.starts_with('/'), "a path begins at the root");
    require(domain::valid_utf8(path), "a path is UTF-8");
    require(std::ranges::none_of(path, [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '\\'; }),
            "a path holds no control character and no backslash");
    require(!(path + "/").contains("/../") && !(path + "/").contains("/./"), "a path leads nowhere but down");
    auto const again = http::parse_target(escaped(path), "localhost");
    require(again && again->path == path, "written and read again, it is the same");
}

}  // namespace polku::fuzz
