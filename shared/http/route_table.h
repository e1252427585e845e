#pragma once

#include "shared/http/route.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::http {

/// Patterns by number of segments; the first that fits a path is the one with the earliest literal segment.
class RouteTable {
public:
    /// Throws std::logic_error when this method and pattern are there already, or the pattern is not one.
    void add(Method method, std::string_view pattern, std::size_t index);

    struct Found {
        std::optional<std::size_t> index;  ///< nothing: no route, or none of this method
        PathParameters path;
        std::string allow;  ///< the methods of this path when `index` is nothing; empty = unknown path
    };
    /// `path` is decoded and normalised. HEAD finds GET.
    [[nodiscard]] Found find(Method method, std::string_view path) const;

private:
    struct Segment {
        enum class Kind : std::uint8_t { literal, text, id };
        Kind kind = Kind::literal;
        std::string_view word;  ///< the literal, or the parameter's name
    };
    struct Entry {
        Method method;
        std::string_view pattern;
        std::vector<Segment> segments;
        std::size_t index;
    };

    static std::vector<Segment> parse(std::string_view pattern);
    static bool fits(Entry const& entry, std::vector<std::string_view> const& parts);

    std::vector<std::vector<Entry>> by_length_;
};

}  // namespace polku::http
