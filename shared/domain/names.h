// The stable names of an enumeration's values, in JSON and in the database alike.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>

namespace polku::domain {

template <class E>
struct Name {
    std::string_view text;
    E value;
};

// constexpr Name<Box> kBoxNames[] = {{"in", Box::in}, {"out", Box::out}};
template <class E>
using Names = std::span<Name<E> const>;

// Usage: name_of<Box>(kBoxNames, box). A value without a name is a broken invariant.
template <class E>
[[nodiscard]] constexpr std::string_view name_of(Names<std::type_identity_t<E>> names, E value) {
    for (auto const& name : names) {
        if (name.value == value) return name.text;
    }
    throw std::logic_error("an enumeration value has no name");
}

// Usage: value_of<Box>(kBoxNames, text).
template <class E>
[[nodiscard]] constexpr std::optional<E> value_of(Names<std::type_identity_t<E>> names, std::string_view text) {
    for (auto const& name : names) {
        if (name.text == text) return name.value;
    }
    return std::nullopt;
}

}  // namespace polku::domain
