#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::casework {

/// The first `limit` rows of a case's list after `after` that the reader may see, each judged on its own ground. What
/// is withheld leaves no trace, not even a shorter page: more is loaded until the page is full or the list is at its
/// end. `load(after, limit)` gives rows in order; `place_of(row)` says where a row stands.
template <class Row, class Place, class Load, class PlaceOf, class Seen>
std::vector<Row> page_of_seen(std::optional<Place> after, int limit, Load load, PlaceOf place_of, Seen seen) {
    std::vector<Row> page;
    auto const wanted = static_cast<std::size_t>(limit);
    while (page.size() < wanted) {
        std::vector<Row> rows = load(after, limit);
        auto const last = rows.size() < wanted;
        if (!rows.empty()) after = place_of(rows.back());
        for (auto& row : rows) {
            if (page.size() < wanted && seen(row)) page.push_back(std::move(row));
        }
        if (last) break;
    }
    return page;
}

/// The number in a cursor's part, or nothing for what no list of instants made.
inline std::optional<std::int64_t> number_in_cursor(std::string_view text) {
    std::int64_t number = 0;
    auto const* const end = text.data() + text.size();
    auto const [at, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

}  // namespace polku::casework
