#include "services/journal/checkpoints/checkpoint.h"

#include "services/journal/tree/base64.h"

#include <fmt/format.h>

#include <charconv>

namespace polku::journal {

namespace {

/// The next line without its newline; nothing when there is none or it is empty.
std::optional<std::string_view> take_line(std::string_view& text) {
    auto const end = text.find('\n');
    if (end == std::string_view::npos || end == 0) return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<std::int64_t> parse_size(std::string_view text) {
    std::int64_t size = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (fault != std::errc() || std::to_string(size) != text || size < 0) return std::nullopt;
    return size;
}

}  // namespace

std::string checkpoint_text(Checkpoint const& checkpoint) {
    return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.head.size, to_base64(checkpoint.head.root));
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
    auto const origin = take_line(text);
    auto const size_line = origin ? take_line(text) : std::nullopt;
    auto const root_line = size_line ? take_line(text) : std::nullopt;
    if (!root_line) return std::nullopt;
    auto const size = parse_size(*size_line);
    auto const root = array_from_base64<32>(*root_line);
    if (!size || !root) return std::nullopt;
    while (!text.empty()) {
        if (!take_line(text)) return std::nullopt;
    }
    return Checkpoint{.origin = std::string(*origin), .head = {*size, *root}};
}

}  // namespace polku::journal
