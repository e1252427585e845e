#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Server-sent events as text (HTML Standard, 9.2).
namespace polku::http {

/// What a reader knows the place by is `id`, what it is about is `data` (one line of JSON). Both may be empty.
struct EventText {
    std::string event{};  ///< "" = a message as usual
    std::string id{};
    std::string data{};
};

std::string write_event(EventText const& event);

/// Nothing to tell, but still here.
inline constexpr std::string_view kStillHere = ":\n\n";

/// The last event of a stream: {"reason": `reason`}.
std::string end_event(std::string_view reason);

/// Takes events out of the bytes of a stream as they come.
class EventReader {
public:
    /// False: an event is longer than any of ours.
    [[nodiscard]] bool feed(std::string_view bytes);
    /// The next whole event as it was written, with its empty line.
    [[nodiscard]] std::optional<std::string> next();

private:
    static constexpr std::size_t kLongest = 64 * 1024;
    std::string waiting_;
};

/// The fields of one event, as next() gives it.
EventText read_event(std::string_view text);

}  // namespace polku::http
