// JSON pointers (RFC 6901).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace polku::json {

[[nodiscard]] inline std::string child_pointer(std::string_view parent, std::string_view name) {
    std::string pointer{parent};
    pointer += '/';
    for (auto const c : name) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

[[nodiscard]] inline std::string child_pointer(std::string_view parent, std::size_t index) {
    return std::string{parent} + '/' + std::to_string(index);
}

}  // namespace polku::json
